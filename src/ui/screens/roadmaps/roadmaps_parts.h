#pragma once

#include "ui/screens/roadmaps/roadmaps_screen.h"

/// Shared by the files of the page "Fravær og køreplaner" only.
namespace trivsel::ui::roadmaps {

struct Page {
    Frame& frame;
    const app::RoadmapModel& model;
    RoadmapsView& view;
    Outbox& out;
};

void drawAbsence(Page& page); ///< figures and days, with the way to write more
void drawAbsenceDialog(Page& page);
void drawLadders(Page& page); ///< every roadmap

} // namespace trivsel::ui::roadmaps
