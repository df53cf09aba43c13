#include "ui/screens/child/child_screen.h"

#include "ui/layout.h"
#include "ui/screens/child/child_parts.h"
#include "ui/screens/words.h"
#include "ui/shortcuts.h"
#include "ui/widgets/status.h"

#include <utility>

namespace trivsel::ui {
namespace {

using child::Page;

constexpr float kSideWidth = 400;
constexpr float kFold = 860;

/// Another child: nothing typed or unfolded for the last one is left.
void adopt(const app::ChildModel& model, ChildView& view)
{
    if (view.wantedStep) view.child = {}; // somebody comes for one step: begin as with a page just opened
    if (view.child == model.child.child) return;
    view.closeDialog();
    view.print.close();
    view.child = model.child.child;
    view.parentView = false;
    view.asksGate = false;
    view.showsAllRounds = view.showsAllSteps = view.showsAllConcerns = view.showsAllNotes = view.showsTimelineList = false;
    // What to do next is unfolded at once: one look, no click.
    view.openStep = {};
    for (const auto& step : model.steps)
        if (step.status == core::Step::Status::Open && !step.isHeldBack) {
            view.openStep = step.step;
            break;
        }
    if (!view.wantedStep) return;
    view.openStep = std::exchange(view.wantedStep, {});
    view.showsAllSteps = true;
}

void handleKeys(Page& page)
{
    ChildView& view = page.view;
    if (view.dialog != ChildView::Dialog::None || view.print.isOpen) return;
    if (view.parentView) {
        if (pressed(page.frame, "Escape") || pressed(page.frame, Shortcut::ParentView)) view.parentView = false;
        return;
    }
    if (pressed(page.frame, Shortcut::ParentView)) child::askForParentView(page);
    if (page.model.mayAct && pressed(page.frame, Shortcut::AddStep))
        child::openDialog(page, ChildView::Dialog::OwnStep);
}

/// Outside one's units, opened with a reason.
void drawOpened(Page& page)
{
    if (!page.model.openedUntil) return;
    const std::string until = dates::timeOfDay(toLocal(*page.model.openedUntil), page.frame.language);
    banner(page.frame, "opened", BannerKind::Warning, words(page.frame, "child.opened_until", {{"time", until}}));
    space(page.frame, size::kBetweenCards);
}

void drawOldPosition(Page& page)
{
    const app::ChildModel& model = page.model;
    if (!model.position || model.isCurrent) return;
    banner(page.frame, "old", BannerKind::Info,
           words(page.frame, "child.old_position", {{"round", in(page.frame, model.positionRound)}}));
    space(page.frame, size::kBetweenCards);
}

} // namespace

void ChildView::closeDialog()
{
    dialog = Dialog::None;
    dialogStep = {};
    dialogConcern = {};
    dialogNote = {};
    dialogBar = {};
    choice = -1;
    for (TextState* field : {&words, &title, &person, &organisation, &authority, &name, &cpr, &date.text})
        field->editor.wipe();
    date.shown.reset();
    day.reset();
    isDayWrong = false;
    responsible = -1;
    reachesParents = reachesChild = false;
    shared.clear();
    sex = unit = -1;
    hasProtectedAddress = false;
    fault.reset();
}

void drawChild(Frame& frame, const app::ChildModel& model, ChildView& view, Outbox& out,
               const ScreenWords& positionWords)
{
    adopt(model, view);
    Page page{frame, model, view, out, positionWords};
    if (!model.maySee) {
        emptyState(frame, "not-yours", Icon::Lock, frame.tr("child.not_yours"), frame.tr("child.not_yours_why"));
        return;
    }
    handleKeys(page);
    if (view.parentView) {
        child::drawParentView(page);
        return;
    }
    drawOpened(page);
    if (model.gate == core::GateState::Closed) child::drawClosedCard(page);
    drawOldPosition(page);
    twoColumns(
        frame,
        [&] {
            child::drawSteps(page);
            child::drawCasework(page);
        },
        [&] { child::drawSide(page); }, {.sideWidth = kSideWidth, .fold = kFold});
    child::drawDialog(page);
    drawPrintDialog(frame, view.print, out);
}

void commitChild(const app::ChildModel&, ChildView&, Outbox&)
{
    // Everything on this page is said in a dialog with a button of its own; half a reason is not a reason.
}

} // namespace trivsel::ui
