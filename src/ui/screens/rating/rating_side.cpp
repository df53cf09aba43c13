#include "ui/layout.h"
#include "ui/screens/parts/bullet.h"
#include "ui/screens/rating/rating_parts.h"
#include "ui/screens/words.h"
#include "ui/shortcuts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field.h"

namespace trivsel::ui::rating {
namespace {

void drawReview(Page& page)
{
    Frame& frame = page.frame;
    const Area* area = shownArea(page.model, page.view);
    if (area == nullptr || !page.model.mayEdit || !area->canReview) return;
    if (!canToggleReview(page.model, page.view)) return;
    const bool reviewed = isReviewed(page.view, *area);
    space(frame, 12);
    text(frame, frame.tr(reviewed ? "rating.review_done" : "rating.review_ask"), {.style = TextStyle::Secondary});
    space(frame, 6);
    const std::string cap = keyCapText(Shortcut::WholeAreaNoSigns);
    if (button(frame, "review", frame.tr(reviewed ? "rating.review_undo" : "rating.review"), {.keyCap = cap}))
        toggleReview(page.model, page.view, page.out);
}

void drawOverall(Page& page)
{
    Frame& frame = page.frame;
    RatingView::Comment& comment = page.view.overall;
    followComment(comment, page.model.comment);
    if (!page.model.mayEdit) {
        if (page.model.comment.empty()) return;
        space(frame, 10);
        secondary(frame, words(frame, "rating.quoted", {{"text", page.model.comment}}));
        return;
    }
    space(frame, 10);
    if (comment.isOpen) {
        const auto event = textArea(frame, "overall", frame.tr("rating.overall"), comment.text,
                                    {.hint = frame.tr("rating.overall_hint"), .minLines = 2});
        if (event.committed) sendComment(page.view, comment, page.out);
        return;
    }
    if (linkButton(frame, "overall-link", frame.tr("rating.overall_link"), {.icon = Icon::Comment})) {
        comment.isOpen = true;
        askFocus(page, frame.tr("rating.overall"));
    }
}

void drawOwnCard(Page& page)
{
    Frame& frame = page.frame;
    card(frame, "own", [&] {
        heading(frame, frame.tr("rating.own"));
        space(frame, 6);
        secondary(frame, words(frame, "rating.blind",
                               {{"done", std::to_string(decided(page.view, page.model))},
                                {"all", std::to_string(page.model.items)}}));
        if (page.model.mayEdit && isComplete(page.view, page.model)) {
            space(frame, 8);
            text(frame, frame.tr("rating.finish_why"), {.style = TextStyle::Secondary});
        }
        drawReview(page);
        drawOverall(page);
        if (!page.model.mayTakePart) return;
        space(frame, 10);
        if (linkButton(frame, "take-part", frame.tr("rating.take_part"), {.icon = Icon::Groups}))
            page.out.goTo({app::Screen::Team, page.model.unit, page.model.round, page.model.child.child});
    });
}

} // namespace

void drawAnchors(Frame& frame, const Item& item)
{
    bool isFirst = true;
    for (const auto& option : item.options) {
        if (option.anchor.empty()) continue;
        if (!isFirst) space(frame, 4);
        isFirst = false;
        labelled(frame, in(frame, option.label), in(frame, option.anchor));
    }
    if (isFirst) secondary(frame, frame.tr("rating.no_anchors"));
}

void drawSide(Page& page)
{
    Frame& frame = page.frame;
    drawOwnCard(page);
    const Item* item = currentItem(page.model, page.view);
    if (item != nullptr && !page.isNarrow) {
        space(frame, size::kBetweenCards);
        card(frame, "anchors", [&] {
            heading(frame, frame.tr("rating.look_for"));
            space(frame, 4);
            secondary(frame, in(frame, item->text));
            space(frame, 8);
            drawAnchors(frame, *item);
        });
    }
    space(frame, 12);
    if (!page.model.validated) caption(frame, frame.tr("rating.not_validated"));
}

} // namespace trivsel::ui::rating
