#pragma once

#include "core/guide.h"
#include "fuzz/support/expect.h"

#include <span>
#include <vector>

/// Cases in which the rules of a guide differ.
namespace trivsel::fuzz {

/// A case made of what the conditions ask about, each thing known or not, at and beside their limits.
core::GuideCase randomCase(std::span<const core::GuideRule> rules, Choices& choices);

/// What every plan promises: the guide's order, each step once, exactly the rules that hold and ask for it, and nothing
/// that reaches parents or child while there is suspicion or doubt.
void checkPlan(std::span<const core::GuideStep> steps, std::span<const core::GuideRule> rules,
               const core::GuideCase& theCase, const std::vector<core::PlannedStep>& planned);

} // namespace trivsel::fuzz
