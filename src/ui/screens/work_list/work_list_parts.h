#pragma once

#include "ui/screens/work_list/work_list_screen.h"

#include <string>

/// Shared by the files of "Hvem mangler?" only.
namespace trivsel::ui {

/// The lines that are shown, each towards the page where the thing is done.
void drawWorkLines(Frame& frame, const app::WorkListModel& model, WorkListView& view, Outbox& out);
/// The sums per unit and per adult, with the reminder of the one that is chosen.
void drawWorkUnits(Frame& frame, const app::WorkListModel& model, WorkListView& view, Outbox& out);
void drawWorkAdults(Frame& frame, const app::WorkListModel& model, WorkListView& view, Outbox& out);

/// What an adult, or the adults of a unit, still have to do, as words to send: no child's name, no answer.
std::string reminderWords(const Frame& frame, const app::WorkListModel& model, const app::WorkListModel::Adult& adult);
std::string reminderWords(const Frame& frame, const app::WorkListModel& model, const app::WorkListModel::Unit& unit);

} // namespace trivsel::ui
