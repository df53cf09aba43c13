#pragma once

#include "core/calendar.h"

#include <algorithm>

namespace trivsel::core {

/// Working days from `today` to `due`: 6 = six are left after today, 0 = today is the last one, -2 = two have gone
/// since. Over is at least one, also on the weekend after the last day.
inline int workingDaysLeft(Date due, Date today, const WorkingCalendar& calendar)
{
    int days = 0;
    const Date from = std::min(due, today), to = std::max(due, today);
    for (Date day = from.plusDays(1); day <= to; day = day.plusDays(1)) days += calendar.isWorkingDay(day) ? 1 : 0;
    return due >= today ? days : -std::max(1, days);
}

} // namespace trivsel::core
