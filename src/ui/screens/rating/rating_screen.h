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
    /// What was chosen and may not be in the model yet; keys that come before it is build on these. Dropped when the
    /// model says the same, or after a few frames (the command was refused).
    struct ChosenAnswer {
        std::size_t item = 0; ///< index in the form
        core::Answer answer;
        int frames = 0;
    };
    std::vector<ChosenAnswer> chosen;
    struct ChosenReview {
        std::string area;
        bool isReviewed = false;
        int frames = 0;
    };
    std::vector<ChosenReview> reviews;

    /// A comment being written. `seen` is what the model said last: the words are taken over only when that changes.
    /// `sent` is what was sent last, or taken over: words that differ from it are still to be sent.
    struct Comment {
        bool isOpen = false;
        std::string item; ///< id of the indicator; empty = on the rating as a whole
        TextState text;
        std::string seen;
        std::string sent;
    };
    Comment comment{}; ///< on one indicator
    Comment overall{};

    bool isWhyOpen = false;
    bool showsAnswers = false; ///< the locked answers, when done
    bool scrollToCurrent = false;
    bool scrollToTop = false;
    std::uint32_t focusSeen = 0; ///< focus that comes to an indicator makes it the current one
    bool isFresh = true;         ///< places the current indicator in the next frame
    bool isAsking = false;       ///< a request for focus of this page's own may be waiting
    bool wasComplete = false;
    bool wasDone = false;
    bool ownWasSet = false;

    /// Overwrites what was typed (lock, switch of user).
    void wipe();
};

/// One adult's own rating of one child, blind until it is said to be done; then the own position beside the suggestion.
void drawRating(Frame& frame, const app::RatingModel& model, RatingView& view, Outbox& out, const ScreenWords& words);

/// Sends comments that were typed and not sent yet: before closing, locking, switching user or leaving the screen.
void commitRating(const app::RatingModel& model, RatingView& view, Outbox& out);

} // namespace trivsel::ui
