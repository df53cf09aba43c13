#include "core/batch_rules.h"

#include "core/area_scores.h"
#include "core/position_rules.h"

#include <algorithm>

namespace trivsel::core::batch {

namespace {

Flag emptyFlag(const Instrument& instrument)
{
    Flag flag;
    for (std::size_t item = 0; item < instrument.items.size(); ++item) {
        flag.counts.emplace_back(instrument.answersOf(item).options.size(), false);
    }
    return flag;
}

Flag enoughFlag(const Instrument& instrument, const PositionScheme& scheme)
{
    Flag flag = emptyFlag(instrument);
    std::size_t items = 0;
    for (const Area& area : instrument.areas) {
        if (!area.counts) continue;
        items += area.items.size();
        for (const std::size_t item : area.items) flag.counts[item].assign(flag.counts[item].size(), true);
    }
    flag.needed = neededAnswers(scheme.minAnswered, items);
    return flag;
}

Plane planeOf(Position worst)
{
    switch (worst) {
    case Position::Green: return Plane::GreenOrWorse;
    case Position::Yellow: return Plane::YellowOrWorse;
    case Position::Red:
    case Position::Unassessed: break;
    }
    return Plane::Red;
}

Bits itemBits(std::size_t words, const std::vector<std::size_t>& items)
{
    Bits bits(words, 0);
    for (const std::size_t item : items) setBit(bits, item);
    return bits;
}

void addBits(Bits& to, const Bits& from)
{
    for (std::size_t word = 0; word < to.size(); ++word) to[word] |= from[word];
}

/// Index among areas, then totals.
std::size_t partOf(const Instrument& instrument, const Condition& condition)
{
    return condition.bandIsTotal ? instrument.areas.size() + condition.band : condition.band;
}

} // namespace

CompiledRules::CompiledRules(const Instrument& instrument, const PositionScheme& scheme)
    : m_itemWords((instrument.items.size() + 63) / 64), m_otherwise(scheme.otherwise)
{
    for (const PositionRule& rule : scheme.rules) findBandParts(instrument, rule.condition);
    std::ranges::sort(m_bandParts);
    m_bandParts.erase(std::unique(m_bandParts.begin(), m_bandParts.end()), m_bandParts.end());

    for (const PositionRule& rule : scheme.rules) {
        m_rules.push_back(compile(instrument, rule.condition));
        m_then.push_back(rule.then);
    }
    m_enoughFlag = addFlag(enoughFlag(instrument, scheme));
}

void CompiledRules::findBandParts(const Instrument& instrument, const Condition& condition)
{
    if (condition.kind == Condition::Kind::Band) m_bandParts.push_back(partOf(instrument, condition));
    if (condition.kind == Condition::Kind::Bands) {
        for (std::size_t area = 0; area < instrument.areas.size(); ++area) {
            if (isBanded(instrument.areas[area])) m_bandParts.push_back(area);
        }
    }
    for (const Condition& part : condition.parts) findBandParts(instrument, part);
}

std::size_t CompiledRules::bandIndex(std::size_t part) const
{
    return static_cast<std::size_t>(std::ranges::lower_bound(m_bandParts, part) - m_bandParts.begin());
}

std::size_t CompiledRules::addFlag(Flag flag)
{
    const auto known = std::ranges::find(m_flags, flag);
    if (known != m_flags.end()) return static_cast<std::size_t>(known - m_flags.begin());
    m_flags.push_back(std::move(flag));
    return m_flags.size() - 1;
}

CompiledRules::Node CompiledRules::compile(const Instrument& instrument, const Condition& condition)
{
    switch (condition.kind) {
    case Condition::Kind::Signals: return compileSignals(instrument, condition);
    case Condition::Kind::Answer: return compileAnswer(instrument, condition);
    case Condition::Kind::Band: return compileBand(instrument, condition);
    case Condition::Kind::Bands: return compileBands(instrument, condition);
    case Condition::Kind::All:
    case Condition::Kind::Any:
    case Condition::Kind::Not: break;
    }
    Node node;
    node.kind = condition.kind;
    for (const Condition& part : condition.parts) node.parts.push_back(compile(instrument, part));
    return node;
}

CompiledRules::Node CompiledRules::compileSignals(const Instrument& instrument, const Condition& condition)
{
    Node node;
    node.kind = condition.kind;
    node.plane = planeOf(condition.position);
    Flag flag = emptyFlag(instrument);
    Bits items(m_itemWords, 0);
    for (const std::size_t area : signalAreas(instrument, condition)) {
        for (const std::size_t item : instrument.areas[area].items) {
            setBit(items, item);
            const auto& options = instrument.answersOf(item).options;
            for (std::size_t option = 0; option < options.size(); ++option) {
                const auto& signal = options[option].signal;
                flag.counts[item][option] = signal && isAtLeast(*signal, condition.position);
            }
        }
    }
    flag.needed = condition.atLeast;
    node.flag = addFlag(std::move(flag));
    node.sources.push_back({0, std::move(items)});
    return node;
}

CompiledRules::Node CompiledRules::compileAnswer(const Instrument& instrument, const Condition& condition)
{
    Node node;
    node.kind = condition.kind;
    Flag flag = emptyFlag(instrument);
    const auto& options = instrument.answersOf(condition.item).options;
    for (std::size_t option = 0; option < options.size(); ++option) {
        const std::int32_t value = options[option].value;
        flag.counts[condition.item][option] =
            condition.compare == Condition::Compare::Is ? value == condition.value : value >= condition.value;
    }
    node.flag = addFlag(std::move(flag));
    node.sources.push_back({0, itemBits(m_itemWords, {condition.item})});
    return node;
}

CompiledRules::Node CompiledRules::compileBand(const Instrument& instrument, const Condition& condition)
{
    Node node;
    node.kind = condition.kind;
    node.compare = condition.compare;
    node.position = condition.position;
    Bits items(m_itemWords, 0);
    if (condition.bandIsTotal) {
        const Total& total = instrument.totals[condition.band];
        addBits(items, itemBits(m_itemWords, total.ofItems));
        for (const std::size_t area : total.ofAreas)
            addBits(items, itemBits(m_itemWords, instrument.areas[area].items));
    } else {
        addBits(items, itemBits(m_itemWords, instrument.areas[condition.band].items));
    }
    node.sources.push_back({bandIndex(partOf(instrument, condition)), std::move(items)});
    return node;
}

CompiledRules::Node CompiledRules::compileBands(const Instrument& instrument, const Condition& condition)
{
    Node node;
    node.kind = condition.kind;
    node.position = condition.position;
    node.atLeast = condition.atLeast;
    for (std::size_t area = 0; area < instrument.areas.size(); ++area) {
        if (!isBanded(instrument.areas[area])) continue;
        node.sources.push_back({bandIndex(area), itemBits(m_itemWords, instrument.areas[area].items)});
    }
    return node;
}

Truth CompiledRules::bandTruth(const Node& node, const Facts& facts)
{
    const Position band = facts.bands[node.sources.front().band];
    if (band == Position::Unassessed) return Truth::Unknown;
    const bool holds =
        node.compare == Condition::Compare::Is ? band == node.position : isAtLeast(band, node.position);
    return holds ? Truth::True : Truth::False;
}

Truth CompiledRules::bandsTruth(const Node& node, const Facts& facts)
{
    std::int32_t sure = 0;
    std::int32_t open = 0;
    for (const Node::Source& source : node.sources) {
        const Position band = facts.bands[source.band];
        if (band == Position::Unassessed) ++open;
        if (isAtLeast(band, node.position)) ++sure;
    }
    if (sure >= node.atLeast) return Truth::True;
    return sure + open >= node.atLeast ? Truth::Unknown : Truth::False;
}

Truth CompiledRules::truth(const Node& node, const Facts& facts)
{
    switch (node.kind) {
    case Condition::Kind::Signals:
    case Condition::Kind::Answer: return (facts.flags >> node.flag & 1) != 0 ? Truth::True : Truth::False;
    case Condition::Kind::Band: return bandTruth(node, facts);
    case Condition::Kind::Bands: return bandsTruth(node, facts);
    case Condition::Kind::All: {
        Truth result = Truth::True;
        for (const Node& part : node.parts) result = std::min(result, truth(part, facts));
        return result;
    }
    case Condition::Kind::Any: {
        Truth result = Truth::False;
        for (const Node& part : node.parts) result = std::max(result, truth(part, facts));
        return result;
    }
    case Condition::Kind::Not: break;
    }
    const Truth inner = truth(node.parts.front(), facts);
    if (inner == Truth::Unknown) return Truth::Unknown;
    return inner == Truth::True ? Truth::False : Truth::True;
}

void CompiledRules::addDeciding(const Node& node, const Facts& facts, Outcome& outcome)
{
    if (node.kind == Condition::Kind::All || node.kind == Condition::Kind::Any) {
        for (const Node& part : node.parts) addDeciding(part, facts, outcome);
        return;
    }
    if (node.kind == Condition::Kind::Not || truth(node, facts) != Truth::True) return;
    for (const Node::Source& source : node.sources) {
        const bool counted =
            node.kind != Condition::Kind::Bands || isAtLeast(facts.bands[source.band], node.position);
        if (counted) addBits(outcome.deciding[static_cast<std::size_t>(node.plane)], source.items);
    }
}

bool CompiledRules::enoughAnswered(const Facts& facts) const { return (facts.flags >> m_enoughFlag & 1) != 0; }

Outcome CompiledRules::outcome(std::uint64_t flags, std::span<const Position> bands) const
{
    const Facts facts{flags, bands};
    Outcome result;
    result.unknownRules.assign((m_rules.size() + 63) / 64, 0);
    for (Bits& bits : result.deciding) bits.assign(m_itemWords, 0);
    bool unknown = false;
    for (std::size_t rule = 0; rule < m_rules.size(); ++rule) {
        const Truth value = truth(m_rules[rule], facts);
        if (value == Truth::Unknown) {
            unknown = true;
            setBit(result.unknownRules, rule);
        }
        if (value != Truth::True) continue;
        result.position = m_then[rule];
        result.rule = static_cast<std::int32_t>(rule);
        addDeciding(m_rules[rule], facts, result);
        return result;
    }
    if (!unknown && enoughAnswered(facts)) result.position = m_otherwise;
    return result;
}

Position CompiledRules::position(std::uint64_t flags, std::span<const Position> bands) const
{
    const Facts facts{flags, bands};
    bool unknown = false;
    for (std::size_t rule = 0; rule < m_rules.size(); ++rule) {
        const Truth value = truth(m_rules[rule], facts);
        if (value == Truth::True) return m_then[rule];
        unknown = unknown || value == Truth::Unknown;
    }
    return !unknown && enoughAnswered(facts) ? m_otherwise : Position::Unassessed;
}

} // namespace trivsel::core::batch
