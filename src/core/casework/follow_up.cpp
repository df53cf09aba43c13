#include "core/casework/follow_up.h"

#include "core/transition/handover_sheet.h"

#include <algorithm>
#include <tuple>

namespace trivsel::core {
namespace {

constexpr int kNetworkMeetingYears = 16; // Glostrup's seed: meetings at 16 settle what happens at 18

bool isYellowOrRed(const FollowUpChild& child)
{
    return child.position == Position::Yellow || child.position == Position::Red;
}

FollowUpItem itemOf(FollowUpKind kind, const FollowUpChild& child, UserId responsible, std::optional<Date> due)
{
    FollowUpItem item;
    item.kind = kind;
    item.child = child.child;
    item.responsible = responsible;
    item.due = due;
    return item;
}

void addPlans(std::vector<FollowUpItem>& items, const FollowUpChild& child)
{
    for (const ActionPlan* plan : child.plans) {
        if (plan->closedAt || !plan->followUpOn) continue;
        items.push_back(itemOf(FollowUpKind::PlanFollowUp, child, child.contactAdult, plan->followUpOn));
        items.back().plan = plan->id;
    }
}

void addConcerns(std::vector<FollowUpItem>& items, const FollowUpChild& child)
{
    for (const Concern* concern : child.concerns) {
        if (concern->outcome) continue;
        items.push_back(itemOf(FollowUpKind::ConcernWithoutOutcome, child, concern->by, toLocal(concern->at).date.plusDays(1)));
        items.back().concern = concern->id;
    }
}

void addClocks(std::vector<FollowUpItem>& items, const FollowUpChild& child)
{
    for (const FollowUpChild::Clock& clock : child.clocks) {
        items.push_back(itemOf(FollowUpKind::ConcernClock, child, clock.responsible, clock.due));
        items.back().concern = clock.concern;
    }
}

void addPlacement(std::vector<FollowUpItem>& items, const FollowUpChild& child, Date today)
{
    if (!child.placedOn) return;
    for (const PlacementDue& due : placementDue(*child.placedOn, child.placementMeetings, today)) {
        items.push_back(itemOf(FollowUpKind::Placement, child, child.contactAdult, due.due));
        items.back().placement = due.matter;
    }
}

void addRequests(std::vector<FollowUpItem>& items, const FollowUpChild& child)
{
    for (const Request* request : child.requests) {
        if (!isWaiting(*request)) continue;
        items.push_back(itemOf(FollowUpKind::Request, child, request->responsible ? request->responsible : child.contactAdult,
                               request->sentOn->plusDays(kAnswerDays)));
        items.back().request = request->id;
    }
}

void addNotifications(std::vector<FollowUpItem>& items, const FollowUpChild& child, const WorkingCalendar& calendar)
{
    for (const Notification* n : child.notifications) {
        if (!n->sentOn || n->receiptOn || n->feedbackOn) continue;
        items.push_back(itemOf(FollowUpKind::Notification, child, n->by, expectedDates(*n->sentOn, calendar).askBy));
        items.back().notification = n->id;
    }
}

void addHandovers(std::vector<FollowUpItem>& items, const FollowUpChild& child)
{
    for (const Handover* handover : child.handovers) {
        if (!isOpen(*handover)) continue;
        items.push_back(itemOf(FollowUpKind::Handover, child, handover->by, handoverDue(*handover)));
        items.back().handover = handover->id;
    }
}

} // namespace

int daysLate(const FollowUpItem& item, Date today) { return item.due ? std::max(0, daysBetween(*item.due, today)) : 0; }

std::vector<FollowUpItem> followUpsOf(const FollowUpChild& child, Date today, const WorkingCalendar& calendar)
{
    std::vector<FollowUpItem> items;
    for (const Step* step : child.steps) {
        if (step->status != Step::Status::Open) continue;
        items.push_back(itemOf(FollowUpKind::Step, child, step->responsible, step->due));
        items.back().step = step->id;
    }
    addPlans(items, child);
    addConcerns(items, child);
    addClocks(items, child);
    addRequests(items, child);
    addNotifications(items, child, calendar);
    addHandovers(items, child);
    if (child.lookAgain) items.push_back(itemOf(FollowUpKind::LookAgain, child, child.contactAdult, child.lookAgain));
    const Date sixteen = child.birthDate.plusMonths(12 * kNetworkMeetingYears);
    if (child.isInUpperAges && !child.networkMeetingHeld && sixteen <= today)
        items.push_back(itemOf(FollowUpKind::NetworkMeeting, child, child.contactAdult, sixteen));
    addPlacement(items, child, today);
    if (isYellowOrRed(child)) {
        const bool hasDate = std::any_of(items.begin(), items.end(), [](const FollowUpItem& i) { return i.due.has_value(); });
        if (!child.contactAdult) items.push_back(itemOf(FollowUpKind::WithoutContactAdult, child, {}, {}));
        if (!hasDate) items.push_back(itemOf(FollowUpKind::WithoutDate, child, child.contactAdult, {}));
    }
    return items;
}

Date monthlyDue(std::optional<Date> last, Date today, const WorkingCalendar& calendar)
{
    const Date inMonth = last ? last->plusMonths(1) : today;
    // The last day of that month, back to a working day.
    Date day = Date::of(inMonth.year(), inMonth.month(), 1)->plusMonths(1).plusDays(-1);
    while (!calendar.isWorkingDay(day) && day.day() > 1) day = day.plusDays(-1);
    return day;
}

void sortFollowUps(std::vector<FollowUpItem>& items, Date today)
{
    const auto rank = [&](const FollowUpItem& i) {
        const bool isLate = i.due && *i.due < today;
        const int group = isLate ? 0 : !i.due ? 1 : 2;
        return std::tuple(group, i.due.value_or(Date{}), i.kind, i.placement, i.child, i.step, i.plan, i.concern, i.request, i.notification,
                          i.handover);
    };
    std::sort(items.begin(), items.end(), [&](const FollowUpItem& a, const FollowUpItem& b) { return rank(a) < rank(b); });
}

} // namespace trivsel::core
