#pragma once

#include "base/ids.h"
#include "core/action.h"
#include "core/import_batch.h"
#include "core/people.h"
#include "core/round.h"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace trivsel::app {

/// Everything of the open store that is in memory, with the indexes the screens ask for. Changed by Session alone;
/// everybody else has it const. Pointers are valid until the next change.
class World {
public:
    std::map<UnitId, core::Unit> units;
    std::map<UserId, core::User> users;
    std::vector<core::UserMembership> userMemberships;
    std::unordered_map<ChildId, core::Child> children;
    std::vector<core::ChildMembership> childMemberships;
    std::vector<core::Siblings> siblings;
    std::vector<core::CustodyHolder> custodyHolders;
    std::map<RoundId, core::Round> rounds;
    std::map<RoundId, std::vector<core::RoundChild>> roundChildren;
    std::map<RatingId, core::Rating> ratings; ///< of open rounds, and of others once fetched
    std::map<std::pair<RoundId, ChildId>, core::CommonPosition> positions;
    std::map<StepId, core::Step> steps;
    std::vector<core::GateAnswer> gateAnswers;
    std::vector<core::ImportBatch> batches;
    std::map<std::string, std::string, std::less<>> settings;

    const core::Child* child(ChildId id) const;
    const core::Unit* unit(UnitId id) const;
    const core::User* user(UserId id) const;
    const core::Round* round(RoundId id) const;

    /// The unit a child belongs to on a day (the latest membership that covers it); none if it has left.
    UnitId unitOf(ChildId child, Date day) const;
    std::vector<ChildId> childrenOf(UnitId unit, Date day) const; ///< in Danish order of name
    std::vector<UnitId> unitsOf(UserId user, Date day) const;     ///< direct memberships
    std::vector<UserId> usersOf(UnitId unit, Date day) const;     ///< adults of a unit, not leaders above it
    std::vector<UnitId> below(UnitId unit) const;                 ///< the unit itself and everything under it
    const core::Round* openRound(UnitId unit) const;              ///< null if none
    std::vector<const core::Round*> roundsOf(UnitId unit) const;  ///< oldest first
    const core::Rating* rating(RoundId round, ChildId child, UserId rater) const;
    std::vector<const core::Rating*> ratingsOf(RoundId round, ChildId child) const;
    const core::CommonPosition* position(RoundId round, ChildId child) const;
    const core::RoundChild* roundChild(RoundId round, ChildId child) const;
    std::vector<const core::Step*> stepsOf(ChildId child) const; ///< own and shared ones
    std::vector<ChildId> siblingsOf(ChildId child) const;
    core::GateState gate(ChildId child) const;
    /// The latest common position with its round, oldest first.
    std::vector<std::pair<const core::Round*, const core::CommonPosition*>> positionsOf(ChildId child) const;

    /// Brings the indexes up to date; called by Session after each change with what was touched.
    void reindex();

private:
    std::unordered_map<ChildId, std::vector<std::size_t>> m_membershipsByChild;
    std::unordered_map<UnitId, std::vector<std::size_t>> m_membershipsByUnit;
    std::map<std::pair<RoundId, ChildId>, std::vector<RatingId>> m_ratingsByChild;
    std::unordered_map<ChildId, std::vector<StepId>> m_stepsByChild;
    std::unordered_map<ChildId, std::vector<std::pair<RoundId, ChildId>>> m_positionsByChild;
    friend class Session;
};

} // namespace trivsel::app
