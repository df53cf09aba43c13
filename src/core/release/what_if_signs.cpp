#include "core/release/what_if_signs.h"

#include "base/check.h"
#include "core/batch_scoring.h"

#include <algorithm>
#include <unordered_map>

namespace trivsel::core::release {

namespace {

constexpr std::size_t kBlock = 4096; ///< ratings at a time

/// What a rule says of a rating, where it counts no signs.
enum Said : char { kFalse, kTrue, kUnknown };

bool isCount(const Condition& condition) { return condition.kind == Condition::Kind::Signals; }

/// The counts a rule is made of: one, or several of which any will do, alike but for their areas. Empty: it is no such rule.
std::vector<const Condition*> countsOf(const Condition& condition)
{
    if (isCount(condition)) return {&condition};
    if (condition.kind != Condition::Kind::Any) return {};
    std::vector<const Condition*> counts;
    for (const Condition& part : condition.parts) {
        const bool isAlike = isCount(part) && part.position == condition.parts.front().position &&
                             part.atLeast == condition.parts.front().atLeast;
        if (!isAlike) return {};
        counts.push_back(&part);
    }
    return counts;
}

std::vector<std::size_t> itemsOf(const Instrument& instrument, const Condition& count)
{
    std::vector<std::size_t> items;
    for (std::size_t item = 0; item < instrument.items.size(); ++item) {
        const std::size_t area = instrument.items[item].area;
        const bool isIn = count.inAreas.empty()
                              ? instrument.areas[area].counts
                              : std::find(count.inAreas.begin(), count.inAreas.end(), area) != count.inAreas.end();
        if (isIn) items.push_back(item);
    }
    return items;
}

bool canShow(const Instrument& instrument, std::size_t item, Position sign)
{
    const auto& options = instrument.answersOf(item).options;
    return std::any_of(options.begin(), options.end(),
                       [&](const AnswerOption& o) { return o.signal && isAtLeast(*o.signal, sign); });
}

/// One count of one rule, ready for many rows: per item, which options show the sign.
struct Counter {
    std::size_t rule = 0;
    struct Asked {
        std::size_t item = 0;
        std::uint16_t options = 0; ///< bit i: option i shows it; a form has at most 11
    };
    std::vector<Asked> items;

    char of(std::span<const std::uint8_t> row) const
    {
        int shown = 0;
        for (const Asked& asked : items) {
            const std::uint8_t option = row[asked.item];
            if (option != BatchScorer::kNotAnswered) shown += asked.options >> option & 1;
        }
        return static_cast<char>(std::min(shown, 127)); // BatchScorer's forms have at most as many items
    }
};

std::vector<Counter> countersOf(const Instrument& instrument, const PositionScheme& scheme,
                                const std::vector<SignLimit>& limits)
{
    std::vector<Counter> counters;
    for (const SignLimit& limit : limits) {
        for (const Condition* count : countsOf(scheme.rules[limit.rule].condition)) {
            Counter& counter = counters.emplace_back();
            counter.rule = limit.rule;
            for (const std::size_t item : itemsOf(instrument, *count)) {
                Counter::Asked asked{item, 0};
                const auto& options = instrument.answersOf(item).options;
                for (std::size_t option = 0; option < options.size(); ++option)
                    if (options[option].signal && isAtLeast(*options[option].signal, count->position))
                        asked.options = static_cast<std::uint16_t>(asked.options | 1U << option);
                counter.items.push_back(asked);
            }
        }
    }
    return counters;
}

/// A scheme that tells one thing of a rating: whether one rule is true, or (without a rule) enough is answered.
PositionScheme asking(const PositionScheme& scheme, std::optional<std::size_t> rule)
{
    PositionScheme one;
    one.minAnswered = scheme.minAnswered;
    if (!rule) return one;
    one.minAnswered = {MinAnswered::Kind::Count, 0, 1};
    one.rules = {scheme.rules[*rule]};
    return one;
}

} // namespace

std::vector<SignLimit> signLimits(const Instrument& instrument, const PositionScheme& scheme)
{
    std::vector<SignLimit> limits;
    for (std::size_t rule = 0; rule < scheme.rules.size(); ++rule) {
        const auto counts = countsOf(scheme.rules[rule].condition);
        if (counts.empty()) continue;
        SignLimit limit{rule, counts.front()->atLeast, 1};
        for (const Condition* count : counts) {
            const auto items = itemsOf(instrument, *count);
            const auto able = std::count_if(items.begin(), items.end(), [&](std::size_t item) {
                return canShow(instrument, item, count->position);
            });
            limit.most = std::max(limit.most, static_cast<std::int32_t>(able));
        }
        limits.push_back(limit);
    }
    return limits;
}

WhatIfSigns::WhatIfSigns(const Instrument& instrument, const PositionScheme& scheme, std::span<const std::uint8_t> rows,
                         std::span<const ScoringContext> contexts, const Progress& progress)
    : m_limits(signLimits(instrument, scheme)), m_limitOf(scheme.rules.size(), -1), m_otherwise(scheme.otherwise)
{
    const std::size_t width = instrument.items.size();
    TRIVSEL_CHECK(width > 0 && rows.size() % width == 0);
    const std::size_t count = rows.size() / width;
    TRIVSEL_CHECK(contexts.empty() || contexts.size() == count);
    for (const PositionRule& rule : scheme.rules) m_then.push_back(rule.then);
    for (std::size_t i = 0; i < m_limits.size(); ++i) m_limitOf[m_limits[i].rule] = static_cast<std::int32_t>(i);

    const std::vector<Counter> counters = countersOf(instrument, scheme, m_limits);
    const PositionScheme enough = asking(scheme, {});
    const BatchScorer answered(instrument, enough);
    struct Other {
        std::size_t rule;
        BatchScorer scorer;
        std::vector<Position> positions;
    };
    std::vector<PositionScheme> alone; // must outlive their scorers
    alone.reserve(scheme.rules.size());
    std::vector<Other> others;
    for (std::size_t rule = 0; rule < scheme.rules.size(); ++rule)
        if (m_limitOf[rule] < 0)
            others.push_back({rule, BatchScorer(instrument, alone.emplace_back(asking(scheme, rule))),
                              std::vector<Position>(kBlock)});

    std::unordered_map<std::string, std::int64_t> counted; // the last byte: whether enough is answered
    std::vector<Position> isAnswered(kBlock);
    std::string key(scheme.rules.size() + 1, 0);
    for (std::size_t from = 0; from < count; from += kBlock) {
        if (progress && !progress(from)) return;
        const std::size_t n = std::min(kBlock, count - from);
        const auto block = rows.subspan(from * width, n * width);
        const auto known = contexts.empty() ? contexts : contexts.subspan(from, n);
        answered.positions(block, known, std::span(isAnswered).first(n));
        for (Other& other : others) other.scorer.positions(block, known, std::span(other.positions).first(n));
        for (std::size_t i = 0; i < n; ++i) {
            std::fill(key.begin(), key.end(), 0);
            for (const Counter& counter : counters)
                key[counter.rule] = std::max(key[counter.rule], counter.of(block.subspan(i * width, width)));
            for (const Other& other : others)
                key[other.rule] = other.positions[i] == Position::Green        ? kFalse
                                  : other.positions[i] == Position::Unassessed ? kUnknown
                                                                               : kTrue;
            key.back() = isAnswered[i] == Position::Unassessed ? kFalse : kTrue;
            ++counted[key];
        }
    }
    for (const auto& [each, ratings] : counted) {
        m_kinds.push_back({each, each.back() == kTrue, ratings});
        m_kinds.back().key.pop_back();
    }
}

Position WhatIfSigns::positionOf(const Kind& kind, std::span<const std::int32_t> numbers) const
{
    bool isUnknown = false;
    for (std::size_t rule = 0; rule < m_then.size(); ++rule) {
        const std::int32_t limit = m_limitOf[rule];
        const bool isTrue =
            limit < 0 ? kind.key[rule] == kTrue : kind.key[rule] >= numbers[static_cast<std::size_t>(limit)];
        if (isTrue) return m_then[rule];
        isUnknown = isUnknown || (limit < 0 && kind.key[rule] == kUnknown);
    }
    return kind.isAnswered && !isUnknown ? m_otherwise : Position::Unassessed;
}

std::array<WhatIfSigns::Counts, 4> WhatIfSigns::moves(std::span<const std::int32_t> before,
                                                      std::span<const std::int32_t> now) const
{
    for (const auto& numbers : {before, now}) {
        TRIVSEL_CHECK(numbers.size() == m_limits.size());
        TRIVSEL_CHECK(std::all_of(numbers.begin(), numbers.end(), [](std::int32_t n) { return n >= 1; }));
    }
    std::array<Counts, 4> result{};
    for (const Kind& kind : m_kinds)
        result[static_cast<std::size_t>(positionOf(kind, before))][static_cast<std::size_t>(positionOf(kind, now))] +=
            kind.ratings;
    return result;
}

WhatIfSigns::Counts WhatIfSigns::positions(std::span<const std::int32_t> numbers) const
{
    Counts result{};
    const auto all = moves(numbers, numbers);
    for (std::size_t position = 0; position < result.size(); ++position) result[position] = all[position][position];
    return result;
}

} // namespace trivsel::core::release
