#pragma once

#include "base/date.h"
#include "base/result.h"
#include "storage/safe_file.h"

#include <sys/types.h>

#include <filesystem>
#include <string>

/// One opener at a time, by a lock of the operating system on a small file beside the store; the file's words (who and
/// since when) are for people and decide nothing.
namespace trivsel::storage {

class InUseLock {
public:
    /// InUse when another holds it, here or in another process; Failed where the folder cannot be written.
    static Result<InUseLock> acquire(const std::filesystem::path& store);

    InUseLock(InUseLock&& other) noexcept = default;
    InUseLock& operator=(InUseLock&&) = delete;
    ~InUseLock(); ///< removes the file and lets go

    /// Tells others who has it and since when.
    void describe(const std::string& user, Instant since);
    /// Remembers the store's own file, so that nothing in this process opens it past SQLite.
    void coverStoreFile();

private:
    InUseLock(std::filesystem::path store, std::filesystem::path sidecar, Descriptor fd);
    std::filesystem::path m_store, m_sidecar;
    Descriptor m_fd;
    dev_t m_device = 0;
    ino_t m_inode = 0;
};

/// InUse when a store is open under this name, here or in another process; leaves no trace.
Result<void> checkNotInUse(const std::filesystem::path& store);

std::filesystem::path inUseFileOf(const std::filesystem::path& store);

/// True when a store of this process has that very file open. Opening and closing it by other means would drop
/// SQLite's locks (sqlite.org/howtocorrupt.html, 2.2).
bool isOpenInThisProcess(dev_t device, ino_t inode);

} // namespace trivsel::storage
