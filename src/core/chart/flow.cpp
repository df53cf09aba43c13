#include "core/chart/flow.h"

#include "core/chart/sketch.h"

#include <algorithm>
#include <cmath>

namespace trivsel::core::chart {

namespace {

constexpr double kHeight = 230;
constexpr double kBlock = 14, kGap = 8;
constexpr double kLeastSlot = kLine + 2; // a thin block has room for its words too
constexpr int kSteps = 24;               // of a ribbon's curve
constexpr double kOpacity = 0.38;
constexpr double kThinnest = 12; // a ribbon with a number in it
constexpr Position kDownwards[] = {Position::Green, Position::Yellow, Position::Red, Position::Unassessed};

std::size_t at(Position position)
{
    return static_cast<std::size_t>(position);
}

/// A column of blocks: where each position begins and how high it is.
struct Column {
    std::array<double, 4> part{}, top{}, height{};
    double bottom = 0;
    void place(double from, double total)
    {
        double y = from;
        for (const Position position : kDownwards) {
            height[at(position)] = total > 0 ? kHeight * part[at(position)] / total : 0;
            if (height[at(position)] <= 0) continue;
            const double slot = std::max(height[at(position)], kLeastSlot);
            top[at(position)] = y + (slot - height[at(position)]) / 2;
            y += slot + kGap;
        }
        bottom = y > from ? y - kGap : from;
    }
};

Area ribbonArea(double left, double right, double y1, double y2, double thickness, Ink ink)
{
    Area area;
    area.ink = ink;
    area.opacity = kOpacity;
    for (int i = 0; i <= kSteps; ++i) {
        const double t = static_cast<double>(i) / kSteps;
        const double y = y1 + (y2 - y1) * t * t * (3 - 2 * t);
        area.x.push_back(left + (right - left) * t);
        area.top.push_back(y);
        area.bottom.push_back(y + thickness);
    }
    return area;
}

class Picture {
public:
    Picture(const Flow& chart, Sketch& sketch) : m_chart(chart), m_sketch(sketch)
    {
        for (const auto& ribbon : chart.ribbons) {
            m_before.part[at(ribbon.before)] += ribbon.share.middle();
            m_now.part[at(ribbon.now)] += ribbon.share.middle();
            m_total += ribbon.share.middle();
        }
        for (const Position position : kDownwards) {
            m_named = std::max({m_named, wideOf(chart.beforeWords, position), wideOf(chart.nowWords, position)});
            m_plain = std::max({m_plain, sketch.wide(chart.beforeWords[at(position)], Type::Strong),
                                sketch.wide(chart.nowWords[at(position)], Type::Strong)});
        }
    }

    /// Returns where it ends.
    double draw()
    {
        const double width = m_sketch.width();
        const bool isNamed = m_named + kMarkRoom + 6 <= width * 0.32;
        const double side = std::min(std::ceil((isNamed ? m_named : m_plain) + kMarkRoom + 6), width * 0.4);
        m_left = side;
        m_right = std::max(m_left + 2 * kBlock, width - side);
        heads();
        const double top = kLine + 9;
        m_before.place(top, m_total);
        m_now.place(top, m_total);
        blocks(m_before, m_left, m_chart.beforeWords, isNamed, Label::Align::Right);
        blocks(m_now, m_right - kBlock, m_chart.nowWords, isNamed, Label::Align::Left);
        ribbons();
        const double bottom = std::max(m_before.bottom, m_now.bottom) + 10;
        return isNamed ? bottom : m_sketch.legend(legendOf(m_chart.positions, hasUnassessed()), bottom);
    }

private:
    static constexpr double kMarkRoom = 20;

    /// Over the columns, or at the edges where there is no room for that.
    void heads()
    {
        const double width = m_sketch.width(), left = m_left + kBlock, right = m_right - kBlock;
        const bool isOver = m_sketch.wide(m_chart.before, Type::Strong) <= left &&
                            m_sketch.wide(m_chart.now, Type::Strong) <= width - right;
        const double room = std::max(1.0, width / 2 - 6);
        using Align = Label::Align;
        m_sketch.put({isOver ? Align::Right : Align::Left, isOver ? left : 0, kLine / 2, m_chart.before, Ink::Text,
                      Type::Strong, room});
        m_sketch.put({isOver ? Align::Left : Align::Right, isOver ? right : width, kLine / 2, m_chart.now, Ink::Text,
                      Type::Strong, room});
    }
    bool hasUnassessed() const
    {
        return m_before.part[at(Position::Unassessed)] > 0 || m_now.part[at(Position::Unassessed)] > 0;
    }
    std::string named(const std::array<std::string, 4>& words, Position position) const
    {
        return words[at(position)] + "  " + m_chart.positions[at(position)];
    }
    double wideOf(const std::array<std::string, 4>& words, Position position) const
    {
        return m_sketch.wide(named(words, position));
    }

    void blocks(const Column& column, double left, const std::array<std::string, 4>& words, bool isNamed,
                Label::Align align)
    {
        const double right = left + kBlock;
        for (const Position position : kDownwards) {
            if (column.height[at(position)] <= 0) continue;
            const double top = column.top[at(position)], y = top + column.height[at(position)] / 2;
            m_sketch.drawing.boxes.push_back({left, top, right, top + column.height[at(position)], markOf(position)});
            const bool isLeft = align == Label::Align::Right;
            m_sketch.drawing.marks.push_back(
                {.x = isLeft ? left - 10 : right + 10, .y = y, .position = position, .radius = 5});
            m_sketch.put({align, isLeft ? left - kMarkRoom : right + kMarkRoom, y,
                          isNamed ? named(words, position) : words[at(position)], Ink::Text,
                          isNamed ? Type::Caption : Type::Strong, std::max(1.0, m_left - kMarkRoom)});
        }
    }

    void ribbons()
    {
        std::array<double, 4> from = m_before.top, to = m_now.top;
        const double left = m_left + kBlock, right = m_right - kBlock;
        // By where they come from and then where they go, so that no two cross before they must.
        for (const Position before : kDownwards)
            for (const Position now : kDownwards)
                for (const auto& ribbon : m_chart.ribbons) {
                    if (ribbon.before != before || ribbon.now != now || ribbon.share.middle() <= 0) continue;
                    const double thickness = kHeight * ribbon.share.middle() / m_total;
                    m_sketch.drawing.areas.push_back(
                        ribbonArea(left, right, from[at(before)], to[at(now)], thickness, markOf(before)));
                    const double y = from[at(before)] + thickness / 2;
                    const std::string& words = ribbon.count.empty() ? ribbon.share.words : ribbon.count;
                    if (thickness >= kThinnest && m_sketch.wide(words) + 16 < right - left)
                        m_sketch.tryPut({Label::Align::Left, left + 8, y, words, Ink::Text});
                    from[at(before)] += thickness;
                    to[at(now)] += thickness;
                }
    }

    const Flow& m_chart;
    Sketch& m_sketch;
    Column m_before, m_now;
    double m_total = 0, m_named = 0, m_plain = 0, m_left = 0, m_right = 0;
};

} // namespace

Drawing layout(const Flow& chart, double width, const Measure& measure)
{
    Sketch sketch(width, measure);
    if (!chart.withheld.empty() || chart.ribbons.empty()) {
        constexpr double kPlace = 56;
        sketch.withheld(0.5, 0.5, sketch.width() - 0.5, kPlace);
        return sketch.take(sketch.paragraph(chart.joinedAndLeft, sketch.paragraph(chart.withheld, kPlace + 6)));
    }
    const double bottom = Picture(chart, sketch).draw();
    return sketch.take(sketch.paragraph(chart.joinedAndLeft, bottom + 2));
}

std::string inWords(const Flow& chart)
{
    std::string said;
    const auto add = [&](const std::string& words) { said += (said.empty() || words.empty() ? "" : "; ") + words; };
    if (!chart.withheld.empty()) {
        said = chart.withheld;
    } else {
        const auto column = [&](const std::string& title, const std::array<std::string, 4>& words) {
            std::string all;
            for (const Position position : kDownwards)
                if (!words[at(position)].empty())
                    all +=
                        (all.empty() ? title + ": " : ", ") + chart.positions[at(position)] + " " + words[at(position)];
            add(all);
        };
        column(chart.before, chart.beforeWords);
        column(chart.now, chart.nowWords);
        for (const auto& ribbon : chart.ribbons)
            add(chart.positions[at(ribbon.before)] + " → " + chart.positions[at(ribbon.now)] + " " +
                ribbon.share.words + (ribbon.count.empty() ? "" : " (" + ribbon.count + ")"));
    }
    add(chart.joinedAndLeft);
    return said;
}

} // namespace trivsel::core::chart
