#pragma once

#include "app/backups.h"
#include "app/command.h"
#include "app/world.h"
#include "base/clock.h"
#include "base/result.h"
#include "core/guide.h"
#include "core/instrument.h"
#include "core/municipality.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace trivsel::definitions { class Catalog; }
namespace trivsel::storage { struct KeptKey; }

namespace trivsel::app {

/// What the status line says of saving. "Gemt" only when the commit has returned.
struct SaveStatus {
    enum class Kind { Saved, Saving, Failed };
    Kind kind = Kind::Saved;
    std::optional<Instant> savedAt;
    std::optional<Error> error; ///< Failed: what happened and what to do
};

/// Work with one open store in one user's name. All changes go through apply(): it checks the role table, changes the
/// value in memory at once, and queues value and audit row for the writer thread. Used from one thread.
class Session {
public:
    struct OpenRequest {
        std::filesystem::path file;
        std::string user, passphrase;
        std::shared_ptr<const storage::KeptKey> keptKey; ///< instead of user and passphrase; see keepKey()
        std::string reason; ///< for an older store, or a child outside one's units
        std::shared_ptr<const definitions::Catalog> catalog;
        const Clock* clock = &systemClock();
        std::filesystem::path anchorDir; ///< empty = the computer's usual place
    };
    /// 0.3-1.0 s of key derivation: call from a worker thread when there is a window.
    static Result<std::unique_ptr<Session>> open(const OpenRequest& request);

    struct CreateRequest {
        std::filesystem::path file;
        std::string municipality; ///< id of a profile in the catalog
        std::string storeName;    ///< e.g. the institution's name
        std::string userName, passphrase; ///< the first user
        core::Role role = core::Role::Administrator;
        bool isDemo = false; ///< cheap keys, passphrases shown, everything invented
        std::shared_ptr<const definitions::Catalog> catalog;
        const Clock* clock = &systemClock();
        std::filesystem::path anchorDir;
    };
    /// A new store with the municipality as root unit and the first user placed there. `recoveryCode` is told once.
    static Result<std::unique_ptr<Session>> create(const CreateRequest& request, std::string* recoveryCode = nullptr);

    ~Session(); ///< waits until everything is saved

    /// Does it, or says why not; nothing half-done. What was typed stays with the caller. A SlowCommand is waited for
    /// here: 0.3-1.0 s when it makes a key, and the disk.
    Result<void> apply(const Command& command);
    /// Whether the role table and the state allow it now; the same answer apply() would give. Screens grey out by this.
    Result<void> allowed(const Command& command) const;

    const World& world() const;
    const core::User& user() const;
    Date today() const;
    const Clock& clock() const;
    const definitions::Catalog& catalog() const;
    const core::Municipality& municipality() const;
    const core::Guide& guide() const;
    const core::WorkingCalendar& calendar() const;
    /// The exact form a rating or round child refers to, from the catalog or from the store's own bytes.
    core::InstrumentPtr instrument(const core::InstrumentRef& ref) const;
    /// The file it was read from, byte for byte; may wait for the disk.
    Result<std::string> formBytes(const core::InstrumentRef& ref) const;
    bool isDemo() const;
    const std::filesystem::path& file() const;
    const std::string& storeId() const; ///< the same in backups and after a restore

    /// Grows with every change; models are rebuilt when it has.
    std::uint64_t version() const;

    SaveStatus saveStatus() const; ///< any thread
    Result<void> flush();          ///< waits for the writer
    void retrySaving();
    void onSaveProgress(std::function<void()> wake); ///< called on the writer thread

    bool canUndo(RoundId round, ChildId child) const;
    bool canRedo(RoundId round, ChildId child) const;

    /// Children and units the user may open today, by the role table.
    bool maySee(ChildId child) const;
    bool maySee(UnitId unit) const;
    std::vector<UnitId> visibleUnits() const; ///< units with children, in Danish order of name

    /// Ratings of closed rounds of a child, fetched in the background; true once they are in world().
    bool hasHistory(ChildId child) const;
    void fetchHistory(ChildId child);
    /// The same for a whole closed round of a unit that the user may see; an open round's are there.
    bool hasRatings(RoundId round) const;
    void fetchRatings(RoundId round);
    Result<void> loadRatings(RoundId round); ///< as fetchRatings(), waiting for them
    /// The whole audit log, fetched and its chain checked in the background; for those who may read it. A second call
    /// fetches what has come since.
    void fetchAudit();
    /// As fetchAudit(), waiting for it.
    Result<void> loadAudit();
    const struct AuditLog* auditLog() const; ///< as last fetched; null before, and after another adult went on
    /// The newest saved row of the log as printed on documents: number, colon, the first 16 hex digits of its hash.
    std::string auditMark() const;
    /// Until when a child outside one's units is open; none for any other child.
    std::optional<Instant> openedUntil(ChildId child) const;
    /// Takes over what the background delivered; call once a frame. True when something changed.
    bool poll();

    /// The code that the last RenewRecoveryCode made; told once.
    std::string takeRecoveryCode();
    /// True when nobody has said that the recovery code is written down, or it has been used, and this user may make a
    /// new one.
    bool shouldRenewRecoveryCode() const;
    /// For a store that was only just made and shall not be there after all: when the session ends, its files go.
    void removeAtEnd();

    /// The store's key in the user's name, in locked memory until nobody holds it: opens the store again at once. Null
    /// when the user's passphrase was not proven here.
    std::shared_ptr<const storage::KeptKey> keepKey() const;
    /// Where backups go, the last one, and what went wrong; kept up to date by poll().
    const BackupState& backups() const;
    /// Asks for the list of backups in the background; poll() brings it.
    void listBackups();
    /// Whether an automatic backup is due now, or at the end (`isClosing`); never for a demo. Any adult's session makes
    /// them. At the end: flush(), ask, startBackup(), and end the session, which waits for it.
    bool isBackupDue(bool isClosing) const;
    /// Makes an automatic one in the background.
    void startBackup();
    /// Waits for the one that is being made and tells what came of it, as backups() does afterwards.
    Result<Backup> waitForBackup();

    /// Moves the store to another file name or folder and goes on there: seconds, on a worker thread, while nobody uses
    /// the session. On an error it is where it was; the session is null when the store can be opened in neither place.
    struct Moved {
        std::unique_ptr<Session> session;
        std::optional<Error> error;
    };
    static Moved move(std::unique_ptr<Session> session, const std::filesystem::path& to);

    /// Verifies another user's passphrase and goes on in that name (fast switch); 0.3-1.0 s.
    Result<void> switchUser(const std::string& user, const std::string& passphrase);

    /// The id of the record that the last apply() added (unit, user, child, round, step, batch), 0 if none.
    std::int64_t lastAdded() const;
    /// What the last import, or the last undoing of one, did or would do; see roster_import.h.
    const struct RosterReport* lastImport() const;

private:
    friend class SlowCommand;
    struct Impl;
    explicit Session(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace trivsel::app
