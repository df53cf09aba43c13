#include "ui/screens/rating/rating_state.h"

#include "base/text.h"

#include <algorithm>
#include <utility>

namespace trivsel::ui::rating {
namespace {

/// Frames that a choice waits for the model. After these it was refused, and the model is right.
constexpr int kPatience = 3;

constexpr core::Answer kNone{};

const Item* itemAt(const app::RatingModel& model, std::size_t index)
{
    for (const Area& area : model.areas) {
        for (const Item& item : area.items) {
            if (item.item == index) return &item;
        }
    }
    return nullptr;
}

const Area* areaOf(const app::RatingModel& model, const std::string& id)
{
    const auto at = std::find_if(model.areas.begin(), model.areas.end(), [&](const Area& a) { return a.id == id; });
    return at != model.areas.end() ? &*at : nullptr;
}

void toNextUndecided(const app::RatingModel& model, RatingView& view)
{
    // In the order of the form from here, then from its beginning.
    for (std::size_t step = 0; step <= model.areas.size(); ++step) {
        const std::size_t index = (view.area + step) % model.areas.size();
        const Area& area = model.areas[index];
        for (std::size_t i = 0; i < area.items.size(); ++i) {
            if (step == 0 && i <= view.item) continue;
            if (isDecided(view, area, area.items[i])) continue;
            showArea(model, view, index);
            makeCurrent(view, i);
            return;
        }
    }
}

bool toNextUndecidedHere(const app::RatingModel& model, RatingView& view)
{
    const Area& area = model.areas[view.area];
    for (std::size_t step = 1; step <= area.items.size(); ++step) {
        const std::size_t i = (view.item + step) % area.items.size();
        if (isDecided(view, area, area.items[i])) continue;
        makeCurrent(view, i);
        return true;
    }
    return false;
}

} // namespace

core::Answer answerOf(const RatingView& view, const Item& item)
{
    const auto at =
        std::find_if(view.chosen.begin(), view.chosen.end(), [&](const auto& c) { return c.item == item.item; });
    return at != view.chosen.end() ? at->answer : item.answer;
}

bool isReviewed(const RatingView& view, const Area& area)
{
    const auto at =
        std::find_if(view.reviews.begin(), view.reviews.end(), [&](const auto& r) { return r.area == area.id; });
    return at != view.reviews.end() ? at->isReviewed : area.isReviewed;
}

bool isDecided(const RatingView& view, const Area& area, const Item& item)
{
    return answerOf(view, item) != kNone || isReviewed(view, area);
}

int decided(const RatingView& view, const Area& area)
{
    return static_cast<int>(std::count_if(area.items.begin(), area.items.end(),
                                          [&](const Item& item) { return isDecided(view, area, item); }));
}

int decided(const RatingView& view, const app::RatingModel& model)
{
    int sum = 0;
    for (const Area& area : model.areas) sum += decided(view, area);
    return sum;
}

bool isComplete(const RatingView& view, const app::RatingModel& model)
{
    return model.items > 0 && decided(view, model) == model.items;
}

const Area* shownArea(const app::RatingModel& model, const RatingView& view)
{
    return view.area < model.areas.size() ? &model.areas[view.area] : nullptr;
}

const Item* currentItem(const app::RatingModel& model, const RatingView& view)
{
    const Area* area = shownArea(model, view);
    return area != nullptr && view.item < area->items.size() ? &area->items[view.item] : nullptr;
}

void settle(const app::RatingModel& model, RatingView& view)
{
    std::erase_if(view.chosen, [&](RatingView::ChosenAnswer& c) {
        const Item* item = itemAt(model, c.item);
        return item == nullptr || item->answer == c.answer || ++c.frames > kPatience;
    });
    std::erase_if(view.reviews, [&](RatingView::ChosenReview& r) {
        const Area* area = areaOf(model, r.area);
        return area == nullptr || area->isReviewed == r.isReviewed || ++r.frames > kPatience;
    });
    if (view.area >= model.areas.size()) view.area = 0;
    if (const Area* area = shownArea(model, view); area != nullptr && view.item >= area->items.size()) view.item = 0;
}

void adopt(const app::RatingModel& model, RatingView& view, Outbox& out)
{
    if (view.round == model.round && view.child == model.child.child) return;
    sendComment(view, view.comment, out);
    sendComment(view, view.overall, out);
    view.wipe();
    view.round = model.round;
    view.child = model.child.child;
    view.overall.isOpen = !model.comment.empty();
    setComment(view.overall, model.comment);
}

void showArea(const app::RatingModel& model, RatingView& view, std::size_t area)
{
    if (model.areas.empty() || area >= model.areas.size() || area == view.area) return;
    view.area = area;
    view.item = 0;
    view.scrollToTop = true;
}

void makeCurrent(RatingView& view, std::size_t item)
{
    view.item = item;
    view.scrollToCurrent = true;
}

void toFirstUndecided(const app::RatingModel& model, RatingView& view)
{
    for (std::size_t a = 0; a < model.areas.size(); ++a) {
        for (std::size_t i = 0; i < model.areas[a].items.size(); ++i) {
            if (isDecided(view, model.areas[a], model.areas[a].items[i])) continue;
            view.area = a;
            view.item = i;
            return;
        }
    }
    view.area = 0;
    view.item = 0;
}

void choose(const app::RatingModel& model, RatingView& view, Outbox& out, std::size_t index, core::Answer answer)
{
    const Area* area = shownArea(model, view);
    if (area == nullptr || index >= area->items.size() || !model.mayEdit) return;
    const Item& item = area->items[index];
    const bool wasDecided = isDecided(view, *area, item);
    view.item = index;
    std::erase_if(view.chosen, [&](const auto& c) { return c.item == item.item; });
    view.chosen.push_back({item.item, answer});
    out.send(app::SetAnswer{model.round, model.child.child, item.item, answer});
    if (toNextUndecidedHere(model, view) || wasDecided) return;
    toNextUndecided(model, view);
}

bool canToggleReview(const app::RatingModel& model, const RatingView& view)
{
    const Area* area = shownArea(model, view);
    if (area == nullptr || !model.mayEdit || !area->canReview) return false;
    return isReviewed(view, *area) || decided(view, *area) < static_cast<int>(area->items.size());
}

void toggleReview(const app::RatingModel& model, RatingView& view, Outbox& out)
{
    if (!canToggleReview(model, view)) return;
    const Area& area = *shownArea(model, view);
    const bool reviewed = !isReviewed(view, area);
    std::erase_if(view.reviews, [&](const auto& r) { return r.area == area.id; });
    view.reviews.push_back({area.id, reviewed});
    out.send(app::ReviewArea{model.round, model.child.child, area.id, reviewed});
    if (reviewed) toNextUndecided(model, view);
}

void openComment(const Item& item, RatingView& view, const app::RatingModel& model, Outbox& out)
{
    if (!model.mayEdit) return;
    if (!view.comment.isOpen || view.comment.item != item.id) {
        sendComment(view, view.comment, out);
        view.comment = {};
        view.comment.isOpen = true;
        view.comment.item = item.id;
        setComment(view.comment, item.comment);
    }
}

void setComment(RatingView::Comment& comment, const std::string& words)
{
    comment.seen = comment.sent = words;
    comment.text.set(words);
}

void sendComment(RatingView& view, RatingView::Comment& comment, Outbox& out)
{
    // Not TextState::dirty: the field has cleared that when it says that its words are to be sent.
    if (!comment.isOpen || comment.text.text() == comment.sent || !view.child) return;
    out.send(app::SetComment{view.round, view.child, comment.item, comment.text.text()});
    comment.sent = comment.text.text();
    comment.text.dirty = false;
}

void followComment(RatingView::Comment& comment, const std::string& inModel)
{
    if (inModel == comment.seen) return;
    comment.seen = inModel;
    const bool isUnsent = comment.text.text() != comment.sent;
    // The model has no white space at the ends; taking that away under the hands of one who pauses would be rude.
    if (!isUnsent && text::trim(comment.text.text()) != inModel) setComment(comment, inModel);
}

void goToChild(const app::RatingModel& model, RatingView& view, Outbox& out, ChildId child)
{
    if (!child) return;
    commitRating(model, view, out);
    out.goTo({app::Screen::Rating, model.unit, model.round, child});
}

void goToRound(const app::RatingModel& model, RatingView& view, Outbox& out)
{
    commitRating(model, view, out);
    out.goTo({app::Screen::Round, model.unit, model.round, {}});
}

} // namespace trivsel::ui::rating
