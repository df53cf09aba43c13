#pragma once

#include "app/models/common.h"
#include "ui/frame.h"
#include "ui/screens/outbox.h"

#include <cstddef>

namespace trivsel::ui {

/// What "Hjælp" keeps from frame to frame.
struct HelpView {
    std::size_t page = 0; ///< index into the pages, in the order of the list on the left
    bool isNew = true;    ///< scroll to the top in the next frame

    /// Opens the page about a screen (F1).
    void openFor(app::Screen screen);
};

/// One short page for each screen, the keys, the words, privacy and limits.
void drawHelp(Frame& frame, HelpView& view, Outbox& out);

} // namespace trivsel::ui
