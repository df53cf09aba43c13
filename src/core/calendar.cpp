#include "core/calendar.h"

#include "base/check.h"

#include <algorithm>
#include <utility>

namespace trivsel::core {

WorkingCalendar::WorkingCalendar(std::string version, std::vector<Holiday> holidays, YearSpan years, std::string id)
    : m_id(std::move(id)), m_version(std::move(version)), m_years(years), m_holidays(std::move(holidays))
{
    std::stable_sort(m_holidays.begin(), m_holidays.end(),
                     [](const Holiday& a, const Holiday& b) { return a.date < b.date; });
    if (m_holidays.empty()) return;
    if (m_years.first == 0) m_years.first = m_holidays.front().date.year();
    if (m_years.last == 0) m_years.last = m_holidays.back().date.year();
}

bool WorkingCalendar::isWorkingDay(Date day) const
{
    if (day.weekday() > 5) return false;
    const auto at = std::lower_bound(m_holidays.begin(), m_holidays.end(), day,
                                     [](const Holiday& h, Date d) { return h.date < d; });
    return at == m_holidays.end() || at->date != day;
}

Date WorkingCalendar::plusWorkingDays(Date from, int n) const
{
    TRIVSEL_CHECK(n >= 0);
    if (n == 0) {
        Date day = from;
        while (!isWorkingDay(day)) day = day.plusDays(1);
        return day;
    }
    // Walks along the holidays instead of looking each day up: a guide counts thousands of these.
    auto holiday = std::upper_bound(m_holidays.begin(), m_holidays.end(), from,
                                    [](Date d, const Holiday& h) { return d < h.date; });
    Date day = from;
    unsigned weekday = from.weekday();
    for (int counted = 0; counted < n;) {
        day = day.plusDays(1);
        weekday = weekday % 7 + 1;
        while (holiday != m_holidays.end() && holiday->date < day) ++holiday;
        const bool isHoliday = holiday != m_holidays.end() && holiday->date == day;
        if (weekday <= 5 && !isHoliday) ++counted;
    }
    return day;
}

} // namespace trivsel::core
