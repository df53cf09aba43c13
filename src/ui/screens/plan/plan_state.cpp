#include "ui/screens/plan/plan_parts.h"

#include "base/text.h"

#include <algorithm>

namespace trivsel::ui::plan {
namespace {

using core::ActionPlan;

bool isSame(std::string_view a, std::string_view b)
{
    return text::trim(a) == text::trim(b);
}

bool isSamePerson(const ActionPlan::Participant& a, const ActionPlan::Participant& b)
{
    return isSame(a.name, b.name) && isSame(a.relation, b.relation) && isSame(a.task, b.task);
}

/// But for white space at the ends, which is not saved.
bool isSamePlan(ActionPlan a, const ActionPlan& b)
{
    for (const Words& words : kWords) {
        if (!isSame(a.*words.of, b.*words.of)) return false;
        a.*words.of = b.*words.of;
    }
    if (!std::equal(a.participants.begin(), a.participants.end(), b.participants.begin(), b.participants.end(),
                    isSamePerson))
        return false;
    a.participants = b.participants;
    return a == b;
}

void readAll(const ActionPlan& plan, PlanView& view)
{
    for (const Words& words : kWords) (view.*words.field).set(plan.*words.of);
    view.people.clear();
    for (const auto& person : plan.participants) {
        PlanView::Person& row = view.people.emplace_back();
        row.name.set(person.name);
        row.relation.set(person.relation);
        row.task.set(person.task);
    }
    view.asksChild = plan.childSays.empty() && !(plan.childMappedBy.empty() && plan.childWhyNot.empty()) ? 1 : 0;
    view.followUpDate.shown.reset();
}

bool knows(const std::vector<StepId>& steps, StepId step)
{
    return std::find(steps.begin(), steps.end(), step) != steps.end();
}

ActionPlan withTyped(const app::PlanModel& model, const PlanView& view)
{
    ActionPlan plan = model.open->plan;
    for (const Words& words : kWords) plan.*words.of = (view.*words.field).text();
    plan.participants.clear();
    for (const PlanView::Person& row : view.people) {
        const bool isEmpty =
            isSame(row.name.text(), "") && isSame(row.relation.text(), "") && isSame(row.task.text(), "");
        if (!isEmpty) plan.participants.push_back({row.name.text(), row.relation.text(), row.task.text()});
    }
    // White space is no words.
    for (const Words& words : kWords)
        if (text::trim(plan.*words.of).empty()) (plan.*words.of).clear();
    return plan;
}

} // namespace

void adopt(const app::PlanModel& model, PlanView& view)
{
    const PlanId id = model.open ? model.open->plan.id : PlanId{};
    if (view.child != model.child.child || view.plan != id) {
        const bool isOtherChild = view.child != model.child.child;
        view.wipe();
        view.child = model.child.child;
        view.plan = id;
        if (isOtherChild || model.wantedClosed) view.unfolded = model.wantedClosed;
        if (model.open) readAll(model.open->plan, view);
    } else if (model.open) {
        // Changed by a command of its own, such as a follow-up: taken over where nobody has typed anything else.
        for (const Words& words : kWords) {
            TextState& field = view.*words.field;
            const std::string& now = model.open->plan.*words.of;
            if (now != view.base.*words.of && isSame(field.text(), view.base.*words.of) && !isSame(field.text(), now))
                field.set(now);
        }
    }
    view.base = model.open ? model.open->plan : ActionPlan{};
}

ActionPlan typedPlan(const app::PlanModel& model, const PlanView& view)
{
    ActionPlan plan = withTyped(model, view);
    if (!plan.isReady) return plan;
    const auto missing = core::missingFrom(plan);
    for (const Words& words : kWords)
        if (std::find(missing.begin(), missing.end(), words.key) != missing.end())
            plan.*words.of = model.open->plan.*words.of;
    if (!plan.followUpOn) plan.followUpOn = model.open->plan.followUpOn;
    return plan;
}

bool isHeld(const Page& page, std::string_view key)
{
    if (!page.shown().plan.isReady) return false;
    const auto missing = core::missingFrom(withTyped(page.model, page.view));
    return std::find(missing.begin(), missing.end(), key) != missing.end();
}

void send(Page& page, app::Command command)
{
    page.out.send(std::move(command), [&view = page.view](const Result<void>& done) {
        view.fault = done ? std::nullopt : std::optional(done.error().message);
    });
}

void save(const app::PlanModel& model, PlanView& view, Outbox& out, const std::function<void(ActionPlan&)>& how)
{
    if (!model.open || !model.mayEdit || view.child != model.child.child || view.plan != model.open->plan.id) return;
    ActionPlan plan = typedPlan(model, view);
    if (how) how(plan);
    if (isSamePlan(plan, model.open->plan)) return;
    out.send(app::SavePlan{std::move(plan)}, [&view](const Result<void>& done) {
        view.fault = done ? std::nullopt : std::optional(done.error().message);
    });
}

void change(Page& page, const std::function<void(ActionPlan&)>& how)
{
    save(page.model, page.view, page.out, how);
}

void startPlan(Page& page)
{
    commitPlan(page.model, page.view, page.out);
    page.out.send(app::SavePlan{page.model.fresh},
                  [&view = page.view, &out = page.out, child = page.model.child.child](const Result<void>& done) {
                      view.fault = done ? std::nullopt : std::optional(done.error().message);
                      // The newest open one is shown, also when one came for another.
                      if (done) out.goTo({app::Screen::Plan, {}, {}, child});
                  });
}

void takeNewStep(Page& page)
{
    PlanView& view = page.view;
    if (!view.takesNewStep) return;
    for (const auto& step : page.shown().steps) {
        const StepId id = step.row.step;
        if (step.isInPlan || !step.row.isOwn || knows(view.knownSteps, id)) continue;
        view.takesNewStep = false;
        change(page, [&](ActionPlan& plan) { plan.steps.push_back(id); });
        std::vector<ChildId> others;
        for (const auto& other : page.shown().others) others.push_back(other.child);
        if (!others.empty()) send(page, app::ShareStep{id, std::move(others)});
        return;
    }
}

} // namespace trivsel::ui::plan

namespace trivsel::ui {

void PlanView::closeDialog()
{
    dialog = Dialog::None;
    dialogStep = {};
    chosenChildren.clear();
    for (TextState* field : {&words, &title, &person, &organisation, &decision}) field->editor.wipe();
    for (DateFieldState* date : {&day, &next, &due}) {
        date->text.editor.wipe();
        date->shown.reset();
    }
    dayValue.reset();
    nextValue.reset();
    dueValue.reset();
    isDayWrong = isNextWrong = isDueWrong = reachesParents = reachesChild = addsStep = false;
    responsible = staff = -1;
    parents = itself = 3;
    dialogFault.reset();
}

void PlanView::wipe()
{
    closeDialog();
    print.close();
    for (const plan::Words& one : plan::kWords) (this->*one.field).editor.wipe();
    for (Person& row : people)
        for (TextState* field : {&row.name, &row.relation, &row.task}) field->editor.wipe();
    people.clear();
    followUpDate.text.editor.wipe();
    followUpDate.shown.reset();
    child = {};
    plan = {};
    base = {};
    asksChild = 0;
    showsOtherSteps = takesNewStep = false;
    unfolded = {};
    knownSteps.clear();
    fault.reset();
}

void commitPlan(const app::PlanModel& model, PlanView& view, Outbox& out)
{
    plan::save(model, view, out);
}

} // namespace trivsel::ui
