#include "ui/screens/follow_up/follow_up_screen.h"

#include "ui/layout.h"
#include "ui/screens/follow_up/follow_up_parts.h"
#include "ui/screens/parts/follow_up_words.h"
#include "ui/screens/words.h"
#include "ui/shortcuts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/status.h"
#include "ui/widgets/tabs.h"

#include <array>

namespace trivsel::ui {
namespace {

using Model = app::FollowUpModel;
using Row = Model::Row;

constexpr int kVisitsTab = Model::kGroups + 1;
constexpr float kSearchWidth = 220, kUnitWidth = 200;
constexpr float kNarrow = 640; ///< a table below this has the name and the day alone

bool fits(const Row& row, const FollowUpView::Choice& wanted, UnitId unit)
{
    if (wanted.tab > 0 && static_cast<int>(row.group) != wanted.tab - 1) return false;
    if (unit && row.unit != unit) return false;
    if (wanted.isMine && row.turn != Model::Turn::Mine) return false;
    if (wanted.search.empty()) return true;
    return text::foldCase(row.number) == wanted.search ||
           text::foldCase(row.name).find(wanted.search) != std::string::npos;
}

/// The lines that fit what was chosen and typed; looked through again only when that or the model changed.
void refresh(const Model& model, FollowUpView& view)
{
    if (view.unit >= static_cast<int>(model.units.size())) view.unit = -1;
    FollowUpView::Choice wanted{model.rows.data(), view.tab, view.unit, view.isMine,
                                text::foldCase(text::trim(view.search.text()))};
    if (wanted == view.choice && view.shown.size() <= model.rows.size()) return;
    const bool isOtherModel = wanted.rows != view.choice.rows;
    const UnitId unit = view.unit < 0 ? UnitId{} : model.units[static_cast<std::size_t>(view.unit)].unit;
    view.shown.clear();
    for (std::size_t i = 0; i < model.rows.size(); ++i)
        if (fits(model.rows[i], wanted, unit)) view.shown.push_back(static_cast<int>(i));
    view.choice = std::move(wanted);
    if (!isOtherModel) view.table.focusedRow = 0;
}

void drawTabs(Frame& frame, const Model& model, FollowUpView& view)
{
    using Group = Model::Group;
    const std::array counts{std::to_string(model.rows.size()), std::to_string(model.count(Group::Overdue)),
                            std::to_string(model.count(Group::Missing)), std::to_string(model.count(Group::Soon)),
                            std::to_string(model.count(Group::Later))};
    const std::array all{Tab{frame.tr("follow_up.all"), counts[0]},     Tab{frame.tr("follow_up.overdue"), counts[1]},
                         Tab{frame.tr("follow_up.missing"), counts[2]}, Tab{frame.tr("follow_up.soon"), counts[3]},
                         Tab{frame.tr("follow_up.later"), counts[4]},   Tab{frame.tr("follow_up.visits"), {}}};
    if (const auto chosen = tabs(frame, "tabs", frame.tr("follow_up.tabs"), all, view.tab)) view.tab = *chosen;
    space(frame, size::kBetweenCards);
}

void drawFilters(Frame& frame, const Model& model, FollowUpView& view)
{
    if (pressed(frame, Shortcut::Search)) frame.focus.request(std::string(frame.tr("follow_up.search")));
    const std::string cap = keyCapText(Shortcut::Search);
    searchField(frame, "search", frame.tr("follow_up.search"), view.search,
                std::min(kSearchWidth, availableWidth(frame)));
    sameRowIfFits(frame, keyCapWidth(frame, cap), 8);
    centreInRow(frame);
    keyCap(frame, cap);
    if (model.units.size() > 1) {
        sameRowIfFits(frame, kUnitWidth, 14);
        std::vector<std::string> units{std::string(frame.tr("children.all_units"))};
        for (const auto& unit : model.units) units.push_back(unit.name);
        if (const auto chosen = dropDown(frame, "unit", {}, units, view.unit + 1,
                                         {.hint = frame.tr("children.unit"), .width = kUnitWidth}))
            view.unit = *chosen - 1;
    }
    const std::string mine = words(frame, "follow_up.mine", {{"n", std::to_string(model.mine)}});
    sameRowIfFits(frame, textWidth(frame, mine, TextStyle::Control) + 40, 14);
    if (checkbox(frame, "mine", mine, view.isMine)) view.isMine = !view.isMine;
}

void drawTools(Frame& frame, const Model& model, FollowUpView& view, Outbox& out)
{
    if (!model.rows.empty()) drawFilters(frame, model, view);
    if (!model.rows.empty() && model.mayExport) {
        const ButtonOptions how{.icon = Icon::Calendar};
        sameRowIfFits(frame, buttonWidth(frame, frame.tr("print.calendar"), how), 14);
        if (button(frame, "calendar", frame.tr("print.calendar"), how))
            view.print.open({app::PaperChoice::calendar(app::CalendarScope::Mine),
                             app::PaperChoice::calendar(app::CalendarScope::All)},
                            frame.language, out);
    }
    if (model.mayHandOver) {
        const ButtonOptions how{.icon = Icon::SwitchUser};
        if (!model.rows.empty()) sameRowIfFits(frame, buttonWidth(frame, frame.tr("follow_up.hand_over"), how), 14);
        if (button(frame, "hand-over", frame.tr("follow_up.hand_over"), how))
            view.handOver = {.isOpen = true, .unit = -1, .from = -1, .to = -1, .fault = {}};
    }
    if (!model.rows.empty() || model.mayHandOver) space(frame, size::kBetweenCards);
}

std::string nameOf(const Frame& frame, const Row& row)
{
    if (row.name.empty()) return row.unitName;
    return row.others == 0 ? row.name : row.name + " " + counted(frame, "follow_up.and_others", row.others);
}

std::string whatOf(const Frame& frame, const Model& model, const Row& row)
{
    const Text* title = model.titleOf(row);
    std::string what(title != nullptr ? std::string_view(in(frame, *title)) : followUpWord(frame, row.kind));
    if (row.waitsForGate) what += " · " + std::string(frame.tr("follow_up.asks_gate"));
    return what;
}

/// The years are said only where they are not this one.
std::string dayOf(const Frame& frame, Date day, Date today)
{
    return day.year() == today.year() ? dayWords(frame, day) : dayWordsYear(frame, day);
}

void drawDue(Frame& frame, const Model& model, const Row& row, TableRow& cells, int column)
{
    if (row.group == Model::Group::Missing)
        cells.text(column, frame.tr("follow_up.now"), TextStyle::SecondaryStrong, Tone::Danger);
    else if (!row.due)
        cells.text(column, frame.tr(row.isClosedByGate ? "follow_up.waits" : "follow_up.no_day"), TextStyle::Secondary,
                   Tone::Muted);
    else if (row.workingDays) // its own clock, which weekends and holidays do not move
        cells.twoLines(column, dayOf(frame, *row.due, model.today), workingDaysWords(frame, *row.workingDays));
    else if (row.daysLate > 0)
        cells.text(column, dayOf(frame, *row.due, model.today) + " · " + counted(frame, "follow_up.late", row.daysLate),
                   TextStyle::SecondaryStrong, Tone::Danger);
    else if (*row.due == model.today)
        cells.text(column, frame.tr("follow_up.today"), TextStyle::SecondaryStrong);
    else
        cells.text(column, dayOf(frame, *row.due, model.today), TextStyle::Secondary);
}

/// Where there is no room for a column of its own, what is to be done stands below the name.
void drawRow(Frame& frame, const Model& model, const Row& row, TableRow& cells, bool isNarrow)
{
    const std::string what = whatOf(frame, model, row);
    const std::string_view unit = row.name.empty() ? frame.tr("follow_up.whole_unit") : std::string_view(row.unitName);
    cells.twoLines(0, nameOf(frame, row), isNarrow ? std::string_view(what) : unit);
    cells.text(1, what);
    drawDue(frame, model, row, cells, 2);
    const std::string who =
        row.role >= 0 ? in(frame, model.titles[static_cast<std::size_t>(row.role)]) : row.responsible;
    cells.text(3, who.empty() ? frame.tr("follow_up.nobody") : std::string_view(who), TextStyle::Secondary,
               Tone::Muted);
    cells.text(4, row.number, TextStyle::Secondary, Tone::Muted);
}

/// A visit's line leads to its agenda, a child's to the step on the child's page, a class's pulse to Skole.
void open(const Model& model, const Row& row, FollowUpView& view, Outbox& out)
{
    if (row.child || row.kind == core::FollowUpKind::Pulse) {
        out.goTo(row.place);
        return;
    }
    // Of a unit's matters the district's meeting alone has a title of its own.
    const auto kind = row.title >= 0                                      ? core::Visit::Kind::District
                      : row.kind == core::FollowUpKind::AbsenceReview ? core::Visit::Kind::AbsenceReview
                                                                      : core::Visit::Kind::SocialWorker;
    for (std::size_t i = 0; i < model.visits.size(); ++i)
        if (model.visits[i].unit == row.unit && model.visits[i].kind == kind) view.visit = static_cast<int>(i);
    view.visits.scrollToRow = view.visits.focusedRow = view.visit;
    view.tab = kVisitsTab;
}

void drawTable(Frame& frame, const Model& model, FollowUpView& view, Outbox& out)
{
    const bool isNarrow = availableWidth(frame) < kNarrow;
    const std::array columns{
        TableColumn{.title = frame.tr("follow_up.child"), .weight = 1, .minWidth = 150},
        TableColumn{.title = frame.tr("follow_up.what"), .weight = 1.6F, .minWidth = 170, .hideBelow = kNarrow},
        TableColumn{.title = frame.tr("follow_up.due"), .width = 186},
        TableColumn{.title = frame.tr("follow_up.who"), .weight = 0.7F, .minWidth = 110, .hideBelow = 700},
        TableColumn{.title = frame.tr("follow_up.number"), .width = 64, .align = Align::Right, .hideBelow = 840}};
    const auto rowAt = [&](int index) -> const Row& {
        return model.rows[static_cast<std::size_t>(view.shown[static_cast<std::size_t>(index)])];
    };
    TableSpec spec{.name = frame.tr("follow_up.list"),
                   .columns = columns,
                   .rows = static_cast<int>(view.shown.size()),
                   .rowLabel = {}};
    spec.rowLabel = [&](int index) -> std::string_view {
        return rowAt(index).name.empty() ? rowAt(index).unitName : rowAt(index).name;
    };
    const auto chosen = table(frame, "lines", spec, view.table,
                              [&](TableRow& cells) { drawRow(frame, model, rowAt(cells.index()), cells, isNarrow); });
    if (chosen) open(model, rowAt(*chosen), view, out);
    space(frame, 10);
    caption(frame, counted(frame, "follow_up.lines", static_cast<long long>(view.shown.size())));
}

/// Nothing at all to follow up: what leads to something, or that all is well.
void drawNothing(Frame& frame, const Model& model, Outbox& out)
{
    if (!model.hasChildren) {
        if (emptyState(frame, "no-children", Icon::Children, frame.tr("start.no_children"),
                       frame.tr("start.no_children_why"), frame.tr("start.to_children")))
            out.goTo({app::Screen::Children, {}, {}, {}});
    } else if (!model.hasPositions) {
        if (emptyState(frame, "no-positions", Icon::FollowUp, frame.tr("follow_up.none_yet"),
                       frame.tr("follow_up.none_yet_why"), frame.tr("follow_up.to_round")))
            out.goTo({app::Screen::Round, {}, {}, {}});
    } else {
        emptyState(frame, "none", Icon::Check, frame.tr("follow_up.none"), frame.tr("follow_up.none_why"));
    }
}

void drawLines(Frame& frame, const Model& model, FollowUpView& view, Outbox& out)
{
    drawTools(frame, model, view, out);
    refresh(model, view);
    if (model.rows.empty()) {
        drawNothing(frame, model, out);
        return;
    }
    if (!view.shown.empty()) {
        drawTable(frame, model, view, out);
        return;
    }
    const bool isFiltered = view.unit >= 0 || view.isMine || !view.search.text().empty();
    const char* why = isFiltered ? "follow_up.no_match_why" : "follow_up.none_here_why";
    if (!emptyState(frame, "no-match", isFiltered ? Icon::Search : Icon::Check,
                    frame.tr(isFiltered ? "follow_up.no_match" : "follow_up.none_here"), frame.tr(why),
                    frame.tr("follow_up.show_all")))
        return;
    view.search.set({});
    view.unit = -1;
    view.isMine = false;
    view.tab = 0;
}

} // namespace

void FollowUpView::showUnit(const app::FollowUpModel& model, UnitId wanted)
{
    tab = 0;
    isMine = false;
    search.set({});
    unit = -1;
    for (std::size_t i = 0; i < model.units.size(); ++i)
        if (model.units[i].unit == wanted) unit = static_cast<int>(i);
}

void drawFollowUp(Frame& frame, const app::FollowUpModel& model, const app::HandOverModel* handOver, FollowUpView& view,
                  Outbox& out, const ScreenWords& positionWords)
{
    drawTabs(frame, model, view);
    if (view.tab == kVisitsTab)
        drawVisits(frame, model, view, out, positionWords);
    else
        drawLines(frame, model, view, out);
    drawHeldVisit(frame, view, out);
    drawPrintDialog(frame, view.print, out);
    if (handOver != nullptr) drawHandOver(frame, *handOver, view, out);
}

} // namespace trivsel::ui
