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

/// Danish working days: Monday to Friday without the calendar's days.
class WorkingCalendar {
public:
    WorkingCalendar() = default;
    WorkingCalendar(std::string version, std::vector<Holiday> holidays);

    bool isWorkingDay(Date day) const;
    /// The n-th working day after `from` (n >= 0; 0 gives `from` itself, or the next working day if it is none).
    Date plusWorkingDays(Date from, int n) const;
    const std::string& version() const { return m_version; }
    const std::vector<Holiday>& holidays() const { return m_holidays; }
    /// The last year the calendar knows; after it only weekends count, and the screens say so.
    int lastYear() const;
    bool operator==(const WorkingCalendar&) const = default;

private:
    std::string m_version;
    std::vector<Holiday> m_holidays; ///< sorted by date
};

} // namespace trivsel::core
