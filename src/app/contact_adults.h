#pragma once

#include "app/access.h"
#include "app/world.h"

#include <optional>
#include <unordered_map>

namespace trivsel::app {

/// Whether a child's contact adult can still follow it up: has access today and reaches the child. One who has left, or
/// whose child has moved to another group, holds nothing any more; the child then needs another.
class ContactAdults {
public:
    ContactAdults(const World& world, Date today) : m_world(world), m_today(today) {}

    /// The contact adult, or none when there is none or that adult cannot open the child today.
    UserId of(const core::Child& child);

private:
    const World& m_world;
    Date m_today;
    std::unordered_map<UserId, std::optional<Access>> m_known; ///< none: no access today
};

} // namespace trivsel::app
