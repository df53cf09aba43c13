#include "ui/layout.h"
#include "ui/screens/parts/position_words.h"
#include "ui/screens/rating/rating_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/position.h"

#include <array>

namespace trivsel::ui::rating {
namespace {

constexpr std::array kPositions{core::Position::Green, core::Position::Yellow, core::Position::Red,
                                core::Position::Unassessed};
constexpr std::array<std::string_view, 4> kKeys{"1", "2", "3", "0"};

std::optional<int> indexOf(const std::optional<core::Position>& position)
{
    for (std::size_t i = 0; i < kPositions.size(); ++i) {
        if (position == kPositions[i]) return static_cast<int>(i);
    }
    return std::nullopt;
}

void drawOwnPosition(Page& page)
{
    Frame& frame = page.frame;
    card(frame, "own-position", [&] {
        heading(frame, frame.tr(page.model.own ? "rating.own_position" : "rating.choose_position"));
        space(frame, 4);
        const char* why = !page.model.maySetOwn ? "rating.own_locked"
                          : page.model.own      ? "rating.own_changeable"
                                                : "rating.choose_why";
        secondary(frame, frame.tr(why));
        space(frame, 12);
        std::array<ChoiceOption, kPositions.size()> options;
        for (std::size_t i = 0; i < kPositions.size(); ++i) {
            options[i] = {fullWord(frame, page.words, kPositions[i]), kKeys[i], kPositions[i]};
        }
        const bool may = page.model.maySetOwn;
        const auto chosen =
            radioList(frame, "position", frame.tr("rating.own_position"), options, indexOf(page.model.own),
                      {.takesKeys = may ? TakesKeys::Yes : TakesKeys::No, .enabled = may ? Enabled::Yes : Enabled::No});
        if (chosen && may)
            page.out.send(app::SetOwnPosition{page.model.round, page.model.child.child,
                                              kPositions[static_cast<std::size_t>(*chosen)]});
    });
}

void drawOnwards(Page& page)
{
    Frame& frame = page.frame;
    const bool hasNext = static_cast<bool>(page.model.nextToRate);
    const std::string_view onwards = frame.tr(hasNext ? "rating.next_child" : "rating.to_round");
    if (page.model.own || !page.model.maySetOwn) {
        if (!hasNext) {
            secondary(frame, frame.tr("rating.none_left"));
            space(frame, 10);
        }
        if (primaryButton(frame, "onwards", onwards, {.keyCap = "Enter"})) {
            if (hasNext)
                goToChild(page.model, page.view, page.out, page.model.nextToRate);
            else
                goToRound(page.model, page.view, page.out);
        }
        if (!page.view.ownWasSet) askFocus(page, onwards);
        if (page.model.isReadyForTeam) {
            sameRowIfFits(frame, buttonWidth(frame, frame.tr("rating.to_team")));
            if (button(frame, "team", frame.tr("rating.to_team")))
                page.out.goTo({app::Screen::Team, page.model.unit, page.model.round, page.model.child.child});
        }
        if (hasNext) {
            sameRowIfFits(frame, buttonWidth(frame, frame.tr("rating.to_round")));
            if (linkButton(frame, "round", frame.tr("rating.to_round"))) goToRound(page.model, page.view, page.out);
        }
        space(frame, 8);
        if (!page.model.isReadyForTeam) caption(frame, frame.tr("rating.waiting"));
    } else {
        caption(frame, frame.tr("rating.saved_choose"));
    }
    page.view.ownWasSet = page.model.own.has_value();
}

void drawEarlier(Page& page)
{
    Frame& frame = page.frame;
    card(frame, "earlier", [&] {
        heading(frame, frame.tr("rating.earlier"));
        if (page.model.earlier.empty()) {
            space(frame, 4);
            secondary(frame, frame.tr("rating.earlier_none"));
        }
        for (const auto& earlier : page.model.earlier) {
            space(frame, 10);
            const std::string& word = briefWord(frame, page.words, earlier.position);
            column(frame, availableWidth(frame) - positionPillWidth(frame, word) - 20, [&] {
                text(frame, in(frame, earlier.round), {.style = TextStyle::Secondary, .wrap = Wrap::None});
                caption(frame, dayWordsYear(frame, earlier.date));
            });
            alignRight(frame, positionPillWidth(frame, word));
            positionPill(frame, earlier.position, word);
        }
    });
}

/// The locked answers, to be read.
void drawAnswers(Page& page)
{
    Frame& frame = page.frame;
    if (linkButton(frame, "answers", frame.tr(page.view.showsAnswers ? "rating.hide_answers" : "rating.show_answers"),
                   {.icon = page.view.showsAnswers ? Icon::ExpandLess : Icon::ExpandMore}))
        page.view.showsAnswers = !page.view.showsAnswers;
    if (!page.view.showsAnswers) return;
    space(frame, 8);
    card(frame, "answer-list", [&] {
        bool isFirst = true;
        for (const Area& area : page.model.areas) {
            if (!isFirst) space(frame, 16);
            isFirst = false;
            heading(frame, in(frame, area.title));
            for (const Item& item : area.items) {
                space(frame, 8);
                const bool isNotSeen = item.answer.kind == core::Answer::Kind::NotSeen;
                const bool isOption =
                    item.answer.kind == core::Answer::Kind::Option && item.answer.option < item.options.size();
                const std::string_view label = isOption
                                                   ? std::string_view(in(frame, item.options[item.answer.option].label))
                                               : isNotSeen ? std::string_view(in(frame, item.notSeen))
                                                           : frame.tr("rating.reviewed");
                const auto position = isOption    ? item.options[item.answer.option].signal
                                      : isNotSeen ? std::optional(core::Position::Unassessed)
                                                  : std::optional(core::Position::Green);
                const float width =
                    position ? positionPillWidth(frame, label) : textWidth(frame, label, TextStyle::Secondary) + 24;
                column(frame, std::max(160.0F, availableWidth(frame) - width - 16), [&] {
                    text(frame, in(frame, item.text), {.style = TextStyle::Secondary});
                    if (!item.comment.empty()) caption(frame, words(frame, "rating.quoted", {{"text", item.comment}}));
                });
                alignRight(frame, width);
                if (position)
                    positionPill(frame, *position, label);
                else
                    tag(frame, label, Tone::Muted);
            }
        }
        if (!page.model.comment.empty()) {
            space(frame, 16);
            heading(frame, frame.tr("rating.overall"));
            space(frame, 4);
            secondary(frame, words(frame, "rating.quoted", {{"text", page.model.comment}}));
        }
    });
}

} // namespace

void drawDone(Page& page)
{
    Frame& frame = page.frame;
    if (!page.view.wasDone) {
        scrollToTop(frame);
        page.view.ownWasSet = false;
        if (!page.model.own && page.model.maySetOwn) frame.focus.clear(); // 1, 2 and 3 choose; nothing is preselected
    }
    TwoColumns columns;
    columns.sideWidth = 380;
    twoColumns(
        frame,
        [&] {
            drawOwnPosition(page);
            space(frame, size::kBetweenCards);
            drawOnwards(page);
            space(frame, size::kBetweenCards);
            drawAnswers(page);
        },
        [&] {
            drawSuggestion(page);
            space(frame, size::kBetweenCards);
            drawEarlier(page);
            space(frame, 12);
            if (!page.model.validated) caption(frame, frame.tr("rating.not_validated"));
        },
        columns);
}

} // namespace trivsel::ui::rating
