#pragma once

#include "base/date.h"
#include "core/casework/ids.h"
#include "core/municipality.h"

#include <optional>
#include <vector>

/// When a child's data have been kept long enough, by the profile's rules. What holds a child back is asked apart.
namespace trivsel::core {

/// What the rules ask about one child. A matter of a kind that the child has none of says nothing.
struct KeptChild {
    std::optional<Date> left; ///< its last day in any unit; none while it is here, or has a place to come to
    /// Of one kind of data: whether there is any, the latest day it was written, and the latest on which a matter of it
    /// was closed (none while one is open).
    struct Kind {
        bool isThere = false;
        Date created;
        std::optional<Date> closed;
    };
    Kind ratings, plans, concerns;
};

/// The first day on which everything about the child is to be erased: when it has left and the last of its kinds of data
/// has run out. A child without any data runs by the rule for ratings. None while a rule's day is not known (still here,
/// a matter open), or when the profile has no rule for a kind that the child has.
std::optional<Date> erasedFrom(const KeptChild& child, const std::vector<RetentionRule>& rules);

/// The first day on which a concern that ended is to be erased although the child is still here: only where the rule for
/// concerns counts from the end or from the writing. None otherwise.
std::optional<Date> concernErasedFrom(Date written, std::optional<Date> ended, const std::vector<RetentionRule>& rules);

} // namespace trivsel::core
