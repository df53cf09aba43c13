#pragma once

#include "core/casework/follow_up.h"
#include "ui/frame.h"
#include "ui/screens/words.h"

#include <string>
#include <string_view>

namespace trivsel::ui {

/// What is waited for, as a line of Opfølgning and Start says it: "Opfølgning på indsatsplanen".
inline std::string_view followUpWord(const Frame& frame, core::FollowUpKind kind)
{
    using Kind = core::FollowUpKind;
    switch (kind) {
    case Kind::WithoutContactAdult: return frame.tr("follow_up.kind.contact");
    case Kind::WithoutDate: return frame.tr("follow_up.kind.date");
    case Kind::ConcernWithoutOutcome: return frame.tr("follow_up.kind.concern");
    case Kind::ConcernClock: return frame.tr("follow_up.kind.clock");
    case Kind::Notification: return frame.tr("follow_up.kind.notification");
    case Kind::Request: return frame.tr("follow_up.kind.request");
    case Kind::Step: return frame.tr("follow_up.kind.step");
    case Kind::PlanFollowUp: return frame.tr("follow_up.kind.plan");
    case Kind::LookAgain: return frame.tr("follow_up.kind.look");
    case Kind::Visit: return frame.tr("follow_up.kind.visit");
    case Kind::NetworkMeeting: return frame.tr("follow_up.kind.network");
    case Kind::AbsenceReview: return frame.tr("follow_up.kind.absence");
    case Kind::Handover: return frame.tr("follow_up.kind.handover");
    case Kind::Placement: return frame.tr("follow_up.kind.placement");
    case Kind::Pulse: break;
    }
    return frame.tr("follow_up.kind.pulse");
}

/// "6 arbejdsdage tilbage", "i dag er sidste arbejdsdag", "2 arbejdsdage over".
inline std::string workingDaysWords(const Frame& frame, int left)
{
    if (left == 0) return std::string(frame.tr("follow_up.working_last"));
    return left > 0 ? counted(frame, "follow_up.working_left", left) : counted(frame, "follow_up.working_over", -left);
}

} // namespace trivsel::ui
