#pragma once

#include "ui/screens/notification/notification_screen.h"

/// The parts of the page; used by its files only.
namespace trivsel::ui::notification {

struct Page {
    Frame& frame;
    const app::NotificationModel& model;
    NotificationView& view;
    Outbox& out;
};

void send(Page& page, app::Command command, TextState* wipedWhenDone = nullptr);
/// "Udskriv kladden", or the sent one.
void drawPrint(Page& page, std::string_view label);
/// A heading, and the words below it; nothing when there are none.
void drawSaid(Frame& frame, std::string_view label, std::string_view words);

// notification_views.cpp: each adult's own answer, and the leader's view beside
void drawViews(Page& page);

// notification_send.cpp: sent, or to be sent, and what came of it
void drawSend(Page& page);
void drawSent(Page& page);

} // namespace trivsel::ui::notification
