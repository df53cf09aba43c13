#pragma once

#include "storage/in_use.h"
#include "storage/key_slots.h"
#include "storage/restore.h"
#include "storage/schema.h"
#include "storage/store.h"
#include "storage/writer.h"

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>

/// From an unlocked key to an open store.
namespace trivsel::storage {

/// Everything that an open store holds; members go in reverse order, so the lock is let go last.
struct OpenStore {
    std::filesystem::path file;
    std::string storeId;
    std::string lineage;
    Secret dataKey;
    UserId user;
    core::Role role = core::Role::Pedagogue;
    const Clock* clock = nullptr;
    std::mutex keyFileMutex; ///< one change of the key file at a time; also guards provenSlots
    std::map<UserId, std::string> provenSlots; ///< whose passphrase was given here, and for which slot
    std::filesystem::path anchorFile;
    InUseLock lock;
    std::unique_ptr<Writer> writer;
};

struct OpenOptions {
    std::string olderReason;
    std::filesystem::path anchorDir;
    const Clock* clock = nullptr;
    std::span<const Migration> steps = migrations();
};

/// Whether the adult is a leader or an administrator with access on `day`.
bool leadsOn(const core::User& user, Date day);

/// By passphrase or by code.
Result<Unlocked> unlockBy(const KeyFile& keys, const std::filesystem::path& store, const Credentials& by);

/// Opens the file with its key: checks, migrates, compares with the anchor, and starts the writer.
/// With a key by code the adult is the one called `key.name`; NoRight when there is none.
Result<std::unique_ptr<OpenStore>> openUnlocked(const std::filesystem::path& file, InUseLock lock, const std::string& storeId,
                                                Unlocked key, const OpenOptions& options);

/// Writes store and key file (neither is there before, both are there after, or neither), without opening the store.
Result<Unlocked> writeNewStore(const std::filesystem::path& file, const CreateRequest& request, const std::string& storeId,
                               std::string* recoveryCode);

} // namespace trivsel::storage
