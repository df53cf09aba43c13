#pragma once

#include "base/date.h"
#include "base/ids.h"
#include "base/text.h"

#include <optional>
#include <string>
#include <string_view>

/// The commands about figures of groups of children.
namespace trivsel::app {

/// Decides once and for all what is told of a period of an institution: its closed rounds; open ones are left out for
/// good. Up to a second. Refused while no round is closed, and when the figures are there already.
struct ClosePeriod { static constexpr std::string_view kName = "period.close";
    UnitId institution; Text title; Date from, to; };
/// Released figures are looked at, or leave the program: `what` as in ReadExport, empty for a look; `purpose` is then
/// required.
struct ReadFigures { static constexpr std::string_view kName = "figures.read"; std::string what; std::string purpose; };
/// Takes in the figures file of another store; `name` of the file is for errors alone. The same figures again change nothing.
struct TakeFigures { static constexpr std::string_view kName = "figures.take"; std::string name; std::string bytes; };

/// What was reached of one of the profile's targets in a year, as a leader knows it from elsewhere (accounts, posts). No
/// value takes it back. Of no child.
struct SetTargetFigure { static constexpr std::string_view kName = "target.figure";
    std::string target; int year = 0; /* 2000..2100 */ std::optional<double> value; /* finite, 0..1,000,000 */ };

} // namespace trivsel::app
