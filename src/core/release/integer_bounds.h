#pragma once

#include "core/release/plan.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

/// For the plan of release alone.
namespace trivsel::core::release {

/// How one variable divides in one released group, as columns of children that no group tells apart.
struct Told {
    std::vector<std::uint32_t> columns; ///< ascending
    std::vector<Band> counts;           ///< per category
};

/// Whether whole numbers within what was told leave every child more than one possible value. A child shares its
/// column with others of the same groups; where those have different values, they could be exchanged and nothing is
/// known of any. So only columns of one value are looked at: for each, another division is sought that agrees with
/// everything told. One that is not found within a fixed effort counts as not there.
class IntegerBounds {
public:
    /// `world[column][category]`: the true division. Columns without children are possible.
    IntegerBounds(std::vector<std::vector<std::int32_t>> world, std::size_t categories);

    /// Whether the true division agrees: what disagrees was told of another time and must not be added.
    bool agrees(const Told& told) const;
    /// Adds what is told, and gives its number.
    std::size_t tell(Told told);
    void forget(std::size_t told) { m_isForgotten[told] = 1; }
    void remember(std::size_t told) { m_isForgotten[told] = 0; }

    /// The first column whose children's value can be worked out; nothing when there is none. `safe` (one per column)
    /// is passed over and filled in; it holds for as long as nothing more is told.
    std::optional<std::uint32_t> disclosed(std::vector<char>& safe) const;
    bool isDisclosed(std::uint32_t column) const;

private:
    class Search;
    /// Columns whose division differs in one that agrees with everything told; empty when none is found.
    std::vector<std::uint32_t> otherDivision(std::uint32_t column) const;
    std::optional<std::size_t> onlyCategory(std::uint32_t column) const;

    std::vector<std::vector<std::int32_t>> m_world;
    std::size_t m_categories;
    std::vector<std::size_t> m_byFrequency; ///< categories, commonest first: where another division is likeliest
    std::vector<Told> m_told;
    std::vector<std::vector<std::int32_t>> m_sums; ///< true sums per told and category
    std::vector<char> m_isForgotten;
    std::vector<std::vector<std::uint32_t>> m_toldOf; ///< per column
};

} // namespace trivsel::core::release
