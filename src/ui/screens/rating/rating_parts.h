#pragma once

#include "ui/screens/rating/rating_state.h"
#include "ui/screens/screen_words.h"

/// The pieces of the rating page.
namespace trivsel::ui::rating {

/// Everything the pieces share in one frame.
struct Page {
    Frame& frame;
    const app::RatingModel& model;
    RatingView& view;
    Outbox& out;
    const ScreenWords& words;
    bool isNarrow = false; ///< the side column stands below
};

/// Gives focus to the item with this label.
void askFocus(Page& page, std::string_view label);
/// Number keys, G, K, arrows and the rest, before anything is drawn.
void handleKeys(Page& page);
/// Tabs, the indicators of the shown area, the buttons below them.
void drawQuestions(Page& page);
/// How far one is, what is hidden and why, what to look for.
void drawSide(Page& page);
/// The anchors of an indicator: "Trives: …"
void drawAnchors(Frame& frame, const Item& item);
/// Said to be done: the own position beside the suggestion.
void drawDone(Page& page);
/// The suggestion with its reasons.
void drawSuggestion(Page& page);

} // namespace trivsel::ui::rating
