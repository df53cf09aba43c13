#pragma once

#include "base/date.h"
#include "core/people.h"
#include "storage/connection.h"
#include "storage/store.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The hash chain over what was read and changed.
namespace trivsel::storage {

/// Who did it, and when.
struct Actor {
    UserId user;
    std::optional<core::Role> role;
    Instant at{};
};

/// Adds one row and moves `head` on to it.
void appendAudit(Connection& c, const AuditNote& note, const Actor& actor, AuditHead& head);

/// Oldest first.
std::vector<AuditRow> readAudit(Connection& c, const AuditQuery& query);

/// What is wrong with the chain, in words for the log, or nothing. Checks numbering, every hash, and the end against
/// `head`.
std::optional<std::string> findAuditFault(Connection& c, const AuditHead& head);

} // namespace trivsel::storage
