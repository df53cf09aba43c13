#pragma once

#include "app/models/rating_model.h"
#include "core/instrument.h"
#include "core/scoring.h"

namespace trivsel::app {

/// Opens a suggested position to the deciding signs, the distance to the next band, and what one changed answer
/// would do: at most 8 changes, those nearest to the given answer first.
WhyModel whyModel(const core::Instrument& instrument, const core::PositionScheme& scheme, const core::Answers& answers,
                  const core::ScoringContext& context);

} // namespace trivsel::app
