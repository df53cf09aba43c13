#pragma once

#include "app/models/common.h"

namespace trivsel::app {

/// What needs me today.
struct StartModel {
    std::string userName;
    core::Role role = core::Role::Pedagogue;
    bool isDemo = false;

    struct Task {
        enum class Kind { OpenRound, RateChildren, TeamReady, CloseRound, StepDue, StepOverdue, NoContactAdult, NoForm };
        Kind kind = Kind::RateChildren;
        std::string unit;        ///< may be empty
        std::string child;       ///< one child's name, or empty when `count` children
        Text title;              ///< of a step, or empty
        int count = 0;           ///< children or steps
        std::optional<Date> due; ///< step or end of the window
        Place place;
    };
    std::vector<Task> tasks; ///< overdue first, then what is due soonest

    struct RoundRow {
        RoundId round;
        UnitId unit;
        std::string unitName;
        Text title;
        Date from, to;
        int children = 0, mine = 0, agreed = 0; ///< mine = done by me
        bool isOpen = true;
    };
    std::vector<RoundRow> rounds; ///< of my units, open ones first
    bool hasUnits = true;    ///< false: an administrator or a store without units
    bool hasChildren = true; ///< false: the next step is to bring the children in
};
StartModel startModel(const Session& session);

} // namespace trivsel::app
