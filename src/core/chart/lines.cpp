#include "core/chart/lines.h"

#include "core/chart/sketch.h"

#include <algorithm>

namespace trivsel::core::chart {

namespace {

constexpr double kHeight = 168;
constexpr double kDot = 4.5, kPath = 2;

class Picture {
public:
    Picture(const Lines& chart, Sketch& sketch) : m_chart(chart), m_sketch(sketch)
    {
        m_plot.axis = chart.axis;
        m_plot.left =
            std::min(std::max(sketch.axisRoom(chart.axis), sketch.wide(chart.countWord) + 8), sketch.width() * 0.4);
        m_plot.right = std::max(m_plot.left + 1, sketch.width());
        m_plot.top = kLine / 2 + 1;
        m_plot.bottom = m_plot.top + kHeight;
        const double across = m_plot.right - m_plot.left;
        m_step = across / static_cast<double>(std::max<std::size_t>(chart.points.size(), 1));
        m_edge = std::min(across / 2, std::max(m_step / 2, kDot + 3));
    }

    double draw()
    {
        m_sketch.axis(m_plot);
        bands();
        path();
        const double bottom = below();
        const bool isNamed = target();
        values();
        if (isNamed || !m_chart.target) return bottom;
        return m_sketch.legend({{.swatch = Legend::Swatch::Dashes, .ink = Ink::Text, .words = m_chart.target->words}},
                               bottom);
    }

private:
    double x(std::size_t i) const
    {
        const double gaps = static_cast<double>(std::max<std::size_t>(m_chart.points.size(), 2) - 1);
        return m_plot.left + m_edge + (m_plot.right - m_plot.left - 2 * m_edge) * static_cast<double>(i) / gaps;
    }
    bool isKnown(std::size_t i) const { return i < m_chart.points.size() && m_chart.points[i].share.has_value(); }
    const Share& share(std::size_t i) const { return *m_chart.points[i].share; }
    bool hasInterval(std::size_t i) const { return share(i).intervalHigh > share(i).intervalLow; }

    /// The uncertainty: a band where neighbours are known, a stroke where a point stands alone.
    void bands()
    {
        for (std::size_t i = 0; i < m_chart.points.size();) {
            Area area;
            area.ink = Ink::AccentSoft;
            const std::size_t first = i;
            for (; isKnown(i) && hasInterval(i); ++i) {
                area.x.push_back(x(i));
                area.top.push_back(m_plot.y(share(i).intervalHigh));
                area.bottom.push_back(m_plot.y(share(i).intervalLow));
            }
            if (area.x.size() == 1) {
                m_sketch.keepFree(x(first) - 2, area.top[0], x(first) + 2, area.bottom[0]);
                m_sketch.drawing.lines.push_back({x(first), area.top[0], x(first), area.bottom[0], Ink::Path, kPath});
            }
            if (area.x.size() > 1) m_sketch.drawing.areas.push_back(std::move(area));
            if (i == first) ++i;
        }
    }

    void path()
    {
        for (std::size_t i = 0; i < m_chart.points.size(); ++i) {
            if (!isKnown(i)) {
                const double half = std::min(m_step * 0.25, 14.0);
                m_sketch.withheld(x(i) - half, m_plot.top, x(i) + half, m_plot.bottom);
                continue;
            }
            const double y = m_plot.y(share(i).middle());
            // No line leads over what is withheld.
            if (i > 0 && isKnown(i - 1))
                m_sketch.drawing.lines.push_back(
                    {x(i - 1), m_plot.y(share(i - 1).middle()), x(i), y, Ink::Accent, kPath});
            m_sketch.drawing.marks.push_back({.x = x(i), .y = y, .ink = Ink::Accent, .radius = kDot, .isLifted = true});
            m_sketch.keepFree(x(i) - kDot, y - kDot, x(i) + kDot, y + kDot);
        }
    }

    /// Labels and counts; from the last backwards, so that the newest is always there.
    double below()
    {
        const double labelY = m_plot.bottom + 6 + kLine / 2, countY = labelY + kLine;
        bool hasCounts = false;
        for (std::size_t i = m_chart.points.size(); i-- > 0;) {
            const auto& point = m_chart.points[i];
            const std::string& count = point.share ? point.count : m_chart.withheldMark;
            hasCounts = hasCounts || !count.empty();
            const auto put = [&](double y, const std::string& words, Ink ink) {
                const double half = m_sketch.wide(words) / 2;
                const double at = std::clamp(x(i), half, std::max(half, m_sketch.width() - half));
                m_sketch.tryPut({Label::Align::Centre, at, y, words, ink});
            };
            put(labelY, point.label, Ink::Text);
            put(countY, count, Ink::Muted);
        }
        if (hasCounts) m_sketch.tryPut({Label::Align::Right, m_plot.left - 8, countY, m_chart.countWord});
        return (hasCounts ? countY : labelY) + kLine / 2 + 4;
    }

    /// Returns false when its words found no room at the line.
    bool target()
    {
        if (!m_chart.target) return false;
        const double y = m_plot.y(m_chart.target->at);
        m_sketch.dashed(m_plot.left, y, m_plot.right, y, Ink::Text, 1.5);
        for (const double by : {-10.0, 10.0}) {
            const double at = y + by;
            if (at - kLine / 2 < 0 || at + kLine / 2 > m_plot.bottom) continue;
            if (m_sketch.tryPut({Label::Align::Left, m_plot.left + 6, at, m_chart.target->words, Ink::Text}))
                return true;
            if (m_sketch.tryPut({Label::Align::Right, m_plot.right - 6, at, m_chart.target->words, Ink::Text}))
                return true;
        }
        return false;
    }

    void values()
    {
        for (std::size_t i = m_chart.points.size(); i-- > 0;) {
            if (!isKnown(i)) continue;
            const double y = m_plot.y(share(i).middle());
            using Align = Label::Align;
            const Label places[] = {{Align::Centre, x(i), y - 15, share(i).words, Ink::Text, Type::Strong},
                                    {Align::Centre, x(i), y + 15, share(i).words, Ink::Text, Type::Strong},
                                    {Align::Left, x(i) + 10, y, share(i).words, Ink::Text, Type::Strong}};
            for (const Label& place : places)
                if (place.y + kLine / 2 <= m_plot.bottom && m_sketch.tryPut(place)) break;
        }
    }

    const Lines& m_chart;
    Sketch& m_sketch;
    Plot m_plot;
    double m_step = 0;
    double m_edge = 0; ///< from the first and last point to the ends of the plot
};

} // namespace

Drawing layout(const Lines& chart, double width, const Measure& measure)
{
    Sketch sketch(width, measure);
    const double bottom = Picture(chart, sketch).draw();
    return sketch.take(bottom);
}

std::string inWords(const Lines& chart)
{
    std::string said;
    for (const auto& point : chart.points) {
        said += (said.empty() ? "" : "; ") + point.label;
        if (point.share && !point.count.empty())
            said += " (" + (chart.countWord.empty() ? "" : chart.countWord + " ") + point.count + ")";
        said += ": " + (point.share ? point.share->words : chart.withheldMark + " (" + point.withheld + ")");
    }
    if (chart.target) said += (said.empty() ? "" : ". ") + chart.target->words;
    return said;
}

} // namespace trivsel::core::chart
