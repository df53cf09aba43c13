#pragma once

#include "core/chart/drawing.h"
#include "core/chart/words.h"

#include <array>

namespace trivsel::core::chart {

/// How a group was distributed over the positions in one period.
struct StackedBar {
    std::string label;           ///< below it: "E 26"
    std::string count;           ///< below that: "223", "15–19"; empty when withheld
    std::array<Share, 4> shares; ///< by core::Position's order; together about 1
    std::string withheld;        ///< why nothing is drawn: "for få børn"; empty = it is drawn
};

/// Positions per period. One panel is drawn large; several are small ones side by side, all on the same scale.
struct StackedBars {
    struct Panel {
        std::string title; ///< the unit; empty for a single panel
        std::vector<StackedBar> bars;
    };
    Head head;
    PositionNames positions;
    std::string countWord;    ///< before the counts: "n"
    std::string withheldMark; ///< in the place of a bar that is not drawn: "vises ikke"
    std::vector<Panel> panels;
    Axis axis = shareAxis(); ///< always the whole: 0 to 1
};

Drawing layout(const StackedBars& chart, double width, const Measure& measure);
std::string inWords(const StackedBars& chart);

} // namespace trivsel::core::chart
