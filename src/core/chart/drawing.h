#pragma once

#include "core/position.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

/// What the painters of charts have to draw, and all they know of charts. Lengths are design pixels of the window; print
/// draws the same numbers smaller.
namespace trivsel::core::chart {

/// A colour by what it means; each painter has one for each.
enum class Ink {
    Text, Muted, Accent, Surface,
    Grid,       ///< the lines one reads along
    Path,       ///< lines that say something; 3:1 on the surface
    Border,     ///< round what is withheld
    AccentSoft, ///< grounds
    Green, Yellow, Red, Unassessed, ///< the positions' marks, also as fillings
    OnGreen, OnYellow, OnRed, OnUnassessed, ///< words and marks upon these
    Heat1, Heat2, Heat3, Heat4, Heat5,      ///< the steps of a heat map, few to many
    OnHeat1, OnHeat2, OnHeat3, OnHeat4, OnHeat5,
};
Ink markOf(Position position);
Ink onMarkOf(Position position);

/// Caption: 13 design pixels regular; Strong: the same, semibold.
enum class Type { Caption, Strong };
/// How wide words are, in design pixels, as the painter will draw them.
using Measure = std::function<double(const std::string& words, Type type)>;
/// The height of a line of either type, as the layouts count with it.
inline constexpr double kLine = 17;

/// A filled stretch between two edges over the same places: a band, a funnel, a ribbon.
struct Area {
    std::vector<double> x;           ///< rising, at least two
    std::vector<double> top, bottom; ///< one of each for every x; top <= bottom
    Ink ink = Ink::AccentSoft;
    double opacity = 1; ///< 0..1
};
struct Line {
    double x1 = 0, y1 = 0, x2 = 0, y2 = 0;
    Ink ink = Ink::Grid;
    double thickness = 1;
};
struct Box {
    double left = 0, top = 0, right = 0, bottom = 0;
    Ink ink = Ink::AccentSoft;
    double radius = 0;
};
/// A round dot, or a position's shape in its colour, or in another ink where it stands upon a filling.
struct Mark {
    double x = 0, y = 0; ///< the middle
    std::optional<Position> position = {};
    Ink ink = Ink::Text; ///< of a dot; of a shape when it is not its own colour
    bool isOwnColour = true;
    double radius = 7;
    bool isLifted = false; ///< a ring of the surface round it, off the lines it stands on
};
struct Label {
    enum class Align { Left, Centre, Right };
    Align align = Align::Left;
    double x = 0, y = 0; ///< y is the middle of the line
    std::string words;
    Ink ink = Ink::Muted;
    Type type = Type::Caption;
    double room = 0; ///< cut with "…" where wider; 0 = never
};

/// Drawn in this order, each kind by its place in the list.
struct Drawing {
    double width = 0, height = 0;
    std::vector<Area> areas;
    std::vector<Line> lines;
    std::vector<Box> boxes;
    std::vector<Mark> marks;
    std::vector<Label> labels;
};

} // namespace trivsel::core::chart
