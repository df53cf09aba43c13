#pragma once

#include "ui/screens/import/import_screen.h"

namespace trivsel::ui {

/// What the file is a list of, and which column is taken for what: a line that opens, or open where something is missing.
/// A change has the file compared anew.
void drawColumns(Frame& frame, ImportView& view);

} // namespace trivsel::ui
