#pragma once

#include "base/result.h"
#include "base/text.h"

#include <string>
#include <string_view>
#include <vector>

/// The commands of this program as a table: what is parsed, what --help says and what runs are one and the same.
namespace trivsel::cli {

struct Invocation;

struct OptionSpec {
    std::string name;  ///< "--store", or a positional's word such as "FILE"
    std::string value; ///< what stands after it in help, "" = a flag; not used for positionals
    Text help;
    enum class Kind { Optional, Required, Repeated };
    Kind kind = Kind::Optional;
    bool isPositional() const { return !name.starts_with("--"); }
};

struct CommandSpec {
    std::string name;                ///< "score", "unit add"
    Text summary;                    ///< one line
    Text details;                    ///< what comes out and what it needs; may be empty
    std::vector<OptionSpec> options; ///< its own; the common ones are always accepted
    std::vector<std::string> examples;
    Result<void> (*run)(Invocation&) = nullptr;
};

const std::vector<CommandSpec>& commands();
const std::vector<OptionSpec>& commonOptions();

// The work of each command, by subject.
Result<void> runWindow(Invocation& invocation);
Result<void> runNew(Invocation& invocation);
Result<void> runUnitAdd(Invocation& invocation);
Result<void> runUserAdd(Invocation& invocation);
Result<void> runUserRemove(Invocation& invocation);
Result<void> runUserPassphrase(Invocation& invocation);
Result<void> runRoundOpen(Invocation& invocation);
Result<void> runRoundClose(Invocation& invocation);
Result<void> runDemo(Invocation& invocation);
Result<void> runCheck(Invocation& invocation);
Result<void> runScore(Invocation& invocation);
Result<void> runAgree(Invocation& invocation);
Result<void> runReliability(Invocation& invocation);
Result<void> runPlan(Invocation& invocation);
Result<void> runImportRoster(Invocation& invocation);
Result<void> runImportAbsence(Invocation& invocation);
Result<void> runImportUndo(Invocation& invocation);
Result<void> runImportSurvey(Invocation& invocation);
Result<void> runReportSurvey(Invocation& invocation);
Result<void> runYearRoll(Invocation& invocation);
Result<void> runChildren(Invocation& invocation);
Result<void> runExportCsv(Invocation& invocation);
Result<void> runExportIcs(Invocation& invocation);
Result<void> runStatistics(Invocation& invocation);
Result<void> runExportXlsx(Invocation& invocation);
Result<void> runExportFhir(Invocation& invocation);
Result<void> runExportFigures(Invocation& invocation);
Result<void> runImportFigures(Invocation& invocation);
Result<void> runHandoverList(Invocation& invocation);
Result<void> runHandoverBegin(Invocation& invocation);
Result<void> runHandoverSend(Invocation& invocation);
Result<void> runHandoverTake(Invocation& invocation);
Result<void> runHandoverAnswer(Invocation& invocation);
Result<void> runHandoverAnswered(Invocation& invocation);
Result<void> runReportHandover(Invocation& invocation);
Result<void> runReportRuler(Invocation& invocation);
Result<void> runPackageSend(Invocation& invocation);
Result<void> runPackageOpen(Invocation& invocation);
Result<void> runPackageBack(Invocation& invocation);
Result<void> runImportRatings(Invocation& invocation);
Result<void> runPeriodClose(Invocation& invocation);
Result<void> runReportForm(Invocation& invocation);
Result<void> runReportGuide(Invocation& invocation);
Result<void> runReportPlan(Invocation& invocation);
Result<void> runReportChild(Invocation& invocation);
Result<void> runReportNotification(Invocation& invocation);
Result<void> runReportStatus(Invocation& invocation);
Result<void> runReportAgenda(Invocation& invocation);
Result<void> runReportMeeting(Invocation& invocation);
Result<void> runReportGroup(Invocation& invocation);
Result<void> runReportLeader(Invocation& invocation);
Result<void> runAudit(Invocation& invocation);
Result<void> runBackup(Invocation& invocation);
Result<void> runRestore(Invocation& invocation);
Result<void> runMove(Invocation& invocation);
Result<void> runVerify(Invocation& invocation);
Result<void> runUserRecover(Invocation& invocation);
Result<void> runDrill(Invocation& invocation);
Result<void> runRightsInformed(Invocation& invocation);
Result<void> runRightsHold(Invocation& invocation);
Result<void> runRightsLift(Invocation& invocation);
Result<void> runRightsDue(Invocation& invocation);
Result<void> runRightsArchive(Invocation& invocation);
Result<void> runRightsErase(Invocation& invocation);
Result<void> runExportInsight(Invocation& invocation);
Result<void> runReportInformation(Invocation& invocation);
Result<void> runBench(Invocation& invocation);

} // namespace trivsel::cli
