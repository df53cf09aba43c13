#pragma once

#include "app/world.h"
#include "core/guide.h"
#include "core/municipality.h"
#include "core/roadmap.h"

#include <functional>
#include <optional>
#include <vector>

namespace trivsel::definitions {
class Catalog;
}

/// What the roadmaps may know of a child, as one user may know it, and what they then ask for. The one place for the
/// page and for the command, so that the two cannot differ.
namespace trivsel::app {

/// A child's case for each kind of concern that is open, so that every one of them has its roadmap and its own clock.
struct RoadmapCase {
    /// At least one; the newest concern's first. They differ in the concern and its day alone, and each knows of the
    /// others (GuideCase::otherConcerns).
    std::vector<core::GuideCase> cases;
    /// As the user may know it. What a case against this user has closed is NotAsked to them.
    core::GateState gate = core::GateState::NotAsked;
};

struct RoadmapSources {
    const World& world;
    const core::Municipality& municipality;
    const core::WorkingCalendar& calendar;
    std::function<core::InstrumentPtr(const core::InstrumentRef&)> instrument;
    Date today;
};

/// Unlike the guide's case, whose steps may wait for the answer, a gate that nobody was asked about is not known: many
/// thresholds say in so many words that the answer was no. A gate closed by a sibling counts as doubt, since contact
/// with the home has to wait all the same.
RoadmapCase roadmapCase(const RoadmapSources& from, const core::Child& child, UserId user);

/// How a threshold stands today.
enum class ThresholdState {
    Passed,
    Waits,  ///< passed as soon as the question about suspicion is answered with no
    Closed, ///< would be passed; the gate is closed
    NotYet,
    Off, ///< kept in the file, not in force
};

struct ThresholdNow {
    ThresholdState state = ThresholdState::NotYet;
    /// What is asked for, when Passed; while the gate is closed without what reaches parents or child.
    std::vector<core::PlannedStep> steps;
    const core::GuideCase* by = nullptr; ///< the case that passed it; of the RoadmapCase
};
ThresholdNow thresholdNow(const core::Roadmap& roadmap, std::size_t threshold, const RoadmapCase& known,
                          const core::WorkingCalendar& calendar);

/// The child's own or shared step that a threshold asks for, if there is one; null if it is to be taken. Open ones
/// count always. One that has ended counts while it answers the same matter: since the concern it was for, for absence
/// in the same quarter, and else for good. `steps` are those that the user may know of.
const core::Step* stepTaken(const core::Roadmap& roadmap, std::size_t threshold, const core::GuideStep& source,
                            const core::GuideCase& theCase, const std::vector<const core::Step*>& steps);

/// What a step was made from: the guide's step, or a roadmap's. Null for own steps, and where the file has it no more.
const core::GuideStep* sourceOf(const definitions::Catalog& catalog, const core::Guide& guide, const core::Step& step);

} // namespace trivsel::app
