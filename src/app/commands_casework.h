#pragma once

#include "core/casework/absence_day.h"
#include "core/casework/action_plan.h"
#include "core/casework/acute_case.h"
#include "core/casework/concern.h"
#include "core/casework/meeting.h"
#include "core/casework/notification.h"
#include "core/casework/request.h"
#include "core/casework/visit.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The commands about concerns, the acute path, notifications, plans, notes and requests; a part of `Command`. Each
/// names the child it is about, and is refused when the record is another child's.
namespace trivsel::app {

// --- "Jeg er bekymret" --------------------------------------------------------------------------------------------
struct RaiseConcern { static constexpr std::string_view kName = "concern.raise";
    ChildId child; std::string kind; core::Concern::Origin origin = core::Concern::Origin::Staff; std::string originName;
    core::Concern::Ground ground = core::Concern::Ground::OwnObservation; Date seenOn; std::string seen;
    std::vector<std::string> markers; std::vector<UserId> readers; std::string restrictedNote; };
/// A small marker noticed later.
struct AddMarker { static constexpr std::string_view kName = "concern.marker"; ChildId child; ConcernId concern; std::string text; };
struct EndConcern { static constexpr std::string_view kName = "concern.end";
    ChildId child; ConcernId concern; core::Concern::Outcome outcome = core::Concern::Outcome::Watching; std::string text; };

/// What an adult has typed on a page of casework and not said yet: kept for that adult alone until it is said. Empty words
/// remove it. `where` is one of kTypedPlaces (typed.h).
struct KeepTyped { static constexpr std::string_view kName = "typed.keep"; ChildId child; std::string where, words; };

// --- acute --------------------------------------------------------------------------------------------------------
/// The first click on "Akut": closes everything that reaches the parents, SSD and the child's conversation for the
/// family, before anything else is chosen.
struct OpenAcute { static constexpr std::string_view kName = "acute.open"; ChildId child; };
struct DescribeAcute { static constexpr std::string_view kName = "acute.about";
    ChildId child; AcuteId acute; core::AcuteCase::About about = core::AcuteCase::About::Other; UserId suspected; };
struct WriteAcuteWords { static constexpr std::string_view kName = "acute.words"; ChildId child; AcuteId acute; std::string said; };
struct TellAcute { static constexpr std::string_view kName = "acute.told";
    ChildId child; AcuteId acute; std::string who; bool isLeader = false; bool reached = true; };
/// The adults' own work is over. The gate stays as it is: only the authority's word opens it.
struct EndAcute { static constexpr std::string_view kName = "acute.end"; ChildId child; AcuteId acute; std::string why; };

// --- underretning -------------------------------------------------------------------------------------------------
struct StartNotification { static constexpr std::string_view kName = "notification.start"; ChildId child; };
/// One's own answer: is there ground to believe that the child may need special support?
struct GiveView { static constexpr std::string_view kName = "notification.view";
    ChildId child; NotificationId notification; bool isGround = false; std::string reason; };
struct GiveLeaderView { static constexpr std::string_view kName = "notification.leader"; ChildId child; NotificationId notification; std::string view; };
struct WriteNotification { static constexpr std::string_view kName = "notification.write";
    ChildId child; NotificationId notification; std::string seen, tried, said, knows; bool needsInterpreter = false;
    std::string interpreterLanguage; };
struct SendNotification { static constexpr std::string_view kName = "notification.send";
    ChildId child; NotificationId notification; Date sentOn; std::string channel;
    core::Notification::Parents parents = core::Notification::Parents::NotDecided; std::string parentsWhyNot; };
struct NoteReceipt { static constexpr std::string_view kName = "notification.receipt"; ChildId child; NotificationId notification; Date on; };
struct NoteFeedback { static constexpr std::string_view kName = "notification.feedback";
    ChildId child; NotificationId notification; Date on; std::string words; };

// --- indsatsplan --------------------------------------------------------------------------------------------------
/// All that is typed in a plan; `id` none for a new one. A plan that was ready is ready still, or refused.
struct SavePlan { static constexpr std::string_view kName = "plan.save"; core::ActionPlan plan; };
struct PlanIsReady { static constexpr std::string_view kName = "plan.ready"; ChildId child; PlanId plan; };
struct FollowUpPlan { static constexpr std::string_view kName = "plan.follow_up";
    ChildId child; PlanId plan; core::ActionPlan::FollowUp followUp; std::optional<Date> next; };
struct ClosePlan { static constexpr std::string_view kName = "plan.close"; ChildId child; PlanId plan; std::string why; };

// --- notes, requests, consents ------------------------------------------------------------------------------------
struct AddNote { static constexpr std::string_view kName = "note.add";
    ChildId child; std::string saidBy, source; Date on; std::string text; NoteId corrects; };
struct JournaliseNote { static constexpr std::string_view kName = "note.journal"; ChildId child; NoteId note; std::string where; Date on; };
struct SendRequest { static constexpr std::string_view kName = "request.send";
    ChildId child; std::string to, purpose; Date sentOn; UserId responsible; };
struct AnswerRequest { static constexpr std::string_view kName = "request.answer";
    ChildId child; RequestId request; std::optional<Date> receivedOn, answeredOn; std::optional<core::Request::Answer> answer; std::string text; };
struct AddMissingOffer { static constexpr std::string_view kName = "offer.missing"; UnitId unit; std::string what, rung; };
struct GiveConsent { static constexpr std::string_view kName = "consent.give";
    ChildId child; std::int64_t holder = 0; std::string to, what, purpose; bool isGiven = true; Date from; std::optional<Date> until; };
struct WithdrawConsent { static constexpr std::string_view kName = "consent.withdraw"; ChildId child; ConsentId consent; Date on; };

/// `holder` 0: a new one. Who has custody must consent, is named in an underretning, and may need an interpreter.
struct SaveCustodyHolder { static constexpr std::string_view kName = "custody.save";
    ChildId child; std::int64_t holder = 0; std::string name, contact; bool hasProtectedAddress = false, needsInterpreter = false; };
/// Custody is over after `lastDay`; what was consented to stays on record and asks for this holder no more.
struct EndCustody { static constexpr std::string_view kName = "custody.end"; ChildId child; std::int64_t holder = 0; Date lastDay; };
/// The whole list of what is known of the child; the flags are the profile's.
struct SetCircumstances { static constexpr std::string_view kName = "child.circumstances";
    ChildId child; std::vector<std::string> flags; std::optional<Date> placedOn; };
/// A meeting with one of the meeting tools, a little at a time; `id` none for a new one. Once held it stands.
struct SaveMeeting { static constexpr std::string_view kName = "meeting.save"; core::Meeting meeting; };

// --- absence, visits, contact adults ------------------------------------------------------------------------------
struct AddAbsence { static constexpr std::string_view kName = "absence.add";
    ChildId child; Date date; core::AbsenceDay::Kind kind = core::AbsenceDay::Kind::Unlawful; double part = 1; };
struct HoldVisit { static constexpr std::string_view kName = "visit.hold";
    UnitId unit; core::Visit::Kind kind = core::Visit::Kind::SocialWorker; Date heldOn; std::string words; };
/// The steps that a passed threshold of one of the profile's roadmaps asks for become the child's; those it has already
/// are not doubled, so it can be said again when the gate has opened.
struct TakeRoadmapSteps { static constexpr std::string_view kName = "roadmap.steps"; ChildId child; std::string roadmap, threshold; };
/// All children of `unit` whom `from` is the contact adult of, with their open steps, go to `to` in one step.
struct HandOverChildren { static constexpr std::string_view kName = "child.handover"; UnitId unit; UserId from; UserId to; };

} // namespace trivsel::app
