#include "core/chart/heat_map.h"

#include "core/chart/sketch.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace trivsel::core::chart {

namespace {

constexpr double kLeastRow = 30, kLeastCell = 46, kWidestCell = 124;
constexpr double kBetween = 3; // cells
constexpr double kIndent = 12, kAfterLabel = 10;
constexpr Ink kHeat[] = {Ink::Heat1, Ink::Heat2, Ink::Heat3, Ink::Heat4, Ink::Heat5};
constexpr Ink kOnHeat[] = {Ink::OnHeat1, Ink::OnHeat2, Ink::OnHeat3, Ink::OnHeat4, Ink::OnHeat5};

std::vector<Legend> scale(const HeatMap& chart)
{
    std::vector<Legend> items;
    for (std::size_t i = 0; i < std::size(kHeatSteps); ++i) {
        const double end = i + 1 < std::size(kHeatSteps) ? kHeatSteps[i + 1] : 1;
        items.push_back({.swatch = Legend::Swatch::Box, .ink = kHeat[i], .words = percentWords(kHeatSteps[i], end)});
    }
    items.push_back({.swatch = Legend::Swatch::Withheld, .words = chart.withheldWord});
    return items;
}

class Table {
public:
    Table(const HeatMap& chart, Sketch& sketch) : m_chart(chart), m_sketch(sketch)
    {
        const double width = sketch.width();
        double label = 0, cell = kLeastCell;
        for (const auto& row : chart.rows) {
            label =
                std::max(label, sketch.wide(row.label, typeOf(row)) + (row.isIndicator ? kIndent : 0) + kAfterLabel);
            for (const auto& one : row.cells) cell = std::max(cell, sketch.wide(wordsOf(one)) + 10);
        }
        m_label = std::min(std::ceil(label), std::max(width * 0.38, std::min(width * 0.5, 120.0)));
        const double room = std::max(1.0, width - m_label);
        const std::size_t columns = std::max<std::size_t>(chart.columns.size(), 1);
        const auto most = std::clamp<std::size_t>(static_cast<std::size_t>(room / std::min(cell, room)), 1, columns);
        const std::size_t blocks = (columns + most - 1) / most;
        m_inBlock = (columns + blocks - 1) / blocks;
        m_cell = std::min(kWidestCell, room / static_cast<double>(m_inBlock));
    }

    double draw()
    {
        double top = 0;
        for (std::size_t from = 0; from < m_chart.columns.size(); from += m_inBlock) {
            const std::size_t to = std::min(from + m_inBlock, m_chart.columns.size());
            top = heads(from, to, top);
            for (const auto& row : m_chart.rows) top = drawRow(row, from, to, top);
            top += 10;
        }
        return top;
    }

private:
    static Type typeOf(const HeatMap::Row& row) { return row.isIndicator ? Type::Caption : Type::Strong; }
    const std::string& wordsOf(const HeatMap::Cell& cell) const
    {
        return cell.share ? cell.share->words : m_chart.withheldMark;
    }
    double left(std::size_t column, std::size_t from) const
    {
        return m_label + m_cell * static_cast<double>(column - from);
    }

    double heads(std::size_t from, std::size_t to, double top)
    {
        std::vector<std::vector<std::string>> words;
        std::size_t lines = 1;
        for (std::size_t i = from; i < to; ++i) {
            words.push_back(m_sketch.wrap(m_chart.columns[i], m_cell - 6, 3));
            lines = std::max(lines, words.back().size());
        }
        const double bottom = top + kLine * static_cast<double>(lines) + 5;
        for (std::size_t i = from; i < to; ++i) {
            double y = bottom - 5 - kLine * (static_cast<double>(words[i - from].size()) - 0.5);
            for (std::string& line : words[i - from]) {
                m_sketch.put({Label::Align::Centre, left(i, from) + m_cell / 2, y, std::move(line), Ink::Muted,
                              Type::Caption, std::max(1.0, m_cell - 4)});
                y += kLine;
            }
        }
        return bottom;
    }

    double drawRow(const HeatMap::Row& row, std::size_t from, std::size_t to, double top)
    {
        const double indent = row.isIndicator ? kIndent : 0;
        const double room = std::max(1.0, m_label - indent - kAfterLabel);
        auto lines = m_sketch.wrap(row.label, room, 3, typeOf(row));
        const double height = std::max(kLeastRow, kLine * static_cast<double>(lines.size()) + 8);
        double y = top + height / 2 - kLine * (static_cast<double>(lines.size()) - 1) / 2;
        for (std::string& line : lines) {
            m_sketch.put({Label::Align::Left, indent, y, std::move(line), Ink::Text, typeOf(row), room});
            y += kLine;
        }
        for (std::size_t i = from; i < std::min(to, row.cells.size()); ++i)
            drawCell(row.cells[i], left(i, from) + kBetween, top + kBetween / 2, left(i, from) + m_cell,
                     top + height - kBetween / 2);
        return top + height;
    }

    void drawCell(const HeatMap::Cell& cell, double left, double top, double right, double bottom)
    {
        constexpr double kRound = 5;
        const double x = (left + right) / 2, y = (top + bottom) / 2;
        Label label{Label::Align::Centre,           x, y, wordsOf(cell), Ink::Muted, Type::Caption,
                    std::max(1.0, right - left - 4)};
        if (cell.share) {
            const auto step = static_cast<std::size_t>(heatStep(cell.share->middle()) - 1);
            m_sketch.drawing.boxes.push_back({left, top, right, bottom, kHeat[step], kRound});
            label.ink = kOnHeat[step];
        } else {
            m_sketch.withheld(left, top, right, bottom);
            const double half = m_sketch.wide(label.words) / 2 + 4; // no hatching through the mark
            m_sketch.drawing.boxes.push_back(
                {std::max(left + 1, x - half), y - 9, std::min(right - 1, x + half), y + 9, Ink::Surface});
        }
        m_sketch.put(std::move(label));
    }

    const HeatMap& m_chart;
    Sketch& m_sketch;
    double m_label = 0, m_cell = 0;
    std::size_t m_inBlock = 1;
};

} // namespace

int heatStep(double share)
{
    int step = 1;
    for (std::size_t i = 1; i < std::size(kHeatSteps); ++i)
        if (share >= kHeatSteps[i]) step = static_cast<int>(i) + 1;
    return step;
}

Drawing layout(const HeatMap& chart, double width, const Measure& measure)
{
    Sketch sketch(width, measure);
    const double bottom = Table(chart, sketch).draw();
    return sketch.take(sketch.legend(scale(chart), bottom));
}

std::string inWords(const HeatMap& chart)
{
    std::string said;
    for (const auto& row : chart.rows) {
        if (!said.empty()) said += ". ";
        said += row.label;
        for (std::size_t i = 0; i < std::min(row.cells.size(), chart.columns.size()); ++i) {
            const auto& cell = row.cells[i];
            said += (i == 0 ? ": " : ", ") + chart.columns[i] + " ";
            said += cell.share ? cell.share->words
                               : chart.withheldWord + (cell.withheld.empty() ? "" : " (" + cell.withheld + ")");
        }
    }
    return said;
}

} // namespace trivsel::core::chart
