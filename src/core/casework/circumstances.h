#pragma once

#include "base/date.h"
#include "base/ids.h"

#include <optional>
#include <string>
#include <vector>

namespace trivsel::core {

/// What adults know of a child besides its ratings, in so far as the guide's rules ask for it; restricted to those who may
/// open the child. Written whole, a record a child.
struct Circumstances {
    ChildId child;
    std::vector<std::string> flags; ///< of the profile's flags; never those that the program itself sets
    std::optional<Date> placedOn;   ///< placed outside home since this day; asked for where the setting says so
    UserId by;
    Instant at{};
    bool operator==(const Circumstances&) const = default;
};

} // namespace trivsel::core
