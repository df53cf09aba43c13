#include "app/plan_rules.h"

#include <algorithm>

namespace trivsel::app {

using core::ActionPlan;

bool isHiddenPlan(const World& world, const ActionPlan& plan, UserId user)
{
    return std::any_of(plan.children.begin(), plan.children.end(),
                       [&](ChildId child) { return world.isBarred(child, user) || world.isHiddenWithCase(child, user, plan.by, plan.at); });
}

std::vector<const ActionPlan*> plansOf(const World& world, ChildId child, UserId forUser)
{
    auto plans = world.casework.plans.of(child);
    std::erase_if(plans, [&](const ActionPlan* plan) { return isHiddenPlan(world, *plan, forUser); });
    return plans;
}

bool mayClosePlan(const World& world, const ActionPlan& plan, UserId user)
{
    const bool hasWorked = !plan.followUps.empty() && plan.followUps.back().staff != ActionPlan::Effect::No;
    if (!plan.isReady || hasWorked) return true;
    return std::all_of(plan.children.begin(), plan.children.end(), [&](ChildId child) {
        const auto plans = plansOf(world, child, user);
        return std::any_of(plans.begin(), plans.end(), [&](const ActionPlan* other) {
            return plan.id < other->id && other->isReady && !other->closedAt;
        });
    });
}

Text planMissingSentence(std::string_view key)
{
    if (key == "goal") return {"Skriv målet for planen.", "Write the plan's goal."};
    if (key == "goalWith") return {"Skriv, hvem målet er aftalt med.", "Write with whom the goal was agreed."};
    if (key == "strengths") return {"Skriv først, hvad der er barnets styrker.", "Write the child's strengths first."};
    if (key == "child")
        return {"Skriv barnets eget perspektiv, eller de voksnes indkredsning af det og grunden til, at barnet ikke er "
                "spurgt.",
                "Write the child's own perspective, or the adults' mapping of it and the reason why the child was not "
                "asked."};
    if (key == "environment")
        return {"Skriv, hvad de voksne ændrer omkring barnet.", "Write what the adults change around the child."};
    return {"Vælg den dag, I følger op.", "Choose the day of the follow-up."};
}

} // namespace trivsel::app
