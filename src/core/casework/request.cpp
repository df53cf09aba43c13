#include "core/casework/request.h"

#include <algorithm>

namespace trivsel::core {

std::optional<int> waitingDays(const Request& request, Date today)
{
    if (!request.sentOn) return std::nullopt;
    return std::max(0, daysBetween(*request.sentOn, request.answeredOn.value_or(today)));
}

} // namespace trivsel::core
