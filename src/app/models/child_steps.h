#pragma once

#include "app/models/child_model.h"
#include "app/world.h"

namespace trivsel::app::tools {

/// Fills in the steps, their count, and the gate.
void addSteps(ChildModel& model, const Session& session);
/// What a parent may be shown. Steps towards the authorities and among the adults stay with the adults, and the words of
/// an own step are the adults' as well unless it was made for the parents.
bool isForParents(const core::Step& step);
/// The children whom a step serves.
std::vector<ChildId> servedBy(const core::Step& step);
/// True for an open step whose day has passed.
bool isOverdue(const core::Step& step, Date today);
/// True when the gate of one of its children holds the step back.
bool isHeldBack(const World& world, const core::Step& step);
/// Whether a position from `round` is still the current one of the child.
bool isCurrentPosition(const Session& session, ChildId child, const core::Round& round, const core::CommonPosition& position);

} // namespace trivsel::app::tools
