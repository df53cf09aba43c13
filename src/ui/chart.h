#pragma once

#include "core/chart.h"
#include "ui/frame.h"

namespace trivsel::ui {

/// Paints a timeline over the whole width of the region, `height` design pixels high (0 = as the model needs).
void chart(Frame& frame, const core::PositionTimeline& timeline, float height = 0);

} // namespace trivsel::ui
