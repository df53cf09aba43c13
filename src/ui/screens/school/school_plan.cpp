#include "app/application.h"
#include "app/session.h"
#include "ui/layout.h"
#include "ui/screens/school/school_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/dialog.h"

#include <algorithm>

/// The group plan for the learning environment: made out of what the class answered, and opened again.
namespace trivsel::ui::school {
namespace {

using Model = app::SchoolModel;

app::Place placeOf(ChildId child, PlanId plan) { return {.screen = app::Screen::Plan, .unit = {}, .round = {}, .child = child, .step = {}, .plan = plan, .meeting = {}}; }

std::vector<std::size_t> chosenOf(const std::vector<bool>& ticks)
{
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < ticks.size(); ++i)
        if (ticks[i]) chosen.push_back(i);
    return chosen;
}

/// All proposals, and the lowest indicator that is told.
void open(Page& page)
{
    SchoolView::Plan& plan = page.view.plan;
    plan = {};
    plan.isOpen = true;
    plan.indicators.resize(page.model.indicators.size());
    plan.proposals.assign(page.model.unit->record.proposals.size(), true);
    std::optional<std::size_t> lowest;
    const auto value = [&](std::size_t i) -> const std::string& { return page.model.indicators[i].unit.value; };
    for (std::size_t i = 0; i < plan.indicators.size(); ++i)
        if (!value(i).empty() && (!lowest || value(i) < value(*lowest))) lowest = i; // "2,9": all of one length
    if (lowest) plan.indicators[*lowest] = true;
}

/// The plan, then the class's link to it, then the page where it is written on.
void make(Page& page)
{
    SchoolView& view = page.view;
    Outbox& out = page.out;
    core::ActionPlan plan = app::groupPlan(page.model, chosenOf(view.plan.indicators), chosenOf(view.plan.proposals), page.frame.language);
    const ChildId child = plan.children.front();
    out.send(app::SavePlan{std::move(plan)}, [&view, &out, child, linked = page.model.unit->record](const Result<void>& done) {
        if (!done) {
            view.plan.fault = done.error().message;
            return;
        }
        out.ask([&view, &out, child, linked](app::Application& application) mutable {
            if (application.session() == nullptr) return;
            linked.plan = PlanId{application.session()->lastAdded()};
            out.send(app::SaveSurveyClass{linked}, [&view, &out, child, plan = linked.plan](const Result<void>& saved) {
                view.plan = {};
                if (!saved) out.fail(saved.error());
                out.goTo(placeOf(child, plan));
            });
        });
    });
}

void drawDialog(Page& page)
{
    Frame& frame = page.frame;
    SchoolView::Plan& plan = page.view.plan;
    if (!plan.isOpen) return;
    const Model::Class& unit = *page.model.unit;
    if (plan.indicators.size() != page.model.indicators.size() || plan.proposals.size() != unit.record.proposals.size()) {
        plan = {};
        return;
    }
    const auto event = dialog(frame, "group-plan", words(frame, "school.plan_title", {{"class", unit.name}}), {.width = 600}, [&] {
        secondary(frame, frame.tr("school.plan_words"));
        space(frame, 12);
        text(frame, frame.tr("school.plan_about"), {.style = TextStyle::SecondaryStrong});
        for (std::size_t i = 0; i < plan.indicators.size(); ++i) {
            const Model::Indicator& indicator = page.model.indicators[i];
            const std::string label = indicator.unit.value.empty() ? indicator.title : indicator.title + ": " + indicator.unit.value;
            if (checkbox(frame, {"plan-indicator", static_cast<std::int64_t>(i)}, label, plan.indicators[i])) plan.indicators[i] = !plan.indicators[i];
        }
        if (!plan.proposals.empty()) {
            space(frame, 12);
            text(frame, frame.tr("school.plan_ideas"), {.style = TextStyle::SecondaryStrong});
        }
        for (std::size_t i = 0; i < plan.proposals.size(); ++i)
            if (checkbox(frame, {"plan-proposal", static_cast<std::int64_t>(i)}, unit.record.proposals[i], plan.proposals[i])) plan.proposals[i] = !plan.proposals[i];
        if (plan.fault) {
            space(frame, 8);
            text(frame, in(frame, *plan.fault), {.tone = Tone::Danger});
        }
        space(frame, 16);
        if (primaryButton(frame, "plan-make", frame.tr("school.plan_make"), {.icon = Icon::Groups})) make(page);
    });
    if (event == DialogEvent::Closed) plan = {};
}

} // namespace

void drawPlan(Page& page)
{
    Frame& frame = page.frame;
    const Model::Class& unit = *page.model.unit;
    if (unit.plan) {
        const Model::Plan& plan = *unit.plan;
        std::string state(frame.tr(plan.closedOn ? "school.plan_closed" : plan.isReady ? "school.plan_ready" : "school.plan_draft"));
        if (plan.closedOn) state += " " + dayWordsYear(frame, *plan.closedOn);
        else if (plan.followUpOn) state += ", " + words(frame, "school.plan_follow_up", {{"day", dayWordsYear(frame, *plan.followUpOn)}});
        textRuns(frame, {{(plan.goal.empty() ? std::string(frame.tr("school.plan_unnamed")) : plan.goal) + " ", TextStyle::SecondaryStrong}, {"· " + state, TextStyle::Secondary, Tone::Muted}});
        space(frame, 8);
        if (button(frame, "to-plan", frame.tr("school.to_plan"), {.icon = Icon::Groups})) page.out.goTo(placeOf(plan.child, plan.plan));
    }
    const bool isOffered = unit.mayPlan && (!unit.plan || unit.plan->closedOn);
    if (isOffered) {
        const std::string_view label = frame.tr("school.make_plan");
        if (unit.plan) sameRowIfFits(frame, buttonWidth(frame, label, {.icon = Icon::Add}));
        if (button(frame, "plan", label, {.icon = Icon::Add})) open(page);
        space(frame, 4);
        caption(frame, frame.tr("school.plan_why"));
    }
    drawDialog(page);
}

} // namespace trivsel::ui::school
