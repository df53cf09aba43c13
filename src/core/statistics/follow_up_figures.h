#pragma once

#include "base/date.h"
#include "core/action.h"
#include "core/casework/case_note.h"
#include "core/casework/concern.h"
#include "core/casework/meeting.h"
#include "core/casework/request.h"
#include "core/municipality.h"
#include "core/round.h"
#include "core/statistics/proportion.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// Whether things happen, and how long they take.
namespace trivsel::core::statistics {

/// Days, of those that have come to an end, and of those that have not.
struct Days {
    std::int64_t n = 0;           ///< ended
    std::int64_t waiting = 0;     ///< not ended: counted apart, for the slowest are among them
    std::optional<double> median; ///< of the ended; the mean of the middle two for an even number
    std::optional<int> longest;   ///< of the ended
    std::optional<int> longestWaiting;
    /// Ended within 7, 14, 28 days, and later: a division that a plan of release can hold.
    std::array<std::int64_t, 4> bands{};
};
std::size_t dayBand(int days);

/// `ended` and `waiting` in days, each at least 0.
Days daysOf(std::vector<int> ended, std::span<const int> waiting);

/// From a concern to the first that was done for the child (a step done, a plan or a request written) on that day or
/// later. `firstActions`: days of all that was done per child, in any order. Concerns that were found to be unfounded,
/// or whose outcome is to watch, are left out: nothing was to follow. A clock set back never gives fewer than 0 days.
Days concernToAction(std::span<const Concern> concerns, const std::map<ChildId, std::vector<Date>>& actions,
                     Date today);

/// Waiting for an answer, per receiver's role ("modtagelsen", "ppr"); requests that were not sent are left out.
std::map<std::string, Days> waitingByReceiver(std::span<const Request> requests, Date today);

struct StepFigures {
    std::int64_t open = 0, overdue = 0, withoutDate = 0, done = 0, setAside = 0;
    std::optional<Share> overdueOfOpen() const { return shareOf(overdue, open); }
};
StepFigures stepFigures(std::span<const Step> steps, Date today);

/// Offers that were missed, by rung and words, most often first.
struct MissedOffer {
    std::string rung;
    std::string what;
    std::int64_t times = 0;
};
std::vector<MissedOffer> missedOffers(std::span<const MissingOffer> offers, Date from, Date to);

/// Meetings held from `from` to `to`, by tool (familierådslagning, dialogmøde).
std::map<std::string, std::int64_t> meetingsByTool(std::span<const Meeting> meetings, Date from, Date to);

/// How far a round is. The one figure that an open round releases.
struct Coverage {
    std::int64_t children = 0;     ///< of the round, who have not left
    std::int64_t withPosition = 0; ///< common position, also "not assessed"
    std::int64_t withReason = 0;   ///< none, and it is written why
    std::int64_t withoutForm = 0;  ///< no form for this age; counted above too where they have a position or reason
    std::int64_t missing() const { return children - withPosition - withReason; }
    std::optional<Share> done() const { return shareOf(withPosition + withReason, children); }
};
Coverage coverage(std::span<const RoundChild> children, std::span<const CommonPosition> positions);

/// One target of the profile in one year, and what was reached.
struct TargetYear {
    std::string id; ///< of the target
    std::optional<int> year;
    std::string unit;
    double target = 0;
    std::optional<double> actual;
    std::optional<bool> isReached;
    bool operator==(const TargetYear&) const = default;
};
/// An own figure that a leader typed for a target.
struct Actual {
    std::string target; ///< id
    int year = 0;
    double value = 0;
};
/// Whether more is better, or (as for the share of segregated children) less.
enum class Wanted { AtLeast, AtMost };
/// In the profile's order; of a target without a year, the actual of the latest year. `wanted` per target, same order.
std::vector<TargetYear> targetYears(std::span<const Target> targets, std::span<const Wanted> wanted,
                                    std::span<const Actual> actuals);

} // namespace trivsel::core::statistics
