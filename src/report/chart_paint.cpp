#include "report/flow.h"
#include "report/marks.h"

#include <algorithm>

namespace trivsel::report {

namespace {

using core::chart::Drawing;
using core::chart::Ink;
using core::chart::Label;
using core::chart::Type;

/// The layout is made in the window's design pixels, of which a page has about 680 across.
constexpr double kPointsPerPixel = 0.7;

Color colourOf(Ink ink)
{
    switch (ink) {
    case Ink::Text: return kText;
    case Ink::Muted: return kMuted;
    case Ink::Accent: return kAccent;
    case Ink::Surface: return kPaper;
    case Ink::Grid: return kLine;
    case Ink::Path: return kPath;
    case Ink::Border: return kControl;
    case Ink::AccentSoft: return kAccentSoft;
    case Ink::Green: return tonesOf(core::Position::Green).mark;
    case Ink::Yellow: return tonesOf(core::Position::Yellow).mark;
    case Ink::Red: return tonesOf(core::Position::Red).mark;
    case Ink::Unassessed: return tonesOf(core::Position::Unassessed).mark;
    case Ink::OnYellow: return kOnYellow;
    case Ink::OnGreen:
    case Ink::OnRed:
    case Ink::OnUnassessed: return kPaper;
    case Ink::Heat1: return kHeat[0];
    case Ink::Heat2: return kHeat[1];
    case Ink::Heat3: return kHeat[2];
    case Ink::Heat4: return kHeat[3];
    case Ink::Heat5: return kHeat[4];
    case Ink::OnHeat1:
    case Ink::OnHeat2:
    case Ink::OnHeat3: return kText;
    case Ink::OnHeat4: return kOnYellow;
    case Ink::OnHeat5: break;
    }
    return kPaper;
}

Style styleOf(Type type, Ink ink = Ink::Muted)
{
    return {12.5, 16, type == Type::Strong ? Weight::SemiBold : Weight::Regular, colourOf(ink)};
}

void paint(cairo_t* cairo, const core::chart::Area& area)
{
    cairo_new_path(cairo);
    for (std::size_t i = 0; i < area.x.size(); ++i) cairo_line_to(cairo, area.x[i], area.top[i]);
    for (std::size_t i = area.x.size(); i-- > 0;) cairo_line_to(cairo, area.x[i], area.bottom[i]);
    cairo_close_path(cairo);
    const Color c = colourOf(area.ink);
    if (area.opacity >= 1)
        setColor(cairo, c);
    else
        cairo_set_source_rgba(cairo, c.r, c.g, c.b, area.opacity);
    cairo_fill(cairo);
}

void paint(cairo_t* cairo, const core::chart::Line& line)
{
    cairo_new_path(cairo);
    cairo_move_to(cairo, line.x1, line.y1);
    cairo_line_to(cairo, line.x2, line.y2);
    setColor(cairo, colourOf(line.ink));
    cairo_set_line_width(cairo, line.thickness);
    cairo_stroke(cairo);
}

void paint(cairo_t* cairo, const core::chart::Mark& mark)
{
    if (mark.isLifted) {
        const double ring = mark.radius + 2;
        fillRounded(cairo, {mark.x - ring, mark.y - ring, mark.x + ring, mark.y + ring}, ring, kPaper);
    }
    if (!mark.position)
        fillRounded(cairo, {mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius},
                    mark.radius, colourOf(mark.ink));
    else if (mark.isOwnColour)
        paintMark(cairo, *mark.position, mark.x, mark.y, mark.radius);
    else
        paintMark(cairo, *mark.position, mark.x, mark.y, mark.radius, colourOf(mark.ink));
}

void paint(cairo_t* cairo, const Typesetter& setter, const Label& label, double across)
{
    const Line line =
        setter.oneLine(label.words, styleOf(label.type, label.ink), label.room > 0 ? label.room + 0.5 : across);
    const double x = label.align == Label::Align::Left     ? label.x
                     : label.align == Label::Align::Centre ? label.x - line.width / 2
                                                           : label.x - line.width;
    paintLine(cairo, line, x, label.y - line.height / 2);
}

} // namespace

double paintChart(cairo_t* cairo, const Typesetter& setter, const core::chart::Chart& chart, double x, double y,
                  double width)
{
    const double across = width / kPointsPerPixel;
    const Drawing drawing = core::chart::layout(
        chart, across, [&](const std::string& words, Type type) { return setter.width(words, styleOf(type)); });
    if (cairo != nullptr) {
        cairo_save(cairo);
        cairo_translate(cairo, x, y);
        cairo_scale(cairo, kPointsPerPixel, kPointsPerPixel);
        for (const auto& area : drawing.areas) paint(cairo, area);
        for (const auto& line : drawing.lines) paint(cairo, line);
        for (const auto& box : drawing.boxes)
            fillRounded(cairo, {box.left, box.top, box.right, box.bottom}, box.radius, colourOf(box.ink));
        for (const auto& mark : drawing.marks) paint(cairo, mark);
        for (const auto& label : drawing.labels) paint(cairo, setter, label, across);
        cairo_restore(cairo);
    }
    return drawing.height * kPointsPerPixel;
}

} // namespace trivsel::report
