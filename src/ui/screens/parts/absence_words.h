#pragma once

#include "core/school/absence_quarters.h"
#include "ui/frame.h"
#include "ui/screens/words.h"

#include <array>
#include <string>

namespace trivsel::ui {

/// "mest om mandagen"; empty where there is no such habit. `weekday`: core::AbsencePattern's.
inline std::string_view weekdayWords(const Frame& frame, std::optional<int> weekday)
{
    constexpr std::array kDays{"absence.monday", "absence.tuesday", "absence.wednesday", "absence.thursday", "absence.friday"};
    return weekday && *weekday < static_cast<int>(kDays.size()) ? frame.tr(kDays[static_cast<std::size_t>(*weekday)]) : std::string_view();
}

/// "3 af 20 dage · 7 af 60 · mest om mandagen"
inline std::string patternWords(const Frame& frame, double ofLast20, double ofLast60, std::optional<int> weekday)
{
    const auto days = [&](double n) { return decimalWords(frame, n, n == static_cast<int>(n) ? 0 : 1); };
    std::string line = words(frame, "absence.windows", {{"last20", days(ofLast20)}, {"last60", days(ofLast60)}});
    if (const std::string_view habit = weekdayWords(frame, weekday); !habit.empty()) line += " · " + std::string(habit);
    return line;
}

} // namespace trivsel::ui
