#include "ui/screens/team/team_screen.h"

#include "ui/layout.h"
#include "ui/screens/team/team_parts.h"
#include "ui/screens/words.h"
#include "ui/shortcuts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/status.h"

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

void drawEnvironment(Page& page)
{
    Frame& frame = page.frame;
    card(frame, "environment", [&] {
        textArea(frame, "environment", frame.tr("team.environment"), page.draft.environment,
                 {.hint = frame.tr("team.environment_hint"),
                  .help = frame.tr("team.environment_help"),
                  .minLines = 2,
                  .enabled = page.model.mayAgree ? Enabled::Yes : Enabled::No});
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
    for (auto& [key, draft] : drafts) {
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
        if (model.isReady && !model.agreed) frame.focus.clear(); // 1, 2, 3 and 0 choose
    }
    followAnswer(page);
    if (pressed(frame, Shortcut::NextTeamChild)) team::goToChild(page, model.next);
    if (pressed(frame, Shortcut::PreviousTeamChild)) team::goToChild(page, model.previous);
    if (model.isReady)
        drawReady(page);
    else if (model.agreed)
        team::drawAgreed(page);
    else
        drawNotReady(page);
}

void commitTeam(const app::TeamModel&, TeamView&, Outbox&)
{
    // The words live in the child's draft from the first letter and stay there; only »Aftal« makes them a common
    // rating.
}

namespace team {

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
