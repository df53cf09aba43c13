#pragma once

#include "support/instrument_builder.h"

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

/// Random sound instruments and answers for property tests; the same seed gives the same ones everywhere (no
/// distribution classes, whose results differ between libraries).
namespace trivsel::test {

class RandomForms {
public:
    explicit RandomForms(std::uint64_t seed) : m_random(seed) {}

    /// 0 .. limit - 1.
    int below(int limit) { return static_cast<int>(m_random() % static_cast<std::uint64_t>(limit)); }
    bool oneIn(int n) { return below(n) == 0; }
    std::mt19937_64& engine() { return m_random; }

    core::InstrumentPtr form();
    core::Answers answers(const core::Instrument& form);
    core::ScoringContext context();

private:
    core::Position position() { return static_cast<core::Position>(below(3)); }
    core::MinAnswered minAnswered(std::size_t items);
    core::ScoreRule scoreRule(std::size_t items);
    core::Rational weight();
    std::vector<core::BandEntry> bands();
    std::vector<core::CutRow> cutRows();
    core::Condition condition(const InstrumentBuilder& b, int depth);
    core::Condition leaf(const InstrumentBuilder& b);
    void addAnswerSets(InstrumentBuilder& b);
    void addAreas(InstrumentBuilder& b);
    void addTotals(InstrumentBuilder& b);
    void addRules(InstrumentBuilder& b);

    std::mt19937_64 m_random;
};

inline core::MinAnswered RandomForms::minAnswered(std::size_t items)
{
    switch (below(4)) {
    case 0: return {};
    case 1: return countAnswered(1 + below(static_cast<int>(items)));
    default: return shareAnswered({1 + below(10), 10});
    }
}

inline core::ScoreRule RandomForms::scoreRule(std::size_t items)
{
    using core::ScoreRule;
    const auto rounding = oneIn(3) ? ScoreRule::Rounding::HalfUp : ScoreRule::Rounding::None;
    if (oneIn(2)) return meanScore(minAnswered(items), rounding);
    return sumScore(minAnswered(items), static_cast<ScoreRule::Missing>(below(3)), rounding);
}

inline core::Rational RandomForms::weight()
{
    switch (below(8)) {
    case 0: return {1 + below(40), 10};
    case 1: return {1 + below(3), 2};
    case 2: return oneIn(4) ? core::Rational(1 + below(5'000'000), 1'000'000) : core::Rational(2);
    default: return 1;
    }
}

inline std::vector<core::CutRow> RandomForms::cutRows()
{
    std::vector<core::CutRow> rows;
    int limit = below(4) - 2;
    for (int i = below(4); i > 0; --i) {
        limit += 1 + below(5);
        rows.push_back(oneIn(2) ? test::below({limit, 2}, position()) : upTo({limit, 2}, position()));
    }
    rows.push_back(rest(position()));
    return rows;
}

inline std::vector<core::BandEntry> RandomForms::bands()
{
    std::vector<core::BandEntry> entries;
    if (oneIn(4)) return entries;
    while (oneIn(3)) {
        const int from = 30 + below(20);
        const bool bySex = oneIn(2);
        std::optional<std::pair<std::int32_t, std::int32_t>> ages;
        if (!bySex || oneIn(2)) ages = {from, from + below(20)};
        entries.push_back(
            cutWhen(bySex ? std::optional(static_cast<core::Sex>(below(3))) : std::nullopt, ages, cutRows()));
    }
    if (entries.empty() || !oneIn(4)) entries.push_back(cut(cutRows()));
    return entries;
}

inline void RandomForms::addAnswerSets(InstrumentBuilder& b)
{
    for (int set = 0; set < 2; ++set) {
        std::vector<core::AnswerOption> options;
        const int count = 2 + below(oneIn(5) ? 10 : 4);
        for (int value = 0; value < count; ++value) {
            const auto signal = oneIn(3) ? std::nullopt : std::optional(position());
            options.push_back(
                option(value * (1 + set) - set, signal, oneIn(5) ? std::optional(below(20) - 8) : std::nullopt));
        }
        b.answerSet("set" + std::to_string(set), std::move(options));
    }
}

inline void RandomForms::addAreas(InstrumentBuilder& b)
{
    const std::array<std::string, 3> sets{"sign", "set0", "set1"};
    const int areas = 1 + below(5);
    const bool long_ = oneIn(12); // now and then more than 64 items
    const bool weighted = oneIn(2);
    for (int area = 0; area < areas; ++area) {
        const std::string id(1, static_cast<char>('a' + area));
        b.area(id, oneIn(5) && area > 0 ? InstrumentBuilder::Counts::No : InstrumentBuilder::Counts::Yes);
        const int items = 1 + below(long_ ? 25 : 7);
        const std::string& set = sets[static_cast<std::size_t>(below(3))];
        for (int item = 0; item < items; ++item) {
            b.item(id + std::to_string(item), oneIn(6) ? "sign" : set, weighted ? weight() : core::Rational(1),
                   oneIn(4) ? InstrumentBuilder::Reverse::Yes : InstrumentBuilder::Reverse::No);
        }
        if (oneIn(6)) continue;
        b.score(scoreRule(static_cast<std::size_t>(items))).bands(bands());
    }
}

inline void RandomForms::addTotals(InstrumentBuilder& b)
{
    std::vector<std::string> areas;
    for (const core::Area& area : b.peek().areas) {
        if (area.score && !oneIn(3)) areas.push_back(area.id);
    }
    if (!areas.empty() && oneIn(2)) {
        core::ScoreRule rule = scoreRule(1);
        rule.missing = core::ScoreRule::Missing::Ignore;
        rule.minAnswered = {};
        b.totalOfAreas("total-areas", areas, rule, bands());
    }
    std::vector<std::string> items;
    for (const core::Item& item : b.peek().items) {
        if (oneIn(2)) items.push_back(item.id);
    }
    if (!items.empty() && oneIn(2)) b.totalOfItems("total-items", items, scoreRule(items.size()), bands());
}

inline core::Condition RandomForms::leaf(const InstrumentBuilder& b)
{
    const core::Instrument& form = b.peek();
    const int kind = below(4);
    if (kind == 1) {
        std::vector<std::string> banded;
        for (const core::Area& area : form.areas) if (!area.bands.empty()) banded.push_back(area.id);
        for (const core::Total& total : form.totals) if (!total.bands.empty()) banded.push_back(total.id);
        if (!banded.empty()) {
            const std::string& id = banded[static_cast<std::size_t>(below(static_cast<int>(banded.size())))];
            return oneIn(2) ? b.bandIs(id, position()) : b.bandAtLeast(id, position());
        }
    }
    if (kind == 2) return b.bandsCount(position(), 1 + below(2));
    if (kind == 3) {
        const auto item = static_cast<std::size_t>(below(static_cast<int>(form.items.size())));
        const auto& options = form.answersOf(item).options;
        const std::int32_t value = options[static_cast<std::size_t>(below(static_cast<int>(options.size())))].value;
        return oneIn(2) ? b.answerIs(form.items[item].id, value) : b.answerAtLeast(form.items[item].id, value);
    }
    std::vector<std::string> areas;
    if (oneIn(2)) {
        for (const core::Area& area : form.areas) if (oneIn(2)) areas.push_back(area.id);
    }
    return b.signals(position(), 1 + below(4), areas);
}

inline core::Condition RandomForms::condition(const InstrumentBuilder& b, int depth)
{
    if (depth == 0 || oneIn(2)) return leaf(b);
    if (oneIn(4)) return notTrue(condition(b, depth - 1));
    std::vector<core::Condition> parts;
    for (int i = 1 + below(3); i > 0; --i) parts.push_back(condition(b, depth - 1));
    return oneIn(2) ? allOf(std::move(parts)) : anyOf(std::move(parts));
}

inline void RandomForms::addRules(InstrumentBuilder& b)
{
    std::size_t items = 0;
    for (const core::Area& area : b.peek().areas) items += area.counts ? area.items.size() : 0;
    b.minAnswered(minAnswered(items)).otherwise(oneIn(4) ? core::Position::Yellow : core::Position::Green);
    const int red = below(3);
    const int all = red + below(3);
    for (int rule = 0; rule < all; ++rule) {
        // A condition that can never be true would be a fault, so such a draw is thrown away.
        InstrumentBuilder attempt = b;
        const auto then = rule < red ? core::Position::Red : core::Position::Yellow;
        attempt.rule("r" + std::to_string(rule), condition(b, 3), then);
        if (core::instrumentFaults(attempt.buildUnchecked()).empty()) b = std::move(attempt);
    }
}

inline core::InstrumentPtr RandomForms::form()
{
    InstrumentBuilder b;
    addAnswerSets(b);
    addAreas(b);
    addTotals(b);
    addRules(b);
    b.alternative("other");
    addRules(b);
    return b.build();
}

inline core::Answers RandomForms::answers(const core::Instrument& form)
{
    core::Answers answers(form.items.size());
    const int missing = std::array{1, 3, 10, 1000}[static_cast<std::size_t>(below(4))];
    for (std::size_t item = 0; item < answers.size(); ++item) {
        if (missing > 1 && oneIn(missing)) continue;
        if (missing == 1 && !oneIn(4)) continue;
        answers[item] = static_cast<std::uint8_t>(below(static_cast<int>(form.answersOf(item).options.size())));
    }
    return answers;
}

inline core::ScoringContext RandomForms::context()
{
    core::ScoringContext context;
    if (!oneIn(4)) context.ageMonths = 25 + below(50);
    if (!oneIn(4)) context.sex = static_cast<core::Sex>(below(3));
    return context;
}

} // namespace trivsel::test
