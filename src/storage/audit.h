#pragma once

#include "base/date.h"
#include "core/people.h"
#include "storage/connection.h"
#include "storage/store.h"

#include <cstdint>
#include <optional>
#include <string>

/// The hash chain over what was read and changed.
namespace trivsel::storage {

/// The newest row and its hash; the chain begins with 64 zeros.
struct AuditHead {
    std::int64_t seq = 0;
    std::string hash = std::string(64, '0');
    bool operator==(const AuditHead&) const = default;
};

/// Who did it, and when.
struct Actor {
    UserId user;
    core::Role role = core::Role::Pedagogue;
    Instant at{};
};

/// Adds one row and moves `head` on to it.
void appendAudit(Connection& c, const AuditNote& note, const Actor& actor, AuditHead& head);

/// What is wrong with the chain, in words for the log, or nothing. Checks numbering, every hash, and the end against
/// `head`.
std::optional<std::string> findAuditFault(Connection& c, const AuditHead& head);

} // namespace trivsel::storage
