#include "app/score_files_input.h"

#include "app/output_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace trivsel::app::score_files {

Result<InputFile> InputFile::open(const std::filesystem::path& path)
{
    InputFile file;
    file.m_fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat info {};
    if (file.m_fd < 0 || ::fstat(file.m_fd, &info) != 0 || S_ISDIR(info.st_mode)) {
        const int error = file.m_fd >= 0 && S_ISDIR(info.st_mode) ? EISDIR : errno;
        const Text why = describeErrno(error);
        return fail(ErrorCode::BadInput,
                    {fmt::format("{} kunne ikke læses: {}.", path.string(), why.da),
                     fmt::format("{} could not be read: {}.", path.string(), why.en)},
                    std::strerror(error));
    }
    if (S_ISREG(info.st_mode)) {
        file.m_size = static_cast<std::uint64_t>(info.st_size);
        return file;
    }
    auto bytes = readWholeFile(path);
    if (!bytes) return fail(bytes.error());
    ::close(std::exchange(file.m_fd, -1));
    file.m_memory = std::move(*bytes);
    file.m_size = file.m_memory.size();
    return file;
}

InputFile::~InputFile()
{
    if (m_fd >= 0) ::close(m_fd);
}

InputFile::InputFile(InputFile&& other) noexcept
    : m_fd(std::exchange(other.m_fd, -1)), m_size(other.m_size), m_memory(std::move(other.m_memory))
{}

bool InputFile::read(std::uint64_t offset, std::size_t count, std::string& into) const
{
    if (offset >= m_size) return true;
    count = static_cast<std::size_t>(std::min<std::uint64_t>(count, m_size - offset));
    if (m_fd < 0) {
        into.append(m_memory, static_cast<std::size_t>(offset), count);
        return true;
    }
    const std::size_t at = into.size();
    into.resize(at + count);
    std::size_t done = 0;
    while (done < count) {
        const ssize_t n = ::pread(m_fd, into.data() + at + done, count - done, static_cast<off_t>(offset + done));
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false; // also a file that has become shorter meanwhile
        done += static_cast<std::size_t>(n);
    }
    return true;
}

std::size_t endOfRecord(std::string_view bytes, std::size_t from, bool isWhole)
{
    // The same grammar as exchange::CsvReader: a quotation mark opens a quoted cell at the beginning of a cell only.
    bool atCellStart = true;
    bool quoted = false;
    for (std::size_t i = from; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (quoted) {
            if (c != '"') continue;
            if (i + 1 < bytes.size() && bytes[i + 1] == '"')
                ++i;
            else if (i + 1 < bytes.size() || isWhole)
                quoted = false;
            else
                return std::string_view::npos; // whether it is doubled is not known yet
            continue;
        }
        if (c == '\n') return i + 1;
        if (c == '\r') {
            if (i + 1 < bytes.size()) return bytes[i + 1] == '\n' ? i + 2 : i + 1;
            return isWhole ? i + 1 : std::string_view::npos;
        }
        quoted = atCellStart && c == '"';
        atCellStart = c == ',';
    }
    return isWhole ? bytes.size() : std::string_view::npos;
}

BlockSource::BlockSource(const InputFile& file, std::uint64_t from, std::size_t blockSize)
    : m_file(file), m_blockSize(blockSize), m_at(from)
{}

namespace {

/// The end of the last whole record in `bytes`, 0 if there is none. `bytes` begins with a record and is not the end.
std::size_t lastRecordEnd(std::string_view bytes)
{
    if (bytes.find('"') == std::string_view::npos) {
        const std::size_t newline = bytes.rfind('\n');
        if (newline != std::string_view::npos) return newline + 1;
        const std::size_t cr = bytes.substr(0, bytes.size() - 1).rfind('\r'); // the last byte may be half of CRLF
        return cr == std::string_view::npos ? 0 : cr + 1;
    }
    std::size_t end = 0;
    for (;;) {
        const std::size_t next = endOfRecord(bytes, end, false);
        if (next == std::string_view::npos) return end;
        end = next;
    }
}

} // namespace

bool BlockSource::next(Block& block)
{
    const std::lock_guard lock(m_mutex);
    block.bytes.clear();
    if (m_failed || m_at >= m_file.size()) return false;
    for (std::size_t wanted = m_blockSize;; wanted *= 2) {
        if (!m_file.read(m_at + block.bytes.size(), wanted - block.bytes.size(), block.bytes)) {
            m_failed = true;
            return false;
        }
        if (m_at + block.bytes.size() >= m_file.size()) break;
        if (const std::size_t end = lastRecordEnd(block.bytes); end != 0) {
            block.bytes.resize(end);
            break;
        }
    }
    block.index = m_index++;
    block.offset = m_at;
    m_at += block.bytes.size();
    return true;
}

} // namespace trivsel::app::score_files
