#pragma once

#include "base/date.h"
#include "base/text.h"
#include "core/municipality.h"

#include <optional>

/// When rounds are held: the profile's windows as days of a year.
namespace trivsel::app {

/// One occurrence of a window, e.g. 1 September to 31 October 2026. Both days are included.
struct WindowDays {
    Date from, to;
    Text title; ///< "Efterår 2026"
    bool contains(Date day) const { return from <= day && day <= to; }
    bool operator==(const WindowDays&) const = default;
};

/// The window of the setting that holds `day`; none outside every window.
std::optional<WindowDays> windowOn(const core::Municipality& municipality, core::Setting setting, Date day);

/// The first window that begins after `day`; none when the profile has none for the setting.
std::optional<WindowDays> nextWindow(const core::Municipality& municipality, core::Setting setting, Date day);

/// The last window that ended before `day`; none when the profile has none for the setting.
std::optional<WindowDays> lastWindow(const core::Municipality& municipality, core::Setting setting, Date day);

/// "Forår 2026" (first day from January to June) or "Efterår 2026": for windows without a title of their own, and for
/// rounds outside every window.
Text seasonTitle(Date from);

} // namespace trivsel::app
