#pragma once

#include "base/result.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

/// Small files written so that a reader finds either the old or the new bytes, whenever the machine stops.
namespace trivsel::storage {

/// The bytes of a regular local file of at most `maxBytes`; links are not followed. BadInput when it is not there,
/// StoreDamaged when it is larger or no regular file, Failed when it cannot be read.
Result<std::string> readSmallFile(const std::filesystem::path& file, std::size_t maxBytes);

/// Temp file beside, mode 0600, fsync, rename, fsync of the folder. After an error the old bytes are there, also when it
/// was the folder that could not be synced (unless the file system cannot exchange two names).
Result<void> replaceFile(const std::filesystem::path& file, std::string_view bytes);

/// A temp file beside `file` that a killed program leaves and removeLeftovers() takes away: its name with `.tmp-` and
/// eight hex digits.
std::filesystem::path tempBeside(const std::filesystem::path& file);

/// Copies a file durably to a name that does not exist yet; the name is there when the copy is whole.
Result<void> copyFileDurably(const std::filesystem::path& from, const std::filesystem::path& to);

/// Renames and fsyncs the folder that it comes to; refuses to replace an existing file. After an error nothing has moved.
Result<void> moveIntoPlace(const std::filesystem::path& from, const std::filesystem::path& to);

/// Removes what a killed program left half-made beside `store`: among it key files with slots that may since have been
/// taken away. Only for who holds the store's InUseLock.
void removeLeftovers(const std::filesystem::path& store);

/// fsync of the folder that holds `file`, so that its name is durable.
Result<void> syncFolderOf(const std::filesystem::path& file);

/// A folder for its owner alone, with its parents where they are missing; one that is there is left as it is.
Result<void> makeFolder(const std::filesystem::path& folder);
/// fsync of a file that no SQLite connection of this process has open.
Result<void> syncFile(const std::filesystem::path& file);
/// Whether anything, a broken link too, has this name.
bool isThere(const std::filesystem::path& file);

/// A file descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int fd = -1) : m_fd(fd) {}
    Descriptor(Descriptor&& other) noexcept;
    Descriptor& operator=(Descriptor&& other) noexcept;
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor();
    int get() const { return m_fd; }
    explicit operator bool() const { return m_fd >= 0; }

private:
    int m_fd = -1;
};

} // namespace trivsel::storage
