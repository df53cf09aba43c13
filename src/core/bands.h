#pragma once

#include "core/instrument.h"
#include "core/scoring.h"

#include <vector>

/// Bands of areas and totals. For the scoring core alone; others use scoring.h.
namespace trivsel::core {

/// The entry that applies: the first whose `when` fits. Nothing when none fits, or when an entry's known parts fit
/// but another part of it is not known (which ends the search).
const BandEntry* applicableEntry(const std::vector<BandEntry>& bands, const ScoringContext& context);

/// The first row of `cut` that holds for `score`; the last row always does.
const CutRow& rowFor(const std::vector<CutRow>& cut, const Rational& score);

} // namespace trivsel::core
