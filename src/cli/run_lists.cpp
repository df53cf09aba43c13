#include "app/calendar_export.h"
#include "app/lists.h"
#include "app/output_file.h"
#include "cli/commands.h"
#include "cli/invocation.h"

#include <fmt/format.h>

/// Children and their positions out.
namespace trivsel::cli {

namespace {

app::ListForm formOf(const Invocation& invocation)
{
    return invocation.arguments.has("--excel") ? app::ListForm::Excel : app::ListForm::Plain;
}

} // namespace

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
