#pragma once

#include "core/instrument.h"
#include "core/scoring.h"

#include <span>
#include <vector>

/// Conditions and position rules. For the scoring core alone; others use scoring.h.
namespace trivsel::core {

/// Everything a condition may ask about; refers to values that must outlive it.
struct RatingFacts {
    const Instrument& instrument;
    const Answers& answers;
    std::span<const BandResult> areas;
    std::span<const BandResult> totals;
};

/// Whether the item was answered with an option whose signal is `worst` or worse.
bool showsSignal(const RatingFacts& facts, std::size_t item, Position worst);

/// Whether `bands` conditions count this area: it counts, and has bands.
bool isBanded(const Area& area);

/// Areas that a `signals` condition looks at: its own list, or all counting ones.
std::vector<std::size_t> signalAreas(const Instrument& instrument, const Condition& condition);

Truth truthOf(const Condition& condition, const RatingFacts& facts);

/// Items behind the true leaves of `condition`, in instrument order; leaves under `not` give none.
std::vector<std::size_t> decidingItems(const Condition& condition, const RatingFacts& facts);

/// Whether enough items of counting areas are answered for `otherwise` to be said.
bool enoughAnswered(const PositionScheme& scheme, const RatingFacts& facts);

} // namespace trivsel::core
