#pragma once

#include "storage/backup.h"
#include "storage/errors.h"
#include "storage/open_store.h"

#include <atomic>
#include <functional>
#include <thread>

/// The making of a backup beside the work of an open store.
namespace trivsel::storage {

/// Copies, compares, names and rotates; see Store::backup. On any thread but the writer's.
Result<BackupInfo> makeBackup(OpenStore& store, const std::filesystem::path& to);

/// The one thread that makes and lists backups of a store; ends before the store does.
class BackupThread {
public:
    BackupThread() = default;
    ~BackupThread(); ///< waits for what is under way

    /// InUse, told to `done` at once, while another work is under way.
    template <class T> void run(std::function<Result<T>()> work, std::function<void(Result<T>)> done);

    BackupThread(const BackupThread&) = delete;
    BackupThread& operator=(const BackupThread&) = delete;

private:
    std::thread m_thread;
    std::atomic<bool> m_isRunning = false;
};

template <class T> void BackupThread::run(std::function<Result<T>()> work, std::function<void(Result<T>)> done)
{
    if (m_isRunning.exchange(true)) return done(errors::backupIsRunning());
    if (m_thread.joinable()) m_thread.join();
    m_thread = std::thread([this, work = std::move(work), done = std::move(done)] {
        auto result = work();
        m_isRunning = false;
        done(std::move(result));
    });
}

} // namespace trivsel::storage
