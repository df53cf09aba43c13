#pragma once

#include "base/date.h"

#include <string>
#include <vector>

/// iCalendar out (RFC 5545), through libical. Bytes only: files are opened by `app`.
namespace trivsel::exchange {

/// A thing of one day. It says what the caller lets it say: no name of a child belongs in here.
struct CalendarEntry {
    std::string uid;     ///< the same each time, so that a calendar replaces it
    Date day;
    std::string summary;
    bool operator==(const CalendarEntry&) const = default;
};

/// A calendar of whole days that block no time and are marked private. `stamp`: when it was made.
std::string writeCalendar(const std::vector<CalendarEntry>& entries, Instant stamp);

} // namespace trivsel::exchange
