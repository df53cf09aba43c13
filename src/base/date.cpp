#include "base/date.h"

#include <fmt/format.h>

#include <array>
#include <ctime>

namespace trivsel {
namespace {

using std::chrono::year_month_day;

std::optional<int> digits(std::string_view s)
{
    int value = 0;
    if (s.empty() || s.size() > 9) return std::nullopt; // nine digits fit any int; no part of a date has more
    for (const char c : s) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::optional<Date> fromParts(std::string_view y, std::string_view m, std::string_view d)
{
    const auto year = digits(y);
    const auto month = digits(m);
    const auto day = digits(d);
    if (y.size() != 4 || m.empty() || m.size() > 2 || d.empty() || d.size() > 2 || !year || !month || !day)
        return std::nullopt;
    return Date::of(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

constexpr std::array<std::string_view, 12> kMonthsDa{"januar", "februar", "marts",     "april",   "maj",      "juni",
                                                     "juli",   "august",  "september", "oktober", "november", "december"};
constexpr std::array<std::string_view, 12> kShortDa{"jan.", "feb.", "mar.", "apr.", "maj",  "jun.",
                                                    "jul.", "aug.", "sep.", "okt.", "nov.", "dec."};
constexpr std::array<std::string_view, 12> kMonthsEn{"January", "February", "March",     "April",   "May",      "June",
                                                     "July",    "August",   "September", "October", "November", "December"};

} // namespace

std::optional<Date> Date::of(int year, unsigned month, unsigned day)
{
    const year_month_day ymd{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    if (year < 1000 || year > 9999 || !ymd.ok()) return std::nullopt;
    return Date(std::chrono::sys_days(ymd));
}

std::optional<Date> Date::parseIso(std::string_view s)
{
    if (s.size() != 10 || s[4] != '-' || s[7] != '-') return std::nullopt;
    return fromParts(s.substr(0, 4), s.substr(5, 2), s.substr(8, 2));
}

std::optional<Date> Date::parseDanish(std::string_view s)
{
    if (const auto iso = parseIso(s)) return iso;
    for (const char separator : {'-', '.', '/'}) {
        const auto parts = text::split(s, separator);
        if (parts.size() == 3) return fromParts(parts[2], parts[1], parts[0]);
    }
    return std::nullopt;
}

std::string Date::iso() const
{
    const year_month_day ymd(m_day); // once: an import writes a hundred thousand of them
    const auto y = static_cast<unsigned>(static_cast<int>(ymd.year())), m = static_cast<unsigned>(ymd.month()), d = static_cast<unsigned>(ymd.day());
    std::string s("0000-00-00");
    const auto put = [&s](std::size_t at, unsigned digit) { s[at] = static_cast<char>('0' + digit % 10); };
    put(0, y / 1000), put(1, y / 100), put(2, y / 10), put(3, y);
    put(5, m / 10), put(6, m);
    put(8, d / 10), put(9, d);
    return s;
}
int Date::year() const { return static_cast<int>(year_month_day(m_day).year()); }
unsigned Date::month() const { return static_cast<unsigned>(year_month_day(m_day).month()); }
unsigned Date::day() const { return static_cast<unsigned>(year_month_day(m_day).day()); }
unsigned Date::weekday() const { return std::chrono::weekday(m_day).iso_encoding(); }

Date Date::plusMonths(int n) const
{
    year_month_day ymd = year_month_day(m_day) + std::chrono::months(n);
    if (!ymd.ok()) ymd = year_month_day(std::chrono::sys_days(ymd.year() / ymd.month() / std::chrono::last));
    return Date(std::chrono::sys_days(ymd));
}

int daysBetween(Date from, Date to) { return static_cast<int>((to.days() - from.days()).count()); }

int completedMonths(Date born, Date day)
{
    const int months = (day.year() - born.year()) * 12 + static_cast<int>(day.month()) - static_cast<int>(born.month());
    return day.day() < born.day() ? months - 1 : months;
}

std::string isoUtc(Instant instant)
{
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::hh_mm_ss time(instant - day);
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", Date(day).iso(), time.hours().count(), time.minutes().count(),
                       time.seconds().count(), time.subseconds().count());
}

std::optional<Instant> parseIsoUtc(std::string_view s)
{
    if (s.size() != 24 || s[10] != 'T' || s[13] != ':' || s[16] != ':' || s[19] != '.' || s[23] != 'Z')
        return std::nullopt;
    const auto date = Date::parseIso(s.substr(0, 10));
    const auto hour = digits(s.substr(11, 2));
    const auto minute = digits(s.substr(14, 2));
    const auto second = digits(s.substr(17, 2));
    const auto milli = digits(s.substr(20, 3));
    if (!date || !hour || !minute || !second || !milli || *hour > 23 || *minute > 59 || *second > 60)
        return std::nullopt;
    return Instant(date->days()) + std::chrono::hours(*hour) + std::chrono::minutes(*minute) +
           std::chrono::seconds(*second) + std::chrono::milliseconds(*milli);
}

LocalTime toLocal(Instant instant)
{
    const std::time_t t = std::chrono::system_clock::to_time_t(
        std::chrono::time_point_cast<std::chrono::system_clock::duration>(instant));
    std::tm tm{};
    localtime_r(&t, &tm);
    const auto date = Date::of(tm.tm_year + 1900, static_cast<unsigned>(tm.tm_mon + 1), static_cast<unsigned>(tm.tm_mday));
    return {date.value_or(Date{}), tm.tm_hour, tm.tm_min};
}

namespace dates {

std::string shortDay(Date d, Language language)
{
    if (language == Language::English) return fmt::format("{} {}", d.day(), kMonthsEn[d.month() - 1].substr(0, 3));
    return fmt::format("{}. {}", d.day(), kShortDa[d.month() - 1]);
}

std::string shortDayWithYear(Date d, Language language) { return fmt::format("{} {}", shortDay(d, language), d.year()); }

std::string longDay(Date d, Language language)
{
    if (language == Language::English) return fmt::format("{} {} {}", d.day(), kMonthsEn[d.month() - 1], d.year());
    return fmt::format("{}. {} {}", d.day(), kMonthsDa[d.month() - 1], d.year());
}

std::string timeOfDay(LocalTime t, Language language)
{
    if (language == Language::English) return fmt::format("{:02}:{:02}", t.hour, t.minute);
    return fmt::format("kl. {:02}.{:02}", t.hour, t.minute);
}

std::string age(int months, Language language)
{
    const bool en = language == Language::English;
    if (months < 24) return fmt::format("{} {}", months, en ? "mo." : "mdr.");
    return en ? fmt::format("{} y {} mo.", months / 12, months % 12)
              : fmt::format("{} år {} mdr.", months / 12, months % 12);
}

} // namespace dates
} // namespace trivsel
