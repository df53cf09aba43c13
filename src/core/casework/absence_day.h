#pragma once

#include "base/date.h"
#include "base/ids.h"
#include "core/calendar.h"
#include "core/guide.h"

#include <map>
#include <vector>

namespace trivsel::core {

/// A day or a part of it that a pupil was away.
struct AbsenceDay {
    ChildId child;
    Date date;
    enum class Kind { Illness, Permitted, Unlawful };
    Kind kind = Kind::Unlawful;
    double part = 1; ///< of the day, over 0 to 1; written with 0 the row is taken back
    bool operator==(const AbsenceDay&) const = default;
};

/// The calendar quarter that holds a day: the one in which the law counts unlawful absence (the ministry's guidance to
/// parents: January-March, April-June, July-September, October-December).
struct Quarter {
    Date from, to;
    bool operator==(const Quarter&) const = default;
};
Quarter quarterOf(Date day);

/// Every figure that a rule may ask for on `today`:
/// - the unlawful share of the school days of the whole quarter, in percent (so it never falls as the quarter goes on);
/// - days in a row, of each kind and of any, up to the last school day before or on `today`;
/// - days of the last 20 and 60 school days, of any kind.
/// `absences` are of one child in any order; rows on days that are no school days, or after `today`, do not count. Empty
/// without any absence. School days are the calendar's working days: a school's own days off are not known to it.
std::map<AbsenceFigure, double> absenceFigures(const std::vector<AbsenceDay>& absences, Date today, const WorkingCalendar& calendar);

} // namespace trivsel::core
