#pragma once

#include "app/world.h"

#include <string_view>

namespace trivsel::app {

/// Whether this store follows up placements outside home ("on"). That belongs to the authority: off where nothing is
/// said.
inline constexpr std::string_view kPlacementSetting = "placementFollowUp";

inline bool followsPlacements(const World& world)
{
    const auto at = world.settings.find(kPlacementSetting);
    return at != world.settings.end() && at->second == "on";
}

} // namespace trivsel::app
