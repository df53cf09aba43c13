#pragma once

#include "core/chart/flow.h"
#include "core/chart/funnel.h"
#include "core/chart/heat_map.h"
#include "core/chart/lines.h"
#include "core/chart/stacked_bars.h"
#include "core/chart/timeline.h"

#include <variant>

namespace trivsel::core::chart {

/// Any chart. Lay it out with `layout`, and both painters draw the same; nothing but the value decides what is drawn.
using Chart = std::variant<PositionTimeline, StackedBars, Flow, HeatMap, Funnel, Lines>;

/// For a width of at least 1. Everything lies within the drawing; words that would run into each other are left out of
/// it, never out of inWords.
Drawing layout(const Chart& chart, double width, const Measure& measure);
/// All that the chart says, for those who hear it. Without its title and sentence.
std::string inWords(const Chart& chart);
/// A timeline has a title alone.
Head headOf(const Chart& chart);

} // namespace trivsel::core::chart
