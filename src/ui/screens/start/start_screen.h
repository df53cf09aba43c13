#pragma once

#include "app/models/start_model.h"
#include "ui/frame.h"
#include "ui/screens/outbox.h"
#include "ui/screens/screen_words.h"

namespace trivsel::ui {

struct StartView {
    bool showsAll = false; ///< more tasks than fit a glance
};

/// What needs me today, and how far my groups are.
void drawStart(Frame& frame, const app::StartModel& model, StartView& view, Outbox& out, const ScreenWords& positionWords);

} // namespace trivsel::ui
