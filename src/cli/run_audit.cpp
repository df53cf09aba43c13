#include "app/audit_export.h"
#include "app/output_file.h"
#include "app/session.h"
#include "cli/commands.h"
#include "cli/invocation.h"

/// The audit log: its rows, one child's part of it, a sample to look through, and a paper held against it.
namespace trivsel::cli {

namespace {

constexpr int kMostSampled = 500;

Result<std::string> rowsOf(Invocation& invocation, app::Session& session)
{
    const Arguments& arguments = invocation.arguments;
    const std::string purpose = arguments.text("--reason");
    if (arguments.has("--child")) {
        const auto id = arguments.number("--child", 0, 1, INT64_MAX);
        if (!id) return fail(id.error());
        return app::childAuditCsv(session, ChildId{*id}, arguments.has("--with-staff"), purpose);
    }
    if (arguments.has("--sample")) {
        const auto rows = arguments.number("--sample", 10, 1, kMostSampled);
        if (!rows) return fail(rows.error());
        return app::sampleCsv(session, static_cast<int>(*rows));
    }
    return app::auditCsv(session, purpose);
}

} // namespace

Result<void> runAudit(Invocation& invocation)
{
    const Arguments& arguments = invocation.arguments;
    int kinds = 0;
    for (const char* option : {"--child", "--sample", "--against"}) kinds += arguments.has(option) ? 1 : 0;
    if (kinds > 1)
        return usage("Angiv kun én af --child, --sample og --against.", "Give only one of --child, --sample and --against.");
    if (arguments.has("--with-staff") && !arguments.has("--child"))
        return usage("--with-staff kræver --child.", "--with-staff needs --child.");
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    if (arguments.has("--against")) {
        if (auto same = app::checkAuditMark(**session, arguments.text("--against")); !same) return same;
        invocation.note(Text{"Rækken på papiret står i loggen, og loggen hænger sammen hele vejen.",
                             "The row on the paper stands in the log, and the log hangs together all the way."});
        return {};
    }
    const auto csv = rowsOf(invocation, **session);
    if (!csv) return fail(csv.error());
    return app::writeOutput(invocation.out(), *csv);
}

} // namespace trivsel::cli
