#pragma once

#include "core/casework/action_plan.h"
#include "core/position.h"
#include "core/statistics/proportion.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// Whether action follows and whether it helps, without claiming more than the figures can.
namespace trivsel::core::statistics {

/// A child between two rounds, and which kinds of action it had in between (rungs of the ladder, or kinds of step: the
/// caller's words).
struct Course {
    Position before = Position::Unassessed;
    Position now = Position::Unassessed;
    std::vector<std::string> kinds;
};

/// Children who had one kind of action. Those in yellow or red tend towards green by themselves (regression towards
/// the mean), so the share who moved up is set beside the share of others who moved up from the same positions without
/// any action: `anyway`. The rest is not proven to be the action's doing either: those who got none are other children.
struct ActionEffect {
    std::string kind;
    Share better; ///< of those in yellow or red before and with a position now
    /// Expected from children without action, weighted as those with it were before; nothing where some position they
    /// came from has fewer than kLeastCompared such children.
    std::optional<double> anyway;
    std::int64_t compared = 0; ///< children without action that `anyway` is made from
    /// Better minus anyway. Newcombe's interval, with the weighted shares' Wilson intervals squared and added.
    std::optional<Difference> beyond;
};
constexpr std::int64_t kLeastCompared = 10;

/// One per kind that any child in yellow or red had, in the order of the words.
std::vector<ActionEffect> effectByKind(std::span<const Course> courses);

/// What was said at follow-ups of plans on one rung: yes, partly, no, per voice.
struct SaidEffect {
    std::string rung;
    std::int64_t plans = 0;                                  ///< with at least one follow-up
    std::array<std::int64_t, 3> staff{}, parents{}, child{}; ///< by ActionPlan::Effect, of the latest that says it
};
std::vector<SaidEffect> saidEffectByRung(std::span<const ActionPlan> plans);

} // namespace trivsel::core::statistics
