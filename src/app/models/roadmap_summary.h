#pragma once

#include "base/ids.h"

namespace trivsel::app {

class Session;

/// The line of Barn; cheap beside the whole model.
struct RoadmapSummary {
    bool isShown = false; ///< some roadmap can apply to the child, or it has absence
    int passed = 0;
    bool hasAbsence = false;
};
RoadmapSummary roadmapSummary(const Session& session, ChildId child);

} // namespace trivsel::app
