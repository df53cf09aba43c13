#include "storage/safe_file.h"

#include "storage/errors.h"
#include "storage/secret.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <utility>
#include <vector>

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
    return {};
}

constexpr const char* kTempMark = ".tmp-";
constexpr std::size_t kTempDigits = 8;

/// `STORE.tmp-01234567`, the same of its key file and of what else is named after it, and of what SQLite keeps beside.
bool isLeftover(std::string_view name, std::string_view store)
{
    if (!name.starts_with(store)) return false;
    name.remove_prefix(store.size());
    if (constexpr std::string_view kJournal = "-journal"; name.ends_with(kJournal)) name.remove_suffix(kJournal.size());
    const auto at = name.rfind(kTempMark);
    if (at == std::string_view::npos || !fromHex(name.substr(at + std::string_view(kTempMark).size()), kTempDigits / 2)) return false;
    return at == 0 || name[0] == '.';
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

std::filesystem::path tempBeside(const std::filesystem::path& file)
{
    std::filesystem::path temp = file;
    temp += kTempMark + toHex(randomBytes(kTempDigits / 2));
    return temp;
}

namespace {

/// Makes `temp` with what `fill` writes to it, synced; nothing is left of it when that fails.
template <class Fill> Result<void> writeTemp(const std::filesystem::path& temp, const std::filesystem::path& file, Fill fill)
{
    const Descriptor fd(::open(temp.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!fd) return errors::cannotWrite(file, errno);
    Result<void> written = fill(fd.get());
    if (written && ::fsync(fd.get()) != 0) written = errors::cannotWrite(file, errno);
    if (!written) ::unlink(temp.c_str());
    return written;
}

Result<void> copyBytes(int in, int out, const std::filesystem::path& from, const std::filesystem::path& to)
{
    std::string buffer(1 << 20, '\0');
    for (;;) {
        const ssize_t n = ::read(in, buffer.data(), buffer.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return errors::cannotRead(from, errno);
        if (n == 0) return {};
        if (auto written = writeAll(out, {buffer.data(), static_cast<std::size_t>(n)}, to); !written) return written;
    }
}

enum class Took { Nothing, FirstName, Exchanged, Replaced };

/// `file` becomes the name of what `temp` names. What had it before is then named `temp`; where the file system cannot
/// exchange names it is gone.
Took takeName(const std::filesystem::path& temp, const std::filesystem::path& file)
{
    if (::renameat2(AT_FDCWD, temp.c_str(), AT_FDCWD, file.c_str(), RENAME_EXCHANGE) == 0) return Took::Exchanged;
    if (errno != ENOENT && errno != EINVAL && errno != ENOSYS) return Took::Nothing;
    const bool isFirst = errno == ENOENT;
    if (::rename(temp.c_str(), file.c_str()) != 0) return Took::Nothing;
    return isFirst ? Took::FirstName : Took::Replaced;
}

} // namespace

Result<void> replaceFile(const std::filesystem::path& file, std::string_view bytes)
{
    const auto temp = tempBeside(file);
    if (auto written = writeTemp(temp, file, [&](int fd) { return writeAll(fd, bytes, file); }); !written) return written;
    const Took took = takeName(temp, file);
    if (took == Took::Nothing) {
        const int reason = errno;
        ::unlink(temp.c_str());
        return errors::cannotWrite(file, reason);
    }
    auto synced = syncFolderOf(file);
    // What is told as not written must not be in use either.
    if (!synced && took == Took::Exchanged) (void)::rename(temp.c_str(), file.c_str());
    if (!synced && took == Took::FirstName) ::unlink(file.c_str());
    if (synced && took == Took::Exchanged) ::unlink(temp.c_str());
    return synced;
}

Result<void> copyFileDurably(const std::filesystem::path& from, const std::filesystem::path& to)
{
    const Descriptor in(::open(from.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (!in) return errors::cannotRead(from, errno);
    const auto temp = tempBeside(to);
    if (auto written = writeTemp(temp, to, [&](int fd) { return copyBytes(in.get(), fd, from, to); }); !written) return written;
    auto moved = moveIntoPlace(temp, to);
    if (!moved) ::unlink(temp.c_str());
    return moved;
}

Result<void> moveIntoPlace(const std::filesystem::path& from, const std::filesystem::path& to)
{
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) != 0) {
        if (errno != EINVAL && errno != ENOSYS) return errors::cannotWrite(to, errno);
        // A file system without the flag: link() also refuses an existing name. One without links either (a backup on a
        // stick or a network drive) has a moment between looking and renaming.
        if (::link(from.c_str(), to.c_str()) == 0) ::unlink(from.c_str());
        else if (errno == EEXIST || isThere(to)) return errors::alreadyThere(to);
        else if (::rename(from.c_str(), to.c_str()) != 0) return errors::cannotWrite(to, errno);
    }
    auto synced = syncFolderOf(to);
    if (!synced) (void)::rename(to.c_str(), from.c_str()); // told as not done, so it is not
    return synced;
}

void removeLeftovers(const std::filesystem::path& store)
{
    const std::string name = store.filename().string();
    const auto folder = store.has_parent_path() ? store.parent_path() : std::filesystem::path(".");
    std::vector<std::filesystem::path> gone;
    std::error_code ec;
    for (std::filesystem::directory_iterator at(folder, ec), end; !ec && at != end; at.increment(ec))
        if (isLeftover(at->path().filename().string(), name)) gone.push_back(at->path());
    for (const auto& file : gone) ::unlink(file.c_str());
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
