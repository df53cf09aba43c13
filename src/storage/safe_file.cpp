#include "storage/safe_file.h"

#include "storage/errors.h"
#include "storage/secret.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <utility>

namespace trivsel::storage {
namespace {

Result<void> writeAll(int fd, std::string_view bytes, const std::filesystem::path& file)
{
    while (!bytes.empty()) {
        const ssize_t n = ::write(fd, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return errors::cannotWrite(file, errno);
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    if (::fsync(fd) != 0) return errors::cannotWrite(file, errno);
    return {};
}

} // namespace

Descriptor::Descriptor(Descriptor&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
Descriptor& Descriptor::operator=(Descriptor&& other) noexcept
{
    std::swap(m_fd, other.m_fd);
    return *this;
}
Descriptor::~Descriptor()
{
    if (m_fd >= 0) ::close(m_fd);
}

Result<std::string> readSmallFile(const std::filesystem::path& file, std::size_t maxBytes)
{
    // O_NONBLOCK: a FIFO in place of the file must not hold us up.
    const Descriptor fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (!fd) {
        if (errno == ENOENT) return errors::notThere(file);
        return errors::cannotRead(file, errno);
    }
    struct stat st {};
    if (::fstat(fd.get(), &st) != 0) return errors::cannotRead(file, errno);
    if (!S_ISREG(st.st_mode)) return errors::damagedFile(file, "not a regular file");
    std::string bytes;
    char buffer[8192];
    for (;;) {
        const ssize_t n = ::read(fd.get(), buffer, sizeof buffer);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return errors::cannotRead(file, errno);
        if (n == 0) return bytes;
        bytes.append(buffer, static_cast<std::size_t>(n));
        if (bytes.size() > maxBytes) return errors::damagedFile(file, "larger than such a file can be");
    }
}

Result<void> syncFolderOf(const std::filesystem::path& file)
{
    const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    const Descriptor fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!fd || ::fsync(fd.get()) != 0) return errors::cannotWrite(folder, errno);
    return {};
}

Result<void> replaceFile(const std::filesystem::path& file, std::string_view bytes)
{
    std::filesystem::path temp = file;
    temp += ".tmp-" + toHex(randomBytes(4));
    {
        const Descriptor fd(::open(temp.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
        if (!fd) return errors::cannotWrite(file, errno);
        if (auto written = writeAll(fd.get(), bytes, file); !written) {
            ::unlink(temp.c_str());
            return written;
        }
    }
    if (::rename(temp.c_str(), file.c_str()) != 0) {
        const int reason = errno;
        ::unlink(temp.c_str());
        return errors::cannotWrite(file, reason);
    }
    return syncFolderOf(file);
}

Result<void> copyFileDurably(const std::filesystem::path& from, const std::filesystem::path& to)
{
    const Descriptor in(::open(from.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (!in) return errors::cannotRead(from, errno);
    const Descriptor out(::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!out) return errors::cannotWrite(to, errno);
    std::string buffer(1 << 20, '\0');
    for (;;) {
        const ssize_t n = ::read(in.get(), buffer.data(), buffer.size());
        if (n < 0 && errno == EINTR) continue;
        if (n == 0) break;
        const int readError = errno;
        auto step = n < 0 ? Result<void>(errors::cannotRead(from, readError)) : Result<void>();
        std::string_view rest(buffer.data(), n < 0 ? 0 : static_cast<std::size_t>(n));
        while (step && !rest.empty()) {
            const ssize_t w = ::write(out.get(), rest.data(), rest.size());
            if (w < 0 && errno == EINTR) continue;
            if (w <= 0) step = errors::cannotWrite(to, errno);
            else rest.remove_prefix(static_cast<std::size_t>(w));
        }
        if (!step) {
            ::unlink(to.c_str());
            return step;
        }
    }
    if (::fsync(out.get()) != 0) {
        const int reason = errno;
        ::unlink(to.c_str());
        return errors::cannotWrite(to, reason);
    }
    return syncFolderOf(to);
}

Result<void> moveIntoPlace(const std::filesystem::path& from, const std::filesystem::path& to)
{
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return syncFolderOf(to);
    if (errno != EINVAL && errno != ENOSYS) return errors::cannotWrite(to, errno);
    // A file system without the flag: link() also refuses an existing name. One without links either (a backup on a
    // stick or a network drive) has a moment between looking and renaming.
    if (::link(from.c_str(), to.c_str()) == 0) {
        ::unlink(from.c_str());
        return syncFolderOf(to);
    }
    if (errno == EEXIST || isThere(to)) return errors::alreadyThere(to);
    if (::rename(from.c_str(), to.c_str()) != 0) return errors::cannotWrite(to, errno);
    return syncFolderOf(to);
}

Result<void> makeFolder(const std::filesystem::path& folder)
{
    struct stat st {};
    if (::stat(folder.c_str(), &st) == 0) {
        if (S_ISDIR(st.st_mode)) return {};
        return errors::alreadyThere(folder);
    }
    if (folder.has_parent_path() && folder.parent_path() != folder)
        if (auto made = makeFolder(folder.parent_path()); !made) return made;
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return errors::cannotWrite(folder, errno);
    return syncFolderOf(folder);
}

Result<void> syncFile(const std::filesystem::path& file)
{
    const Descriptor fd(::open(file.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW));
    if (!fd || ::fsync(fd.get()) != 0) return errors::cannotWrite(file, errno);
    return {};
}

bool isThere(const std::filesystem::path& file)
{
    struct stat st {};
    return ::lstat(file.c_str(), &st) == 0;
}

} // namespace trivsel::storage
