#pragma once

#include "app/application.h"
#include "ui/layout.h"
#include "ui/screens/outbox.h"
#include "ui/screens/words.h"
#include "ui/widgets/status.h"

namespace trivsel::ui {

/// What went wrong the last time, until it is closed: on the pages that are shown while no store is open.
inline void drawLastError(Frame& frame, const app::Application& application, Outbox& out)
{
    const auto& error = application.lastError();
    if (!error) return;
    const auto event = banner(frame, "error", BannerKind::Error, in(frame, error->message), {.close = frame.tr("common.close")});
    if (event == BannerEvent::Closed) out.ask([](app::Application& a) { a.clearError(); });
    space(frame, 12);
}

} // namespace trivsel::ui
