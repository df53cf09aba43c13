#pragma once

#include "app/documents/paper.h"
#include "core/casework/meeting.h"
#include "core/meeting_tool.h"

namespace trivsel::app {

/// How much room for writing by hand a sheet has; the least that keeps it on two pages is the writer's matter.
inline constexpr int kMostMeetingLines = 4;

/// The sheet of a tool, blank, about nobody: purpose, who takes part, the parts with their questions, what is agreed.
report::Document blankMeetingDocument(const core::MeetingTool& tool, Language language, Date today, int lines);

/// The sheet for one child or unit: what was written in `meeting`, blank where nothing was; null: blank throughout. The
/// child's name and the participants' stand there only when the meeting has names (before there is one: when the tool
/// has), and never with name and address protection. Without names typed ones are left out, the printing adult's too.
report::Document meetingDocument(const paper::Source& from, const core::MeetingTool& tool, ChildId child, UnitId unit,
                                 const core::Meeting* meeting, int lines);

} // namespace trivsel::app
