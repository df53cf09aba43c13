#pragma once

#include "app/command.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/result.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The backups of the open store, and what can be done with a pair that is not open: look through it, put a backup back,
/// and get in again with the recovery code.
namespace trivsel::app {

/// Settings of the store.
inline constexpr const char* kBackupFolderSetting = "backupFolder"; ///< whole path; missing or empty: beside the store
inline constexpr const char* kRecoveryDrillSetting = "recoveryDrill"; ///< ISO day of the last drill that opened

/// While the store is in use; and when it closes, if anything was saved since the last.
inline constexpr std::chrono::hours kBackupEvery{4};

struct Backup {
    std::filesystem::path file; ///< its key file lies beside it
    Date day;                   ///< with the time, on the wall clock of the computer that took it
    int hour = 0, minute = 0;   ///< 0..23, 0..59
    std::uint64_t bytes = 0;
    bool operator==(const Backup&) const = default;
};

/// What the status line and the settings page tell.
struct BackupState {
    std::filesystem::path folder;             ///< where the next goes
    bool isRunning = false;
    std::optional<std::vector<Backup>> list;  ///< newest first; nothing until Session::listBackups has answered
    std::optional<Backup> made;               ///< the last one of this session
    std::optional<Error> error;               ///< why the last try failed; gone when one succeeds
};

/// The day on which each of `list` (newest first) goes, if a backup is taken every day from `today` on; in the same order.
std::vector<Date> keptUntil(const std::vector<Backup>& list, Date today);

/// Whether an automatic one is due. `lastTry` is that of the session, or when it opened; `savedThen` and `saved` count the
/// store's changes at the last backup (or opening) and now. A clock that was set back makes one due.
bool isBackupDue(Instant lastTry, std::int64_t savedThen, Instant now, std::int64_t saved, bool isClosing);

/// Whether backups may lie here (a folder that is there or not yet): not where a program synchronises it. Asks the disk.
Result<void> checkBackupFolder(const std::filesystem::path& folder);

/// The backups of a store that is not open, in `folder` or, when it is empty, beside the store. Asks the disk, not the key.
Result<std::vector<Backup>> backupsOf(const std::filesystem::path& store, const std::filesystem::path& folder = {});

/// Who asks without an open store: an adult with her passphrase, or whoever holds the recovery code (then the others are
/// not looked at).
struct Asker {
    std::string user, passphrase;
    std::string recoveryCode;
};

struct RestoreRequest {
    std::filesystem::path backup;
    std::filesystem::path target; ///< what lies there is set aside whole
    Asker by;                     ///< a leader, an administrator, or the code
    std::string reason;
    std::filesystem::path anchorDir; ///< empty = the computer's usual place
    const Clock* clock = &systemClock();
};
struct Restored {
    std::filesystem::path store;
    std::filesystem::path setAside; ///< folder with what lay there before; empty when nothing did
};
/// 0.3-1.0 s for the key and then the copying: call from a worker thread. See storage/restore.h for the promises.
Result<Restored> restoreBackup(const RestoreRequest& request);

struct RecoverRequest {
    std::filesystem::path store; ///< not open
    std::string code, name, newPassphrase;
    std::string olderReason;
    std::filesystem::path anchorDir;
    const Clock* clock = &systemClock();
};
/// A new passphrase for a leader or an administrator of today by the recovery code; 0.6-2.0 s on a worker thread.
Result<void> recoverUser(const RecoverRequest& request);

/// What a whole pair holds.
struct StoreFacts {
    std::int64_t generation = 0; ///< number of changes
    std::int64_t auditSeq = 0;   ///< newest row of the log …
    std::string auditHash;       ///< … and its hash
    std::uint64_t bytes = 0;
    std::vector<std::pair<std::string, std::int64_t>> rows; ///< per table
};
/// Looks through a store that is not open, or a backup; changes nothing. StoreDamaged says what does not fit.
Result<StoreFacts> verifyStore(const std::filesystem::path& file, const Asker& by);

} // namespace trivsel::app
