#include "app/documents/school_document.h"
#include "app/output_file.h"
#include "app/roster_import.h"
#include "app/slow_command.h"
#include "cli/commands.h"
#include "cli/invocation.h"

#include <fmt/format.h>

#include <algorithm>

/// Surveys of pupils in, and what they say out.
namespace trivsel::cli {

namespace {

constexpr std::size_t kMostSurveyBytes = 512 * 1024 * 1024; // a million pupils with 100 questions
constexpr std::size_t kMostMappingBytes = 1024 * 1024;

using Kind = core::Survey::Kind;

/// The school: the one that is named, or the only one that the user reaches.
Result<UnitId> schoolOf(const Invocation& invocation, const app::Session& session)
{
    if (invocation.arguments.has("--unit")) {
        const auto unit = unitNamed(session.world(), invocation.arguments.text("--unit"));
        if (!unit) return unit;
        const core::Unit* institution = session.world().institutionOf(*unit);
        return institution != nullptr ? Result<UnitId>(institution->id) : unit;
    }
    const app::SchoolModel model = app::schoolModel(session, {}, invocation.language);
    if (model.schools.size() == 1) return model.schools.front().unit;
    return usage("Angiv skolen med --unit.", "Give the school by --unit.");
}

Result<core::Survey> aboutOf(const Invocation& invocation, const app::Session& session)
{
    const Arguments& arguments = invocation.arguments;
    core::Survey about;
    const auto kind = arguments.choice("--kind", {"anonymous", "named", "class-figures"}, 0);
    if (!kind) return fail(kind.error());
    about.kind = static_cast<Kind>(*kind);
    const auto school = schoolOf(invocation, session);
    if (!school) return fail(school.error());
    about.institution = *school;
    about.form.id = arguments.text("--form");
    if (about.kind != Kind::ClassFigures && about.form.id.empty()) return usage("Angiv skemaet med --form.", "Give the form by --form.");
    about.name = arguments.has("--name") ? arguments.text("--name") : "Måling " + session.today().iso();
    const auto from = arguments.date("--from"), to = arguments.date("--to"), told = arguments.date("--told-on");
    for (const auto* date : {&from, &to, &told})
        if (!*date) return fail(date->error());
    about.to = to->value_or(session.today());
    about.from = from->value_or(about.to);
    about.toldOn = *told;
    about.told = arguments.text("--told");
    if (arguments.has("--reader")) {
        const auto reader = userNamed(session.world(), arguments.text("--reader"));
        if (!reader) return fail(reader.error());
        about.reader = *reader;
    }
    if (arguments.has("--pulse-of")) {
        const auto surveys = session.world().school.surveysOf(about.institution);
        const auto at = std::ranges::find_if(surveys, [&](const core::Survey* s) { return s->name == arguments.text("--pulse-of") || std::to_string(s->id.value) == arguments.text("--pulse-of"); });
        if (at == surveys.end()) return usage("Der er ingen måling med det navn eller nummer på skolen.", "The school has no survey with that name or number.");
        about.pulseOf = (*at)->id;
    }
    return about;
}

std::string reportText(const app::RosterReport& report, const std::string& file, Language language)
{
    std::string out = report.summary() + "\n";
    for (const auto& row : report.rows)
        if (row.what == app::RosterReport::What::Refused) out += fmt::format("refused\t{}:{}:{}: {}\n", file, row.line, row.column, row.detail.in(language));
    const auto told = static_cast<std::int32_t>(report.rows.size());
    if (report.refused > told) out += fmt::format("refused\t(+{})\n", report.refused - told);
    if (report.batch) out += fmt::format("import\t{}\n", report.batch.value);
    return out;
}

} // namespace

Result<void> runImportSurvey(Invocation& invocation)
{
    const Arguments& arguments = invocation.arguments;
    app::ImportSurvey command;
    auto bytes = app::readWholeFile(arguments.path("FILE"), kMostSurveyBytes);
    if (!bytes) return fail(bytes.error());
    command.fileName = arguments.path("FILE").filename().string();
    command.bytes = std::move(*bytes);
    command.acceptRefused = arguments.has("--accept-refused");
    if (arguments.has("--map")) {
        auto mapping = app::readWholeFile(arguments.path("--map"), kMostMappingBytes);
        if (!mapping) return fail(mapping.error());
        command.mapping = std::move(*mapping);
    }
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    app::Session& store = **session;
    auto about = aboutOf(invocation, store);
    if (!about) return fail(about.error());
    command.about = std::move(*about);
    // In steps, as the window does it, so that the file is held once.
    auto slow = app::SlowCommand::begin(store, std::move(command));
    if (!slow) return fail(slow.error());
    (*slow)->derive();
    (*slow)->prepare();
    if (arguments.has("--dry-run")) (*slow)->stopBeforeChange();
    (*slow)->change();
    auto imported = (*slow)->finish();
    if (imported) imported = store.flush();
    if (!imported && imported.error().code != ErrorCode::BadInput) return imported;
    if (store.lastImport() != nullptr) {
        const std::string text = reportText(*store.lastImport(), arguments.text("FILE"), invocation.language);
        if (auto written = app::writeOutput(invocation.out(), text); !written) return written;
    }
    return imported;
}

/// --conference: the class's conference; else the page for the parents' meeting.
Result<void> runReportSurvey(Invocation& invocation)
{
    const Arguments& arguments = invocation.arguments;
    if (const auto purpose = arguments.required("--reason"); !purpose) return fail(purpose.error());
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    const app::World& world = (*session)->world();
    app::SchoolChoice choice;
    if (arguments.has("--unit")) {
        const auto unit = unitNamed(world, arguments.text("--unit"));
        if (!unit) return fail(unit.error());
        if (!(*session)->maySee(*unit)) return fail(ErrorCode::NoRight, {"Du har ikke adgang dertil.", "You have no access there."});
        if (const core::Unit* institution = world.institutionOf(*unit)) choice.institution = institution->id;
        choice.unit = *unit;
    }
    if (arguments.has("--survey")) {
        const std::string wanted = arguments.text("--survey");
        for (const auto& [id, survey] : world.school.surveys())
            if (survey.name == wanted || std::to_string(id.value) == wanted) choice.survey = id;
        if (!choice.survey) return usage("Der er ingen måling med det navn eller nummer.", "There is no survey with that name or number.");
    }
    const std::string purpose = arguments.text("--reason");
    const auto pdf = arguments.has("--conference") ? app::conferencePdf(**session, choice, purpose, invocation.language)
                                                   : app::surveyPdf(**session, choice, purpose, invocation.language);
    if (!pdf) return fail(pdf.error());
    return app::writeOutput(invocation.out(), *pdf);
}

} // namespace trivsel::cli
