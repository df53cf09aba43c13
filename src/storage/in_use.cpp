#include "storage/in_use.h"

#include "base/text.h"
#include "storage/errors.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include <cerrno>
#include <mutex>
#include <set>
#include <utility>

namespace trivsel::storage {
namespace {

struct OpenFiles {
    std::mutex mutex;
    std::set<std::pair<dev_t, ino_t>> files;
};

OpenFiles& openFiles()
{
    static OpenFiles instance;
    return instance;
}

/// "name\nsince\n", as described by the holder; anything else is shown as nothing.
std::pair<std::string, std::string> holder(int fd)
{
    char buffer[1024];
    const ssize_t n = ::pread(fd, buffer, sizeof buffer, 0);
    if (n <= 0) return {};
    const auto lines = text::split(std::string_view(buffer, static_cast<std::size_t>(n)), '\n');
    if (lines.size() < 2) return {};
    const auto since = parseIsoUtc(lines[1]);
    if (!since || !text::isUtf8(lines[0])) return {};
    const LocalTime local = toLocal(*since);
    return {text::displayLine(lines[0], 100),
            fmt::format("{} {:02}:{:02}", local.date.iso(), local.hour, local.minute)};
}

} // namespace

std::filesystem::path inUseFileOf(const std::filesystem::path& store)
{
    std::filesystem::path sidecar = store;
    sidecar += ".in-use";
    return sidecar;
}

bool isOpenInThisProcess(dev_t device, ino_t inode)
{
    OpenFiles& open = openFiles();
    const std::lock_guard lock(open.mutex);
    return open.files.contains({device, inode});
}

InUseLock::InUseLock(std::filesystem::path store, std::filesystem::path sidecar, Descriptor fd)
    : m_store(std::move(store)), m_sidecar(std::move(sidecar)), m_fd(std::move(fd))
{
}

Result<InUseLock> InUseLock::acquire(const std::filesystem::path& store)
{
    const auto sidecar = inUseFileOf(store);
    // The holder removes the file as it lets go, so the file that we locked may no longer be the one with the name.
    for (int attempt = 0; attempt < 100; ++attempt) {
        Descriptor fd(::open(sidecar.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600));
        if (!fd) return errors::cannotWrite(store, errno);
        if (::flock(fd.get(), LOCK_EX | LOCK_NB) != 0) {
            if (errno != EWOULDBLOCK) return errors::cannotWrite(store, errno);
            const auto [user, since] = holder(fd.get());
            return errors::inUse(store, user, since);
        }
        struct stat locked {}, named {};
        if (::fstat(fd.get(), &locked) == 0 && ::lstat(sidecar.c_str(), &named) == 0 &&
            locked.st_ino == named.st_ino && locked.st_dev == named.st_dev)
            return InUseLock(store, sidecar, std::move(fd));
    }
    return errors::inUse(store, "", "");
}

Result<void> checkNotInUse(const std::filesystem::path& store)
{
    struct stat st {};
    if (::lstat(store.c_str(), &st) == 0 && isOpenInThisProcess(st.st_dev, st.st_ino)) return errors::inUse(store, "", "");
    const Descriptor fd(::open(inUseFileOf(store).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (!fd || ::flock(fd.get(), LOCK_SH | LOCK_NB) == 0) return {};
    const auto [user, since] = holder(fd.get());
    return errors::inUse(store, user, since);
}

void InUseLock::describe(const std::string& user, Instant since)
{
    const std::string words = text::displayLine(user, 100) + '\n' + isoUtc(since) + '\n';
    // Words for people only: a full disk must not keep anyone from opening.
    if (::ftruncate(m_fd.get(), 0) == 0) (void)!::pwrite(m_fd.get(), words.data(), words.size(), 0);
}

void InUseLock::coverStoreFile()
{
    struct stat st {};
    if (::stat(m_store.c_str(), &st) != 0) return;
    OpenFiles& open = openFiles();
    const std::lock_guard lock(open.mutex);
    if (m_inode != 0) open.files.erase({m_device, m_inode});
    m_device = st.st_dev;
    m_inode = st.st_ino;
    open.files.insert({m_device, m_inode});
}

InUseLock::~InUseLock()
{
    if (!m_fd) return; // moved from
    if (m_inode != 0) {
        OpenFiles& open = openFiles();
        const std::lock_guard lock(open.mutex);
        open.files.erase({m_device, m_inode});
    }
    ::unlink(m_sidecar.c_str());
}

} // namespace trivsel::storage
