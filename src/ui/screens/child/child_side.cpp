#include "ui/chart.h"
#include "ui/layout.h"
#include "ui/screens/child/child_parts.h"
#include "ui/screens/parts/position_words.h"
#include "ui/screens/words.h"
#include "ui/shortcuts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/position.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace trivsel::ui::child {
namespace {

using Dialog = ChildView::Dialog;
constexpr std::size_t kRoundsAtAGlance = 2;

/// All of it in words, also what the chart has no room for.
void drawTimelineList(Page& page)
{
    Frame& frame = page.frame;
    for (const app::TimelineLine& line : app::linesOf(page.model.timeline, *page.words.full, frame.language)) {
        separator(frame, 8);
        std::string days = dayWordsYear(frame, line.from);
        if (line.to != line.from) days += " – " + dayWordsYear(frame, line.to);
        caption(frame, line.state.empty() ? days : days + " · " + line.state);
        text(frame, line.what, {.style = TextStyle::Secondary});
    }
}

void drawTimeline(Page& page)
{
    Frame& frame = page.frame;
    card(frame, "timeline", {.label = frame.tr("child.timeline")}, [&] {
        heading(frame, frame.tr("child.timeline"));
        space(frame, 8);
        const auto& timeline = page.model.timeline;
        if (timeline.points.empty()) {
            secondary(frame, frame.tr("child.no_positions"));
            if (timeline.bars.empty()) return;
            space(frame, 8);
        }
        chart(frame, app::chartOf(timeline, *page.words.full, frame.language));
        space(frame, 6);
        const bool isShown = page.view.showsTimelineList;
        if (linkButton(frame, "timeline-list", frame.tr(isShown ? "child.timeline_hide" : "child.timeline_list"),
                       {.icon = isShown ? Icon::ExpandLess : Icon::ExpandMore}))
            page.view.showsTimelineList = !isShown;
        if (isShown) drawTimelineList(page);
    });
}

void drawAgreed(Frame& frame, std::string_view label, std::string_view words)
{
    if (words.empty()) return;
    space(frame, 8);
    text(frame, label, {.style = TextStyle::SecondaryStrong});
    space(frame, 2);
    text(frame, words, {.style = TextStyle::Secondary, .tone = Tone::Muted});
}

void drawRound(Page& page, const app::ChildModel::RoundRow& round)
{
    Frame& frame = page.frame;
    separator(frame, 10);
    centreInRow(frame, 28, TextStyle::SecondaryStrong);
    text(frame, in(frame, round.title), {.style = TextStyle::SecondaryStrong});
    if (round.position) {
        const std::string& word = briefWord(frame, page.words, *round.position);
        const float width = positionPillWidth(frame, word);
        sameRowIfFits(frame, width);
        alignRight(frame, width);
        positionPill(frame, *round.position, word);
    }
    const std::string line = roundLine(frame, round);
    if (!line.empty()) {
        space(frame, 2);
        caption(frame, line);
    }
    drawAgreed(frame, frame.tr(round.position ? "child.round_comment" : "child.round_reason"), round.comment);
    drawAgreed(frame, frame.tr("child.round_environment"), round.environment);
    drawAgreed(frame, frame.tr("child.round_watch"), round.watchFor);
    if (round.lookAgain) drawAgreed(frame, frame.tr("child.round_look_again"), dayWordsYear(frame, *round.lookAgain));
}

void drawRounds(Page& page)
{
    const auto& rounds = page.model.rounds;
    if (rounds.empty()) return;
    Frame& frame = page.frame;
    card(frame, "rounds", {.label = frame.tr("child.rounds")}, [&] {
        heading(frame, frame.tr("child.rounds"));
        const std::size_t shown = page.view.showsAllRounds ? rounds.size() : std::min(rounds.size(), kRoundsAtAGlance);
        for (std::size_t i = 0; i < shown; ++i) drawRound(page, rounds[i]);
        if (shown == rounds.size()) return;
        space(frame, 8);
        if (linkButton(frame, "all-rounds", words(frame, "child.all_rounds", {{"n", std::to_string(rounds.size())}})))
            page.view.showsAllRounds = true;
    });
    space(frame, size::kBetweenCards);
}

/// Who follows up. The list has "Ingen" first, so that a task can be handed back.
void drawContact(Page& page)
{
    Frame& frame = page.frame;
    const app::ChildModel& model = page.model;
    card(frame, "contact", {.label = frame.tr("child.contact")}, [&] {
        heading(frame, frame.tr("child.contact"));
        const bool needsOne =
            !model.contactAdult && model.position && core::isAtLeast(*model.position, core::Position::Yellow);
        if (needsOne) {
            space(frame, 4);
            text(frame, frame.tr("child.contact_missing"), {.style = TextStyle::Secondary, .tone = Tone::Danger});
        }
        if (model.isContactAway) {
            space(frame, 4);
            text(frame, words(frame, "child.contact_away", {{"name", model.contactName}}), {.style = TextStyle::Secondary, .tone = Tone::Danger});
        }
        space(frame, 10);
        if (!model.mayEdit) {
            text(frame, model.contactName.empty() ? frame.tr("child.nobody") : std::string_view(model.contactName));
            return;
        }
        std::vector<std::string> names{std::string(frame.tr("child.nobody"))};
        int selected = model.contactAdult ? -1 : 0;
        for (const auto& adult : model.adults) {
            if (adult.user == model.contactAdult) selected = static_cast<int>(names.size());
            names.push_back(adult.name);
        }
        // Someone who has left is still named until another takes over.
        if (const auto chosen = dropDown(frame, "contact-adult", frame.tr("child.contact_why"), names, selected,
                                         {.hint = model.contactName})) {
            const auto at = static_cast<std::size_t>(*chosen);
            page.out.send(app::SetContactAdult{model.child.child, at == 0 ? UserId{} : model.adults[at - 1].user});
        }
    });
}

void fact(Frame& frame, std::string_view label, std::string_view value)
{
    if (value.empty()) return;
    space(frame, 6);
    column(frame, 96, [&] { secondary(frame, label); });
    sameRow(frame, 8);
    column(frame, availableWidth(frame), [&] { text(frame, value, {.style = TextStyle::Secondary}); });
}

void drawSiblings(Page& page)
{
    if (page.model.siblings.empty()) return;
    Frame& frame = page.frame;
    space(frame, 8);
    secondary(frame, frame.tr("child.siblings"));
    for (const auto& sibling : page.model.siblings)
        if (linkButton(frame, {"sibling", sibling.child}, sibling.name, {.icon = Icon::Child}))
            page.out.goTo({app::Screen::Child, {}, {}, sibling.child});
}

void drawChange(Page& page)
{
    const app::ChildModel& model = page.model;
    if (!model.mayEdit) return;
    Frame& frame = page.frame;
    std::vector<MenuItem> items;
    std::vector<Dialog> dialogs;
    const auto offer = [&](const char* key, Icon icon, Dialog dialog) {
        items.push_back({.label = frame.tr(key), .keyCap = {}, .icon = icon});
        dialogs.push_back(dialog);
    };
    offer("child.edit", Icon::Edit, Dialog::BaseData);
    offer("child.add_sibling", Icon::Groups, Dialog::Siblings);
    if (!model.linkedSiblings.empty()) offer("child.unlink", Icon::Remove, Dialog::Unlink);
    if (!model.units.empty()) {
        offer("child.move", Icon::Forward, Dialog::Move);
        offer("child.leave", Icon::Close, Dialog::Leave);
    }
    space(frame, 12);
    if (const auto chosen = menuButton(frame, "change", frame.tr("child.change"), items, {.icon = Icon::Edit}))
        openDialog(page, dialogs[static_cast<std::size_t>(*chosen)]);
}

void drawBaseData(Page& page)
{
    Frame& frame = page.frame;
    const app::ChildModel& model = page.model;
    card(frame, "base", {.label = frame.tr("child.base")}, [&] {
        heading(frame, frame.tr("child.base"));
        fact(frame, frame.tr("child.born"),
             fmt::format("{} · {}", dayWordsYear(frame, model.birthDate), ageWords(frame, model.child.ageMonths)));
        fact(frame, frame.tr("child.unit"), model.child.unit);
        if (model.sex)
            fact(frame, frame.tr("child.sex"), frame.tr(std::string("child.sex.") + core::toWord(*model.sex)));
        fact(frame, frame.tr("child.cpr"), model.maskedCpr);
        if (model.child.hasProtectedAddress) {
            space(frame, 8);
            tag(frame, frame.tr("child.protected"), Tone::Red);
        }
        drawSiblings(page);
        drawBars(page);
        drawChange(page);
    });
}

} // namespace

std::string roundLine(const Frame& frame, const app::ChildModel::RoundRow& round)
{
    std::string line;
    if (round.on) line = dayWordsYear(frame, *round.on);
    for (const std::string& name : round.by) (line += line.empty() ? "" : " · ") += name;
    return line;
}

void drawSide(Page& page)
{
    Frame& frame = page.frame;
    drawPages(page);
    space(frame, size::kBetweenCards);
    drawTimeline(page);
    space(frame, size::kBetweenCards);
    drawRounds(page);
    drawContact(page);
    space(frame, size::kBetweenCards);
    drawBaseData(page);
    space(frame, size::kBetweenCards);
    const std::string cap = keyCapText(Shortcut::ParentView);
    if (button(frame, "parents", frame.tr("child.parent_view"), {.keyCap = cap, .icon = Icon::Visible, .width = -1}))
        askForParentView(page);
    if (page.model.papers.empty()) return;
    space(frame, 8);
    if (button(frame, "print", frame.tr("print.button"), {.icon = Icon::Print, .width = -1}))
        page.view.print.open(page.model.papers, frame.language, page.out);
}

} // namespace trivsel::ui::child
