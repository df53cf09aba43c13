#include "ui/chart.h"
#include "ui/layout.h"
#include "ui/screens/child/child_parts.h"
#include "ui/screens/parts/position_words.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/position.h"

#include <algorithm>

namespace trivsel::ui::child {
namespace {

using Row = app::ChildModel::StepRow;
using Status = core::Step::Status;

constexpr float kReadingWidth = 720;

/// Only what may be told: never other children, single ratings, the adults' own notes or steps towards authorities.
std::vector<const Row*> told(const app::ChildModel& model, Status status)
{
    std::vector<const Row*> rows;
    for (const Row& step : model.steps)
        if (step.status == status && step.isForParents && !step.isHeldBack) rows.push_back(&step);
    return rows;
}

void drawNow(Page& page)
{
    Frame& frame = page.frame;
    const app::ChildModel& model = page.model;
    card(frame, "now", [&] {
        heading(frame, frame.tr("child.parents.now"));
        space(frame, 10);
        if (!model.position || *model.position == core::Position::Unassessed) {
            text(frame, frame.tr("child.parents.not_yet"));
            return;
        }
        positionPill(frame, *model.position, briefWord(frame, page.words, *model.position));
        space(frame, 10);
        text(frame, words(frame, std::string("child.parents.") + core::toWord(*model.position),
                          {{"round", in(frame, model.positionRound)}}));
        if (!model.isCurrent) {
            space(frame, 6);
            secondary(frame, frame.tr("child.parents.old"));
        }
    });
    space(frame, size::kBetweenCards);
}

void drawList(Page& page, WidgetId id, const char* title, const std::vector<const Row*>& rows)
{
    if (rows.empty()) return;
    Frame& frame = page.frame;
    card(frame, id, [&] {
        heading(frame, frame.tr(title));
        for (const Row* step : rows) {
            separator(frame, 10);
            text(frame, in(frame, step->title));
            const std::optional<Date> day = step->status == Status::Open ? step->due : step->statusOn;
            if (day) {
                space(frame, 2);
                secondary(frame,
                          words(frame, step->status == Status::Open ? "child.parents.before" : "child.parents.on",
                                {{"day", dayWords(frame, *day)}}));
            }
        }
    });
    space(frame, size::kBetweenCards);
}

void drawOverTime(Page& page)
{
    if (page.model.timeline.points.size() < 2) return;
    Frame& frame = page.frame;
    app::Timeline positions;
    positions.points = page.model.timeline.points; // the bars name actions in the adults' own words
    card(frame, "over-time", [&] {
        heading(frame, frame.tr("child.parents.over_time"));
        space(frame, 8);
        core::chart::PositionTimeline drawn = app::chartOf(positions, *page.words.full, frame.language);
        drawn.barsRow.clear();
        chart(frame, drawn);
    });
    space(frame, size::kBetweenCards);
}

} // namespace

void askForParentView(Page& page)
{
    switch (page.model.gate) {
    case core::GateState::Open: page.view.parentView = true; return;
    case core::GateState::NotAsked: openDialog(page, ChildView::Dialog::AskBeforeParents); return;
    case core::GateState::Closed: openDialog(page, ChildView::Dialog::ClosedToParents); return;
    }
}

void drawParentView(Page& page)
{
    Frame& frame = page.frame;
    const app::ChildModel& model = page.model;
    if (model.gate != core::GateState::Open) { // it was closed meanwhile, also for a sibling
        page.view.parentView = false;
        return;
    }
    column(frame, kReadingWidth, [&] {
        drawNow(page);
        drawList(page, "doing", "child.parents.doing", told(model, Status::Open));
        drawList(page, "did", "child.parents.did", told(model, Status::Done));
        drawOverTime(page);
        if (!model.contactName.empty()) {
            secondary(frame, words(frame, "child.parents.contact", {{"name", model.contactName}}));
            space(frame, 10);
        }
        caption(frame, frame.tr("child.parents.about"));
        space(frame, 14);
        if (button(frame, "leave", frame.tr("child.parents.leave"), {.keyCap = "Esc"})) page.view.parentView = false;
    });
}

} // namespace trivsel::ui::child
