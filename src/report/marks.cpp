#include "report/marks.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace trivsel::report {

namespace {
constexpr double kPi = std::numbers::pi;
}

void setColor(cairo_t* cairo, Color color)
{
    cairo_set_source_rgb(cairo, color.r, color.g, color.b);
}

void paintMark(cairo_t* cairo, core::Position position, double x, double y, double radius)
{
    paintMark(cairo, position, x, y, radius, tonesOf(position).mark);
}

void paintMark(cairo_t* cairo, core::Position position, double x, double y, double radius, Color color)
{
    cairo_new_path(cairo);
    setColor(cairo, color);
    switch (position) {
    case core::Position::Green:
        cairo_arc(cairo, x, y, radius, 0, 2 * kPi);
        cairo_fill(cairo);
        return;
    case core::Position::Yellow: {
        const double h = radius * 0.92;
        const double w = radius * 1.06;
        cairo_move_to(cairo, x, y - h);
        cairo_line_to(cairo, x + w, y + h * 0.9);
        cairo_line_to(cairo, x - w, y + h * 0.9);
        cairo_close_path(cairo);
        cairo_fill(cairo);
        return;
    }
    case core::Position::Red:
        for (int i = 0; i < 6; ++i) {
            const double angle = kPi * (i / 3.0 - 0.5);
            cairo_line_to(cairo, x + radius * 1.06 * std::cos(angle), y + radius * 1.06 * std::sin(angle));
        }
        cairo_close_path(cairo);
        cairo_fill(cairo);
        return;
    case core::Position::Unassessed: break;
    }
    const double thickness = std::max(0.9, radius * 0.22);
    const double r = radius - thickness / 2;
    constexpr int kDashes = 8;
    cairo_save(cairo);
    cairo_set_line_width(cairo, thickness);
    for (int i = 0; i < kDashes; ++i) {
        const double from = 2 * kPi * i / kDashes;
        cairo_new_sub_path(cairo);
        cairo_arc(cairo, x, y, r, from, from + 2 * kPi / kDashes * 0.6);
    }
    cairo_stroke(cairo);
    cairo_restore(cairo);
}

void roundedPath(cairo_t* cairo, const Area& area, double radius)
{
    const double r = std::min({radius, (area.right - area.left) / 2, (area.bottom - area.top) / 2});
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, area.right - r, area.top + r, r, -kPi / 2, 0);
    cairo_arc(cairo, area.right - r, area.bottom - r, r, 0, kPi / 2);
    cairo_arc(cairo, area.left + r, area.bottom - r, r, kPi / 2, kPi);
    cairo_arc(cairo, area.left + r, area.top + r, r, kPi, 1.5 * kPi);
    cairo_close_path(cairo);
}

void fillRounded(cairo_t* cairo, const Area& area, double radius, Color color)
{
    cairo_new_path(cairo);
    roundedPath(cairo, area, radius);
    setColor(cairo, color);
    cairo_fill(cairo);
}

void strokeRounded(cairo_t* cairo, const Area& area, double radius, Color color, double thickness)
{
    const double half = thickness / 2;
    cairo_new_path(cairo);
    roundedPath(cairo, {area.left + half, area.top + half, area.right - half, area.bottom - half}, radius);
    setColor(cairo, color);
    cairo_set_line_width(cairo, thickness);
    cairo_stroke(cairo);
}

void lineAcross(cairo_t* cairo, double left, double right, double y, Color color, double thickness)
{
    cairo_new_path(cairo);
    cairo_move_to(cairo, left, y);
    cairo_line_to(cairo, right, y);
    setColor(cairo, color);
    cairo_set_line_width(cairo, thickness);
    cairo_stroke(cairo);
}

} // namespace trivsel::report
