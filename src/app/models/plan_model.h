#pragma once

#include "app/models/child_model.h"
#include "core/casework/action_plan.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace trivsel::app {

/// Indsatsplan: one open plan of a child, written a little at a time, with its follow-ups; earlier ones below.
struct PlanModel {
    ChildHeader child;
    bool maySee = false, mayWrite = false;
    Date today;
    /// The strictest of the plan's children, as this user may know it.
    core::GateState gate = core::GateState::NotAsked;

    struct Child {
        ChildId child;
        std::string name;
    };
    std::vector<Child> group; ///< the unit's other children, for whom the plan could be as well

    /// Where words of a new plan come from.
    struct Source {
        enum class From { Team, Concern };
        From from = From::Team;
        Date on;
        bool operator==(const Source&) const = default;
    };

    struct FollowUp {
        core::ActionPlan::FollowUp said;
        std::string by;
    };
    struct Step {
        ChildModel::StepRow row;
        bool isInPlan = false;
        std::vector<ChildId> served; ///< the children whom it serves
        std::string children;        ///< "Bent Juhl", in a plan for several: whose step it is
    };
    /// A plan as this user may know it.
    struct Shown {
        core::ActionPlan plan; ///< without children and steps that are out of this user's sight
        std::string by;
        Date startedOn;
        std::vector<Child> others; ///< the plan's children besides this one
        int childrenElsewhere = 0; ///< those of other units, without a name
        std::vector<Step> steps;   ///< the plan's in its order; of an open plan then the other open ones
        Text rung;
        std::vector<FollowUp> followUps; ///< in time
        std::string closedBy;
        std::optional<Date> closedOn;
    };

    std::optional<Shown> open; ///< the plan that is asked for, else the newest open one
    bool mayEdit = false;      ///< false: one of its children is out of this user's reach
    bool mayClose = false;
    std::vector<std::string> missing; ///< core::missingFrom
    std::vector<PaperChoice> papers;  ///< what "Udskriv planen" offers; none for any but the newest open plan
    /// Of the plan's words, as long as they stand there.
    std::vector<Source> worriesFrom, staffFrom, environmentFrom;
    std::optional<Source> followUpFrom;
    /// A colleague of whom an acute case is hidden and who reads this plan, for it is older than the case; else empty.
    std::string readBySuspected;

    struct Other {
        PlanId plan;
        std::string goal;
        Date startedOn;
        bool isReady = false;
    };
    std::vector<Other> otherOpen; ///< newest first
    std::vector<Shown> closed;    ///< newest first
    PlanId wantedClosed;          ///< the closed one that was asked for

    /// What a new plan begins with: nothing that is written already is typed again.
    core::ActionPlan fresh;
    std::vector<Source> freshFrom;

    std::vector<std::pair<std::string, Text>> rungs; ///< the profile's ladder, lowest first: id and title
    Text guideRung;                                  ///< the lowest rung of the open steps
    std::vector<PersonChoice> adults;                ///< who can be responsible
};
PlanModel planModel(const Session& session, ChildId child, PlanId plan = {});

/// The children whose plan is shown there: reading it is a reading of each of them.
std::vector<ChildId> childrenOfPlan(const Session& session, ChildId child, PlanId plan);

} // namespace trivsel::app
