#pragma once

#include "app/models/round_model.h"
#include "ui/screens/round/round_screen.h"

#include <string>

/// The pieces of the round's screen.
namespace trivsel::ui::round {

/// Everything the pieces share in one frame.
struct Page {
    Frame& frame;
    const app::RoundModel& model;
    RoundView& view;
    Outbox& out;
    const ScreenWords& words;
};

/// "Klar til fælles vurdering", "Mangler Jonas"
std::string statusWords(const Frame& frame, const app::RoundModel::Row& row, const ScreenWords& words);
/// The round cannot be closed for want of this child.
bool isMissing(const app::RoundModel::Row& row);
/// Where a row leads: the common rating when it is ready or agreed, else one's own rating.
app::Place placeOf(const app::RoundModel& model, const app::RoundModel::Row& row);

/// Children by rows, areas by columns.
void drawGrid(Page& page);
/// The dialog that is open, if any.
void drawDialogs(Page& page);
void openDialog(Page& page, RoundView::Dialog dialog);

} // namespace trivsel::ui::round
