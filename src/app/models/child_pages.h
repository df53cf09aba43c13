#pragma once

#include "app/models/cooperation_model.h"
#include "base/date.h"
#include "base/ids.h"

#include <optional>

namespace trivsel::app {

/// The further pages of a child, each as far as its line on Barn tells: one struct for each page. Only what this user
/// may know of is counted.
struct ChildPages {
    struct Plan {
        int open = 0; ///< plans that are not closed
        int closed = 0;
        bool isDraft = false;           ///< the newest open one is not ready
        std::optional<Date> followUpOn; ///< the first day of the open ones
        bool isLate = false;            ///< and it has passed
    } plan;
    CooperationLine cooperation;
    struct Meetings {
        int planned = 0;
        std::optional<Date> lastHeld;
    } meetings;
};
ChildPages childPages(const Session& session, ChildId child);

} // namespace trivsel::app
