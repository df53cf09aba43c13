#include "ui/screens/work_list/work_list_parts.h"

#include "ui/layout.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/copy.h"
#include "ui/widgets/status.h"

#include <algorithm>
#include <array>

namespace trivsel::ui {
namespace {

using Model = app::WorkListModel;
using Kind = Model::Kind;

int count(const Model::Unit& unit, Kind kind) { return unit.counts[static_cast<std::size_t>(kind)]; }

/// A nought says nothing, and columns of them hide what there is.
void drawCount(const Frame& frame, TableRow& cells, int column, int n)
{
    static_cast<void>(frame);
    if (n > 0) cells.text(column, std::to_string(n), TextStyle::SecondaryStrong);
}

std::string windowEnd(const Frame& frame, const Model::Unit& unit, Date today)
{
    if (!unit.windowTo) return {};
    const char* key = *unit.windowTo < today ? "work_list.remind.ended" : "work_list.remind.ends";
    return words(frame, key, {{"day", dayWords(frame, *unit.windowTo)}});
}

std::string sentence(const Frame& frame, const char* key, int n, std::string_view unit)
{
    return words(frame, std::string(key) + (n == 1 ? ".one" : ".many"), {{"n", std::to_string(n)}, {"unit", unit}});
}

/// The reminder with its two ways out of the program.
void drawReminder(Frame& frame, const std::string& title, const std::string& reminder, WorkListView& view, Outbox& out)
{
    card(frame, "reminder", [&] {
        heading(frame, title);
        space(frame, 4);
        caption(frame, frame.tr("work_list.remind.what"));
        space(frame, 12);
        if (reminder.empty()) {
            secondary(frame, frame.tr("work_list.remind.nothing"));
            return;
        }
        text(frame, reminder);
        space(frame, 16);
        if (primaryButton(frame, "copy", frame.tr("work_list.remind.copy"))) {
            copyWords(frame, reminder);
            view.isCopied = true;
        }
        sameRowIfFits(frame, buttonWidth(frame, frame.tr("work_list.remind.save"), {.icon = Icon::Download}));
        if (button(frame, "save", frame.tr("work_list.remind.save"), {.icon = Icon::Download}))
            view.print.open({app::PaperChoice::reminder(reminder)}, frame.language, out);
        space(frame, 8);
        caption(frame, frame.tr(view.isCopied ? "work_list.remind.copied" : "work_list.remind.copy_why"));
    });
}

void drawUnitTable(Frame& frame, const Model& model, WorkListView& view)
{
    const std::array columns{TableColumn{.title = frame.tr("children.unit"), .weight = 1, .minWidth = 130},
                             TableColumn{.title = frame.tr("work_list.done"), .width = 96, .align = Align::Right},
                             TableColumn{.title = frame.tr("work_list.column.ratings"), .width = 96, .align = Align::Right},
                             TableColumn{.title = frame.tr("work_list.column.position"), .width = 84, .align = Align::Right, .hideBelow = 560},
                             TableColumn{.title = frame.tr("work_list.column.contact"), .width = 104, .align = Align::Right, .hideBelow = 660},
                             TableColumn{.title = frame.tr("work_list.tile.overdue"), .width = 84, .align = Align::Right},
                             TableColumn{.title = frame.tr("work_list.column.request"), .width = 84, .align = Align::Right, .hideBelow = 760}};
    const auto at = [&](int index) -> const Model::Unit& { return model.units[static_cast<std::size_t>(view.units[static_cast<std::size_t>(index)])]; };
    TableSpec spec;
    spec.name = frame.tr("work_list.units");
    spec.columns = columns;
    spec.rows = static_cast<int>(view.units.size());
    spec.rowLabel = [&](int index) -> std::string_view { return at(index).name; };
    for (int i = 0; i < spec.rows; ++i)
        if (at(i).unit == view.reminded) spec.currentRow = i;
    const auto chosen = table(frame, "units", spec, view.unitTable, [&](TableRow& cells) {
        const Model::Unit& unit = at(cells.index());
        cells.twoLines(0, unit.name, unit.institution >= 0 ? std::string_view(model.institutions[static_cast<std::size_t>(unit.institution)].name) : std::string_view{});
        if (unit.windowTo)
            cells.text(1, words(frame, "work_list.of", {{"n", std::to_string(unit.agreed)}, {"total", std::to_string(unit.inRound)}}));
        else if (count(unit, Kind::RoundNotOpened) > 0)
            cells.text(1, frame.tr("work_list.round_missing"), TextStyle::Secondary, Tone::Danger);
        drawCount(frame, cells, 2, count(unit, Kind::Ratings) + count(unit, Kind::NotInRound));
        drawCount(frame, cells, 3, count(unit, Kind::Position));
        drawCount(frame, cells, 4, count(unit, Kind::WithoutContactAdult) + count(unit, Kind::WithoutDate));
        drawCount(frame, cells, 5, count(unit, Kind::Overdue));
        drawCount(frame, cells, 6, count(unit, Kind::Request));
    });
    if (!chosen) return;
    view.reminded = at(*chosen).unit;
    view.isCopied = false;
}

void drawAdultTable(Frame& frame, const Model& model, WorkListView& view)
{
    const std::array columns{TableColumn{.title = frame.tr("work_list.adult"), .weight = 1, .minWidth = 150},
                             TableColumn{.title = frame.tr("work_list.left"), .width = 110, .align = Align::Right},
                             TableColumn{.title = frame.tr("work_list.begun"), .width = 132, .align = Align::Right, .hideBelow = 480},
                             TableColumn{.title = frame.tr("work_list.tile.overdue"), .width = 96, .align = Align::Right}};
    const auto at = [&](int index) -> const Model::Adult& { return model.adults[static_cast<std::size_t>(view.adults[static_cast<std::size_t>(index)])]; };
    TableSpec spec;
    spec.name = frame.tr("work_list.adults");
    spec.columns = columns;
    spec.rows = static_cast<int>(view.adults.size());
    spec.rowLabel = [&](int index) -> std::string_view { return at(index).name; };
    for (int i = 0; i < spec.rows; ++i)
        if (at(i).user == view.remindedAdult) spec.currentRow = i;
    const auto chosen = table(frame, "adults", spec, view.adultTable, [&](TableRow& cells) {
        const Model::Adult& adult = at(cells.index());
        std::string units;
        for (const Model::Left& left : adult.left) units += (units.empty() ? "" : ", ") + model.units[static_cast<std::size_t>(left.unit)].name;
        cells.twoLines(0, adult.name, units);
        drawCount(frame, cells, 1, adult.ratings);
        drawCount(frame, cells, 2, adult.begun);
        drawCount(frame, cells, 3, adult.overdue);
    });
    if (!chosen) return;
    view.remindedAdult = at(*chosen).user;
    view.isCopied = false;
}

} // namespace

std::string reminderWords(const Frame& frame, const Model& model, const Model::Adult& adult)
{
    std::string all;
    for (const Model::Left& left : adult.left) {
        const Model::Unit& unit = model.units[static_cast<std::size_t>(left.unit)];
        all += sentence(frame, "work_list.remind.adult", left.ratings, unit.name);
        if (left.begun > 0) all += words(frame, "work_list.remind.begun", {{"n", std::to_string(left.begun)}});
        if (const std::string end = windowEnd(frame, unit, model.today); !end.empty()) all += "; " + end;
        if (all.back() != '.') all += '.'; // "31. okt." has its own
        all += '\n';
    }
    if (adult.overdue > 0) all += counted(frame, "work_list.remind.overdue", adult.overdue) + "\n";
    return all.empty() ? all : all + std::string(frame.tr("work_list.remind.where"));
}

std::string reminderWords(const Frame& frame, const Model& model, const Model::Unit& unit)
{
    const auto add = [&](std::string& all, const char* key, int n) {
        if (n > 0) all += sentence(frame, key, n, unit.name) + "\n";
    };
    std::string all;
    if (count(unit, Kind::RoundNotOpened) > 0) all += std::string(frame.tr("work_list.remind.unit_not_opened")) + "\n";
    add(all, "work_list.remind.unit_ratings", count(unit, Kind::Ratings));
    add(all, "work_list.remind.unit_new", count(unit, Kind::NotInRound));
    add(all, "work_list.remind.unit_position", count(unit, Kind::Position));
    add(all, "work_list.remind.unit_contact", count(unit, Kind::WithoutContactAdult) + count(unit, Kind::WithoutDate));
    add(all, "work_list.remind.unit_overdue", count(unit, Kind::Overdue));
    if (all.empty()) return all;
    std::string title = unit.name;
    if (const std::string end = windowEnd(frame, unit, model.today); !end.empty()) title += ": " + end;
    return title + "\n" + all + std::string(frame.tr("work_list.remind.where"));
}

void drawWorkUnits(Frame& frame, const Model& model, WorkListView& view, Outbox& out)
{
    const auto shown = std::find_if(view.units.begin(), view.units.end(),
                                    [&](int i) { return model.units[static_cast<std::size_t>(i)].unit == view.reminded; });
    if (shown == view.units.end() && !view.units.empty()) view.reminded = model.units[static_cast<std::size_t>(view.units.front())].unit;
    twoColumns(
        frame, [&] { drawUnitTable(frame, model, view); },
        [&] {
            for (const int i : view.units) {
                const Model::Unit& unit = model.units[static_cast<std::size_t>(i)];
                if (unit.unit != view.reminded) continue;
                drawReminder(frame, words(frame, "work_list.remind.to", {{"who", unit.name}}), reminderWords(frame, model, unit), view, out);
                space(frame, 12);
                if (linkButton(frame, "lines", frame.tr("work_list.see_lines"), {.icon = Icon::Forward})) {
                    view.unit = unit.unit;
                    view.tab = WorkListView::Tab::Lines;
                }
                space(frame, 8);
                if (linkButton(frame, "round", frame.tr("follow_up.to_round"), {.icon = Icon::Round})) out.goTo(unit.place);
            }
        });
}

void drawWorkAdults(Frame& frame, const Model& model, WorkListView& view, Outbox& out)
{
    if (view.adults.empty()) {
        emptyState(frame, "no-adults", Icon::Check, frame.tr("work_list.nobody"), frame.tr("work_list.nobody_why"));
        return;
    }
    const auto isShown = [&](int i) { return model.adults[static_cast<std::size_t>(i)].user == view.remindedAdult; };
    if (std::none_of(view.adults.begin(), view.adults.end(), isShown)) view.remindedAdult = model.adults[static_cast<std::size_t>(view.adults.front())].user;
    twoColumns(
        frame, [&] { drawAdultTable(frame, model, view); },
        [&] {
            for (const int i : view.adults) {
                const Model::Adult& adult = model.adults[static_cast<std::size_t>(i)];
                if (adult.user != view.remindedAdult) continue;
                drawReminder(frame, words(frame, "work_list.remind.to", {{"who", adult.name}}), reminderWords(frame, model, adult), view, out);
                space(frame, 12);
                if (linkButton(frame, "lines", frame.tr("work_list.see_lines"), {.icon = Icon::Forward})) {
                    view.adult = adult.user;
                    view.tab = WorkListView::Tab::Lines;
                }
            }
        });
}

} // namespace trivsel::ui
