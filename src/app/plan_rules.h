#pragma once

#include "app/world.h"

#include <string_view>
#include <vector>

/// What commands, models and documents must agree on about action plans.
namespace trivsel::app {

/// Written by others after a case was opened that this user must not know of: hidden with it. So is every plan for a child
/// whom the user is barred from. Of a group's plan one such child is enough, for the plan may speak of it.
bool isHiddenPlan(const World& world, const core::ActionPlan& plan, UserId user);

/// The child's plans that this user may know of, in the order in which they were written.
std::vector<const core::ActionPlan*> plansOf(const World& world, ChildId child, UserId forUser);

/// A plan that is followed is closed when it has worked, or when a newer one that is ready has taken over for all of
/// its children; a draft at any time.
bool mayClosePlan(const World& world, const core::ActionPlan& plan, UserId user);

/// What to do about one of the keys of core::missingFrom.
Text planMissingSentence(std::string_view key);

} // namespace trivsel::app
