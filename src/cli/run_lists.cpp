#include "app/calendar_export.h"
#include "app/lists.h"
#include "app/output_file.h"
#include "app/roster_import.h"
#include "cli/commands.h"
#include "cli/invocation.h"

#include <fmt/format.h>

/// Children in and out.
namespace trivsel::cli {

namespace {

constexpr std::size_t kMostRosterBytes = 64 * 1024 * 1024;

app::ListForm formOf(const Invocation& invocation)
{
    return invocation.arguments.has("--excel") ? app::ListForm::Excel : app::ListForm::Plain;
}

std::string_view wordOf(app::RosterReport::What what)
{
    using What = app::RosterReport::What;
    switch (what) {
    case What::Added: return "added";
    case What::Changed: return "changed";
    case What::Moved: return "moved";
    case What::Missing: return "missing";
    case What::Unchanged: return "unchanged";
    case What::Refused: return "refused";
    case What::Kept: return "kept";
    case What::NewUnit: break;
    }
    return "new unit";
}

/// The summary, then one line per row: word, unit, name, what about it; a refused row with its place in the file.
std::string reportText(const app::RosterReport& report, const std::string& file, Language language)
{
    std::string out = report.summary() + "\n";
    for (const auto& row : report.rows) {
        if (row.what == app::RosterReport::What::Unchanged && row.detail.empty()) continue;
        if (row.what == app::RosterReport::What::Refused) {
            out += fmt::format("refused\t{}:{}:{}: {}\n", file, row.line, row.column, row.detail.in(language));
        } else {
            out += fmt::format("{}\t{}\t{}\t{}\n", wordOf(row.what), row.unit, row.name, row.detail.in(language));
        }
    }
    return out;
}

Result<app::RosterRequest> readRoster(const Invocation& invocation)
{
    app::RosterRequest request;
    const auto file = invocation.arguments.path("FILE");
    request.fileName = file.filename().string();
    auto bytes = app::readWholeFile(file, kMostRosterBytes);
    if (!bytes) return fail(bytes.error());
    request.bytes = std::move(*bytes);
    if (invocation.arguments.has("--map")) {
        auto mapping = app::readWholeFile(invocation.arguments.path("--map"), kMostRosterBytes);
        if (!mapping) return fail(mapping.error());
        request.mapping = std::move(*mapping);
    }
    return request;
}

} // namespace

Result<void> runImportRoster(Invocation& invocation)
{
    auto request = readRoster(invocation);
    if (!request) return fail(request.error());
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    app::Session& store = **session;

    app::ImportRoster command{request->fileName, request->bytes, request->mapping,
                              invocation.arguments.has("--accept-refused"),
                              invocation.arguments.has("--accept-missing")};
    if (auto may = store.allowed(command); !may && may.error().code == ErrorCode::NoRight) return may;
    const auto preview = app::previewRoster(store, *request);
    if (!preview) return fail(preview.error());
    const std::string file = invocation.arguments.text("FILE");

    const bool isDry = invocation.arguments.has("--dry-run");
    auto imported = isDry ? store.allowed(command) : store.apply(command);
    if (imported && !isDry) imported = store.flush();
    if (!imported && imported.error().code != ErrorCode::BadInput) return imported;
    std::string text = reportText(*preview, file, invocation.language);
    if (imported && !isDry && store.lastImport() != nullptr && store.lastImport()->batch) {
        text += fmt::format("import\t{}\n", store.lastImport()->batch.value);
    }
    if (auto written = app::writeOutput(invocation.out(), text); !written) return written;
    return imported;
}

Result<void> runImportUndo(Invocation& invocation)
{
    const auto id = invocation.arguments.number("ID", 0, 1, INT64_MAX);
    if (!id) return fail(id.error());
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    if (auto undone = (*session)->apply(app::UndoImport{BatchId{*id}}); !undone) return undone;
    if (auto saved = (*session)->flush(); !saved) return saved;
    Text told{"Hentningen er fortrudt.", "The import has been undone."};
    // How many, not who: messages end up in logs.
    if (const auto* report = (*session)->lastImport(); report != nullptr && report->kept > 0) {
        told.da += fmt::format(" {} er rettet i hånden siden og er ladt, som det er. Se i vinduet, hvem det er.",
                               report->kept);
        told.en += fmt::format(" {} changed by hand since and left as is. The window shows which.", report->kept);
    }
    invocation.note(told);
    return {};
}

Result<void> runChildren(Invocation& invocation)
{
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    const auto csv = app::childrenCsv(**session, formOf(invocation), invocation.language);
    if (!csv) return fail(csv.error());
    return app::writeOutput(invocation.out(), *csv);
}

Result<void> runExportCsv(Invocation& invocation)
{
    if (const auto purpose = invocation.arguments.required("--reason"); !purpose) return fail(purpose.error());
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    const auto csv =
        app::exportCsv(**session, invocation.arguments.text("--reason"), formOf(invocation), invocation.language);
    if (!csv) return fail(csv.error());
    return app::writeOutput(invocation.out(), *csv);
}

Result<void> runExportIcs(Invocation& invocation)
{
    if (const auto purpose = invocation.arguments.required("--reason"); !purpose) return fail(purpose.error());
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    const auto scope = invocation.arguments.has("--mine") ? app::CalendarScope::Mine : app::CalendarScope::All;
    const auto ics = app::exportIcs(**session, invocation.arguments.text("--reason"), scope, invocation.language);
    if (!ics) return fail(ics.error());
    return app::writeOutput(invocation.out(), *ics);
}

} // namespace trivsel::cli
