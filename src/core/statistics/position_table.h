#pragma once

#include "core/position.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// Positions counted by what the children are grouped by. One pass over the ratings makes a table small enough that
/// every chart and filter afterwards is a sum over its cells.
namespace trivsel::core::statistics {

/// One attribute of every rating: round, unit, institution, district, age band, sex, area or indicator. What is not
/// known (a missing birth date or sex) is a level of its own.
struct Column {
    std::vector<std::uint16_t> codes; ///< one per rating, each below `levels`
    std::uint16_t levels = 1;
};

/// How many children are in each position.
struct PositionCounts {
    std::array<std::int64_t, 4> of{}; ///< by Position, Unassessed last
    std::int64_t all() const { return of[0] + of[1] + of[2] + of[3]; }
    std::int64_t assessed() const { return of[0] + of[1] + of[2]; }
    std::int64_t operator[](Position p) const { return of[static_cast<std::size_t>(p)]; }
    void add(const PositionCounts& other)
    {
        for (std::size_t i = 0; i < of.size(); ++i) of[i] += other.of[i];
    }
    bool operator==(const PositionCounts&) const = default;
};

class PositionTable {
public:
    static constexpr std::size_t kMaxCells = std::size_t{1} << 22;
    static constexpr std::size_t kMaxColumns = 8;

    /// Nothing when the levels multiply to more than kMaxCells: count fewer attributes together. Columns and positions
    /// are of one length (invariant). One million ratings by five attributes take some milliseconds (tests/bench).
    static std::optional<PositionTable> count(std::span<const Position> positions, std::span<const Column> columns);

    /// Levels that are asked for, per column; an empty list asks for all. Fewer lists than columns: all of the rest.
    using Filter = std::vector<std::vector<std::uint16_t>>;
    PositionCounts total(const Filter& filter = {}) const;
    /// One per level of `column`.
    std::vector<PositionCounts> by(std::size_t column, const Filter& filter = {}) const;
    /// One per pair of levels, the first column's outermost: a heat map.
    std::vector<PositionCounts> by(std::size_t first, std::size_t second, const Filter& filter = {}) const;

    std::uint16_t levels(std::size_t column) const { return m_levels[column]; }

private:
    template <class Place> void sum(const Filter& filter, Place place, std::vector<PositionCounts>& result) const;

    std::vector<std::uint16_t> m_levels;
    std::vector<PositionCounts> m_cells; ///< the first column innermost
};

/// The band of an age in `breaks` (completed years, ascending): 0 below the first, then upwards; breaks.size() + 1 when
/// the age is not known.
std::uint16_t ageBand(std::optional<int> completedMonths, std::span<const int> breaks);

} // namespace trivsel::core::statistics
