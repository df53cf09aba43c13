#include "ui/screens/import/import_screen.h"

#include "app/application.h"
#include "base/text.h"
#include "ui/layout.h"
#include "ui/screens/parts/undo_import.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/position.h"
#include "ui/widgets/status.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace trivsel::ui {
namespace {

using What = app::RosterReport::What;

constexpr std::uintmax_t kMostBytes = 20'000'000; // far beyond any institution; a wrong file is not read into memory
constexpr float kRowsHeight = 330;
constexpr float kTableHead = 44;
constexpr std::size_t kRefusedTold = 30; ///< in full; all of them are in the table

std::string baseName(const std::string& path)
{
    return std::filesystem::path(path).filename().string();
}

/// Reads the chosen file and compares it with the store; runs after the frame.
void readFile(app::Application& application, ImportView& view)
{
    view.isRead = true;
    view.report.reset();
    view.fault.reset();
    std::error_code unknown;
    const auto size = std::filesystem::file_size(view.file, unknown);
    std::ifstream in(view.file, std::ios::binary);
    if (unknown || !in || size > kMostBytes) {
        view.fault = Error{ErrorCode::BadInput,
                           {"Filen kunne ikke læses. Der er ikke ændret noget. Se efter, om den findes, og om den er "
                            "en liste gemt som CSV.",
                            "The file could not be read. Nothing was changed. See whether it is there, and whether it "
                            "is a list saved as CSV."},
                           unknown.message()};
        return;
    }
    view.bytes.assign(std::istreambuf_iterator<char>(in), {});
    auto report = app::previewRoster(*application.session(), {baseName(view.file), view.bytes, {}});
    if (report)
        view.report = std::move(*report);
    else
        view.fault = report.error();
}

std::string_view wordOf(const Frame& frame, What what)
{
    switch (what) {
    case What::Added: return frame.tr("import.added");
    case What::Changed: return frame.tr("import.changed");
    case What::Moved: return frame.tr("import.moved");
    case What::Missing: return frame.tr("import.missing");
    case What::Unchanged: return frame.tr("import.unchanged");
    case What::Refused: return frame.tr("import.refused");
    case What::Kept: return frame.tr("import.kept");
    case What::NewUnit: break;
    }
    return frame.tr("import.new_unit");
}

/// The same of one row: "ny", where the count says "3 nye".
std::string_view rowWordOf(const Frame& frame, What what)
{
    switch (what) {
    case What::Added: return frame.tr("import.row_added");
    case What::Missing: return frame.tr("import.row_missing");
    default: return wordOf(frame, what);
    }
}

Tone toneOf(What what)
{
    switch (what) {
    case What::Refused: return Tone::Red;
    case What::Missing: return Tone::Yellow;
    case What::Unchanged: return Tone::Muted;
    default: return Tone::Accent;
    }
}

void drawChoose(Frame& frame, ImportView& view)
{
    card(frame, "choose", [&] {
        heading(frame, frame.tr("import.choose_heading"));
        space(frame, 6);
        secondary(frame, frame.tr("import.choose_words"));
        space(frame, 4);
        secondary(frame, frame.tr("import.columns"));
        space(frame, 14);
        if (primaryButton(frame, "choose-file", frame.tr("import.choose"), {.icon = Icon::Folder}))
            view.choosesFile = true;
    });
}

void drawCounts(Frame& frame, const app::RosterReport& report)
{
    const std::pair<What, std::int32_t> counts[] = {
        {What::Added, report.added},     {What::Changed, report.changed},     {What::Moved, report.moved},
        {What::Missing, report.missing}, {What::Unchanged, report.unchanged}, {What::Refused, report.refused}};
    bool first = true;
    for (const auto& [what, count] : counts) {
        if (count == 0) continue;
        const std::string words =
            fmt::format("{} {}", count, count == 1 ? rowWordOf(frame, what) : wordOf(frame, what));
        if (!first) sameRowIfFits(frame, textWidth(frame, words, TextStyle::SecondaryStrong) + 20, 8);
        first = false;
        tag(frame, words, toneOf(what));
    }
}

/// What the file says that is not simply unchanged, with its place in the file.
void drawRows(Frame& frame, const app::RosterReport& report, ImportView& view)
{
    std::vector<const app::RosterReport::Row*> rows;
    for (const auto& row : report.rows)
        if (row.what != What::Unchanged) rows.push_back(&row);
    if (rows.empty()) {
        secondary(frame, frame.tr("import.no_difference"));
        return;
    }
    std::string label;
    const TableColumn columns[] = {
        {.title = frame.tr("import.column_what"), .width = 110},
        {.title = frame.tr("import.column_child"), .weight = 1.2F, .minWidth = 140},
        {.title = frame.tr("import.column_unit"), .weight = 0.8F, .minWidth = 90, .hideBelow = 560},
        {.title = frame.tr("import.column_detail"), .weight = 2, .minWidth = 160},
        {.title = frame.tr("import.column_place"), .width = 80, .hideBelow = 700}};
    TableSpec spec{.name = frame.tr("import.rows"), .columns = columns, .rows = static_cast<int>(rows.size())};
    spec.opens = false;
    spec.rowLabel = [&](int i) -> std::string_view {
        label = text::displayLine(rows[static_cast<std::size_t>(i)]->name, 60);
        return label;
    };
    // A short list is shown whole; a long one scrolls within the page.
    const float tall = size::kTableRow * static_cast<float>(rows.size()) + kTableHead;
    scrollArea(frame, "rows", std::min(kRowsHeight, tall), [&] {
        table(frame, "difference", spec, view.table, [&](TableRow& row) {
            const auto& r = *rows[static_cast<std::size_t>(row.index())];
            row.text(0, rowWordOf(frame, r.what), TextStyle::SecondaryStrong, toneOf(r.what));
            row.text(1, text::displayLine(r.name, 60));
            row.text(2, text::displayLine(r.unit, 40));
            row.text(3, in(frame, r.detail));
            if (r.line != 0)
                row.text(4, r.column != 0 ? fmt::format("{}:{}", r.line, r.column) : fmt::format("{}", r.line));
        });
    });
}

/// Every refused row with its place and the whole reason: a table would cut it.
void drawRefused(Frame& frame, const app::RosterReport& report)
{
    if (report.refused == 0) return;
    text(frame, frame.tr("import.refused_heading"), {.style = TextStyle::SecondaryStrong, .tone = Tone::Danger});
    std::size_t told = 0;
    for (const auto& row : report.rows) {
        if (row.what != What::Refused || told == kRefusedTold) continue;
        ++told;
        space(frame, 4);
        const std::string place = words(frame, row.column != 0 ? "import.place_column" : "import.place",
                                        {{"line", std::to_string(row.line)}, {"column", std::to_string(row.column)}});
        textRuns(frame, {{place + " ", TextStyle::SecondaryStrong}, {in(frame, row.detail), TextStyle::Secondary}});
    }
    space(frame, 14);
}

void sendImport(ImportView& view, Outbox& out)
{
    app::ImportRoster command{baseName(view.file), view.bytes, {}, view.acceptsRefused, view.acceptsMissing};
    out.send(std::move(command), [&view, &out](const Result<void>& done) {
        if (!done) {
            view.fault = done.error();
            return;
        }
        view.isDone = true;
        view.bytes.clear();
        // Which batch it was is the session's to tell, after the command.
        out.ask([&view](app::Application& a) {
            if (const app::Session* s = a.session(); s != nullptr && s->lastImport() != nullptr)
                view.batch = s->lastImport()->batch;
        });
    });
}

void drawDifference(Frame& frame, ImportView& view, Outbox& out)
{
    const app::RosterReport& report = *view.report;
    card(frame, "difference-card", [&] {
        heading(frame, words(frame, "import.difference", {{"file", text::displayLine(baseName(view.file), 60)}}));
        space(frame, 10);
        drawCounts(frame, report);
        space(frame, 14);
        drawRefused(frame, report);
        drawRows(frame, report, view);
        if (report.refused > 0) {
            space(frame, 12);
            if (checkbox(frame, "refused", counted(frame, "import.accept_refused", report.refused),
                         view.acceptsRefused))
                view.acceptsRefused = !view.acceptsRefused;
        }
        if (!report.unitsMissingMany.empty()) {
            space(frame, 12);
            std::string units;
            for (const std::string& unit : report.unitsMissingMany)
                units += (units.empty() ? "" : ", ") + text::displayLine(unit, 40);
            if (checkbox(frame, "missing", words(frame, "import.accept_missing", {{"units", units}}),
                         view.acceptsMissing))
                view.acceptsMissing = !view.acceptsMissing;
        }
        space(frame, 16);
        const bool differs = report.added + report.changed + report.moved > 0;
        const bool may = differs && (report.refused == 0 || view.acceptsRefused) &&
                         (report.unitsMissingMany.empty() || view.acceptsMissing);
        if (primaryButton(frame, "do", frame.tr("import.do"), {.enabled = may ? Enabled::Yes : Enabled::No}))
            sendImport(view, out);
        sameRowIfFits(frame, 180);
        if (button(frame, "other-file", frame.tr("import.other"))) view.choosesFile = true;
        space(frame, 8);
        caption(frame, frame.tr("import.nobody_removed"));
    });
}

void drawDone(Frame& frame, ImportView& view, Outbox& out)
{
    card(frame, "done", [&] {
        heading(frame, frame.tr("import.done"));
        space(frame, 10);
        if (view.report) drawCounts(frame, *view.report);
        space(frame, 16);
        if (primaryButton(frame, "to-children", frame.tr("import.to_children")))
            out.goTo({app::Screen::Children, {}, {}, {}});
        if (!view.batch) return;
        sameRowIfFits(frame, 180);
        if (button(frame, "undo", frame.tr("import.undo"), {.icon = Icon::Undo}))
            undoImport(out, view.batch, [&view](const Result<void>& undone) {
                if (undone)
                    view = {};
                else
                    view.fault = undone.error();
            });
    });
}

} // namespace

void ImportView::chooseFile(std::string path)
{
    *this = {};
    file = std::move(path);
}

void drawImport(Frame& frame, const app::Session&, ImportView& view, Outbox& out)
{
    if (!view.file.empty() && !view.isRead)
        out.ask([&view](app::Application& a) {
            if (a.session() != nullptr) readFile(a, view);
        });
    if (view.fault) {
        if (banner(frame, "fault", BannerKind::Error, in(frame, view.fault->message),
                   {.close = frame.tr("common.close")}) == BannerEvent::Closed)
            view.fault.reset();
        space(frame, size::kBetweenCards);
    }
    if (view.isDone)
        drawDone(frame, view, out);
    else if (view.report)
        drawDifference(frame, view, out);
    else
        drawChoose(frame, view);

    if (!view.choosesFile) return;
    FileChoice choice = drawFileChooser(frame, "roster-chooser", FileKind::Roster, view.chooser);
    if (choice.cancelled) view.choosesFile = false;
    if (choice.file) view.chooseFile(choice.file->string());
}

} // namespace trivsel::ui
