#include "ui/screens/children/children_screen.h"

#include "ui/layout.h"
#include "ui/screens/parts/position_words.h"
#include "ui/screens/parts/undo_import.h"
#include "ui/screens/words.h"
#include "ui/shortcuts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/status.h"

#include <fmt/format.h>

#include <array>

namespace trivsel::ui {
namespace {

using Row = app::ChildrenModel::Row;

constexpr float kSearchWidth = 260;
constexpr float kUnitWidth = 230;
constexpr float kNarrow = 600, kUnitWidthNarrow = 170; ///< so that all buttons stand on one row below the search

/// The rows that fit what was typed and chosen. 10,000 names are compared only when one of them changed.
void refresh(const app::ChildrenModel& model, ChildrenView& view)
{
    if (view.unit >= static_cast<int>(model.units.size())) view.unit = -1;
    const std::string wanted = text::foldCase(text::trim(view.search.text()));
    // A model made anew has its rows elsewhere.
    const bool isFresh = view.shownRows == model.rows.data() && view.shown.size() <= model.rows.size();
    if (isFresh && view.shownUnit == view.unit && view.shownSearch == wanted) return;
    const bool isOtherChoice = view.shownUnit != view.unit || view.shownSearch != wanted;
    const UnitId unit = view.unit < 0 ? UnitId{} : model.units[static_cast<std::size_t>(view.unit)].unit;
    view.shown.clear();
    for (std::size_t i = 0; i < model.rows.size(); ++i) {
        const Row& row = model.rows[i];
        if (unit && row.unit != unit) continue;
        if (!wanted.empty() && row.searchKey.find(wanted) == std::string::npos) continue;
        view.shown.push_back(static_cast<int>(i));
    }
    view.shownRows = model.rows.data();
    view.shownUnit = view.unit;
    view.shownSearch = wanted;
    if (isOtherChoice) view.table.focusedRow = 0;
}

void drawTools(Frame& frame, const app::ChildrenModel& model, ChildrenView& view, Outbox& out)
{
    if (pressed(frame, Shortcut::Search)) frame.focus.request(std::string(frame.tr("children.search")));
    const std::string cap = keyCapText(Shortcut::Search);
    searchField(frame, "search", frame.tr("children.search"), view.search,
                std::min(kSearchWidth, availableWidth(frame)));
    sameRowIfFits(frame, keyCapWidth(frame, cap), 8);
    centreInRow(frame);
    keyCap(frame, cap);
    if (model.units.size() > 1) {
        const float width = availableWidth(frame) < kNarrow ? kUnitWidthNarrow : kUnitWidth;
        sameRowIfFits(frame, width, 14);
        std::vector<std::string> units{std::string(frame.tr("children.all_units"))};
        for (const auto& unit : model.units) units.push_back(unit.name);
        if (const auto chosen =
                dropDown(frame, "unit", {}, units, view.unit + 1, {.hint = frame.tr("children.unit"), .width = width}))
            view.unit = *chosen - 1;
    }
    if (model.mayAdd) {
        const ButtonOptions how{.icon = Icon::Add};
        sameRowIfFits(frame, buttonWidth(frame, frame.tr("children.add"), how), 14);
        if (button(frame, "add", frame.tr("children.add"), how)) {
            view.add.isOpen = true;
            view.add.unit = view.unit >= 0 ? view.unit : model.units.size() == 1 ? 0 : -1;
        }
    }
    if (model.mayImport) {
        const ButtonOptions how{.icon = Icon::Upload};
        sameRowIfFits(frame, buttonWidth(frame, frame.tr("children.import"), how));
        if (button(frame, "import", frame.tr("children.import"), how)) out.goTo({app::Screen::Import, {}, {}, {}});
    }
    space(frame, size::kBetweenCards);
}

void drawRow(Frame& frame, const Row& child, TableRow& row, const ScreenWords& positionWords)
{
    row.twoLines(0, child.name, ageWords(frame, child.ageMonths));
    row.text(1, child.unitName, TextStyle::Secondary);
    if (!child.position)
        row.text(2, "–", TextStyle::Secondary, Tone::Muted);
    else if (child.isCurrent)
        row.pill(2, *child.position, briefWord(frame, positionWords, *child.position));
    else
        row.text(
            2,
            fmt::format("{} · {}", briefWord(frame, positionWords, *child.position), frame.tr("children.not_current")),
            TextStyle::Secondary, Tone::Muted);
    if (child.openSteps > 0) {
        const std::string steps = counted(frame, "children.steps", child.openSteps);
        if (child.isOverdue)
            row.text(3, fmt::format("{} · {}", steps, frame.tr("children.overdue")), TextStyle::SecondaryStrong,
                     Tone::Danger);
        else
            row.text(3, steps, TextStyle::Secondary);
    }
    row.text(4, child.contact, TextStyle::Secondary, Tone::Muted);
}

void drawTable(Frame& frame, const app::ChildrenModel& model, ChildrenView& view, Outbox& out,
               const ScreenWords& positionWords)
{
    const std::array columns{TableColumn{.title = frame.tr("children.child"), .weight = 1.4F, .minWidth = 170},
                             TableColumn{.title = frame.tr("children.unit"), .minWidth = 110, .hideBelow = 620},
                             TableColumn{.title = frame.tr("children.position"), .width = 252},
                             TableColumn{.title = frame.tr("children.open_steps"), .minWidth = 150, .hideBelow = 760},
                             TableColumn{.title = frame.tr("children.contact"), .minWidth = 110, .hideBelow = 900}};
    TableSpec spec{.name = frame.tr("children.list"),
                   .columns = columns,
                   .rows = static_cast<int>(view.shown.size()),
                   .rowLabel = {}};
    const auto rowAt = [&](int index) -> const Row& {
        return model.rows[static_cast<std::size_t>(view.shown[static_cast<std::size_t>(index)])];
    };
    spec.rowLabel = [&](int index) -> std::string_view { return rowAt(index).name; };
    const auto opened = table(frame, "children", spec, view.table,
                              [&](TableRow& row) { drawRow(frame, rowAt(row.index()), row, positionWords); });
    if (opened) out.goTo({app::Screen::Child, {}, {}, rowAt(*opened).child});
    space(frame, 10);
    caption(frame, counted(frame, "common.children", static_cast<long long>(view.shown.size())));
}

/// What was brought in, each to be undone while nothing was built on it.
void drawImports(Frame& frame, const app::ChildrenModel& model, ChildrenView& view, Outbox& out)
{
    if (model.imports.empty()) return;
    space(frame, 14);
    if (!view.showsImports) {
        if (linkButton(frame, "imports",
                       counted(frame, "children.imports", static_cast<long long>(model.imports.size())),
                       {.icon = Icon::ExpandMore}))
            view.showsImports = true;
        return;
    }
    card(frame, "imports", [&] {
        heading(frame, frame.tr("children.imports_title"));
        for (const auto& batch : model.imports) {
            separator(frame, 10);
            const LocalTime at = toLocal(batch.at);
            centreInRow(frame);
            text(frame,
                 words(frame, "children.batch",
                       {{"day", dayWordsYear(frame, at.date)},
                        {"time", dates::timeOfDay(at, frame.language)},
                        {"added", std::to_string(batch.added)},
                        {"changed", std::to_string(batch.changed)},
                        {"moved", std::to_string(batch.moved)}}),
                 {.style = TextStyle::Secondary});
            if (!batch.canUndo) continue;
            const ButtonOptions how{.icon = Icon::Undo};
            const float width = buttonWidth(frame, frame.tr("children.undo_import"), how);
            sameRowIfFits(frame, width);
            alignRight(frame, width);
            if (linkButton(frame, {"undo", batch.batch}, frame.tr("children.undo_import"), how))
                undoImport(out, batch.batch);
        }
    });
}

} // namespace

void drawChildren(Frame& frame, const app::ChildrenModel& model, ChildrenView& view, Outbox& out,
                  const ScreenWords& positionWords)
{
    refresh(model, view);
    if (model.rows.empty()) {
        const char* why = model.units.empty() ? "children.no_units_why"
                          : model.mayImport   ? "children.none_why"
                          : model.mayAdd      ? "children.none_add_why"
                                              : "children.none_ask_why";
        const bool mayDo = !model.units.empty() && (model.mayImport || model.mayAdd);
        const std::string_view action =
            mayDo ? frame.tr(model.mayImport ? "children.import" : "children.add") : std::string_view();
        if (emptyState(frame, "none", Icon::Children, frame.tr("children.none"), frame.tr(why), action)) {
            if (model.mayImport)
                out.goTo({app::Screen::Import, {}, {}, {}});
            else
                view.add.isOpen = true;
        }
        if (mayDo && model.mayImport && model.mayAdd) {
            space(frame, 10);
            if (button(frame, "add-first", frame.tr("children.add"), {.icon = Icon::Add})) view.add.isOpen = true;
        }
        drawOpenChild(frame, model, view, out);
        drawImports(frame, model, view, out);
        drawAddChild(frame, model, view, out);
        return;
    }
    drawTools(frame, model, view, out);
    refresh(model, view);
    if (view.shown.empty()) {
        if (emptyState(frame, "no-match", Icon::Search, frame.tr("children.no_match"),
                       frame.tr("children.no_match_why"), frame.tr("children.show_all"))) {
            view.search.set({});
            view.unit = -1;
        }
    } else {
        drawTable(frame, model, view, out, positionWords);
    }
    drawOpenChild(frame, model, view, out);
    drawImports(frame, model, view, out);
    drawAddChild(frame, model, view, out);
}

} // namespace trivsel::ui
