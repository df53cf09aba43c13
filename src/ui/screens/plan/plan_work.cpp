#include "ui/layout.h"
#include "ui/screens/plan/plan_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"

#include <algorithm>
#include <array>

/// What is done: the steps, who takes part, which rung, and when it is looked at again.
namespace trivsel::ui::plan {
namespace {

using Status = core::Step::Status;

constexpr float kPersonFields = 150; ///< the narrowest field of a participant
constexpr float kMark = 28;          ///< left of the words of a checkbox

std::string stepLine(const Frame& frame, const app::PlanModel::Step& step)
{
    const auto& row = step.row;
    std::string line = responsibleOf(frame, row);
    const auto add = [&](std::string_view more) {
        if (more.empty()) return;
        if (!line.empty()) line += " · ";
        line += more;
    };
    if (row.status == Status::Done)
        add(frame.tr("plan.step_done"));
    else if (row.status == Status::SetAside)
        add(frame.tr("plan.step_aside"));
    else if (row.isHeldBack)
        add(frame.tr("plan.step_held"));
    else if (row.due)
        add(dayWords(frame, *row.due));
    else
        add(row.dueFrom.empty() ? frame.tr("plan.no_day") : std::string_view(in(frame, row.dueFrom)));
    add(step.children);
    return line;
}

void drawStep(Page& page, const app::PlanModel::Step& step)
{
    Frame& frame = page.frame;
    separator(frame, 6);
    const bool isOpen = step.row.status == Status::Open;
    const std::string_view label = frame.tr("plan.who_and_when");
    const float width = isOpen ? buttonWidth(frame, label) : 0;
    const bool fits = availableWidth(frame) > width + 300;
    column(frame, availableWidth(frame) - (isOpen && fits ? width + 10 : 0), [&] {
        if (checkbox(frame, {"step", step.row.step}, in(frame, step.row.title), step.isInPlan)) {
            const StepId id = step.row.step;
            change(page, [&](core::ActionPlan& plan) {
                if (step.isInPlan)
                    std::erase(plan.steps, id);
                else
                    plan.steps.push_back(id);
            });
        }
        const bool isLate = step.row.isOverdue && !step.row.isHeldBack;
        indent(frame, kMark, [&] {
            text(frame, stepLine(frame, step),
                 {.style = TextStyle::Caption, .tone = isLate ? Tone::Danger : Tone::Muted});
        });
    });
    if (!isOpen) return;
    if (fits) sameRow(frame, 10);
    if (linkButton(frame, {"who", step.row.step}, label)) openDialog(page, PlanView::Dialog::Who, step.row.step);
}

void drawPerson(Page& page, std::size_t i, bool& isRemoved)
{
    Frame& frame = page.frame;
    PlanView::Person& row = page.view.people[i];
    separator(frame, 8);
    const std::array fields{std::pair{&row.name, "plan.person_name"}, std::pair{&row.relation, "plan.person_relation"},
                            std::pair{&row.task, "plan.person_task"}};
    column(frame, std::max(kPersonFields, availableWidth(frame) - 50), [&] {
        grid(
            frame, 3, kPersonFields,
            [&](int which) {
                const auto& [state, key] = fields[static_cast<std::size_t>(which)];
                if (textField(frame, {"person", which}, frame.tr(key), *state, {.maxBytes = 400}).committed)
                    change(page);
            },
            10);
    });
    sameRow(frame, 10);
    const std::string name = words(
        frame, "plan.person_remove",
        {{"name", row.name.text().empty() ? frame.tr("plan.person_unnamed") : std::string_view(row.name.text())}});
    isRemoved = iconButton(frame, "remove", Icon::Close, name);
}

void drawPeople(Page& page)
{
    Frame& frame = page.frame;
    PlanView& view = page.view;
    space(frame, 16);
    text(frame, frame.tr("plan.people"), {.style = TextStyle::SecondaryStrong});
    space(frame, 2);
    secondary(frame, frame.tr(page.model.gate == core::GateState::Open ? "plan.people_help" : "plan.people_held"));
    for (std::size_t i = 0; i < view.people.size(); ++i) {
        bool isRemoved = false;
        withId(frame, {"one", i}, [&] { drawPerson(page, i, isRemoved); });
        if (!isRemoved) continue;
        view.people.erase(view.people.begin() + static_cast<std::ptrdiff_t>(i));
        change(page);
        break;
    }
    space(frame, 8);
    if (button(frame, "add-person", frame.tr("plan.person_add"), {.icon = Icon::Add})) view.people.emplace_back();
}

} // namespace

void drawSteps(Page& page)
{
    Frame& frame = page.frame;
    const auto& steps = page.shown().steps;
    card(frame, "steps", {.label = frame.tr("plan.steps")}, [&] {
        centreInRow(frame, size::kControl, TextStyle::BodyStrong);
        heading(frame, frame.tr("plan.steps"));
        const std::string_view add = frame.tr("plan.add_step");
        const float width = buttonWidth(frame, add, {.icon = Icon::Add});
        sameRowIfFits(frame, width);
        alignRight(frame, width);
        if (linkButton(frame, "add-step", add, {.icon = Icon::Add})) openDialog(page, PlanView::Dialog::OwnStep);
        std::size_t others = 0;
        for (const auto& step : steps) {
            others += step.isInPlan ? 0 : 1;
            if (step.isInPlan) drawStep(page, step);
        }
        if (others == steps.size())
            secondary(frame, frame.tr(steps.empty() ? "plan.no_steps" : "plan.no_steps_chosen"));
        if (others == 0) return;
        separator(frame, 6);
        if (!page.view.showsOtherSteps && others != steps.size()) {
            if (linkButton(frame, "other-steps", counted(frame, "plan.other_steps", static_cast<long long>(others)),
                           {.icon = Icon::ExpandMore}))
                page.view.showsOtherSteps = true;
            return;
        }
        secondary(frame, frame.tr("plan.other_steps_heading"));
        for (const auto& step : steps)
            if (!step.isInPlan) drawStep(page, step);
    });
}

void drawTogether(Page& page)
{
    using Together = core::ActionPlan::Together;
    Frame& frame = page.frame;
    card(frame, "together", {.label = frame.tr("plan.together")}, [&] {
        heading(frame, frame.tr("plan.together"));
        space(frame, 8);
        const std::array options{ChoiceOption{.label = frame.tr("plan.joint"), .keyCap = {}, .position = {}},
                                 ChoiceOption{.label = frame.tr("plan.parallel"), .keyCap = {}, .position = {}}};
        const int now = page.shown().plan.together == Together::Joint ? 0 : 1;
        if (const auto chosen = choiceRow(frame, "together", frame.tr("plan.together"), options, now))
            change(page, [&](core::ActionPlan& plan) {
                plan.together = *chosen == 0 ? Together::Joint : Together::Parallel;
            });
        space(frame, 4);
        caption(frame, frame.tr(now == 0 ? "plan.joint_means" : "plan.parallel_means"));
        drawPeople(page);
    });
}

void drawWhen(Page& page)
{
    Frame& frame = page.frame;
    const app::PlanModel& model = page.model;
    card(frame, "when", {.label = frame.tr("plan.when")}, [&] {
        heading(frame, frame.tr("plan.when"));
        space(frame, 10);
        std::vector<std::string> names{std::string(frame.tr("plan.rung_none"))};
        int selected = 0;
        for (const auto& [id, title] : model.rungs) {
            if (id == page.shown().plan.rung) selected = static_cast<int>(names.size());
            names.push_back(in(frame, title));
        }
        const std::string guide = model.guideRung.empty()
                                      ? std::string(frame.tr("plan.rung_help"))
                                      : words(frame, "plan.rung_guide", {{"rung", in(frame, model.guideRung)}});
        if (const auto chosen =
                dropDown(frame, "rung", frame.tr("plan.rung"), names, selected, {.help = guide, .width = 420}))
            change(page, [&](core::ActionPlan& plan) {
                plan.rung = *chosen == 0 ? std::string() : model.rungs[static_cast<std::size_t>(*chosen) - 1].first;
            });
        space(frame, 14);
        const DateEvent day = dateField(
            frame, "follow-up-on", frame.tr("plan.follow_up_on"), page.shown().plan.followUpOn, page.view.followUpDate,
            {.hint = frame.tr("child.day_hint"), .help = frame.tr("plan.follow_up_on_help"), .width = 220});
        const bool mustStand = page.shown().plan.isReady && !day.value;
        if (day.committed && day.valid && !mustStand)
            change(page, [&](core::ActionPlan& plan) { plan.followUpOn = day.value; });
        if (model.followUpFrom) {
            space(frame, 2);
            caption(frame, sourceLine(frame, {*model.followUpFrom}));
        }
    });
}

} // namespace trivsel::ui::plan
