#include "report/flow.h"
#include "report/marks.h"

#include <algorithm>

namespace trivsel::report {

namespace {

/// The layout is made in the window's design pixels, of which a page has about 680 across.
constexpr double kPointsPerPixel = 0.7;
constexpr Style kCaption{12.5, 16, Weight::Regular, kMuted};

void paintSegment(cairo_t* cairo, const core::ChartSegment& segment)
{
    const bool isGrid = segment.kind == core::ChartSegment::Kind::Grid;
    cairo_new_path(cairo);
    cairo_move_to(cairo, segment.x1, segment.y1);
    cairo_line_to(cairo, segment.x2, segment.y2);
    setColor(cairo, isGrid ? kLine : kControl);
    cairo_set_line_width(cairo, isGrid ? 1 : 1.75);
    cairo_stroke(cairo);
}

void paintPill(cairo_t* cairo, const Typesetter& setter, const core::ChartPill& pill)
{
    fillRounded(cairo, {pill.left, pill.top, pill.right, pill.bottom}, 9, kAccentSoft);
    if (pill.isOpen) fillRounded(cairo, {std::max(pill.left, pill.right - 9), pill.top, pill.right, pill.bottom}, 0, kAccentSoft);
    Style style = kCaption;
    style.color = kAccent;
    const Line line = setter.oneLine(pill.words, style, std::max(4.0, pill.right - pill.left - 14));
    paintLine(cairo, line, pill.left + 8, (pill.top + pill.bottom - line.height) / 2);
}

void paintLabel(cairo_t* cairo, const Typesetter& setter, const core::ChartLabel& label, double width)
{
    // Only a word beyond all measure is cut: the layout has made room for the others.
    const Line line = setter.oneLine(label.words, kCaption, width * 0.4);
    const double x = label.align == core::ChartLabel::Align::Left     ? label.x
                     : label.align == core::ChartLabel::Align::Centre ? label.x - line.width / 2
                                                                      : label.x - line.width;
    paintLine(cairo, line, x, label.y - line.height / 2);
}

} // namespace

double paintChart(cairo_t* cairo, const Typesetter& setter, const core::PositionTimeline& timeline, double x, double y,
                  double width)
{
    const double across = width / kPointsPerPixel;
    const core::ChartDrawing drawing = core::layoutTimeline(timeline, across, [&](const std::string& words) {
        return std::min(setter.width(words, kCaption), across * 0.4);
    });
    if (cairo != nullptr) {
        cairo_save(cairo);
        cairo_translate(cairo, x, y);
        cairo_scale(cairo, kPointsPerPixel, kPointsPerPixel);
        for (const core::ChartSegment& segment : drawing.segments) paintSegment(cairo, segment);
        for (const core::ChartPill& pill : drawing.pills) paintPill(cairo, setter, pill);
        for (const core::ChartLabel& label : drawing.labels) paintLabel(cairo, setter, label, across);
        for (const core::ChartMark& mark : drawing.marks) {
            // A ring of paper lifts the mark off the line.
            fillRounded(cairo, {mark.x - 9, mark.y - 9, mark.x + 9, mark.y + 9}, 9, kPaper);
            paintMark(cairo, mark.position, mark.x, mark.y, 7);
        }
        cairo_restore(cairo);
    }
    return drawing.height * kPointsPerPixel;
}

std::string chartInWords(const core::PositionTimeline& timeline)
{
    std::string said = timeline.title;
    for (const core::TimelinePoint& point : timeline.points) {
        if (!said.empty()) said += said == timeline.title ? ". " : "; ";
        said += point.label + ": " + (point.value.empty() ? std::string(core::toWord(point.position)) : point.value);
    }
    if (const std::string actions = core::actionsInWords(timeline); !actions.empty()) said += ". " + actions;
    return said;
}

} // namespace trivsel::report
