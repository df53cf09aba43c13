#include "ui/screens/team/team_screen.h"

#include "base/text.h"
#include "ui/layout.h"
#include "ui/screens/team/team_parts.h"
#include "ui/screens/words.h"
#include "ui/shortcuts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/status.h"

#include <algorithm>
#include <utility>

namespace trivsel::ui {
namespace {

using team::Page;

void drawNotReady(Page& page)
{
    Frame& frame = page.frame;
    const app::TeamModel& model = page.model;
    card(frame, "not-ready", [&] {
        icon(frame, Icon::Groups, 24, Tone::Accent);
        sameRow(frame, 10);
        heading(frame, frame.tr("team.not_ready"));
        space(frame, 8);
        secondary(frame, words(frame, "team.not_ready_why",
                               {{"done", std::to_string(model.ratingsDone)},
                                {"needed", std::to_string(model.ratingsNeeded)}}));
        if (!model.missing.empty()) {
            space(frame, 6);
            text(frame, words(frame, "team.missing", {{"names", team::nameList(frame, model.missing)}}),
                 {.style = TextStyle::Secondary});
        }
        space(frame, 16);
        if (primaryButton(frame, "own", frame.tr("team.own_rating")))
            page.out.goTo({app::Screen::Rating, model.unit, model.round, model.child.child});
        sameRowIfFits(frame, buttonWidth(frame, frame.tr("team.to_round")));
        if (button(frame, "round", frame.tr("team.to_round"))) team::goToRound(page);
    });
}

/// Enough others are done, and this adult is not: their answers wait for a choice.
void drawMustChoose(Page& page)
{
    Frame& frame = page.frame;
    const app::TeamModel& model = page.model;
    card(frame, "must-choose", [&] {
        icon(frame, Icon::Groups, 24, Tone::Accent);
        sameRow(frame, 10);
        heading(frame, frame.tr("team.rate_first_title"));
        space(frame, 8);
        secondary(frame, frame.tr("team.rate_first_why"));
        space(frame, 16);
        const std::string_view without = frame.tr("team.without");
        if (primaryButton(frame, "rate", frame.tr(model.hasBegun ? "team.rate_on" : "team.rate_first"),
                          {.keyCap = "Enter"}))
            page.out.goTo({app::Screen::Rating, model.unit, model.round, model.child.child});
        sameRowIfFits(frame, buttonWidth(frame, without));
        if (button(frame, "without", without))
            page.out.send(app::TakePartWithoutRating{model.round, model.child.child});
        space(frame, 12);
        caption(frame, frame.tr(model.hasBegun ? "team.without_begun" : "team.without_why"));
    });
}

void drawEnvironment(Page& page)
{
    Frame& frame = page.frame;
    card(frame, "environment", [&] {
        const auto event = textArea(frame, "environment", frame.tr("team.environment"), page.draft.environment,
                                    {.hint = frame.tr("team.environment_hint"),
                                     .help = frame.tr("team.environment_help"),
                                     .minLines = 2,
                                     .enabled = page.model.mayAgree ? Enabled::Yes : Enabled::No});
        if (event.committed) team::sendDraft(page);
    });
}

void drawReady(Page& page)
{
    Frame& frame = page.frame;
    const bool isDeciding = !page.model.agreed || page.draft.isChanging;
    twoColumns(
        frame,
        [&] {
            team::drawRaters(page);
            space(frame, size::kBetweenCards);
            team::drawDifferences(page);
            if (!isDeciding) return;
            space(frame, size::kBetweenCards);
            drawEnvironment(page);
        },
        [&] {
            if (isDeciding)
                team::drawPosition(page);
            else
                team::drawAgreed(page);
        });
}

/// What is in the fields; without who and when.
core::TeamDraft contentOf(const TeamView::Draft& draft, RoundId round, ChildId child)
{
    core::TeamDraft content;
    content.round = round;
    content.child = child;
    content.chosen = draft.chosen;
    content.watchFor = draft.watchFor.text();
    content.lookAgain = draft.lookAgain;
    content.environment = draft.environment.text();
    content.comment = draft.comment.text();
    return content;
}

/// The saved words have no white space at their ends; that difference is none.
bool isSame(const core::TeamDraft& typed, const core::TeamDraft& saved)
{
    return typed.chosen == saved.chosen && typed.lookAgain == saved.lookAgain &&
           text::trim(typed.watchFor) == saved.watchFor && text::trim(typed.environment) == saved.environment &&
           text::trim(typed.comment) == saved.comment;
}

/// Takes the team's saved draft over when the page is opened; what is being typed here is newer.
void followDraft(Page& page)
{
    TeamView::Draft& draft = page.draft;
    const auto& saved = page.model.draft;
    if (saved == draft.seen) return;
    draft.seen = saved;
    const core::TeamDraft now = contentOf(draft, page.model.round, page.model.child.child);
    const bool isUntouched = draft.sent == core::TeamDraft{} && now.isEmpty();
    if (!saved || isSame(now, *saved) || !(isUntouched || now == draft.sent)) return;
    draft.chosen = saved->chosen;
    draft.watchFor.set(saved->watchFor);
    draft.lookAgain = saved->lookAgain;
    draft.lookAgainText = {};
    draft.environment.set(saved->environment);
    draft.comment.set(saved->comment);
    draft.isChanging = page.model.agreed.has_value();
    draft.sent = contentOf(draft, page.model.round, page.model.child.child);
}

/// The answer to "Aftal" has come: what was typed is now the agreed position.
void followAnswer(Page& page)
{
    TeamView::Draft& draft = page.draft;
    if (!draft.answer->isDone || !page.model.agreed) return;
    const core::Position agreed = page.model.agreed->position;
    draft = TeamView::Draft{};
    const bool hasSteps = agreed == core::Position::Yellow || agreed == core::Position::Red;
    page.frame.focus.request(std::string(page.frame.tr(hasSteps          ? "team.steps"
                                                       : page.model.next ? "team.next"
                                                                         : "team.to_round")));
}

} // namespace

void TeamView::wipe()
{
    const auto overwrite = [](core::TeamDraft& words) {
        for (std::string* one : {&words.watchFor, &words.environment, &words.comment})
            std::fill(one->begin(), one->end(), '\0');
    };
    for (auto& [key, draft] : drafts) {
        overwrite(draft.sent);
        if (draft.seen) overwrite(*draft.seen);
        draft.watchFor.editor.wipe();
        draft.environment.editor.wipe();
        draft.comment.editor.wipe();
    }
    *this = TeamView{};
}

void drawTeam(Frame& frame, const app::TeamModel& model, TeamView& view, Outbox& out, const ScreenWords& words)
{
    Page page{frame, model, view.drafts[{model.round, model.child.child}], out, words};
    if (view.round != model.round || view.child != model.child.child) {
        view.round = model.round;
        view.child = model.child.child;
        scrollToTop(frame);
        view.wasChoosing = false;
        if (model.isReady && !model.agreed) frame.focus.clear(); // 1, 2, 3 and 0 choose
    }
    if (!view.wasChoosing && model.mustChoose)
        frame.focus.request(std::string(frame.tr(model.hasBegun ? "team.rate_on" : "team.rate_first"))); // Enter
    if (view.wasChoosing && !model.mustChoose) frame.focus.clear(); // the choice is made: 1, 2, 3 and 0 choose
    view.wasChoosing = model.mustChoose;
    followAnswer(page);
    followDraft(page);
    if (pressed(frame, Shortcut::NextTeamChild)) team::goToChild(page, model.next);
    if (pressed(frame, Shortcut::PreviousTeamChild)) team::goToChild(page, model.previous);
    if (model.isReady)
        drawReady(page);
    else if (model.mustChoose)
        drawMustChoose(page);
    else if (model.agreed)
        team::drawAgreed(page);
    else
        drawNotReady(page);
}

void commitTeam(const app::TeamModel& model, TeamView& view, Outbox& out)
{
    const auto at = view.drafts.find({model.round, model.child.child});
    if (at != view.drafts.end() && model.mayAgree) team::sendDraft(at->second, model.round, model.child.child, out);
}

namespace team {

void sendDraft(TeamView::Draft& draft, RoundId round, ChildId child, Outbox& out)
{
    if (draft.answer->isWaiting || draft.answer->isDone) return; // it is agreed on with these words
    core::TeamDraft now = contentOf(draft, round, child);
    if (now == draft.sent || (now.isEmpty() && draft.sent.isEmpty())) return;
    out.send(app::SaveTeamDraft{round, child, now.chosen, now.watchFor, now.lookAgain, now.environment, now.comment});
    draft.sent = std::move(now);
}

void sendDraft(Page& page)
{
    sendDraft(page.draft, page.model.round, page.model.child.child, page.out);
}

std::string nameList(const Frame& frame, const std::vector<std::string>& names)
{
    std::string list;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) list += i + 1 == names.size() ? frame.tr("team.and") : std::string_view(", ");
        list += names[i];
    }
    return list;
}

void goToChild(Page& page, ChildId child)
{
    if (child) page.out.goTo({app::Screen::Team, page.model.unit, page.model.round, child});
}

void goToRound(Page& page)
{
    page.out.goTo({app::Screen::Round, page.model.unit, page.model.round, {}});
}

} // namespace team
} // namespace trivsel::ui
