#pragma once

#include "base/result.h"
#include "core/oversight.h"
#include "storage/store.h"

#include <string>
#include <vector>

/// The audit log as a file of rows (CSV), and a paper's head against it. Each checks the whole chain first: a log that does
/// not hang together is StoreDamaged, and no row is told. Errors: NoRight, BadInput, Failed (not saved).
namespace trivsel::app {

class Session;

/// `seq,time,user,role,action,child,scope,count,purpose,hash` of the rows that this leader may know; `child` is the
/// pseudonym, `time` in UTC. What people typed stays on its line: control characters and backslashes are escaped. The
/// reading of the log is itself a row, and the last one told.
Result<std::string> auditCsv(Session& session, const std::string& purpose);

/// Everything that was looked up about one child, or changed, for an answer to its parents: when, what, and why; by whom
/// only `withStaff`. Lists in which the child stood are told too. Without staff it goes home, and the gate holds.
/// `time,action,scope,purpose`, with staff also `user,role`.
Result<std::string> childAuditCsv(Session& session, ChildId child, bool withStaff, const std::string& purpose);

/// The rows behind it, valid until the log is fetched again. The reading is noted first.
Result<std::vector<const storage::AuditRow*>> childAudit(Session& session, ChildId child, bool goesHome,
                                                         const std::string& purpose);

/// Draws a sample and records it; its rows as auditCsv().
Result<std::string> sampleCsv(Session& session, int rows);

/// `mark`: "SEQ:HASH" as printed at the foot of a document, 8 or more hex digits. StoreDamaged when that row is not in the
/// chain: the log was cut off or rebuilt after the paper was printed.
Result<void> checkAuditMark(Session& session, const std::string& mark);

} // namespace trivsel::app
