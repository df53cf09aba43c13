#pragma once

#include "core/instrument.h"
#include "core/scoring.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Scores of the batch path: the same exact fractions as Rational, in 64 bits. For batch scoring alone.
namespace trivsel::core::batch {

__extension__ typedef __int128 Int128; ///< products of two 64-bit numbers, for exact comparisons

/// An exact fraction with denominator > 0, not always in lowest terms.
struct Fraction {
    std::int64_t numerator = 0;
    std::int64_t denominator = 1;
};

/// n / d (d > 0) in lowest terms, where that fits in 64 bits.
std::optional<Fraction> reduced(Int128 n, Int128 d);
std::optional<Fraction> toFraction(const Rational& number);
std::optional<Fraction> sum(const Fraction& a, const Fraction& b);
/// floor(x + 1/2), as ScoreRule::Rounding::HalfUp.
std::optional<Fraction> roundedHalfUp(const Fraction& x);
/// The shortest decimal of the nearest double, as Rational::toDecimalString().
std::string toDecimalString(const Fraction& x);

/// The contexts that the `when` of a form can tell apart, as one small number: sex and age, each possibly unknown.
class ContextClasses {
public:
    explicit ContextClasses(const Instrument& instrument);
    std::size_t size() const { return (m_ageBreaks.size() + 2) * 4; }
    std::size_t classOf(const ScoringContext& context) const;
    /// Some context of this class.
    ScoringContext sample(std::size_t contextClass) const;
    /// Whether any band asks; otherwise every context is class 0.
    bool matter() const { return m_matter; }

private:
    std::vector<std::int32_t> m_ageBreaks; ///< ascending; every age at which some `when` begins or has just ended
    bool m_matter = false;
};

/// Bands of one area or total. Position::Unassessed stands for no band.
class BandTable {
public:
    BandTable() = default;
    /// False in `fits` when a cut point does not fit in 64 bits.
    BandTable(const std::vector<BandEntry>& bands, const ContextClasses& classes, bool& fits);

    std::size_t entries() const { return m_entries.size(); }
    /// Index of the entry for this class of context; nothing (-1) when there is none.
    int entryFor(std::size_t contextClass) const { return m_entryOfClass.empty() ? -1 : m_entryOfClass[contextClass]; }
    Position bandOf(const Fraction& score, std::size_t entry) const;

private:
    struct Limit {
        CutRow::Kind kind = CutRow::Kind::Rest;
        Fraction limit;
        Position position = Position::Green;
    };
    std::vector<std::vector<Limit>> m_entries;
    std::vector<int> m_entryOfClass;
};

/// A score over items (of an area, or of an `of_items` total) in whole numbers: weights times their common denominator.
class ItemScore {
public:
    /// Nothing when weights and sums do not surely fit.
    static std::optional<ItemScore> make(const Instrument& instrument, const ScoreRule& rule,
                                         const std::vector<std::size_t>& items);

    const std::vector<std::size_t>& items() const { return m_items; }
    std::int64_t weight(std::size_t i) const { return m_weights[i]; }
    /// Score of an option of the i-th item, reversed where it should be, before its weight.
    std::int64_t score(std::size_t i, std::size_t option) const { return m_scores[i][option]; }
    std::size_t options(std::size_t i) const { return m_scores[i].size(); }

    /// The score after `missing` and rounding; nothing when there is none. `fits` becomes false when it needs more
    /// than 64 bits. `weightedSum` and `answeredWeight` in the whole-number weights.
    std::optional<Fraction> compute(std::int64_t answered, std::int64_t answeredWeight, std::int64_t weightedSum,
                                    bool& fits) const;

private:
    ScoreRule m_rule;
    std::int64_t m_needed = 1;
    std::int64_t m_scale = 1; ///< common denominator of the weights
    std::int64_t m_totalWeight = 0;
    std::vector<std::size_t> m_items;
    std::vector<std::int64_t> m_weights;
    std::vector<std::vector<std::int64_t>> m_scores;
};

} // namespace trivsel::core::batch
