#pragma once

#include "ui/screens/overview/overview_screen.h"

/// The parts of Overblik; used by its files only.
namespace trivsel::ui::overview {

struct Page {
    Frame& frame;
    const app::OverviewModel& model;
    OverviewView& view;
    Outbox& out;
};

void drawTargets(Page& page);

} // namespace trivsel::ui::overview
