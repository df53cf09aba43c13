#pragma once

#include "base/text.h"
#include "core/guide.h"
#include "core/municipality.h"

namespace trivsel::app {

/// When a rule of the guide holds, in words: "positionen er gul eller rød, og der er gået to runder i gul eller rød".
/// Kinds of concern, roles and flags by the profile's titles, areas and indicators by their ids.
Text conditionText(const core::GuideCondition& condition, const core::Municipality& profile);

} // namespace trivsel::app
