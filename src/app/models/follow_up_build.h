#pragma once

#include "app/models/follow_up_model.h"
#include "app/world.h"

#include <unordered_map>
#include <vector>

/// Shared by the files that build FollowUpModel only.
namespace trivsel::app::tools {

/// A child about whom something is open or known to be yellow or red, with what this user may see of it.
struct OpenChild {
    const core::Child* child = nullptr;
    UnitId unit;                                    ///< today's, or the last one of a child that has left
    const core::Round* round = nullptr;             ///< of `position`
    const core::CommonPosition* position = nullptr; ///< the current one; null if there is none
    std::vector<const core::Step*> steps;           ///< the open ones, own and shared
    std::vector<core::FollowUpItem> items;
};

/// The monthly visits and reviews of every unit that the user sees, with the agenda of open cases.
void addVisits(FollowUpModel& model, const Session& session, const std::vector<OpenChild>& open);

} // namespace trivsel::app::tools
