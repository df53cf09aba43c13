#include "ui/screens/work_list/work_list_parts.h"

#include "ui/layout.h"
#include "ui/screens/parts/follow_up_words.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/status.h"

#include <array>

namespace trivsel::ui {
namespace {

using Model = app::WorkListModel;
using Kind = Model::Kind;
using Row = Model::Row;

constexpr float kNarrow = 640; ///< a table below this has the name and the day alone

bool isOfRound(Kind kind) { return kind <= Kind::Position; }

std::string whatOf(const Frame& frame, const Model& model, const Row& row)
{
    switch (row.kind) {
    case Kind::RoundNotOpened: return counted(frame, "work_list.not_opened", row.wanted);
    case Kind::RoundNotClosed:
        return words(frame, row.done == row.wanted ? "work_list.can_close" : "work_list.not_closed",
                     {{"n", std::to_string(row.done)}, {"total", std::to_string(row.wanted)}});
    case Kind::NotInRound: return std::string(frame.tr("work_list.not_in_round"));
    case Kind::Ratings:
        return words(frame, "work_list.ratings", {{"n", std::to_string(row.done)}, {"total", std::to_string(row.wanted)}});
    case Kind::Position: return std::string(frame.tr(row.isWithoutForm ? "work_list.no_form" : "work_list.ready"));
    default: break;
    }
    std::string what = row.title >= 0 ? in(frame, model.titles[static_cast<std::size_t>(row.title)])
                                      : std::string(followUpWord(frame, row.what));
    if (row.kind == Kind::WithoutDate && row.what == core::FollowUpKind::Step) what += " · " + std::string(frame.tr("follow_up.no_day"));
    if (row.receiver >= 0) what += " · " + in(frame, model.titles[static_cast<std::size_t>(row.receiver)]);
    if (row.asksGate) what += " · " + std::string(frame.tr("follow_up.asks_gate"));
    return what;
}

std::string whoOf(const Frame& frame, const Model& model, const Row& row)
{
    std::string who;
    for (std::uint32_t i = 0; i < row.waiting; ++i) {
        if (!who.empty()) who += ", ";
        who += model.adults[static_cast<std::size_t>(model.waitsFor[row.firstWaiting + i])].name;
    }
    if (who.empty() && row.role >= 0) who = in(frame, model.titles[static_cast<std::size_t>(row.role)]);
    if (who.empty() && !isOfRound(row.kind)) who = frame.tr("follow_up.nobody");
    return who;
}

void drawWhen(const Frame& frame, const Model& model, const Row& row, TableRow& cells, int column)
{
    if (row.kind == Kind::Request) {
        cells.text(column, counted(frame, "work_list.waited", row.days), TextStyle::Secondary);
        return;
    }
    if (!row.due) {
        cells.text(column, row.kind == Kind::NotInRound ? std::string_view{} : frame.tr("follow_up.now"), TextStyle::SecondaryStrong, Tone::Danger);
        return;
    }
    const std::string day = row.due->year() == model.today.year() ? dayWords(frame, *row.due) : dayWordsYear(frame, *row.due);
    if (row.days > 0)
        cells.text(column, day + " · " + counted(frame, "follow_up.late", row.days), TextStyle::SecondaryStrong, Tone::Danger);
    else
        cells.text(column, day, TextStyle::Secondary);
}

/// Where there is no room for a column of its own, what is missing stands below the name.
void drawLine(Frame& frame, const Model& model, const Row& row, TableRow& cells, bool isNarrow)
{
    const std::string what = whatOf(frame, model, row);
    const std::string name = row.others > 0 ? row.name + " " + counted(frame, "follow_up.and_others", row.others) : row.name;
    std::string_view unit;
    if (!row.child) unit = frame.tr("follow_up.whole_unit");
    else if (row.unit >= 0) unit = model.units[static_cast<std::size_t>(row.unit)].name;
    cells.twoLines(0, name, isNarrow ? std::string_view(what) : unit);
    cells.text(1, what);
    cells.text(2, whoOf(frame, model, row), TextStyle::Secondary, Tone::Muted);
    drawWhen(frame, model, row, cells, 3);
}

} // namespace

void drawWorkLines(Frame& frame, const Model& model, WorkListView& view, Outbox& out)
{
    if (view.lines.empty()) {
        const bool isFiltered = view.institution || view.unit || view.adult || view.kind;
        if (!isFiltered) {
            emptyState(frame, "all-done", Icon::Check, frame.tr("work_list.none"), frame.tr("work_list.none_why"));
            return;
        }
        if (!emptyState(frame, "no-match", Icon::Check, frame.tr("work_list.none_here"), frame.tr("work_list.none_here_why"), frame.tr("follow_up.show_all")))
            return;
        view.institution = view.unit = {};
        view.adult = {};
        view.kind.reset();
        return;
    }
    const bool isNarrow = availableWidth(frame) < kNarrow;
    const std::array columns{TableColumn{.title = frame.tr("work_list.who_is_it"), .width = 0, .weight = 3, .minWidth = 150},
                             TableColumn{.title = frame.tr("work_list.what"), .width = 0, .weight = 4, .hideBelow = kNarrow},
                             TableColumn{.title = frame.tr("work_list.waits_for"), .width = 0, .weight = 3, .hideBelow = 820},
                             TableColumn{.title = frame.tr("follow_up.due"), .width = 170}};
    const auto rowAt = [&](int index) -> const Row& { return model.rows[static_cast<std::size_t>(view.lines[static_cast<std::size_t>(index)])]; };
    TableSpec spec;
    spec.name = frame.tr("work_list.title");
    spec.columns = columns;
    spec.rows = static_cast<int>(view.lines.size());
    spec.rowLabel = [&](int index) -> std::string_view { return rowAt(index).name; };
    const auto chosen = table(frame, "lines", spec, view.lineTable, [&](TableRow& cells) { drawLine(frame, model, rowAt(cells.index()), cells, isNarrow); });
    if (chosen) out.goTo(rowAt(*chosen).place);
    space(frame, 10);
    caption(frame, counted(frame, "follow_up.lines", static_cast<long long>(view.lines.size())));
}

} // namespace trivsel::ui
