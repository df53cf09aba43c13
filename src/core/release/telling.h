#pragma once

#include "core/release/plan.h"

#include <cstdint>

/// How a number is told, and what leaves doubt about single children: the same wherever a plan is made.
namespace trivsel::core::release {

/// How many children of a group must be outside its commonest category before the division is told. With all in one
/// category everybody's value is known; with all but one, the one knows everybody else's. Leaving out both keeps
/// "not split" from meaning "all alike".
inline constexpr std::int32_t kOutsideCommonest = 2;

/// A count of a group of `n` children: in its band of five where the group is small.
inline Band toldBand(std::int32_t count, std::int32_t n, const Settings& settings)
{
    return n < settings.exactFrom ? bandOf(count) : Band{count, count};
}

} // namespace trivsel::core::release
