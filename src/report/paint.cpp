#include "report/paint.h"

#include "report/marks.h"

#include <fmt/format.h>

#include <algorithm>

namespace trivsel::report {

void Painter::page(cairo_t* cairo, const Page& page, std::size_t number)
{
    margins(cairo, number);
    grounds(cairo, page);
    for (const PlacedStrip& placed : page)
        if (placed.strip->backdrop) placed.strip->backdrop(cairo, placed.y);
    parts(cairo, page);
}

void Painter::margins(cairo_t* cairo, std::size_t number) const
{
    Style style = kSmall;
    style.size = 8;
    double right = kRight;
    if (!m_document.stamp.empty()) {
        Style stamp = style;
        stamp.weight = Weight::SemiBold;
        stamp.color = tonesOf(core::Position::Red).text;
        const Line line = m_setter.oneLine(m_document.stamp, stamp, kWidth / 2);
        const double left = right - line.width - 16;
        strokeRounded(cairo, {left, kHeadBaseline - 12.5, right, kHeadBaseline + 6}, 4,
                      tonesOf(core::Position::Red).mark, 0.9);
        paintLine(cairo, line, left + 8, kHeadBaseline - line.baseline);
        right = left - 12;
    }
    if (!m_document.headRight.empty()) {
        const Line line = m_setter.oneLine(m_document.headRight, style, (right - kLeft) * 0.6);
        paintLine(cairo, line, right - line.width, kHeadBaseline - line.baseline);
        right -= line.width + 12;
    }
    if (!m_document.headLeft.empty()) {
        const Line line = m_setter.oneLine(m_document.headLeft, style, right - kLeft);
        paintLine(cairo, line, kLeft, kHeadBaseline - line.baseline);
    }

    style.tabular = true;
    const std::string count = m_document.language == Language::Danish
                                  ? fmt::format("Side {} af {}", number, m_pageCount)
                                  : fmt::format("Page {} of {}", number, m_pageCount);
    const Line pageLine = m_setter.oneLine(count, style, 100);
    lineAcross(cairo, kLeft, kRight, kFootBaseline - 16, kLine, 0.75);
    paintLine(cairo, pageLine, kRight - pageLine.width, kFootBaseline - pageLine.baseline);
    style.tabular = false;
    double y = kFootBaseline;
    if (!m_document.foot.empty())
        for (const Line& line : m_setter.lines(m_document.foot, style, kWidth - 100, 2)) {
            paintLine(cairo, line, kLeft, y - line.baseline);
            y += 10;
        }
}

void Painter::grounds(cairo_t* cairo, const Page& page) const
{
    constexpr double kBar = 3;
    for (std::size_t i = 0; i < page.size();) {
        const int ground = page[i].strip->ground;
        std::size_t end = i + 1;
        while (end < page.size() && page[end].strip->ground == ground) ++end;
        if (ground >= 0) {
            const Ground& g = m_strips.grounds[static_cast<std::size_t>(ground)];
            const Area area{g.left, page[i].y, g.right, page[end - 1].y + page[end - 1].strip->height};
            cairo_save(cairo);
            cairo_new_path(cairo);
            roundedPath(cairo, area, 6);
            cairo_clip(cairo);
            setColor(cairo, g.fill);
            cairo_rectangle(cairo, area.left, area.top, area.right - area.left, area.bottom - area.top);
            cairo_fill(cairo);
            setColor(cairo, g.bar);
            cairo_rectangle(cairo, area.left, area.top, kBar, area.bottom - area.top);
            cairo_fill(cairo);
            cairo_restore(cairo);
        }
        i = end;
    }
}

void Painter::closeTo(cairo_t* cairo, std::size_t depth)
{
    while (m_open.size() > depth) {
        if (m_structure == Structure::Tagged) cairo_tag_end(cairo, m_open.back().name);
        m_open.pop_back();
    }
}

void Painter::parts(cairo_t* cairo, const Page& page)
{
    for (const PlacedStrip& placed : page)
        for (const Part& part : placed.strip->parts) {
            std::size_t common = 0;
            while (common < part.path.size() && common < m_open.size() && part.path[common] == m_open[common]) ++common;
            closeTo(cairo, common);
            for (std::size_t i = common; i < part.path.size(); ++i) {
                if (m_structure == Structure::Tagged) cairo_tag_begin(cairo, part.path[i].name, "");
                m_open.push_back(part.path[i]);
            }
            if (!part.alternative.empty()) m_alternatives.push_back(part.alternative);
            if (part.paint) part.paint(cairo, placed.y);
        }
    closeTo(cairo, 0);
}

} // namespace trivsel::report
