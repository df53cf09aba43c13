#pragma once

#include "app/models/team_model.h"
#include "ui/screens/team/team_screen.h"

#include <string>
#include <vector>

/// The pieces of the common rating.
namespace trivsel::ui::team {

/// Everything the pieces share in one frame.
struct Page {
    Frame& frame;
    const app::TeamModel& model;
    TeamView::Draft& draft;
    Outbox& out;
    const ScreenWords& words;
};

/// Sends what is chosen and typed, if it differs from what was sent last.
void sendDraft(TeamView::Draft& draft, RoundId round, ChildId child, Outbox& out);
void sendDraft(Page& page);
/// "Mette, Jonas og Sara"
std::string nameList(const Frame& frame, const std::vector<std::string>& names);
/// Who rated, with which own position, and how much they agree on.
void drawRaters(Page& page);
/// The indicators side by side.
void drawDifferences(Page& page);
/// Choosing, with what the choice asks for, and the button.
void drawPosition(Page& page);
/// What was agreed, and where to go from here.
void drawAgreed(Page& page);
void goToChild(Page& page, ChildId child);
void goToRound(Page& page);

} // namespace trivsel::ui::team
