#pragma once

#include "app/blindness.h"
#include "app/models/common.h"
#include "app/session.h"
#include "base/text.h"
#include "core/instrument.h"
#include "core/municipality.h"
#include "core/round.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What the builders of the screen models share. Not for the screens.
namespace trivsel::app::tools {

/// A name as it may be shown on one line; very long ones are cut.
std::string shown(std::string_view name);
std::string userName(const Session& session, UserId user); ///< empty when there is none
std::string unitName(const Session& session, UnitId unit);
UnitChoice unitChoice(const Session& session, UnitId unit);
std::vector<UnitChoice> visibleUnits(const Session& session);
/// Units and classes that the user may see and that take in children, with or without any today; by institution, then name.
std::vector<UnitChoice> unitsToPlaceIn(const Session& session);
ChildHeader header(const Session& session, ChildId child, UnitId unit);
/// Where a user belongs today, as others would say it: for a leader of just one institution that institution first, not
/// the municipality or district above it.
std::vector<UnitId> placesOf(const Session& session, UserId user);
Date localDay(Instant instant); ///< the day on this computer's wall clock

/// Whether the user is one of those who rate in the round: an adult of the unit, or asked in from outside.
bool isRaterOf(const Session& session, const core::Round& round, UserId user);
/// Adults who rate in the round today, in Danish order of name.
std::vector<UserId> ratersOf(const Session& session, const core::Round& round);

/// Sorts by a name, Danish order; equal names stay as they stood.
template <class T, class Name> void sortByName(std::vector<T>& values, Name name)
{
    std::vector<std::string> keys;
    keys.reserve(values.size());
    for (const T& value : values) keys.push_back(text::danishSortKey(name(value)));
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
    std::vector<T> sorted;
    sorted.reserve(values.size());
    for (const std::size_t i : order) sorted.push_back(std::move(values[i]));
    values = std::move(sorted);
}

/// Sorts by the children's names, Danish order, equal names by number; the keys are those the world keeps.
template <class T, class Child> void sortChildren(const World& world, std::vector<T>& values, Child child)
{
    std::sort(values.begin(), values.end(), [&](const T& a, const T& b) {
        const int order = world.sortKey(child(a)).compare(world.sortKey(child(b)));
        return order != 0 ? order < 0 : child(a) < child(b);
    });
}

/// The unit's adults and the leaders above it who act today and may see the child, in Danish order of name.
std::vector<PersonChoice> responsibleAdults(const Session& session, UnitId unit, ChildId child);
/// The round's children who have not left, as the grid orders them.
std::vector<const core::RoundChild*> inGridOrder(const Session& session, RoundId round);
/// Done, locked, and with an own position: it counts towards the common rating.
bool isFinished(const core::Rating& rating);
/// A rating of one's own that was begun and is not finished: until then the others' stay hidden.
bool hasOwnUnfinished(const Session& session, RoundId round, ChildId child);
/// Enough others are done, and this user could still rate: nothing of the others is shown before a choice (blindness.h).
bool mustChoose(const Session& session, const core::Round& round, ChildId child);
/// Enough ratings are in for the common rating, and no rating of this user's own is half done. Who has not begun is led
/// there too, and asked first (mustChoose).
bool isReadyForTeam(const Session& session, const core::Round& round, ChildId child);
/// The form of a child in a round; null when there is none.
core::InstrumentPtr formOf(const Session& session, const core::RoundChild* child);

} // namespace trivsel::app::tools
