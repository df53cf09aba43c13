#include "app/documents/print_files.h"
#include "app/output_file.h"
#include "app/score_files.h"
#include "cli/commands.h"
#include "cli/invocation.h"

#include <unistd.h>

/// Documents for paper, as PDF.
namespace trivsel::cli {

namespace {

/// A PDF is nothing to look at on a terminal.
Result<void> checkOut(const Invocation& invocation)
{
    if (!invocation.out().empty() || ::isatty(STDOUT_FILENO) == 0) return {};
    return usage("--out mangler: skriv, hvilken fil dokumentet skal gemmes i.",
                 "--out is missing: say which file the document is to be saved in.");
}

} // namespace

Result<void> runReportForm(Invocation& invocation)
{
    if (auto ok = checkOut(invocation); !ok) return ok;
    const auto known = invocation.catalog();
    if (!known) return fail(known.error());
    app::FileFaults faults;
    const auto pdf = app::formPdf(**known, invocation.arguments.text("--instrument"), invocation.language,
                                  invocation.clock().today(), faults);
    invocation.tellFaults(faults);
    if (!pdf) return fail(pdf.error());
    return app::writeOutput(invocation.out(), *pdf);
}

Result<void> runReportGuide(Invocation& invocation)
{
    if (auto ok = checkOut(invocation); !ok) return ok;
    const auto known = invocation.catalog();
    if (!known) return fail(known.error());
    const auto pdf = app::guidePdf(**known, invocation.arguments.text("--municipality"), invocation.language,
                                   invocation.clock().today());
    if (!pdf) return fail(pdf.error());
    return app::writeOutput(invocation.out(), *pdf);
}

} // namespace trivsel::cli
