#pragma once

#include "base/text.h"
#include "core/release/plan.h"

#include <array>
#include <string>
#include <vector>

namespace trivsel::core {
struct PositionWords;
}

/// What all charts have in common. Charts are plain values: every text is words in the reader's language, and every
/// number has been released (core/release) or is of nobody (a target, a budget).
namespace trivsel::core::chart {

/// Above and below a chart. Screens and pages set these in their own type.
struct Head {
    std::string title;    ///< "Fordeling pr. runde"
    std::string beside;   ///< quiet, after the title: "procent, antal børn"; may be empty
    std::string sentence; ///< below: n, the interval, what is withheld and why
};

/// A share, or another number on a stated axis, as it may be told.
struct Share {
    double low = 0, high = 0; ///< 0..1; equal where it is exact. Drawn in the middle of the two.
    double intervalLow = 0, intervalHigh = 0; ///< its uncertainty; both 0 = there is none to draw
    std::string words;        ///< "15 %", "10–20 %"
    double middle() const { return (low + high) / 2; }
    bool isExact() const { return low == high; }
    bool operator==(const Share&) const = default;
};

/// With its words made.
Share shareOf(const release::ReleasedShare& share);
std::string percentWords(double share);                  ///< "15 %"; 0.004 is "<1 %", 0.996 is ">99 %"
std::string percentWords(double low, double high);       ///< "10–20 %", or "15 %" where both read the same
std::string bandWords(const release::Band& band);        ///< "223", "15–19"

/// A scale that does not move with the data. Words stand at its ticks.
struct Axis {
    struct Tick {
        double at = 0;
        std::string words;
    };
    double low = 0, high = 1;
    std::vector<Tick> ticks;
};
/// 0 % to `top` (0.1 … 1), with ticks. The default is the whole of it.
Axis shareAxis(double top = 1);

/// The words of positions, by core::Position's order: "Grøn: i trivsel", …
using PositionNames = std::array<std::string, 4>;
PositionNames namesOf(const core::PositionWords& words, Language language);

} // namespace trivsel::core::chart
