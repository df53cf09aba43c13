#pragma once

#include "app/models/common.h"
#include "core/chart/timeline.h"
#include "core/municipality.h"

#include <vector>

namespace trivsel::app {

/// Positions over rounds and everything that was done, on one axis of days; in both languages. Only what this user may
/// know.
struct Timeline {
    struct Point {
        Text label; /* "E 26" */
        core::Position position = core::Position::Unassessed;
        Date day;
    };
    /// Each kind stands on a line of its own kind: see laneOf.
    enum class Kind { Step, Plan, FollowUp, Concern, Request, Notification, Meeting, Visit };
    struct Bar {
        Text label;
        Date from;
        Date to; ///< what is still going on ends today
        Kind kind = Kind::Step;
        Text state{};        ///< what became of it: "gjort", "i gang", "12 dages ventetid"
        bool isOpen = false; ///< still going on
    };
    std::vector<Point> points; ///< oldest first
    std::vector<Bar> bars;     ///< oldest first
};
Timeline timelineOf(const Session& session, ChildId child);

Text kindText(Timeline::Kind kind); ///< "Henvendelse"

/// The timeline as the chart that window and print draw alike. `words` are the profile's (Municipality::positionWords).
core::chart::PositionTimeline chartOf(const Timeline& timeline, const core::PositionWords& words, Language language);

/// The same as lines to read, the newest first: nothing is told by place or colour alone.
struct TimelineLine {
    Date from, to; ///< the same day: it happened then
    std::string what, state;
};
std::vector<TimelineLine> linesOf(const Timeline& timeline, const core::PositionWords& words, Language language);

} // namespace trivsel::app
