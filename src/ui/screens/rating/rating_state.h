#pragma once

#include "app/models/rating_model.h"
#include "ui/screens/outbox.h"
#include "ui/screens/rating/rating_screen.h"

#include <optional>

/// The rating page's own view of the answers: the model's with what was chosen since, and where one is.
namespace trivsel::ui::rating {

using Area = app::RatingModel::Area;
using Item = app::RatingModel::Item;

core::Answer answerOf(const RatingView& view, const Item& item);
bool isReviewed(const RatingView& view, const Area& area);
/// Answered, "ikke set endnu", or covered by a reviewed area.
bool isDecided(const RatingView& view, const Area& area, const Item& item);
int decided(const RatingView& view, const Area& area);
int decided(const RatingView& view, const app::RatingModel& model);
bool isComplete(const RatingView& view, const app::RatingModel& model);

const Area* shownArea(const app::RatingModel& model, const RatingView& view);
const Item* currentItem(const app::RatingModel& model, const RatingView& view);

/// What was chosen is dropped once the model says it too. Once a frame, before anything is drawn.
void settle(const app::RatingModel& model, RatingView& view);
/// Makes the view another child's; what was typed for the last one is sent first.
void adopt(const app::RatingModel& model, RatingView& view, Outbox& out);

void showArea(const app::RatingModel& model, RatingView& view, std::size_t area);
void makeCurrent(RatingView& view, std::size_t item);
/// The first indicator without an answer.
void toFirstUndecided(const app::RatingModel& model, RatingView& view);

/// Answers an indicator of the shown area and moves on: to the next one without an answer, after the last of them to
/// the next area. A changed answer stays in its area.
void choose(const app::RatingModel& model, RatingView& view, Outbox& out, std::size_t item, core::Answer answer);
/// "Hele området gennemgået, ingen tegn", or takes it back.
void toggleReview(const app::RatingModel& model, RatingView& view, Outbox& out);
/// Whether that can be said of the shown area now, or taken back.
bool canToggleReview(const app::RatingModel& model, const RatingView& view);

void openComment(const Item& item, RatingView& view, const app::RatingModel& model, Outbox& out);
/// The words as the model has them; nothing is left to send.
void setComment(RatingView::Comment& comment, const std::string& words);
/// Sends what was typed and not sent.
void sendComment(RatingView& view, RatingView::Comment& comment, Outbox& out);
/// Takes over what the model says, when that has changed.
void followComment(RatingView::Comment& comment, const std::string& inModel);

void goToChild(const app::RatingModel& model, RatingView& view, Outbox& out, ChildId child);
void goToRound(const app::RatingModel& model, RatingView& view, Outbox& out);

} // namespace trivsel::ui::rating
