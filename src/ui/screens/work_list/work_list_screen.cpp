#include "ui/screens/work_list/work_list_screen.h"

#include "ui/layout.h"
#include "ui/screens/work_list/work_list_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field.h"
#include "ui/widgets/status.h"
#include "ui/widgets/tabs.h"

#include <algorithm>
#include <array>

namespace trivsel::ui {
namespace {

using Model = app::WorkListModel;
using Kind = Model::Kind;

constexpr float kFilterWidth = 190;
constexpr float kTileWidth = 150;

constexpr std::array<const char*, Model::kKinds> kKindKeys{
    "work_list.kind.not_opened", "work_list.kind.not_closed", "work_list.kind.not_in_round",
    "work_list.kind.ratings",    "work_list.kind.position",   "work_list.kind.contact",
    "work_list.kind.date",       "work_list.kind.overdue",    "work_list.kind.request"};

bool isOf(const Model& model, const Model::Row& row, UserId adult)
{
    for (std::uint32_t i = 0; i < row.waiting; ++i)
        if (model.adults[static_cast<std::size_t>(model.waitsFor[row.firstWaiting + i])].user == adult) return true;
    return false;
}

/// What fits, looked through again only when the model or a choice changed.
void refresh(const Model& model, WorkListView& view)
{
    const WorkListView::Choice wanted{model.rows.data(), view.institution, view.unit, view.adult, view.kind};
    if (wanted == view.choice) return;
    view.choice = wanted;
    view.lines.clear();
    view.units.clear();
    view.adults.clear();
    view.sums = {};
    view.children = view.inRound = view.agreed = view.longestWait = 0;
    std::vector<bool> isShown(model.units.size() + 1); // the last one: children of no unit today
    for (std::size_t i = 0; i < model.units.size(); ++i) {
        const Model::Unit& unit = model.units[i];
        const bool isInHouse = !view.institution || (unit.institution >= 0 && model.institutions[static_cast<std::size_t>(unit.institution)].unit == view.institution);
        isShown[i] = isInHouse && (!view.unit || unit.unit == view.unit);
        if (!isShown[i]) continue;
        view.units.push_back(static_cast<int>(i));
        view.children += unit.children;
        view.inRound += unit.inRound;
        view.agreed += unit.agreed;
    }
    isShown.back() = !view.institution && !view.unit;
    for (std::size_t i = 0; i < model.rows.size(); ++i) {
        const Model::Row& row = model.rows[i];
        if (!isShown[row.unit < 0 ? model.units.size() : static_cast<std::size_t>(row.unit)]) continue;
        if (view.adult && !isOf(model, row, view.adult)) continue;
        ++view.sums[static_cast<std::size_t>(row.kind)];
        if (row.kind == Kind::Request) view.longestWait = std::max(view.longestWait, row.days);
        if (!view.kind || row.kind == *view.kind) view.lines.push_back(static_cast<int>(i));
    }
    for (std::size_t i = 0; i < model.adults.size(); ++i) {
        const Model::Adult& adult = model.adults[i];
        if (view.adult && adult.user != view.adult) continue;
        const bool isHere = std::any_of(adult.left.begin(), adult.left.end(), [&](const Model::Left& left) { return isShown[static_cast<std::size_t>(left.unit)]; });
        if (isHere || (adult.overdue > 0 && isShown.back())) view.adults.push_back(static_cast<int>(i));
    }
    for (TableState* table : {&view.lineTable, &view.unitTable, &view.adultTable}) table->focusedRow = 0;
}

// --- sums ------------------------------------------------------------------------------------------------------------

int sum(const WorkListView& view, std::initializer_list<Kind> kinds)
{
    int total = 0;
    for (const Kind kind : kinds) total += view.sums[static_cast<std::size_t>(kind)];
    return total;
}

/// Everything at a glance, so that nobody has to count lines.
void drawTiles(Frame& frame, const WorkListView& view)
{
    struct Tile {
        const char* caption;
        int count = 0;
        std::string line;
        bool isUrgent = false;
    };
    const std::string agreed = view.inRound > 0 ? words(frame, "work_list.tile.agreed", {{"n", std::to_string(view.agreed)}, {"total", std::to_string(view.inRound)}})
                                                : std::string(frame.tr("work_list.tile.no_round"));
    const int unasked = sum(view, {Kind::NotInRound});
    const std::array tiles{
        Tile{"work_list.tile.rounds", sum(view, {Kind::RoundNotOpened, Kind::RoundNotClosed}), counted(frame, "work_list.tile.units", static_cast<long long>(view.units.size()))},
        Tile{"work_list.tile.ratings", sum(view, {Kind::Ratings, Kind::NotInRound}),
             unasked > 0 ? counted(frame, "work_list.tile.not_in_round", unasked) : counted(frame, "common.children", view.children)},
        Tile{"work_list.tile.position", sum(view, {Kind::Position}), agreed},
        Tile{"work_list.tile.contact", sum(view, {Kind::WithoutContactAdult, Kind::WithoutDate}), std::string(frame.tr("work_list.tile.contact_line")), true},
        Tile{"work_list.tile.overdue", sum(view, {Kind::Overdue}), std::string(frame.tr("work_list.tile.overdue_line")), true},
        Tile{"work_list.tile.request", sum(view, {Kind::Request}), view.longestWait > 0 ? counted(frame, "work_list.tile.longest", view.longestWait) : std::string(frame.tr("work_list.tile.none_waiting"))},
    };
    grid(frame, static_cast<int>(tiles.size()), kTileWidth, [&](int n) {
        const Tile& tile = tiles[static_cast<std::size_t>(n)];
        figureCard(frame, {"tile", n}, frame.tr(tile.caption), std::to_string(tile.count), tile.line,
                   tile.isUrgent && tile.count > 0 ? Tone::Danger : Tone::Normal);
    });
    space(frame, size::kBetweenCards);
}

// --- filters ---------------------------------------------------------------------------------------------------------

/// A list that begins with "all"; the index of what is chosen behind that, or -1.
template <class List, class Name, class IsChosen>
std::optional<int> filter(Frame& frame, WidgetId id, const char* label, const char* all, const List& list, Name name, IsChosen isChosen)
{
    std::vector<std::string> names{std::string(frame.tr(all))};
    int selected = 0;
    for (const auto& each : list) {
        names.emplace_back(name(each));
        if (isChosen(each)) selected = static_cast<int>(names.size()) - 1;
    }
    const auto chosen = dropDown(frame, id, {}, names, selected, {.hint = frame.tr(label), .width = kFilterWidth});
    return chosen ? std::optional(*chosen - 1) : std::nullopt;
}

void drawFilters(Frame& frame, const Model& model, WorkListView& view)
{
    bool isFirst = true;
    const auto place = [&] {
        if (!isFirst) sameRowIfFits(frame, kFilterWidth, 12);
        isFirst = false;
    };
    if (model.institutions.size() > 1) {
        place();
        if (const auto chosen = filter(frame, "institution", "work_list.institution", "work_list.all_institutions", model.institutions,
                                       [](const auto& i) { return i.name; }, [&](const auto& i) { return i.unit == view.institution; })) {
            view.institution = *chosen < 0 ? UnitId{} : model.institutions[static_cast<std::size_t>(*chosen)].unit;
            view.unit = {};
        }
    }
    if (model.units.size() > 1) {
        place();
        std::vector<const Model::Unit*> units;
        for (const Model::Unit& unit : model.units)
            if (!view.institution || (unit.institution >= 0 && model.institutions[static_cast<std::size_t>(unit.institution)].unit == view.institution))
                units.push_back(&unit);
        if (const auto chosen = filter(frame, "unit", "children.unit", "children.all_units", units, [](const auto* u) { return u->name; },
                                       [&](const auto* u) { return u->unit == view.unit; }))
            view.unit = *chosen < 0 ? UnitId{} : units[static_cast<std::size_t>(*chosen)]->unit;
    }
    if (!model.adults.empty()) {
        place();
        if (const auto chosen = filter(frame, "adult", "work_list.adult", "work_list.all_adults", model.adults, [](const auto& a) { return a.name; },
                                       [&](const auto& a) { return a.user == view.adult; }))
            view.adult = *chosen < 0 ? UserId{} : model.adults[static_cast<std::size_t>(*chosen)].user;
    }
    if (view.tab == WorkListView::Tab::Lines) {
        place();
        std::vector<Kind> kinds;
        for (int i = 0; i < Model::kKinds; ++i) kinds.push_back(static_cast<Kind>(i));
        const auto name = [&](Kind kind) { return std::string(frame.tr(kKindKeys[static_cast<std::size_t>(kind)])); };
        if (const auto chosen = filter(frame, "kind", "work_list.what", "work_list.all_kinds", kinds, name, [&](Kind k) { return view.kind == k; }))
            view.kind = *chosen < 0 ? std::nullopt : std::optional(kinds[static_cast<std::size_t>(*chosen)]);
    }
    if (!isFirst) space(frame, size::kBetweenCards);
}

void drawTabs(Frame& frame, WorkListView& view)
{
    const std::string lines = std::to_string(view.lines.size()), units = std::to_string(view.units.size()), adults = std::to_string(view.adults.size());
    const std::array all{Tab{frame.tr("work_list.lines"), lines}, Tab{frame.tr("work_list.units"), units}, Tab{frame.tr("work_list.adults"), adults}};
    if (const auto chosen = tabs(frame, "tabs", frame.tr("work_list.tabs"), all, static_cast<int>(view.tab)))
        view.tab = static_cast<WorkListView::Tab>(*chosen);
    space(frame, size::kBetweenCards);
}

} // namespace

void WorkListView::forget()
{
    choice = {};
    lines.clear();
    units.clear();
    adults.clear();
    isCopied = false;
}

void drawWorkList(Frame& frame, const app::WorkListModel& model, WorkListView& view, Outbox& out)
{
    if (!model.mayRead) {
        emptyState(frame, "not-yours", Icon::Lock, frame.tr("work_list.not_yours"), frame.tr("work_list.not_yours_why"));
        return;
    }
    if (!model.hasChildren) {
        if (emptyState(frame, "no-children", Icon::Children, frame.tr("start.no_children"), frame.tr("start.no_children_why"), frame.tr("start.to_children")))
            out.goTo({app::Screen::Children, {}, {}, {}});
        return;
    }
    // What was chosen and is not there any more would hide everything without a word.
    if (std::none_of(model.adults.begin(), model.adults.end(), [&](const Model::Adult& a) { return a.user == view.adult; })) view.adult = {};
    refresh(model, view);
    drawTiles(frame, view);
    drawTabs(frame, view);
    drawFilters(frame, model, view);
    refresh(model, view);
    switch (view.tab) {
    case WorkListView::Tab::Lines: drawWorkLines(frame, model, view, out); break;
    case WorkListView::Tab::Units: drawWorkUnits(frame, model, view, out); break;
    case WorkListView::Tab::Adults: drawWorkAdults(frame, model, view, out); break;
    }
    drawPrintDialog(frame, view.print, out);
}

} // namespace trivsel::ui
