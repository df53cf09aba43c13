#include "app/documents/leader_document.h"
#include "app/documents/print_files.h"
#include "app/documents/print_store.h"
#include "app/models/overview_model.h"
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

/// A child outside one's units is opened with the reason that was given; whatever is answered stands in the log.
Result<void> openForPaper(app::Session& session, ChildId child, const std::string& reason)
{
    if (session.maySee(child)) return {};
    app::BreakGlass opening;
    opening.child = child;
    opening.reason = reason;
    const auto opened = session.apply(opening);
    if (auto saved = session.flush(); !saved) return saved;
    return opened;
}

/// One document about one child, out of the store.
Result<void> runChildPaper(Invocation& invocation, app::ChildPaper paper)
{
    if (auto ok = checkOut(invocation); !ok) return ok;
    const auto id = invocation.arguments.number("--child", 0, 1, INT64_MAX);
    if (!id) return fail(id.error());
    if (const auto purpose = invocation.arguments.required("--reason"); !purpose) return fail(purpose.error());
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    if (auto ok = openForPaper(**session, ChildId{*id}, invocation.arguments.text("--reason")); !ok) return ok;
    if (auto ok = app::checkFileName(**session, ChildId{*id}, invocation.out()); !ok) return ok;
    const auto pdf =
        app::childPdf(**session, paper, ChildId{*id}, invocation.arguments.text("--reason"), invocation.language);
    if (!pdf) return fail(pdf.error());
    return app::writeOutput(invocation.out(), *pdf);
}

/// One document about a unit or an institution, out of the store; `make(session, unit, purpose)` gives its bytes.
template <class Make> Result<void> runUnitPaper(Invocation& invocation, Make make)
{
    if (auto ok = checkOut(invocation); !ok) return ok;
    if (const auto purpose = invocation.arguments.required("--reason"); !purpose) return fail(purpose.error());
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    const auto unit = unitNamed((*session)->world(), invocation.arguments.text("--unit"));
    if (!unit) return fail(unit.error());
    const auto pdf = make(**session, *unit, invocation.arguments.text("--reason"));
    if (!pdf) return fail(pdf.error());
    return app::writeOutput(invocation.out(), *pdf);
}

} // namespace

Result<void> runReportPlan(Invocation& invocation)
{
    return runChildPaper(invocation, invocation.arguments.has("--for-parents") ? app::ChildPaper::PlanForParents
                                                                               : app::ChildPaper::Plan);
}
Result<void> runReportChild(Invocation& invocation)
{
    return runChildPaper(invocation, app::ChildPaper::WordToParents);
}
Result<void> runExportInsight(Invocation& invocation) { return runChildPaper(invocation, app::ChildPaper::Insight); }
Result<void> runReportNotification(Invocation& invocation)
{
    return runChildPaper(invocation, app::ChildPaper::Notification);
}
Result<void> runReportStatus(Invocation& invocation)
{
    return runChildPaper(invocation, app::ChildPaper::Status);
}

Result<void> runReportAgenda(Invocation& invocation)
{
    return runUnitPaper(invocation, [&](app::Session& session, UnitId unit, const std::string& purpose) {
        return app::agendaPdf(session, unit, invocation.arguments.text("--to"), purpose, invocation.language);
    });
}

Result<void> runReportGroup(Invocation& invocation)
{
    return runUnitPaper(invocation, [&](app::Session& session, UnitId unit, const std::string& purpose) {
        return app::groupPdf(session, unit, purpose, invocation.language);
    });
}

/// Released figures, as Overblik shows them.
Result<void> runReportLeader(Invocation& invocation)
{
    if (auto ok = checkOut(invocation); !ok) return ok;
    const Arguments& arguments = invocation.arguments;
    if (const auto purpose = arguments.required("--reason"); !purpose) return fail(purpose.error());
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    const auto choice = app::overviewChoice(**session, arguments.text("--round"), arguments.text("--institution"));
    if (!choice) return fail(choice.error());
    const app::OverviewModel model = app::overviewModel(**session, *choice, invocation.language);
    if (!model.nothing.empty()) return fail(ErrorCode::BadInput, {model.nothing, model.nothing});
    const auto pdf = app::leaderPdf(**session, app::leaderReport(model, invocation.language), arguments.text("--reason"), invocation.language);
    if (!pdf) return fail(pdf.error());
    return app::writeOutput(invocation.out(), *pdf);
}

/// With --child or --unit out of the store; alone a blank sheet that needs none.
Result<void> runReportMeeting(Invocation& invocation)
{
    if (auto ok = checkOut(invocation); !ok) return ok;
    const Arguments& arguments = invocation.arguments;
    const bool hasChild = arguments.has("--child"), hasUnit = arguments.has("--unit");
    if (hasChild && hasUnit)
        return usage("Angiv enten --child eller --unit.", "Give either --child or --unit.");
    if (!hasChild && !hasUnit) {
        for (const char* option : {"--meeting", "--blank", "--reason"})
            if (arguments.has(option))
                return usage(std::string(option) + " kræver --child eller --unit.",
                             std::string(option) + " needs --child or --unit.");
        const auto known = invocation.catalog();
        if (!known) return fail(known.error());
        const auto pdf = app::blankMeetingPdf(**known, arguments.text("--tool"), invocation.language,
                                              invocation.clock().today());
        if (!pdf) return fail(pdf.error());
        return app::writeOutput(invocation.out(), *pdf);
    }
    app::MeetingPaper paper;
    paper.tool = arguments.text("--tool");
    paper.isBlank = arguments.has("--blank");
    const auto child = arguments.number("--child", 0, 1, INT64_MAX);
    if (!child) return fail(child.error());
    const auto meeting = arguments.number("--meeting", 0, 1, INT64_MAX);
    if (!meeting) return fail(meeting.error());
    paper.child = ChildId{*child};
    paper.meeting = MeetingId{*meeting};
    if (const auto purpose = arguments.required("--reason"); !purpose) return fail(purpose.error());
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    if (hasUnit) {
        const auto unit = unitNamed((*session)->world(), arguments.text("--unit"));
        if (!unit) return fail(unit.error());
        paper.unit = *unit;
    } else {
        if (auto ok = openForPaper(**session, paper.child, arguments.text("--reason")); !ok) return ok;
        if (auto ok = app::checkFileName(**session, paper.child, invocation.out()); !ok) return ok;
    }
    const auto pdf = app::meetingPdf(**session, paper, arguments.text("--reason"), invocation.language);
    if (!pdf) return fail(pdf.error());
    return app::writeOutput(invocation.out(), *pdf);
}

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
