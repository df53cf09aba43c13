#include "app/commands/handlers.h"

#include <algorithm>

/// Meetings and talks, with the tools for them.
namespace trivsel::app::commands {
namespace {

using core::Meeting;
using core::MeetingTool;

Result<void> cleanTexts(Meeting& meeting)
{
    const auto clean = [](std::string& text) -> Result<void> {
        auto typed = freeText(text);
        if (!typed) return fail(typed.error());
        text = *typed;
        return {};
    };
    if (auto ok = clean(meeting.agreed); !ok) return ok;
    for (auto& words : meeting.words)
        if (auto ok = clean(words.text); !ok) return ok;
    for (auto& person : meeting.participants)
        for (std::string* text : {&person.name, &person.relation})
            if (auto ok = clean(*text); !ok) return ok;
    // Without names the sheet says who took part by what they are to the child, and nothing else is kept.
    if (!meeting.hasNames)
        for (auto& person : meeting.participants) person.name.clear();
    std::erase_if(meeting.words, [](const Meeting::Words& w) { return w.text.empty(); });
    std::erase_if(meeting.participants, [](const Meeting::Participant& p) { return p.name.empty() && p.relation.empty(); });
    return {};
}

/// What was said under parts of this tool only, each once, in the tool's order.
Result<void> orderWords(Meeting& meeting, const MeetingTool& tool)
{
    std::vector<Meeting::Words> ordered;
    for (const MeetingTool::Part& part : tool.parts)
        for (const Meeting::Words& words : meeting.words)
            if (words.part == part.id && (ordered.empty() || ordered.back().part != part.id)) ordered.push_back(words);
    if (ordered.size() != meeting.words.size()) return gone();
    meeting.words = std::move(ordered);
    return {};
}

Result<void> checkAbout(const Context& context, const Meeting& meeting, const MeetingTool& tool)
{
    if (tool.isForUnit) return !meeting.child && context.world.unit(meeting.unit) != nullptr ? Result<void>{} : gone();
    if (meeting.unit || context.world.child(meeting.child) == nullptr) return gone();
    if (tool.reachesParents || tool.reachesChild) return checkGate(context, meeting.child);
    return {};
}

} // namespace

Handled handle(const Context& context, const SaveMeeting& command)
{
    Meeting meeting = command.meeting;
    const auto tools = context.catalog.meetingTools();
    const MeetingTool* tool = tools != nullptr ? tools->tool(meeting.tool) : nullptr;
    if (tool == nullptr) return refuse({"Vælg, hvilket møde det er.", "Choose which meeting it is."});
    const bool isNew = !meeting.id;
    if (isNew) {
        meeting.by = context.user.id;
        meeting.at = context.now;
        meeting.id = MeetingId{context.nextId()};
    } else {
        const Meeting* old = context.world.casework.meetings.find(meeting.id);
        if (old == nullptr || old->child != meeting.child || old->unit != meeting.unit || old->tool != meeting.tool) return gone();
        if (context.world.isHiddenWithCase(old->child, context.user.id, old->by, old->at)) return gone();
        if (old->isHeld)
            return refuse({"Mødet er holdt og står, som det var. Skriv en note, hvis noget skal rettes.",
                           "The meeting has been held and stands as it was. Write a note if something is to be mended."});
        meeting.by = old->by;
        meeting.at = old->at;
        if (meeting == *old) return Outcome{};
        // The one who wrote last: what is added after a case was hidden from somebody is hidden with it.
        meeting.by = context.user.id;
        meeting.at = context.now;
    }
    if (const auto ok = checkAbout(context, meeting, *tool); !ok) return fail(ok.error());
    if (const auto ok = cleanTexts(meeting); !ok) return fail(ok.error());
    if (const auto ok = orderWords(meeting, *tool); !ok) return fail(ok.error());
    if (meeting.isHeld) {
        if (const auto ok = notAfterToday(context, meeting.on); !ok) return fail(ok.error());
        if (meeting.agreed.empty() && meeting.words.empty())
            return refuse({"Skriv, hvad I talte om eller aftalte.", "Write what you talked about or agreed."});
    }
    Outcome outcome = one<SaveMeeting>(context, meeting, meeting.child, meeting.child ? std::string() : scopeOf(meeting.unit));
    if (isNew) outcome.added = meeting.id.value;
    return outcome;
}

} // namespace trivsel::app::commands
