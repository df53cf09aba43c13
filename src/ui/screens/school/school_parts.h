#pragma once

#include "ui/screens/school/school_screen.h"

/// The parts of Skole; used by its files only.
namespace trivsel::ui::school {

struct Page {
    Frame& frame;
    const app::SchoolModel& model;
    SchoolView& view;
    Outbox& out;
};

void drawFigures(Page& page);       ///< indicators, questions and what came of them, of the chosen class
void drawShownToClass(Page& page);  ///< "Vis klassen"
void drawAlarms(Page& page);
void drawConference(Page& page, const core::PositionWords& positions);
void drawImportDialog(Page& page);
void drawPulseDialog(Page& page);

} // namespace trivsel::ui::school
