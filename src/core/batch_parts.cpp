#include "core/batch_parts.h"

#include "base/check.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace trivsel::core::batch {

namespace {

/// More states than this are not worth a table (and 16 bits hold no more than 65,536).
constexpr std::int64_t kMaxStates = 16384;

/// How the number of a state is built.
struct Layout {
    std::int64_t unit = 1;
    std::int64_t lowest = 0;
    std::int64_t sums = 1;    ///< different sums above the lowest, in units
    std::int64_t weights = 1; ///< different answered weights, in units
    std::int64_t counts = 1;  ///< different numbers of answers; 1 when the weight says it already

    bool sameWeights() const { return counts == 1; }
    std::int64_t step(std::int64_t weightUnits, std::int64_t score) const
    {
        const std::int64_t count = sameWeights() ? 0 : 1;
        return (count * weights + weightUnits) * sums + weightUnits * (score - lowest);
    }
};

std::optional<Layout> layoutOf(const ItemScore& items)
{
    if (items.items().empty()) return std::nullopt;
    Layout layout;
    layout.unit = 0;
    std::int64_t highest = std::numeric_limits<std::int64_t>::min();
    layout.lowest = std::numeric_limits<std::int64_t>::max();
    bool same = true;
    for (std::size_t i = 0; i < items.items().size(); ++i) {
        layout.unit = std::gcd(layout.unit, items.weight(i));
        same = same && items.weight(i) == items.weight(0);
        for (std::size_t option = 0; option < items.options(i); ++option) {
            layout.lowest = std::min(layout.lowest, items.score(i, option));
            highest = std::max(highest, items.score(i, option));
        }
    }
    Int128 weights = 1;
    for (std::size_t i = 0; i < items.items().size(); ++i) weights += items.weight(i) / layout.unit;
    const Int128 sums = (weights - 1) * (highest - layout.lowest) + 1;
    const Int128 counts = same ? 1 : static_cast<std::int64_t>(items.items().size()) + 1;
    if (weights > kMaxStates || sums > kMaxStates || counts > kMaxStates || counts * weights * sums > kMaxStates) {
        return std::nullopt;
    }
    layout.weights = static_cast<std::int64_t>(weights);
    layout.sums = static_cast<std::int64_t>(sums);
    layout.counts = static_cast<std::int64_t>(counts);
    return layout;
}

} // namespace

Part Part::ofArea(const Instrument& instrument, const Area& area, const ContextClasses& classes, bool& fits)
{
    Part part;
    part.m_bands = BandTable(area.bands, classes, fits);
    if (!area.score) return part;
    part.m_items = ItemScore::make(instrument, *area.score, area.items);
    fits = fits && part.m_items.has_value();
    if (fits) part.countStates(instrument, fits);
    return part;
}

Part Part::ofTotal(const Instrument& instrument, const Total& total, const ContextClasses& classes,
                   std::span<const Part> areas, bool& fits)
{
    Part part;
    part.m_bands = BandTable(total.bands, classes, fits);
    part.m_rule = total.score;
    if (total.ofAreas.empty()) {
        part.m_items = ItemScore::make(instrument, total.score, total.ofItems);
        fits = fits && part.m_items.has_value();
        if (fits) part.countStates(instrument, fits);
        return part;
    }
    part.m_areas = total.ofAreas;
    if (fits) part.shareDenominator(areas);
    return part;
}

void Part::countStates(const Instrument& instrument, bool& fits)
{
    const auto layout = layoutOf(*m_items);
    if (!layout) return;
    m_unit = layout->unit;
    m_lowest = layout->lowest;

    // Only states that some answers reach are worked out; the others could even divide by zero.
    const auto size = static_cast<std::size_t>(layout->counts * layout->weights * layout->sums);
    std::vector<bool> reached(size, false);
    reached[0] = true;
    m_steps.resize(instrument.items.size());
    for (std::size_t i = 0; i < m_items->items().size(); ++i) {
        const std::vector<bool> before = reached;
        std::vector<std::uint16_t>& steps = m_steps[m_items->items()[i]];
        for (std::size_t option = 0; option < m_items->options(i); ++option) {
            const std::int64_t step = layout->step(m_items->weight(i) / m_unit, m_items->score(i, option));
            steps.push_back(static_cast<std::uint16_t>(step));
            for (std::size_t state = 0; state + steps.back() < size; ++state) {
                if (before[state]) reached[state + steps.back()] = true;
            }
        }
    }
    m_states.resize(size);
    m_stateBands.assign(size * m_bands.entries(), Position::Unassessed);
    for (std::size_t state = 0; state < size; ++state) {
        if (!reached[state]) continue;
        const auto number = static_cast<std::int64_t>(state);
        const std::int64_t units = number / layout->sums % layout->weights;
        const std::int64_t counted = number / layout->sums / layout->weights;
        const std::int64_t answered = layout->sameWeights() ? units : counted;
        fillState(state, static_cast<std::size_t>(answered), units, number % layout->sums, fits);
    }
}

void Part::fillState(std::size_t state, std::size_t answered, std::int64_t units, std::int64_t above, bool& fits)
{
    const std::int64_t weight = units * m_unit;
    const auto score =
        m_items->compute(static_cast<std::int64_t>(answered), weight, above * m_unit + m_lowest * weight, fits);
    if (!score) return;
    m_states[state] = State{true, *score, toDecimalString(*score)};
    for (std::size_t entry = 0; entry < m_bands.entries(); ++entry) {
        m_stateBands[state * m_bands.entries() + entry] = m_bands.bandOf(*score, entry);
    }
}

std::uint16_t Part::stateStep(std::size_t item, std::size_t option) const
{
    return m_steps[item].empty() ? std::uint16_t{0} : m_steps[item][option];
}

PartValue Part::lookUp(std::uint32_t state, std::size_t contextClass) const
{
    const State& found = m_states[state];
    PartValue value{found.hasScore, found.score, Position::Unassessed, state};
    const int entry = m_bands.entryFor(contextClass);
    if (entry >= 0) value.band = m_stateBands[state * m_bands.entries() + static_cast<std::size_t>(entry)];
    return value;
}

PartValue Part::evaluate(std::span<const std::uint8_t> answers, std::span<const PartValue> values,
                         std::size_t contextClass, bool& fits) const
{
    const auto score = m_items ? ofAnswers(answers, fits) : ofAreas(values, fits);
    if (!score) return {};
    PartValue value{true, *score, Position::Unassessed, 0};
    const int entry = m_bands.entryFor(contextClass);
    if (entry >= 0) value.band = m_bands.bandOf(*score, static_cast<std::size_t>(entry));
    return value;
}

std::optional<Fraction> Part::ofAnswers(std::span<const std::uint8_t> answers, bool& fits) const
{
    std::int64_t answered = 0;
    std::int64_t weight = 0;
    std::int64_t weightedSum = 0;
    for (std::size_t i = 0; i < m_items->items().size(); ++i) {
        const std::uint8_t option = answers[m_items->items()[i]];
        if (option == kNoAnswer) continue;
        TRIVSEL_CHECK(option < m_items->options(i));
        ++answered;
        weight += m_items->weight(i);
        weightedSum += m_items->weight(i) * m_items->score(i, option);
    }
    return m_items->compute(answered, weight, weightedSum, fits);
}

void Part::shareDenominator(std::span<const Part> areas)
{
    constexpr std::int64_t kSafe = std::numeric_limits<std::int64_t>::max() / 8;
    std::int64_t common = 1;
    for (const std::size_t area : m_areas) {
        if (!areas[area].isCounted()) return;
        for (const State& state : areas[area].m_states) {
            const Int128 next = Int128{common} / std::gcd(common, state.score.denominator) * state.score.denominator;
            if (next > kSafe) return;
            common = static_cast<std::int64_t>(next);
        }
    }
    Int128 largest = 0;
    std::vector<std::vector<std::int64_t>> numerators;
    for (const std::size_t area : m_areas) {
        Int128 largestOfArea = 0;
        std::vector<std::int64_t>& ofStates = numerators.emplace_back();
        for (const State& state : areas[area].m_states) {
            const Int128 numerator = Int128{state.score.numerator} * (common / state.score.denominator);
            largestOfArea = std::max(largestOfArea, numerator < 0 ? -numerator : numerator);
            if (largestOfArea > kSafe) return;
            ofStates.push_back(static_cast<std::int64_t>(numerator));
        }
        largest += largestOfArea;
        if (largest > kSafe) return;
    }
    // A mean divides by the number of areas as well.
    if (Int128{common} * static_cast<std::int64_t>(m_areas.size()) > kSafe) return;
    m_denominator = common;
    m_numerators = std::move(numerators);
}

std::optional<Fraction> Part::sumOfAreas(std::span<const PartValue> values) const
{
    if (m_denominator > 0) {
        Fraction result{0, m_denominator};
        for (std::size_t i = 0; i < m_areas.size(); ++i) result.numerator += m_numerators[i][values[m_areas[i]].state];
        return result;
    }
    std::optional<Fraction> result = Fraction{};
    for (const std::size_t area : m_areas) {
        result = sum(*result, values[area].score);
        if (!result) break;
    }
    return result;
}

std::optional<Fraction> Part::ofAreas(std::span<const PartValue> values, bool& fits) const
{
    if (m_areas.empty()) return std::nullopt; // an area without a score
    if (!std::ranges::all_of(m_areas, [&](std::size_t area) { return values[area].hasScore; })) return std::nullopt;
    std::optional<Fraction> result = sumOfAreas(values);
    const auto parts = static_cast<std::int64_t>(m_areas.size());
    if (result && m_rule.method == ScoreRule::Method::Mean) {
        if (m_denominator > 0) {
            result->denominator *= parts;
        } else {
            result = reduced(result->numerator, Int128{result->denominator} * parts);
        }
    }
    if (result && m_rule.rounding == ScoreRule::Rounding::HalfUp) result = roundedHalfUp(*result);
    fits = fits && result.has_value();
    return result;
}

} // namespace trivsel::core::batch
