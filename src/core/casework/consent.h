#pragma once

#include "base/date.h"
#include "core/casework/ids.h"
#include "core/guide.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace trivsel::core {

/// One word of consent, or its refusal. Specific: who, what, to whom, for what, until when (actions-and-law.md B34).
struct Consent {
    ConsentId id;
    ChildId child;
    std::int64_t holder = 0; ///< the custody holder who answered; 0: the young person
    std::string to;          ///< role of the profile's directory
    std::string what;
    std::string purpose;
    bool isGiven = true;     ///< false: asked and refused
    Date from;
    std::optional<Date> until;
    std::optional<Date> withdrawnOn;
    UserId by;
    Instant at{};
    bool operator==(const Consent&) const = default;
};

/// Whether consent towards `to` holds on `day`: every custody holder must have given it (both under shared custody),
/// and the young person too from the profile's age. One who refuses, or withdraws, refuses for all.
/// `holders`: ids of the custody holders in the store; with none of them known it is Missing.
ConsentState consentState(const std::vector<Consent>& consents, const std::vector<std::int64_t>& holders, bool asksYoungPerson,
                          const std::string& to, Date day);

} // namespace trivsel::core
