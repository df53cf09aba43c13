#pragma once

#include "ui/screens/settings/settings_screen.h"

namespace trivsel::ui {

/// The dialog that is open, if any. Each sends one command and stays open, with what was typed, when it is refused.
void drawSettingsDialogs(Frame& frame, const app::SettingsModel& model, SettingsView& view, Outbox& out);

} // namespace trivsel::ui
