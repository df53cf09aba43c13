#include "app/world.h"

#include "base/text.h"

#include <algorithm>

/// How World keeps its indexes right, change by change.
namespace trivsel::app {
namespace {

template <class T> void addOnce(std::vector<T>& list, const T& value)
{
    if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

template <class T> void drop(std::vector<T>& list, const T& value) { std::erase(list, value); }

/// Replaces the record with the same id, or adds it.
template <class T> std::size_t putById(std::vector<T>& all, const T& record)
{
    const auto at = std::find_if(all.begin(), all.end(), [&](const T& r) { return r.id == record.id; });
    if (at != all.end()) {
        *at = record;
        return static_cast<std::size_t>(at - all.begin());
    }
    all.push_back(record);
    return all.size() - 1;
}

} // namespace

void World::reindex()
{
    m_sortKeys.clear();
    m_membershipPlaces.clear();
    m_membershipsByChild.clear();
    m_membershipsByUnit.clear();
    m_sortedUnits.clear();
    m_placesByUser.clear();
    m_unitsByParent.clear();
    m_roundsByUnit.clear();
    m_ratingsByChild.clear();
    m_stepsByChild.clear();
    m_positionsByChild.clear();
    m_siblings.clear();
    m_latestGate.clear();

    m_sortKeys.reserve(children.size());
    for (const auto& [id, c] : children) m_sortKeys.emplace(id, text::danishSortKey(c.name));
    for (std::size_t i = 0; i < childMemberships.size(); ++i) indexMembership(i);
    for (std::size_t i = 0; i < userMemberships.size(); ++i) m_placesByUser[userMemberships[i].user].push_back(i);
    for (const auto& [id, u] : units) m_unitsByParent[u.parent].push_back(id);
    for (const auto& [id, r] : rounds) m_roundsByUnit[r.unit].push_back(id);
    for (auto& [unit, ids] : m_roundsByUnit)
        std::sort(ids.begin(), ids.end(), [&](RoundId a, RoundId b) {
            return std::pair(rounds.at(a).windowFrom, a) < std::pair(rounds.at(b).windowFrom, b);
        });
    for (const auto& [id, r] : ratings) m_ratingsByChild[{r.round, r.child}].push_back(id);
    for (const auto& [id, s] : steps) indexStep(s);
    for (const auto& [key, p] : positions) m_positionsByChild[key.second].push_back(key.first);
    for (const core::Siblings& pair : siblings) {
        m_siblings[pair.a].push_back(pair.b);
        m_siblings[pair.b].push_back(pair.a);
    }
    for (std::size_t i = 0; i < gateAnswers.size(); ++i) indexGate(i);
}

void World::indexMembership(std::size_t place)
{
    const core::ChildMembership& m = childMemberships[place];
    m_membershipPlaces[m.id] = place;
    m_membershipsByChild[m.child].push_back(place);
    m_membershipsByUnit[m.unit].push_back(place);
    m_sortedUnits.erase(m.unit);
}

void World::indexStep(const core::Step& step)
{
    addOnce(m_stepsByChild[step.child], step.id);
    for (const ChildId other : step.alsoFor) addOnce(m_stepsByChild[other], step.id);
}

void World::indexGate(std::size_t place)
{
    const core::GateAnswer& answer = gateAnswers[place];
    const auto [at, isFirst] = m_latestGate.try_emplace(answer.child, place);
    if (isFirst) return;
    const core::GateAnswer& latest = gateAnswers[at->second];
    if (std::pair(answer.at, answer.id) < std::pair(latest.at, latest.id)) return;
    // A suspicion stands until the authority has spoken: somebody else's "no" after it opens nothing.
    using Answer = core::GateAnswer::Answer;
    const bool isSuspicion = latest.answer == Answer::Yes || latest.answer == Answer::Doubt;
    if (!(isSuspicion && answer.answer == Answer::No)) at->second = place;
}

void World::put(const core::Unit& unit)
{
    const auto old = units.find(unit.id);
    if (old != units.end()) drop(m_unitsByParent[old->second.parent], unit.id);
    units.insert_or_assign(unit.id, unit);
    m_unitsByParent[unit.parent].push_back(unit.id);
}

void World::put(const core::User& user) { users.insert_or_assign(user.id, user); }

void World::put(const core::UserMembership& membership)
{
    const auto at = std::find_if(userMemberships.begin(), userMemberships.end(),
                                 [&](const core::UserMembership& m) { return m.id == membership.id; });
    if (at == userMemberships.end()) {
        userMemberships.push_back(membership);
        m_placesByUser[membership.user].push_back(userMemberships.size() - 1);
        return;
    }
    const auto place = static_cast<std::size_t>(at - userMemberships.begin());
    drop(m_placesByUser[at->user], place);
    *at = membership;
    m_placesByUser[membership.user].push_back(place);
}

void World::put(const core::Child& child)
{
    const auto old = children.find(child.id);
    const bool isRenamed = old == children.end() || old->second.name != child.name;
    children.insert_or_assign(child.id, child);
    if (!isRenamed) return;
    m_sortKeys.insert_or_assign(child.id, text::danishSortKey(child.name));
    for (const std::size_t place : m_membershipsByChild[child.id]) m_sortedUnits.erase(childMemberships[place].unit);
}

void World::put(const core::ChildMembership& membership)
{
    const auto known = m_membershipPlaces.find(membership.id);
    if (known == m_membershipPlaces.end()) {
        childMemberships.push_back(membership);
        indexMembership(childMemberships.size() - 1);
        return;
    }
    const std::size_t place = known->second;
    const core::ChildMembership old = childMemberships[place];
    childMemberships[place] = membership;
    if (old.child == membership.child && old.unit == membership.unit) return;
    drop(m_membershipsByChild[old.child], place);
    drop(m_membershipsByUnit[old.unit], place);
    indexMembership(place);
}

void World::put(const core::Siblings& pair)
{
    if (std::find(siblings.begin(), siblings.end(), pair) != siblings.end()) return;
    siblings.push_back(pair);
    m_siblings[pair.a].push_back(pair.b);
    m_siblings[pair.b].push_back(pair.a);
}

void World::put(const core::CustodyHolder& holder)
{
    // Numbers rise: an import's hundred thousand are new, each after the last.
    if (custodyHolders.empty() || custodyHolders.back().id < holder.id) custodyHolders.push_back(holder);
    else putById(custodyHolders, holder);
}

void World::put(const core::Round& round)
{
    rounds.insert_or_assign(round.id, round);
    auto& ids = m_roundsByUnit[round.unit];
    addOnce(ids, round.id);
    std::sort(ids.begin(), ids.end(), [&](RoundId a, RoundId b) {
        return std::pair(rounds.at(a).windowFrom, a) < std::pair(rounds.at(b).windowFrom, b);
    });
}

void World::put(const core::RoundChild& child)
{
    auto& all = roundChildren[child.round];
    const auto at = std::find_if(all.begin(), all.end(), [&](const core::RoundChild& c) { return c.child == child.child; });
    if (at != all.end()) *at = child;
    else all.push_back(child);
}

void World::put(const core::Rating& rating)
{
    addOnce(m_ratingsByChild[{rating.round, rating.child}], rating.id);
    ratings.insert_or_assign(rating.id, rating);
}

void World::put(const core::CommonPosition& position)
{
    positions.insert_or_assign(std::pair(position.round, position.child), position);
    addOnce(m_positionsByChild[position.child], position.round);
}

void World::put(const core::TeamDraft& draft) { teamDrafts.insert_or_assign(std::pair(draft.round, draft.child), draft); }

void World::put(const core::Bystander& bystander)
{
    if (isBystander(bystander.round, bystander.child, bystander.user)) return;
    bystanders[{bystander.round, bystander.child}].push_back(bystander);
}

void World::put(const core::Step& step)
{
    if (const auto old = steps.find(step.id); old != steps.end())
        for (const ChildId other : old->second.alsoFor) drop(m_stepsByChild[other], step.id);
    steps.insert_or_assign(step.id, step);
    indexStep(step);
}

void World::put(const core::GateAnswer& answer) { indexGate(putById(gateAnswers, answer)); }

void World::put(const core::ImportBatch& batch) { putById(batches, batch); }

void World::remove(UnitId unit) { units.erase(unit); }
void World::remove(ChildId child) { children.erase(child); }
void World::remove(const std::unordered_set<MembershipId>& memberships)
{
    const auto isOne = [&](const auto& m) { return memberships.contains(m.id); };
    std::erase_if(childMemberships, isOne);
    std::erase_if(userMemberships, isOne);
    std::erase_if(custodyHolders, [&](const core::CustodyHolder& holder) { return memberships.contains(MembershipId{holder.id}); });
}
void World::remove(const core::Siblings& pair)
{
    std::erase(siblings, pair);
    std::erase(m_siblings[pair.a], pair.b);
    std::erase(m_siblings[pair.b], pair.a);
}

void World::removeTeamDraft(RoundId round, ChildId child) { teamDrafts.erase(std::pair(round, child)); }

} // namespace trivsel::app
