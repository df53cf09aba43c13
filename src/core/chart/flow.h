#pragma once

#include "core/chart/drawing.h"
#include "core/chart/words.h"

namespace trivsel::core::chart {

/// The same children at two periods: two columns of positions, and ribbons from where they were to where they are.
struct Flow {
    struct Ribbon {
        Position before = Position::Green, now = Position::Green;
        Share share;       ///< of all these children; words as "12 %"
        std::string count; ///< "12", "5–9"; may be empty
    };
    Head head;
    PositionNames positions;
    std::string before, now;          ///< above the columns: "Forår 2026", "Efterår 2026"
    std::vector<Ribbon> ribbons;      ///< each pair at most once; those of nobody may be left out
    std::array<std::string, 4> beforeWords, nowWords; ///< beside the blocks, by position: "22 %"
    std::string joinedAndLeft;        ///< "12 børn er kommet til, 5 er stoppet"; may be empty
    std::string withheld;             ///< why nothing is drawn; empty = it is drawn
};

Drawing layout(const Flow& chart, double width, const Measure& measure);
std::string inWords(const Flow& chart);

} // namespace trivsel::core::chart
