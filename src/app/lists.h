#pragma once

#include "base/result.h"
#include "base/text.h"

#include <string>
#include <string_view>

/// Lists out of an open store, as CSV (command line contract: `children`, `export csv`). Each is a read that stands in
/// the audit before its bytes leave the program, and holds only children whom the user may see.
namespace trivsel::app {

class Session;

enum class ListForm { Plain, Excel };

/// The refusal that a role without children gets for a list of them, from the role table itself.
Result<void> checkListRole(const Session& session, std::string_view command);

/// `id,unit,name,birth_date,sex,position,round`, by unit and name. The name of a child with name and address protection
/// is left empty.
Result<std::string> childrenCsv(Session& session, ListForm form, Language language);

/// `round,unit,child_id,position,suggested,reason,step,step_status,who,due`: one row for each child of each round, or
/// several when the round asked for several steps. `purpose` is required and stands in the audit.
Result<std::string> exportCsv(Session& session, const std::string& purpose, ListForm form, Language language);

} // namespace trivsel::app
