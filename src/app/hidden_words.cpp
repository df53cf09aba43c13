#include "app/hidden_words.h"

#include <algorithm>

namespace trivsel::app {

bool isReadBySuspected(const World& world, ChildId child, UserId writer, UserId by, Instant at)
{
    const auto isRead = [&](ChildId of) {
        const auto cases = world.casework.acuteCases.of(of);
        return std::any_of(cases.begin(), cases.end(), [&](const core::AcuteCase* acute) {
            const UserId suspected = acute->suspected;
            return suspected != writer && core::isHiddenFrom(*acute, suspected) &&
                   !world.isHiddenWithCase(child, suspected, by, at);
        });
    };
    const auto family = world.siblingsOf(child);
    return isRead(child) || std::any_of(family.begin(), family.end(), isRead);
}

} // namespace trivsel::app
