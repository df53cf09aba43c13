#include "app/commands/handlers.h"
#include "app/guide_case.h"
#include "app/plan_rules.h"

#include <algorithm>

/// Indsatsplan: written a little at a time, ready only when it is whole, followed until it has worked.
namespace trivsel::app::commands {
namespace {

using core::ActionPlan;

Result<ActionPlan> planOf(const Context& context, ChildId child, PlanId id)
{
    const ActionPlan* plan = context.world.casework.plans.find(id);
    if (plan == nullptr || std::find(plan->children.begin(), plan->children.end(), child) == plan->children.end()) return gone();
    if (isHiddenPlan(context.world, *plan, context.user.id)) return gone();
    return *plan;
}

Result<ActionPlan> openPlanOf(const Context& context, ChildId child, PlanId id)
{
    auto plan = planOf(context, child, id);
    if (plan && plan->closedAt)
        return refuse({"Planen er afsluttet og står, som den var. Lav en ny, hvis der skal mere til.",
                       "The plan is closed and stands as it was. Make another if more is needed."});
    return plan;
}

/// What the guide asks for now that the plan stands so, for each child it is for. A plan that serves several gives each
/// of them the steps that its own case asks for.
void addSteps(const Context& context, const ActionPlan& plan, Outcome& outcome)
{
    for (const ChildId child : plan.children) {
        core::GuideCase theCase = presentCase(context, *context.world.child(child));
        addPlan(theCase, plan, context.today);
        addGuideSteps(context, theCase, child, Occasion::Event, outcome);
    }
}

/// With an audit row for each child it is for.
template <class C> Outcome saved(const Context& context, const ActionPlan& plan)
{
    const std::string scope = "plan " + std::to_string(plan.id.value);
    Outcome outcome = one<C>(context, plan, plan.children.front(), scope);
    for (std::size_t i = 1; i < plan.children.size(); ++i) outcome.change.audit.push_back(note<C>(context, plan.children[i], scope));
    return outcome;
}

Result<void> cleanTexts(ActionPlan& plan)
{
    for (std::string* text : {&plan.goal, &plan.goalWith, &plan.strengths, &plan.works, &plan.worries, &plan.environment, &plan.childSays,
                              &plan.childMappedBy, &plan.childWhyNot, &plan.parentsSay, &plan.staffSay}) {
        auto clean = freeText(*text);
        if (!clean) return fail(clean.error());
        *text = *clean;
    }
    for (auto& person : plan.participants)
        for (std::string* text : {&person.name, &person.relation, &person.task}) {
            auto clean = freeText(*text);
            if (!clean) return fail(clean.error());
            *text = *clean;
        }
    std::erase_if(plan.participants, [](const ActionPlan::Participant& p) { return p.name.empty() && p.relation.empty() && p.task.empty(); });
    return {};
}

Result<void> checkReferences(const Context& context, const ActionPlan& plan)
{
    if (plan.children.empty()) return gone();
    for (const ChildId child : plan.children)
        if (context.world.child(child) == nullptr) return gone();
    for (const StepId id : plan.steps) {
        const auto step = context.world.steps.find(id);
        if (step == context.world.steps.end() || !context.world.mayKnow(step->second, context.user.id)) return gone();
        const bool isTheirs = std::any_of(plan.children.begin(), plan.children.end(), [&](ChildId child) {
            const auto& also = step->second.alsoFor;
            return step->second.child == child || std::find(also.begin(), also.end(), child) != also.end();
        });
        if (!isTheirs) return gone();
    }
    if (!plan.rung.empty() && context.municipality.rung(plan.rung) == nullptr)
        return refuse({"Vælg et trin på kommunens trappe.", "Choose a rung of the municipality's ladder."});
    return {};
}

/// Steps of the plan that this user must not know of stay in it, whatever the user's own list holds.
void keepUnknownSteps(const Context& context, const ActionPlan& old, ActionPlan& plan)
{
    for (const StepId id : old.steps) {
        const auto step = context.world.steps.find(id);
        if (step != context.world.steps.end() && !context.world.mayKnow(step->second, context.user.id)) plan.steps.push_back(id);
    }
}

} // namespace

Handled handle(const Context& context, const SavePlan& command)
{
    ActionPlan plan = command.plan;
    const bool isNew = !plan.id;
    if (const auto ok = cleanTexts(plan); !ok) return fail(ok.error());
    if (const auto ok = checkReferences(context, plan); !ok) return fail(ok.error());
    if (isNew) {
        plan.id = PlanId{context.nextId()};
        plan.by = context.user.id;
        plan.at = context.now;
        plan.isReady = false;
        plan.followUps.clear();
        plan.closedAt.reset();
    } else {
        const auto old = openPlanOf(context, command.plan.children.empty() ? ChildId{} : command.plan.children.front(), command.plan.id);
        if (!old) return fail(old.error());
        // What has a command of its own is not written here.
        plan.by = old->by;
        plan.at = old->at;
        plan.isReady = old->isReady;
        plan.followUps = old->followUps;
        plan.closedAt = old->closedAt;
        plan.closedBy = old->closedBy;
        plan.closedWhy = old->closedWhy;
        keepUnknownSteps(context, *old, plan);
        if (plan == *old) return Outcome{};
    }
    if (const auto missing = core::missingFrom(plan); plan.isReady && !missing.empty()) return refuse(planMissingSentence(missing.front()));
    Outcome outcome = saved<SavePlan>(context, plan);
    if (isNew) outcome.added = plan.id.value;
    return outcome;
}

Handled handle(const Context& context, const PlanIsReady& command)
{
    auto plan = openPlanOf(context, command.child, command.plan);
    if (!plan) return fail(plan.error());
    if (const auto missing = core::missingFrom(*plan); !missing.empty()) return refuse(planMissingSentence(missing.front()));
    if (plan->isReady) return Outcome{};
    plan->isReady = true;
    Outcome outcome = saved<PlanIsReady>(context, *plan);
    addSteps(context, *plan, outcome);
    return outcome;
}

Handled handle(const Context& context, const FollowUpPlan& command)
{
    auto plan = openPlanOf(context, command.child, command.plan);
    if (!plan) return fail(plan.error());
    if (!plan->isReady) return refuse({"Sig først planen færdig; så kan I følge op på den.", "Say first that the plan is ready; then you can follow it up."});
    ActionPlan::FollowUp followUp = command.followUp;
    if (!followUp.staff) return refuse({"Sig, om det har hjulpet, som I ser det.", "Say whether it has helped, as you see it."});
    if (followUp.on > context.today)
        return refuse({"Dagen ligger efter i dag. Skriv den dag, I fulgte op.", "The day is after today. Write the day of the follow-up."});
    for (std::string* text : {&followUp.words, &followUp.decision}) {
        auto clean = freeText(*text);
        if (!clean) return fail(clean.error());
        *text = *clean;
    }
    followUp.by = context.user.id;
    if (command.next && *command.next <= context.today)
        return refuse({"Den næste opfølgning skal ligge efter i dag.", "The next follow-up must be after today."});
    plan->followUps.push_back(followUp);
    plan->followUpOn = command.next;
    if (core::needsDecision(*plan))
        return refuse({"Det har ikke hjulpet. Skriv den nye handling eller beslutning, før opfølgningen gemmes.",
                       "It has not helped. Write the new action or decision before the follow-up is saved."});
    if (followUp.staff == ActionPlan::Effect::No && !command.next)
        return refuse({"Det har ikke hjulpet. Vælg den dag, I følger op på den nye beslutning.",
                       "It has not helped. Choose the day when you follow up the new decision."});
    Outcome outcome = saved<FollowUpPlan>(context, *plan);
    addSteps(context, *plan, outcome);
    return outcome;
}

Handled handle(const Context& context, const ClosePlan& command)
{
    auto plan = openPlanOf(context, command.child, command.plan);
    if (!plan) return fail(plan.error());
    auto why = required(command.why, {"Skriv, hvorfor planen afsluttes.", "Write why the plan is closed."});
    if (!why) return fail(why.error());
    if (!mayClosePlan(context.world, *plan, context.user.id))
        return refuse({"Følg op på planen først: den lukkes, når den har virket, eller når en ny plan har taget over.",
                       "Follow the plan up first: it is closed when it has worked, or when a new plan has taken over."});
    plan->closedAt = context.now;
    plan->closedBy = context.user.id;
    plan->closedWhy = *why;
    return saved<ClosePlan>(context, *plan);
}

} // namespace trivsel::app::commands
