#pragma once

#include "ui/screens/acute/acute_screen.h"

/// The parts of the acute page; used by its files only.
namespace trivsel::ui::acute {

struct Page {
    Frame& frame;
    const app::AcuteModel& model;
    AcuteView& view;
    Outbox& out;
};

/// Sends; a refusal is shown at the top of the page, and what was typed stays.
void send(Page& page, app::Command command, TextState* wipedWhenDone = nullptr);

// acute_side.cpp: what is closed, what it is about, and the ends of it
void drawSide(Page& page);
void drawDialogs(Page& page);

} // namespace trivsel::ui::acute
