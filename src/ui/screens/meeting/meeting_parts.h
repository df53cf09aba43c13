#pragma once

#include "ui/screens/meeting/meeting_screen.h"

/// Shared by the files of Møder og samtaler only.
namespace trivsel::ui::meeting {

struct Page {
    Frame& frame;
    const app::MeetingModel& model;
    MeetingView& view;
    Outbox& out;
    const ScreenWords& words;
};

/// The row of the meeting that is open; null for one that has not been kept yet.
const app::MeetingModel::Row* rowOf(const app::MeetingModel& model, const MeetingView& view);
/// The tool of the open sheet; null when it is gone.
const core::MeetingTool* toolOf(const app::MeetingModel& model, const MeetingView& view);

// meeting_draft.cpp
void openNew(Page& page, const core::MeetingTool& tool);
void openRow(Page& page, const app::MeetingModel::Row& row);
/// As typed, without what is empty.
core::Meeting typed(const app::MeetingModel& model, const MeetingView& view);
/// Says that it has been held, with all that was typed.
void hold(Page& page);

// meeting_sheet.cpp
void drawSheet(Page& page, const core::MeetingTool& tool);
/// What the tool is for, who takes part, and how long.
void drawFrame(Page& page, const core::MeetingTool& tool);

// meeting_known.cpp
void drawKnown(Page& page, const core::MeetingTool* tool);
void drawFigures(Page& page);

// meeting_after.cpp
void drawHeld(Page& page, const app::MeetingModel::Row& row);
void drawDialog(Page& page);

} // namespace trivsel::ui::meeting
