#include "core/statistics/position_table.h"

#include "base/check.h"

#include <algorithm>

namespace trivsel::core::statistics {

namespace {

/// Ratings whose cells are worked out together: one column after the other, so that each is a simple loop.
constexpr std::size_t kBlock = 1024;

} // namespace

std::optional<PositionTable> PositionTable::count(std::span<const Position> positions, std::span<const Column> columns)
{
    TRIVSEL_CHECK(columns.size() <= kMaxColumns);
    PositionTable table;
    std::size_t cells = 1;
    for (const Column& column : columns) {
        TRIVSEL_CHECK(column.codes.size() == positions.size() && column.levels > 0);
        table.m_levels.push_back(column.levels);
        cells *= column.levels;
        if (cells > kMaxCells) return std::nullopt;
    }
    table.m_cells.resize(cells);

    std::array<std::uint32_t, kBlock> at;
    for (std::size_t from = 0; from < positions.size(); from += kBlock) {
        const std::size_t n = std::min(kBlock, positions.size() - from);
        std::fill_n(at.begin(), n, 0U);
        std::uint32_t stride = 1;
        for (const Column& column : columns) {
            const std::uint16_t* codes = column.codes.data() + from;
            std::uint16_t highest = 0;
            for (std::size_t i = 0; i < n; ++i) {
                highest = std::max(highest, codes[i]);
                at[i] += stride * codes[i];
            }
            TRIVSEL_CHECK(highest < column.levels);
            stride *= column.levels;
        }
        for (std::size_t i = 0; i < n; ++i) {
            ++table.m_cells[at[i]].of[static_cast<std::size_t>(positions[from + i])];
        }
    }
    return table;
}

template <class Place>
void PositionTable::sum(const Filter& filter, Place place, std::vector<PositionCounts>& result) const
{
    TRIVSEL_CHECK(filter.size() <= m_levels.size());
    std::vector<std::vector<char>> isAsked;
    for (std::size_t column = 0; column < m_levels.size(); ++column) {
        const bool all = column >= filter.size() || filter[column].empty();
        isAsked.emplace_back(m_levels[column], static_cast<char>(all));
        if (all) continue;
        for (const std::uint16_t level : filter[column]) {
            TRIVSEL_CHECK(level < m_levels[column]);
            isAsked[column][level] = 1;
        }
    }
    std::vector<std::uint16_t> level(m_levels.size(), 0);
    for (const PositionCounts& cell : m_cells) {
        bool isIn = true;
        for (std::size_t column = 0; column < level.size(); ++column) isIn = isIn && isAsked[column][level[column]];
        if (isIn) result[place(level)].add(cell);
        for (std::size_t column = 0; column < level.size() && ++level[column] == m_levels[column]; ++column) {
            level[column] = 0;
        }
    }
}

PositionCounts PositionTable::total(const Filter& filter) const
{
    std::vector<PositionCounts> result(1);
    sum(
        filter, [](const auto&) { return std::size_t{0}; }, result);
    return result.front();
}

std::vector<PositionCounts> PositionTable::by(std::size_t column, const Filter& filter) const
{
    TRIVSEL_CHECK(column < m_levels.size());
    std::vector<PositionCounts> result(m_levels[column]);
    sum(
        filter, [&](const auto& level) { return std::size_t{level[column]}; }, result);
    return result;
}

std::vector<PositionCounts> PositionTable::by(std::size_t first, std::size_t second, const Filter& filter) const
{
    TRIVSEL_CHECK(first < m_levels.size() && second < m_levels.size());
    std::vector<PositionCounts> result(std::size_t{m_levels[first]} * m_levels[second]);
    sum(
        filter, [&](const auto& level) { return std::size_t{level[first]} * m_levels[second] + level[second]; },
        result);
    return result;
}

std::uint16_t ageBand(std::optional<int> completedMonths, std::span<const int> breaks)
{
    if (!completedMonths) return static_cast<std::uint16_t>(breaks.size() + 1);
    const int years = *completedMonths / 12;
    return static_cast<std::uint16_t>(std::ranges::upper_bound(breaks, years) - breaks.begin());
}

} // namespace trivsel::core::statistics
