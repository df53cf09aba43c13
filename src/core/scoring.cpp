#include "core/scoring.h"

#include "base/check.h"
#include "core/area_scores.h"
#include "core/batch_scoring.h"
#include "core/position_rules.h"

#include <algorithm>

namespace trivsel::core {

namespace {

/// What the rules of a scheme say, without the reasons.
struct Verdict {
    Position position = Position::Unassessed;
    std::optional<std::size_t> rule;
    std::vector<std::size_t> unknownRules;
};

Verdict decide(const PositionScheme& scheme, const RatingFacts& facts)
{
    Verdict verdict;
    for (std::size_t rule = 0; rule < scheme.rules.size(); ++rule) {
        const Truth truth = truthOf(scheme.rules[rule].condition, facts);
        if (truth == Truth::Unknown) verdict.unknownRules.push_back(rule);
        if (truth != Truth::True) continue;
        verdict.position = scheme.rules[rule].then;
        verdict.rule = rule;
        return verdict;
    }
    if (verdict.unknownRules.empty() && enoughAnswered(scheme, facts)) verdict.position = scheme.otherwise;
    return verdict;
}

/// Rows for a BatchScorer, one per changed answer of `answers`.
std::vector<std::uint8_t> changedRows(const Answers& answers, const std::vector<Sensitivity>& changes)
{
    constexpr std::uint8_t kNone = BatchScorer::kNotAnswered;
    std::vector<std::uint8_t> given;
    for (const auto& answer : answers) given.push_back(answer.value_or(kNone));
    std::vector<std::uint8_t> rows;
    rows.reserve(given.size() * changes.size());
    for (const Sensitivity& change : changes) {
        rows.insert(rows.end(), given.begin(), given.end());
        rows[rows.size() - given.size() + change.item] = change.option.value_or(kNone);
    }
    return rows;
}

void checkAnswers(const Instrument& instrument, const Answers& answers)
{
    TRIVSEL_CHECK(answers.size() == instrument.items.size());
    for (std::size_t item = 0; item < answers.size(); ++item) {
        TRIVSEL_CHECK(!answers[item] || *answers[item] < instrument.answersOf(item).options.size());
    }
}

} // namespace

std::string ScoreResult::ruleWord(const PositionScheme& scheme) const
{
    if (rule) return scheme.rules[*rule].id;
    return position == Position::Unassessed ? "" : "otherwise";
}

ScoreResult score(const Instrument& instrument, const PositionScheme& scheme, const Answers& answers,
                  const ScoringContext& context)
{
    checkAnswers(instrument, answers);
    ScoreResult result;
    result.items = static_cast<std::int32_t>(answers.size());
    result.answered = static_cast<std::int32_t>(
        std::ranges::count_if(answers, [](const auto& answer) { return answer.has_value(); }));
    result.areas = areaResults(instrument, answers, context);
    result.totals = totalResults(instrument, answers, context, result.areas);

    const RatingFacts facts{instrument, answers, result.areas, result.totals};
    Verdict verdict = decide(scheme, facts);
    result.position = verdict.position;
    result.rule = verdict.rule;
    result.unknownRules = std::move(verdict.unknownRules);
    if (result.rule) result.decidingItems = decidingItems(scheme.rules[*result.rule].condition, facts);
    return result;
}

std::vector<Sensitivity> sensitivity(const Instrument& instrument, const PositionScheme& scheme, const Answers& answers,
                                     const ScoringContext& context)
{
    checkAnswers(instrument, answers);
    std::vector<Sensitivity> changes;
    for (std::size_t item = 0; item < answers.size(); ++item) {
        const std::size_t options = instrument.answersOf(item).options.size();
        for (std::size_t option = 0; option < options; ++option) {
            const auto index = static_cast<std::uint8_t>(option);
            if (answers[item] != index) changes.push_back({item, index, Position::Unassessed});
        }
        if (answers[item]) changes.push_back({item, std::nullopt, Position::Unassessed});
    }
    // Some eighty ratings at once: the batch path keeps this well below a frame of the rating page.
    const BatchScorer scorer(instrument, scheme);
    const std::vector<ScoringContext> contexts(changes.size(), context);
    std::vector<Position> positions(changes.size());
    scorer.positions(changedRows(answers, changes), contexts, positions);
    for (std::size_t i = 0; i < changes.size(); ++i) changes[i].position = positions[i];
    return changes;
}

std::optional<Position> suggestCommon(const std::vector<Position>& raters, std::int32_t agree)
{
    const auto gave = [&](Position position) { return std::ranges::count(raters, position); };
    for (const Position position : {Position::Red, Position::Yellow}) {
        if (gave(position) >= agree) return position;
    }
    const bool someoneWorse = gave(Position::Red) + gave(Position::Yellow) > 0;
    if (!someoneWorse && gave(Position::Green) >= agree) return Position::Green;
    return std::nullopt;
}

} // namespace trivsel::core
