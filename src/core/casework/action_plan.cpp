#include "core/casework/action_plan.h"

namespace trivsel::core {

std::vector<std::string> missingFrom(const ActionPlan& plan)
{
    std::vector<std::string> missing;
    if (plan.goal.empty()) missing.emplace_back("goal");
    if (plan.goalWith.empty()) missing.emplace_back("goalWith");
    if (plan.strengths.empty()) missing.emplace_back("strengths");
    const bool isMapped = !plan.childMappedBy.empty() && !plan.childWhyNot.empty();
    if (plan.childSays.empty() && !isMapped) missing.emplace_back("child");
    if (plan.environment.empty()) missing.emplace_back("environment");
    if (!plan.followUpOn) missing.emplace_back("followUp");
    return missing;
}

bool needsDecision(const ActionPlan& plan)
{
    if (plan.followUps.empty()) return false;
    const ActionPlan::FollowUp& last = plan.followUps.back();
    return last.staff == ActionPlan::Effect::No && last.decision.empty();
}

} // namespace trivsel::core
