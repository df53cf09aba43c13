#include "app/models/why_model.h"

#include <algorithm>
#include <cstddef>
#include <tuple>

namespace trivsel::app {
namespace {

constexpr std::size_t kMostChanges = 8; ///< more is a table, not an explanation

WhyModel::AreaLine lineOf(const Text& title, const core::BandResult& result, const std::vector<core::BandEntry>& bands,
                          const core::ScoringContext& context)
{
    WhyModel::AreaLine line;
    line.title = title;
    if (result.score) line.score = result.score->toDouble();
    line.band = result.band;
    if (const auto distance = core::distanceToNextBand(result, bands, context)) {
        line.distanceToNext = distance->distance.toDouble();
        line.next = distance->next;
    }
    return line;
}

/// How far a changed answer is from the given one: options apart, and taking an answer away after every option.
std::size_t stepsApart(const core::Instrument& instrument, const core::Answers& answers, const core::Sensitivity& change)
{
    const std::size_t options = instrument.answersOf(change.item).options.size();
    if (!change.option) return options + 1;
    const auto& given = answers[change.item];
    if (!given) return options; // giving an answer where there was none
    return *change.option > *given ? static_cast<std::size_t>(*change.option - *given)
                                   : static_cast<std::size_t>(*given - *change.option);
}

std::vector<WhyModel::Change> changesOf(const core::Instrument& instrument, const core::PositionScheme& scheme,
                                        const core::Answers& answers, const core::ScoringContext& context,
                                        core::Position now)
{
    std::vector<core::Sensitivity> all = core::sensitivity(instrument, scheme, answers, context);
    std::erase_if(all, [&](const core::Sensitivity& s) { return s.position == now; });
    const auto rank = [&](const core::Sensitivity& s) {
        return std::tuple(stepsApart(instrument, answers, s), s.item, s.option.value_or(0));
    };
    std::sort(all.begin(), all.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    std::vector<WhyModel::Change> changes;
    std::vector<std::pair<std::size_t, core::Position>> told;
    for (const core::Sensitivity& s : all) {
        if (changes.size() == kMostChanges) break;
        const std::pair key(s.item, s.position); // a longer way to the same position tells nothing new
        if (std::find(told.begin(), told.end(), key) != told.end()) continue;
        told.push_back(key);
        changes.push_back({instrument.items[s.item].text,
                           s.option ? instrument.answersOf(s.item).options[*s.option].label : Text{}, s.position});
    }
    return changes;
}

} // namespace

WhyModel whyModel(const core::Instrument& instrument, const core::PositionScheme& scheme, const core::Answers& answers,
                  const core::ScoringContext& context)
{
    const core::ScoreResult result = core::score(instrument, scheme, answers, context);
    WhyModel why;
    why.position = result.position;
    why.answered = result.answered;
    why.items = result.items;
    if (result.rule) why.rule = scheme.rules[*result.rule].reason;
    for (const std::size_t item : result.decidingItems) why.decidingItems.push_back(instrument.items[item].text);
    for (const std::size_t rule : result.unknownRules) why.couldBeWorse.push_back(scheme.rules[rule].reason);
    for (std::size_t i = 0; i < instrument.areas.size(); ++i) {
        const core::Area& area = instrument.areas[i];
        if (!area.counts || !area.score) continue;
        why.areas.push_back(lineOf(area.title, result.areas[i], area.bands, context));
    }
    for (std::size_t i = 0; i < instrument.totals.size(); ++i) {
        why.areas.push_back(lineOf(instrument.totals[i].title, result.totals[i], instrument.totals[i].bands, context));
    }
    why.changes = changesOf(instrument, scheme, answers, context, result.position);
    why.scheme = scheme.title.empty() ? Text{"Skemaets egen positionsregel", "The form's own position rule"} : scheme.title;
    return why;
}

} // namespace trivsel::app
