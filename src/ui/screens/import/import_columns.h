#pragma once

#include "ui/screens/import/import_screen.h"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace trivsel::ui {

/// A choice of column for each field for which `isShown` (by its index); true when one was changed. `label`: the words of
/// a field.
bool drawColumnGrid(Frame& frame, app::imports::Matching& matching, const std::function<std::string(std::string_view)>& label,
                    const std::function<bool(std::size_t)>& isShown);

/// What the file is a list of, and which column is taken for what: a line that opens, or open where something is missing.
/// A change has the file compared anew.
void drawColumns(Frame& frame, ImportView& view);

} // namespace trivsel::ui
