#pragma once

#include "core/position.h"

#include <array>
#include <functional>
#include <string>
#include <vector>

namespace trivsel::core {

/// A child's position in one round.
struct TimelinePoint {
    double at = 0;     ///< place on the axis; only proportions count (days since any day, or the round's number)
    std::string label; ///< below the axis: "E 26"
    Position position = Position::Unassessed;
    std::string value; ///< the words for those who hear or read it: "Gul: øget opmærksomhed"
};

/// Something that was done over a time.
struct TimelineBar {
    double from = 0;
    double to = 0; ///< not before `from`
    std::string label;
    bool isOpen = false; ///< still going on: drawn with an open end
};

/// Bars of one kind below the positions: at most two rows, what does not fit there is counted.
struct TimelineLane {
    std::string word; ///< "Skridt"
    std::vector<TimelineBar> bars;
};

/// Positions over rounds with what was done, on one axis. A plain value that window and print draw alike.
struct PositionTimeline {
    std::string title;
    std::array<std::string, 3> rows; ///< words of the green, yellow and red line
    std::string barsRow;             ///< "Indsatser"
    std::vector<TimelinePoint> points;
    std::vector<TimelineBar> bars;
    std::vector<TimelineLane> lanes; ///< below the bars
    std::string moreWords = "+{n}";  ///< "og {n} til": how many of a lane are not drawn
};

/// Everything on the axis but the positions, in words: "Skridt: familiestue, små grupper; Møder: …".
std::string actionsInWords(const PositionTimeline& timeline);

/// What a painter has to draw, in the order of drawing. Units are those of the width given to layoutTimeline.
struct ChartMark {
    double x = 0, y = 0;
    Position position = Position::Unassessed;
};
struct ChartSegment {
    enum class Kind { Grid, Path };
    Kind kind = Kind::Grid;
    double x1 = 0, y1 = 0, x2 = 0, y2 = 0;
};
struct ChartLabel {
    enum class Align { Left, Centre, Right };
    Align align = Align::Left;
    double x = 0, y = 0; ///< y is the middle of the line
    std::string words;
};
struct ChartPill {
    double left = 0, top = 0, right = 0, bottom = 0;
    std::string words; ///< cut to the pill by the painter when too long
    bool isOpen = false; ///< square at its right end
};
struct ChartDrawing {
    double width = 0, height = 0;
    std::vector<ChartSegment> segments;
    std::vector<ChartPill> pills;
    std::vector<ChartLabel> labels;
    std::vector<ChartMark> marks;
};

/// Lays the timeline out for `width` (design pixels or points). `textWidth` measures a caption. Labels below the axis
/// that would run into each other are left out, the last one never. Bars that overlap get rows of their own. In a lane
/// what is going on and what is newest comes first; the rest is counted.
ChartDrawing layoutTimeline(const PositionTimeline& timeline, double width,
                            const std::function<double(const std::string&)>& textWidth);

} // namespace trivsel::core
