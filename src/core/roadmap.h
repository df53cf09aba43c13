#pragma once

#include "core/guide.h"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

/// Roadmaps (school absence, dyslexia, bullying): ordered thresholds with the guide's conditions and steps
/// (guide-format.md). Read by the guide's interpreter; there is no second one.
namespace trivsel::core {

struct Roadmap {
    struct Threshold {
        GuideRule rule; ///< id, condition, steps (indexes into Roadmap::steps) and reason, as in a guide
        Text title;
        bool active = true; ///< false: kept in the file, never passed
        bool operator==(const Threshold&) const = default;
    };
    std::string id;
    std::string version;
    Text title;
    std::vector<Source> sources;
    std::vector<GuideStep> steps;
    std::vector<Threshold> thresholds; ///< in the order in which they are met
    std::string sha256;                ///< of the file's bytes; "" when built by hand
    bool operator==(const Roadmap&) const = default;
};

using RoadmapPtr = std::shared_ptr<const Roadmap>;

/// A threshold that the case has passed, with what it asks for.
struct PassedThreshold {
    std::size_t threshold = 0;      ///< index into Roadmap::thresholds
    std::vector<PlannedStep> steps; ///< in the order of the file; `rules` holds the threshold's index alone
    bool operator==(const PassedThreshold&) const = default;
};

/// The passed thresholds in order, each with its steps and dates as plan() gives them: a threshold is passed when it is
/// active and its condition holds. A step that several thresholds ask for stands under each of them. While `acute` is
/// doubt or open, steps that reach parents or child are left out; the threshold is passed all the same.
std::vector<PassedThreshold> roadmapSteps(const Roadmap& roadmap, const GuideCase& theCase,
                                          const WorkingCalendar& calendar);

/// As guideFaults, with places below `$.thresholds`; a roadmap need not cover yellow and red.
std::vector<GuideFault> roadmapFaults(const Roadmap& roadmap);

} // namespace trivsel::core
