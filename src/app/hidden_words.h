#pragma once

#include "app/world.h"

/// What is added to a record that a colleague under suspicion can see, since it is older than the case or their own.
namespace trivsel::app {

/// Whether somebody other than `writer` reads the record and must not know of a case about the child or its family.
/// Words that are added to it may speak of the case: they are written where that colleague does not see them.
bool isReadBySuspected(const World& world, ChildId child, UserId writer, UserId by, Instant at);

} // namespace trivsel::app
