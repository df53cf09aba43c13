#pragma once

#include "app/command.h"
#include "app/roles.h"
#include "app/world.h"
#include "base/date.h"
#include "base/result.h"

#include <optional>
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
    std::vector<ChildId> inRound;    ///< reached with the round's unit; the user may be barred from none
};
Target targetOf(const Command& command, const World& world, Date today);

/// What one user reaches on one day. Made anew after every change; the sets are made once each.
class Access {
public:
    /// With `now`, the children whom the user has opened with a reason are reached too, while their time lasts; without
    /// it, what is asked is who the user is to children all along (who can be a contact adult).
    Access(const World& world, const core::User& user, Date today, std::optional<Instant> now = {});

    /// The role table's answer for the command, and whether its target is within reach. Never tells whether a child
    /// that is out of reach exists.
    Result<void> check(const Command& command) const;

    bool reaches(Reach reach, UnitId unit) const;
    /// A child belongs to its unit of today; before its first day to the unit it is to start in. One that has left is
    /// within the reach of leaders alone, and one that the user is barred from within nobody's. Openings do not count.
    bool reaches(Reach reach, ChildId child) const;

    bool maySee(ChildId child) const;
    bool maySee(UnitId unit) const;
    /// Reached through an opening with a reason alone.
    bool isOpened(ChildId child) const;
    /// When the first opening ends, and this answer with it; none without openings.
    std::optional<Instant> endsAt() const { return m_endsAt; }

private:
    const World* m_world;
    core::User m_user;
    Date m_today;
    std::unordered_set<UnitId> m_own;         ///< direct memberships
    std::unordered_set<UnitId> m_institution; ///< everything below them
    std::unordered_set<ChildId> m_opened;     ///< with a reason, and open at the instant given
    std::optional<Instant> m_endsAt;
};

/// The refusal of the role table, without saying what is there.
tl::unexpected<Error> noRight();

} // namespace trivsel::app
