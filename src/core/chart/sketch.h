#pragma once

#include "core/chart/drawing.h"
#include "core/chart/words.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

/// What the layouts share. For src/core/chart alone.
namespace trivsel::core::chart {

/// Where values stand.
struct Plot {
    double left = 0, top = 0, right = 0, bottom = 0;
    Axis axis;
    double y(double value) const; ///< clamped to the axis
};

/// What a colour or shape means, in words.
struct Legend {
    enum class Swatch { Position, Box, Line, Dashes, Withheld };
    Swatch swatch = Swatch::Box;
    Position position = Position::Green;
    Ink ink = Ink::AccentSoft;
    std::string words;
};
std::vector<Legend> legendOf(const PositionNames& names, bool hasUnassessed);

/// A drawing in the making, which knows where words stand already.
class Sketch {
public:
    Sketch(double width, const Measure& measure);

    Drawing drawing;
    double width() const { return drawing.width; }
    double wide(const std::string& words, Type type = Type::Caption) const { return m_measure(words, type); }
    /// Broken at spaces into at most `most` lines; the last one holds the rest and may be too wide.
    std::vector<std::string> wrap(const std::string& words, double room, std::size_t most, Type type = Type::Caption) const;

    /// Moved and cut so that it lies within the drawing's width.
    void put(Label label);
    /// Only where nothing stands yet; false when it was left out.
    bool tryPut(const Label& label);
    void keepFree(double left, double top, double right, double bottom) { take(Rect{left, top, right, bottom}); }
    /// Lines from `top` downwards; returns where they end. No words take no room.
    double paragraph(const std::string& words, double top, Ink ink = Ink::Muted);
    double legend(const std::vector<Legend>& items, double top);

    void dashed(double x1, double y1, double x2, double y2, Ink ink, double thickness = 1);
    /// The place of what is withheld: a dashed edge, hatched within. Never higher or lower for any value.
    void withheld(double left, double top, double right, double bottom);
    /// Grid lines with the words of the ticks left of them.
    void axis(const Plot& plot);
    /// The room that the words of the ticks take, left of a plot.
    double axisRoom(const Axis& axis) const;

    Drawing take(double height);

private:
    struct Rect {
        double left, top, right, bottom;
    };
    Rect rectOf(const Label& label) const;
    void take(const Rect& rect);
    bool isFree(const Rect& rect) const;
    Label within(Label label) const;

    const Measure& m_measure;
    std::map<int, std::vector<Rect>> m_taken; ///< by the stripe of the drawing: there may be thousands
};

} // namespace trivsel::core::chart
