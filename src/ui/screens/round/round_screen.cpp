#include "ui/screens/round/round_screen.h"

#include "ui/layout.h"
#include "ui/screens/round/round_parts.h"
#include "ui/screens/words.h"
#include "ui/shortcuts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/status.h"

#include <algorithm>

namespace trivsel::ui {
namespace {

using round::Page;
using Dialog = RoundView::Dialog;

constexpr float kSearchWidth = 220;
constexpr float kChooserWidth = 230;

void adopt(const app::RoundModel& model, RoundView& view)
{
    if (view.unit == model.unit && view.round == model.round) return;
    const bool isSameUnit = view.unit == model.unit;
    view = RoundView{};
    view.unit = model.unit;
    view.round = model.round;
    view.isFresh = !isSameUnit || model.hasRound;
}

void goTo(Page& page, app::Screen screen, ChildId child)
{
    page.out.goTo({screen, page.model.unit, page.model.round, child});
}

std::string windowWords(const Frame& frame, const app::RoundModel& model)
{
    if (!model.nextWindowFrom || !model.nextWindowTo) return {};
    return words(frame, "round.next_window",
                 {{"from", dayWords(frame, *model.nextWindowFrom)}, {"to", dayWordsYear(frame, *model.nextWindowTo)}});
}

/// What is not done daily stands in one menu; only what the user may do is in it.
void drawMore(Page& page)
{
    Frame& frame = page.frame;
    const app::RoundModel& model = page.model;
    enum class Entry { Elsewhere, Missing, Close, Invite, Reopen, Open, Print, Meetings };
    std::vector<MenuItem> items;
    std::vector<Entry> entries;
    const auto add = [&](bool shown, Entry entry, const char* key, Icon icon) {
        if (!shown) return;
        items.push_back({.label = frame.tr(key), .icon = icon});
        entries.push_back(entry);
    };
    add(model.isOpen && model.missing > 0, Entry::Missing, "round.more.missing", Icon::Person);
    add(model.isOpen && model.mayClose, Entry::Close, "round.more.close", Icon::Check);
    add(model.isOpen && model.mayInvite && !model.invitable.empty(), Entry::Invite, "round.more.invite", Icon::Groups);
    add(!model.isOpen && model.mayReopen, Entry::Reopen, "round.more.reopen", Icon::Undo);
    add(!model.isOpen && model.mayOpen, Entry::Open, "round.more.open", Icon::Add);
    // Of the latest closed round: while one is open, that is the one before.
    add(model.hasRound && (!model.isOpen || !model.earlierRounds.empty()), Entry::Print, "round.more.print", Icon::Print);
    add(model.isOpen, Entry::Elsewhere, "elsewhere.title", Icon::Download);
    add(static_cast<bool>(model.unit), Entry::Meetings, "follow_up.unit_meetings", Icon::Groups);
    if (items.empty()) return;
    sameRowIfFits(frame, buttonWidth(frame, frame.tr("round.more"), {.icon = Icon::More}));
    const auto chosen = menuButton(frame, "more", frame.tr("round.more"), items, {.icon = Icon::More});
    if (!chosen) return;
    switch (entries[static_cast<std::size_t>(*chosen)]) {
    case Entry::Elsewhere: page.view.wantsElsewhere = true; break;
    case Entry::Missing:
    case Entry::Close: round::openDialog(page, Dialog::Missing); break;
    case Entry::Invite: round::openDialog(page, Dialog::Invite); break;
    case Entry::Reopen: round::openDialog(page, Dialog::Reopen); break;
    case Entry::Open: round::openDialog(page, Dialog::Open); break;
    case Entry::Print: page.view.print.open({app::PaperChoice::group(model.unit)}, frame.language, page.out); break;
    case Entry::Meetings: page.out.goTo({app::Screen::Meeting, model.unit, {}, {}}); break;
    }
}

void drawActions(Page& page)
{
    Frame& frame = page.frame;
    const app::RoundModel& model = page.model;
    const std::string team = words(frame, "round.team", {{"n", std::to_string(model.readyForTeam)}});
    const std::string_view rate = frame.tr("round.rate_next");
    const bool teamFirst = !model.nextToRate && model.nextForTeam;
    bool isFirst = true;
    if (model.nextToRate) {
        if (primaryButton(frame, "rate", rate, {.keyCap = "Enter"})) goTo(page, app::Screen::Rating, model.nextToRate);
        isFirst = false;
    }
    if (model.isOpen) {
        const ButtonOptions options{.keyCap = teamFirst ? std::string_view("Enter") : std::string_view(),
                                    .tooltip = model.nextForTeam ? std::string_view() : frame.tr("round.team_none"),
                                    .enabled = model.nextForTeam ? Enabled::Yes : Enabled::No};
        if (!isFirst) sameRowIfFits(frame, buttonWidth(frame, team, options));
        const bool used =
            teamFirst ? primaryButton(frame, "team", team, options) : button(frame, "team", team, options);
        if (used && model.nextForTeam) goTo(page, app::Screen::Team, model.nextForTeam);
        isFirst = false;
    }
    if (model.isOpen && model.mayClose && model.missing == 0) {
        sameRowIfFits(frame, buttonWidth(frame, frame.tr("round.more.close")));
        if (primaryButton(frame, "close", frame.tr("round.more.close"))) round::openDialog(page, Dialog::Missing);
    }
    if (!isFirst) sameRowIfFits(frame, buttonWidth(frame, frame.tr("round.criteria")));
    if (linkButton(frame, "criteria", frame.tr("round.criteria"))) goTo(page, app::Screen::Criteria, model.nextToRate);
    drawMore(page);
    alignRight(frame, kSearchWidth);
    searchField(frame, "search", frame.tr("round.search"), page.view.search, kSearchWidth);
    if (pressed(frame, Shortcut::Search)) frame.focus.request(std::string(frame.tr("round.search")));
    if (pressed(frame, Shortcut::RateNext) && model.nextToRate) goTo(page, app::Screen::Rating, model.nextToRate);
}

/// Which unit and which round, when there is more than one; and the children who came since it opened.
void drawChoosers(Page& page)
{
    Frame& frame = page.frame;
    const app::RoundModel& model = page.model;
    const bool hasUnits = model.units.size() > 1;
    const bool hasRounds = !model.earlierRounds.empty();
    const bool hasNewcomers = model.isOpen && model.newcomers > 0;
    if (!hasUnits && !hasRounds && !hasNewcomers) return;
    if (hasUnits) {
        std::vector<std::string> names;
        int selected = -1;
        for (const auto& unit : model.units) {
            if (unit.unit == model.unit) selected = static_cast<int>(names.size());
            names.push_back(unit.institution.empty()
                                ? unit.name
                                : words(frame, "round.unit", {{"unit", unit.name}, {"institution", unit.institution}}));
        }
        const auto chosen = dropDown(frame, "unit", {}, names, selected,
                                     {.hint = frame.tr("round.choose_unit"), .width = kChooserWidth});
        if (chosen) page.out.goTo({app::Screen::Round, model.units[static_cast<std::size_t>(*chosen)].unit, {}, {}});
    }
    if (hasRounds) {
        std::vector<std::string> titles{in(frame, model.title)};
        for (const auto& [id, title] : model.earlierRounds) titles.push_back(in(frame, title));
        if (hasUnits) sameRowIfFits(frame, kChooserWidth);
        const auto chosen =
            dropDown(frame, "round", {}, titles, 0, {.hint = frame.tr("round.choose_round"), .width = kChooserWidth});
        if (chosen && *chosen > 0)
            page.out.goTo(
                {app::Screen::Round, model.unit, model.earlierRounds[static_cast<std::size_t>(*chosen - 1)].first, {}});
    }
    if (hasNewcomers) {
        const std::string label = counted(frame, "round.newcomers", model.newcomers);
        const ButtonOptions options{.tooltip = frame.tr("round.newcomers_why"), .icon = Icon::Add};
        if (hasUnits || hasRounds) sameRowIfFits(frame, buttonWidth(frame, label, options));
        if (button(frame, "newcomers", label, options)) page.out.send(app::UpdateRoundChildren{model.round});
    }
    space(frame, size::kBetweenCards);
}

void drawNotes(Page& page)
{
    Frame& frame = page.frame;
    const app::RoundModel& model = page.model;
    if (!model.isOpen) {
        banner(frame, "closed", BannerKind::Info, frame.tr("round.closed"));
        space(frame, size::kBetweenCards);
    }
    if (model.parentsNotTold > 0) {
        const std::string told = counted(frame, "rights.round_not_told", model.parentsNotTold);
        if (banner(frame, "not-told", BannerKind::Warning, told, {.action = frame.tr("rights.round_not_told_go")}) == BannerEvent::Action)
            page.out.goTo({app::Screen::Rights, {}, {}, {}});
        space(frame, size::kBetweenCards);
    }
}

void drawNoRound(Page& page)
{
    Frame& frame = page.frame;
    const app::RoundModel& model = page.model;
    std::string why =
        model.mayOpen && !model.needsReason ? std::string(frame.tr("round.none_open")) : in(frame, model.whyNotOpen);
    if (!model.mayOpen || model.needsReason) {
        if (const std::string window = windowWords(frame, model); !window.empty())
            why += (why.empty() ? "" : " ") + window;
    }
    if (emptyState(frame, "none", Icon::Round, frame.tr("round.none"), why,
                   model.mayOpen ? frame.tr("round.open") : std::string_view()))
        round::openDialog(page, Dialog::Open);
}

void drawRoundContent(Page& page)
{
    Frame& frame = page.frame;
    const app::RoundModel& model = page.model;
    drawActions(page);
    space(frame, size::kBetweenCards);
    drawNotes(page);
    round::drawGrid(page);
    space(frame, 10);
    std::string line = counted(frame, "round.agreed", model.agreed);
    if (model.missing > 0) line += " " + counted(frame, "round.missing", model.missing);
    if (model.notValidated) line += " " + std::string(frame.tr("round.not_validated"));
    caption(frame, line);
}

/// Enter is the next thing to do from the first moment.
void giveFocus(Page& page, bool arrived)
{
    if (!page.view.isFresh && !arrived) return;
    Frame& frame = page.frame;
    const app::RoundModel& model = page.model;
    page.view.isFresh = false;
    if (!model.hasRound) {
        if (model.mayOpen) frame.focus.request(std::string(frame.tr("round.open")));
    } else if (model.nextToRate) {
        frame.focus.request(std::string(frame.tr("round.rate_next")));
    } else if (model.nextForTeam) {
        frame.focus.request(words(frame, "round.team", {{"n", std::to_string(model.readyForTeam)}}));
    }
}

} // namespace

void drawRound(Frame& frame, const app::RoundModel& model, RoundView& view, Outbox& out, const ScreenWords& words)
{
    // A new place asks for its first item; ours is the next thing to do.
    const bool arrived = frame.focus.pending() && view.dialog == Dialog::None && !view.print.isOpen;
    adopt(model, view);
    Page page{frame, model, view, out, words};
    if (!model.unit) {
        if (model.units.empty()) {
            emptyState(frame, "no-units", Icon::Groups, frame.tr("round.no_unit"), frame.tr("round.no_unit_why"));
        } else {
            heading(frame, frame.tr("round.choose_unit"));
            space(frame, 8);
            drawChoosers(page);
        }
        return;
    }
    drawChoosers(page);
    if (model.hasRound)
        drawRoundContent(page);
    else
        drawNoRound(page);
    giveFocus(page, arrived);
    round::drawDialogs(page);
    drawPrintDialog(frame, view.print, out);
}

} // namespace trivsel::ui
