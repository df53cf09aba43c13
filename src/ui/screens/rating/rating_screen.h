#pragma once

#include "app/models/rating_model.h"
#include "ui/frame.h"
#include "ui/screens/outbox.h"
#include "ui/screens/screen_words.h"
#include "ui/widgets/field.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace trivsel::ui {

/// What the rating page keeps from frame to frame. The indicator being answered is view state and moves on at once, so
/// that quick typing never waits for the model.
struct RatingView {
    RoundId round; ///< what the rest was made for
    ChildId child;

    std::size_t area = 0; ///< shown
    std::size_t item = 0; ///< current, within the area
    /// What was chosen and is not in the model yet, by index in the form; keys typed within one frame build on it.
    struct Chosen {
        std::size_t item = 0;
        core::Answer answer;
    };
    std::vector<Chosen> chosen;
    std::vector<std::string> reviewed; ///< areas likewise

    std::string commentItem;    ///< id of the indicator whose comment is open; empty = none
    bool isCommentOpen = false;
    TextState comment;          ///< of `commentItem`
    TextState overall;          ///< on the rating as a whole
    bool isOverallOpen = false;

    bool isWhyOpen = false;
    bool showsAnswers = false;  ///< the locked answers below, when done
    bool scrollToCurrent = false;
    std::uint32_t focusSeen = 0; ///< what had focus in the last frame: focus that comes to an indicator makes it current
    bool startsFresh = true;     ///< places the current indicator in the next frame
    bool wasDone = false;
    bool ownWasSet = false;
};

/// One adult's own rating of one child, blind until it is said to be done; then the own position beside the suggestion.
void drawRating(Frame& frame, const app::RatingModel& model, RatingView& view, Outbox& out, const ScreenWords& words);

/// Sends comments that were typed and not sent yet: before closing, locking, switching user or leaving the screen.
void commitRating(const app::RatingModel& model, RatingView& view, Outbox& out);

} // namespace trivsel::ui
