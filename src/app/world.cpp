#include "app/world.h"

#include "base/text.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace trivsel::app {
namespace {

template <class Map, class Key> auto* findIn(Map& map, const Key& key)
{
    const auto at = map.find(key);
    return at != map.end() ? &at->second : nullptr;
}

/// Danish order of name; equal names by number, so that a list never jumps.
bool comesBefore(const std::string& keyA, ChildId a, const std::string& keyB, ChildId b)
{
    const int order = keyA.compare(keyB);
    return order != 0 ? order < 0 : a < b;
}

} // namespace

const core::Child* World::child(ChildId id) const { return findIn(children, id); }
const core::Unit* World::unit(UnitId id) const { return findIn(units, id); }
const core::User* World::user(UserId id) const { return findIn(users, id); }
const core::Round* World::round(RoundId id) const { return findIn(rounds, id); }

UnitId World::unitOf(ChildId child, Date day) const
{
    const auto* places = findIn(m_membershipsByChild, child);
    if (places == nullptr) return {};
    const core::ChildMembership* best = nullptr;
    for (const std::size_t place : *places) {
        const core::ChildMembership& m = childMemberships[place];
        if (!core::covers(m.from, m.to, day)) continue;
        if (best == nullptr || best->from < m.from || (best->from == m.from && best->id < m.id)) best = &m;
    }
    return best != nullptr ? best->unit : UnitId{};
}

std::vector<const core::ChildMembership*> World::membershipsOf(ChildId child) const
{
    std::vector<const core::ChildMembership*> result;
    if (const auto* places = findIn(m_membershipsByChild, child))
        for (const std::size_t place : *places) result.push_back(&childMemberships[place]);
    return result;
}

const std::vector<std::size_t>* World::sortedMembershipsOf(UnitId unit) const
{
    auto* places = findIn(m_membershipsByUnit, unit);
    if (places == nullptr || !m_sortedUnits.insert(unit).second) return places;
    std::sort(places->begin(), places->end(), [&](std::size_t a, std::size_t b) {
        const ChildId childA = childMemberships[a].child;
        const ChildId childB = childMemberships[b].child;
        return comesBefore(sortKey(childA), childA, sortKey(childB), childB);
    });
    return places;
}

std::vector<ChildId> World::childrenOf(UnitId unit, Date day) const
{
    std::vector<ChildId> result;
    const auto* places = sortedMembershipsOf(unit);
    if (places == nullptr) return result;
    result.reserve(places->size());
    for (const std::size_t place : *places) {
        const core::ChildMembership& m = childMemberships[place];
        if (!core::covers(m.from, m.to, day) || unitOf(m.child, day) != unit) continue;
        if (result.empty() || result.back() != m.child) result.push_back(m.child); // one child's memberships are neighbours
    }
    return result;
}

std::vector<ChildId> World::childrenOf(UnitId unit, Date day, UserId forUser) const
{
    auto known = childrenOf(unit, day);
    std::erase_if(known, [&](ChildId child) { return isBarred(child, forUser); });
    return known;
}

std::vector<UnitId> World::unitsOf(UserId user, Date day) const
{
    std::vector<UnitId> result;
    const auto* places = findIn(m_placesByUser, user);
    if (places == nullptr) return result;
    for (const std::size_t place : *places) {
        const core::UserMembership& m = userMemberships[place];
        if (core::covers(m.from, m.to, day) && std::find(result.begin(), result.end(), m.unit) == result.end())
            result.push_back(m.unit);
    }
    return result;
}

std::vector<UserId> World::usersOf(UnitId unit, Date day) const
{
    std::vector<UserId> result;
    for (const core::UserMembership& m : userMemberships) {
        if (m.unit != unit || !core::covers(m.from, m.to, day)) continue;
        const core::User* adult = user(m.user);
        if (adult == nullptr || !core::covers(adult->from, adult->to, day)) continue;
        if (std::find(result.begin(), result.end(), m.user) == result.end()) result.push_back(m.user);
    }
    return result;
}

std::vector<UnitId> World::below(UnitId unit) const
{
    std::vector<UnitId> result;
    if (units.find(unit) == units.end()) return result;
    result.push_back(unit);
    for (std::size_t i = 0; i < result.size(); ++i)
        if (const auto* next = findIn(m_unitsByParent, result[i])) result.insert(result.end(), next->begin(), next->end());
    return result;
}

const core::Unit* World::institutionOf(UnitId id) const
{
    for (const core::Unit* u = unit(id); u != nullptr; u = unit(u->parent))
        if (u->kind == core::UnitKind::Institution) return u;
    return nullptr;
}

std::vector<UnitId> World::institutions() const
{
    std::vector<std::pair<std::string, UnitId>> found;
    for (const auto& [id, unit] : units)
        if (unit.kind == core::UnitKind::Institution) found.emplace_back(text::danishSortKey(unit.name), id);
    std::ranges::sort(found);
    std::vector<UnitId> ids;
    for (const auto& [key, id] : found) ids.push_back(id);
    return ids;
}

const core::Round* World::openRound(UnitId unit) const
{
    if (const auto* ids = findIn(m_roundsByUnit, unit))
        for (const RoundId id : *ids)
            if (const core::Round* r = round(id); r->isOpen()) return r;
    return nullptr;
}

std::vector<const core::Round*> World::roundsOf(UnitId unit) const
{
    std::vector<const core::Round*> result;
    if (const auto* ids = findIn(m_roundsByUnit, unit))
        for (const RoundId id : *ids) result.push_back(round(id));
    return result;
}

const core::Rating* World::rating(RoundId round, ChildId child, UserId rater) const
{
    const auto* ids = findIn(m_ratingsByChild, std::pair(round, child));
    if (ids == nullptr) return nullptr;
    for (const RatingId id : *ids)
        if (const core::Rating& r = ratings.at(id); r.rater == rater) return &r;
    return nullptr;
}

std::vector<const core::Rating*> World::ratingsOf(RoundId round, ChildId child) const
{
    std::vector<const core::Rating*> result;
    if (const auto* ids = findIn(m_ratingsByChild, std::pair(round, child)))
        for (const RatingId id : *ids) result.push_back(&ratings.at(id));
    return result;
}

const core::CommonPosition* World::position(RoundId round, ChildId child) const
{
    return findIn(positions, std::pair(round, child));
}

const core::TeamDraft* World::teamDraft(RoundId round, ChildId child) const
{
    return findIn(teamDrafts, std::pair(round, child));
}

bool World::isBystander(RoundId round, ChildId child, UserId user) const
{
    const auto* all = findIn(bystanders, std::pair(round, child));
    return all != nullptr && std::any_of(all->begin(), all->end(), [&](const core::Bystander& b) { return b.user == user; });
}

const core::RoundChild* World::roundChild(RoundId round, ChildId child) const
{
    const auto* all = findIn(roundChildren, round);
    if (all == nullptr) return nullptr;
    const auto at = std::find_if(all->begin(), all->end(), [&](const core::RoundChild& c) { return c.child == child; });
    return at != all->end() ? &*at : nullptr;
}

std::vector<core::RoundChild> World::roundChildrenOf(RoundId round, UserId forUser) const
{
    std::vector<core::RoundChild> known;
    if (const auto* all = findIn(roundChildren, round)) known = *all;
    std::erase_if(known, [&](const core::RoundChild& row) { return isBarred(row.child, forUser); });
    return known;
}

std::vector<const core::Step*> World::stepsOf(ChildId child) const
{
    std::vector<const core::Step*> result;
    if (const auto* ids = findIn(m_stepsByChild, child))
        for (const StepId id : *ids) result.push_back(&steps.at(id));
    return result;
}

std::vector<const core::CustodyHolder*> World::custodyOf(ChildId child, Date day) const
{
    std::vector<const core::CustodyHolder*> found;
    for (const core::CustodyHolder& holder : custodyHolders)
        if (holder.child == child && core::hasCustody(holder, day)) found.push_back(&holder);
    return found;
}

std::vector<ChildId> World::siblingsOf(ChildId child) const
{
    std::vector<ChildId> family{child};
    for (std::size_t i = 0; i < family.size(); ++i) {
        const auto* links = findIn(m_siblings, family[i]);
        if (links == nullptr) continue;
        for (const ChildId next : *links)
            if (std::find(family.begin(), family.end(), next) == family.end()) family.push_back(next);
    }
    family.erase(family.begin());
    return family;
}

const core::GateAnswer* World::gateAnswer(ChildId child) const
{
    const auto* place = findIn(m_latestGate, child);
    return place != nullptr ? &gateAnswers[*place] : nullptr;
}

bool World::hasHiddenCase(ChildId child, UserId user) const
{
    const auto isHidden = [&](ChildId of) {
        const auto cases = casework.acuteCases.of(of);
        return std::any_of(cases.begin(), cases.end(), [&](const core::AcuteCase* acute) { return core::isHiddenFrom(*acute, user); });
    };
    const auto family = siblingsOf(child);
    return isHidden(child) || std::any_of(family.begin(), family.end(), isHidden);
}

bool World::isHiddenWithCase(ChildId child, UserId user, UserId by, Instant at) const
{
    if (by == user) return false;
    const auto isAfterHidden = [&](ChildId of) {
        const auto cases = casework.acuteCases.of(of);
        return std::any_of(cases.begin(), cases.end(), [&](const core::AcuteCase* acute) { return core::isHiddenFrom(*acute, user) && at >= acute->at; });
    };
    const auto family = siblingsOf(child);
    return isAfterHidden(child) || std::any_of(family.begin(), family.end(), isAfterHidden);
}

const core::GateAnswer* World::gateAnswer(ChildId child, UserId forUser) const
{
    return hasHiddenCase(child, forUser) ? nullptr : gateAnswer(child);
}

core::GateState World::gate(ChildId child, UserId forUser) const
{
    const core::GateState state = gate(child);
    return state == core::GateState::Closed && hasHiddenCase(child, forUser) ? core::GateState::NotAsked : state;
}

bool World::mayKnow(const core::Step& step, UserId user) const
{
    const core::AcuteCase* acute = step.acute ? casework.acuteCases.find(step.acute) : nullptr;
    return acute == nullptr || !core::isHiddenFrom(*acute, user);
}

std::vector<const core::Step*> World::stepsOf(ChildId child, UserId forUser) const
{
    auto known = stepsOf(child);
    std::erase_if(known, [&](const core::Step* step) { return !mayKnow(*step, forUser); });
    return known;
}

core::GateState World::gate(ChildId child) const
{
    const core::GateAnswer* own = gateAnswer(child);
    std::vector<core::GateAnswer> others;
    for (const ChildId sibling : siblingsOf(child))
        if (const core::GateAnswer* answer = gateAnswer(sibling)) others.push_back(*answer);
    return core::gateState(own != nullptr ? std::optional(*own) : std::nullopt, others);
}

bool World::isInvited(RoundId round, UserId user) const
{
    const auto at = settings.find("round." + std::to_string(round.value) + ".invited");
    if (at == settings.end()) return false;
    const std::string wanted = std::to_string(user.value);
    const auto ids = text::split(at->second, ',');
    return std::find(ids.begin(), ids.end(), wanted) != ids.end();
}

const std::string& World::sortKey(ChildId child) const
{
    static const std::string kNone;
    const auto* key = findIn(m_sortKeys, child);
    return key != nullptr ? *key : kNone;
}

bool World::isToldWhereChildIs(const core::Round& round, ChildId child) const
{
    if (ratingsFollowChild) return true;
    const core::ChildMembership* last = nullptr;
    if (const auto* places = findIn(m_membershipsByChild, child)) // asked for every position of a page of children
        for (const std::size_t place : *places) {
            const core::ChildMembership& m = childMemberships[place];
            if (last == nullptr || std::pair(last->from, last->id) < std::pair(m.from, m.id)) last = &m;
        }
    if (last == nullptr || last->unit == round.unit) return true;
    return institutionOf(last->unit) == institutionOf(round.unit); // groups of no institution are one house
}

World::Positions World::positionsOf(ChildId child) const
{
    Positions result = positionsEverywhere(child);
    std::erase_if(result, [&](const auto& entry) { return !isToldWhereChildIs(*entry.first, child); });
    return result;
}

World::Positions World::positionsEverywhere(ChildId child) const
{
    Positions result;
    if (const auto* ids = findIn(m_positionsByChild, child))
        for (const RoundId id : *ids)
            if (const core::Round* r = round(id)) result.emplace_back(r, position(id, child));
    std::sort(result.begin(), result.end(), [](const auto& a, const auto& b) {
        return std::pair(a.first->windowFrom, a.first->id) < std::pair(b.first->windowFrom, b.first->id);
    });
    return result;
}

} // namespace trivsel::app
