#pragma once

#include "app/world.h"

#include <string>
#include <string_view>
#include <vector>

namespace trivsel::app {

/// The store's setting that keeps which columns were chosen for files with this header: "columns.roster.<16 hex digits>".
std::string columnsSetting(std::string_view kind, const std::vector<std::string>& header);
std::string rememberedColumns(const World& world, std::string_view kind, const std::vector<std::string>& header); ///< empty if none

} // namespace trivsel::app
