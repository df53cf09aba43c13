#include "base/text.h"
#include "ui/layout.h"
#include "ui/screens/parts/position_words.h"
#include "ui/screens/round/round_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

namespace trivsel::ui::round {
namespace {

using Row = app::RoundModel::Row;
using Status = app::RoundModel::Status;

constexpr float kCellPadding = 12;
constexpr float kMostAreaColumn = 120;
constexpr float kWide = 940;   ///< table width from which everything is shown
constexpr float kMiddle = 700; ///< from which one's own position is shown too

std::string_view firstName(std::string_view name) { return name.substr(0, name.find(' ')); }

std::string missingWords(const Frame& frame, const Row& row)
{
    std::string names;
    for (std::size_t i = 0; i < row.missing.size(); ++i) {
        const std::string_view first = firstName(row.missing[i]);
        const auto same = std::count_if(row.missing.begin(), row.missing.end(), [&](const auto& n) { return firstName(n) == first; });
        if (i > 0) names += i + 1 == row.missing.size() ? frame.tr("round.and") : std::string_view(", ");
        names += same > 1 ? std::string_view(row.missing[i]) : first;
    }
    return words(frame, "round.status.missing", {{"names", names}});
}

/// Rows that the search leaves.
void find(Page& page)
{
    std::vector<int>& found = page.view.found;
    const std::string wanted = text::foldCase(text::trim(page.view.search.text()));
    found.clear();
    for (std::size_t i = 0; i < page.model.rows.size(); ++i) {
        if (wanted.empty() || text::foldCase(page.model.rows[i].name).find(wanted) != std::string::npos)
            found.push_back(static_cast<int>(i));
    }
}

struct Columns {
    std::vector<TableColumn> list;
    int areas = 0; ///< how many columns of areas, from 1
};

Columns columnsOf(const Page& page)
{
    const Frame& frame = page.frame;
    const bool isNarrow = availableWidth(frame) < kMiddle;
    Columns columns;
    columns.areas = static_cast<int>(page.model.areaTitles.size());
    columns.list.push_back({.title = frame.tr("round.column.child"), .weight = 3, .minWidth = isNarrow ? 118.0F : 136.0F});
    for (const Text& area : page.model.areaTitles) {
        const std::string& title = in(frame, area);
        const float width = textWidth(frame, title, TextStyle::CaptionStrong) + (isNarrow ? 2 : 1) * kCellPadding + 12;
        columns.list.push_back({.title = title, .width = std::min(width, kMostAreaColumn), .align = Align::Centre});
    }
    columns.list.push_back({.title = frame.tr("round.column.items"), .width = 100, .align = Align::Centre, .hideBelow = kWide});
    columns.list.push_back({.title = frame.tr("round.column.ratings"), .width = 108, .align = Align::Centre, .hideBelow = kWide});
    columns.list.push_back({.title = frame.tr("round.column.own"), .width = 216, .hideBelow = kMiddle});
    columns.list.push_back({.title = frame.tr("round.column.status"), .weight = 4, .minWidth = isNarrow ? 150.0F : 196.0F});
    return columns;
}

void drawStatus(const Page& page, TableRow& cells, int column, const Row& row)
{
    if (row.status == Status::Agreed && row.common) {
        cells.pill(column, *row.common,
                   words(page.frame, "round.status.agreed", {{"position", briefWord(page.frame, page.words, *row.common)}}));
        return;
    }
    const bool isMine = row.status == Status::ReadyForTeam || row.status == Status::OwnPositionMissing;
    cells.text(column, statusWords(page.frame, row, page.words), TextStyle::Secondary, isMine ? Tone::Normal : Tone::Muted);
}

void drawRow(const Page& page, TableRow& cells, const Columns& columns)
{
    const Frame& frame = page.frame;
    const Row& row = page.model.rows[static_cast<std::size_t>(page.view.found[static_cast<std::size_t>(cells.index())])];
    std::string age = ageWords(frame, row.ageMonths);
    if (row.isNewcomer) age = words(frame, "round.newcomer", {{"age", age}});
    cells.twoLines(0, row.name, age);
    int column = 1;
    for (int a = 0; a < columns.areas; ++a, ++column) {
        const auto area = static_cast<std::size_t>(a);
        const auto& sign = area < row.areas.size() ? row.areas[area] : std::nullopt;
        const core::Position shown = sign.value_or(core::Position::Unassessed);
        cells.mark(column, shown, briefWord(frame, page.words, shown));
    }
    std::array<char, 32> figures{};
    const auto put = [&](int a, int b, const char* form) {
        const auto end = fmt::format_to_n(figures.data(), figures.size(), fmt::runtime(form), a, b);
        return std::string_view(figures.data(), std::min(end.size, figures.size()));
    };
    if (row.decided > 0) cells.text(column, put(row.decided, row.items, "{} / {}"));
    else cells.text(column, "–", TextStyle::Secondary, Tone::Muted);
    ++column;
    cells.text(column, words(frame, "round.of", {{"done", put(row.ratingsDone, 0, "{}")}, {"all", std::to_string(row.ratingsNeeded)}}));
    ++column;
    const bool isAsked = row.status != Status::NoForm && row.status != Status::Left;
    if (row.own != core::Position::Unassessed || isAsked) cells.pill(column, row.own, briefWord(frame, page.words, row.own));
    ++column;
    drawStatus(page, cells, column, row);
}

int currentRow(const Page& page)
{
    for (std::size_t i = 0; i < page.view.found.size(); ++i) {
        const Row& row = page.model.rows[static_cast<std::size_t>(page.view.found[i])];
        if (page.model.nextToRate && row.child == page.model.nextToRate) return static_cast<int>(i);
    }
    return -1;
}

} // namespace

std::string statusWords(const Frame& frame, const Row& row, const ScreenWords& screenWords)
{
    switch (row.status) {
    case Status::NotStarted: return std::string(frame.tr("round.status.not_started"));
    case Status::InProgress: return std::string(frame.tr("round.status.in_progress"));
    case Status::OwnPositionMissing: return std::string(frame.tr("round.status.own_missing"));
    case Status::WaitingForOthers:
        return row.missing.empty() ? std::string(frame.tr("round.status.waiting")) : missingWords(frame, row);
    case Status::ReadyForTeam: return std::string(frame.tr("round.status.ready"));
    case Status::Agreed:
        return words(frame, "round.status.agreed",
                     {{"position", row.common ? briefWord(frame, screenWords, *row.common) : std::string()}});
    case Status::NoPosition: return words(frame, "round.status.no_position", {{"reason", row.reason}});
    case Status::NoForm: return std::string(frame.tr("round.status.no_form"));
    case Status::Left: break;
    }
    return std::string(frame.tr("round.status.left"));
}

bool isMissing(const Row& row)
{
    return row.status != Status::Agreed && row.status != Status::NoPosition && row.status != Status::Left && row.reason.empty();
}

app::Place placeOf(const app::RoundModel& model, const Row& row)
{
    const bool isTeam = row.status == Status::ReadyForTeam || row.status == Status::Agreed;
    return {isTeam ? app::Screen::Team : app::Screen::Rating, model.unit, model.round, row.child};
}

void drawGrid(Page& page)
{
    Frame& frame = page.frame;
    find(page);
    if (page.view.found.empty()) {
        secondary(frame, frame.tr(page.model.rows.empty() ? "round.no_children" : "round.none_found"));
        return;
    }
    const Columns columns = columnsOf(page);
    TableSpec spec;
    spec.name = frame.tr("round.children");
    spec.columns = columns.list;
    spec.rows = static_cast<int>(page.view.found.size());
    spec.rowLabel = [&](int row) -> std::string_view {
        return page.model.rows[static_cast<std::size_t>(page.view.found[static_cast<std::size_t>(row)])].name;
    };
    spec.currentRow = page.model.isOpen ? currentRow(page) : -1;
    const auto opened = table(frame, "grid", spec, page.view.table, [&](TableRow& cells) { drawRow(page, cells, columns); });
    if (opened)
        page.out.goTo(placeOf(page.model, page.model.rows[static_cast<std::size_t>(page.view.found[static_cast<std::size_t>(*opened)])]));
}

} // namespace trivsel::ui::round
