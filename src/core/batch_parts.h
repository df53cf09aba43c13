#pragma once

#include "core/batch_numbers.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// Areas and totals of the batch path. For batch scoring alone.
///
/// The score of a part over few items has few values: each combination of answered weight and sum is a "state", whose
/// number is itself a sum over the items, so that it is counted in a 16-bit lane beside the flags and looked up.
namespace trivsel::core::batch {

constexpr std::uint8_t kNoAnswer = 0xFF;

/// Score and band of one part in one row.
struct PartValue {
    bool hasScore = false;
    Fraction score;
    Position band = Position::Unassessed; ///< Unassessed = none
    std::uint32_t state = 0;              ///< of a counted part
};

/// One area or total, ready to be looked up.
class Part {
public:
    static Part ofArea(const Instrument& instrument, const Area& area, const ContextClasses& classes, bool& fits);
    /// `areas`: the parts of the form's areas.
    static Part ofTotal(const Instrument& instrument, const Total& total, const ContextClasses& classes,
                        std::span<const Part> areas, bool& fits);

    /// Whether states() is used; otherwise evaluate() works from the answers or from other parts.
    bool isCounted() const { return !m_states.empty(); }
    /// What the option of an item adds to the number of the state; 0 for items of other parts.
    std::uint16_t stateStep(std::size_t item, std::size_t option) const;
    /// Text of the score of a state; "" without a score.
    const std::string& stateText(std::uint32_t state) const { return m_states[state].text; }
    /// The areas of an `of` total.
    const std::vector<std::size_t>& areas() const { return m_areas; }

    PartValue lookUp(std::uint32_t state, std::size_t contextClass) const;
    /// `values`: of all areas. `fits` becomes false when a number needs more than 64 bits.
    PartValue evaluate(std::span<const std::uint8_t> answers, std::span<const PartValue> values,
                       std::size_t contextClass, bool& fits) const;

private:
    struct State {
        bool hasScore = false;
        Fraction score;
        std::string text;
    };

    void countStates(const Instrument& instrument, bool& fits);
    void fillState(std::size_t state, std::size_t answered, std::int64_t units, std::int64_t above, bool& fits);
    void shareDenominator(std::span<const Part> areas);
    std::optional<Fraction> ofAnswers(std::span<const std::uint8_t> answers, bool& fits) const;
    std::optional<Fraction> ofAreas(std::span<const PartValue> values, bool& fits) const;
    std::optional<Fraction> sumOfAreas(std::span<const PartValue> values) const;

    BandTable m_bands;
    std::optional<ItemScore> m_items; ///< score over items
    // Counted: state = (answered x kinds of weight + weight in units) x kinds of sum + sum above the lowest, in units.
    std::int64_t m_unit = 1;   ///< whole-number weight that all weights are multiples of
    std::int64_t m_lowest = 0; ///< lowest score of any option
    std::vector<State> m_states;
    std::vector<Position> m_stateBands;                 ///< [state x entries + entry]
    std::vector<std::vector<std::uint16_t>> m_steps;    ///< [item of the form][option]; empty for other items' rows
    // Of areas.
    std::vector<std::size_t> m_areas;
    ScoreRule m_rule;
    std::int64_t m_denominator = 0; ///< of all states of all its areas; 0 = none that fits
    std::vector<std::vector<std::int64_t>> m_numerators; ///< [place in m_areas][state] over m_denominator
};

} // namespace trivsel::core::batch
