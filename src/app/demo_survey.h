#pragma once

#include "app/commands_school.h"
#include "app/demo_random.h"
#include "definitions/catalog.h"

#include <optional>

namespace trivsel::app {

class World;

namespace demo {

/// An invented survey of a school's classes, six weeks back: without names, by the form that fits most of them. Nothing
/// where the school has no pupils.
std::optional<ImportSurvey> surveyOf(const World& world, const definitions::Catalog& catalog, UnitId school, Date today, Random& random);

} // namespace demo
} // namespace trivsel::app
