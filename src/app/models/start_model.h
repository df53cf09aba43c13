#pragma once

#include "app/models/follow_up_model.h"

namespace trivsel::app {

/// What needs me today.
struct StartModel {
    std::string userName;
    core::Role role = core::Role::Pedagogue;
    bool isDemo = false;

    struct Task {
        enum class Kind { OpenRound, RateChildren, TeamReady, CloseRound, StepDue, StepOverdue, NoContactAdult, NoDate, FollowUp, NoForm,
                          GlassOpened, ///< for a leader: children opened with a reason that nobody has looked at
                          SignSample,  ///< for a leader: a sample of the log is to be signed
                          AlarmAnswers ///< pupils answered something that this adult is to read the same day
        };
        Kind kind = Kind::RateChildren;
        core::FollowUpKind what = core::FollowUpKind::Step; ///< of Kind::FollowUp
        bool isOverdue = false;  ///< of StepOverdue and FollowUp
        std::string unit;        ///< may be empty
        std::string child;       ///< one child's name, or empty when `count` children
        Text title;              ///< of a step, or empty
        int count = 0;           ///< children, steps or other things
        std::optional<Date> due; ///< step or end of the window
        Place place;
    };
    std::vector<Task> tasks; ///< overdue first, then who is without contact adult or date, then what is due soonest

    struct RoundRow {
        RoundId round;
        UnitId unit;
        std::string unitName;
        Text title;
        Date from, to;
        int children = 0, mine = 0, agreed = 0; ///< mine = done by me
        bool isOpen = true;
        bool isMine = true; ///< the user rates in it; a leader mostly does not, and has no "mine" to count
    };
    std::vector<RoundRow> rounds; ///< of my units, open ones first
    bool hasUnits = true;    ///< false: an administrator or a store without units
    bool hasChildren = true; ///< false: the next step is to bring the children in
};
/// What is to be followed up comes from the follow-up model: it is worked out once for both pages.
StartModel startModel(const Session& session, const FollowUpModel& followUp);
StartModel startModel(const Session& session);

} // namespace trivsel::app
