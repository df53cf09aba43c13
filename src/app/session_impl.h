#pragma once

#include "app/access.h"
#include "app/commands/handlers.h"
#include "app/definition_use.h"
#include "app/rating_history.h"
#include "app/roster_import.h"
#include "app/session.h"
#include "definitions/catalog.h"
#include "storage/backup.h"
#include "storage/store.h"

#include <future>
#include <map>
#include <mutex>
#include <unordered_map>
#include <unordered_set>

namespace trivsel::app {

/// What the writer thread hands over; shared with callbacks that may outlive the session.
struct SessionInbox {
    std::mutex lock;
    std::vector<std::pair<ChildId, std::vector<core::Rating>>> fetched;
    std::vector<std::pair<RoundId, std::vector<core::Rating>>> fetchedRounds;
    std::shared_ptr<AuditLog> audit; ///< fetched, and not taken over yet
    std::vector<ChildId> failed; ///< asked for again by the next fetchHistory
    std::vector<RoundId> failedRounds; ///< by the next fetchRatings
    std::optional<Result<storage::BackupInfo>> backup; ///< the last one that ended
    std::optional<std::vector<storage::BackupInfo>> backupList;
    bool hasListedBackups = false; ///< also when the folder could not be read
    std::function<void()> wake;

    void callWake();
};

struct Session::Impl {
    std::unique_ptr<storage::Store> store;
    std::shared_ptr<const definitions::Catalog> catalog;
    const Clock* clock = nullptr;
    World world;
    core::User user;

    core::MunicipalityPtr municipality;
    core::GuidePtr guide;
    core::WorkingCalendar calendar;
    DefinitionUse definitions;
    std::unordered_map<std::string, core::InstrumentPtr> storedInstruments; ///< by sha256
    std::unordered_map<std::string, core::GuidePtr> storedGuides;           ///< by sha256

    RatingHistory history;
    std::uint64_t version = 1;
    std::int64_t nextId = 1;
    std::int64_t lastAdded = 0;
    std::optional<RosterReport> lastImport;
    std::string recoveryCode; ///< a new one, until it is taken

    std::shared_ptr<SessionInbox> inbox = std::make_shared<SessionInbox>();
    std::unordered_set<ChildId> hasHistory, isFetching;
    std::unordered_set<RoundId> hasRatings, isFetchingRound;

    std::shared_ptr<const AuditLog> auditLog; ///< as last fetched
    bool isFetchingAudit = false;
    mutable BackupState backups;
    std::int64_t savedAtBackup = 0; ///< how many changes the store had at the last backup, or when it opened
    Instant lastBackupTry{};
    std::shared_future<void> backupEnd;
    bool isListingBackups = false;
    std::function<void()> backupAfterListing; ///< asked for while the list was being made
    std::filesystem::path backupFolder() const;
    /// `to` empty: the store's folder.
    void startBackup(const std::filesystem::path& to);
    void makeBackup(const std::filesystem::path& to, const std::shared_ptr<std::promise<void>>& ended);
    bool takeBackups(); ///< what the inbox has of them; true when there was something

    /// When one of the pages was last noted as read, by what was read; see isRepeatedRead.
    std::map<std::pair<std::string, std::int64_t>, Instant> lastReads;

    /// What memory held at some time: its version, and the day, since memberships begin and end.
    struct Moment {
        std::uint64_t version = 0; ///< 0: never
        Date day;
        bool operator==(const Moment&) const = default;
    };
    Moment moment() const { return {version, clock->today()}; }
    mutable std::optional<Access> accessNow;
    mutable Moment accessOf;
    mutable Instant accessAt{}; ///< when it was made
    mutable std::optional<Instant> glassEndsAt; ///< when the first of the user's openings ends
    mutable std::vector<UnitId> visibleUnits;
    mutable Moment visibleUnitsOf;

    bool isErasing = false; ///< erased, and not out of memory yet: nothing else is done until it is
    /// Waits until an erasing is saved and takes everything over from the store anew: what was erased stood in many places
    /// of memory.
    Result<void> forgetErased();

    /// Takes over what the store holds and finds the profile, guide and calendar in the catalog.
    Result<void> load();
    /// The setting's edition, else the data folder's: also when the stored bytes cannot be read any more, which
    /// the setting still tells.
    Result<void> useMunicipality(const std::string& id);
    core::GuidePtr storedGuide(const std::string& sha256) const;
    /// Reads the definitions in use that the catalog has not, so that nobody waits for the store later.
    void readStoredDefinitions(const std::vector<storage::StoredDefinition>& inUse);
    /// The adult who opened or switched, if access covers today.
    Result<core::User> userToday(UserId id, const std::string& name) const;

    const Access& access() const;
    core::InstrumentPtr instrument(const core::InstrumentRef& ref) const;
    /// The answer of the role table and the handler; ids are counted up in `nextFree`.
    commands::Handled answer(const Command& command, std::int64_t& nextFree, RosterReport& roster) const;

    /// Carries an outcome out: memory, undo, queue.
    void change(const Command& command, commands::Outcome&& outcome);
    void rememberForUndo(const Command& command, const std::optional<core::Rating>& before);
    void takeOver(const storage::Change& change);
    /// The same page by the same adult within a minute is one reading and one audit row: going back and forth between
    /// two children would otherwise drown the log.
    bool isRepeatedRead(const Command& command) const;
    void noteRead(const Command& command);

    /// Earlier ratings that the background brought; true when there were some.
    bool takeRatings();
    bool takeOverAudit();
    /// An opening has come to its end: what is shown must be worked out anew.
    bool noticeShutGlass();
};

} // namespace trivsel::app
