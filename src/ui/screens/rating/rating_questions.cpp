#include "ui/layout.h"
#include "ui/screens/parts/short_title.h"
#include "ui/screens/rating/rating_parts.h"
#include "ui/screens/words.h"
#include "ui/shortcuts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field.h"
#include "ui/widgets/position.h"
#include "ui/widgets/tabs.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace trivsel::ui::rating {
namespace {

constexpr std::array<std::string_view, 10> kDigits{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
constexpr std::size_t kMostKeys = 9;
constexpr float kInset = 16;

/// Options in order and "ikke set endnu" last.
std::vector<ChoiceOption> optionsOf(const Frame& frame, const Item& item)
{
    std::vector<ChoiceOption> options;
    options.reserve(item.options.size() + 1);
    for (std::size_t i = 0; i < item.options.size(); ++i) {
        const auto& option = item.options[i];
        options.push_back(
            {in(frame, option.label), i < kMostKeys ? kDigits[i + 1] : std::string_view{}, option.signal});
    }
    options.push_back({in(frame, item.notSeen), kDigits[0], core::Position::Unassessed});
    return options;
}

std::optional<int> selectedOf(const Item& item, core::Answer answer)
{
    switch (answer.kind) {
    case core::Answer::Kind::Option: return answer.option;
    case core::Answer::Kind::NotSeen: return static_cast<int>(item.options.size());
    case core::Answer::Kind::None: break;
    }
    return std::nullopt;
}

core::Answer answerFor(const Item& item, std::size_t option)
{
    if (option >= item.options.size()) return {core::Answer::Kind::NotSeen, 0};
    return {core::Answer::Kind::Option, static_cast<std::uint8_t>(option)};
}

void chooseByKey(Page& page, int digit)
{
    const Item* item = currentItem(page.model, page.view);
    if (item == nullptr) return;
    const auto option = static_cast<std::size_t>(digit == 0 ? static_cast<int>(item->options.size()) : digit - 1);
    if (digit > 0 && option >= item->options.size()) return;
    choose(page.model, page.view, page.out, page.view.item, answerFor(*item, option));
}

void moveCurrent(Page& page, int step)
{
    const Area* area = shownArea(page.model, page.view);
    if (area == nullptr || area->items.empty()) return;
    const auto last = static_cast<int>(area->items.size()) - 1;
    makeCurrent(page.view, static_cast<std::size_t>(std::clamp(static_cast<int>(page.view.item) + step, 0, last)));
}

void moveArea(Page& page, int step)
{
    const auto count = static_cast<int>(page.model.areas.size());
    if (count == 0) return;
    const int wanted = (static_cast<int>(page.view.area) + step + count) % count;
    showArea(page.model, page.view, static_cast<std::size_t>(wanted));
    const Area* area = shownArea(page.model, page.view);
    for (std::size_t i = 0; i < area->items.size(); ++i) {
        if (isDecided(page.view, *area, area->items[i])) continue;
        page.view.item = i;
        break;
    }
}

void askForComment(Page& page)
{
    const Item* item = currentItem(page.model, page.view);
    if (item == nullptr || !page.model.mayEdit) return;
    openComment(*item, page.view, page.model, page.out);
    askFocus(page, page.frame.tr("rating.comment"));
}

/// Whether one of the things logged since `from` has focus.
bool hasFocusSince(const Frame& frame, std::size_t from)
{
    for (std::size_t i = from; i < frame.log.size(); ++i) {
        if (frame.log.at(i).focused) return true;
    }
    return false;
}

void drawComment(Page& page, const Item& item)
{
    Frame& frame = page.frame;
    RatingView::Comment& comment = page.view.comment;
    if (comment.isOpen && comment.item == item.id) {
        followComment(comment, item.comment);
        space(frame, 8);
        const auto event = textArea(frame, "comment", frame.tr("rating.comment"), comment.text,
                                    {.hint = frame.tr("rating.comment_hint"), .minLines = 2});
        if (event.committed) sendComment(page.view, comment, page.out);
        if (pressed(frame, "Ctrl+Enter")) {
            sendComment(page.view, comment, page.out);
            comment.isOpen = false;
            frame.focus.clear();
        }
        return;
    }
    if (item.comment.empty()) return;
    space(frame, 6);
    secondary(frame, words(frame, "rating.quoted", {{"text", item.comment}}));
}

void drawItem(Page& page, const Area& area, std::size_t index)
{
    Frame& frame = page.frame;
    const Item& item = area.items[index];
    const bool isCurrent = page.model.mayEdit && index == page.view.item;
    cardBlock(frame, {.current = isCurrent, .line = index > 0, .padding = 12}, [&] {
        text(frame, in(frame, item.text));
        if (item.answer.kind == core::Answer::Kind::None && isReviewed(page.view, area)) {
            sameRowIfFits(frame, textWidth(frame, frame.tr("rating.reviewed"), TextStyle::SecondaryStrong) + 24, 10);
            tag(frame, frame.tr("rating.reviewed"), Tone::Green);
        }
        if (isCurrent && page.isNarrow) {
            space(frame, 4);
            drawAnchors(frame, item);
        }
        space(frame, 8);
        const auto options = optionsOf(frame, item);
        const std::size_t before = frame.log.size();
        const auto chosen = choiceRow(frame, {"answer", item.item}, in(frame, item.text), options,
                                      selectedOf(item, answerOf(page.view, item)),
                                      {.enabled = page.model.mayEdit ? Enabled::Yes : Enabled::No});
        if (chosen)
            choose(page.model, page.view, page.out, index, answerFor(item, static_cast<std::size_t>(*chosen)));
        else if (frame.focus.id() != page.view.focusSeen && hasFocusSince(frame, before))
            page.view.item = index;
        drawComment(page, item);
    });
    if (isCurrent && page.view.scrollToCurrent) {
        scrollToLast(frame);
        page.view.scrollToCurrent = false;
    }
}

void drawTabs(Page& page)
{
    Frame& frame = page.frame;
    std::vector<std::string> counts;
    std::vector<Tab> list;
    counts.reserve(page.model.areas.size());
    for (std::size_t i = 0; i < page.model.areas.size(); ++i) {
        const Area& area = page.model.areas[i];
        counts.push_back(fmt::format("{}/{}", decided(page.view, area), area.items.size()));
        list.push_back({shortTitle(frame, page.model.areas, i), counts.back()});
    }
    const auto chosen = tabs(frame, "areas", frame.tr("rating.areas"), list, static_cast<int>(page.view.area));
    if (chosen) {
        showArea(page.model, page.view, static_cast<std::size_t>(*chosen));
        page.view.scrollToTop = false; // one is at the top already
    }
}

void finish(Page& page)
{
    commitRating(page.model, page.view, page.out);
    page.out.send(app::FinishRating{page.model.round, page.model.child.child});
}

/// "Næste område", or when everything is answered "Sig færdig".
void drawForward(Page& page, bool complete)
{
    Frame& frame = page.frame;
    if (complete && page.model.mayEdit) {
        if (primaryButton(frame, "finish", frame.tr("rating.finish"), {.keyCap = "Enter"})) finish(page);
        if (!page.view.wasComplete) askFocus(page, frame.tr("rating.finish"));
        return;
    }
    const std::string cap = keyCapText(Shortcut::NextArea);
    if (primaryButton(frame, "next-area", frame.tr("rating.next_area"), {.keyCap = cap})) moveArea(page, 1);
}

void drawButtons(Page& page)
{
    Frame& frame = page.frame;
    const bool complete = isComplete(page.view, page.model);
    if (page.model.mayEdit) {
        if (linkButton(frame, "comment-link", frame.tr("rating.comment_link"),
                       {.keyCap = keyCapText(Shortcut::Comment)}))
            askForComment(page);
        sameRow(frame, 4);
        const auto undoKeys = keyCapText(Shortcut::Undo);
        const std::string undoTip = words(frame, "rating.undo_tip", {{"keys", undoKeys}});
        if (iconButton(frame, "undo", Icon::Undo, frame.tr("rating.undo"),
                       {.tooltip = undoTip, .enabled = page.model.canUndo ? Enabled::Yes : Enabled::No}))
            page.out.send(app::Undo{page.model.round, page.model.child.child});
        sameRow(frame, 4);
        const std::string redoTip = words(frame, "rating.redo_tip", {{"keys", keyCapText(Shortcut::Redo)}});
        if (iconButton(frame, "redo", Icon::Redo, frame.tr("rating.redo"),
                       {.tooltip = redoTip, .enabled = page.model.canRedo ? Enabled::Yes : Enabled::No}))
            page.out.send(app::Redo{page.model.round, page.model.child.child});
    }
    const std::string_view back = frame.tr("rating.previous_child");
    const bool hasFinish = complete && page.model.mayEdit;
    const std::string forwardCap = hasFinish ? "Enter" : keyCapText(Shortcut::NextArea);
    const float forward =
        buttonWidth(frame, frame.tr(hasFinish ? "rating.finish" : "rating.next_area"), {.keyCap = forwardCap});
    const float both = (page.model.previous ? buttonWidth(frame, back) + 10 : 0) + forward;
    alignRight(frame, both);
    if (page.model.previous) {
        if (button(frame, "previous", back)) goToChild(page.model, page.view, page.out, page.model.previous);
        sameRow(frame, 10);
    }
    drawForward(page, complete);
    page.view.wasComplete = complete;
}

} // namespace

void handleKeys(Page& page)
{
    Frame& frame = page.frame;
    if (frame.focus.layer() == 0 && !frame.focus.uses().characters) {
        Focus::Uses uses;
        uses.upDown = true; // they move between the indicators, wherever focus is
        frame.focus.setUses(uses);
        if (pressed(frame, "Up")) moveCurrent(page, -1);
        if (pressed(frame, "Down")) moveCurrent(page, 1);
    }
    const std::size_t before = page.view.item + page.view.area * 1000;
    if (page.model.mayEdit) {
        if (const int digit = pressedDigit(frame); digit >= 0) chooseByKey(page, digit);
        if (pressed(frame, Shortcut::WholeAreaNoSigns)) toggleReview(page.model, page.view, page.out);
        if (pressed(frame, Shortcut::Comment)) askForComment(page);
        if (pressed(frame, Shortcut::Undo) && page.model.canUndo)
            page.out.send(app::Undo{page.model.round, page.model.child.child});
        if (pressed(frame, Shortcut::Redo) && page.model.canRedo)
            page.out.send(app::Redo{page.model.round, page.model.child.child});
    }
    if (pressed(frame, Shortcut::NextArea)) moveArea(page, 1);
    if (pressed(frame, Shortcut::PreviousArea)) moveArea(page, -1);
    // The mark of focus must not stay behind on an indicator that was answered with a number key.
    if (before != page.view.item + page.view.area * 1000) page.view.focusSeen = frame.focus.id();
}

void drawQuestions(Page& page)
{
    Frame& frame = page.frame;
    if (page.view.scrollToTop) {
        scrollToTop(frame);
        page.view.scrollToTop = false;
    }
    drawTabs(page);
    space(frame, 12);
    const std::size_t shown = page.view.area;
    const Area* area = shownArea(page.model, page.view);
    if (area == nullptr) return;
    card(frame, {"area", shown}, {.padding = 0, .label = in(frame, area->title)}, [&] {
        // The mark of the current indicator reaches from edge to edge, so the padding is the column's.
        space(frame, kInset - 4);
        const auto inset = [&](const std::function<void()>& body) {
            indent(frame, size::kCard, [&] { column(frame, availableWidth(frame) - size::kCard, body); });
        };
        inset([&] {
            text(frame, in(frame, area->title),
                 {.style = TextStyle::SecondaryStrong, .tone = Tone::Muted, .role = Role::Heading});
        });
        space(frame, 2);
        for (std::size_t i = 0; i < area->items.size(); ++i) inset([&] { drawItem(page, *area, i); });
        space(frame, 4);
    });
    page.view.focusSeen = frame.focus.id();
    space(frame, 12);
    drawButtons(page);
}

} // namespace trivsel::ui::rating
