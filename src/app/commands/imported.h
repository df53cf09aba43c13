#pragma once

#include "app/commands/handlers.h"
#include "app/roster_apply.h"

namespace trivsel::app::commands {

/// One import, or its undoing, as what is written: its records, its batch and one row in the log.
Outcome imported(RosterChange&& roster, storage::AuditNote row);

} // namespace trivsel::app::commands
