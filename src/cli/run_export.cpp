#include "app/closing/period.h"
#include "app/documents/print_store.h"
#include "app/figures_export.h"
#include "app/health_export.h"
#include "app/output_file.h"
#include "app/workbook_export.h"
#include "cli/commands.h"
#include "cli/invocation.h"

#include <fmt/format.h>

#include <unistd.h>

/// Workbooks, health records, and figures of groups, out and in.
namespace trivsel::cli {

namespace {

constexpr std::size_t kMostFiguresFile = 16U * 1024 * 1024;

/// A workbook is nothing to look at on a terminal.
Result<void> checkOut(const Invocation& invocation)
{
    if (!invocation.out().empty() || ::isatty(STDOUT_FILENO) == 0) return {};
    return usage("--out mangler: skriv, hvilken fil der skal gemmes i.",
                 "--out is missing: say which file to save in.");
}

app::ListForm formOf(const Invocation& invocation)
{
    return invocation.arguments.has("--excel") ? app::ListForm::Excel : app::ListForm::Plain;
}

app::FiguresRequest figuresRequest(const Invocation& invocation)
{
    const Arguments& arguments = invocation.arguments;
    return {arguments.text("--reason"), arguments.text("--round"), arguments.text("--institution")};
}

Result<void> written(const Invocation& invocation, const Result<std::string>& bytes)
{
    if (!bytes) return fail(bytes.error());
    return app::writeOutput(invocation.out(), *bytes);
}

/// The unit's round with this title or around this day; the latest when none is given.
Result<RoundId> roundNamed(const app::World& world, UnitId unit, const std::string& written)
{
    const auto rounds = world.roundsOf(unit);
    if (rounds.empty()) return usage("Gruppen har ikke haft en runde.", "The group has had no round.");
    if (written.empty()) return rounds.back()->id;
    const std::string wanted = text::foldCase(text::trim(written));
    const auto day = Date::parseDanish(text::trim(written));
    std::string all;
    const core::Round* found = nullptr;
    for (const core::Round* round : rounds) {
        const bool isTitle = text::foldCase(round->title.da) == wanted || text::foldCase(round->title.en) == wanted;
        if (isTitle || (day && round->windowFrom <= *day && *day <= round->windowTo)) found = round;
        all += (all.empty() ? "" : ", ") + text::displayLine(round->title.da, 60);
    }
    if (found != nullptr) return found->id;
    return usage("Gruppen har ikke en runde af det navn. Den har: " + all + ".",
                 "The group has no round of that name. It has: " + all + ".");
}

Result<std::string> workbook(Invocation& invocation, app::Session& session)
{
    const Arguments& arguments = invocation.arguments;
    const std::string purpose = arguments.text("--reason");
    if (arguments.has("--figures"))
        return app::figuresWorkbookExport(session, figuresRequest(invocation), invocation.language);
    if (!arguments.has("--ratings")) return app::positionsXlsx(session, purpose, invocation.language);
    const auto unit = unitNamed(session.world(), arguments.text("--unit"));
    if (!unit) return fail(unit.error());
    const auto round = roundNamed(session.world(), *unit, arguments.text("--round"));
    if (!round) return fail(round.error());
    return app::ratingsXlsx(session, *round, purpose, invocation.language);
}

} // namespace

Result<void> runStatistics(Invocation& invocation)
{
    if (const auto purpose = invocation.arguments.required("--reason"); !purpose) return fail(purpose.error());
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    return written(invocation,
                   app::statisticsExport(**session, figuresRequest(invocation), invocation.arguments.text("--by"),
                                         formOf(invocation), invocation.language));
}

Result<void> runExportXlsx(Invocation& invocation)
{
    const Arguments& arguments = invocation.arguments;
    if (auto ok = checkOut(invocation); !ok) return ok;
    if (const auto purpose = arguments.required("--reason"); !purpose) return fail(purpose.error());
    if (arguments.has("--figures") && arguments.has("--ratings"))
        return usage("Angiv enten --figures eller --ratings.", "Give either --figures or --ratings.");
    if (arguments.has("--ratings") != arguments.has("--unit"))
        return usage("--ratings og --unit hører sammen.", "--ratings and --unit belong together.");
    if (arguments.has("--round") && !arguments.has("--ratings") && !arguments.has("--figures"))
        return usage("--round kræver --ratings eller --figures.", "--round needs --ratings or --figures.");
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    return written(invocation, workbook(invocation, **session));
}

Result<void> runExportFhir(Invocation& invocation)
{
    const Arguments& arguments = invocation.arguments;
    if (const auto purpose = arguments.required("--reason"); !purpose) return fail(purpose.error());
    const auto child = arguments.number("--child", 0, 1, INT64_MAX);
    if (!child) return fail(child.error());
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    const ChildId id{*child};
    if (id && (*session)->maySee(id)) { // of no other child does a refusal tell the name
        if (auto ok = app::checkFileName(**session, id, invocation.out()); !ok) return ok;
    }
    const auto records = app::healthRecords(**session, {arguments.text("--reason"), id, arguments.text("--sor")});
    if (!records) return fail(records.error());
    if (records->withoutPosition > 0)
        invocation.note(Text{fmt::format("{} uden fælles position er ikke med.", records->withoutPosition),
                             fmt::format("{} without a common position are not in it.", records->withoutPosition)});
    if (records->withoutCpr > 0)
        invocation.note(
            Text{fmt::format("{} er uden CPR-nummer og kan ikke sendes, som de er.", records->withoutCpr),
                 fmt::format("{} have no CPR number and cannot be sent as they are.", records->withoutCpr)});
    return app::writeOutput(invocation.out(), records->bytes);
}

Result<void> runExportFigures(Invocation& invocation)
{
    if (const auto purpose = invocation.arguments.required("--reason"); !purpose) return fail(purpose.error());
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    return written(invocation, app::figuresFileExport(**session, figuresRequest(invocation)));
}

Result<void> runImportFigures(Invocation& invocation)
{
    const auto file = invocation.arguments.path("FILE");
    auto bytes = app::readWholeFile(file, kMostFiguresFile);
    if (!bytes) return fail(bytes.error());
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    app::Session& store = **session;
    const std::size_t before = store.world().closings.all().size();
    if (auto taken = store.apply(app::TakeFigures{file.filename().string(), *std::move(bytes)}); !taken) return taken;
    if (auto saved = store.flush(); !saved) return saved;
    if (store.world().closings.all().size() == before) {
        invocation.note(Text{"De tal er her allerede. Intet er ændret.",
                             "Those figures are here already. Nothing has been changed."});
        return {};
    }
    const core::release::Figures& figures = store.world().closings.all().back()->figures;
    const auto line = [&](Language language) {
        return text::displayLine(figures.institution, 80) + ", " + text::displayLine(figures.period.in(language), 80);
    };
    invocation.note(Text{"Tallene er læst ind: " + line(Language::Danish) + ".",
                         "The figures have been taken in: " + line(Language::English) + "."});
    return {};
}

Result<void> runPeriodClose(Invocation& invocation)
{
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    app::Session& store = **session;
    const auto unit = unitNamed(store.world(), invocation.arguments.text("--unit"));
    if (!unit) return fail(unit.error());
    const std::string wanted = text::foldCase(text::trim(invocation.arguments.text("--round")));
    std::string all;
    for (const app::Period& period : app::periodsOf(store.world(), *unit, store.today())) {
        if (text::foldCase(period.title.da) == wanted || text::foldCase(period.title.en) == wanted) {
            if (auto closed = store.apply(app::ClosePeriod{*unit, period.title, period.from, period.to}); !closed)
                return closed;
            if (auto saved = store.flush(); !saved) return saved;
            invocation.note(Text{"Periodens tal er gjort op.", "The period's figures have been made."});
            return {};
        }
        all += (all.empty() ? "" : ", ") + text::displayLine(period.title.da, 60);
    }
    return usage("Institutionen har ingen periode af det navn. Den har: " + all + ".",
                 "The institution has no period of that name. It has: " + all + ".");
}

} // namespace trivsel::cli
