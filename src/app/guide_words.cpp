#include "app/guide_words.h"

#include "base/date.h"

#include <string>

namespace trivsel::app {

namespace {

Text eventText(core::DueFrom from)
{
    switch (from) {
    case core::DueFrom::Position: return {"positionen", "the position"};
    case core::DueFrom::Concern: return {"bekymringen", "the concern"};
    case core::DueFrom::Decision: return {"afgørelsen", "the decision"};
    case core::DueFrom::Plan: return {"planen", "the plan"};
    case core::DueFrom::FollowUp: break;
    }
    return {"opfølgningen", "the follow-up"};
}

} // namespace

Text dueText(const std::optional<core::DueRule>& due)
{
    if (!due) return {};
    const Text event = eventText(due->from);
    if (due->days == 0) return {"Samme dag som " + event.da, "The same day as " + event.en};
    const bool isOne = due->days == 1;
    const bool isWorking = due->count == core::DayCount::Working;
    const std::string n = std::to_string(due->days);
    return {"Senest " + n + (isWorking ? (isOne ? " arbejdsdag" : " arbejdsdage") : (isOne ? " dag" : " dage")) +
                " efter " + event.da,
            "Within " + n + (isWorking ? (isOne ? " working day" : " working days") : (isOne ? " day" : " days")) +
                " of " + event.en};
}

Text sourceText(const core::Source& source)
{
    if (!source.checkedOn) return source.text;
    return {source.text.da + " (læst " + dates::longDay(*source.checkedOn, Language::Danish) + ")",
            source.text.in(Language::English) + " (read " + dates::longDay(*source.checkedOn, Language::English) + ")"};
}

} // namespace trivsel::app
