#include "report/paint.h"

#include "report/marks.h"

#include <fmt/format.h>

#include <algorithm>

namespace trivsel::report {

namespace {

constexpr Style kMargin{8, 12, Weight::Regular, kMuted};

} // namespace

Painter::Painter(const Document& document, const Typesetter& setter, const Strips& strips, std::size_t pageCount,
                 Structure structure)
    : m_document(document), m_setter(setter), m_strips(strips), m_pageCount(pageCount), m_structure(structure)
{
    prepareHead();
    prepareFoot();
}

void Painter::page(cairo_t* cairo, const Page& page, std::size_t number)
{
    margins(cairo, number);
    grounds(cairo, page);
    for (const PlacedStrip& placed : page)
        if (placed.strip->backdrop) placed.strip->backdrop(cairo, placed.y);
    parts(cairo, page);
}

void Painter::prepareHead()
{
    double right = kRight;
    if (!m_document.stamp.empty()) {
        Style style = kMargin;
        style.weight = Weight::SemiBold;
        style.color = tonesOf(core::Position::Red).text;
        Line line = m_setter.oneLine(m_document.stamp, style, kWidth / 2);
        m_stampLeft = right - line.width - 16;
        m_margins.push_back({std::move(line), m_stampLeft + 8, kHeadBaseline});
        right = m_stampLeft - 12;
    }
    if (!m_document.headRight.empty()) {
        Line line = m_setter.oneLine(m_document.headRight, kMargin, (right - kLeft) * 0.6);
        right -= line.width;
        m_margins.push_back({std::move(line), right, kHeadBaseline});
        right -= 12;
    }
    if (!m_document.headLeft.empty())
        m_margins.push_back({m_setter.oneLine(m_document.headLeft, kMargin, right - kLeft), kLeft, kHeadBaseline});
}

void Painter::prepareFoot()
{
    if (m_document.foot.empty()) return;
    double baseline = kFootBaseline;
    for (Line& line : m_setter.lines(m_document.foot, kMargin, kWidth - 80, 2)) {
        m_margins.push_back({std::move(line), kLeft, baseline});
        baseline += 10;
    }
}

void Painter::margins(cairo_t* cairo, std::size_t number) const
{
    if (m_stampLeft > 0)
        strokeRounded(cairo, {m_stampLeft, kHeadBaseline - 12.5, kRight, kHeadBaseline + 6}, 4,
                      tonesOf(core::Position::Red).mark, 0.9);
    lineAcross(cairo, kLeft, kRight, kFootBaseline - 16, kLine, 0.75);
    for (const Margin& margin : m_margins)
        paintLine(cairo, margin.line, margin.x, margin.baseline - margin.line.baseline);

    const std::string count = m_document.language == Language::Danish
                                  ? fmt::format("Side {} af {}", number, m_pageCount)
                                  : fmt::format("Page {} of {}", number, m_pageCount);
    const Line line = m_setter.oneLine(count, kMargin, 80);
    paintLine(cairo, line, kRight - line.width, kFootBaseline - line.baseline);
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
