#include "core/chart/stacked_bars.h"

#include "core/chart/sketch.h"

#include <algorithm>
#include <cmath>

namespace trivsel::core::chart {

namespace {

constexpr Position kFromBelow[] = {Position::Green, Position::Yellow, Position::Red, Position::Unassessed};
constexpr double kSeam = 1.5; // of the surface, between two positions

/// The large picture, or one of many.
struct Size {
    double plot = 208;                   // height
    double narrowest = 44, widest = 112; // from bar to bar
    double labelRoom = 92;               // more is wrapped
    double barPart = 0.56, barMost = 64;
};
constexpr Size kLarge{};
constexpr Size kSmall{104, 42, 92, 60, 0.76, 40};

bool isAssessed(const StackedBars& chart)
{
    for (const auto& panel : chart.panels)
        for (const StackedBar& bar : panel.bars)
            if (bar.withheld.empty() && bar.shares[static_cast<std::size_t>(Position::Unassessed)].high > 0)
                return false;
    return true;
}

class Bars {
public:
    Bars(const StackedBars& chart, Sketch& sketch, const Size& size) : m_chart(chart), m_sketch(sketch), m_size(size)
    {
        m_axis = chart.axis;
        if (&size == &kSmall && m_axis.ticks.size() > 3) // both ends and the middle
            m_axis.ticks = {m_axis.ticks.front(), m_axis.ticks[m_axis.ticks.size() / 2], m_axis.ticks.back()};
        m_axisRoom = sketch.axisRoom(m_axis);
        double widest = 0;
        for (const auto& panel : chart.panels)
            for (const StackedBar& bar : panel.bars)
                widest = std::max({widest, std::min(sketch.wide(bar.label), size.labelRoom), sketch.wide(bar.count)});
        m_step = std::clamp(widest + 10, size.narrowest, size.widest);
    }

    /// How wide a panel of so many bars wants to be.
    double wanted(std::size_t bars) const { return m_axisRoom + m_step * static_cast<double>(bars); }

    /// Draws a panel; bars that do not fit beside each other go on below. Returns where it ends.
    double panel(const StackedBars::Panel& panel, double left, double top, double width)
    {
        for (std::string& line : m_sketch.wrap(panel.title, width, 2, Type::Strong)) {
            m_sketch.put({Label::Align::Left, left, top + kLine / 2, std::move(line), Ink::Text, Type::Strong, width});
            top += kLine;
        }
        const double room = std::max(m_size.narrowest, width - m_axisRoom);
        const auto most = std::max<std::size_t>(1, static_cast<std::size_t>(room / m_step));
        const std::size_t rows = (panel.bars.size() + most - 1) / most;
        if (rows == 0) return top;
        const std::size_t inRow = (panel.bars.size() + rows - 1) / rows;
        const double step = std::min(m_size.widest, room / static_cast<double>(inRow));
        for (std::size_t at = 0; at < panel.bars.size(); at += inRow) {
            const std::size_t end = std::min(at + inRow, panel.bars.size());
            top = row({panel.bars.begin() + static_cast<std::ptrdiff_t>(at),
                       panel.bars.begin() + static_cast<std::ptrdiff_t>(end)},
                      left + m_axisRoom, top, step,
                      std::min(left + width, left + m_axisRoom + step * static_cast<double>(inRow)));
        }
        return top;
    }

private:
    const std::string& countOf(const StackedBar& bar) const
    {
        return bar.withheld.empty() ? bar.count : m_chart.withheldMark;
    }

    double row(const std::vector<StackedBar>& bars, double left, double top, double step, double right)
    {
        const Plot plot{left, top + kLine / 2 + 1, right, top + kLine / 2 + 1 + m_size.plot, m_axis};
        m_sketch.axis(plot);
        const double across = std::min(m_size.barMost, step * m_size.barPart);
        std::size_t lines = 1, countLines = 1;
        std::vector<std::vector<std::string>> labels, counts;
        for (const StackedBar& bar : bars) {
            labels.push_back(m_sketch.wrap(bar.label, step - 6, 2));
            counts.push_back(m_sketch.wrap(countOf(bar), step - 4, 2));
            lines = std::max(lines, labels.back().size());
            countLines = std::max(countLines, counts.back().size());
        }
        const double labelTop = plot.bottom + 6;
        const double countY = labelTop + kLine * (static_cast<double>(lines) + 0.5);
        double centre = left + step / 2;
        for (std::size_t i = 0; i < bars.size(); ++i, centre += step) {
            double y = labelTop + kLine / 2;
            for (std::string& line : labels[i]) {
                m_sketch.put({Label::Align::Centre, centre, y, std::move(line), Ink::Text, Type::Caption, step - 4});
                y += kLine;
            }
            y = countY;
            for (std::string& line : counts[i]) {
                m_sketch.put({Label::Align::Centre, centre, y, std::move(line), Ink::Muted, Type::Caption, step - 4});
                y += kLine;
            }
            const double barLeft = centre - across / 2;
            if (bars[i].withheld.empty())
                fill(bars[i], plot, barLeft, barLeft + across, std::min(barLeft + step, m_sketch.width()) - 3);
            else
                m_sketch.withheld(barLeft, plot.top, barLeft + across, plot.bottom);
        }
        m_sketch.tryPut(
            {Label::Align::Right, left - 8, countY, m_chart.countWord, Ink::Muted, Type::Caption, left - 8});
        return countY + kLine * (static_cast<double>(countLines) - 0.5) + 8;
    }

    void fill(const StackedBar& bar, const Plot& plot, double left, double right, double roomTo)
    {
        double total = 0;
        for (const Share& share : bar.shares) total += share.middle();
        if (total <= 0) return;
        double bottom = plot.bottom;
        for (const Position position : kFromBelow) {
            const Share& share = bar.shares[static_cast<std::size_t>(position)];
            const double high = (plot.bottom - plot.top) * share.middle() / total;
            if (high <= 0) continue;
            const double top = bottom - high;
            m_sketch.drawing.boxes.push_back({left, top, right, bottom, markOf(position)});
            if (bottom < plot.bottom) seam(left, right, bottom, share.isExact());
            say(share, position, {left, top, right, bottom}, plot, roomTo);
            bottom = top;
        }
    }

    /// Where the counts are bands the edge is no exact one either: it is broken.
    void seam(double left, double right, double y, bool isExact)
    {
        const double step = isExact ? right - left : 5;
        for (double x = left; x < right; x += step)
            m_sketch.drawing.boxes.push_back(
                {x, y - kSeam / 2, std::min(right, isExact ? right : x + 3), y + kSeam / 2, Ink::Surface});
    }

    /// The share within its part, where there is room; beside it, where there is room there.
    void say(const Share& share, Position position, const Box& part, const Plot& plot, double roomTo)
    {
        constexpr double kMark = 4.5, kAfterMark = 5;
        const double wide = m_sketch.wide(share.words, Type::Strong);
        const double y = (part.top + part.bottom) / 2, centre = (part.left + part.right) / 2;
        const double withMark = wide + 2 * kMark + kAfterMark;
        if (part.bottom - part.top >= kLine && wide + 4 <= part.right - part.left) {
            double x = centre;
            if (withMark + 8 <= part.right - part.left) { // the shape too: nothing is told by colour alone
                const double from = centre - withMark / 2;
                m_sketch.drawing.marks.push_back({.x = from + kMark,
                                                  .y = y,
                                                  .position = position,
                                                  .ink = onMarkOf(position),
                                                  .isOwnColour = false,
                                                  .radius = kMark});
                x = from + 2 * kMark + kAfterMark + wide / 2;
            }
            m_sketch.put({Label::Align::Centre, x, y, share.words, onMarkOf(position), Type::Strong});
            return;
        }
        const double from = part.right + 4;
        if (position == Position::Green || from + 2 * kMark + 3 + m_sketch.wide(share.words) > roomTo) return;
        for (const double by : {0.0, -6.0, 6.0, -12.0, 12.0}) {
            const double at = std::clamp(y + by, plot.top - 1, plot.bottom - kLine / 2);
            if (!m_sketch.tryPut({Label::Align::Left, from + 2 * kMark + 3, at, share.words, Ink::Text})) continue;
            m_sketch.drawing.marks.push_back({.x = from + kMark, .y = at, .position = position, .radius = kMark});
            return;
        }
    }

    const StackedBars& m_chart;
    Sketch& m_sketch;
    const Size& m_size;
    Axis m_axis;
    double m_axisRoom = 0, m_step = 0;
};

} // namespace

Drawing layout(const StackedBars& chart, double width, const Measure& measure)
{
    constexpr double kBetween = 26, kBelow = 12;
    Sketch sketch(width, measure);
    double top = 0;
    if (chart.panels.size() == 1) {
        top = Bars(chart, sketch, kLarge).panel(chart.panels.front(), 0, 0, sketch.width());
    } else if (!chart.panels.empty()) {
        Bars bars(chart, sketch, kSmall);
        std::size_t longest = 1;
        for (const auto& panel : chart.panels) longest = std::max(longest, panel.bars.size());
        const double wanted = std::max(132.0, bars.wanted(longest));
        const auto columns = std::clamp<std::size_t>(
            static_cast<std::size_t>((sketch.width() + kBetween) / (wanted + kBetween)), 1, chart.panels.size());
        const double across = (sketch.width() + kBetween) / static_cast<double>(columns) - kBetween;
        for (std::size_t at = 0; at < chart.panels.size(); at += columns) {
            double bottom = top;
            for (std::size_t i = at; i < std::min(at + columns, chart.panels.size()); ++i)
                bottom = std::max(bottom, bars.panel(chart.panels[i], (across + kBetween) * static_cast<double>(i - at),
                                                     top, across));
            top = bottom + kBelow;
        }
    }
    return sketch.take(sketch.legend(legendOf(chart.positions, !isAssessed(chart)), top + 2));
}

std::string inWords(const StackedBars& chart)
{
    std::string said;
    for (const auto& panel : chart.panels) {
        if (!said.empty()) said += ". ";
        if (!panel.title.empty()) said += panel.title + ". ";
        bool isFirst = true;
        for (const StackedBar& bar : panel.bars) {
            said += (isFirst ? "" : "; ") + bar.label;
            isFirst = false;
            if (!bar.withheld.empty()) {
                said += ": " + chart.withheldMark + " (" + bar.withheld + ")";
                continue;
            }
            if (!bar.count.empty())
                said += " (" + (chart.countWord.empty() ? "" : chart.countWord + " ") + bar.count + ")";
            const char* before = ": ";
            for (const Position position : kFromBelow) {
                const auto at = static_cast<std::size_t>(position);
                if (position == Position::Unassessed && bar.shares[at].high <= 0) continue;
                said += before + chart.positions[at] + " " + bar.shares[at].words;
                before = ", ";
            }
        }
    }
    return said;
}

} // namespace trivsel::core::chart
