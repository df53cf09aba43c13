#include "ui/screens/import/import_screen.h"

#include "app/application.h"
#include "app/sealed_words.h"
#include "base/text.h"
#include "ui/screens/import/import_columns.h"
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
#include <memory>

namespace trivsel::ui {
namespace {

using What = app::RosterReport::What;

constexpr float kRowsHeight = 330;
constexpr float kTableHead = 44;
constexpr std::size_t kRefusedTold = 30; ///< in full; all of them are in the table

std::string baseName(const std::string& path)
{
    return std::filesystem::path(path).filename().string();
}

/// Has a worker read the chosen file and compare it with the store; what was read before is compared anew.
void startReading(app::Application& application, ImportView& view)
{
    if (application.phase() != app::Application::Phase::Open) return; // asked for again by the next frame
    struct Read {
        app::RosterRequest request;
        app::ImportPreview preview;
        bool isThere = false;
    };
    const auto read = std::make_shared<Read>();
    const auto progress = std::make_shared<app::JobProgress>();
    read->request = std::move(view.request);
    view.request = {};
    view.isReading = true;
    const auto job = [read, progress, file = view.file, kind = view.chosenKind](app::Session& session) -> Result<void> {
        if (read->request.bytes.empty() && read->request.folder.empty()) {
            auto request = app::readImportFile(file);
            if (!request) return fail(request.error());
            request->mapping = read->request.mapping;
            read->request = std::move(*request);
        }
        read->preview = app::previewImport(session, read->request, kind, progress.get());
        read->isThere = true;
        return {};
    };
    application.lend(job, [&view, read](const Result<void>& done) {
        view.isReading = false;
        view.isRead = true;
        view.fault.reset();
        view.request = std::move(read->request);
        view.preview = std::move(read->preview);
        if (!done) view.fault = done.error();
        else if (view.preview.fault) view.fault = view.preview.fault;
    }, progress);
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
    case What::Doubtful: return frame.tr("import.doubtful");
    case What::Adult: return frame.tr("import.adult");
    case What::Told: return frame.tr("import.told");
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
    case What::Doubtful:
    case What::Missing: return Tone::Yellow;
    case What::Adult:
    case What::Told:
    case What::Unchanged: return Tone::Muted;
    default: return Tone::Accent;
    }
}

void drawChoose(Frame& frame, ImportView& view, Outbox& out)
{
    card(frame, "choose", [&] {
        heading(frame, frame.tr("import.choose_heading"));
        space(frame, 6);
        secondary(frame, frame.tr("import.choose_words"));
        space(frame, 4);
        secondary(frame, frame.tr("import.columns"));
        space(frame, 14);
        if (primaryButton(frame, "choose-file", frame.tr("import.choose"), {.icon = Icon::File}))
            view.choosesFile = true;
        sameRowIfFits(frame, 220);
        if (button(frame, "choose-folder", frame.tr("import.choose_folder"), {.icon = Icon::Folder})) view.choosesFolder = true;
        space(frame, 8);
        caption(frame, frame.tr("import.absence_columns"));
        space(frame, 12);
        if (linkButton(frame, "new-year", frame.tr("import.new_year"), {.icon = Icon::Calendar})) out.goTo({app::Screen::NewYear, {}, {}, {}});
    });
}

void drawCounts(Frame& frame, const app::RosterReport& report)
{
    const std::pair<What, std::int32_t> counts[] = {
        {What::Added, report.added},     {What::Doubtful, report.doubtful},   {What::Changed, report.changed}, {What::Moved, report.moved},
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
                row.text(4, r.column != 0 ? fmt::format("{}:{}", r.line, r.column) : fmt::format("{}", r.line), TextStyle::Secondary);
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
        std::string place = words(frame, row.column != 0 ? "import.place_column" : "import.place",
                                        {{"line", std::to_string(row.line)}, {"column", std::to_string(row.column)}});
        if (!row.file.empty()) place = text::displayLine(row.file, 40) + ", " + place;
        textRuns(frame, {{place + " ", TextStyle::SecondaryStrong}, {in(frame, row.detail), TextStyle::Secondary}});
    }
    space(frame, 14);
}

void sendImport(ImportView& view, Outbox& out)
{
    const auto done = [&view, &out](const Result<void>& imported) {
        if (!imported) {
            view.fault = imported.error();
            return;
        }
        view.isDone = true;
        view.forget();
        // Which batch it was is the session's to tell, after the command.
        out.ask([&view](app::Application& a) {
            if (const app::Session* s = a.session(); s != nullptr && s->lastImport() != nullptr)
                view.batch = s->lastImport()->batch;
        });
    };
    const app::RosterRequest& r = view.request;
    if (view.preview.kind == app::ImportKind::Absence)
        out.send(app::ImportAbsence{r.fileName, r.bytes, r.mapping, view.acceptsRefused}, done);
    else
        out.send(app::ImportRoster{r.fileName, r.bytes, r.mapping, view.acceptsRefused, view.acceptsMissing, r.folder}, done);
}

void drawDifference(Frame& frame, ImportView& view, Outbox& out)
{
    const app::RosterReport& report = *view.preview.report;
    card(frame, "difference-card", [&] {
        heading(frame, words(frame, "import.difference", {{"file", text::displayLine(baseName(view.file), 60)}}));
        space(frame, 10);
        drawCounts(frame, report);
        space(frame, 14);
        drawColumns(frame, view);
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
        const bool isAbsence = view.preview.kind == app::ImportKind::Absence;
        const bool differs = report.added + report.changed + report.moved > 0;
        const bool may = differs && (report.refused == 0 || view.acceptsRefused) &&
                         (report.unitsMissingMany.empty() || view.acceptsMissing);
        if (primaryButton(frame, "do", frame.tr(isAbsence ? "import.do_absence" : "import.do"), {.enabled = may ? Enabled::Yes : Enabled::No}))
            sendImport(view, out);
        sameRowIfFits(frame, 180);
        if (button(frame, "other-file", frame.tr("import.other"))) view.choosesFile = true;
        space(frame, 8);
        caption(frame, frame.tr(isAbsence ? "import.absence_adds_up" : "import.nobody_removed"));
    });
}

void drawDone(Frame& frame, ImportView& view, Outbox& out)
{
    card(frame, "done", [&] {
        heading(frame, frame.tr(view.preview.kind == app::ImportKind::Absence ? "import.done_absence" : "import.done"));
        space(frame, 10);
        if (view.preview.report) drawCounts(frame, *view.preview.report);
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

void ImportView::forget()
{
    app::overwrite(request.bytes);
    for (auto& [name, bytes] : request.folder) app::overwrite(bytes);
    request.folder.clear();
    if (!isDone) preview = {};
    else if (preview.report) preview.report->rows.clear(); // the counts are still shown
    isRead = isDone;
}

void drawImport(Frame& frame, const app::Session&, ImportView& view, Outbox& out)
{
    if (!view.file.empty() && !view.isRead && !view.isReading)
        out.ask([&view](app::Application& a) { startReading(a, view); });
    if (view.fault) {
        if (banner(frame, "fault", BannerKind::Error, in(frame, view.fault->message),
                   {.close = frame.tr("common.close")}) == BannerEvent::Closed)
            view.fault.reset();
        space(frame, size::kBetweenCards);
    }
    if (view.isDone)
        drawDone(frame, view, out);
    else if (view.preview.report)
        drawDifference(frame, view, out);
    else {
        if (!view.preview.matching.headings.empty())
            card(frame, "columns-card", [&] {
                heading(frame, words(frame, "import.columns_of", {{"file", text::displayLine(baseName(view.file), 60)}}));
                space(frame, 10);
                view.choosesColumns = true;
                drawColumns(frame, view);
            });
        space(frame, size::kBetweenCards);
        drawChoose(frame, view, out);
    }

    if (!view.choosesFile && !view.choosesFolder) return;
    FileChoice choice = drawFileChooser(frame, "roster-chooser", view.choosesFile ? FileKind::Roster : FileKind::Folder, view.chooser);
    if (choice.cancelled) view.choosesFile = view.choosesFolder = false;
    if (choice.file) view.chooseFile(choice.file->string());
}

} // namespace trivsel::ui
