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
void drawAnswers(Page& page);       ///< of a named survey: whose answers can be read, and those that are
void drawPlan(Page& page);          ///< the class's group plan, and the dialog in which one is made
void drawConference(Page& page, const core::PositionWords& positions);
void drawImportDialog(Page& page);
void drawPulses(Page& page);        ///< those that are due, and the dialog in which the counts are typed

} // namespace trivsel::ui::school
