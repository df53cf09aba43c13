#pragma once

#include "core/chart/chart.h"
#include "ui/frame.h"

#include <string_view>

namespace trivsel::ui {

/// Paints a chart over the whole width of the region with its title above it and its sentence below, at least `height`
/// design pixels high (0 = as it needs). It is one item of the log, whose value is all that it says in words.
void chart(Frame& frame, const core::chart::Chart& chart, float height = 0);
/// A timeline alone: its card says what it is.
void chart(Frame& frame, const core::chart::PositionTimeline& timeline, float height = 0);

} // namespace trivsel::ui
