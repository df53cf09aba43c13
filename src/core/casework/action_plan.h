#pragma once

#include "base/date.h"
#include "core/casework/ids.h"

#include <optional>
#include <string>
#include <vector>

/// Indsatsplan: the pedagogical plan of one child or a group. Not "barnets plan" of the law.
namespace trivsel::core {

struct ActionPlan {
    PlanId id;
    std::vector<ChildId> children; ///< at least one; several: a plan for a group
    std::string goal;
    std::string goalWith;   ///< who agreed the goal: child, parents, family
    std::string strengths;  ///< asked for before difficulties
    std::string works;      ///< what works
    std::string worries;    ///< what worries
    std::string environment; ///< what the adults change around the child, with whom, when
    std::string childSays;   ///< the child's perspective …
    std::string childMappedBy; ///< … or the adults' mapping of it …
    std::string childWhyNot;   ///< … with the reason why the child was not asked
    std::string parentsSay;
    std::string staffSay;
    std::vector<StepId> steps; ///< in the order of the plan; each has responsible and day of its own
    enum class Together { Joint, Parallel }; ///< a common goal worked on together, or tasks side by side
    Together together = Together::Joint;
    struct Participant {
        std::string name;
        std::string relation; ///< mother, grandfather, coach, sundhedsplejerske …
        std::string task;     ///< may be empty
        bool operator==(const Participant&) const = default;
    };
    std::vector<Participant> participants; ///< from family and network
    std::string rung;             ///< of the profile's ladder
    std::optional<Date> followUpOn;
    bool isReady = false;         ///< said to be ready: see missingFrom
    UserId by;
    Instant at{};

    /// A follow-up: has it helped? Staff, parents and child each say.
    enum class Effect { Yes, Partly, No };
    struct FollowUp {
        Date on;
        std::optional<Effect> staff, parents, child;
        std::string words;
        std::string decision; ///< required with Effect::No by staff: the new action or decision
        UserId by;
        bool operator==(const FollowUp&) const = default;
    };
    std::vector<FollowUp> followUps; ///< in time
    std::optional<Instant> closedAt;
    UserId closedBy;
    std::string closedWhy;
    bool operator==(const ActionPlan&) const = default;
};

/// What is missing before it is ready, as keys: "goal", "goalWith", "strengths", "child", "environment", "followUp".
/// "child" is there until the child's perspective, or the adults' mapping of it with its reason, is written.
std::vector<std::string> missingFrom(const ActionPlan& plan);

/// True when the last follow-up of staff says "no" and no decision was written: it cannot be closed so.
bool needsDecision(const ActionPlan& plan);

} // namespace trivsel::core
