#pragma once

#include "app/backups.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// What the unlock screen offers for a store that nobody can open.
namespace trivsel::app {

struct FoundBackup {
    Backup backup;
    std::vector<std::string> names; ///< whose passphrases open it, in Danish order
};

/// The whole pairs in a folder, newest first, of whatever store: the program's backups, and copies made by hand.
struct FoundBackups {
    std::filesystem::path folder;
    std::vector<FoundBackup> backups;
    std::optional<Error> error; ///< the folder could not be read
};
/// Reads names, first bytes and key files; a drive may be slow, so call from a worker thread.
FoundBackups findBackups(const std::filesystem::path& folder);

/// Where the backups of a store lie unless its leader chose another place.
std::filesystem::path usualBackupFolder(const std::filesystem::path& store);

/// What Application::restore has done.
struct PutBack {
    Restored restored;
    Backup from;
};

} // namespace trivsel::app
