#pragma once

#include "core/chart/drawing.h"
#include "core/chart/words.h"

#include <optional>

namespace trivsel::core::chart {

/// Shares in a table, shaded by how large they are on steps that never move.
struct HeatMap {
    struct Cell {
        std::optional<Share> share; ///< none: withheld
        std::string withheld;       ///< why, when there is no share
    };
    struct Row {
        std::string label;         ///< "Social trivsel", "Deltager i leg"
        bool isIndicator = false;  ///< under the area above it: set in
        std::vector<Cell> cells;   ///< one per column; missing ones are empty
    };
    Head head;
    std::vector<std::string> columns; ///< periods or units
    std::vector<Row> rows;
    std::string withheldMark; ///< in a cell that is withheld: "–"
    std::string withheldWord; ///< what the mark means, in the legend: "vises ikke"
};

/// The lower ends of the steps Heat1..Heat5.
inline constexpr double kHeatSteps[] = {0, 0.05, 0.10, 0.20, 0.40};
/// 1..5.
int heatStep(double share);

Drawing layout(const HeatMap& chart, double width, const Measure& measure);
std::string inWords(const HeatMap& chart);

} // namespace trivsel::core::chart
