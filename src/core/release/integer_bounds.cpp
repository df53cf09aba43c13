#include "core/release/integer_bounds.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace trivsel::core::release {

namespace {

constexpr std::size_t kMaxMoves = 10;    ///< children that change places in another division
constexpr std::int32_t kMaxEffort = 300; ///< divisions tried per column and pair of categories
constexpr std::size_t kMaxBranches = 4;
constexpr std::size_t kMaxOthers = 6; ///< other categories tried

std::int32_t outside(std::int32_t count, const Band& band)
{
    return count < band.low ? band.low - count : count > band.high ? count - band.high : 0;
}

} // namespace

/// Seeks another division by moving single children between two categories: first one of the column from its only
/// category, then others of the groups whose counts that upsets, back and forth, until all agree again.
class IntegerBounds::Search {
public:
    Search(const IntegerBounds& bounds, std::size_t from, std::size_t to)
        : m_bounds(bounds), m_categories{from, to}, m_shift(bounds.m_told.size(), 0)
    {}

    std::vector<std::uint32_t> run(std::uint32_t column)
    {
        if (!canMove(column, 1)) return {};
        move(column, 1);
        if (!settle()) return {};
        std::vector<std::uint32_t> columns;
        for (const Move& m : m_moves) columns.push_back(m.column);
        return columns;
    }

private:
    struct Move {
        std::uint32_t column;
        std::int32_t direction; ///< 1: from -> to; -1 back
    };

    std::int32_t excess(std::uint32_t told, std::int32_t shift) const
    {
        const auto& sums = m_bounds.m_sums[told];
        const auto& counts = m_bounds.m_told[told].counts;
        return outside(sums[m_categories[0]] - shift, counts[m_categories[0]]) +
               outside(sums[m_categories[1]] + shift, counts[m_categories[1]]);
    }

    bool canMove(std::uint32_t column, std::int32_t direction) const
    {
        std::int32_t left = m_bounds.m_world[column][m_categories[direction > 0 ? 0 : 1]];
        for (const Move& m : m_moves) {
            if (m.column != column) continue;
            if (m.direction != direction) return false; // never back: the first move must stand
            --left;
        }
        return left > 0;
    }

    void move(std::uint32_t column, std::int32_t direction)
    {
        m_moves.push_back({column, direction});
        for (const std::uint32_t told : m_bounds.m_toldOf[column]) m_shift[told] += direction;
    }
    void moveBack()
    {
        const Move last = m_moves.back();
        m_moves.pop_back();
        for (const std::uint32_t told : m_bounds.m_toldOf[last.column]) m_shift[told] -= last.direction;
    }

    /// The smallest of the told that no longer agree.
    std::optional<std::uint32_t> upset() const
    {
        std::optional<std::uint32_t> smallest;
        for (const Move& m : m_moves) {
            for (const std::uint32_t told : m_bounds.m_toldOf[m.column]) {
                if (m_bounds.m_isForgotten[told] || excess(told, m_shift[told]) == 0) continue;
                if (!smallest || m_bounds.m_told[told].columns.size() < m_bounds.m_told[*smallest].columns.size()) {
                    smallest = told;
                }
            }
        }
        return smallest;
    }

    std::int32_t gain(std::uint32_t column, std::int32_t direction) const
    {
        std::int32_t gained = 0;
        for (const std::uint32_t told : m_bounds.m_toldOf[column]) {
            if (m_bounds.m_isForgotten[told]) continue;
            gained += excess(told, m_shift[told]) - excess(told, m_shift[told] + direction);
        }
        return gained;
    }

    bool settle()
    {
        const auto told = upset();
        if (!told) return true;
        if (m_moves.size() == kMaxMoves || ++m_effort > kMaxEffort) return false;
        const std::int32_t direction = excess(*told, m_shift[*told] + 1) < excess(*told, m_shift[*told]) ? 1 : -1;
        if (excess(*told, m_shift[*told] + direction) >= excess(*told, m_shift[*told])) return false;

        using Candidate = std::pair<std::int32_t, std::uint32_t>; // gain, column
        std::vector<Candidate> best;
        for (const std::uint32_t column : m_bounds.m_told[*told].columns) {
            if (!canMove(column, direction)) continue;
            const Candidate candidate{gain(column, direction), column};
            if (best.size() < kMaxBranches) {
                best.push_back(candidate);
            } else {
                const auto worst = std::ranges::min_element(best, {}, &Candidate::first);
                if (worst->first < candidate.first) *worst = candidate;
            }
        }
        std::ranges::sort(best, std::greater{});
        for (const Candidate& candidate : best) {
            move(candidate.second, direction);
            if (settle()) return true;
            moveBack();
        }
        return false;
    }

    const IntegerBounds& m_bounds;
    std::array<std::size_t, 2> m_categories;
    std::vector<std::int32_t> m_shift; ///< children moved on from the first category, per told
    std::vector<Move> m_moves;
    std::int32_t m_effort = 0;
};

IntegerBounds::IntegerBounds(std::vector<std::vector<std::int32_t>> world, std::size_t categories)
    : m_world(std::move(world)), m_categories(categories), m_byFrequency(categories), m_toldOf(m_world.size())
{
    std::vector<std::int64_t> total(categories, 0);
    for (const auto& column : m_world) {
        for (std::size_t category = 0; category < categories; ++category) total[category] += column[category];
    }
    std::iota(m_byFrequency.begin(), m_byFrequency.end(), std::size_t{0});
    std::ranges::stable_sort(m_byFrequency, std::greater{}, [&](std::size_t category) { return total[category]; });
}

namespace {

std::vector<std::int32_t> sumsOf(const std::vector<std::vector<std::int32_t>>& world, const Told& told,
                                 std::size_t categories)
{
    std::vector<std::int32_t> sums(categories, 0);
    for (const std::uint32_t column : told.columns) {
        for (std::size_t category = 0; category < categories; ++category) sums[category] += world[column][category];
    }
    return sums;
}

} // namespace

bool IntegerBounds::agrees(const Told& told) const
{
    if (told.counts.size() != m_categories) return false;
    const auto sums = sumsOf(m_world, told, m_categories);
    for (std::size_t category = 0; category < m_categories; ++category) {
        if (outside(sums[category], told.counts[category]) > 0) return false;
    }
    return true;
}

std::size_t IntegerBounds::tell(Told told)
{
    const std::size_t number = m_told.size();
    for (const std::uint32_t column : told.columns) m_toldOf[column].push_back(static_cast<std::uint32_t>(number));
    m_sums.push_back(sumsOf(m_world, told, m_categories));
    m_isForgotten.push_back(0);
    m_told.push_back(std::move(told));
    return number;
}

std::optional<std::size_t> IntegerBounds::onlyCategory(std::uint32_t column) const
{
    std::optional<std::size_t> only;
    for (std::size_t category = 0; category < m_categories; ++category) {
        if (m_world[column][category] == 0) continue;
        if (only) return std::nullopt;
        only = category;
    }
    return only;
}

std::vector<std::uint32_t> IntegerBounds::otherDivision(std::uint32_t column) const
{
    const auto only = onlyCategory(column);
    std::size_t tried = 0;
    for (const std::size_t other : m_byFrequency) {
        if (other == *only) continue;
        if (++tried > kMaxOthers) break;
        auto moved = Search(*this, *only, other).run(column);
        if (!moved.empty()) return moved;
    }
    return {};
}

bool IntegerBounds::isDisclosed(std::uint32_t column) const
{
    return onlyCategory(column) && otherDivision(column).empty();
}

std::optional<std::uint32_t> IntegerBounds::disclosed(std::vector<char>& safe) const
{
    for (std::uint32_t column = 0; column < m_world.size(); ++column) {
        if (safe[column]) continue;
        if (onlyCategory(column)) {
            const auto moved = otherDivision(column);
            if (moved.empty()) return column;
            // The division that was found leaves the others that it moves more than one value too.
            for (const std::uint32_t other : moved) safe[other] = 1;
        }
        safe[column] = 1;
    }
    return std::nullopt;
}

} // namespace trivsel::core::release
