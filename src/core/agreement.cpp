#include "core/agreement.h"

#include <algorithm>
#include <cstdlib>

namespace trivsel::core {

namespace {

using Pairs = std::array<std::array<std::int64_t, 3>, 3>;

/// Weighted kappa, 1 - observed / expected disagreement (as shares of the pairs), with `weight(i, j)` a whole number
/// and 0 where i = j. Nothing when no disagreement can be expected (no pairs, or both margins in one and the same
/// position).
template <class Weight> std::optional<double> kappa(const Pairs& pairs, Weight weight)
{
    double observed = 0; // whole numbers, exact in a double for any table that fits in memory
    double expected = 0;
    double n = 0;
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 3; ++column) {
            double inRow = 0;
            double inColumn = 0;
            for (std::size_t k = 0; k < 3; ++k) {
                inRow += static_cast<double>(pairs[row][k]);
                inColumn += static_cast<double>(pairs[k][column]);
            }
            const double w = weight(static_cast<int>(row), static_cast<int>(column));
            observed += w * static_cast<double>(pairs[row][column]);
            expected += w * inRow * inColumn;
            n += static_cast<double>(pairs[row][column]);
        }
    }
    if (expected == 0) return std::nullopt;
    return (expected - observed * n) / expected;
}

} // namespace

void AgreementTable::addCase(std::span<const Position> positions)
{
    for (std::size_t earlier = 0; earlier < positions.size(); ++earlier) {
        if (positions[earlier] == Position::Unassessed) continue;
        for (std::size_t later = earlier + 1; later < positions.size(); ++later) {
            if (positions[later] == Position::Unassessed) continue;
            ++m_pairs[static_cast<std::size_t>(positions[earlier])][static_cast<std::size_t>(positions[later])];
        }
    }
}

Agreement AgreementTable::result() const
{
    Agreement result;
    std::int64_t equal = 0;
    for (std::size_t row = 0; row < m_pairs.size(); ++row) {
        equal += m_pairs[row][row];
        for (const std::int64_t count : m_pairs[row]) result.pairs += count;
    }
    if (result.pairs == 0) return result;
    result.exact = static_cast<double>(equal) / static_cast<double>(result.pairs);
    result.kappa = kappa(m_pairs, [](int i, int j) { return i == j ? 0 : 1; });
    result.kappaLinear = kappa(m_pairs, [](int i, int j) { return std::abs(i - j); });
    result.kappaQuadratic = kappa(m_pairs, [](int i, int j) { return (i - j) * (i - j); });
    return result;
}

ItemAgreement itemAgreement(const Instrument& instrument, std::span<const Answers> raters)
{
    ItemAgreement result;
    for (std::size_t item = 0; item < instrument.items.size(); ++item) {
        const auto answered =
            std::ranges::count_if(raters, [&](const Answers &rater) { return rater[item].has_value(); });
        const bool alike =
            std::ranges::all_of(raters, [&](const Answers &rater) { return rater[item] == raters[0][item]; });
        const bool all = !raters.empty() && static_cast<std::size_t>(answered) == raters.size();
        if (all) ++result.both;
        if (all && alike) ++result.same;
        if (!alike) result.differing.push_back(item);
    }
    return result;
}

} // namespace trivsel::core
