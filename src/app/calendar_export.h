#pragma once

#include "base/result.h"
#include "base/text.h"

#include <string>

namespace trivsel::app {

class Session;

/// Whose dates go into the calendar.
enum class CalendarScope {
    All,  ///< everything that the user sees in Opfølgning
    Mine, ///< what is the user's own turn
};

/// The dates of Opfølgning as iCalendar: "Opfølgning" with a number to look up in the program, nothing of the child. What
/// the gate closes has no date and is left out. A read with `purpose`, which is required; it stands in the audit before
/// the bytes leave the program.
Result<std::string> exportIcs(Session& session, const std::string& purpose, CalendarScope scope, Language language);

} // namespace trivsel::app
