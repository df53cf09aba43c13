#pragma once

#include "app/models/common.h"
#include "app/models/roadmap_summary.h"
#include "app/roadmap_case.h"
#include "core/calendar.h"
#include "core/casework/absence_day.h"
#include "core/school/absence_quarters.h"

#include <optional>
#include <string>
#include <vector>

namespace trivsel::app {

/// "Fravær og køreplaner": a child's absence, and every roadmap of the profile as a ladder of thresholds. As this user
/// may know it: while the gate is not open nothing that reaches parents or child is in here, and a case against this
/// user leaves no trace.
struct RoadmapModel {
    ChildHeader child;
    bool maySee = false, mayWrite = false;
    Date today;
    core::GateState gate = core::GateState::NotAsked;

    // --- absence ----------------------------------------------------------------------------------------------------
    bool isPupil = false; ///< absence is written for pupils; of others it is shown where there is any
    core::Quarter quarter;
    int quarterDays = 0; ///< school days of the whole quarter
    struct Day {
        Date date;
        core::AbsenceDay::Kind kind = core::AbsenceDay::Kind::Unlawful;
        double part = 1;
        bool counts = true; ///< false: not a school day (any more)
    };
    std::vector<Day> days; ///< of this quarter, newest first
    int earlierDays = 0;   ///< written down before this quarter
    std::vector<core::QuarterAbsence> quarters; ///< the last four, this one last; empty while nothing is written at all
    core::AbsencePattern pattern;
    /// One figure that the roadmaps ask about. None at all while nothing is written: what is missing is no 0 %.
    struct Figure {
        core::AbsenceFigure what;
        double value = 0;
        struct Next {
            Text title;   ///< of the next threshold in force that this figure leads to
            int days = 0; ///< whole days of absence until then
        };
        std::optional<Next> next; ///< none: there is no further one
    };
    std::vector<Figure> figures;
    core::WorkingCalendar calendar; ///< to say which days of a span are school days

    // --- roadmaps ---------------------------------------------------------------------------------------------------
    struct Step {
        Text title, action, who;
        std::optional<Date> due;
        Text dueFrom; ///< without a day: the event it is counted from, "fra planen"
        bool isMinimum = false;
        enum class State { New, Open, Done, SetAside };
        State state = State::New;
        StepId step; ///< the child's own, unless New
    };
    struct Threshold {
        std::string id;
        Text title, reason;
        ThresholdState state = ThresholdState::NotYet;
        std::vector<Step> steps; ///< of a passed one
        int heldBack = 0;        ///< further steps, left out until the gate is open
        int toTake = 0; ///< steps that the child does not have yet, with those held back that may be taken to wait
    };
    struct Roadmap {
        std::string id;
        Text title;
        std::vector<Threshold> thresholds; ///< in the order of the file
        std::vector<core::Source> sources;
        int passed = 0, toTake = 0;
        bool canApply = false; ///< some threshold can be met in this child's setting and at its age
    };
    std::vector<Roadmap> roadmaps; ///< those with something passed first
    int passed = 0, toTake = 0;
};
RoadmapModel roadmapModel(const Session& session, ChildId child);

/// What became of a span of days when absence is written day by day.
struct AbsenceSpan {
    std::vector<Date> days;            ///< school days, in order; empty when the span is refused
    int weekend = 0;                   ///< days left out: Saturdays and Sundays …
    std::vector<core::Holiday> closed; ///< … and the calendar's days off
    enum class Refused { No, Backwards, Future, TooLong, NoSchoolDay };
    Refused refused = Refused::No;
};
inline constexpr int kLongestAbsence = 92; ///< days at once: a quarter
AbsenceSpan absenceSpan(const core::WorkingCalendar& calendar, Date from, Date to, Date today);

} // namespace trivsel::app
