#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "core/action.h"
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
#include "core/import_batch.h"
#include "core/oversight.h"
#include "core/people.h"
#include "core/release/plan.h"
#include "core/rights/rights.h"
#include "core/round.h"
#include "core/school/rating_package.h"
#include "core/school/survey.h"
#include "core/transition/handover.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// One encrypted file and its key file. The only room that knows SQL. See store.md.
namespace trivsel::storage {

/// Argon2id parameters of a key slot. Bounds: memory 64 MiB..1 GiB, passes 1..20, lanes 1; refused outside, before
/// any work (store.md).
struct KdfCost {
    std::uint32_t memoryMiB = 256;
    std::uint32_t passes = 3;
};

/// The bytes of a definition file as used, so that old results keep their own.
struct StoredDefinition {
    std::string kind, id, version, sha256, bytes;
    bool operator==(const StoredDefinition&) const = default;
};

/// A setting of the store, e.g. `municipality` = `kerteminde`.
struct Setting {
    std::string key, value;
    bool operator==(const Setting&) const = default;
};

/// A closed period: what is told of its children, once and for all. The tables are kept as the text in which they
/// leave the store (exchange/figures_file.h); who the groups were about never leaves it.
struct ClosingRow {
    ClosingId id;
    UnitId institution;  ///< none when the tables were read from another store's file
    UserId by;
    Instant at{};
    std::string figures; ///< JSON
    std::vector<core::release::Footprint> footprints;
    std::vector<core::release::Member> members; ///< by rising child; all with as many values
    bool operator==(const ClosingRow&) const = default;
};

/// A record to write: the row with its id is added or replaced (ids are given by the caller, see Snapshot).
using Record = std::variant<core::Unit, core::User, core::UserMembership, core::Child, core::ChildMembership,
                            core::Siblings, core::CustodyHolder, core::Round, core::RoundChild, core::Rating,
                            core::CommonPosition, core::TeamDraft, core::Bystander, core::Step, core::GateAnswer, core::Concern, core::AcuteCase, core::Notification,
                            core::ActionPlan, core::CaseNote, core::MissingOffer, core::Request, core::Consent,
                            core::AbsenceDay, core::Visit, core::Meeting, core::Circumstances, core::MadePaper,
                            core::GlassOpening, core::ChildBar, core::AuditSample, core::Survey, core::SurveyClass, core::SurveyPupil, core::RatingPackage,
                            core::Handover, core::RulerMark, core::InformationGiven, core::CorrectionNote, core::Hold, core::Erasure,
                            core::InsightDecision, core::ConsentException, ClosingRow, core::ImportBatch, StoredDefinition, Setting>;

/// Which team draft: it has no id of its own.
struct TeamDraftKey {
    RoundId round;
    ChildId child;
    bool operator==(const TeamDraftKey&) const = default;
};

/// Everything that the store holds about a child goes: its rows in every table, what it shares with others so far as it
/// is about this child, and what imports kept of it to be undone. The log keeps its pseudonym, and who groups were about
/// its number.
struct ErasedChild {
    ChildId child;
    bool operator==(const ErasedChild&) const = default;
};

/// An ended concern whose time is over, of a child who is still here.
struct ErasedConcern {
    ConcernId concern;
    bool operator==(const ErasedConcern&) const = default;
};

/// A row to delete: units, children, memberships and surveys by import undo only, a wrong link between siblings, a team's
/// draft when its position is agreed or nothing is left in it, a child that is erased, or an old concern.
using Removal = std::variant<UnitId, ChildId, MembershipId, core::Siblings, TeamDraftKey, SurveyId, ErasedChild, ErasedConcern>;

/// What was done, for the audit: never a name. `purpose` and `scope` are words of ours or a reason the user typed.
struct AuditNote {
    std::string action;    ///< name of the command, e.g. "rating.answer", or "read.child"
    std::string pseudonym; ///< of the child concerned, or empty
    std::string scope;     ///< e.g. "unit 3", for lists
    std::int64_t count = 0; ///< rows of a list
    std::string purpose;   ///< reason given by the user, or empty
};

/// One transaction: all of it with its audit rows, or nothing.
struct Change {
    std::vector<Record> put;
    std::vector<Removal> remove; ///< memberships before children before units
    std::vector<AuditNote> audit; ///< at least one (invariant)
};

/// Everything but the ratings of closed rounds, as loaded when the store opens.
struct Snapshot {
    std::vector<core::Unit> units;
    std::vector<core::User> users;
    std::vector<core::UserMembership> userMemberships;
    std::vector<core::Child> children;
    std::vector<core::ChildMembership> childMemberships;
    std::vector<core::Siblings> siblings;
    std::vector<core::CustodyHolder> custodyHolders;
    std::vector<core::Round> rounds;
    std::vector<core::RoundChild> roundChildren;
    std::vector<core::Rating> openRatings; ///< of open rounds
    std::vector<core::CommonPosition> positions;
    std::vector<core::TeamDraft> teamDrafts;
    std::vector<core::Bystander> bystanders;
    std::vector<core::Step> steps;
    std::vector<core::GateAnswer> gateAnswers;
    std::vector<core::Concern> concerns;
    std::vector<core::AcuteCase> acuteCases;
    std::vector<core::Notification> notifications;
    std::vector<core::ActionPlan> plans;
    std::vector<core::CaseNote> notes;
    std::vector<core::MissingOffer> missingOffers;
    std::vector<core::Request> requests;
    std::vector<core::Consent> consents;
    std::vector<core::AbsenceDay> absences;
    std::vector<core::Visit> visits;
    std::vector<core::Meeting> meetings;
    std::vector<core::Circumstances> circumstances;
    std::vector<core::MadePaper> papers;
    std::vector<core::GlassOpening> glassOpenings;
    std::vector<core::ChildBar> bars;
    std::vector<core::AuditSample> samples;
    std::vector<core::Survey> surveys;
    std::vector<core::SurveyClass> surveyClasses;
    std::vector<core::SurveyPupil> surveyPupils;
    std::vector<core::RatingPackage> ratingPackages;
    std::vector<core::Handover> handovers;
    std::vector<core::RulerMark> rulerMarks;
    std::vector<core::InformationGiven> informationGiven;
    std::vector<core::CorrectionNote> corrections;
    std::vector<core::Hold> holds;
    std::vector<core::Erasure> erasures;
    std::vector<core::InsightDecision> insightDecisions;
    std::vector<core::ConsentException> consentExceptions;
    std::vector<ClosingRow> closings;
    std::vector<core::ImportBatch> batches;
    std::map<std::string, std::string, std::less<>> settings;
    /// Definition versions in use: kind, id, version, sha256 (bytes empty here; see Store::definition).
    std::vector<StoredDefinition> definitions;
    /// Highest id in use over every table; new ids are given above it.
    std::int64_t lastId = 0;
};

/// How far the writer is. `Failed`: nothing after the failed change was written; retry() tries again, in order.
struct SaveState {
    enum class Kind { Saved, Saving, Failed };
    Kind kind = Kind::Saved;
    std::optional<Instant> savedAt; ///< when the last commit returned
    std::optional<Error> error;
    std::uint64_t submitted = 0, committed = 0; ///< changes since opening
};

struct KeySlotInfo {
    std::string userName; ///< shown on the unlock screen; empty for the recovery slot
    UserId user;
};

/// What can be told of a store without a key. Refuses empty, truncated, plaintext and foreign files with their own
/// errors; never changes them.
struct StoreInfo {
    std::string storeId; ///< random, the same in the key file
    std::vector<KeySlotInfo> slots;
};
Result<StoreInfo> inspect(const std::filesystem::path& store);

/// A key of a slot that was derived beforehand (0.3-1.0 s by design), so that writing it takes no time. It fits only the
/// store that it was made for.
struct DerivedKey;
using ReadyKey = std::shared_ptr<const DerivedKey>;

// The slow part of Store's work on key slots. They need no open store and may run on any thread while it is used.
/// For an adult who is added.
Result<ReadyKey> prepareUserKey(const std::string& passphrase, KdfCost cost = {});
/// For an adult's new passphrase; WrongPassphrase when the old one does not open `store`.
Result<ReadyKey> prepareNewPassphrase(const std::filesystem::path& store, const std::string& name,
                                      const std::string& oldOne, const std::string& newOne, KdfCost cost = {});
/// For a new recovery code, made at random; WrongPassphrase when `passphrase` is not `name`'s in `store`.
Result<ReadyKey> prepareRecoveryCode(const std::filesystem::path& store, const std::string& name,
                                     const std::string& passphrase, KdfCost cost = {});
/// The code that a recovery key was made from, in groups to be written down; empty for other keys.
const std::string& recoveryCodeOf(const ReadyKey& key);

struct CreateRequest {
    std::filesystem::path file; ///< must not exist; `<file>.key` is written beside it
    core::User firstUser;       ///< id 1
    std::string passphrase;     ///< 12 to 128 characters after NFC
    KdfCost cost;
    std::vector<Record> records; ///< further records for the first transaction, e.g. settings and units
    const Clock* clock = &systemClock();
    std::filesystem::path anchorDir; ///< as in OpenRequest
};

/// The key of an open store, kept in locked memory while the store is closed, so that a short code can open it again
/// without deriving. Who opens is the adult it was kept for. Overwritten when the last holder lets go.
struct KeptKey;
using KeptKeyPtr = std::shared_ptr<const KeptKey>;

struct OpenRequest {
    std::filesystem::path file;
    std::string user;
    std::string passphrase;
    /// Instead of user and passphrase: opens at once. WrongPassphrase when the adult's key has been removed, or the
    /// passphrase changed, since it was kept; StoreForeign for another store.
    KeptKeyPtr keptKey;
    std::string olderReason; ///< a leader's reason for opening a store older than this computer has seen
    std::filesystem::path anchorDir; ///< where this computer keeps the newest generation seen; empty = default place
    const Clock* clock = &systemClock();
};

/// The newest row of the audit log and its hash; the chain begins with 64 zeros. Printed on documents, it lets anyone
/// see later whether the log was cut off or rebuilt.
struct AuditHead {
    std::int64_t seq = 0;
    std::string hash = std::string(64, '0'); ///< SHA-256, hex
    bool operator==(const AuditHead&) const = default;
};

/// One row of the audit log: what was read or changed, never a name.
struct AuditRow {
    std::int64_t seq = 0; ///< from 1, without gaps: the order, whatever the clock said
    Instant at{};
    UserId user;                    ///< none: whoever held the recovery code
    std::optional<core::Role> role; ///< that the adult had then; none with the recovery code
    std::string action, pseudonym, scope;
    std::int64_t count = 0;
    std::string purpose;
    std::string hash; ///< SHA-256 of the row and of the hash before it, hex
    bool operator==(const AuditRow&) const = default;
};

/// Which rows; what is not given does not narrow.
struct AuditQuery {
    std::string pseudonym;            ///< of one child
    UserId user;                      ///< of one adult
    std::int64_t fromSeq = 1;         ///< from this one …
    std::int64_t toSeq = INT64_MAX;   ///< … to this one, both taken along
    std::optional<Instant> from, before;
    std::int64_t newest = INT64_MAX;  ///< at most so many, the newest of them
};

/// A backup just made and compared with its store; see backup.h.
struct BackupInfo;
struct MovedStore;

/// An open store: one connection, one writer thread. Not copyable; use from one thread, but for what says otherwise.
class Store {
public:
    /// Creates store and key file (both or neither) and opens the store. Also makes the recovery slot and hands its
    /// code out once, in `recoveryCode` (groups of letters and digits to print and lock away); without a place for the
    /// code, no recovery slot is made, since nobody could ever use it.
    static Result<std::unique_ptr<Store>> create(const CreateRequest& request, std::string* recoveryCode = nullptr);

    /// Derives the key (0.3-1.0 s by design: call from a worker thread) and opens. Migrates an older schema.
    static Result<std::unique_ptr<Store>> open(const OpenRequest& request);

    ~Store(); ///< waits for the queue

    UserId user() const;  ///< who opened it
    void setUser(UserId user, core::Role role); ///< after a fast switch that verified the other's passphrase
    const std::filesystem::path& file() const;
    /// For a store that was only just made and shall not be there after all: when it is closed, its file, its key file
    /// and this computer's note of it are removed.
    void removeAtClose();

    Result<Snapshot> load(); ///< once, after opening, before the first submit

    /// Queues a change; returns at once. Committed in order by the writer thread.
    void submit(Change change);
    SaveState saveState() const;      ///< any thread; cheap
    void retry();                     ///< after Failed
    Result<void> flush();             ///< waits until everything queued is committed, or the error
    /// Called on the writer thread after each commit or failure (to wake the window).
    void onProgress(std::function<void()> callback);

    /// All ratings of a child, of closed rounds too; runs on the writer thread, which also calls `done`.
    void fetchRatings(ChildId child, std::function<void(Result<std::vector<core::Rating>>)> done);
    void fetchRoundRatings(RoundId round, std::function<void(Result<std::vector<core::Rating>>)> done);
    /// The stored bytes of a definition; waits for the writer.
    Result<StoredDefinition> definition(const std::string& kind, const std::string& sha256);

    /// Key slots (the key file is written anew beside itself and renamed). With a ready key they are quick; with a
    /// passphrase it is derived here first.
    Result<void> addUserSlot(UserId user, const std::string& name, const ReadyKey& key);
    Result<void> addUserSlot(UserId user, const std::string& name, const std::string& passphrase, KdfCost cost = {});
    /// The adult's slot anew, for one who has forgotten the passphrase: the old one opens nothing any more. Adds the slot
    /// where there is none.
    Result<void> replaceUserSlot(UserId user, const std::string& name, const ReadyKey& key);
    Result<void> removeUserSlot(const std::string& name);
    /// InUse when the name's slot is no longer the one whose old passphrase was given.
    Result<void> changePassphrase(const std::string& name, const ReadyKey& key);
    Result<void> changePassphrase(const std::string& name, const std::string& oldOne, const std::string& newOne, KdfCost cost = {});
    /// Puts a new recovery slot in place of the one there was, if any: the old code opens nothing any more.
    Result<void> replaceRecoverySlot(const ReadyKey& key);
    /// Verifies another user's passphrase against this store's key file (fast switch). Same answer for an unknown user.
    Result<UserId> verify(const std::string& name, const std::string& passphrase) const;

    /// The key of whoever the store is open for now, to open it again by (see OpenRequest); null when that adult's
    /// passphrase was not proven here (setUser without verify).
    KeptKeyPtr keepKey() const;

    /// A backup into the folder `to`, or under that name when it ends in `.trivsel` (then nothing is rotated), while saving goes on: a few MB at a time between commits, into an encrypted temporary
    /// file that is synced, closed, opened again and compared; then it and its key file get their names, and
    /// the oldest are removed (backupsToRemove). Until then no old backup is touched. What was submitted before is in it.
    /// The folder is made where it is missing; it may lie on a network drive, but not in a synchronised folder. `done` is
    /// called on a thread of the store's own. One at a time: InUse while another is being made. ~Store waits for it.
    void backup(const std::filesystem::path& to, std::function<void(Result<BackupInfo>)> done);

    /// The backups in `folder` (see backup.h), read on the thread that makes them; InUse while one is being made.
    void listBackups(const std::filesystem::path& folder, std::function<void(Result<std::vector<BackupInfo>>)> done);

    /// Closes the store, copies the pair to `to` (a name that is free, or a folder), compares the copy, removes the pair
    /// from the old place, and opens it in the new one. Stopped at any instant, one place or both hold all of it. On an
    /// error the store is open where it was. Write the audit row and flush() first.
    static MovedStore move(std::unique_ptr<Store> store, const std::filesystem::path& to);

    /// Rows of the audit log, oldest first; runs on the writer thread, which also calls `done`.
    void fetchAudit(const AuditQuery& query, std::function<void(Result<std::vector<AuditRow>>)> done);
    /// The newest row that is saved; any thread, cheap.
    AuditHead auditHead() const;
    /// Numbering, every hash and the end of the audit chain; runs on the writer thread, which also calls `done`.
    /// StoreDamaged tells the first row that does not fit.
    void verifyAudit(std::function<void(Result<void>)> done);

    /// Integrity of the file and the audit chain: nothing when whole, else what is wrong. For `verify` and tests.
    Result<void> verifyIntegrity();
    std::int64_t auditRows(); ///< for tests and statistics of the program itself
    const std::string& storeId() const; ///< the same in the key file, in backups and after a restore
    std::int64_t generation() const;    ///< one more for every change that is saved; any thread

    /// Version of the one SQLite in the process, and whether it is SQLite3 Multiple Ciphers.
    static std::string engineVersion();

    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

private:
    struct Impl;
    explicit Store(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// After a move.
struct MovedStore {
    std::unique_ptr<Store> store; ///< in the new place, or on an error in the old; null when it can be opened in neither
    std::optional<Error> error;
};

} // namespace trivsel::storage
