#pragma once

#include "app/world.h"

/// Who may see the others' answers of a child in a round: the one rule that every command and model asks.
namespace trivsel::app {

/// An adult of the unit (or one invited) whose own rating of the child could still be begun or finished today: no
/// finished rating with an own position, nothing agreed, the child in the open round with a form, and the adult has not
/// chosen to take part without one. Nothing the others found may reach such an adult.
bool couldStillRate(const World& world, const core::User& user, Date today, const core::Round& round, ChildId child);

/// Ratings said to be done, with an own position.
int finishedRatings(const World& world, RoundId round, ChildId child);

/// Enough others are done, so that the talk could begin, but this adult could still rate: rate first, or take part
/// without (TakePartWithoutRating).
bool mustChoose(const World& world, const core::User& user, Date today, const core::Round& round, ChildId child);

} // namespace trivsel::app
