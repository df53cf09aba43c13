#include "core/area_scores.h"

#include "base/check.h"
#include "core/bands.h"

#include <algorithm>

namespace trivsel::core {

namespace {

using Items = std::vector<std::size_t>;

/// What is known of a group of items before a score rule is applied.
struct Tally {
    std::int64_t answered = 0;
    Rational sum;            ///< of weight x score over the answered items
    Rational answeredWeight; ///< of the answered items
    Rational totalWeight;    ///< of all items
};

Tally tally(const Instrument& instrument, const Answers& answers, const Items& items)
{
    Tally result;
    for (const std::size_t index : items) {
        const Item& item = instrument.items[index];
        result.totalWeight = result.totalWeight + item.weight;
        if (!answers[index]) continue;
        ++result.answered;
        result.answeredWeight = result.answeredWeight + item.weight;
        result.sum = result.sum + item.weight * optionScore(instrument.answersOf(index), item.reverse, *answers[index]);
    }
    return result;
}

Rational rounded(const ScoreRule& rule, const Rational& score)
{
    return rule.rounding == ScoreRule::Rounding::HalfUp ? score.roundedHalfUp() : score;
}

Rational withMissing(const ScoreRule& rule, const Tally& t)
{
    switch (rule.missing) {
    case ScoreRule::Missing::Prorate: return t.sum * t.totalWeight / t.answeredWeight;
    case ScoreRule::Missing::MeanItem:
        return t.sum + t.sum / t.answeredWeight * (t.totalWeight - t.answeredWeight);
    case ScoreRule::Missing::Ignore: break;
    }
    return t.sum;
}

std::optional<Rational> scoreOfItems(const Instrument& instrument, const ScoreRule& rule, const Answers& answers,
                                     const Items& items)
{
    const Tally t = tally(instrument, answers, items);
    if (t.answered < neededAnswers(rule.minAnswered, items.size())) return std::nullopt;
    if (rule.method == ScoreRule::Method::Mean) return rounded(rule, t.sum / t.answeredWeight);
    return rounded(rule, withMissing(rule, t));
}

std::optional<Rational> scoreOfAreas(const Total& total, std::span<const BandResult> areas)
{
    Rational sum;
    for (const std::size_t area : total.ofAreas) {
        if (!areas[area].score) return std::nullopt;
        sum = sum + *areas[area].score;
    }
    if (total.score.method == ScoreRule::Method::Sum) return rounded(total.score, sum);
    return rounded(total.score, sum / Rational(static_cast<std::int64_t>(total.ofAreas.size())));
}

BandResult withBand(std::optional<Rational> score, const std::vector<BandEntry>& bands, const ScoringContext& context)
{
    BandResult result;
    result.score = std::move(score);
    if (!result.score) return result;
    if (const BandEntry* entry = applicableEntry(bands, context)) {
        result.row = &rowFor(entry->cut, *result.score);
        result.band = result.row->position;
    }
    return result;
}

} // namespace

std::int32_t optionScore(const AnswerSet& answers, bool reverse, std::size_t option)
{
    TRIVSEL_CHECK(option < answers.options.size());
    const std::int32_t given = answers.options[option].score;
    if (!reverse) return given;
    const auto [low, high] = std::ranges::minmax(answers.options, {}, &AnswerOption::score);
    return low.score + high.score - given;
}

std::int64_t neededAnswers(const MinAnswered& rule, std::size_t items)
{
    const auto all = static_cast<std::int64_t>(items);
    switch (rule.kind) {
    case MinAnswered::Kind::Count: return std::max<std::int64_t>(1, rule.count);
    case MinAnswered::Kind::Share: {
        // answered / items >= share: the least whole number that is not below share x items, -floor(-x).
        const Rational ceiling = Rational(0) - (Rational(0) - rule.share * all - Rational(1, 2)).roundedHalfUp();
        return std::max<std::int64_t>(1, ceiling.asInt64().value().first);
    }
    case MinAnswered::Kind::All: break;
    }
    return std::max<std::int64_t>(1, all);
}

std::vector<BandResult> areaResults(const Instrument& instrument, const Answers& answers,
                                    const ScoringContext& context)
{
    std::vector<BandResult> results;
    results.reserve(instrument.areas.size());
    for (const Area& area : instrument.areas) {
        auto score = area.score ? scoreOfItems(instrument, *area.score, answers, area.items) : std::nullopt;
        results.push_back(withBand(std::move(score), area.bands, context));
    }
    return results;
}

std::vector<BandResult> totalResults(const Instrument& instrument, const Answers& answers,
                                     const ScoringContext& context, std::span<const BandResult> areas)
{
    std::vector<BandResult> results;
    results.reserve(instrument.totals.size());
    for (const Total& total : instrument.totals) {
        auto score = total.ofAreas.empty() ? scoreOfItems(instrument, total.score, answers, total.ofItems)
                                           : scoreOfAreas(total, areas);
        results.push_back(withBand(std::move(score), total.bands, context));
    }
    return results;
}

} // namespace trivsel::core
