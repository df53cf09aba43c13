#pragma once

#include "base/date.h"
#include "base/ids.h"

#include <optional>
#include <string>

namespace trivsel {
using PackageId = Id<struct PackageTag>;
} // namespace trivsel

namespace trivsel::core {

/// An adult's part of a round that was sent to another computer to be rated there. What comes back is taken in once.
struct RatingPackage {
    PackageId id;
    std::string code;   ///< 32 hex digits, random: names the package in its file and in what comes back
    std::string key;    ///< 64 hex digits: what comes back is locked with it
    RoundId round;
    UserId rater;
    UserId by;
    Instant at{};
    std::optional<Instant> returnedAt; ///< its ratings were taken in
    bool operator==(const RatingPackage&) const = default;
};

} // namespace trivsel::core
