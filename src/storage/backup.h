#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "storage/store.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// Backups: each is a pair like the store itself, `NAME-2026-11-22-1405.trivsel` and its key file, encrypted with the
/// same key, and opens like a store. They are made by Store::backup and put back by restore() (restore.h).
namespace trivsel::storage {

/// When a backup was taken, on the wall clock of the computer that took it, as its name says.
struct BackupTime {
    Date day;
    int hour = 0, minute = 0; ///< 0..23, 0..59
    int number = 1;           ///< 2 and up: several within a minute
    auto operator<=>(const BackupTime&) const = default;
};

struct BackupInfo {
    std::filesystem::path file; ///< the key file lies beside it
    BackupTime taken;
    std::uint64_t bytes = 0;
    /// How far the store was; known of a backup that was just made, of others by verifyFile.
    std::optional<std::int64_t> generation;
};

/// `NAME-sikkerhedskopier` beside the store.
std::filesystem::path defaultBackupFolder(const std::filesystem::path& store);

/// Whether backups may lie here: not in a synchronised folder, not on a relative path. The folder need not be there yet.
Result<void> checkBackupFolder(const std::filesystem::path& folder);

/// The whole pairs in `folder` that are backups of the store with this id, newest first; none when the folder is not
/// there. Looks at names and the first bytes alone.
Result<std::vector<BackupInfo>> listBackups(const std::filesystem::path& folder, const std::string& storeId);

// How many are kept (reliability.md, R6): damage that is copied on unseen leaves older ones.
inline constexpr int kDailyBackups = 10, kWeeklyBackups = 8, kMonthlyBackups = 12;

/// Which of `taken` (in any order) go when `newest` has just been made and compared. Kept are the last of each of the 10 latest days
/// that have one, of the 8 latest ISO weeks and of the 12 latest months, and `newest` whatever the clock said.
std::vector<std::size_t> backupsToRemove(const std::vector<BackupTime>& taken, std::size_t newest);

} // namespace trivsel::storage
