#pragma once

#include "base/date.h"
#include "base/ids.h"
#include "core/oversight.h"

#include <string>
#include <string_view>

/// The commands about who may see what, and who looked: openings with a reason, bars, the audit log and its samples.
namespace trivsel::app {

/// A child outside one's units, for core::kGlassLasts: by full name and birth date, or by id when `child` is given. Says
/// the same whatever the reason for finding nothing, and notes that too (`kMissedAction`).
struct BreakGlass { static constexpr std::string_view kName = "glass.open";
    std::string name; Date birthDate; ChildId child; std::string reason;
    static constexpr std::string_view kMissedAction = "glass.missed"; };
/// A leader has looked at somebody's opening.
struct SeeGlassOpening { static constexpr std::string_view kName = "glass.seen"; GlassId opening; };

/// Any adult may bar herself; a leader anyone. A leader who is not barred herself lifts it.
struct BarAdult { static constexpr std::string_view kName = "child.bar";
    ChildId child; UserId user; core::ChildBar::Relation relation = core::ChildBar::Relation::OwnChild; };
struct LiftBar { static constexpr std::string_view kName = "child.unbar"; BarId bar; std::string why; };

/// The audit log is looked at, or written out; `child`: only what was done with that one. `goesHome`: for its parents.
struct ReadAudit { static constexpr std::string_view kName = "audit.read"; ChildId child; std::string purpose; bool goesHome = false; };
/// Rows at random out of the log that the session has fetched: those since they were last signed for, none of one's own.
struct DrawAuditSample { static constexpr std::string_view kName = "audit.sample"; int rows = 10; };
/// `words` are required for what is to be looked into.
struct AnswerAuditRow { static constexpr std::string_view kName = "audit.answer";
    SampleId sample; std::int64_t seq = 0; core::AuditSample::Row::Answer answer = core::AuditSample::Row::Answer::Fine; std::string words; };
struct SignAuditSample { static constexpr std::string_view kName = "audit.sign"; SampleId sample; };

} // namespace trivsel::app
