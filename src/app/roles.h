#pragma once

#include "app/command.h"
#include "core/people.h"

#include <span>
#include <string_view>

namespace trivsel::app {

/// How far a role's right to a command reaches.
enum class Reach {
    None,        ///< refused
    OwnUnits,    ///< children and rounds of the units one belongs to today
    Institution, ///< every unit below one's own place
    Store,       ///< no child concerned: units, users, content
};

struct RoleRow {
    std::string_view command; ///< Command's kName
    Reach pedagogue, teacher, leader, consultant, administrator;
    /// Also for a child that one has opened with a reason (BreakGlass): reading and casework. Not rating, not the common
    /// rating, not base data, and nothing of a whole unit.
    bool throughGlass = false;
    Reach of(core::Role role) const;
};

/// The one table of command x role (store.md). Deny by default: a command without a row is refused, and fails a test.
std::span<const RoleRow> roleTable();

/// Null for a command that has no row.
const RoleRow* rowOf(std::string_view command);
/// None for a command that has no row.
Reach reach(core::Role role, std::string_view command);

} // namespace trivsel::app
