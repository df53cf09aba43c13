#include "core/release/row_space.h"

#include <algorithm>
#include <utility>

namespace trivsel::core::release {

namespace {

__extension__ using Wide = unsigned __int128;

constexpr std::uint64_t kPrime = (std::uint64_t{1} << 61) - 1;

std::uint64_t times(std::uint64_t a, std::uint64_t b)
{
    const Wide product = static_cast<Wide>(a) * b;
    const std::uint64_t folded =
        static_cast<std::uint64_t>(product & kPrime) + static_cast<std::uint64_t>(product >> 61);
    return folded >= kPrime ? folded - kPrime : folded;
}

std::uint64_t minus(std::uint64_t a, std::uint64_t b)
{
    return a >= b ? a - b : a + kPrime - b;
}

std::uint64_t inverse(std::uint64_t a)
{
    std::uint64_t result = 1;
    for (std::uint64_t exponent = kPrime - 2; exponent > 0; exponent >>= 1) {
        if (exponent & 1) result = times(result, a);
        a = times(a, a);
    }
    return result;
}

/// row -= factor x other, where `other` is 0 before `from`.
void subtract(std::vector<std::uint64_t>& row, const std::vector<std::uint64_t>& other, std::uint64_t factor,
              std::size_t from)
{
    for (std::size_t i = from; i < row.size(); ++i) {
        if (other[i] != 0) row[i] = minus(row[i], times(factor, other[i]));
    }
}

} // namespace

RowSpace::RowSpace(std::vector<std::int32_t> sizes) : m_sizes(std::move(sizes)) {}

bool RowSpace::add(std::span<const std::uint32_t> columns, std::int32_t threshold)
{
    auto step = stepFor(columns);
    if (!step) return true;
    // What could be worked out before is no reason to refuse: a lower threshold may once have been in force.
    if (isSmall(step->row, threshold, step->row, 0)) return false;
    for (const Row& row : m_rows) {
        const std::uint64_t factor = row[step->pivot];
        if (factor == 0) continue;
        if (isSmall(row, threshold, step->row, factor) && !isSmall(row, threshold, step->row, 0)) return false;
    }
    take(std::move(*step));
    return true;
}

void RowSpace::addReleased(std::span<const std::uint32_t> columns)
{
    if (auto step = stepFor(columns)) take(std::move(*step));
}

std::optional<RowSpace::Step> RowSpace::stepFor(std::span<const std::uint32_t> columns) const
{
    Step step{Row(m_sizes.size(), 0), 0};
    Row& row = step.row;
    for (const std::uint32_t column : columns) row[column] = 1;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (const std::uint64_t factor = row[m_pivots[i]]; factor != 0) subtract(row, m_rows[i], factor, m_pivots[i]);
    }
    const auto first = std::ranges::find_if(row, [](std::uint64_t value) { return value != 0; });
    if (first == row.end()) return std::nullopt;
    step.pivot = static_cast<std::size_t>(first - row.begin());
    const std::uint64_t scale = inverse(*first);
    for (std::size_t i = step.pivot; i < row.size(); ++i) row[i] = times(row[i], scale);
    return step;
}

void RowSpace::take(Step step)
{
    for (Row& row : m_rows) {
        if (const std::uint64_t factor = row[step.pivot]; factor != 0) subtract(row, step.row, factor, step.pivot);
    }
    m_rows.push_back(std::move(step.row));
    m_pivots.push_back(step.pivot);
}

bool RowSpace::isSmall(const Row& row, std::int32_t threshold, const Row& other, std::uint64_t factor) const
{
    std::int32_t children = 0;
    for (std::size_t i = 0; i < row.size() && children < threshold; ++i) {
        if (row[i] == 0 && (factor == 0 || other[i] == 0)) continue;
        if (factor == 0 || row[i] != times(factor, other[i])) children += m_sizes[i];
    }
    return children < threshold;
}

} // namespace trivsel::core::release
