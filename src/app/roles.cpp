#include "app/roles.h"

#include <algorithm>
#include <array>

namespace trivsel::app {
namespace {

constexpr Reach kNo = Reach::None;
constexpr Reach kOwn = Reach::OwnUnits;
constexpr Reach kInst = Reach::Institution;
constexpr Reach kStore = Reach::Store;
constexpr bool kGlass = true;

// A leader rates only as an adult of the unit (kOwn), like everyone else. A consultant sees released figures only and an
// administrator no child at all, so neither has a row's worth of anything that names one. A deputy is a leader with an end
// date. kGlass: also for a child outside one's units that was opened with a reason.
constexpr std::array kTable{
    //                                       pedagogue teacher leader consultant administrator
    RoleRow{AddUnit::kName,                  kNo,    kNo,    kInst,  kNo,    kStore},
    RoleRow{RenameUnit::kName,               kNo,    kNo,    kInst,  kNo,    kStore},
    RoleRow{AddUser::kName,                  kNo,    kNo,    kInst,  kNo,    kStore},
    RoleRow{EndUser::kName,                  kNo,    kNo,    kInst,  kNo,    kStore},
    RoleRow{PlaceUser::kName,                kNo,    kNo,    kInst,  kNo,    kStore},
    RoleRow{GivePassphrase::kName,           kNo,    kNo,    kInst,  kNo,    kStore},
    RoleRow{ChangePassphrase::kName,         kStore, kStore, kStore, kStore, kStore},
    RoleRow{RenewRecoveryCode::kName,        kNo,    kNo,    kInst,  kNo,    kStore},
    RoleRow{ConfirmRecoveryCode::kName,      kStore, kStore, kStore, kStore, kStore}, // who goes on first is shown it

    RoleRow{AddChild::kName,                 kOwn,   kOwn,   kInst,  kNo,    kNo},
    RoleRow{ChangeChild::kName,              kOwn,   kOwn,   kInst,  kNo,    kNo},
    RoleRow{MoveChild::kName,                kNo,    kNo,    kInst,  kNo,    kNo},
    RoleRow{ChildLeaves::kName,              kNo,    kNo,    kInst,  kNo,    kNo},
    RoleRow{SetContactAdult::kName,          kOwn,   kOwn,   kInst,  kNo,    kNo},
    RoleRow{LinkSiblings::kName,             kOwn,   kOwn,   kInst,  kNo,    kNo},
    RoleRow{UnlinkSiblings::kName,           kOwn,   kOwn,   kInst,  kNo,    kNo},
    RoleRow{ImportRoster::kName,             kNo,    kNo,    kInst,  kNo,    kNo},
    RoleRow{UndoImport::kName,               kNo,    kNo,    kInst,  kNo,    kNo},

    RoleRow{OpenRound::kName,                kOwn,   kOwn,   kInst,  kNo,    kNo},
    RoleRow{CloseRound::kName,               kOwn,   kOwn,   kInst,  kNo,    kNo},
    RoleRow{ReopenRound::kName,              kNo,    kNo,    kInst,  kNo,    kNo},
    RoleRow{UpdateRoundChildren::kName,      kOwn,   kOwn,   kInst,  kNo,    kNo},
    RoleRow{SetNoPosition::kName,            kOwn,   kOwn,   kInst,  kNo,    kNo},
    RoleRow{InviteRater::kName,              kOwn,   kOwn,   kInst,  kNo,    kNo},

    RoleRow{SetAnswer::kName,                kOwn,   kOwn,   kOwn,   kNo,    kNo},
    RoleRow{ReviewArea::kName,               kOwn,   kOwn,   kOwn,   kNo,    kNo},
    RoleRow{SetComment::kName,               kOwn,   kOwn,   kOwn,   kNo,    kNo},
    RoleRow{FinishRating::kName,             kOwn,   kOwn,   kOwn,   kNo,    kNo},
    RoleRow{SetOwnPosition::kName,           kOwn,   kOwn,   kOwn,   kNo,    kNo},
    RoleRow{Undo::kName,                     kOwn,   kOwn,   kOwn,   kNo,    kNo},
    RoleRow{Redo::kName,                     kOwn,   kOwn,   kOwn,   kNo,    kNo},
    RoleRow{AgreePosition::kName,            kOwn,   kOwn,   kInst,  kNo,    kNo},
    RoleRow{SaveTeamDraft::kName,            kOwn,   kOwn,   kInst,  kNo,    kNo},
    RoleRow{TakePartWithoutRating::kName,    kOwn,   kOwn,   kOwn,   kNo,    kNo},

    RoleRow{AnswerGate::kName,               kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{CompleteStep::kName,             kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{SetAsideStep::kName,             kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{ReopenStep::kName,               kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{ChangeStep::kName,               kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{AddOwnStep::kName,               kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{ShareStep::kName,                kOwn,   kOwn,   kInst,  kNo,    kNo},

    RoleRow{RaiseConcern::kName,             kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{AddMarker::kName,                kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{EndConcern::kName,               kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{KeepTyped::kName,                kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{OpenAcute::kName,                kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{DescribeAcute::kName,            kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{WriteAcuteWords::kName,          kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{TellAcute::kName,                kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{EndAcute::kName,                 kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{StartNotification::kName,        kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{GiveView::kName,                 kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{GiveLeaderView::kName,           kNo,    kNo,    kInst,  kNo,    kNo},
    RoleRow{WriteNotification::kName,        kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{SendNotification::kName,         kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{NoteReceipt::kName,              kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{NoteFeedback::kName,             kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{SavePlan::kName,                 kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{PlanIsReady::kName,              kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{FollowUpPlan::kName,             kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{ClosePlan::kName,                kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{AddNote::kName,                  kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{JournaliseNote::kName,           kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{SendRequest::kName,              kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{AnswerRequest::kName,            kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{AddMissingOffer::kName,          kOwn,   kOwn,   kInst,  kNo,    kNo},
    RoleRow{GiveConsent::kName,              kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{WithdrawConsent::kName,          kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{SaveCustodyHolder::kName,        kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{EndCustody::kName,               kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{SetCircumstances::kName,         kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{SaveMeeting::kName,              kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{AddAbsence::kName,               kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{HoldVisit::kName,                kOwn,   kOwn,   kInst,  kNo,    kNo},
    RoleRow{TakeRoadmapSteps::kName,         kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{HandOverChildren::kName,         kNo,    kNo,    kInst,  kNo,    kNo},

    RoleRow{ReadChild::kName,                kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{ReadList::kName,                 kOwn,   kOwn,   kInst,  kNo,    kNo},
    RoleRow{ReadExport::kName,               kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},

    RoleRow{ClosePeriod::kName,              kNo,    kNo,    kInst,  kNo,    kNo},
    RoleRow{ReadFigures::kName,              kNo,    kNo,    kStore, kStore, kStore}, // the same released tables for everyone
    RoleRow{TakeFigures::kName,              kNo,    kNo,    kInst,  kStore, kStore},
    RoleRow{SetTargetFigure::kName,          kNo,    kNo,    kInst,  kStore, kStore},

    RoleRow{ImportSurvey::kName,             kOwn,   kOwn,   kInst,  kNo,    kNo},
    RoleRow{SaveSurveyClass::kName,          kOwn,   kOwn,   kInst,  kNo,    kNo},
    RoleRow{SeeAlarm::kName,                 kOwn,   kOwn,   kInst,  kNo,    kNo},
    RoleRow{ImportAbsence::kName,            kNo,    kNo,    kInst,  kNo,    kNo},
    RoleRow{RollOverYear::kName,             kNo,    kNo,    kInst,  kNo,    kNo},
    RoleRow{SendRatingPackage::kName,        kOwn,   kOwn,   kInst,  kNo,    kNo},
    RoleRow{TakeRatings::kName,              kOwn,   kOwn,   kInst,  kNo,    kNo},
    RoleRow{TypeInRating::kName,             kOwn,   kOwn,   kInst,  kNo,    kNo},
    RoleRow{SaveHandover::kName,             kOwn,   kOwn,   kInst,  kNo,    kNo},
    RoleRow{SetAsideHandover::kName,         kOwn,   kOwn,   kInst,  kNo,    kNo},
    RoleRow{SendHandover::kName,             kOwn,   kOwn,   kInst,  kNo,    kNo},
    RoleRow{AnswerHandover::kName,           kOwn,   kOwn,   kInst,  kNo,    kNo},
    RoleRow{TakeHandover::kName,             kNo,    kNo,    kInst,  kNo,    kNo},
    RoleRow{TakeHandoverAnswer::kName,       kOwn,   kOwn,   kInst,  kNo,    kNo},
    RoleRow{PlaceOnRuler::kName,             kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{GiveInformation::kName,          kOwn,   kOwn,   kInst,  kNo,    kNo},
    RoleRow{NoteCorrection::kName,           kOwn,   kOwn,   kInst,  kNo,    kNo},
    RoleRow{AnswerCorrection::kName,         kNo,    kNo,    kInst,  kNo,    kNo},
    RoleRow{PlaceHold::kName,                kOwn,   kOwn,   kInst,  kNo,    kNo},
    RoleRow{LiftHold::kName,                 kNo,    kNo,    kInst,  kNo,    kNo},
    RoleRow{EraseChildren::kName,            kNo,    kNo,    kInst,  kNo,    kNo},
    RoleRow{DecideInsight::kName,            kNo,    kNo,    kInst,  kNo,    kNo},
    RoleRow{AskException::kName,             kOwn,   kOwn,   kInst,  kNo,    kNo, kGlass},
    RoleRow{DecideException::kName,          kNo,    kNo,    kInst,  kNo,    kNo},

    RoleRow{BreakGlass::kName,               kOwn,   kOwn,   kInst,  kNo,    kNo}, // finds only what lies outside one's reach
    RoleRow{SeeGlassOpening::kName,          kNo,    kNo,    kInst,  kNo,    kNo},
    RoleRow{BarAdult::kName,                 kOwn,   kOwn,   kInst,  kNo,    kNo}, // oneself; a leader anyone
    RoleRow{LiftBar::kName,                  kNo,    kNo,    kInst,  kNo,    kNo},
    RoleRow{ReadAudit::kName,                kNo,    kNo,    kInst,  kNo,    kNo},
    RoleRow{DrawAuditSample::kName,          kNo,    kNo,    kInst,  kNo,    kNo},
    RoleRow{AnswerAuditRow::kName,           kNo,    kNo,    kInst,  kNo,    kNo},
    RoleRow{SignAuditSample::kName,          kNo,    kNo,    kInst,  kNo,    kNo},

    RoleRow{ChangeSetting::kName,            kNo,    kNo,    kInst,  kNo,    kStore},
    RoleRow{TakeGuide::kName,                kNo,    kNo,    kInst,  kNo,    kStore},
    RoleRow{TakeBackup::kName,               kNo,    kNo,    kInst,  kNo,    kStore},
    RoleRow{MoveStore::kName,                kNo,    kNo,    kInst,  kNo,    kStore},
    RoleRow{TryRecoveryCode::kName,          kStore, kStore, kStore, kStore, kStore}, // whoever finds the paper in the safe
};

} // namespace

Reach RoleRow::of(core::Role role) const
{
    switch (role) {
    case core::Role::Pedagogue: return pedagogue;
    case core::Role::Teacher: return teacher;
    case core::Role::Leader: return leader;
    case core::Role::Consultant: return consultant;
    case core::Role::Administrator: return administrator;
    }
    return Reach::None;
}

std::span<const RoleRow> roleTable() { return kTable; }

const RoleRow* rowOf(std::string_view command)
{
    const auto at = std::find_if(kTable.begin(), kTable.end(), [&](const RoleRow& row) { return row.command == command; });
    return at != kTable.end() ? &*at : nullptr;
}

Reach reach(core::Role role, std::string_view command)
{
    const RoleRow* row = rowOf(command);
    return row != nullptr ? row->of(role) : Reach::None;
}

} // namespace trivsel::app
