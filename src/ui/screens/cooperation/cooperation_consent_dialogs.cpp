#include "ui/layout.h"
#include "ui/screens/cooperation/cooperation_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/choice.h"

#include <array>

/// A word of consent, its withdrawal, and those who have custody.
namespace trivsel::ui::cooperation {
namespace {

/// Who can be asked today: those with custody, and the young person from the profile's age.
std::vector<std::int64_t> askedOf(const app::CooperationModel& model)
{
    std::vector<std::int64_t> asked;
    for (const auto& holder : model.holders) asked.push_back(holder.id);
    if (model.asksYoungPerson) asked.push_back(0);
    return asked;
}

/// While the gate is not open nobody is asked: only a no that came by itself can be written.
void drawGiven(Page& page)
{
    Frame& frame = page.frame;
    if (page.model.gate != core::GateState::Open) {
        text(frame, frame.tr("cooperation.only_refusal"), {.style = TextStyle::Secondary, .tone = Tone::Danger});
        return;
    }
    text(frame, frame.tr("cooperation.said"), {.style = TextStyle::SecondaryStrong});
    space(frame, 4);
    const std::array options{ChoiceOption{.label = frame.tr("cooperation.said_yes"), .keyCap = {}, .position = {}},
                             ChoiceOption{.label = frame.tr("cooperation.said_no"), .keyCap = {}, .position = {}}};
    if (const auto chosen = choiceRow(frame, "given", frame.tr("cooperation.said"), options,
                                      page.view.choice < 0 ? std::nullopt : std::optional(page.view.choice)))
        page.view.choice = *chosen;
}

void drawUntil(Page& page)
{
    Frame& frame = page.frame;
    const DateEvent event =
        dateField(frame, "until", frame.tr("cooperation.until_day"), page.view.until, page.view.untilDate,
                  {.hint = frame.tr("child.day_hint"), .help = frame.tr("cooperation.until_help"), .width = 220});
    if (event.committed) page.view.until = event.value;
    page.view.isUntilWrong = !event.valid;
}

} // namespace

void drawConsent(Page& page)
{
    Frame& frame = page.frame;
    CooperationView& view = page.view;
    const auto asked = askedOf(page.model);
    std::vector<std::string> names;
    for (const std::int64_t one : asked) names.push_back(holderName(page, one));
    if (const auto chosen = dropDown(frame, "who", frame.tr("cooperation.who"), names, view.person,
                                     {.hint = frame.tr("child.choose"), .width = 320}))
        view.person = *chosen;
    space(frame, 10);
    drawRecipient(page, frame.tr("cooperation.towards"));
    space(frame, 12);
    drawGiven(page);
    space(frame, 12);
    textArea(frame, "what", frame.tr("cooperation.what"), view.words,
             {.help = frame.tr("cooperation.what_help"), .minLines = 2});
    space(frame, 10);
    textField(frame, "for", frame.tr("cooperation.for"), view.purpose,
              {.help = frame.tr("cooperation.for_help"), .maxBytes = 2000});
    space(frame, 10);
    drawDay(page, frame.tr("cooperation.from_day"));
    if (view.choice == 0) {
        space(frame, 10);
        drawUntil(page);
    }
    const bool isChosen = view.person >= 0 && static_cast<std::size_t>(view.person) < asked.size() &&
                          view.recipient >= 0 &&
                          static_cast<std::size_t>(view.recipient) < page.model.recipients.size() && view.choice >= 0;
    const bool hasDays = view.day && !view.isDayWrong && !view.isUntilWrong;
    if (!dialogFooter(page, frame.tr("common.save"),
                      isChosen && hasDays && isFilled(view.words) && isFilled(view.purpose)))
        return;
    const bool isGiven = view.choice == 0;
    sendFromDialog(page, app::GiveConsent{page.model.child.child, asked[static_cast<std::size_t>(view.person)],
                                          page.model.recipients[static_cast<std::size_t>(view.recipient)].role,
                                          view.words.text(), view.purpose.text(), isGiven, *view.day,
                                          isGiven ? view.until : std::nullopt});
}

void drawWithdraw(Page& page)
{
    Frame& frame = page.frame;
    secondary(frame, frame.tr("cooperation.withdraw_why"));
    space(frame, 12);
    drawDay(page, frame.tr("cooperation.withdrawn_day"));
    if (dialogFooter(page, frame.tr("cooperation.withdraw_save"), page.view.day && !page.view.isDayWrong))
        sendFromDialog(page, app::WithdrawConsent{page.model.child.child, page.view.consent, *page.view.day});
}

void drawHolder(Page& page)
{
    Frame& frame = page.frame;
    CooperationView& view = page.view;
    textField(frame, "name", frame.tr("cooperation.name"), view.name, {.maxBytes = 400});
    space(frame, 10);
    textField(frame, "contact", frame.tr("cooperation.how_to_reach"), view.contact,
              {.help = frame.tr("cooperation.how_to_reach_help"), .maxBytes = 1000});
    space(frame, 10);
    if (checkbox(frame, "protected", frame.tr("cooperation.is_protected"), view.hasProtectedAddress))
        view.hasProtectedAddress = !view.hasProtectedAddress;
    caption(frame, frame.tr("cooperation.is_protected_help"));
    space(frame, 6);
    if (checkbox(frame, "interpreter", frame.tr("cooperation.needs_interpreter"), view.needsInterpreter))
        view.needsInterpreter = !view.needsInterpreter;
    if (dialogFooter(page, frame.tr("common.save"), isFilled(view.name)))
        sendFromDialog(page,
                       app::SaveCustodyHolder{page.model.child.child, view.holder, view.name.text(),
                                              view.contact.text(), view.hasProtectedAddress, view.needsInterpreter});
}

void drawEndCustody(Page& page)
{
    Frame& frame = page.frame;
    secondary(frame, words(frame, "cooperation.end_custody_why", {{"name", holderName(page, page.view.holder)}}));
    space(frame, 12);
    drawDay(page, frame.tr("cooperation.last_day"));
    if (dialogFooter(page, frame.tr("cooperation.end_custody_save"), page.view.day && !page.view.isDayWrong))
        sendFromDialog(page, app::EndCustody{page.model.child.child, page.view.holder, *page.view.day});
}

} // namespace trivsel::ui::cooperation
