#pragma once

#include "base/result.h"
#include "core/action.h"

namespace trivsel::app {

/// Refuses what reaches the parents or questions the child unless the gate is open, with what to do now. The one
/// sentence for screens, documents and the command line; `state` as the user may know it (World::gate).
Result<void> checkGateState(core::GateState state);

} // namespace trivsel::app
