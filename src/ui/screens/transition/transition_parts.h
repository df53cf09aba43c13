#pragma once

#include "ui/screens/transition/transition_screen.h"

/// Shared by the files of the page "Overgang" only.
namespace trivsel::ui::transition {

struct Page {
    Frame& frame;
    const app::TransitionModel& model;
    TransitionView& view;
    Outbox& out;
    const ScreenWords& words;
};

void drawSheets(Page& page); ///< the child's sheets: written, waiting, received
void drawAnswer(Page& page); ///< the dialog
void drawRuler(Page& page);
void drawMark(Page& page); ///< the dialog

} // namespace trivsel::ui::transition
