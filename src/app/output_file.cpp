#include "app/output_file.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace trivsel::app {

namespace {

Result<void> writeAll(int fd, std::string_view bytes, int& error)
{
    while (!bytes.empty()) {
        const ssize_t n = ::write(fd, bytes.data(), bytes.size());
        if (n < 0) {
            if (errno == EINTR) continue;
            error = errno;
            return fail(ErrorCode::Failed, {});
        }
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return {};
}

} // namespace

Text describeErrno(int error)
{
    switch (error) {
    case ENOSPC:
    case EDQUOT: return {"disken er fuld", "the disk is full"};
    case EROFS: return {"stedet kan kun læses", "the place is read-only"};
    case EACCES:
    case EPERM: return {"du har ikke adgang til stedet", "you have no access to the place"};
    case ENOENT: return {"filen eller mappen findes ikke", "the file or folder does not exist"};
    case EISDIR: return {"det er en mappe", "it is a folder"};
    case EPIPE: return {"modtageren har lukket", "the receiver has closed"};
    default: return {fmt::format("systemfejl {}", error), fmt::format("system error {}", error)};
    }
}

Result<OutputFile> OutputFile::open(const std::filesystem::path& path)
{
    OutputFile file;
    if (path.empty()) {
        file.m_fd = STDOUT_FILENO;
        struct stat info {};
        if (::fstat(file.m_fd, &info) == 0 && S_ISREG(info.st_mode)) {
            // Only what we add at the end may be cut off again; never what stood there before.
            const bool appends = (::fcntl(file.m_fd, F_GETFL) & O_APPEND) != 0;
            const off_t at = appends ? info.st_size : ::lseek(file.m_fd, 0, SEEK_CUR);
            file.m_startedAt = at == info.st_size ? at : -1;
        }
        return file;
    }
    file.m_path = path;
    file.m_isOwned = true;
    struct stat info {};
    const bool isThere = ::stat(path.c_str(), &info) == 0;
    if (isThere && !S_ISREG(info.st_mode)) {
        file.m_fd = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    } else {
        file.m_part = path;
        file.m_part += ".part";
        file.m_fd = ::open(file.m_part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    }
    if (file.m_fd < 0) {
        const int error = errno;
        file.m_part.clear();
        return fail(file.failed(error).error());
    }
    return file;
}

OutputFile::~OutputFile()
{
    discard();
}

OutputFile::OutputFile(OutputFile&& other) noexcept
{
    *this = std::move(other);
}

OutputFile& OutputFile::operator=(OutputFile&& other) noexcept
{
    if (this == &other) return *this;
    discard();
    m_path = std::move(other.m_path);
    m_part = std::exchange(other.m_part, {});
    m_fd = std::exchange(other.m_fd, -1);
    m_isOwned = std::exchange(other.m_isOwned, false);
    m_startedAt = std::exchange(other.m_startedAt, -1);
    return *this;
}

Result<void> OutputFile::failed(int error) const
{
    const Text why = describeErrno(error);
    const bool isStdout = m_path.empty();
    const Text name{isStdout ? "standard output" : m_path.string(), {}};
    return fail(
        ErrorCode::Failed,
        {fmt::format("Der kunne ikke skrives til {}: {}. Intet er skrevet færdigt. Prøv igen, eller vælg et andet "
                     "sted.",
                     name.da, why.da),
         fmt::format("Could not write to {}: {}. Nothing was completed. Try again, or choose another place.",
                     name.da, why.en)},
        std::strerror(error));
}

Result<void> OutputFile::write(std::string_view bytes)
{
    int error = 0;
    if (!writeAll(m_fd, bytes, error)) return failed(error);
    return {};
}

Result<void> OutputFile::commit()
{
    if (!m_part.empty()) {
        if (::fsync(m_fd) != 0 && errno != EINVAL) return failed(errno);
        if (::close(std::exchange(m_fd, -1)) != 0) return failed(errno);
        if (::rename(m_part.c_str(), m_path.c_str()) != 0) return failed(errno);
        m_part.clear();
    }
    m_startedAt = -1;
    return {};
}

void OutputFile::discard() noexcept
{
    if (m_fd >= 0 && m_startedAt >= 0) {
        // A half-written answer behind standard output would look like a whole one.
        if (::ftruncate(m_fd, m_startedAt) == 0) ::lseek(m_fd, m_startedAt, SEEK_SET);
    }
    if (m_fd >= 0 && m_isOwned) ::close(m_fd);
    m_fd = -1;
    if (!m_part.empty()) ::unlink(m_part.c_str());
    m_part.clear();
}

Result<void> writeOutput(const std::filesystem::path& path, std::string_view bytes)
{
    auto file = OutputFile::open(path);
    if (!file) return fail(file.error());
    if (auto written = file->write(bytes); !written) return written;
    return file->commit();
}

Result<std::string> readWholeFile(const std::filesystem::path& path, std::size_t limit)
{
    const auto unreadable = [&](int error) {
        const Text why = describeErrno(error);
        return fail(ErrorCode::BadInput,
                    {fmt::format("{} kunne ikke læses: {}.", path.string(), why.da),
                     fmt::format("{} could not be read: {}.", path.string(), why.en)},
                    std::strerror(error));
    };
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return unreadable(errno);
    std::string bytes;
    int error = 0;
    constexpr std::size_t kStep = 256 * 1024;
    for (;;) {
        const std::size_t at = bytes.size();
        bytes.resize(at + kStep);
        const ssize_t n = ::read(fd, bytes.data() + at, kStep);
        if (n < 0 && errno == EINTR) {
            bytes.resize(at);
            continue;
        }
        if (n < 0) error = errno;
        bytes.resize(at + (n > 0 ? static_cast<std::size_t>(n) : 0));
        if (n <= 0 || (limit != 0 && bytes.size() > limit)) break;
    }
    ::close(fd);
    if (error != 0) return unreadable(error);
    if (limit != 0 && bytes.size() > limit) {
        return fail(ErrorCode::BadInput, {fmt::format("{} er for stor: højst {} byte.", path.string(), limit),
                                          fmt::format("{} is too large: at most {} bytes.", path.string(), limit)});
    }
    return bytes;
}

} // namespace trivsel::app
