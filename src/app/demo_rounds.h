#pragma once

#include "app/demo_answers.h"
#include "app/demo_plan.h"
#include "core/guide.h"
#include "core/municipality.h"
#include "storage/store.h"

#include <map>
#include <memory>
#include <vector>

/// Plays the rounds of one unit: ratings, common positions, steps and what became of them. For createDemo alone.
namespace trivsel::app::demo {

/// What every unit's play needs; the forms are prepared once.
class Stage {
public:
    Stage(const DemoRequest& request, const core::Municipality& municipality, const core::Guide& guide,
          const core::WorkingCalendar& calendar);

    /// The form for a child in a round; null when there is none for the age.
    const DemoForm* formFor(const core::Child& child, const RoundDays& round, core::Setting setting) const;

    const definitions::Catalog& catalog;
    const definitions::DemoNames& names;
    const core::Municipality& municipality;
    const core::Guide& guide;
    const core::WorkingCalendar& calendar;
    Date today;
    Instant now;

private:
    mutable std::map<std::string, std::unique_ptr<DemoForm>> m_forms;
};

/// A child of the open round of whom nothing is made up there.
bool comesOrGoes(const DemoChild& child);
/// The child at this place of the open round's (shuffled) order is the first that the team has agreed on.
inline constexpr std::size_t kPlaceOfFirstAgreed = 3;

/// Whether the child takes part in the unit's round (its place in DemoUnit::rounds).
bool takesPart(const Stage& stage, const DemoUnit& unit, const DemoChild& child, std::size_t round);

/// The position each child is to get, by round (from the last one back), unit and child; Unassessed = not taking part.
/// In every round 3 % red, 14 % yellow and the rest green, those with more tendency first.
class Targets {
public:
    Targets(const Stage& stage, const std::vector<DemoUnit>& units, Random& random);
    core::Position of(std::size_t unit, std::size_t child, std::size_t round) const { return m_targets[unit][child][round]; }

private:
    std::vector<std::vector<std::vector<core::Position>>> m_targets;
};

struct Played {
    std::vector<storage::Record> records;
    bool hasSharedStep = false;
};

/// What is special about one unit's play.
struct Part {
    std::size_t unit = 0;   ///< its place among all
    bool mustShare = false; ///< when no environment step can be shared, an own step is made that is
    bool hasDoubt = false;  ///< somebody is in doubt at the gate, in the open round
};

/// The last unit where the doubt can be: a child in yellow or red position is agreed on in the open round.
std::size_t unitWithDoubt(const std::vector<DemoUnit>& units, const Targets& targets);

/// Everything of one unit that follows from its plan, children included.
Played play(const Stage& stage, const DemoUnit& unit, const Part& part, const Targets& targets, Ids& ids, Random& random);

} // namespace trivsel::app::demo
