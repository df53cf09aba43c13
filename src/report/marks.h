#pragma once

#include "core/position.h"
#include "report/look.h"

#include <cairo.h>

/// Small shapes (Cairo). Private to this room.
namespace trivsel::report {

void setColor(cairo_t* cairo, Color color);

/// The mark of a position: circle, triangle, hexagon or dashed ring; as the window draws it.
void paintMark(cairo_t* cairo, core::Position position, double x, double y, double radius);
/// The same shape in another colour, upon a filling.
void paintMark(cairo_t* cairo, core::Position position, double x, double y, double radius, Color color);

struct Area {
    double left = 0, top = 0, right = 0, bottom = 0;
};
/// Adds a rectangle with round corners to the path.
void roundedPath(cairo_t* cairo, const Area& area, double radius);
void fillRounded(cairo_t* cairo, const Area& area, double radius, Color color);
/// The line lies within `area`.
void strokeRounded(cairo_t* cairo, const Area& area, double radius, Color color, double thickness);
void lineAcross(cairo_t* cairo, double left, double right, double y, Color color, double thickness);

} // namespace trivsel::report
