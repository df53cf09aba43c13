#pragma once

#include "app/child_records.h"
#include "core/casework/absence_day.h"
#include "core/casework/action_plan.h"
#include "core/casework/acute_case.h"
#include "core/casework/case_note.h"
#include "core/casework/circumstances.h"
#include "core/casework/concern.h"
#include "core/casework/consent.h"
#include "core/casework/made_paper.h"
#include "core/casework/meeting.h"
#include "core/casework/notification.h"
#include "core/casework/request.h"
#include "core/casework/visit.h"

#include <unordered_map>
#include <vector>

namespace trivsel::app {

/// What is written about children besides their rounds, in memory: a part of World.
class Casework {
public:
    ChildRecords<ConcernId, core::Concern> concerns;
    ChildRecords<AcuteId, core::AcuteCase> acuteCases;
    ChildRecords<NotificationId, core::Notification> notifications;
    ChildRecords<PlanId, core::ActionPlan> plans;
    ChildRecords<NoteId, core::CaseNote> notes;
    ChildRecords<RequestId, core::Request> requests;
    ChildRecords<ConsentId, core::Consent> consents;
    ChildRecords<PaperId, core::MadePaper> papers;
    std::vector<core::MissingOffer> missingOffers;
    std::vector<core::Visit> visits;
    ChildRecords<MeetingId, core::Meeting> meetings; ///< those of a unit stand under no child

    const std::vector<core::AbsenceDay>& absencesOf(ChildId child) const;
    /// Null while nothing was said of the child.
    const core::Circumstances* circumstancesOf(ChildId child) const;

    void put(const core::Concern& record) { concerns.put(record); }
    void put(const core::AcuteCase& record) { acuteCases.put(record); }
    void put(const core::Notification& record) { notifications.put(record); }
    void put(const core::ActionPlan& record) { plans.put(record, record.children); }
    void put(const core::CaseNote& record) { notes.put(record); }
    void put(const core::Request& record) { requests.put(record); }
    void put(const core::Consent& record) { consents.put(record); }
    void put(const core::MadePaper& record) { papers.put(record); }
    void put(const core::MissingOffer& record);
    void put(const core::Visit& record);
    void put(const core::AbsenceDay& record);
    void put(const core::Meeting& record) { meetings.put(record, record.child ? std::vector{record.child} : std::vector<ChildId>{}); }
    void put(const core::Circumstances& record) { m_circumstances.insert_or_assign(record.child, record); }

    /// The newest acute case of the child that has not ended; null if there is none. `for` whom: the colleague under
    /// suspicion is told that there is none.
    const core::AcuteCase* openAcute(ChildId child, UserId forUser) const;

private:
    std::unordered_map<ChildId, std::vector<core::AbsenceDay>> m_absences; ///< by day
    std::unordered_map<ChildId, core::Circumstances> m_circumstances;
};

} // namespace trivsel::app
