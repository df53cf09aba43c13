#pragma once

#include "core/guide.h"

#include <cstddef>
#include <vector>

/// What another edition of a guide changes: step by step and rule by rule, told apart by their ids. Pure; the words
/// stay in the two guides.
namespace trivsel::core {

enum class StepField {
    Title,
    Action,
    Why,
    Who,
    Kind,
    Due,
    Rung,
    Minimum,
    Tool,
    ReachesParents,
    ReachesChild,
    GroupOk,
    After,
    Source,
    LocalChoice
};
enum class RuleField { Reason, Condition, Steps };

/// Indexes into the two guides, and what differs.
struct StepChange {
    std::size_t before = 0, after = 0;
    std::vector<StepField> fields; ///< in the order of the enumeration, never empty
    bool operator==(const StepChange&) const = default;
};
struct RuleChange {
    std::size_t before = 0, after = 0;
    std::vector<RuleField> fields;
    bool operator==(const RuleChange&) const = default;
};

struct GuideDifference {
    std::vector<std::size_t> addedSteps;   ///< of the new guide
    std::vector<std::size_t> removedSteps; ///< of the old one
    std::vector<StepChange> changedSteps;  ///< in the new guide's order
    std::vector<std::size_t> addedRules, removedRules;
    std::vector<RuleChange> changedRules;
    bool isReordered = false; ///< steps that both have stand in another order
    bool isRenamed = false;   ///< the guide's title

    /// True when both say the same of steps and rules; sources and versions may differ.
    bool isEmpty() const;
    bool operator==(const GuideDifference&) const = default;
};

GuideDifference guideDifference(const Guide& before, const Guide& after);

} // namespace trivsel::core
