#include "core/casework/absence_day.h"

#include <algorithm>
#include <array>
#include <string>

namespace trivsel::core {
namespace {

constexpr std::array kWindows = {20, 60}; // school days looked back upon; shipped roadmaps ask for these

using Kind = AbsenceDay::Kind;

/// What was missed of each school day, by day.
struct Missed {
    double unlawful = 0, illness = 0, any = 0; ///< parts of the day, 0 to 1
};

std::vector<Date> schoolDaysBack(Date today, int count, const WorkingCalendar& calendar)
{
    std::vector<Date> days;
    // Longer than any run of days off: a calendar without working days must not hang the program.
    for (Date day = today; static_cast<int>(days.size()) < count && daysBetween(day, today) < 20 * count; day = day.plusDays(-1))
        if (calendar.isWorkingDay(day)) days.push_back(day);
    return days;
}

/// Today breaks no row while nothing is registered for it: the register may not have been called yet.
double inRow(const std::vector<Date>& daysBack, Date today, const std::map<Date, Missed>& missed, double Missed::*kind)
{
    double row = 0;
    for (const Date day : daysBack) {
        if (day == today && !missed.contains(day)) continue;
        const auto at = missed.find(day);
        if (at == missed.end() || at->second.*kind <= 0) break;
        row += at->second.*kind;
    }
    return row;
}

} // namespace

Quarter quarterOf(Date day)
{
    const unsigned first = (day.month() - 1) / 3 * 3 + 1;
    const Date from = *Date::of(day.year(), first, 1);
    return {from, from.plusMonths(3).plusDays(-1)};
}

std::map<AbsenceFigure, double> absenceFigures(const std::vector<AbsenceDay>& absences, Date today, const WorkingCalendar& calendar)
{
    std::map<Date, Missed> missed;
    for (const AbsenceDay& a : absences) {
        if (a.date > today || !calendar.isWorkingDay(a.date)) continue;
        Missed& day = missed[a.date];
        const double part = std::clamp(a.part, 0.0, 1.0);
        day.any = std::min(1.0, day.any + part);
        if (a.kind == Kind::Unlawful) day.unlawful = std::min(1.0, day.unlawful + part);
        if (a.kind == Kind::Illness) day.illness = std::min(1.0, day.illness + part);
    }
    if (missed.empty()) return {};

    std::map<AbsenceFigure, double> figures;
    const Quarter quarter = quarterOf(today);
    double unlawful = 0;
    int schoolDays = 0;
    for (Date day = quarter.from; day <= quarter.to; day = day.plusDays(1)) {
        if (!calendar.isWorkingDay(day)) continue;
        ++schoolDays;
        if (const auto at = missed.find(day); at != missed.end()) unlawful += at->second.unlawful;
    }
    if (schoolDays > 0) figures[{AbsenceMeasure::UnlawfulShare, "quarter"}] = 100.0 * unlawful / schoolDays;

    const auto daysBack = schoolDaysBack(today, kWindows.back(), calendar);
    figures[{AbsenceMeasure::DaysInRow, "any"}] = inRow(daysBack, today, missed, &Missed::any);
    figures[{AbsenceMeasure::DaysInRow, "illness"}] = inRow(daysBack, today, missed, &Missed::illness);
    figures[{AbsenceMeasure::DaysInRow, "unlawful"}] = inRow(daysBack, today, missed, &Missed::unlawful);
    for (const int window : kWindows) {
        double days = 0;
        for (std::size_t i = 0; i < daysBack.size() && i < static_cast<std::size_t>(window); ++i)
            if (const auto at = missed.find(daysBack[i]); at != missed.end()) days += at->second.any;
        figures[{AbsenceMeasure::DaysOf, std::to_string(window)}] = days;
    }
    return figures;
}

} // namespace trivsel::core
