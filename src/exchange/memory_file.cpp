#include "exchange/memory_file.h"

#include <fmt/format.h>
#include <linux/magic.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace trivsel::exchange {

namespace {

tl::unexpected<Error> noMemory(const char* what)
{
    return fail(
        ErrorCode::Failed,
        {"Der er ikke hukommelse nok til at lave filen. Intet er skrevet. Luk andre programmer, og prøv igen.",
         "There is not enough memory to make the file. Nothing was written. Close other programs and try again."},
        fmt::format("{}: {}", what, std::strerror(errno)));
}

} // namespace

Result<MemoryFile> MemoryFile::create()
{
    const int descriptor = ::memfd_create("trivselslys", MFD_CLOEXEC);
    if (descriptor < 0) return noMemory("memfd_create");
    return MemoryFile(descriptor);
}

MemoryFile::MemoryFile(MemoryFile&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

MemoryFile::~MemoryFile()
{
    if (m_descriptor >= 0) ::close(m_descriptor);
}

std::string MemoryFile::path() const
{
    return fmt::format("/proc/self/fd/{}", m_descriptor);
}

Result<std::string> MemoryFile::bytes() const
{
    struct stat facts {};
    if (::fstat(m_descriptor, &facts) != 0) return noMemory("fstat");
    std::string bytes(static_cast<std::size_t>(facts.st_size), '\0');
    std::size_t read = 0;
    while (read < bytes.size()) {
        const ssize_t some = ::pread(m_descriptor, bytes.data() + read, bytes.size() - read, static_cast<off_t>(read));
        if (some < 0 && errno == EINTR) continue;
        if (some <= 0) return noMemory("pread");
        read += static_cast<std::size_t>(some);
    }
    return bytes;
}

std::string memoryFolder()
{
    // The user's own folder first: no other user sees into it.
    const char* own = std::getenv("XDG_RUNTIME_DIR");
    for (const char* folder : {own, "/dev/shm", "/run/shm"}) {
        struct statfs facts {};
        if (folder == nullptr || *folder == '\0' || ::statfs(folder, &facts) != 0) continue;
        if (facts.f_type == TMPFS_MAGIC && ::access(folder, W_OK | X_OK) == 0) return folder;
    }
    return {};
}

} // namespace trivsel::exchange
