#include "core/scoring.h"

#include "base/check.h"
#include "core/area_scores.h"
#include "core/position_rules.h"

#include <algorithm>
#include <array>

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

Position positionOf(const Instrument& instrument, const PositionScheme& scheme, const Answers& answers,
                    const ScoringContext& context)
{
    const std::vector<BandResult> areas = areaResults(instrument, answers, context);
    const std::vector<BandResult> totals = totalResults(instrument, answers, context, areas);
    return decide(scheme, RatingFacts{instrument, answers, areas, totals}).position;
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
    std::vector<Sensitivity> results;
    Answers changed = answers;
    for (std::size_t item = 0; item < answers.size(); ++item) {
        const std::size_t options = instrument.answersOf(item).options.size();
        for (std::size_t option = 0; option < options; ++option) {
            const auto index = static_cast<std::uint8_t>(option);
            if (answers[item] == index) continue;
            changed[item] = index;
            results.push_back({item, index, positionOf(instrument, scheme, changed, context)});
        }
        if (answers[item]) {
            changed[item] = std::nullopt;
            results.push_back({item, std::nullopt, positionOf(instrument, scheme, changed, context)});
        }
        changed[item] = answers[item];
    }
    return results;
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
