#pragma once

#include "base/date.h"
#include "base/ids.h"

#include <optional>
#include <string>
#include <vector>

/// What `export csv` and `export xlsx` hold: one row for each child of each round, or several when the round asked for
/// several steps. Without names of children; what a person typed is left out for a child with name and address
/// protection.
namespace trivsel::app {

class Session;

struct PositionRow {
    std::string round, unit;
    ChildId child;
    std::string position, suggested; ///< core::toWord, or empty
    std::string reason;              ///< why the step is asked for; without one, why there is no position
    std::string step, stepStatus, who;
    std::optional<Date> due;
};

/// Of the children whom the user may see, in the order of the rounds.
std::vector<PositionRow> positionRows(const Session& session, Language language);

} // namespace trivsel::app
