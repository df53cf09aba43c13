#pragma once

#include "app/world.h"

#include <charconv>

/// After how many minutes without input the store locks itself (CIS Controls 4.3: at most 15).
namespace trivsel::app {

inline constexpr const char* kIdleSetting = "idleMinutes";
inline constexpr int kLeastIdleMinutes = 1, kMostIdleMinutes = 15, kUsualIdleMinutes = 5;

inline int idleMinutes(const World& world)
{
    const auto found = world.settings.find(kIdleSetting);
    if (found == world.settings.end()) return kUsualIdleMinutes;
    int minutes = 0;
    const char* end = found->second.data() + found->second.size();
    const auto read = std::from_chars(found->second.data(), end, minutes);
    const bool isGood = read.ec == std::errc() && minutes >= kLeastIdleMinutes && minutes <= kMostIdleMinutes;
    return isGood ? minutes : kUsualIdleMinutes;
}

} // namespace trivsel::app
