#pragma once

#include "core/instrument.h"
#include "core/statistics/position_table.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// Signs by area and indicator: the rows of a heat map. Of one form at a time, for areas and indicators of two forms
/// cannot be added; positions can, whatever form they came from.
namespace trivsel::core::statistics {

struct IndicatorCounts {
    std::vector<PositionCounts> items; ///< by the sign of the answer; Unassessed: no answer, or one that shows no sign
    std::vector<PositionCounts> areas; ///< per area the worst sign of its items; Unassessed: no sign at all
};

/// `rows`: row-major option indexes as in BatchScorer (another byte is a broken invariant). No rows give zeros.
IndicatorCounts indicatorCounts(const Instrument& instrument, std::span<const std::uint8_t> rows);

/// Change of one child's score that its own uncertainty does not explain: 1.96 x sqrt(2) x the standard error of
/// measurement (Jacobson and Truax 1991). `sem` as Reliability gives it, not negative.
double reliableChange(double sem);

} // namespace trivsel::core::statistics
