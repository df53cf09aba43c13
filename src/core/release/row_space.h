#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

/// For the plan of release alone.
namespace trivsel::core::release {

/// The space of all sums that can be worked out from released groups by adding and subtracting them. Kept as a reduced
/// row echelon form over the integers modulo the prime 2^61 - 1, in which these matrices of 0 and 1 behave as over the
/// fractions; the property test judges with exact fractions.
class RowSpace {
public:
    /// `sizes`: children in each column (children that no group tells apart share one).
    explicit RowSpace(std::vector<std::int32_t> sizes);

    /// Adds a group by its columns, ascending, if no sum over fewer than `threshold` children appears that could not be
    /// worked out before; false (and nothing is added) otherwise. The sum of a column can be worked out exactly when
    /// it is a row of the form by itself; other rows over few children are refused too.
    bool add(std::span<const std::uint32_t> columns, std::int32_t threshold);
    /// Adds what has been released before, unasked.
    void addReleased(std::span<const std::uint32_t> columns);

private:
    using Row = std::vector<std::uint64_t>;
    /// A row that the form has not yet.
    struct Step {
        Row row;
        std::size_t pivot = 0;
    };
    /// Nothing when the group can be worked out from the others.
    std::optional<Step> stepFor(std::span<const std::uint32_t> columns) const;
    void take(Step step);
    /// Whether row - factor x other tells something of fewer children than the threshold.
    bool isSmall(const Row& row, std::int32_t threshold, const Row& other, std::uint64_t factor) const;

    std::vector<std::int32_t> m_sizes;
    std::vector<Row> m_rows;
    std::vector<std::size_t> m_pivots; ///< column of each row
};

} // namespace trivsel::core::release
