#pragma once

#include "app/demo_plan.h"
#include "app/demo_rounds.h"
#include "storage/store.h"

#include <vector>

namespace trivsel::app::demo {

/// A draft of a handover and a ruler line for a child of the first daycare unit, and a sheet that was received in another
/// unit; all of it invented.
std::vector<storage::Record> transitionsOf(const std::vector<DemoUnit>& units, Date today, Instant now, Ids& ids);

} // namespace trivsel::app::demo
