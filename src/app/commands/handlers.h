#pragma once

#include "app/access.h"
#include "app/audit_log.h"
#include "app/command.h"
#include "app/definition_use.h"
#include "app/rating_history.h"
#include "app/roster_import.h"
#include "app/world.h"
#include "base/result.h"
#include "core/guide.h"
#include "core/municipality.h"
#include "definitions/catalog.h"
#include "storage/recovery.h"
#include "storage/store.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

/// One function per command: from what is to what would be written. They change nothing; Session::allowed() runs them
/// and throws the answer away, Session::apply() carries it out. The role table has been asked before.
namespace trivsel::app::commands {

/// Everything a handler may look at.
struct Context {
    const World& world;
    const core::User& user;
    const Access& access;
    Date today;
    Instant now;
    const definitions::Catalog& catalog;
    const core::Municipality& municipality;
    const core::Guide& guide;
    const core::WorkingCalendar& calendar;
    const DefinitionUse& definitions;
    const RatingHistory& history;
    std::function<core::InstrumentPtr(const core::InstrumentRef&)> instrument;
    std::function<std::int64_t()> nextId;
    storage::KdfCost keyCost;
    std::filesystem::path file; ///< of the store, for the work on its keys
    RosterReport* roster; ///< where ImportRoster tells what it found; never null
    const AuditLog* audit; ///< the log as last fetched; null before
};

/// What a command writes.
struct Outcome {
    storage::Change change; ///< without audit rows: there is nothing to do, and that is fine
    std::int64_t added = 0; ///< id of the record it adds
    /// What is answered although the change is carried out: an attempt that found nothing is noted all the same. It is
    /// no answer of Session::allowed(), which would tell what is there without a trace.
    std::optional<Error> answer;
    /// The slow part of a command that makes a key (0.3-1.0 s); empty for nearly all. Holds copies: it may run on any
    /// thread, also when the session is gone.
    std::function<Result<storage::ReadyKey>()> prepareKey;
    /// Work on the key file with what prepareKey made (null without one); empty for nearly all. Done before anything is
    /// changed in memory, or when the change is saved.
    std::function<Result<void>(storage::Store&, const storage::ReadyKey&)> keys;
    enum class KeysWhen { BeforeChange, AfterSaving };
    KeysWhen keysWhen = KeysWhen::BeforeChange;
    /// Takes `keys` back when the change is refused after all; empty where there is nothing to take back.
    std::function<void(storage::Store&)> takeKeysBack;
};

using Handled = Result<Outcome>;

/// Whether somebody has said that the recovery code is written down. Missing in a demo, which has no code, and in
/// stores from before it was asked.
inline constexpr const char* kRecoverySetting = "recoveryCode";
inline constexpr const char* kRecoveryUnconfirmed = "unconfirmed";
inline constexpr const char* kRecoveryConfirmed = "confirmed";
inline constexpr const char* kRecoveryUsed = storage::kRecoveryCodeUsed;

Handled handle(const Context& context, const AddUnit& command);
Handled handle(const Context& context, const RenameUnit& command);
Handled handle(const Context& context, const AddUser& command);
Handled handle(const Context& context, const EndUser& command);
Handled handle(const Context& context, const PlaceUser& command);
Handled handle(const Context& context, const GivePassphrase& command);
Handled handle(const Context& context, const ChangePassphrase& command);
Handled handle(const Context& context, const RenewRecoveryCode& command);
Handled handle(const Context& context, const ConfirmRecoveryCode& command);
Handled handle(const Context& context, const ChangeSetting& command);
Handled handle(const Context& context, const TakeGuide& command);
Handled handle(const Context& context, const TakeBackup& command);
Handled handle(const Context& context, const MoveStore& command);
Handled handle(const Context& context, const TryRecoveryCode& command);

Handled handle(const Context& context, const AddChild& command);
Handled handle(const Context& context, const ChangeChild& command);
Handled handle(const Context& context, const MoveChild& command);
Handled handle(const Context& context, const ChildLeaves& command);
Handled handle(const Context& context, const SetContactAdult& command);
Handled handle(const Context& context, const LinkSiblings& command);
Handled handle(const Context& context, const UnlinkSiblings& command);
Handled handle(const Context& context, const ImportRoster& command);
Handled handle(const Context& context, const UndoImport& command);

Handled handle(const Context& context, const OpenRound& command);
Handled handle(const Context& context, const CloseRound& command);
Handled handle(const Context& context, const ReopenRound& command);
Handled handle(const Context& context, const UpdateRoundChildren& command);
Handled handle(const Context& context, const SetNoPosition& command);
Handled handle(const Context& context, const InviteRater& command);

Handled handle(const Context& context, const SetAnswer& command);
Handled handle(const Context& context, const ReviewArea& command);
Handled handle(const Context& context, const SetComment& command);
Handled handle(const Context& context, const FinishRating& command);
Handled handle(const Context& context, const SetOwnPosition& command);
Handled handle(const Context& context, const Undo& command);
Handled handle(const Context& context, const Redo& command);

Handled handle(const Context& context, const AgreePosition& command);
Handled handle(const Context& context, const SaveTeamDraft& command);
Handled handle(const Context& context, const TakePartWithoutRating& command);

Handled handle(const Context& context, const AnswerGate& command);
Handled handle(const Context& context, const CompleteStep& command);
Handled handle(const Context& context, const SetAsideStep& command);
Handled handle(const Context& context, const ReopenStep& command);
Handled handle(const Context& context, const ChangeStep& command);
Handled handle(const Context& context, const AddOwnStep& command);
Handled handle(const Context& context, const ShareStep& command);

Handled handle(const Context& context, const RaiseConcern& command);
Handled handle(const Context& context, const AddMarker& command);
Handled handle(const Context& context, const EndConcern& command);
Handled handle(const Context& context, const KeepTyped& command);
Handled handle(const Context& context, const OpenAcute& command);
Handled handle(const Context& context, const DescribeAcute& command);
Handled handle(const Context& context, const WriteAcuteWords& command);
Handled handle(const Context& context, const TellAcute& command);
Handled handle(const Context& context, const EndAcute& command);
Handled handle(const Context& context, const StartNotification& command);
Handled handle(const Context& context, const GiveView& command);
Handled handle(const Context& context, const GiveLeaderView& command);
Handled handle(const Context& context, const WriteNotification& command);
Handled handle(const Context& context, const SendNotification& command);
Handled handle(const Context& context, const NoteReceipt& command);
Handled handle(const Context& context, const NoteFeedback& command);
Handled handle(const Context& context, const SavePlan& command);
Handled handle(const Context& context, const PlanIsReady& command);
Handled handle(const Context& context, const FollowUpPlan& command);
Handled handle(const Context& context, const ClosePlan& command);
Handled handle(const Context& context, const AddNote& command);
Handled handle(const Context& context, const JournaliseNote& command);
Handled handle(const Context& context, const SendRequest& command);
Handled handle(const Context& context, const AnswerRequest& command);
Handled handle(const Context& context, const AddMissingOffer& command);
Handled handle(const Context& context, const GiveConsent& command);
Handled handle(const Context& context, const WithdrawConsent& command);
Handled handle(const Context& context, const SaveCustodyHolder& command);
Handled handle(const Context& context, const EndCustody& command);
Handled handle(const Context& context, const SetCircumstances& command);
Handled handle(const Context& context, const SaveMeeting& command);
Handled handle(const Context& context, const AddAbsence& command);
Handled handle(const Context& context, const HoldVisit& command);
Handled handle(const Context& context, const TakeRoadmapSteps& command);
Handled handle(const Context& context, const HandOverChildren& command);

Handled handle(const Context& context, const BreakGlass& command);
Handled handle(const Context& context, const SeeGlassOpening& command);
Handled handle(const Context& context, const BarAdult& command);
Handled handle(const Context& context, const LiftBar& command);
Handled handle(const Context& context, const ReadAudit& command);
Handled handle(const Context& context, const DrawAuditSample& command);
Handled handle(const Context& context, const AnswerAuditRow& command);
Handled handle(const Context& context, const SignAuditSample& command);

Handled handle(const Context& context, const ClosePeriod& command);
Handled handle(const Context& context, const ReadFigures& command);
Handled handle(const Context& context, const TakeFigures& command);
Handled handle(const Context& context, const SetTargetFigure& command);

Handled handle(const Context& context, const ImportSurvey& command);
Handled handle(const Context& context, const SaveSurveyClass& command);
Handled handle(const Context& context, const SeeAlarm& command);
Handled handle(const Context& context, const ImportAbsence& command);
Handled handle(const Context& context, const RollOverYear& command);
Handled handle(const Context& context, const SendRatingPackage& command);
Handled handle(const Context& context, const TakeRatings& command);
Handled handle(const Context& context, const TypeInRating& command);
Handled handle(const Context& context, const SaveHandover& command);
Handled handle(const Context& context, const SetAsideHandover& command);
Handled handle(const Context& context, const SendHandover& command);
Handled handle(const Context& context, const AnswerHandover& command);
Handled handle(const Context& context, const TakeHandover& command);
Handled handle(const Context& context, const TakeHandoverAnswer& command);
Handled handle(const Context& context, const PlaceOnRuler& command);
Handled handle(const Context& context, const GiveInformation& command);
Handled handle(const Context& context, const NoteCorrection& command);
Handled handle(const Context& context, const AnswerCorrection& command);
Handled handle(const Context& context, const PlaceHold& command);
Handled handle(const Context& context, const LiftHold& command);
Handled handle(const Context& context, const EraseChildren& command);
Handled handle(const Context& context, const DecideInsight& command);
Handled handle(const Context& context, const AskException& command);
Handled handle(const Context& context, const DecideException& command);

Handled handle(const Context& context, const ReadChild& command);
Handled handle(const Context& context, const ReadList& command);
Handled handle(const Context& context, const ReadExport& command);

// --- for the handlers themselves ----------------------------------------------------------------------------------

/// An audit row under the command's name. The child is known by its pseudonym alone.
template <class C> storage::AuditNote note(const Context& context, ChildId child = {}, std::string scope = {}, std::string purpose = {})
{
    const core::Child* who = context.world.child(child);
    return {std::string(C::kName), who != nullptr ? who->pseudonym : std::string(), std::move(scope), 0, std::move(purpose)};
}

/// One record with its audit row.
template <class C, class R> Outcome one(const Context& context, R record, ChildId child = {}, std::string scope = {}, std::string purpose = {})
{
    Outcome outcome;
    outcome.change.put.emplace_back(std::move(record));
    outcome.change.audit.push_back(note<C>(context, child, std::move(scope), std::move(purpose)));
    return outcome;
}

/// A mistake in what was asked; nothing has been changed.
tl::unexpected<Error> refuse(Text message);
/// It is not there (any more): an id that the screen still showed.
tl::unexpected<Error> gone();

/// What was typed in a required field: NFC, without white space at the ends; `missing` is the sentence when empty.
Result<std::string> required(const std::string& typed, Text missing);
/// A text of any length up to 20,000 code points.
Result<std::string> freeText(const std::string& typed);

std::string scopeOf(UnitId unit);   ///< "unit 3"
std::string scopeOf(RoundId round); ///< "round 5"

/// The round when it exists and is open.
Result<const core::Round*> openRoundOf(const Context& context, RoundId round);
/// The child's row of a round, still taking part.
Result<const core::RoundChild*> presentChild(const Context& context, const core::Round& round, ChildId child);

/// The form for a child in a round, or the recorded sentence that there is none for its age.
Result<core::RoundChild> roundChildOf(const Context& context, const core::Round& round, core::Setting setting, ChildId child,
                                      std::vector<storage::Record>& put);

/// What `guideSteps` was asked for.
enum class Occasion {
    Position, ///< agreed for the first time, or anew
    Gate,     ///< the gate's question was answered
    Concern,  ///< somebody is worried, between rounds
    Event,    ///< a plan is ready or was followed up, an underretning was sent
};

/// Refused when the day is after today.
Result<void> notAfterToday(const Context& context, Date day);

/// The guide's steps for the case, with ids, dates and the contact adult: new ones, and kept ones whose reasons changed.
/// Occasion::Position also moves the counted due day of a step kept from an earlier round, and sets aside steps of
/// `round` that nobody has touched and no rule asks for any more, with the reason "Ny fælles vurdering"; those that only
/// wait for the gate stay.
std::vector<core::Step> guideSteps(const Context& context, const core::GuideCase& theCase, ChildId child, RoundId round,
                                   Occasion occasion);

/// As guideSteps, for the round of the child's latest position while that is current; put into `outcome`.
void addGuideSteps(const Context& context, const core::GuideCase& theCase, ChildId child, Occasion occasion, Outcome& outcome);

/// Everything known of a child for the guide: its latest common position while that is current, with the ratings
/// behind it as far as they are in memory.
core::GuideCase presentCase(const Context& context, const core::Child& child);

/// The case against a colleague that what is said now must be hidden with; none for most children. What the colleague
/// says themselves is not.
AcuteId caseToHideWith(const Context& context, ChildId child);

/// The store's setting that names the edition of the guide in use, by its sha256.
inline constexpr const char* kGuideSetting = "guide";
/// Settings: the pair of keys with which this store signs its figures files, made when first needed; and, followed by the
/// id of another store, the public key that its files were signed with first.
inline constexpr const char* kFiguresKey = "figuresKey";
inline constexpr const char* kFiguresKeyOf = "figuresKeyOf:";
/// Setting: followed by a target's id, a colon and a year, what was reached.
inline constexpr const char* kTargetFigure = "targetFigure:";

/// Keeps the bytes of the guide in use, and in a store from before that says which edition it is.
Result<void> keepGuide(const Context& context, std::vector<storage::Record>& put);

/// What was typed has been said: the draft goes in the same transaction.
void forgetTyped(const Context& context, std::string_view where, ChildId child, Outcome& outcome);

/// An audit row and nothing else: somebody has looked.
Outcome audited(storage::AuditNote row);

/// Refuses what reaches parents or child while the gate is not open, with what to do now.
Result<void> checkGate(const Context& context, ChildId child);

} // namespace trivsel::app::commands
