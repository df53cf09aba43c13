#pragma once

#include "base/date.h"
#include "base/ids.h"
#include "core/casework/ids.h"
#include "base/result.h"
#include "base/text.h"
#include "core/casework/made_paper.h"

#include <filesystem>
#include <string>

/// Documents out of the open store: the bytes of a PDF. Each asks what it is for, and its reading stands in the audit
/// before the bytes are given. What is hidden from the user is in none of them.
namespace trivsel::app {

class Session;
struct LeaderReport;

enum class ChildPaper {
    Plan,           ///< indsatsplan for the adults
    PlanForParents, ///< goes home
    WordToParents,  ///< samtalesiden, goes home
    Notification,   ///< underretning, a draft until it has been sent
    Status,         ///< statusudtalelse
    Insight,        ///< everything about the child, for the parents: goes home, but waits for a leader where there is a case
};

/// What goes home is refused with the gate's sentence while the gate is not open for the child. Errors: NoRight,
/// BadInput (no purpose, the gate, nothing to print yet), Failed (not saved, no font).
Result<std::string> childPdf(Session& session, ChildPaper paper, ChildId child, const std::string& purpose,
                             Language language);

/// The letter of information to parents: of no child, and no reading.
Result<std::string> letterPdf(const Session& session, Language language);

/// The agenda of a unit and what is below it, for a meeting with `to` (role of the directory; empty: the outreach
/// social worker, else the team of resource persons).
Result<std::string> agendaPdf(Session& session, UnitId unit, const std::string& to, const std::string& purpose,
                              Language language);

/// The report of a unit's latest closed round for its team meeting, for those who may open its children.
Result<std::string> groupPdf(Session& session, UnitId unit, const std::string& purpose, Language language);

/// A leader's report of released figures, for whoever may read those. It is a row of the audit like any export.
Result<std::string> leaderPdf(Session& session, const LeaderReport& report, const std::string& purpose, Language language);

Text titleOf(ChildPaper paper);
/// What a document that left the program was.
Text titleOf(const Session& session, const core::MadePaper& made);

/// The sheet of a meeting tool (data/meetings) about one child or one unit: the meeting, else the latest one with the
/// tool that the user may know of, else a blank sheet. Tools that reach the parents or the child are refused with the
/// gate's sentence while it is not open. At most two pages unless more was written.
struct MeetingPaper {
    std::string tool;
    ChildId child;     ///< one of these two, as the tool is
    UnitId unit;
    MeetingId meeting; ///< none: the latest
    bool isBlank = false; ///< to be filled in by hand, whatever was written before
};
Result<std::string> meetingPdf(Session& session, const MeetingPaper& paper, const std::string& purpose, Language language);

/// A name to save it under: the kind and the day, never a name.
std::string fileNameFor(ChildPaper paper, Date day, Language language);

/// Refuses a file name in which the child's name stands.
Result<void> checkFileName(const Session& session, ChildId child, const std::filesystem::path& file);

} // namespace trivsel::app
