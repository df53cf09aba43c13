#pragma once

#include "app/casework.h"
#include "app/closing/closings.h"
#include "app/oversight.h"
#include "app/rights/rights_records.h"
#include "app/school/school_records.h"
#include "app/transition/transitions.h"
#include "base/ids.h"
#include "core/action.h"
#include "core/import_batch.h"
#include "core/people.h"
#include "core/round.h"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
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
    std::map<std::pair<RoundId, ChildId>, core::TeamDraft> teamDrafts;
    std::map<std::pair<RoundId, ChildId>, std::vector<core::Bystander>> bystanders;
    std::map<StepId, core::Step> steps;
    std::vector<core::GateAnswer> gateAnswers;
    Casework casework;
    Oversight oversight;
    School school;
    Transitions transitions;
    Rights rights;
    Closings closings;
    std::vector<core::ImportBatch> batches;
    std::map<std::string, std::string, std::less<>> settings;
    bool ratingsFollowChild = false; ///< to another institution; the municipality's profile says so

    const core::Child* child(ChildId id) const;
    const core::Unit* unit(UnitId id) const;
    const core::User* user(UserId id) const;
    const core::Round* round(RoundId id) const;

    /// The unit a child belongs to on a day (the latest membership that covers it); none if it has left.
    UnitId unitOf(ChildId child, Date day) const;
    std::vector<const core::ChildMembership*> membershipsOf(ChildId child) const; ///< in the order they were entered
    std::vector<ChildId> childrenOf(UnitId unit, Date day) const; ///< in Danish order of name
    /// Those that this user may know of: without the children whom the user is barred from.
    std::vector<ChildId> childrenOf(UnitId unit, Date day, UserId forUser) const;
    /// An adult who must not see the child: their own, or a relative's. Access and the readers with `forUser` leave it out.
    bool isBarred(ChildId child, UserId user) const { return oversight.isBarred(child, user); }
    std::vector<UnitId> unitsOf(UserId user, Date day) const;     ///< direct memberships
    std::vector<UserId> usersOf(UnitId unit, Date day) const;     ///< adults of a unit, not leaders above it
    std::vector<UnitId> below(UnitId unit) const;                 ///< the unit itself and everything under it
    const core::Unit* institutionOf(UnitId unit) const;           ///< itself, when it is one; null above institutions
    std::vector<UnitId> institutions() const;                     ///< in Danish order of name, closed ones too
    const core::Round* openRound(UnitId unit) const;              ///< null if none
    std::vector<const core::Round*> roundsOf(UnitId unit) const;  ///< oldest first
    const core::Rating* rating(RoundId round, ChildId child, UserId rater) const;
    std::vector<const core::Rating*> ratingsOf(RoundId round, ChildId child) const;
    const core::CommonPosition* position(RoundId round, ChildId child) const;
    const core::TeamDraft* teamDraft(RoundId round, ChildId child) const;
    /// Takes part in the talk about this child without a rating of their own.
    bool isBystander(RoundId round, ChildId child, UserId user) const;
    const core::RoundChild* roundChild(RoundId round, ChildId child) const;
    /// The rows of a round that this user may know of, in the order in which they came to it.
    std::vector<core::RoundChild> roundChildrenOf(RoundId round, UserId forUser) const;
    std::vector<const core::Step*> stepsOf(ChildId child) const; ///< own and shared ones
    /// Those that this user may know of: what an acute case asked for is hidden with it from the colleague under suspicion.
    std::vector<const core::Step*> stepsOf(ChildId child, UserId forUser) const;
    bool mayKnow(const core::Step& step, UserId user) const;
    /// Those who have custody on a day, in the order they were entered.
    std::vector<const core::CustodyHolder*> custodyOf(ChildId child, Date day) const;
    /// Everyone of the family, over several links too (A-B and B-C make A and C family): closing one too many is the
    /// safe side.
    std::vector<ChildId> siblingsOf(ChildId child) const;
    core::GateState gate(ChildId child) const;
    /// As this user may know it. For the colleague under suspicion it is NotAsked while the family is closed: what
    /// reaches the parents stays held back, and nothing tells why.
    core::GateState gate(ChildId child, UserId forUser) const;
    using Positions = std::vector<std::pair<const core::Round*, const core::CommonPosition*>>;
    /// The common positions with their rounds, by the rounds' first day, oldest first: those of the institution where the
    /// child is now, or was last. Earlier institutions' only when the municipality has it so (`ratingsFollowChild`).
    Positions positionsOf(ChildId child) const;
    /// Those of every institution: for the parents' insight and for what is erased, never for a page.
    Positions positionsEverywhere(ChildId child) const;
    /// Whether what was rated in this round may be told where the child is now.
    bool isToldWhereChildIs(const core::Round& round, ChildId child) const;

    /// The latest answer to the gate's question for this very child; null if it was never asked.
    const core::GateAnswer* gateAnswer(ChildId child) const;
    const core::GateAnswer* gateAnswer(ChildId child, UserId forUser) const; ///< null where a case is hidden from the user
    /// An acute case of the child or its family that this user must not know of.
    bool hasHiddenCase(ChildId child, UserId user) const;
    /// A record that somebody else wrote about the child after a case was opened that this user must not know of: it may
    /// speak of the case, so it is hidden too.
    bool isHiddenWithCase(ChildId child, UserId user, UserId by, Instant at) const;
    /// A colleague from outside who was invited to rate in this round.
    bool isInvited(RoundId round, UserId user) const;
    /// A child's name as text::danishSortKey gives it; made once per name. Empty for an unknown child.
    const std::string& sortKey(ChildId child) const;

    /// Rebuilds every index: after the vectors and maps above were filled by hand (loading, tests).
    void reindex();

    /// Adds the record, or replaces the one with its id, and keeps the indexes right.
    void put(const core::Unit& unit);
    void put(const core::User& user);
    void put(const core::UserMembership& membership);
    void put(const core::Child& child);
    void put(const core::ChildMembership& membership);
    void put(const core::Siblings& pair);
    void put(const core::CustodyHolder& holder);
    void put(const core::Round& round);
    void put(const core::RoundChild& child);
    void put(const core::Rating& rating);
    void put(const core::CommonPosition& position);
    void put(const core::TeamDraft& draft);
    void put(const core::Bystander& bystander);
    void put(const core::Step& step);
    void put(const core::GateAnswer& answer);
    void put(const core::ImportBatch& batch);
    template <class Record> requires requires(Casework& c, const Record& r) { c.put(r); }
    void put(const Record& record)
    {
        casework.put(record);
    }
    void put(const storage::ClosingRow& closing) { closings.put(closing); }
    template <class Record> requires requires(School& s, const Record& r) { s.put(r); }
    void put(const Record& record)
    {
        school.put(record);
    }
    template <class Record> requires requires(Transitions& t, const Record& r) { t.put(r); }
    void put(const Record& record)
    {
        transitions.put(record);
    }
    template <class Record> requires requires(Rights& g, const Record& r) { g.put(r); }
    void put(const Record& record)
    {
        rights.put(record);
    }
    template <class Record> requires requires(Oversight& o, const Record& r) { o.put(r); }
    void put(const Record& record)
    {
        oversight.put(record);
    }

    /// Undoing an import alone removes these; costs a reindex() by the caller when all are out.
    void remove(UnitId unit);
    void remove(ChildId child);
    void remove(const std::unordered_set<MembershipId>& memberships); ///< of children and adults
    void remove(SurveyId survey) { school.remove(survey); }
    void remove(const core::Siblings& pair); ///< a wrong link, taken back; needs no reindex()
    /// Of no index: needs no reindex().
    void removeTeamDraft(RoundId round, ChildId child);

private:
    void indexMembership(std::size_t place);
    void indexStep(const core::Step& step);
    void indexGate(std::size_t place);
    const std::vector<std::size_t>* sortedMembershipsOf(UnitId unit) const;

    std::unordered_map<ChildId, std::string> m_sortKeys;
    std::unordered_map<MembershipId, std::size_t> m_membershipPlaces; ///< of children
    std::unordered_map<ChildId, std::vector<std::size_t>> m_membershipsByChild;
    mutable std::unordered_map<UnitId, std::vector<std::size_t>> m_membershipsByUnit;
    mutable std::unordered_set<UnitId> m_sortedUnits; ///< whose list above is in Danish order of name now
    std::unordered_map<UserId, std::vector<std::size_t>> m_placesByUser;
    std::unordered_map<UnitId, std::vector<UnitId>> m_unitsByParent;
    std::unordered_map<UnitId, std::vector<RoundId>> m_roundsByUnit; ///< oldest first
    std::map<std::pair<RoundId, ChildId>, std::vector<RatingId>> m_ratingsByChild;
    std::unordered_map<ChildId, std::vector<StepId>> m_stepsByChild;
    std::unordered_map<ChildId, std::vector<RoundId>> m_positionsByChild;
    std::unordered_map<ChildId, std::vector<ChildId>> m_siblings; ///< direct links
    std::unordered_map<ChildId, std::size_t> m_latestGate;        ///< index into gateAnswers
};

} // namespace trivsel::app
