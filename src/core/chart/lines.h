#pragma once

#include "core/chart/drawing.h"
#include "core/chart/words.h"

#include <optional>

namespace trivsel::core::chart {

/// A share, or another number on a stated axis, over periods with its interval as a band, and where it is to be.
struct Lines {
    struct Point {
        std::string label;          ///< "E 26"
        std::string count;          ///< "223"; may be empty
        std::optional<Share> share; ///< none: withheld
        std::string withheld;       ///< why, when there is none
    };
    struct Target {
        double at = 0;
        std::string words; ///< "mål 10 %"
    };
    Head head;
    std::string countWord;    ///< before the counts: "n"
    std::string withheldMark; ///< in the place of a point that is not drawn: "–"
    std::vector<Point> points;
    std::optional<Target> target = {};
    Axis axis = shareAxis();
};

Drawing layout(const Lines& chart, double width, const Measure& measure);
std::string inWords(const Lines& chart);

} // namespace trivsel::core::chart
