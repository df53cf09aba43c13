#pragma once

#include "app/models/content_model.h"
#include "ui/screens/content/content_screen.h"

/// The pieces of "Indhold".
namespace trivsel::ui::content {

/// Everything the pieces share in one frame.
struct Page {
    Frame& frame;
    const app::ContentModel& model;
    ContentView& view;
    Outbox& out;
    const ScreenWords& words;
};

/// "Sådan gør vi": every step, and the rules that choose among them.
void drawGuide(Page& page);

} // namespace trivsel::ui::content
