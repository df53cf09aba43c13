#include "core/chart/funnel.h"

#include "core/chart/sketch.h"
#include "core/statistics/proportion.h"

#include <algorithm>
#include <cmath>

namespace trivsel::core::chart {

namespace {

constexpr double kHeight = 236;
constexpr int kSteps = 64;
constexpr double kDot = 4.5, kNamedDot = 6;

/// The end of the axis of numbers, and the step of its ticks: at most seven.
struct Counts {
    double end = 10, step = 5;
};
Counts countsOf(const Funnel& chart)
{
    double most = 1;
    for (const auto& point : chart.points) most = std::max(most, static_cast<double>(point.n));
    Counts counts;
    for (const double step :
         {5.0, 10.0, 20.0, 25.0, 50.0, 100.0, 200.0, 250.0, 500.0, 1000.0, 2000.0, 5000.0, 10000.0, 100000.0}) {
        counts.step = step;
        counts.end = step * std::max(1.0, std::ceil(most * 1.02 / step));
        if (counts.end / step <= 6) break;
    }
    return counts;
}

Axis axisOf(const Funnel& chart)
{
    const bool holdsAll = chart.shareOfAll <= chart.axis.high &&
                          std::all_of(chart.points.begin(), chart.points.end(), [&](const auto& p) {
                              return p.share.high <= chart.axis.high && p.share.low >= chart.axis.low;
                          });
    return holdsAll ? chart.axis : shareAxis();
}

/// "Strandhuset (45): 30 %, uden for 95 %"
std::string named(const Funnel& chart, const Funnel::Point& point)
{
    const Standing where = standing(chart, point);
    return point.name + " (" + point.count + "): " + point.share.words +
           (where == Standing::Within       ? ""
            : where == Standing::Outside998 ? ", " + chart.outside998
                                            : ", " + chart.outside95);
}

class Picture {
public:
    Picture(const Funnel& chart, Sketch& sketch) : m_chart(chart), m_sketch(sketch), m_counts(countsOf(chart))
    {
        m_plot.axis = axisOf(chart);
        m_plot.left = std::min(sketch.axisRoom(m_plot.axis), sketch.width() * 0.4);
        m_plot.right = std::max(m_plot.left + 1, sketch.width() - 10);
        m_plot.top = kLine / 2 + 1;
        m_plot.bottom = m_plot.top + kHeight;
    }

    double draw()
    {
        band(statistics::kDeviate998, Ink::AccentSoft);
        band(statistics::kDeviate95, Ink::Heat2);
        m_sketch.axis(m_plot);
        const double centre = m_plot.y(m_chart.shareOfAll);
        m_sketch.drawing.lines.push_back({m_plot.left, centre, m_plot.right, centre, Ink::Accent, 1.75});
        double bottom = countAxis();
        points();
        const auto left = names();
        const std::vector<Legend> items = {
            {.swatch = Legend::Swatch::Line, .ink = Ink::Accent, .words = m_chart.centre},
            {.swatch = Legend::Swatch::Box, .ink = Ink::Heat2, .words = m_chart.line95},
            {.swatch = Legend::Swatch::Box, .ink = Ink::AccentSoft, .words = m_chart.line998}};
        bottom = m_sketch.legend(items, bottom + 4) + 2;
        if (!left.empty()) return m_sketch.paragraph(left, bottom, Ink::Text);
        return m_isAnyOutside || m_chart.points.empty() ? bottom : m_sketch.paragraph(m_chart.noneOutside, bottom);
    }

private:
    double x(double n) const
    {
        return m_plot.left + (m_plot.right - m_plot.left) * std::clamp(n / m_counts.end, 0.0, 1.0);
    }

    void band(double deviate, Ink ink)
    {
        Area area;
        area.ink = ink;
        for (int i = 0; i <= kSteps; ++i) {
            // Closer where there are few: that is where it bends.
            const double t = static_cast<double>(i) / kSteps;
            const double n = 1 + (m_counts.end - 1) * t * t;
            const auto lines = statistics::funnel(m_chart.shareOfAll, n, deviate);
            area.x.push_back(x(n));
            area.top.push_back(m_plot.y(lines.high));
            area.bottom.push_back(m_plot.y(lines.low));
        }
        // The edges are lines too, so that they are seen on any ground.
        const bool isInner = ink == Ink::Heat2;
        for (std::size_t i = 1; i < area.x.size(); ++i) {
            if (!isInner && i % 2 == 0) continue;
            // Where the axis ends before the funnel does there is no edge.
            if (area.top[i] > m_plot.top)
                m_sketch.drawing.lines.push_back(
                    {area.x[i - 1], area.top[i - 1], area.x[i], area.top[i], Ink::Path, 1});
            if (area.bottom[i] < m_plot.bottom)
                m_sketch.drawing.lines.push_back(
                    {area.x[i - 1], area.bottom[i - 1], area.x[i], area.bottom[i], Ink::Path, 1});
        }
        m_sketch.drawing.areas.push_back(std::move(area));
    }

    double countAxis()
    {
        const double y = m_plot.bottom + 6 + kLine / 2;
        for (double n = 0; n <= m_counts.end + 0.5; n += m_counts.step) {
            m_sketch.drawing.lines.push_back({x(n), m_plot.bottom, x(n), m_plot.bottom + 4});
            const std::string words = std::to_string(static_cast<int>(n));
            const double half = m_sketch.wide(words) / 2;
            m_sketch.tryPut(
                {Label::Align::Centre, std::clamp(x(n), half, std::max(half, m_sketch.width() - half)), y, words});
        }
        m_sketch.put({Label::Align::Right, m_plot.right, y + kLine, m_chart.countTitle, Ink::Muted, Type::Caption,
                      m_plot.right - m_plot.left});
        return y + kLine * 1.5;
    }

    void points()
    {
        for (const auto& point : m_chart.points) {
            const bool isOutside = standing(m_chart, point) != Standing::Within;
            m_isAnyOutside = m_isAnyOutside || isOutside;
            const double at = x(point.n), y = m_plot.y(point.share.middle()), r = isOutside ? kNamedDot : kDot;
            if (!point.share.isExact())
                m_sketch.drawing.lines.push_back(
                    {at, m_plot.y(point.share.high), at, m_plot.y(point.share.low), Ink::Path, 1.5});
            m_sketch.drawing.marks.push_back(
                {.x = at, .y = y, .ink = isOutside ? Ink::Accent : Ink::Muted, .radius = r, .isLifted = isOutside});
            m_sketch.keepFree(at - r, y - r, at + r, y + r);
        }
    }

    /// Names those outside; returns in words those whose names found no room, in the order given.
    std::string names()
    {
        std::string left;
        for (const auto& point : m_chart.points) {
            const Standing where = standing(m_chart, point);
            if (where == Standing::Within) continue;
            const double at = x(point.n), y = m_plot.y(point.share.middle());
            const Type type = where == Standing::Outside998 ? Type::Strong : Type::Caption;
            using Align = Label::Align;
            // Away from the lines first.
            const double away = point.share.middle() > m_chart.shareOfAll ? -16 : 16;
            const Label places[] = {{Align::Centre, at, y + away, point.name, Ink::Text, type},
                                    {Align::Right, at + kNamedDot, y + away, point.name, Ink::Text, type},
                                    {Align::Right, at - 10, y, point.name, Ink::Text, type},
                                    {Align::Left, at + 10, y, point.name, Ink::Text, type},
                                    {Align::Centre, at, y - away, point.name, Ink::Text, type}};
            const bool isNamed = std::any_of(std::begin(places), std::end(places), [&](const Label& place) {
                return place.y + kLine / 2 <= m_plot.bottom && m_sketch.tryPut(place);
            });
            if (!isNamed) left += (left.empty() ? "" : "; ") + named(m_chart, point);
        }
        return left;
    }

    const Funnel& m_chart;
    Sketch& m_sketch;
    Counts m_counts;
    Plot m_plot;
    bool m_isAnyOutside = false;
};

} // namespace

Standing standing(const Funnel& chart, const Funnel::Point& point)
{
    const auto isOutside = [&](double deviate) {
        const auto lines = statistics::funnel(chart.shareOfAll, std::max(1, point.n), deviate);
        return point.share.low > lines.high || point.share.high < lines.low;
    };
    return isOutside(statistics::kDeviate998)  ? Standing::Outside998
           : isOutside(statistics::kDeviate95) ? Standing::Outside95
                                               : Standing::Within;
}

Drawing layout(const Funnel& chart, double width, const Measure& measure)
{
    Sketch sketch(width, measure);
    const double bottom = Picture(chart, sketch).draw();
    return sketch.take(bottom);
}

std::string inWords(const Funnel& chart)
{
    std::string said = chart.centre;
    for (const auto& point : chart.points) {
        said += (said.empty() ? "" : "; ") + named(chart, point);
    }
    return said;
}

} // namespace trivsel::core::chart
