#include "app/concern_clock.h"

#include "app/roadmap_case.h"
#include "app/session.h"
#include "core/casework/working_days.h"
#include "definitions/catalog.h"

#include <algorithm>
#include <string_view>

namespace trivsel::app {
namespace {

constexpr std::string_view kPlanTool = "plan"; ///< the tool of a step that asks for a plan

struct Asked {
    core::RoadmapPtr roadmap;
    const core::GuideStep* step = nullptr;
};

/// The plan that a concern of this kind alone asks for in this setting, whatever else is known of the child.
std::optional<Asked> planAskedFor(const Session& session, const std::string& kind, core::Setting setting)
{
    core::GuideCase bare;
    bare.concern = kind;
    bare.setting = setting;
    const auto holdsBare = [&](const core::Roadmap::Threshold& threshold) {
        core::GuideCase other = bare;
        other.concern.reset();
        return threshold.active && core::holds(threshold.rule.condition, bare) &&
               !core::holds(threshold.rule.condition, other);
    };
    for (const std::string& id : session.municipality().roadmaps) {
        const core::RoadmapPtr roadmap = session.catalog().roadmap(id);
        if (roadmap == nullptr) continue;
        for (const core::Roadmap::Threshold& threshold : roadmap->thresholds) {
            if (!holdsBare(threshold)) continue;
            for (const std::size_t index : threshold.rule.steps) {
                const core::GuideStep& step = roadmap->steps[index];
                const bool hasClock =
                    step.due && step.due->from == core::DueFrom::Concern && step.due->count == core::DayCount::Working;
                if (hasClock && step.tool == kPlanTool) return Asked{roadmap, &step};
            }
        }
    }
    return std::nullopt;
}

std::optional<Date> planMadeOn(const Session& session, const core::Concern& concern, const Asked& asked)
{
    const World& world = session.world();
    const UserId user = session.user().id;
    std::optional<Date> made;
    const auto take = [&](Date day) { made = made ? std::min(*made, day) : day; };
    for (const core::Step* step : world.stepsOf(concern.child, user)) {
        const bool isIt = step->guideStep == asked.step->id && core::isFrom(*step, asked.roadmap->id);
        if (isIt && step->status == core::Step::Status::Done && step->statusAt && *step->statusAt >= concern.at)
            take(toLocal(*step->statusAt).date);
    }
    for (const core::ActionPlan* plan : world.casework.plans.of(concern.child))
        if (plan->isReady && plan->at >= concern.at && !world.isHiddenWithCase(concern.child, user, plan->by, plan->at))
            take(toLocal(plan->at).date);
    return made;
}

/// A day without a time of day, as an instant: on the concern's own day it is not before it.
Instant instantOf(Date day, const core::Concern& concern)
{
    return day == toLocal(concern.at).date ? concern.at : Instant(day.days()) + std::chrono::hours(12);
}

void addSteps(std::vector<Instant>& actions, const Session& session, const core::Concern& concern)
{
    for (const core::Step* step : session.world().stepsOf(concern.child, session.user().id)) {
        if (step->status == core::Step::Status::Done && step->statusAt) actions.push_back(*step->statusAt);
        // The guide's steps come by themselves; one's own, and a roadmap's, somebody has put there.
        const auto& roadmaps = session.catalog().roadmaps();
        const bool isRoadmaps = std::any_of(roadmaps.begin(), roadmaps.end(),
                                            [&](const auto& roadmap) { return core::isFrom(*step, roadmap->id); });
        if (step->guideStep.empty() || isRoadmaps) actions.push_back(step->createdAt);
    }
}

} // namespace

std::optional<ConcernClock> concernClock(const Session& session, const core::Concern& concern)
{
    if (concern.outcome) return std::nullopt;
    const World& world = session.world();
    const core::Unit* unit = world.unit(world.unitOf(concern.child, session.today()));
    if (unit == nullptr) return std::nullopt;
    const auto asked = planAskedFor(session, concern.kind, unit->setting);
    if (!asked) return std::nullopt;
    ConcernClock clock;
    clock.step = asked->step;
    clock.due = session.calendar().plusWorkingDays(toLocal(concern.at).date, asked->step->due->days);
    clock.workingDays = core::workingDaysLeft(clock.due, session.today(), session.calendar());
    clock.metOn = planMadeOn(session, concern, *asked);
    for (const core::Step* step : world.stepsOf(concern.child, session.user().id))
        if (step->status == core::Step::Status::Open && step->guideStep == asked->step->id &&
            core::isFrom(*step, asked->roadmap->id))
            clock.taken = step;
    return clock;
}

std::vector<Instant> actionsAfter(const Session& session, const core::Concern& concern)
{
    const Casework& casework = session.world().casework;
    const ChildId child = concern.child;
    std::vector<Instant> actions;
    addSteps(actions, session, concern);
    const auto known = [&](const auto& record) {
        return !session.world().isHiddenWithCase(child, session.user().id, record.by, record.at);
    };
    for (const core::ActionPlan* plan : casework.plans.of(child))
        if (known(*plan)) actions.push_back(plan->at);
    for (const core::Request* request : casework.requests.of(child))
        if (known(*request)) actions.push_back(request->sentOn ? instantOf(*request->sentOn, concern) : request->at);
    for (const core::Notification* notification : casework.notifications.of(child))
        if (notification->sentOn && known(*notification)) actions.push_back(instantOf(*notification->sentOn, concern));
    for (const core::Meeting* meeting : casework.meetings.of(child))
        if (meeting->isHeld && known(*meeting)) actions.push_back(instantOf(meeting->on, concern));
    for (const core::CaseNote* note : casework.notes.of(child))
        if (known(*note)) actions.push_back(note->at);
    return actions;
}

} // namespace trivsel::app
