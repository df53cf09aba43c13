#pragma once

#include "app/world.h"
#include "core/guide.h"
#include "core/instrument.h"
#include "core/municipality.h"
#include "core/scoring.h"

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

/// What the guide may know of a child in a round: from the team's position and the ratings behind it.
namespace trivsel::app {

/// Age on the round's first day, and sex.
core::ScoringContext scoringContext(const core::Child& child, const core::Round& round);

/// The case without anything the ratings say: date, age, setting, earlier positions and the gate, whose answer's day is
/// the concern's. `position` none: no
/// common position yet (the acute path asks at any time). `before` = the latest common position of an earlier round;
/// `roundsNotGreen` counts back from this one: yellow and red add one, green ends the count, unassessed rounds are
/// passed over, since they show nothing either way.
core::GuideCase caseOf(const World& world, const core::Child& child, const core::Round* round,
                       std::optional<core::Position> position, Date today);

/// Adds what the done ratings say: the worst band of each area and the worst sign of each indicator.
void addRatings(core::GuideCase& theCase, const core::Instrument& form, const core::PositionScheme& scheme,
                const core::ScoringContext& context, const std::vector<const core::Rating*>& ratings);

/// Everything known of a child for the guide: its latest common position while that is current, with the finished ratings
/// behind it as far as they are in memory, and the casework. `instrument`: the exact form of a rating.
core::GuideCase presentCaseOf(const World& world, const core::Child& child, const core::Municipality& municipality,
                              const core::WorkingCalendar& calendar, Date today,
                              const std::function<core::InstrumentPtr(const core::InstrumentRef&)>& instrument);
/// Only what is known by everybody who sees the child: positions and ratings, no casework and no answer to the gate.
core::GuideCase openCaseOf(const World& world, const core::Child& child, Date today,
                           const std::function<core::InstrumentPtr(const core::InstrumentRef&)>& instrument);

/// Adds what the casework says: the plan's state, the newest concern that has no outcome and no circle of readers of its
/// own, absence, consents, and the profile's flags for an acute case (while the family is closed) and for a sent
/// notification.
void addCasework(core::GuideCase& theCase, const World& world, const core::Child& child, const core::Municipality& municipality,
                 const core::WorkingCalendar& calendar, Date today);

/// Whether consent for the child holds towards a role of the directory today: every custody holder's, and the young
/// person's own from the profile's age. As this user may know it: without what others wrote beside a case that is hidden
/// from the user.
core::ConsentState consentOf(const World& world, const core::Child& child, const core::Municipality& municipality,
                             const std::string& to, Date today, UserId forUser);
/// From the profile's age on the young person is asked besides those with custody.
bool asksYoungPerson(const core::Child& child, const core::Municipality& municipality, Date today);

/// Flags that the program tells itself, from an acute case or a sent notification; nobody sets them by hand.
bool isSetByProgram(std::string_view flag);

/// The profile's flag for what an acute case is about, where it has one ("suspect_staff").
void addAcuteFlag(core::GuideCase& theCase, const core::Municipality& municipality, core::AcuteCase::About about);

/// A notification was sent: the profile's flag for it, where it has one, and the day that a decision is counted from.
void addNotified(core::GuideCase& theCase, const core::Municipality& municipality, Date sentOn);
/// How a plan stands: its state for the rules, and the days that `due` may be counted from.
void addPlan(core::GuideCase& theCase, const core::ActionPlan& plan, Date today);

/// What the gate's answer for this very child means to the guide's rules. A sibling's suspicion is not this child's
/// acute path; it holds the child's steps back through the gate's state instead. Not asked counts as none: the steps
/// towards parents and child are then planned, and wait for the answer.
core::AcuteState acuteOf(const core::GateAnswer* own);

} // namespace trivsel::app
