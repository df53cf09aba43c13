#pragma once

#include "core/action.h"
#include "core/casework/concern.h"
#include "core/guide.h"
#include "core/roadmap.h"

#include <optional>
#include <vector>

/// What a concern sets going besides its steps: the clock of its own kind, and how soon anything was done.
namespace trivsel::app {

class Session;

/// A kind of concern may ask for a plan within so many working days of its own (bullying at school: a plan of action).
/// The days are the roadmap's, in its step with the tool "plan"; the program knows none.
struct ConcernClock {
    const core::GuideStep* step = nullptr; ///< of the catalog
    const core::Step* taken = nullptr;     ///< the child's own open step for it, as far as this user may know of it
    Date due;
    int workingDays = 0;       ///< left; 0 = today is the last, negative = over
    std::optional<Date> metOn; ///< the plan has been made: the clock stands
};
/// None for kinds without a clock, and once the concern has its outcome. Ask only for concerns that the user may read.
std::optional<ConcernClock> concernClock(const Session& session, const core::Concern& concern);

/// What adults have done for the child after the concern, as far as this user may know of it: steps done, taken from a
/// roadmap or added, plans, requests, meetings held, an underretning sent, notes. The guide's own steps are no action
/// before somebody has done one.
std::vector<Instant> actionsAfter(const Session& session, const core::Concern& concern);

} // namespace trivsel::app
