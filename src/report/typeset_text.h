#pragma once

#include "report/typeset.h"

#include <cmath>

/// What the typesetter's own files share.
namespace trivsel::report {

/// Bytes laid out at a time: long texts take time in proportion to their length.
inline constexpr std::size_t kWindow = 600;

inline double points(int pangoUnits)
{
    return static_cast<double>(pangoUnits) / PANGO_SCALE;
}
inline int units(double value)
{
    return static_cast<int>(std::lround(value * PANGO_SCALE));
}

/// Words as they are shown, with what is to be seen of each stretch.
struct Typesetter::Text {
    struct Span {
        std::size_t from = 0, to = 0;
        Look look = Look::Plain;
    };
    struct Mark {
        std::size_t at = 0;
        core::Position position = core::Position::Unassessed;
    };
    std::string bytes;
    std::vector<Span> spans;
    std::vector<Mark> marks;
    bool mayDivide = true;
};

} // namespace trivsel::report
