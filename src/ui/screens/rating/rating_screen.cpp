#include "ui/screens/rating/rating_screen.h"

#include "ui/layout.h"
#include "ui/screens/rating/rating_parts.h"
#include "ui/screens/words.h"
#include "ui/shortcuts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/status.h"

namespace trivsel::ui {
namespace {

using rating::Page;

/// There is no form for the child's age: the plain sentence, and the way on.
void drawNoForm(Page& page)
{
    Frame& frame = page.frame;
    card(frame, "no-form", [&] {
        icon(frame, Icon::Info, 24, Tone::Accent);
        sameRow(frame, 10);
        heading(frame, frame.tr("rating.no_form"));
        space(frame, 8);
        secondary(frame, words(frame, "rating.no_form_why", {{"age", ageWords(frame, page.model.child.ageMonths)}}));
        space(frame, 14);
        const bool hasNext = static_cast<bool>(page.model.nextToRate);
        if (hasNext && primaryButton(frame, "next", frame.tr("rating.next_child"), {.keyCap = "Enter"}))
            rating::goToChild(page.model, page.view, page.out, page.model.nextToRate);
        if (hasNext) sameRowIfFits(frame, buttonWidth(frame, frame.tr("rating.to_round")));
        if (button(frame, "round", frame.tr("rating.to_round"))) rating::goToRound(page.model, page.view, page.out);
    });
    if (page.view.isFresh) {
        rating::askFocus(page, frame.tr(page.model.nextToRate ? "rating.next_child" : "rating.to_round"));
        page.view.isFresh = false;
    }
}

/// Not mine to change: the round is closed, I do not rate in it, or I take part without a rating of my own.
void drawReadOnlyNote(Page& page)
{
    if (page.model.mayEdit) return;
    banner(page.frame, "read-only", BannerKind::Info,
           page.frame.tr(page.model.isBystander ? "rating.bystander" : "rating.read_only"));
    space(page.frame, size::kBetweenCards);
}

void drawOpen(Page& page)
{
    Frame& frame = page.frame;
    if (page.view.isFresh) {
        rating::toFirstUndecided(page.model, page.view);
        page.view.isFresh = false;
        page.view.scrollToCurrent = true;
    }
    rating::handleKeys(page);
    drawReadOnlyNote(page);
    page.isNarrow = availableWidth(frame) < size::kFoldColumns;
    twoColumns(
        frame, [&] { rating::drawQuestions(page); }, [&] { rating::drawSide(page); });
}

} // namespace

void RatingView::wipe()
{
    comment.text.editor.wipe();
    overall.text.editor.wipe();
    *this = RatingView{};
}

void drawRating(Frame& frame, const app::RatingModel& model, RatingView& view, Outbox& out, const ScreenWords& words)
{
    if (!frame.focus.pending())
        view.isAsking = false;
    else if (!view.isAsking) { // arrived here: the next thing to do gets focus
        view.wasComplete = false;
        view.ownWasSet = false;
        view.isFresh = true;
    }
    rating::adopt(model, view, out);
    rating::settle(model, view);
    Page page{frame, model, view, out, words, availableWidth(frame) < size::kFoldColumns};
    if (pressed(frame, Shortcut::NextChild)) rating::goToChild(model, view, out, model.next);
    if (pressed(frame, Shortcut::PreviousChild)) rating::goToChild(model, view, out, model.previous);
    if (!model.hasForm)
        drawNoForm(page);
    else if (model.isDone)
        rating::drawDone(page);
    else
        drawOpen(page);
    view.wasDone = model.isDone;
}

namespace rating {
void askFocus(Page& page, std::string_view label)
{
    page.frame.focus.request(std::string(label));
    page.view.isAsking = true;
}
} // namespace rating

void commitRating(const app::RatingModel&, RatingView& view, Outbox& out)
{
    rating::sendComment(view, view.comment, out);
    rating::sendComment(view, view.overall, out);
}

} // namespace trivsel::ui
