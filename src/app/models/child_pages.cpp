#include "app/models/child_pages.h"

#include "app/plan_rules.h"
#include "app/session.h"

namespace trivsel::app {
namespace {

ChildPages::Plan planState(const Session& session, ChildId child)
{
    ChildPages::Plan state;
    for (const core::ActionPlan* plan : plansOf(session.world(), child, session.user().id)) {
        if (plan->closedAt) {
            ++state.closed;
            continue;
        }
        ++state.open;
        state.isDraft = !plan->isReady;
        if (plan->followUpOn && (!state.followUpOn || *plan->followUpOn < *state.followUpOn))
            state.followUpOn = plan->followUpOn;
    }
    state.isLate = state.followUpOn && *state.followUpOn < session.today();
    return state;
}

ChildPages::Meetings meetingState(const Session& session, ChildId child)
{
    ChildPages::Meetings state;
    for (const core::Meeting* meeting : session.world().casework.meetings.of(child)) {
        if (session.world().isHiddenWithCase(child, session.user().id, meeting->by, meeting->at)) continue;
        if (!meeting->isHeld)
            ++state.planned;
        else if (!state.lastHeld || *state.lastHeld < meeting->on)
            state.lastHeld = meeting->on;
    }
    return state;
}

} // namespace

ChildPages childPages(const Session& session, ChildId child)
{
    ChildPages pages;
    pages.plan = planState(session, child);
    pages.cooperation = cooperationLine(session, child);
    pages.meetings = meetingState(session, child);
    return pages;
}

} // namespace trivsel::app
