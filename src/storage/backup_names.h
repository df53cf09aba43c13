#pragma once

#include "storage/backup.h"

#include <filesystem>
#include <optional>
#include <string>

/// What backups are called.
namespace trivsel::storage {

struct NamedBackup {
    std::string stem; ///< of the store
    BackupTime taken;
};

/// The store's file name without its extension.
std::string backupStem(const std::filesystem::path& store);
std::string backupName(const std::string& stem, const BackupTime& taken);
/// Nothing for a name that is not of ours.
std::optional<NamedBackup> parseBackupName(const std::string& name);

} // namespace trivsel::storage
