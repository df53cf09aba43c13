#pragma once

#include "app/models/plan_model.h"
#include "ui/frame.h"
#include "ui/screens/outbox.h"
#include "ui/screens/parts/print_dialog.h"
#include "ui/widgets/field.h"

#include <optional>
#include <string>
#include <vector>

namespace trivsel::ui {

/// Indsatsplan. What is chosen is saved at once, what is typed as it is committed: a plan that is not ready is itself
/// the draft.
struct PlanView {
    ChildId child;         ///< whom and
    PlanId plan;           ///< which plan the fields are about; another one is read anew
    core::ActionPlan base; ///< the plan as it was last taken over from the model
    TextState goal, goalWith, strengths, works, worries, environment, childSays, childMappedBy, childWhyNot, parentsSay,
        staffSay;
    int asksChild = 0; ///< 0 = the child's own words, 1 = the adults' mapping with the reason
    struct Person {
        TextState name, relation, task;
    };
    std::vector<Person> people;
    DateFieldState followUpDate;
    bool showsOtherSteps = false; ///< the open steps that are not in the plan
    PlanId unfolded;              ///< the closed plan that is shown
    std::optional<Text> fault;    ///< why something was not saved

    /// A step that was made here and belongs to the plan: known ones, to find it among the model's.
    bool takesNewStep = false;
    std::vector<StepId> knownSteps;

    enum class Dialog { None, Children, Who, OwnStep, FollowUp, Close };
    Dialog dialog = Dialog::None;
    bool dialogArrived = false;
    StepId dialogStep;
    std::vector<ChildId> chosenChildren;
    TextState words, title, person, organisation, decision;
    int responsible = -1; ///< 0 = nobody, 1.. = index + 1 into the model's adults, last = someone else; -1 = not chosen
    DateFieldState day, next, due;
    std::optional<Date> dayValue, nextValue, dueValue;
    bool isDayWrong = false, isNextWrong = false, isDueWrong = false;
    bool reachesParents = false, reachesChild = false;
    int staff = -1, parents = 3, itself = 3; ///< Effect as a number; -1 = not answered, 3 = not asked
    bool addsStep = false;
    std::optional<Text> dialogFault;
    PrintView print;

    void closeDialog(); ///< and overwrites what was typed in it
    void wipe();
};

void drawPlan(Frame& frame, const app::PlanModel& model, PlanView& view, Outbox& out);
/// Sends what was typed and not sent yet.
void commitPlan(const app::PlanModel& model, PlanView& view, Outbox& out);

} // namespace trivsel::ui
