#include "app/plan_rules.h"
#include "ui/layout.h"
#include "ui/screens/parts/bullet.h"
#include "ui/screens/plan/plan_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"

/// Where the plan stands: what is missing, has it helped, and the child's other plans.
namespace trivsel::ui::plan {
namespace {

void drawBegun(Page& page)
{
    Frame& frame = page.frame;
    caption(frame, words(frame, "plan.begun",
                         {{"day", dayWordsYear(frame, page.shown().startedOn)}, {"name", page.shown().by}}));
}

/// Not ready: it can be followed up when nothing of this is missing.
void drawDraft(Page& page)
{
    Frame& frame = page.frame;
    const auto missing = core::missingFrom(typedPlan(page.model, page.view));
    card(frame, "state", {.label = frame.tr("plan.draft")}, [&] {
        heading(frame, frame.tr("plan.draft"));
        drawBegun(page);
        space(frame, 4);
        secondary(frame, frame.tr("plan.draft_why"));
        space(frame, 12);
        if (primaryButton(frame, "ready", frame.tr("plan.ready"),
                          {.enabled = missing.empty() ? Enabled::Yes : Enabled::No})) {
            change(page);
            send(page, app::PlanIsReady{page.model.child.child, page.shown().plan.id});
        }
        space(frame, 8);
        if (missing.empty()) {
            secondary(frame, frame.tr("plan.nothing_missing"));
            return;
        }
        text(frame, frame.tr("plan.missing"), {.style = TextStyle::SecondaryStrong});
        for (const std::string& key : missing) bullet(frame, in(frame, app::planMissingSentence(key)));
    });
}

void drawReady(Page& page)
{
    Frame& frame = page.frame;
    const auto& next = page.shown().plan.followUpOn;
    card(frame, "state", {.label = frame.tr("plan.is_ready")}, [&] {
        heading(frame, frame.tr("plan.is_ready"));
        drawBegun(page);
        space(frame, 8);
        const bool isLate = next && *next < page.model.today;
        const std::string line =
            next ? words(frame, isLate ? "plan.next_late" : "plan.next", {{"day", dayWordsYear(frame, *next)}})
                 : std::string(frame.tr("plan.no_next"));
        text(frame, line, {.style = TextStyle::SecondaryStrong, .tone = isLate ? Tone::Danger : Tone::Normal});
        if (!page.model.mayWrite) return;
        space(frame, 10);
        if (primaryButton(frame, "follow-up", frame.tr("plan.follow_up"), {.icon = Icon::FollowUp}))
            openDialog(page, PlanView::Dialog::FollowUp);
        space(frame, 6);
        caption(frame, frame.tr("plan.follow_up_line"));
    });
}

void drawHelped(Page& page)
{
    if (page.shown().followUps.empty()) return;
    Frame& frame = page.frame;
    space(frame, size::kBetweenCards);
    card(frame, "helped", {.label = frame.tr("plan.helped")}, [&] {
        heading(frame, frame.tr("plan.helped"));
        space(frame, 4);
        drawFollowUps(frame, page.shown());
    });
}

/// What is typed and not saved yet is saved first: the paper holds it.
void drawPrint(Page& page)
{
    Frame& frame = page.frame;
    if (page.model.papers.empty()) return;
    space(frame, size::kBetweenCards);
    if (!button(frame, "print", frame.tr("plan.print"), {.icon = Icon::Print, .width = -1})) return;
    change(page);
    page.view.print.open(page.model.papers, frame.language, page.out);
}

void drawNew(Page& page)
{
    if (!page.model.mayWrite) return;
    if (linkButton(page.frame, "new", page.frame.tr("plan.new"), {.icon = Icon::Add})) startPlan(page);
}

} // namespace

void drawEnd(Page& page)
{
    Frame& frame = page.frame;
    card(frame, "end", {.label = frame.tr("plan.end")}, [&] {
        heading(frame, frame.tr("plan.end"));
        space(frame, 4);
        if (page.model.mayWrite) {
            secondary(frame, frame.tr(page.model.mayClose ? "plan.end_why" : "plan.end_not_yet"));
            space(frame, 8);
            if (button(frame, "close", frame.tr("plan.close"),
                       {.enabled = page.model.mayClose ? Enabled::Yes : Enabled::No}))
                openDialog(page, PlanView::Dialog::Close);
            space(frame, 8);
        }
        for (const auto& other : page.model.otherOpen) {
            const std::string label = other.goal.empty()
                                          ? words(frame, "plan.other", {{"day", dayWordsYear(frame, other.startedOn)}})
                                          : other.goal;
            const std::string line = words(frame, other.isReady ? "plan.other_ready" : "plan.other_draft",
                                           {{"day", dayWordsYear(frame, other.startedOn)}});
            if (rowButton(frame, {"other", other.plan}, label, line))
                page.out.goTo({app::Screen::Plan, {}, {}, page.model.child.child, {}, other.plan});
            space(frame, 8);
        }
        drawNew(page);
    });
}

void drawSide(Page& page)
{
    if (page.shown().plan.isReady)
        drawReady(page);
    else if (page.model.mayEdit)
        drawDraft(page);
    drawHelped(page);
    drawPrint(page);
}

void drawStart(Page& page)
{
    Frame& frame = page.frame;
    const app::PlanModel& model = page.model;
    card(frame, "start", {.label = frame.tr("plan.start_heading")}, [&] {
        heading(frame, frame.tr("plan.start_heading"));
        space(frame, 6);
        text(frame, frame.tr("plan.start_why"));
        space(frame, 8);
        if (!model.freshFrom.empty() || !model.fresh.steps.empty()) {
            text(frame, frame.tr("plan.start_with"), {.style = TextStyle::SecondaryStrong});
            for (const auto& source : model.freshFrom) bullet(frame, sourceLine(frame, {source}));
            if (!model.fresh.steps.empty())
                bullet(frame, counted(frame, "plan.start_steps", static_cast<long long>(model.fresh.steps.size())));
            space(frame, 4);
        }
        if (!model.mayWrite) return;
        space(frame, 12);
        if (primaryButton(frame, "new", frame.tr("plan.start"), {.icon = Icon::Add})) startPlan(page);
    });
}

} // namespace trivsel::ui::plan
