#include "ui/layout.h"
#include "ui/screens/cooperation/cooperation_parts.h"
#include "ui/screens/parts/bullet.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/position.h"
#include "ui/widgets/status.h"

/// Consent: who has said what about whom, and what it comes to today.
namespace trivsel::ui::cooperation {
namespace {

using Group = app::CooperationModel::ConsentGroup;
using Row = app::CooperationModel::ConsentRow;
using Answer = core::GateAnswer::Answer;

std::string namesOf(const Page& page, const std::vector<std::int64_t>& holders)
{
    std::string names;
    for (std::size_t i = 0; i < holders.size(); ++i) {
        if (i > 0) names += i + 1 == holders.size() ? " " + std::string(page.frame.tr("cooperation.and")) + " " : ", ";
        names += holderName(page, holders[i]);
    }
    return names;
}

std::string spanWords(const Frame& frame, const Row& row)
{
    const std::string from = dayWordsYear(frame, row.from);
    if (!row.until) return words(frame, "cooperation.from", {{"day", from}});
    return words(frame, "cooperation.from_until", {{"day", from}, {"until", dayWordsYear(frame, *row.until)}});
}

std::string standingWords(const Frame& frame, const Row& row)
{
    switch (row.standing) {
    case app::ConsentStanding::Holds: return std::string(frame.tr("cooperation.standing.holds"));
    case app::ConsentStanding::Refused: return std::string(frame.tr("cooperation.standing.refused"));
    case app::ConsentStanding::Withdrawn:
        return words(frame, "cooperation.standing.withdrawn", {{"day", dayWordsYear(frame, *row.withdrawnOn)}});
    case app::ConsentStanding::Over: return std::string(frame.tr("cooperation.standing.over"));
    case app::ConsentStanding::NotYet: break;
    }
    return std::string(frame.tr("cooperation.standing.not_yet"));
}

Tone standingTone(app::ConsentStanding standing)
{
    if (standing == app::ConsentStanding::Holds) return Tone::Good;
    return standing == app::ConsentStanding::Refused || standing == app::ConsentStanding::Withdrawn ? Tone::Danger
                                                                                                    : Tone::Muted;
}

void drawWord(Page& page, const Row& row)
{
    Frame& frame = page.frame;
    space(frame, 10);
    const std::string standing = standingWords(frame, row);
    centreInRow(frame, 24, TextStyle::SecondaryStrong);
    text(frame, holderName(page, row.holder), {.style = TextStyle::SecondaryStrong});
    sameRowIfFits(frame, textWidth(frame, standing, TextStyle::CaptionStrong) + 20, 8);
    tag(frame, standing, row.isOfFormer ? Tone::Muted : standingTone(row.standing));
    labelled(frame, frame.tr(row.isGiven ? "cooperation.what_short" : "cooperation.asked_short"), row.what);
    labelled(frame, frame.tr("cooperation.for_short"), row.purpose);
    std::string line = spanWords(frame, row);
    if (!row.by.empty()) line += " · " + words(frame, "cooperation.written_by", {{"name", row.by}});
    if (row.isOfFormer) line += " · " + std::string(frame.tr("cooperation.of_former"));
    caption(frame, line);
    const bool canEnd = row.standing == app::ConsentStanding::Holds || row.standing == app::ConsentStanding::NotYet;
    if (!page.model.mayWrite || !canEnd) return;
    if (linkButton(frame, "withdraw", frame.tr("cooperation.withdraw"))) {
        openDialog(page, Dialog::Withdraw);
        page.view.consent = row.id;
        page.view.day = page.model.today;
    }
}

void drawGroup(Page& page, const Group& group)
{
    Frame& frame = page.frame;
    separator(frame, 12);
    centreInRow(frame, 26, TextStyle::BodyStrong);
    text(frame, in(frame, group.to), {.style = TextStyle::BodyStrong});
    const std::string state =
        words(frame, "cooperation.consent_is", {{"state", std::string(consentWord(frame, group.state))}});
    sameRowIfFits(frame, textWidth(frame, state, TextStyle::CaptionStrong) + 20, 8);
    tag(frame, state, consentTone(group.state));
    if (!group.refused.empty())
        secondary(frame, words(frame, "cooperation.have_refused", {{"names", namesOf(page, group.refused)}}));
    if (!group.missing.empty())
        secondary(frame, words(frame, "cooperation.are_missing", {{"names", namesOf(page, group.missing)}}));
    for (const Row& row : group.rows) withId(frame, {"word", row.id}, [&] { drawWord(page, row); });
}

/// A yes or doubt closes for the family: what to do now stands on the child's page.
void answerGate(Page& page, Answer answer)
{
    Outbox& out = page.out;
    const ChildId child = page.model.child.child;
    out.send(app::AnswerGate{child, answer, {}, {}}, [&out, child, answer](const Result<void>& done) {
        if (!done)
            out.fail(done.error());
        else if (answer != Answer::No)
            out.goTo({app::Screen::Child, {}, {}, child});
    });
}

void drawGate(Page& page)
{
    Frame& frame = page.frame;
    if (page.model.gate == core::GateState::Open || !page.model.mayWrite) return;
    space(frame, 10);
    if (page.model.gate == core::GateState::Closed) {
        banner(frame, "closed", BannerKind::Info, frame.tr("cooperation.closed"));
        return;
    }
    text(frame, frame.tr("child.gate.question"), {.style = TextStyle::SecondaryStrong});
    space(frame, 2);
    secondary(frame, frame.tr("cooperation.gate_why"));
    space(frame, 8);
    if (button(frame, "gate-no", frame.tr("child.gate.no"))) answerGate(page, Answer::No);
    sameRowIfFits(frame, buttonWidth(frame, frame.tr("child.gate.yes")), 8);
    if (button(frame, "gate-yes", frame.tr("child.gate.yes"))) answerGate(page, Answer::Yes);
    sameRowIfFits(frame, buttonWidth(frame, frame.tr("child.gate.doubt")), 8);
    if (button(frame, "gate-doubt", frame.tr("child.gate.doubt"))) answerGate(page, Answer::Doubt);
}

} // namespace

void drawConsents(Page& page)
{
    Frame& frame = page.frame;
    const app::CooperationModel& model = page.model;
    const bool canAsk = !model.holders.empty() || model.asksYoungPerson;
    space(frame, size::kBetweenCards);
    card(frame, "consents", {.label = frame.tr("cooperation.consents")}, [&] {
        const char* action =
            model.gate == core::GateState::Open ? "cooperation.add_consent" : "cooperation.add_refusal";
        if (cardHead(page, "consent", frame.tr("cooperation.consents"),
                     canAsk ? frame.tr(action) : std::string_view())) {
            openDialog(page, Dialog::Consent);
            page.view.day = model.today;
            if (model.gate != core::GateState::Open) page.view.choice = 1; // a no is all that can be written
        }
        secondary(frame, frame.tr(!canAsk                  ? "cooperation.consent_of_nobody"
                                  : model.consents.empty() ? "cooperation.no_consents"
                                                           : "cooperation.consents_why"));
        if (canAsk && model.asksYoungPerson)
            caption(frame, words(frame, "cooperation.young_too", {{"age", std::to_string(model.ageOfYoungPerson)}}));
        drawGate(page);
        for (std::size_t i = 0; i < model.consents.size(); ++i)
            withId(frame, {"group", i}, [&] { drawGroup(page, model.consents[i]); });
    });
}

} // namespace trivsel::ui::cooperation
