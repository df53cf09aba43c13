#include "storage/anchor.h"

#include "base/text.h"
#include "storage/errors.h"
#include "storage/secret.h"

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include <cerrno>
#include <charconv>
#include <cstdlib>

namespace trivsel::storage {
namespace {

constexpr std::size_t kRecordBytes = 256;

std::string record(const std::string& lineage, const AnchorPoint& p)
{
    std::string words = fmt::format("trivselslys-anchor 1 {} {} {} {}", lineage, p.generation, p.auditSeq, p.auditHash);
    words += ' ' + sha256Hex(words).substr(0, 16);
    words.resize(kRecordBytes - 1, ' ');
    return words + '\n';
}

std::optional<std::int64_t> number(std::string_view s)
{
    std::int64_t value = 0;
    const auto [end, ec] = std::from_chars(s.data(), s.data() + s.size(), value);
    if (ec != std::errc() || end != s.data() + s.size()) return std::nullopt;
    return value;
}

std::optional<AnchorPoint> parseRecord(std::string_view bytes, const std::string& lineage)
{
    const auto words = text::split(text::trim(bytes), ' ');
    if (words.size() != 7 || words[0] != "trivselslys-anchor" || words[1] != "1" || words[2] != lineage) return std::nullopt;
    const auto generation = number(words[3]), seq = number(words[4]);
    if (!generation || !seq) return std::nullopt;
    AnchorPoint p{*generation, *seq, std::string(words[5])};
    return std::string(bytes) == record(lineage, p) ? std::optional(p) : std::nullopt;
}

} // namespace

std::filesystem::path defaultAnchorDir()
{
    const char* state = std::getenv("XDG_STATE_HOME");
    if (state != nullptr && state[0] == '/') return std::filesystem::path(state) / "trivselslys";
    const char* home = std::getenv("HOME");
    return std::filesystem::path(home != nullptr && home[0] == '/' ? home : "/tmp") / ".local" / "state" / "trivselslys";
}

Anchor::Anchor(Descriptor fd, std::filesystem::path file, std::string lineage)
    : m_fd(std::move(fd)), m_file(std::move(file)), m_lineage(std::move(lineage))
{
    for (int place = 0; place < 2; ++place) {
        std::string bytes(kRecordBytes, '\0');
        if (::pread(m_fd.get(), bytes.data(), bytes.size(), place * off_t{kRecordBytes}) != ssize_t{kRecordBytes}) continue;
        const auto point = parseRecord(bytes, m_lineage);
        if (!point || (m_seen && m_seen->generation >= point->generation)) continue;
        m_seen = point;
        m_next = 1 - place;
    }
}

Result<std::filesystem::path> Anchor::prepareFolder(const std::filesystem::path& dir)
{
    auto folder = dir.empty() ? defaultAnchorDir() : dir;
    std::error_code ec;
    if (std::filesystem::create_directories(folder, ec))
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, ec);
    if (ec) return errors::cannotWrite(folder, ec.value());
    if (::access(folder.c_str(), W_OK | X_OK) != 0) return errors::cannotWrite(folder, errno);
    return folder;
}

Result<Anchor> Anchor::open(const std::filesystem::path& dir, const std::string& lineage)
{
    const auto folder = prepareFolder(dir);
    if (!folder) return fail(folder.error());
    const auto file = *folder / (lineage + ".anchor");
    Descriptor fd(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!fd) return errors::cannotWrite(file, errno);
    return Anchor(std::move(fd), file, lineage);
}

void Anchor::record(const AnchorPoint& point)
{
    const std::string bytes = storage::record(m_lineage, point);
    // The change is already saved; a note that could not be written is caught up by the next one.
    if (::pwrite(m_fd.get(), bytes.data(), bytes.size(), m_next * off_t{kRecordBytes}) == ssize_t{kRecordBytes}) {
        m_seen = point;
        m_next = 1 - m_next;
    }
}

void Anchor::sync() { (void)::fsync(m_fd.get()); }

} // namespace trivsel::storage
