#include "ui/screens/plan/plan_screen.h"

#include "ui/layout.h"
#include "ui/screens/plan/plan_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/status.h"

#include <algorithm>

namespace trivsel::ui {
namespace plan {
namespace {

constexpr float kSideWidth = 320;
constexpr float kFold = 860;
constexpr float kReadWidth = 720;

void note(Frame& frame, WidgetId id, BannerKind kind, std::string_view words)
{
    banner(frame, id, kind, words);
    space(frame, size::kBetweenCards);
}

/// What everybody must know who writes or reads here now.
void drawNotes(Page& page)
{
    Frame& frame = page.frame;
    const app::PlanModel& model = page.model;
    if (page.view.fault) note(frame, "fault", BannerKind::Error, in(frame, *page.view.fault));
    if (model.gate == core::GateState::Closed) note(frame, "closed", BannerKind::Info, frame.tr("plan.gate_closed"));
    if (model.gate == core::GateState::NotAsked && model.open) {
        const BannerOptions how{.action = frame.tr("plan.gate_answer"), .close = {}};
        if (banner(frame, "asks", BannerKind::Info, frame.tr("plan.helped_held"), how) == BannerEvent::Action)
            page.out.goTo({app::Screen::Child, {}, {}, model.child.child});
        space(frame, size::kBetweenCards);
    }
    if (!model.readBySuspected.empty())
        note(frame, "read-by", BannerKind::Warning, words(frame, "plan.read_by", {{"name", model.readBySuspected}}));
    if (model.open && model.mayWrite && !model.mayEdit)
        note(frame, "elsewhere", BannerKind::Info, frame.tr("plan.not_to_change"));
}

void drawClosed(Page& page)
{
    Frame& frame = page.frame;
    if (page.model.closed.empty()) return;
    space(frame, size::kBetweenCards);
    card(frame, "closed", {.label = frame.tr("plan.closed")}, [&] {
        heading(frame, frame.tr("plan.closed"));
        for (const auto& shown : page.model.closed) {
            space(frame, 8);
            const PlanId id = shown.plan.id;
            const bool isUnfolded = page.view.unfolded == id;
            const std::string label = shown.plan.goal.empty() ? std::string(frame.tr("plan.no_goal")) : shown.plan.goal;
            const std::string line =
                words(frame, "plan.closed_line",
                      {{"day", dayWordsYear(frame, *shown.closedOn)}, {"why", shown.plan.closedWhy}});
            if (rowButton(frame, {"closed", id}, label, line)) page.view.unfolded = isUnfolded ? PlanId{} : id;
            if (!isUnfolded) continue;
            indent(frame, 16, [&] {
                space(frame, 6);
                caption(frame, words(frame, "plan.begun",
                                     {{"day", dayWordsYear(frame, shown.startedOn)}, {"name", shown.by}}));
                drawRead(frame, page.model, shown);
                space(frame, 8);
                caption(frame, words(frame, "plan.closed_by",
                                     {{"day", dayWordsYear(frame, *shown.closedOn)}, {"name", shown.closedBy}}));
                text(frame, shown.plan.closedWhy);
            });
        }
    });
}

void drawMain(Page& page)
{
    Frame& frame = page.frame;
    if (page.model.mayEdit)
        drawForm(page);
    else
        card(frame, "read", {.label = frame.tr("plan.title")}, [&] { drawRead(frame, page.model, page.shown()); });
    drawClosed(page);
}

void drawOpen(Page& page)
{
    Frame& frame = page.frame;
    // In one column the follow-up of a plan under way would be far down; of a draft the button comes when it is
    // written.
    if (availableWidth(frame) < kFold && page.shown().plan.isReady) {
        drawSide(page);
        space(frame, size::kBetweenCards);
        drawMain(page);
        space(frame, size::kBetweenCards);
        drawEnd(page);
        return;
    }
    const auto side = [&] {
        drawSide(page);
        space(frame, size::kBetweenCards);
        drawEnd(page);
    };
    twoColumns(frame, [&] { drawMain(page); }, side, {.sideWidth = kSideWidth, .fold = kFold});
}

} // namespace
} // namespace plan

void drawPlan(Frame& frame, const app::PlanModel& model, PlanView& view, Outbox& out)
{
    if (!model.maySee) {
        emptyState(frame, "not-yours", Icon::Lock, frame.tr("child.not_yours"), frame.tr("child.not_yours_why"));
        return;
    }
    plan::adopt(model, view);
    plan::Page page{frame, model, view, out};
    plan::drawNotes(page);
    if (!model.open) {
        column(frame, std::min(availableWidth(frame), plan::kReadWidth), [&] {
            plan::drawStart(page);
            plan::drawClosed(page);
        });
        return;
    }
    plan::takeNewStep(page);
    plan::drawOpen(page);
    plan::drawDialog(page);
    drawPrintDialog(frame, view.print, out);
}

} // namespace trivsel::ui
