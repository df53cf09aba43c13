#pragma once

#include "app/gui_options.h"
#include "base/result.h"

namespace trivsel::desktop {

/// Opens the window on the program and runs until it is closed; with `screenshot` draws one screen, saves the picture
/// and ends. Fails in plain words when there is no display or the store cannot be opened.
Result<void> runGui(const app::GuiOptions& options);

} // namespace trivsel::desktop
