#include "core/casework/consent.h"

#include <algorithm>

namespace trivsel::core {
namespace {

/// The latest word of one person towards `to`, as it stands on `day`.
ConsentState stateOf(const std::vector<Consent>& consents, std::int64_t holder, const std::string& to, Date day)
{
    const Consent* latest = nullptr;
    for (const Consent& c : consents)
        if (c.holder == holder && c.to == to && c.from <= day && (latest == nullptr || c.at >= latest->at)) latest = &c;
    if (latest == nullptr) return ConsentState::Missing;
    if (!latest->isGiven || (latest->withdrawnOn && *latest->withdrawnOn <= day)) return ConsentState::Refused;
    return latest->until && *latest->until < day ? ConsentState::Missing : ConsentState::Given;
}

} // namespace

ConsentState consentState(const std::vector<Consent>& consents, const std::vector<std::int64_t>& holders, bool asksYoungPerson,
                          const std::string& to, Date day)
{
    std::vector<std::int64_t> asked = holders;
    if (asksYoungPerson) asked.push_back(0);
    bool isMissing = holders.empty();
    for (const std::int64_t holder : asked) {
        switch (stateOf(consents, holder, to, day)) {
        case ConsentState::Refused: return ConsentState::Refused;
        case ConsentState::Missing: isMissing = true; break;
        case ConsentState::Given: break;
        }
    }
    return isMissing ? ConsentState::Missing : ConsentState::Given;
}

} // namespace trivsel::core
