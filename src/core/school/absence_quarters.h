#pragma once

#include "core/casework/absence_day.h"

#include <optional>
#include <string>
#include <vector>

/// Absence as a school works on it: quarter by quarter, and as a pattern over the last weeks.
namespace trivsel::core {

/// What was missed of one quarter, in school days (parts of a day count as parts).
struct QuarterAbsence {
    Quarter quarter;
    int schoolDays = 0; ///< of the quarter until today, or whole for one that is over
    double illness = 0, permitted = 0, unlawful = 0;
    double any() const { return illness + permitted + unlawful; }
    /// Of the school days until now, in percent; nothing before the first of them. The law's share is of the whole quarter
    /// instead: absenceFigures().
    std::optional<double> percent() const
    {
        return schoolDays > 0 ? std::optional(100.0 * any() / schoolDays) : std::nullopt;
    }
};

/// The last `quarters` quarters, oldest first, the one of `today` last. One child's absences in any order; what lies on no
/// school day or after today does not count.
std::vector<QuarterAbsence> absenceByQuarter(const std::vector<AbsenceDay>& absences, Date today, const WorkingCalendar& calendar, int quarters);

/// How the last school days were missed.
struct AbsencePattern {
    double ofLast20 = 0, ofLast60 = 0; ///< school days
    /// Monday 0 … Friday 4: the weekday on which at least half of the days missed in the last 60 fell, where at least four
    /// were missed; a habit that a plain sum hides. A local choice, to be talked about and no more.
    std::optional<int> weekday;
};
AbsencePattern absencePattern(const std::vector<AbsenceDay>& absences, Date today, const WorkingCalendar& calendar);

} // namespace trivsel::core
