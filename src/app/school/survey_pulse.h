#pragma once

#include "base/date.h"
#include "base/ids.h"
#include "core/school/survey.h"

#include <vector>

/// The four questions that a class is asked six weeks after it was shown its figures.
namespace trivsel::app {

class School;
class Session;

/// The class's pulse after that survey; none yet.
SurveyId pulseOf(const School& school, SurveyId survey, UnitId unit);

/// A pulse that is to be taken.
struct PulseDue {
    SurveyId survey; ///< that it follows
    UnitId unit;
    Date on;
    bool mayTake = false; ///< this user may type it in
};
/// Of the classes that the user may see: due on `until` or before, and not taken. A class that has taken part in a later
/// survey is asked by that one. By day.
std::vector<PulseDue> pulsesDue(const Session& session, Date until);

} // namespace trivsel::app
