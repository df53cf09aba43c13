#include "app/round_windows.h"

#include <string>

namespace trivsel::app {
namespace {

/// 29 February becomes the 28th in other years.
Date dayOf(int year, unsigned month, unsigned day)
{
    for (unsigned d = day; d > 27; --d)
        if (const auto date = Date::of(year, month, d)) return *date;
    return Date::of(year, month, day).value_or(Date{});
}

/// The window that begins in `year`; it ends in the next one when it runs over New Year.
WindowDays occurrence(const core::RoundWindow& window, int year)
{
    const bool overNewYear = std::pair(window.toMonth, window.toDay) < std::pair(window.fromMonth, window.fromDay);
    WindowDays days{dayOf(year, window.fromMonth, window.fromDay),
                    dayOf(overNewYear ? year + 1 : year, window.toMonth, window.toDay), {}};
    if (window.title.empty()) {
        days.title = seasonTitle(days.from);
    } else {
        const std::string number = " " + std::to_string(year);
        days.title = {window.title.da + number, window.title.en.empty() ? "" : window.title.en + number};
    }
    return days;
}

} // namespace

std::optional<WindowDays> windowOn(const core::Municipality& municipality, core::Setting setting, Date day)
{
    for (const core::RoundWindow& window : municipality.windows) {
        if (window.setting != setting) continue;
        for (const int year : {day.year(), day.year() - 1})
            if (WindowDays days = occurrence(window, year); days.contains(day)) return days;
    }
    return std::nullopt;
}

std::optional<WindowDays> nextWindow(const core::Municipality& municipality, core::Setting setting, Date day)
{
    std::optional<WindowDays> first;
    for (const core::RoundWindow& window : municipality.windows) {
        if (window.setting != setting) continue;
        for (const int year : {day.year(), day.year() + 1})
            if (WindowDays days = occurrence(window, year); days.from > day && (!first || days.from < first->from)) first = days;
    }
    return first;
}

std::optional<WindowDays> lastWindow(const core::Municipality& municipality, core::Setting setting, Date day)
{
    std::optional<WindowDays> last;
    for (const core::RoundWindow& window : municipality.windows) {
        if (window.setting != setting) continue;
        for (const int year : {day.year() - 2, day.year() - 1, day.year()}) // over New Year it ends the year after
            if (WindowDays days = occurrence(window, year); days.to < day && (!last || days.to > last->to)) last = days;
    }
    return last;
}

Text seasonTitle(Date from)
{
    const std::string year = std::to_string(from.year());
    return from.month() <= 6 ? Text{"Forår " + year, "Spring " + year} : Text{"Efterår " + year, "Autumn " + year};
}

} // namespace trivsel::app
