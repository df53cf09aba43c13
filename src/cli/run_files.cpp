#include "app/definition_files.h"
#include "app/output_file.h"
#include "app/score_files.h"
#include "cli/commands.h"
#include "cli/invocation.h"
#include "cli/terminal.h"

#include <fmt/format.h>

/// Commands over files alone: no store, no role.
namespace trivsel::cli {

namespace {

using FileCommand = Result<void> (*)(const app::AnswersRequest&, app::FileFaults&, std::vector<std::string>&);

Result<void> runAnswers(Invocation& invocation, FileCommand command)
{
    Progress progress(!invocation.isQuiet());
    app::AnswersRequest request;
    request.instrument = invocation.arguments.path("--instrument");
    request.answers = invocation.arguments.path("--answers");
    request.rule = invocation.arguments.text("--rule");
    request.summary = invocation.arguments.path("--summary");
    request.out = invocation.out();
    request.isExcel = invocation.arguments.has("--excel");
    request.language = invocation.language;
    request.progress = [&progress](double share) { progress(share); };
    app::FileFaults faults;
    std::vector<std::string> warnings;
    auto done = command(request, faults, warnings);
    invocation.tellFaults(faults);
    for (const std::string& warning : warnings) invocation.note(warning);
    return done;
}

} // namespace

Result<void> runScore(Invocation& invocation)
{
    return runAnswers(invocation, app::scoreFile);
}
Result<void> runAgree(Invocation& invocation)
{
    return runAnswers(invocation, app::agreeFile);
}
Result<void> runReliability(Invocation& invocation)
{
    return runAnswers(invocation, app::reliabilityFile);
}

Result<void> runCheck(Invocation& invocation)
{
    app::FileFaults faults;
    const auto report = app::checkFiles(invocation.arguments.path("DIR"), invocation.language, faults);
    if (!report) return fail(report.error());
    std::string lines;
    for (const std::string& line : faults.lines) lines += line + "\n";
    if (auto written = app::writeOutput(invocation.out(), lines); !written) return written;
    if (faults.total == 0) {
        invocation.note(Text{fmt::format("{} filer uden fejl.", report->files),
                             fmt::format("{} files without faults.", report->files)});
        return {};
    }
    return usage(fmt::format("{} fejl i {} af {} filer.", faults.total, report->faultyFiles, report->files),
                 fmt::format("{} fault(s) in {} of {} files.", faults.total, report->faultyFiles, report->files));
}

Result<void> runPlan(Invocation& invocation)
{
    app::PlanRequest request;
    const auto dir = invocation.dataDir();
    if (!dir) return fail(dir.error());
    request.dataDir = *dir;
    request.municipality = invocation.arguments.text("--municipality");
    request.guide = invocation.arguments.path("--guide");
    request.caseFile = invocation.arguments.path("--case");
    request.language = invocation.language;
    app::FileFaults faults;
    const auto json = app::planJson(request, faults);
    invocation.tellFaults(faults);
    if (!json) return fail(json.error());
    return app::writeOutput(invocation.out(), *json);
}

} // namespace trivsel::cli
