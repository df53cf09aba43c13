#pragma once

#include "core/chart/drawing.h"

#include <array>
#include <string>
#include <vector>

namespace trivsel::core::chart {

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

/// Lays the timeline out. Labels below the axis that would run into each other are left out, the last one never. Bars
/// that overlap get rows of their own. In a lane what is going on and what is newest comes first; the rest is counted.
Drawing layout(const PositionTimeline& timeline, double width, const Measure& measure);
/// "E 24: Grøn; F 25: Gul. Indsatser: familiestue"
std::string inWords(const PositionTimeline& timeline);

} // namespace trivsel::core::chart
