#include "core/school/absence_quarters.h"

#include <algorithm>
#include <array>
#include <map>

namespace trivsel::core {

std::vector<QuarterAbsence> absenceByQuarter(const std::vector<AbsenceDay>& absences, Date today, const WorkingCalendar& calendar, int quarters)
{
    std::vector<QuarterAbsence> found;
    Quarter quarter = quarterOf(today);
    for (int i = 0; i < quarters; ++i, quarter = quarterOf(quarter.from.plusDays(-1))) {
        QuarterAbsence one{quarter, 0, 0, 0, 0};
        for (Date day = quarter.from; day <= std::min(quarter.to, today); day = day.plusDays(1)) one.schoolDays += calendar.isWorkingDay(day) ? 1 : 0;
        std::map<Date, double> left; // a day is missed once, however many rows it has
        for (const AbsenceDay& absence : absences) {
            if (absence.date < quarter.from || absence.date > std::min(quarter.to, today) || !calendar.isWorkingDay(absence.date)) continue;
            double& rest = left.try_emplace(absence.date, 1.0).first->second;
            const double part = std::clamp(absence.part, 0.0, rest);
            rest -= part;
            (absence.kind == AbsenceDay::Kind::Illness ? one.illness : absence.kind == AbsenceDay::Kind::Permitted ? one.permitted : one.unlawful) += part;
        }
        found.push_back(one);
    }
    std::ranges::reverse(found);
    return found;
}

AbsencePattern absencePattern(const std::vector<AbsenceDay>& absences, Date today, const WorkingCalendar& calendar)
{
    constexpr double kLeastDays = 4;
    AbsencePattern pattern;
    const auto figures = absenceFigures(absences, today, calendar);
    const auto figure = [&](const char* key) {
        const auto at = figures.find({AbsenceMeasure::DaysOf, key});
        return at != figures.end() ? at->second : 0.0;
    };
    pattern.ofLast20 = figure("20");
    pattern.ofLast60 = figure("60");
    if (pattern.ofLast60 < kLeastDays) return pattern;
    // The same 60 school days as the figure's.
    Date first = today;
    for (int schoolDays = 0; schoolDays < 60 && daysBetween(first, today) < 20 * 60; first = first.plusDays(-1)) schoolDays += calendar.isWorkingDay(first) ? 1 : 0;
    std::map<Date, double> missed;
    for (const AbsenceDay& absence : absences)
        if (absence.date > first && absence.date <= today && calendar.isWorkingDay(absence.date)) missed[absence.date] = std::min(1.0, missed[absence.date] + std::clamp(absence.part, 0.0, 1.0));
    std::array<double, 7> byWeekday{};
    for (const auto& [day, part] : missed) byWeekday[std::chrono::weekday(day.days()).iso_encoding() - 1] += part;
    const auto most = std::ranges::max_element(byWeekday);
    if (2 * *most >= pattern.ofLast60) pattern.weekday = static_cast<int>(most - byWeekday.begin());
    return pattern;
}

} // namespace trivsel::core
