#include "ui/layout.h"
#include "ui/screens/plan/plan_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/status.h"

#include <array>

/// What is written, in the order in which it is best thought through: strengths before worries, the surroundings before
/// the child.
namespace trivsel::ui::plan {
namespace {

constexpr float kThreeColumns = 600; ///< where the three perspectives stand side by side; below each other else

/// A text of the plan; it is saved when it is left or rests.
void area(Page& page, WidgetId id, const char* key, const char* help, TextState& state, std::string_view wanted = {},
          int lines = 2, float above = 12)
{
    Frame& frame = page.frame;
    space(frame, above);
    const std::string_view error = wanted.empty() || !isHeld(page, wanted) ? std::string_view() : frame.tr("plan.held");
    if (textArea(frame, id, frame.tr(key), state,
                 {.help = help != nullptr ? frame.tr(help) : std::string_view(), .error = error, .minLines = lines})
            .committed)
        change(page);
}

void from(Frame& frame, const std::vector<app::PlanModel::Source>& sources)
{
    if (sources.empty()) return;
    space(frame, 2);
    caption(frame, sourceLine(frame, sources));
}

std::string childrenLine(const Frame& frame, const app::PlanModel& model)
{
    std::string line = model.child.name;
    for (const auto& other : model.open->others) line += ", " + other.name;
    if (model.open->childrenElsewhere > 0)
        line += " " + counted(frame, "plan.elsewhere", model.open->childrenElsewhere);
    return line;
}

void drawChildren(Page& page)
{
    Frame& frame = page.frame;
    card(frame, "children", {.label = frame.tr("plan.children")}, [&] {
        const std::string_view label = frame.tr("plan.also_for");
        const bool canChange = !page.model.group.empty() || !page.shown().others.empty();
        const float width = buttonWidth(frame, label, {.icon = Icon::Groups});
        column(frame, std::max(160.0F, availableWidth(frame) - (canChange ? width + 12 : 0)), [&] {
            text(frame, frame.tr("plan.children"), {.style = TextStyle::SecondaryStrong});
            space(frame, 2);
            text(frame, childrenLine(frame, page.model));
        });
        if (!canChange) return;
        sameRowIfFits(frame, width, 12);
        if (button(frame, "also-for", label, {.icon = Icon::Groups})) openDialog(page, PlanView::Dialog::Children);
    });
}

void drawGoal(Page& page)
{
    Frame& frame = page.frame;
    card(frame, "goal", {.label = frame.tr("plan.goal")}, [&] {
        heading(frame, frame.tr("plan.goal_heading"));
        area(page, "goal", "plan.goal", "plan.goal_help", page.view.goal, "goal");
        space(frame, 12);
        if (textField(frame, "goal-with", frame.tr("plan.goal_with"), page.view.goalWith,
                      {.help = frame.tr(page.model.gate == core::GateState::Open ? "plan.goal_with_help"
                                                                                 : "plan.goal_with_held"),
                       .error = isHeld(page, "goalWith") ? frame.tr("plan.held") : std::string_view(),
                       .maxBytes = 2000})
                .committed)
            change(page);
    });
}

void drawStrengths(Page& page)
{
    Frame& frame = page.frame;
    card(frame, "strengths", {.label = frame.tr("plan.well")}, [&] {
        heading(frame, frame.tr("plan.well"));
        area(page, "strengths", "plan.strengths", "plan.strengths_help", page.view.strengths, "strengths");
        area(page, "works", "plan.works", "plan.works_help", page.view.works);
        area(page, "worries", "plan.worries", nullptr, page.view.worries);
        from(frame, page.model.worriesFrom);
    });
}

/// The child's own words, or the adults' mapping with the reason: the one that is not shown keeps what stands in it.
void drawChildSays(Page& page)
{
    Frame& frame = page.frame;
    PlanView& view = page.view;
    text(frame, frame.tr("plan.child"), {.style = TextStyle::SecondaryStrong});
    space(frame, 4);
    const std::array options{ChoiceOption{.label = frame.tr("plan.child_own"), .keyCap = {}, .position = {}},
                             ChoiceOption{.label = frame.tr("plan.child_mapped"), .keyCap = {}, .position = {}}};
    if (const auto chosen = choiceRow(frame, "asks-child", frame.tr("plan.child"), options, view.asksChild))
        view.asksChild = *chosen;
    if (view.asksChild == 0) {
        area(page, "child-says", "plan.child_says",
             page.model.gate == core::GateState::Open ? "plan.child_says_help" : "plan.child_says_held", view.childSays,
             "child", 4);
        return;
    }
    area(page, "child-mapped", "plan.child_mapping", "plan.child_mapping_help", view.childMappedBy, "child", 2);
    area(page, "child-why-not", "plan.child_why_not", nullptr, view.childWhyNot, "child", 2);
}

void drawPerspectives(Page& page)
{
    Frame& frame = page.frame;
    card(frame, "perspectives", {.label = frame.tr("plan.perspectives")}, [&] {
        heading(frame, frame.tr("plan.perspectives"));
        space(frame, 2);
        secondary(frame, frame.tr("plan.perspectives_why"));
        space(frame, 12);
        const float narrowest = availableWidth(frame) < kThreeColumns ? availableWidth(frame) : kThreeColumns / 4;
        grid(frame, 3, narrowest, [&](int which) {
            if (which == 0) return drawChildSays(page);
            if (which == 1) {
                area(page, "parents-say", "plan.parents_say",
                     page.model.gate == core::GateState::Open ? nullptr : "plan.parents_say_held", page.view.parentsSay,
                     {}, 6, 0);
                return;
            }
            area(page, "staff-say", "plan.staff_say", nullptr, page.view.staffSay, {}, 6, 0);
            from(frame, page.model.staffFrom);
        });
    });
}

void drawEnvironment(Page& page)
{
    Frame& frame = page.frame;
    card(frame, "environment", {.label = frame.tr("plan.environment")}, [&] {
        heading(frame, frame.tr("plan.environment_heading"));
        area(page, "environment", "plan.environment", "plan.environment_help", page.view.environment, "environment", 3);
        from(frame, page.model.environmentFrom);
    });
}

} // namespace

std::string sourceLine(const Frame& frame, const std::vector<app::PlanModel::Source>& sources)
{
    std::string line;
    for (const auto& source : sources) {
        const bool isTeam = source.from == app::PlanModel::Source::From::Team;
        line += (line.empty() ? "" : " ") + words(frame, isTeam ? "plan.from_team" : "plan.from_concern",
                                                  {{"day", dayWordsYear(frame, source.on)}});
    }
    return line;
}

void drawForm(Page& page)
{
    Frame& frame = page.frame;
    drawChildren(page);
    for (const auto draw :
         {drawGoal, drawStrengths, drawPerspectives, drawEnvironment, drawSteps, drawTogether, drawWhen}) {
        space(frame, size::kBetweenCards);
        draw(page);
    }
}

} // namespace trivsel::ui::plan
