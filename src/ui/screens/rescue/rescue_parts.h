#pragma once

#include "ui/screens/rescue/rescue_screen.h"

#include <string>
#include <vector>

/// Shared by the files of this folder only.
namespace trivsel::ui::rescue {

struct Page {
    Frame& frame;
    const app::Application& application;
    RescueView& view;
    Outbox& out;
};

void drawWho(Page& page, const std::vector<std::string>& names);
void drawCode(Page& page);
void leave(Page& page); ///< "Annuller", beside the button before it

void drawRestorePage(Page& page);
void drawRestored(Page& page, const app::PutBack& done);
void drawChoosers(Page& page);

} // namespace trivsel::ui::rescue
