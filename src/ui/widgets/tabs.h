#pragma once

#include "ui/widgets/text.h"

#include <optional>
#include <span>

namespace trivsel::ui {

struct Tab {
    std::string_view label;
    std::string_view count; ///< "3/5"; empty = none
};
/// Tabs side by side that wrap when narrow. Tab reaches the row, arrows the others. Returns the one chosen now.
std::optional<int> tabs(Frame& frame, WidgetId id, std::string_view name, std::span<const Tab> tabs, int current);

} // namespace trivsel::ui
