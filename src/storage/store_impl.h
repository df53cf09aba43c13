#pragma once

#include "storage/backup_copy.h"
#include "storage/open_store.h"
#include "storage/store.h"

#include <memory>

/// What an open store holds, for the files that share its work.
namespace trivsel::storage {

struct KeptKey {
    std::string storeId;
    std::string slot; ///< id of the slot whose passphrase was proven
    UserId user;
    Secret dataKey;
};

/// The slot must still be in the key file: an adult whose key was removed, or whose passphrase was changed, is asked for it.
Result<Unlocked> unlockKept(const KeyFile& keys, const std::filesystem::path& store, const KeptKey& kept);

struct Store::Impl {
    std::unique_ptr<OpenStore> open;
    bool isRemovedAtClose = false;
    std::unique_ptr<BackupThread> backups = std::make_unique<BackupThread>(); ///< last: ends before what it reads from
};

} // namespace trivsel::storage
