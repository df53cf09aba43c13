#include "ui/layout.h"
#include "ui/screens/rights/rights_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/status.h"
#include "ui/widgets/tabs.h"

#include <algorithm>
#include <array>

namespace trivsel::ui {
namespace {

using rights::Dialog;
using Model = app::RightsHouseModel;

struct Page {
    Frame& frame;
    const Model& model;
    RightsView& view;
    Outbox& out;
};

template <class T> bool isIn(const std::vector<T>& list, const T& value) { return std::ranges::find(list, value) != list.end(); }

template <class T> void flip(std::vector<T>& list, const T& value)
{
    if (isIn(list, value)) std::erase(list, value);
    else list.push_back(value);
}

app::Place placeOf(ChildId child)
{
    app::Place place{app::Screen::Rights, {}, {}, {}};
    place.child = child;
    return place;
}

/// Parents who were not told: marked all at once after a letter went out.
void drawNotTold(Page& page)
{
    Frame& frame = page.frame;
    secondary(frame, frame.tr("rights.told_why"));
    space(frame, 10);
    if (button(frame, "letter", frame.tr("rights.letter"), {.icon = Icon::Print})) page.view.print.open({app::PaperChoice::letter()}, frame.language, page.out);
    space(frame, 12);
    if (page.model.notTold.empty()) {
        emptyState(frame, "all-told", Icon::Check, frame.tr("rights.all_told"), counted(frame, "rights.all_told_why", page.model.told));
        return;
    }
    std::erase_if(page.view.chosen, [&](ChildId child) { return std::ranges::none_of(page.model.notTold, [&](const auto& c) { return c.child == child; }); });
    const bool allChosen = page.view.chosen.size() == page.model.notTold.size();
    if (checkbox(frame, "all", words(frame, "rights.choose_all", {{"n", std::to_string(page.model.notTold.size())}}), allChosen)) {
        page.view.chosen.clear();
        if (!allChosen)
            for (const auto& child : page.model.notTold) page.view.chosen.push_back(child.child);
    }
    sameRowIfFits(frame, buttonWidth(frame, frame.tr("rights.told_add")));
    if (primaryButton(frame, "told", frame.tr("rights.told_add"), {.enabled = page.view.chosen.empty() ? Enabled::No : Enabled::Yes}))
        rights::openDialog(page.view, Dialog::Told);
    space(frame, 10);
    const std::array columns{TableColumn{.title = frame.tr("rights.child"), .width = 0, .weight = 3}, TableColumn{.title = frame.tr("rights.unit"), .width = 0, .weight = 2},
                             TableColumn{.title = frame.tr("rights.chosen"), .width = 120}};
    TableSpec spec;
    spec.name = frame.tr("rights.tab.told");
    spec.columns = columns;
    spec.rows = static_cast<int>(page.model.notTold.size());
    spec.rowLabel = [&](int row) -> std::string_view { return page.model.notTold[static_cast<std::size_t>(row)].name; };
    const auto chosen = table(frame, "not-told", spec, page.view.notTold, [&](TableRow& cells) {
        const auto& child = page.model.notTold[static_cast<std::size_t>(cells.index())];
        cells.text(0, child.name, TextStyle::Body);
        cells.text(1, child.unit);
        cells.text(2, isIn(page.view.chosen, child.child) ? frame.tr("rights.is_chosen") : std::string_view{}, TextStyle::SecondaryStrong, Tone::Good);
    });
    if (chosen) flip(page.view.chosen, page.model.notTold[static_cast<std::size_t>(*chosen)].child);
}

void drawWaiting(Page& page)
{
    Frame& frame = page.frame;
    if (page.model.waiting.empty()) {
        emptyState(frame, "none-waiting", Icon::Check, frame.tr("rights.none_waiting"), frame.tr("rights.none_waiting_why"));
        return;
    }
    constexpr std::array kKinds{"rights.waits.correction", "rights.waits.exception", "rights.waits.insight"};
    card(frame, "waiting", {.label = frame.tr("rights.tab.waiting")}, [&] {
        for (std::size_t i = 0; i < page.model.waiting.size(); ++i) {
            const auto& one = page.model.waiting[i];
            if (i > 0) separator(frame, 8);
            withId(frame, {"waiting", i}, [&] {
                if (linkButton(frame, "open", one.name)) page.out.goTo(placeOf(one.child));
                secondary(frame, frame.tr(kKinds[static_cast<std::size_t>(one.kind)]));
                if (one.since) caption(frame, words(frame, "rights.since", {{"day", dayWordsYear(frame, *one.since)}}));
            });
        }
    });
}

void drawArchive(Page& page)
{
    Frame& frame = page.frame;
    card(frame, "archive", {.label = frame.tr("rights.archive")}, [&] {
        heading(frame, frame.tr("rights.archive"));
        space(frame, 4);
        if (page.model.archive.empty()) text(frame, frame.tr("rights.archive_none"), {.style = TextStyle::Secondary, .tone = Tone::Danger});
        else text(frame, page.model.archive);
        space(frame, 8);
        if (button(frame, "archive-write", frame.tr(page.model.archive.empty() ? "rights.archive_write" : "rights.archive_change"))) {
            rights::openDialog(page.view, Dialog::Archive);
            page.view.words.editor.setText(page.model.archive);
        }
    });
    space(frame, size::kBetweenCards);
}

std::string dueWords(const Frame& frame, const Model::Due& due)
{
    if (!due.heldBy.empty()) return words(frame, "rights.held", {{"why", rights::heldWords(frame, due.heldBy)}});
    return words(frame, "rights.since", {{"day", dayWordsYear(frame, due.since)}});
}

bool isChosen(const RightsView& view, const Model::Due& due) { return due.concern ? isIn(view.chosenConcerns, due.concern) : isIn(view.chosen, due.child); }

void drawDue(Page& page)
{
    Frame& frame = page.frame;
    drawArchive(page);
    if (page.model.due.empty()) {
        emptyState(frame, "none-due", Icon::Check, frame.tr("rights.none_due"), frame.tr("rights.none_due_why"));
        return;
    }
    secondary(frame, frame.tr("rights.due_why"));
    space(frame, 10);
    const auto chooseAll = [&] {
        page.view.chosen.clear();
        page.view.chosenConcerns.clear();
        for (const Model::Due& due : page.model.due) {
            if (!due.heldBy.empty()) continue;
            if (due.concern) page.view.chosenConcerns.push_back(due.concern);
            else page.view.chosen.push_back(due.child);
        }
    };
    const std::size_t chosenNow = page.view.chosen.size() + page.view.chosenConcerns.size();
    if (button(frame, "choose-all", frame.tr("rights.choose_free"))) chooseAll();
    sameRowIfFits(frame, buttonWidth(frame, frame.tr("rights.approve")));
    const bool mayNow = chosenNow > 0 && !page.model.archive.empty();
    if (primaryButton(frame, "approve", frame.tr("rights.approve"),
                      {.tooltip = page.model.archive.empty() ? frame.tr("rights.archive_none") : std::string_view{}, .enabled = mayNow ? Enabled::Yes : Enabled::No})) {
        const auto children = page.view.chosen;
        const auto concerns = page.view.chosenConcerns;
        rights::openDialog(page.view, Dialog::Erase);
        page.view.chosen = children;
        page.view.chosenConcerns = concerns;
        page.view.why = app::EraseChildren::Why::Retention;
    }
    space(frame, 10);
    const std::array columns{TableColumn{.title = frame.tr("rights.child"), .width = 0, .weight = 3}, TableColumn{.title = frame.tr("rights.what"), .width = 0, .weight = 2, .hideBelow = 640},
                             TableColumn{.title = frame.tr("rights.due"), .width = 0, .weight = 4}, TableColumn{.title = frame.tr("rights.chosen"), .width = 120}};
    TableSpec spec;
    spec.name = frame.tr("rights.tab.due");
    spec.columns = columns;
    spec.rows = static_cast<int>(page.model.due.size());
    spec.rowLabel = [&](int row) -> std::string_view { return page.model.due[static_cast<std::size_t>(row)].name; };
    const auto chosen = table(frame, "due", spec, page.view.due, [&](TableRow& cells) {
        const Model::Due& due = page.model.due[static_cast<std::size_t>(cells.index())];
        cells.text(0, due.name, TextStyle::Body);
        cells.text(1, frame.tr(due.concern ? "rights.one_concern" : "rights.everything"));
        cells.text(2, dueWords(frame, due), TextStyle::Secondary, due.heldBy.empty() ? Tone::Normal : Tone::Danger);
        cells.text(3, isChosen(page.view, due) ? frame.tr("rights.is_chosen") : std::string_view{}, TextStyle::SecondaryStrong, Tone::Good);
    });
    if (!chosen) return;
    const Model::Due& due = page.model.due[static_cast<std::size_t>(*chosen)];
    if (!due.heldBy.empty()) page.out.goTo(placeOf(due.child)); // there it can be lifted
    else if (due.concern) flip(page.view.chosenConcerns, due.concern);
    else flip(page.view.chosen, due.child);
}

void drawErased(Page& page)
{
    Frame& frame = page.frame;
    secondary(frame, frame.tr("rights.erased_why"));
    space(frame, 10);
    if (page.model.erased.empty()) {
        emptyState(frame, "none-erased", Icon::Check, frame.tr("rights.none_erased"), frame.tr("rights.none_erased_why"));
        return;
    }
    card(frame, "erased", {.label = frame.tr("rights.tab.erased")}, [&] {
        for (std::size_t i = 0; i < page.model.erased.size(); ++i) {
            const Model::Erased& one = page.model.erased[i];
            if (i > 0) separator(frame, 8);
            text(frame, words(frame, "rights.erased_line", {{"day", dayWordsYear(frame, one.on)}, {"name", one.by}}), {.style = TextStyle::BodyStrong});
            const std::string key = "rights.erased_as." + one.why;
            secondary(frame, words(frame, "rights.erased_known", {{"why", std::string(frame.tr(key))}, {"pseudonym", one.pseudonym}}));
            if (!page.model.areBackupsKnown) caption(frame, frame.tr("rights.backups_wait"));
            else if (one.backups == 0) caption(frame, frame.tr("rights.backups_none"));
            else caption(frame, words(frame, "rights.backups_hold", {{"n", std::to_string(one.backups)}, {"day", dayWordsYear(frame, *one.until)}}));
        }
    });
}

} // namespace

void drawRightsHouse(Frame& frame, const Model& model, RightsView& view, Outbox& out)
{
    Page page{frame, model, view, out};
    if (view.child) {
        view.closeDialog();
        view.child = {};
        view.chosen.clear();
    }
    if (!model.maySee) {
        emptyState(frame, "no-rights", Icon::Lock, frame.tr("rights.not_for_you"), frame.tr("rights.not_for_you_why"));
        return;
    }
    if (model.mayErase) {
        const std::array counts{std::to_string(model.notTold.size()), std::to_string(model.waiting.size()), std::to_string(model.due.size()),
                                std::to_string(model.erased.size())};
        const std::array all{Tab{.label = frame.tr("rights.tab.told"), .count = counts[0]}, Tab{.label = frame.tr("rights.tab.waiting"), .count = counts[1]},
                             Tab{.label = frame.tr("rights.tab.due"), .count = counts[2]}, Tab{.label = frame.tr("rights.tab.erased"), .count = counts[3]}};
        if (const auto chosen = tabs(frame, "tabs", frame.tr("rights.title"), all, static_cast<int>(view.tab)); chosen && static_cast<int>(view.tab) != *chosen) {
            view.tab = static_cast<RightsView::Tab>(*chosen);
            view.chosen.clear();
            view.chosenConcerns.clear();
        }
        space(frame, 14);
    } else {
        view.tab = RightsView::Tab::Told;
    }
    switch (view.tab) {
    case RightsView::Tab::Told: drawNotTold(page); break;
    case RightsView::Tab::Waiting: drawWaiting(page); break;
    case RightsView::Tab::Due: drawDue(page); break;
    case RightsView::Tab::Erased: drawErased(page); break;
    }
    rights::drawDialog(frame, nullptr, view, out);
    drawPrintDialog(frame, view.print, out);
}

} // namespace trivsel::ui
