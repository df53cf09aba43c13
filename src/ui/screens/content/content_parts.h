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

// content_change.cpp: another edition than the one in use
/// That there is one in the data folder, or what went wrong with a file.
void drawOtherGuide(Page& page);
/// The file chooser for one, while it is asked for.
void drawChooseGuide(Page& page);
/// What it says otherwise; while view.change is there.
void drawChange(Page& page);

/// "Sådan gør vi": every step, and the rules that choose among them.
void drawGuide(Page& page);

} // namespace trivsel::ui::content
