#pragma once

#include "core/instrument.h"
#include "core/scoring.h"

#include <span>
#include <vector>

/// Scores of areas and totals. For the scoring core alone; others use scoring.h.
namespace trivsel::core {

/// What an option adds to a score before its weight: its score, or min + max - score of a reversed item.
std::int32_t optionScore(const AnswerSet& answers, bool reverse, std::size_t option);

/// The least number of answered items out of `items` that satisfies `rule`; never less than 1, since nothing answered
/// is never enough.
std::int64_t neededAnswers(const MinAnswered& rule, std::size_t items);

/// Score and band of every area, in the order of the file.
std::vector<BandResult> areaResults(const Instrument& instrument, const Answers& answers,
                                    const ScoringContext& context);

/// Score and band of every total; `areas` are the results of areaResults().
std::vector<BandResult> totalResults(const Instrument& instrument, const Answers& answers,
                                     const ScoringContext& context, std::span<const BandResult> areas);

} // namespace trivsel::core
