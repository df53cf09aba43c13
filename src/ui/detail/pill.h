#pragma once

#include "ui/frame.h"

namespace trivsel::ui::detail {

float pillPx(const Frame& frame, std::string_view word);
void drawPill(const Frame& frame, Rect r, core::Position position, std::string_view word);

} // namespace trivsel::ui::detail
