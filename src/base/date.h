#pragma once

#include "base/text.h"

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace trivsel {

/// A day of the calendar, without time of day or zone. Always valid; years 1000 to 9999.
class Date {
public:
    Date() = default; ///< 1970-01-01; use std::optional<Date> for "no date"
    explicit Date(std::chrono::sys_days day) : m_day(day) {}

    /// Only `YYYY-MM-DD` with a day that exists.
    static std::optional<Date> parseIso(std::string_view s);
    /// ISO, or the Danish forms `DD-MM-YYYY`, `DD.MM.YYYY` and `DD/MM/YYYY` that spreadsheets write.
    static std::optional<Date> parseDanish(std::string_view s);
    static std::optional<Date> of(int year, unsigned month, unsigned day);

    std::string iso() const; ///< YYYY-MM-DD
    int year() const;
    unsigned month() const;   ///< 1..12
    unsigned day() const;     ///< 1..31
    unsigned weekday() const; ///< 1 Monday .. 7 Sunday (ISO)
    std::chrono::sys_days days() const { return m_day; }

    Date plusDays(int n) const { return Date(m_day + std::chrono::days(n)); }
    /// The same day `n` months on; the last day of the month where that day does not exist.
    Date plusMonths(int n) const;

    auto operator<=>(const Date&) const = default;

private:
    std::chrono::sys_days m_day{};
};

/// Days from `from` to `to`; negative when `to` is earlier.
int daysBetween(Date from, Date to);

/// Completed months of age on `day` for one born on `born` (born on the 31st: the month is complete on the 1st of the
/// next where the month has no 31st). Negative when not yet born.
int completedMonths(Date born, Date day);

/// An instant in UTC, whole milliseconds.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// `2026-11-22T13:02:05.123Z`
std::string isoUtc(Instant instant);
std::optional<Instant> parseIsoUtc(std::string_view s);

/// Day and time of `instant` on the wall clock of this computer.
struct LocalTime {
    Date date;
    int hour = 0;   ///< 0..23
    int minute = 0; ///< 0..59
};
LocalTime toLocal(Instant instant);

namespace dates {
std::string shortDay(Date d, Language language);        ///< "28. okt." / "28 Oct"
std::string longDay(Date d, Language language);         ///< "28. oktober 2026" / "28 October 2026"
std::string shortDayWithYear(Date d, Language language); ///< "28. okt. 2026" / "28 Oct 2026"
std::string timeOfDay(LocalTime t, Language language);  ///< "kl. 14.02" / "14:02"
std::string age(int months, Language language);         ///< "4 år 4 mdr." / "4 y 4 m"; under 2 years "14 mdr."
} // namespace dates

} // namespace trivsel
