#include "core/casework/concern.h"

#include <algorithm>

namespace trivsel::core {

bool mayReadAll(const Concern& concern, UserId user)
{
    if (user == concern.by) return true;
    if (concern.readers.empty()) return concern.restrictedNote.empty();
    return std::find(concern.readers.begin(), concern.readers.end(), user) != concern.readers.end();
}

std::optional<int> daysToFirstAction(const Concern& concern, const std::vector<Instant>& actions)
{
    std::optional<Instant> first;
    for (const Instant action : actions)
        if (action >= concern.at && (!first || action < *first)) first = action;
    if (!first) return std::nullopt;
    return std::max(0, daysBetween(toLocal(concern.at).date, toLocal(*first).date));
}

} // namespace trivsel::core
