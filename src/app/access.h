#pragma once

#include "app/command.h"
#include "app/roles.h"
#include "app/world.h"
#include "base/result.h"

#include <string_view>
#include <unordered_set>
#include <vector>

/// Who may do what to whom today: the role table over the world. For `app` alone.
namespace trivsel::app {

/// The units and children a command concerns. Both empty: nothing of the kind.
struct Target {
    std::vector<UnitId> units;       ///< all must be within reach
    std::vector<ChildId> children;   ///< all must be within reach
    std::vector<ChildId> anyOf;      ///< at least one must be, when there are any (a shared step)
};
Target targetOf(const Command& command, const World& world, Date today);

/// What one user reaches on one day. Made anew after every change; the sets are made once each.
class Access {
public:
    Access(const World& world, const core::User& user, Date today);

    /// The role table's answer for the command, and whether its target is within reach. Never tells whether a child
    /// that is out of reach exists.
    Result<void> check(const Command& command) const;

    bool reaches(Reach reach, UnitId unit) const;
    /// A child belongs to its unit of today; before its first day to the unit it is to start in. One that has left is
    /// within the reach of leaders alone.
    bool reaches(Reach reach, ChildId child) const;

    bool maySee(ChildId child) const;
    bool maySee(UnitId unit) const;

private:
    const World* m_world;
    core::User m_user;
    Date m_today;
    std::unordered_set<UnitId> m_own;         ///< direct memberships
    std::unordered_set<UnitId> m_institution; ///< everything below them
};

/// The refusal of the role table, without saying what is there.
tl::unexpected<Error> noRight();

} // namespace trivsel::app
