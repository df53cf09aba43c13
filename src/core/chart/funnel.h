#pragma once

#include "core/chart/drawing.h"
#include "core/chart/words.h"

#include <cstdint>

namespace trivsel::core::chart {

/// Units or institutions by how many children they have and their share in yellow or red position, with the lines
/// within which a unit of that size differs from all by chance (core/statistics/proportion.h). A small unit is not read
/// as a bad one: far from the share of all is not outside the lines.
struct Funnel {
    struct Point {
        std::string name;
        std::int32_t n = 0;    ///< the lower end of its band; above 0
        std::string count;     ///< "15–19"
        Share share;
    };
    Head head;
    double shareOfAll = 0;    ///< the centre line, 0..1
    std::string centre;       ///< its words: "kommunen 15 %"
    std::string line95, line998; ///< what the lines are called in the legend: "95 %", "99,8 %"
    std::string countTitle;   ///< below the axis: "antal børn"
    std::string outside95, outside998; ///< beside a name in words: "uden for 95 %", "uden for 99,8 %"
    std::string noneOutside;  ///< "Ingen ligger uden for tragten."
    std::vector<Point> points; ///< withheld ones are told of in the sentence
    Axis axis = shareAxis();
};

enum class Standing { Within, Outside95, Outside998 };
/// Outside only when the whole of the point's band is.
Standing standing(const Funnel& chart, const Funnel::Point& point);

Drawing layout(const Funnel& chart, double width, const Measure& measure);
std::string inWords(const Funnel& chart);

} // namespace trivsel::core::chart
