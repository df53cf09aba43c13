#pragma once

#include "storage/backup.h"
#include "storage/open_store.h"

#include <atomic>
#include <functional>
#include <thread>

/// The making of a backup beside the work of an open store.
namespace trivsel::storage {

/// Copies, compares, names and rotates; see Store::backup. On any thread but the writer's.
Result<BackupInfo> makeBackup(OpenStore& store, const std::filesystem::path& folder);

/// The one thread that makes backups of a store; ends before the store does.
class BackupThread {
public:
    BackupThread() = default;
    ~BackupThread(); ///< waits for the one that is being made

    /// InUse, told to `done`, while one is being made.
    void start(OpenStore& store, const std::filesystem::path& folder, std::function<void(Result<BackupInfo>)> done);

    BackupThread(const BackupThread&) = delete;
    BackupThread& operator=(const BackupThread&) = delete;

private:
    std::thread m_thread;
    std::atomic<bool> m_isRunning = false;
};

} // namespace trivsel::storage
