#pragma once

#include "base/date.h"

#include <string>
#include <vector>

namespace trivsel::core {

/// Days on which nobody is expected to work; read from data/calendar, never computed.
struct Holiday {
    Date date;
    Text title;
    enum class Kind { Holiday, Half };
    Kind kind = Kind::Holiday;
    bool operator==(const Holiday&) const = default;
};

/// Whole calendar years, both ends included; 0 = not said.
struct YearSpan {
    int first = 0;
    int last = 0;
    bool operator==(const YearSpan&) const = default;
};

/// Danish working days: Monday to Friday without the calendar's days, of either kind.
class WorkingCalendar {
public:
    WorkingCalendar() = default;
    /// `years` not said: from the first to the last of `holidays`.
    WorkingCalendar(std::string version, std::vector<Holiday> holidays, YearSpan years = {}, std::string id = {});

    bool isWorkingDay(Date day) const;
    /// The n-th working day after `from` (n >= 0; 0 gives `from` itself, or the next working day if it is none).
    Date plusWorkingDays(Date from, int n) const;
    const std::string& id() const { return m_id; }
    const std::string& version() const { return m_version; }
    const std::vector<Holiday>& holidays() const { return m_holidays; }
    /// The last year the calendar knows; after it only weekends count, and the screens say so.
    int lastYear() const { return m_years.last; }
    int firstYear() const { return m_years.first; }
    /// False where only weekends are known.
    bool knows(Date day) const { return day.year() >= m_years.first && day.year() <= m_years.last; }
    bool operator==(const WorkingCalendar&) const = default;

private:
    std::string m_id;
    std::string m_version;
    YearSpan m_years;
    std::vector<Holiday> m_holidays; ///< sorted by date
};

} // namespace trivsel::core
