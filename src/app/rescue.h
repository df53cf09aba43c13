#pragma once

#include "base/clock.h"
#include "base/date.h"
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// What can be done for a store that nobody can open: its backups, and the printed recovery code.
namespace trivsel::app {

struct FoundBackup {
    std::filesystem::path file;
    Date day;
    int hour = 0, minute = 0; ///< when it was taken, on the clock of the computer that took it
    std::uint64_t bytes = 0;
    std::vector<std::string> names; ///< whose passphrases open it, in Danish order
};

/// The whole backups in a folder, newest first, of whatever store.
struct FoundBackups {
    std::filesystem::path folder;
    std::vector<FoundBackup> backups;
    std::optional<Error> error; ///< the folder could not be read
};
/// Reads names, first bytes and key files; a drive may be slow, so call from a worker thread.
FoundBackups findBackups(const std::filesystem::path& folder);

/// Where the backups of a store lie unless its leader chose another place.
std::filesystem::path usualBackupFolder(const std::filesystem::path& store);

struct RestoreWish {
    std::filesystem::path backup;
    std::filesystem::path target; ///< what lies there is set aside whole
    std::string user, passphrase; ///< a leader or administrator of the day of the backup …
    std::string recoveryCode;     ///< … or this alone
    std::string reason;
};

struct RestoredStore {
    std::filesystem::path store;
    std::filesystem::path setAside; ///< the folder with what lay there before; empty when nothing did
    FoundBackup from;               ///< without names
};

} // namespace trivsel::app
