#pragma once

#include "app/commands_casework.h"
#include "app/commands_figures.h"
#include "app/commands_oversight.h"
#include "app/commands_rights.h"
#include "app/commands_school.h"
#include "app/commands_transition.h"
#include "base/date.h"
#include "base/ids.h"
#include "core/action.h"
#include "core/people.h"
#include "core/round.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

/// Everything a user can do, as values. The window, the command line and the tests send the same commands to
/// Session::apply; each has a row in the role table (roles.h) and is one audit action under its name.
namespace trivsel::app {

// --- units and adults ---------------------------------------------------------------------------------------------
struct AddUnit { static constexpr std::string_view kName = "unit.add";
    UnitId parent; core::UnitKind kind = core::UnitKind::Unit; core::Setting setting = core::Setting::Daycare; std::string name; };
struct RenameUnit { static constexpr std::string_view kName = "unit.rename"; UnitId unit; std::string name; };
struct AddUser { static constexpr std::string_view kName = "user.add";
    std::string name; core::Role role = core::Role::Pedagogue; std::vector<UnitId> units; std::string passphrase;
    std::optional<Date> lastDay; };
struct EndUser { static constexpr std::string_view kName = "user.end"; UserId user; Date lastDay; };
struct PlaceUser { static constexpr std::string_view kName = "user.place"; UserId user; UnitId unit; std::optional<Date> lastDay; };
/// For a colleague who has forgotten hers: the old one opens nothing any more. One's own is changed by ChangePassphrase.
struct GivePassphrase { static constexpr std::string_view kName = "user.give-passphrase"; UserId user; std::string passphrase; };
struct ChangePassphrase { static constexpr std::string_view kName = "user.passphrase"; std::string oldOne, newOne; };

/// A new random code in place of the recovery code there was; it is told once, by the session. The passphrase is one's own.
struct RenewRecoveryCode { static constexpr std::string_view kName = "store.recovery"; std::string passphrase; };
/// Whoever was shown the recovery code says that it is written down. Without it those who may make a new one are reminded.
struct ConfirmRecoveryCode { static constexpr std::string_view kName = "store.recovery-kept"; };

// --- children -----------------------------------------------------------------------------------------------------
struct AddChild { static constexpr std::string_view kName = "child.add";
    UnitId unit; std::string name; Date birthDate; std::optional<core::Sex> sex; std::string cpr; std::string externalId; };
struct ChangeChild { static constexpr std::string_view kName = "child.change";
    ChildId child; std::string name; Date birthDate; std::optional<core::Sex> sex; std::string cpr; bool hasProtectedAddress = false; };
struct MoveChild { static constexpr std::string_view kName = "child.move"; ChildId child; UnitId unit; Date firstDay; };
struct ChildLeaves { static constexpr std::string_view kName = "child.leave"; ChildId child; Date lastDay; };
struct SetContactAdult { static constexpr std::string_view kName = "child.contact"; ChildId child; UserId user; };
struct LinkSiblings { static constexpr std::string_view kName = "child.siblings"; ChildId a; ChildId b; };
/// Takes a link back that was wrong; linking again puts it right. Refused while the gate of either is closed.
struct UnlinkSiblings { static constexpr std::string_view kName = "child.unlink"; ChildId a; ChildId b; };
struct ImportRoster { static constexpr std::string_view kName = "import.roster";
    std::string fileName; std::string bytes; std::string mapping; bool acceptRefused = false; bool acceptMissing = false;
    std::vector<std::pair<std::string, std::string>> folder = {}; /* of OneRoster: name and bytes of each file; then `bytes` is empty */ };
struct UndoImport { static constexpr std::string_view kName = "import.undo"; BatchId batch; };

// --- round --------------------------------------------------------------------------------------------------------
/// Without a window the profile's window around today is used; outside every window a leader's reason is needed.
struct OpenRound { static constexpr std::string_view kName = "round.open";
    UnitId unit; std::optional<Date> windowFrom, windowTo; std::string reason; std::int32_t ratersPerChild = 0; /* 0 = the store's number */ };
struct CloseRound { static constexpr std::string_view kName = "round.close"; RoundId round; };
struct ReopenRound { static constexpr std::string_view kName = "round.reopen"; RoundId round; std::string reason; };
/// Takes in children who came to the unit after the round opened, and marks those who left.
struct UpdateRoundChildren { static constexpr std::string_view kName = "round.children"; RoundId round; };
struct SetNoPosition { static constexpr std::string_view kName = "round.reason"; RoundId round; ChildId child; std::string reason; };
/// A colleague from outside as second rater (home care); may see and rate the unit's children until the window ends.
struct InviteRater { static constexpr std::string_view kName = "round.invite"; RoundId round; UserId user; };

// --- one's own rating ---------------------------------------------------------------------------------------------
struct SetAnswer { static constexpr std::string_view kName = "rating.answer"; RoundId round; ChildId child; std::size_t item = 0; core::Answer answer; };
struct ReviewArea { static constexpr std::string_view kName = "rating.review"; RoundId round; ChildId child; std::string area; bool reviewed = true; };
struct SetComment { static constexpr std::string_view kName = "rating.comment"; RoundId round; ChildId child; std::string item; std::string text; };
struct FinishRating { static constexpr std::string_view kName = "rating.finish"; RoundId round; ChildId child; };
struct SetOwnPosition { static constexpr std::string_view kName = "rating.position"; RoundId round; ChildId child; core::Position position = core::Position::Unassessed; };
struct Undo { static constexpr std::string_view kName = "rating.undo"; RoundId round; ChildId child; };
struct Redo { static constexpr std::string_view kName = "rating.redo"; RoundId round; ChildId child; };

// --- common rating ------------------------------------------------------------------------------------------------
/// Also adds the guide's steps for the position. `watchFor` and `lookAgain` are required when the position is milder
/// than any adult's own; `comment` when it is Unassessed.
struct AgreePosition { static constexpr std::string_view kName = "team.agree";
    RoundId round; ChildId child; core::Position position = core::Position::Unassessed; std::string watchFor;
    std::optional<Date> lookAgain; std::string environment; std::string comment; };

/// Keeps what is chosen and typed in the common rating and not agreed on yet; all empty removes it. Replaces the whole
/// draft. AgreePosition removes it.
struct SaveTeamDraft { static constexpr std::string_view kName = "team.draft";
    RoundId round; ChildId child; std::optional<core::Position> chosen; std::string watchFor; std::optional<Date> lookAgain;
    std::string environment; std::string comment; };
/// For one who could still rate the child: the others' answers are shown, and one's own rating of it in this round is
/// given up for good.
struct TakePartWithoutRating { static constexpr std::string_view kName = "team.without"; RoundId round; ChildId child; };

// --- steps --------------------------------------------------------------------------------------------------------
struct AnswerGate { static constexpr std::string_view kName = "gate.answer";
    ChildId child; core::GateAnswer::Answer answer = core::GateAnswer::Answer::Doubt; std::string authority; std::optional<Date> authorityOn; };
struct CompleteStep { static constexpr std::string_view kName = "step.done"; StepId step; std::string note; };
struct SetAsideStep { static constexpr std::string_view kName = "step.aside"; StepId step; std::string reason; };
struct ReopenStep { static constexpr std::string_view kName = "step.reopen"; StepId step; };
struct ChangeStep { static constexpr std::string_view kName = "step.change";
    StepId step; UserId responsible; std::string person, organisation; std::optional<Date> due; };
struct AddOwnStep { static constexpr std::string_view kName = "step.add";
    ChildId child; std::string title, action; UserId responsible; std::string person, organisation; std::optional<Date> due;
    bool reachesParents = false; bool reachesChild = false; };
/// One environment step for several children; only steps that the guide marks `group_ok`, and own steps. `children` is
/// the whole list of others it is to serve (empty: it serves one child again). The same open step of the guide that a
/// child in the list has of its own is set aside, since the common one takes it over.
struct ShareStep { static constexpr std::string_view kName = "step.share"; StepId step; std::vector<ChildId> children; };

// --- reading (one audit row each) ---------------------------------------------------------------------------------
struct ReadChild { static constexpr std::string_view kName = "read.child"; ChildId child; std::string reason; };
struct ReadList { static constexpr std::string_view kName = "read.list"; UnitId unit; };
/// `child`: whom the document is about, none for a list; it is then remembered that it left the program.
struct ReadExport { static constexpr std::string_view kName = "read.export"; std::string what; std::string purpose; ChildId child; bool goesHome = false; };

// --- the store itself ---------------------------------------------------------------------------------------------
/// `ratersPerChild` (1..9), `auditEveryMonths` (1..24), `municipality`, `name`, `idleMinutes` (1..15) until the store locks
/// itself, `backupFolder` (whole path; empty: beside the store).
struct ChangeSetting { static constexpr std::string_view kName = "store.setting"; std::string key, value; };

/// Another edition of "Sådan gør vi" for this store, from the bytes of its file; kept in the store. Every position agreed
/// from now on is planned by it.
struct TakeGuide { static constexpr std::string_view kName = "guide.take"; std::string bytes; };

/// A backup now: into the store's folder for them when `to` is empty, else into that folder, or under that name when it
/// ends in `.trivsel`. Made in the background; Session::backups() tells what came of it.
struct TakeBackup { static constexpr std::string_view kName = "store.backup"; std::filesystem::path to; };
/// The right to move the store and the row in the log; the move itself is Session::move.
struct MoveStore { static constexpr std::string_view kName = "store.move"; std::filesystem::path to; };
/// The drill: whether the printed recovery code opens the store. The day of the last one that did is kept.
struct TryRecoveryCode { static constexpr std::string_view kName = "store.recovery-drill"; std::string code; };

using Command = std::variant<
    AddUnit, RenameUnit, AddUser, EndUser, PlaceUser, GivePassphrase, ChangePassphrase, RenewRecoveryCode, ConfirmRecoveryCode,
    AddChild, ChangeChild, MoveChild, ChildLeaves, SetContactAdult, LinkSiblings, UnlinkSiblings, ImportRoster, UndoImport,
    OpenRound, CloseRound, ReopenRound, UpdateRoundChildren, SetNoPosition, InviteRater,
    SetAnswer, ReviewArea, SetComment, FinishRating, SetOwnPosition, Undo, Redo,
    AgreePosition, SaveTeamDraft, TakePartWithoutRating,
    AnswerGate, CompleteStep, SetAsideStep, ReopenStep, ChangeStep, AddOwnStep, ShareStep,
    RaiseConcern, AddMarker, EndConcern, KeepTyped,
    OpenAcute, DescribeAcute, WriteAcuteWords, TellAcute, EndAcute,
    StartNotification, GiveView, GiveLeaderView, WriteNotification, SendNotification, NoteReceipt, NoteFeedback,
    SavePlan, PlanIsReady, FollowUpPlan, ClosePlan,
    AddNote, JournaliseNote, SendRequest, AnswerRequest, AddMissingOffer, GiveConsent, WithdrawConsent,
    SaveCustodyHolder, EndCustody, SetCircumstances, SaveMeeting,
    AddAbsence, HoldVisit, TakeRoadmapSteps, HandOverChildren,
    ReadChild, ReadList, ReadExport,
    BreakGlass, SeeGlassOpening, BarAdult, LiftBar, ReadAudit, DrawAuditSample, AnswerAuditRow, SignAuditSample,
    ClosePeriod, ReadFigures, TakeFigures, SetTargetFigure,
    ImportSurvey, SaveSurveyClass, SeeAlarm, ImportAbsence, RollOverYear, SendRatingPackage, TakeRatings, TypeInRating,
    SaveHandover, SetAsideHandover, SendHandover, AnswerHandover, TakeHandover, TakeHandoverAnswer, PlaceOnRuler,
    GiveInformation, NoteCorrection, AnswerCorrection, PlaceHold, LiftHold, EraseChildren, DecideInsight, AskException, DecideException,
    ChangeSetting, TakeGuide, TakeBackup, MoveStore, TryRecoveryCode>;

std::string_view nameOf(const Command& command);

} // namespace trivsel::app
