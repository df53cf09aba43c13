#pragma once

#include <string>

namespace trivsel::app {

struct RightsHouseModel;

/// What has run out, as `child,concern,left,since,held_by` (command line contract, plain form): numbers and days, never a
/// name. `concern` is empty when everything about the child is to be erased, `held_by` when nothing holds it back.
std::string dueCsv(const RightsHouseModel& model);

} // namespace trivsel::app
