#pragma once

#include "ui/frame.h"

namespace trivsel::ui {

/// An entry of the navigation; folded it is only its icon, with the label as tooltip. True when chosen.
bool navItem(Frame& frame, WidgetId id, Icon icon, std::string_view label, int badge, bool current, bool folded);

} // namespace trivsel::ui
