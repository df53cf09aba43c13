#pragma once

#include "app/world.h"
#include "base/result.h"

/// When the record or the log of a child may be given to its parents.
namespace trivsel::app {

/// Whether a leader must decide first: an acute case of the child or its family has not ended, or the gate is closed, as
/// far as this user may know.
bool needsInsightDecision(const World& world, ChildId child, UserId user);
/// The latest decision that was made since the case was opened; null while there is none.
const core::InsightDecision* insightDecision(const World& world, ChildId child, core::InsightDecision::What what);
/// Refuses with what to do now: a decision is needed and not made, or was made against it.
Result<void> checkInsight(const World& world, ChildId child, UserId user, core::InsightDecision::What what);

/// What the audit calls the insight into the whole record.
inline constexpr const char* kInsightExport = "report insight";

} // namespace trivsel::app
