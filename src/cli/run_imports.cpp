#include "app/absence_import.h"
#include "app/import_file.h"
#include "app/output_file.h"
#include "app/school/year_plan.h"
#include "cli/commands.h"
#include "cli/invocation.h"

#include <fmt/format.h>

/// Lists in, what they did undone, and the new school year.
namespace trivsel::cli {

namespace {

constexpr std::size_t kMostPlanBytes = 1024 * 1024;

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
    case What::Doubtful: return "doubtful";
    case What::Adult: return "adult";
    case What::Told: return "told";
    case What::NewUnit: break;
    }
    return "new unit";
}

/// The summary, then one line per row: word, unit, name, what about it; a refused row, and what is told of the file, with
/// its place.
std::string reportText(const app::RosterReport& report, const std::string& file, Language language)
{
    std::string out = report.summary() + "\n";
    for (const auto& row : report.rows) {
        using What = app::RosterReport::What;
        if (row.what == What::Unchanged && row.detail.empty()) continue;
        const std::string& place = row.file.empty() ? file : row.file;
        if (row.what == What::Refused) {
            out += fmt::format("refused\t{}:{}:{}: {}\n", place, row.line, row.column, row.detail.in(language));
        } else if (row.what == What::Told && row.name.empty()) {
            out += row.line != 0 ? fmt::format("told\t{}:{}: {}\n", place, row.line, row.detail.in(language)) : fmt::format("told\t{}: {}\n", place, row.detail.in(language));
        } else {
            out += fmt::format("{}\t{}\t{}\t{}\n", wordOf(row.what), row.unit, row.name, row.detail.in(language));
        }
    }
    return out;
}

Result<app::RosterRequest> readRequest(const Invocation& invocation)
{
    auto request = app::readImportFile(invocation.arguments.path("FILE"));
    if (!request) return request;
    if (invocation.arguments.has("--map")) {
        auto mapping = app::readWholeFile(invocation.arguments.path("--map"), kMostPlanBytes);
        if (!mapping) return fail(mapping.error());
        request->mapping = std::move(*mapping);
    }
    return request;
}

/// The difference, then the import unless --dry-run; refused as a whole it is told all the same.
template <class Command, class Preview> Result<void> runImport(Invocation& invocation, app::Session& store, const Command& command, Preview preview)
{
    if (auto may = store.allowed(command); !may && may.error().code == ErrorCode::NoRight) return may;
    const Result<app::RosterReport> report = preview();
    if (!report) return fail(report.error());
    const bool isDry = invocation.arguments.has("--dry-run");
    auto imported = isDry ? store.allowed(command) : store.apply(command);
    if (imported && !isDry) imported = store.flush();
    if (!imported && imported.error().code != ErrorCode::BadInput) return imported;
    std::string text = reportText(*report, invocation.arguments.text("FILE"), invocation.language);
    if (imported && !isDry && store.lastImport() != nullptr && store.lastImport()->batch)
        text += fmt::format("import\t{}\n", store.lastImport()->batch.value);
    if (auto written = app::writeOutput(invocation.out(), text); !written) return written;
    return imported;
}

} // namespace

Result<void> runImportRoster(Invocation& invocation)
{
    auto request = readRequest(invocation);
    if (!request) return fail(request.error());
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    const app::ImportRoster command{request->fileName, request->bytes, request->mapping, invocation.arguments.has("--accept-refused"),
                                    invocation.arguments.has("--accept-missing"), request->folder};
    return runImport(invocation, **session, command, [&] { return app::previewRoster(**session, *request); });
}

Result<void> runImportAbsence(Invocation& invocation)
{
    auto request = readRequest(invocation);
    if (!request) return fail(request.error());
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    const app::ImportAbsence command{request->fileName, request->bytes, request->mapping, invocation.arguments.has("--accept-refused")};
    return runImport(invocation, **session, command, [&] { return app::previewAbsence(**session, *request); });
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

Result<void> runYearRoll(Invocation& invocation)
{
    const bool isDry = invocation.arguments.has("--dry-run");
    if (!isDry && !invocation.arguments.has("--plan"))
        return usage("Skriv --plan FIL, eller --dry-run for at få et forslag.", "Write --plan FILE, or --dry-run for a proposal.");
    std::string json;
    if (invocation.arguments.has("--plan")) {
        auto read = app::readWholeFile(invocation.arguments.path("--plan"), kMostPlanBytes);
        if (!read) return fail(read.error());
        json = std::move(*read);
    }
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    app::Session& store = **session;
    const app::YearModel model = app::yearModel(store);
    if (!json.empty()) {
        std::vector<UnitId> institutions;
        for (const auto& one : model.institutions) institutions.push_back(one.unit);
        const auto plan = app::readYearPlan(store.world(), institutions, json, invocation.arguments.path("--plan").filename().string());
        if (!plan) return fail(plan.error());
        if (isDry) {
            if (auto may = store.allowed(*plan); !may) return may;
            return app::writeOutput(invocation.out(), app::yearPlanJson(store.world(), *plan));
        }
        if (auto done = store.apply(*plan); !done) return done;
        if (auto saved = store.flush(); !saved) return saved;
        if (plan->firstDay > store.today()) {
            invocation.note({"Planen er gemt. Den føres ud med `year roll --plan` eller i vinduet fra skoleårets første dag, " + plan->firstDay.iso() + ".",
                             "The plan is saved. It is carried out with `year roll --plan` or in the window from the first day of the school year, " + plan->firstDay.iso() + "."});
            return {};
        }
        const BatchId batch = store.lastImport() != nullptr ? store.lastImport()->batch : BatchId{};
        return app::writeOutput(invocation.out(), fmt::format("classes {}, children {}\nimport\t{}\n", store.lastImport()->changed, store.lastImport()->moved, batch.value));
    }
    if (model.institutions.empty())
        return fail(ErrorCode::NoRight, {"Kun en leder af en institution med klasser kan rykke skoleåret op.", "Only a leader of an institution with classes can begin its school year."});
    std::string institution = invocation.arguments.text("--unit");
    UnitId chosen = model.institutions.front().unit;
    if (!institution.empty()) {
        const auto named = unitNamed(store.world(), institution);
        if (!named) return fail(named.error());
        chosen = *named;
    }
    return app::writeOutput(invocation.out(), app::yearPlanJson(store.world(), app::yearModel(store, chosen).plan));
}

} // namespace trivsel::cli
