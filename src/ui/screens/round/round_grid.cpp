#include "base/text.h"
#include "ui/layout.h"
#include "ui/screens/parts/position_words.h"
#include "ui/screens/round/round_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/position.h"
#include "ui/widgets/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace trivsel::ui::round {
namespace {

using Row = app::RoundModel::Row;
using Status = app::RoundModel::Status;

constexpr float kCellPadding = 12.5F; ///< beside the title of a column, as the table has it
constexpr float kMostAreaColumn = 120;
constexpr float kName = 140, kItems = 76, kRatings = 84, kOwn = 216, kStatus = 199; ///< widths of the other columns
constexpr std::size_t kMostFolded = 8; ///< areas whose marks can share a cell

std::string_view firstName(std::string_view name)
{
    return name.substr(0, name.find(' '));
}

std::string missingWords(const Frame& frame, const Row& row)
{
    std::string names;
    for (std::size_t i = 0; i < row.missing.size(); ++i) {
        const std::string_view first = firstName(row.missing[i]);
        const auto same =
            std::count_if(row.missing.begin(), row.missing.end(), [&](const auto& n) { return firstName(n) == first; });
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
    int areas = 0;         ///< how many columns of areas, from 1
    bool isFolded = false; ///< the marks of all areas stand in one column
};

constexpr float kMark = 16, kMarkGap = 8;

/// What does not fit is left out, the figures first, then one's own position; the marks of the areas move together
/// before that. A form with more areas than can stand in one cell is scrolled sideways.
Columns columnsOf(const Page& page)
{
    const Frame& frame = page.frame;
    const float room = availableWidth(frame);
    std::vector<TableColumn> areas;
    float areaWidth = 0;
    for (const Text& area : page.model.areaTitles) {
        const std::string& title = in(frame, area);
        const float width =
            std::min(textWidth(frame, title, TextStyle::CaptionStrong) + 2 * kCellPadding, kMostAreaColumn);
        areas.push_back({.title = title, .width = width, .align = Align::Centre});
        areaWidth += width;
    }
    Columns columns;
    columns.isFolded = areas.size() <= kMostFolded && room < kName + areaWidth + kOwn + kStatus;
    if (columns.isFolded) {
        const float marks =
            std::max(90.0F, static_cast<float>(areas.size()) * (kMark + kMarkGap) - kMarkGap + 2 * kCellPadding);
        areas = {{.title = frame.tr("round.column.areas"), .width = marks}};
        areaWidth = marks;
    }
    columns.areas = static_cast<int>(areas.size());
    const bool hasOwn = room >= kName + areaWidth + kOwn + kStatus;
    const bool hasFigures = room >= kName + areaWidth + kItems + kRatings + kOwn + kStatus;
    const auto hidden = [&](bool shown) { return shown ? 0.0F : room + 1; };

    columns.list.push_back({.title = frame.tr("round.column.child"), .weight = 3, .minWidth = kName});
    columns.list.insert(columns.list.end(), areas.begin(), areas.end());
    columns.list.push_back({.title = frame.tr("round.column.items"),
                            .width = kItems,
                            .align = Align::Centre,
                            .hideBelow = hidden(hasFigures)});
    columns.list.push_back({.title = frame.tr("round.column.ratings"),
                            .width = kRatings,
                            .align = Align::Centre,
                            .hideBelow = hidden(hasFigures)});
    columns.list.push_back({.title = frame.tr("round.column.own"), .width = kOwn, .hideBelow = hidden(hasOwn)});
    columns.list.push_back({.title = frame.tr("round.column.status"), .weight = 1, .minWidth = kStatus});
    return columns;
}

Tone toneOf(core::Position position)
{
    switch (position) {
    case core::Position::Green: return Tone::Green;
    case core::Position::Yellow: return Tone::Yellow;
    case core::Position::Red: return Tone::Red;
    case core::Position::Unassessed: break;
    }
    return Tone::Unassessed;
}

void drawStatus(const Page& page, TableRow& cells, int column, const Row& row)
{
    if (row.status == Status::Agreed && row.common) {
        // Not a pill: the one beside it is one's own, and two of them leave no room for the names.
        Frame& frame = page.frame;
        cells.cell(column, [&] {
            const std::string& word = briefWord(frame, page.words, *row.common);
            centreInRow(frame);
            positionMark(frame, *row.common, word, kMark);
            sameRow(frame, 8);
            text(frame, word, {.style = TextStyle::SecondaryStrong, .tone = toneOf(*row.common), .wrap = Wrap::None});
        });
        return;
    }
    const bool isMine = row.status == Status::ReadyForTeam || row.status == Status::OwnPositionMissing;
    cells.text(column, statusWords(page.frame, row, page.words), TextStyle::Secondary,
               isMine ? Tone::Normal : Tone::Muted);
}

core::Position signOf(const Row& row, std::size_t area)
{
    return area < row.areas.size() ? row.areas[area].value_or(core::Position::Unassessed) : core::Position::Unassessed;
}

/// The worst sign of each area, on its soft colour; side by side in one cell where there is no room.
void drawAreas(const Page& page, TableRow& cells, const Columns& columns, const Row& row)
{
    Frame& frame = page.frame;
    if (!columns.isFolded) {
        for (int a = 0; a < columns.areas; ++a) {
            const core::Position sign = signOf(row, static_cast<std::size_t>(a));
            cells.mark(1 + a, sign, briefWord(frame, page.words, sign));
        }
        return;
    }
    cells.cell(1, [&] {
        for (std::size_t a = 0; a < page.model.areaTitles.size(); ++a) {
            if (a > 0)
                sameRow(frame, kMarkGap);
            else
                centreInRow(frame);
            const core::Position sign = signOf(row, a);
            positionMark(frame, sign, briefWord(frame, page.words, sign), kMark);
        }
    });
}

void drawRow(const Page& page, TableRow& cells, const Columns& columns)
{
    const Frame& frame = page.frame;
    const Row& row =
        page.model.rows[static_cast<std::size_t>(page.view.found[static_cast<std::size_t>(cells.index())])];
    std::string age = ageWords(frame, row.ageMonths);
    if (row.isNewcomer) age = words(frame, "round.newcomer", {{"age", age}});
    cells.twoLines(0, row.name, age);
    drawAreas(page, cells, columns, row);
    int column = 1 + columns.areas;
    std::array<char, 32> figures{};
    const auto put = [&](int a, int b, const char* form) {
        const auto end = fmt::format_to_n(figures.data(), figures.size(), fmt::runtime(form), a, b);
        return std::string_view(figures.data(), std::min(end.size, figures.size()));
    };
    if (row.decided > 0)
        cells.text(column, put(row.decided, row.items, "{} / {}"));
    else
        cells.text(column, "–", TextStyle::Secondary, Tone::Muted);
    ++column;
    cells.text(column, words(frame, "round.of",
                             {{"done", put(row.ratingsDone, 0, "{}")}, {"all", std::to_string(row.ratingsNeeded)}}));
    ++column;
    const bool isAsked = row.status != Status::NoForm && row.status != Status::Left;
    if (row.own != core::Position::Unassessed || isAsked)
        cells.pill(column, row.own, briefWord(frame, page.words, row.own));
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
    return row.status != Status::Agreed && row.status != Status::NoPosition && row.status != Status::Left &&
           row.reason.empty();
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
    const auto opened =
        table(frame, "grid", spec, page.view.table, [&](TableRow& cells) { drawRow(page, cells, columns); });
    if (opened)
        page.out.goTo(placeOf(
            page.model, page.model.rows[static_cast<std::size_t>(page.view.found[static_cast<std::size_t>(*opened)])]));
}

} // namespace trivsel::ui::round
