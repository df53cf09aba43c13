#pragma once

#include "base/date.h"
#include "core/casework/ids.h"
#include "core/action.h"
#include "core/calendar.h"
#include "core/casework/action_plan.h"
#include "core/casework/concern.h"
#include "core/casework/notification.h"
#include "core/casework/placement.h"
#include "core/casework/request.h"
#include "core/transition/handover.h"

#include <optional>
#include <string>
#include <vector>

/// One engine for everything that must not be forgotten: what is due, for whom, and how late it is. Pure: from the
/// records to a list; who may see which item is the app's matter.
namespace trivsel::core {

/// What is being waited for. The order is the order of the list among items of one day.
enum class FollowUpKind {
    WithoutContactAdult, ///< yellow or red without a tovholder: an error on the leader's screen
    WithoutDate,         ///< yellow or red without any next date
    ConcernWithoutOutcome,
    ConcernClock,        ///< the plan that a kind of concern asks for within its own working days
    Notification,        ///< sent, and nothing heard by the day one should ask
    Request,             ///< sent and not answered
    Step,
    PlanFollowUp,
    LookAgain,           ///< the common position's own day
    Visit,               ///< the monthly visit of the socialrådgiver
    NetworkMeeting,      ///< at 16, for what happens at 18
    AbsenceReview,       ///< the monthly look at absence
    Handover,            ///< a move: to be sent, or waiting for the receiver's word
    Placement,           ///< off by default: belongs to the authority
    Pulse,               ///< the four questions that a class is asked after a survey
};

/// One line of Opfølgning.
struct FollowUpItem {
    FollowUpKind kind = FollowUpKind::Step;
    ChildId child; ///< none for a unit's matter
    UnitId unit;   ///< of a unit's matter (visits, absence reviews)
    StepId step;
    PlanId plan;
    ConcernId concern;
    RequestId request;
    NotificationId notification;
    HandoverId handover;
    PlacementMatter placement = PlacementMatter::FirstFollowUp; ///< of FollowUpKind::Placement
    UserId responsible;      ///< none: nobody yet
    std::optional<Date> due; ///< none: wanted at once
    bool operator==(const FollowUpItem&) const = default;
};

/// Days past due on `today`: 0 for what is due today or later, and for what has no day. Never negative, whatever was
/// done to the clock.
int daysLate(const FollowUpItem& item, Date today);
constexpr bool isOverdue(const FollowUpItem& item, Date today) { return !item.due || *item.due < today; }

/// What is known of one child on `today`.
struct FollowUpChild {
    ChildId child;
    std::optional<Position> position; ///< the current one, while it is current
    std::optional<Date> lookAgain;
    Date birthDate;
    UserId contactAdult;
    std::vector<const Step*> steps;   ///< own ones and those that serve it too
    std::vector<const ActionPlan*> plans;
    std::vector<const Concern*> concerns;
    std::vector<const Request*> requests;
    std::vector<const Notification*> notifications;
    std::vector<const Handover*> handovers;
    bool isInUpperAges = false;       ///< the profile follows young people to adult life
    bool networkMeetingHeld = false;
    struct Clock {
        ConcernId concern;
        UserId responsible;
        Date due;
    };
    std::vector<Clock> clocks;           ///< of concerns whose plan is not made
    std::optional<Date> placedOn;        ///< only where placements are followed up
    std::vector<Date> placementMeetings; ///< days of those held
};

/// Everything open for one child. A step held back by the gate is listed without its day: it waits for an answer.
/// An open request is due `kAnswerDays` calendar days after it was sent (a local choice).
std::vector<FollowUpItem> followUpsOf(const FollowUpChild& child, Date today, const WorkingCalendar& calendar);
inline constexpr int kAnswerDays = 14;

/// A thing that comes back every month for a unit: due on the last working day of the month after `last`, or of this
/// month if it never was.
Date monthlyDue(std::optional<Date> last, Date today, const WorkingCalendar& calendar);

/// Overdue first (the oldest due day first, then what has no day), then what comes; kinds in their order within a day.
void sortFollowUps(std::vector<FollowUpItem>& items, Date today);

} // namespace trivsel::core
