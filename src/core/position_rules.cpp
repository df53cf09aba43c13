#include "core/position_rules.h"

#include "core/area_scores.h"

#include <algorithm>

namespace trivsel::core {

namespace {

Truth toTruth(bool value) { return value ? Truth::True : Truth::False; }

const BandResult& namedBand(const Condition& condition, const RatingFacts& facts)
{
    return condition.bandIsTotal ? facts.totals[condition.band] : facts.areas[condition.band];
}

Truth signalsTruth(const Condition& condition, const RatingFacts& facts)
{
    std::int32_t count = 0;
    for (const std::size_t area : signalAreas(facts.instrument, condition)) {
        for (const std::size_t item : facts.instrument.areas[area].items) {
            if (showsSignal(facts, item, condition.position)) ++count;
        }
    }
    return toTruth(count >= condition.atLeast);
}

Truth bandTruth(const Condition& condition, const RatingFacts& facts)
{
    const std::optional<Position>& band = namedBand(condition, facts).band;
    if (!band) return Truth::Unknown;
    return toTruth(condition.compare == Condition::Compare::Is ? *band == condition.position
                                                               : isAtLeast(*band, condition.position));
}

bool bandCounts(const Condition& condition, const RatingFacts& facts, std::size_t area)
{
    const std::optional<Position>& band = facts.areas[area].band;
    return isBanded(facts.instrument.areas[area]) && band && isAtLeast(*band, condition.position);
}

Truth bandsTruth(const Condition& condition, const RatingFacts& facts)
{
    std::int32_t sure = 0;
    std::int32_t open = 0;
    for (std::size_t area = 0; area < facts.areas.size(); ++area) {
        if (!isBanded(facts.instrument.areas[area])) continue;
        if (!facts.areas[area].band) {
            ++open;
        } else if (bandCounts(condition, facts, area)) {
            ++sure;
        }
    }
    if (sure >= condition.atLeast) return Truth::True;
    return sure + open >= condition.atLeast ? Truth::Unknown : Truth::False;
}

Truth answerTruth(const Condition& condition, const RatingFacts& facts)
{
    const std::optional<std::uint8_t>& answer = facts.answers[condition.item];
    if (!answer) return Truth::False;
    const std::int32_t value = facts.instrument.answersOf(condition.item).options[*answer].value;
    return toTruth(condition.compare == Condition::Compare::Is ? value == condition.value : value >= condition.value);
}

/// Kleene: one false part makes it false, else one unknown part makes it unknown.
Truth allTruth(const Condition& condition, const RatingFacts& facts)
{
    Truth result = Truth::True;
    for (const Condition& part : condition.parts) result = std::min(result, truthOf(part, facts));
    return result;
}

/// Kleene: one true part makes it true, else one unknown part makes it unknown.
Truth anyTruth(const Condition& condition, const RatingFacts& facts)
{
    Truth result = Truth::False;
    for (const Condition& part : condition.parts) result = std::max(result, truthOf(part, facts));
    return result;
}

Truth notTruth(const Condition& condition, const RatingFacts& facts)
{
    switch (truthOf(condition.parts.front(), facts)) {
    case Truth::True: return Truth::False;
    case Truth::False: return Truth::True;
    case Truth::Unknown: break;
    }
    return Truth::Unknown;
}

using Marks = std::vector<bool>;

void markAnswered(const std::vector<std::size_t>& items, const RatingFacts& facts, Marks& marks)
{
    for (const std::size_t item : items) {
        if (facts.answers[item]) marks[item] = true;
    }
}

void markNamedBand(const Condition& condition, const RatingFacts& facts, Marks& marks)
{
    if (!condition.bandIsTotal) {
        markAnswered(facts.instrument.areas[condition.band].items, facts, marks);
        return;
    }
    const Total& total = facts.instrument.totals[condition.band];
    markAnswered(total.ofItems, facts, marks);
    for (const std::size_t area : total.ofAreas) markAnswered(facts.instrument.areas[area].items, facts, marks);
}

void markSignals(const Condition& condition, const RatingFacts& facts, Marks& marks)
{
    for (const std::size_t area : signalAreas(facts.instrument, condition)) {
        for (const std::size_t item : facts.instrument.areas[area].items) {
            if (showsSignal(facts, item, condition.position)) marks[item] = true;
        }
    }
}

/// Marks the items of every true leaf at or below `condition`.
void markDeciding(const Condition& condition, const RatingFacts& facts, Marks& marks)
{
    using Kind = Condition::Kind;
    if (condition.kind == Kind::All || condition.kind == Kind::Any) {
        for (const Condition& part : condition.parts) markDeciding(part, facts, marks);
        return;
    }
    if (condition.kind == Kind::Not || truthOf(condition, facts) != Truth::True) return;
    switch (condition.kind) {
    case Kind::Signals: markSignals(condition, facts, marks); break;
    case Kind::Band: markNamedBand(condition, facts, marks); break;
    case Kind::Bands:
        for (std::size_t area = 0; area < facts.areas.size(); ++area) {
            if (bandCounts(condition, facts, area)) markAnswered(facts.instrument.areas[area].items, facts, marks);
        }
        break;
    case Kind::Answer: marks[condition.item] = true; break;
    case Kind::All:
    case Kind::Any:
    case Kind::Not: break;
    }
}

} // namespace

bool showsSignal(const RatingFacts& facts, std::size_t item, Position worst)
{
    const std::optional<std::uint8_t>& answer = facts.answers[item];
    if (!answer) return false;
    const std::optional<Position>& signal = facts.instrument.answersOf(item).options[*answer].signal;
    return signal && isAtLeast(*signal, worst);
}

bool isBanded(const Area& area) { return area.counts && !area.bands.empty(); }

std::vector<std::size_t> signalAreas(const Instrument& instrument, const Condition& condition)
{
    if (!condition.inAreas.empty()) return condition.inAreas;
    std::vector<std::size_t> counting;
    for (std::size_t area = 0; area < instrument.areas.size(); ++area) {
        if (instrument.areas[area].counts) counting.push_back(area);
    }
    return counting;
}

Truth truthOf(const Condition& condition, const RatingFacts& facts)
{
    switch (condition.kind) {
    case Condition::Kind::Signals: return signalsTruth(condition, facts);
    case Condition::Kind::Band: return bandTruth(condition, facts);
    case Condition::Kind::Bands: return bandsTruth(condition, facts);
    case Condition::Kind::Answer: return answerTruth(condition, facts);
    case Condition::Kind::All: return allTruth(condition, facts);
    case Condition::Kind::Any: return anyTruth(condition, facts);
    case Condition::Kind::Not: break;
    }
    return notTruth(condition, facts);
}

std::vector<std::size_t> decidingItems(const Condition& condition, const RatingFacts& facts)
{
    Marks marks(facts.instrument.items.size(), false);
    markDeciding(condition, facts, marks);
    std::vector<std::size_t> items;
    for (std::size_t item = 0; item < marks.size(); ++item) {
        if (marks[item]) items.push_back(item);
    }
    return items;
}

bool enoughAnswered(const PositionScheme& scheme, const RatingFacts& facts)
{
    std::int64_t answered = 0;
    std::size_t items = 0;
    for (const Area& area : facts.instrument.areas) {
        if (!area.counts) continue;
        items += area.items.size();
        answered +=
            std::ranges::count_if(area.items, [&](std::size_t item) { return facts.answers[item].has_value(); });
    }
    return answered >= neededAnswers(scheme.minAnswered, items);
}

} // namespace trivsel::core
