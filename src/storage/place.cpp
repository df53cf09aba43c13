#include "storage/place.h"

#include "base/text.h"
#include "storage/errors.h"
#include "storage/in_use.h"
#include "storage/key_file.h"
#include "storage/safe_file.h"
#include "storage/secret.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace trivsel::storage {
namespace {

constexpr std::size_t kPageSize = 4096;
constexpr std::string_view kPlainHeader{"SQLite format 3\0", 16};

// Lower case; a folder matches when it is the name, or begins with the name and a space, dash or parenthesis
// ("OneDrive - Kerteminde Kommune").
constexpr std::array kSynchronisedNames = {"dropbox",    "onedrive", "nextcloud",        "owncloud",  "google drive",
                                           "googledrive", "icloud",  "iclouddrive",      "icloud drive", "mobile documents",
                                           "box sync",   "pclouddrive", "mega",          "megasync",  "proton drive",
                                           "protondrive", "sharepoint", "syncthing",     "seafile",   "creative cloud files"};
// What the programs leave in the root of what they keep.
constexpr std::array kSynchronisedMarks = {".dropbox.cache", ".stfolder", ".sync_journal.db", ".nextcloudsync.log",
                                           ".owncloudsync.log", ".849C9593-D756-4E56-8D6E-42412F2A707B"};

struct FirstBytes {
    std::uintmax_t size = 0;
    std::string head; ///< at most 16 bytes; empty when this process holds the file open
    bool isOpenHere = false;
};

Result<FirstBytes> firstBytes(const std::filesystem::path& file)
{
    struct stat st {};
    if (::lstat(file.c_str(), &st) != 0) {
        if (errno == ENOENT || errno == ENOTDIR) return errors::notThere(file);
        return errors::cannotRead(file, errno);
    }
    if (S_ISLNK(st.st_mode)) return errors::isLink(file);
    if (!S_ISREG(st.st_mode)) return errors::foreign(file, "not a regular file");
    FirstBytes first{static_cast<std::uintmax_t>(st.st_size), "", isOpenInThisProcess(st.st_dev, st.st_ino)};
    if (first.isOpenHere) return first;
    const Descriptor fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (!fd) return errors::cannotRead(file, errno);
    char head[16];
    const ssize_t n = ::pread(fd.get(), head, sizeof head, 0);
    if (n < 0) return errors::cannotRead(file, errno);
    first.head.assign(head, static_cast<std::size_t>(n));
    return first;
}

/// SQLite mends the length of a file from its journal.
Result<void> checkSize(const std::filesystem::path& file, const FirstBytes& first)
{
    if (first.size % kPageSize != 0 && !hasJournal(file))
        return errors::truncated(file, fmt::format("{} bytes is no whole number of pages", first.size));
    return {};
}

} // namespace

bool hasJournal(const std::filesystem::path& file)
{
    std::filesystem::path journal = file;
    journal += "-journal";
    struct stat st {};
    return ::lstat(journal.c_str(), &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0;
}

std::optional<std::string> networkFileSystem(unsigned long magic)
{
    switch (magic & 0xFFFFFFFFUL) {
    case 0x6969: return "NFS";
    case 0xFF534D42: return "CIFS";
    case 0xFE534D42: return "SMB2";
    case 0x517B: return "SMB";
    case 0x65735546: return "FUSE";
    case 0x564C: return "NCP";
    case 0x73757245: return "Coda";
    case 0x5346414F: return "AFS";
    case 0x6B414653: return "AFS";
    case 0x01021997: return "9P";
    case 0x00C36400: return "Ceph";
    case 0x47504653: return "GPFS";
    case 0x0BD00BD0: return "Lustre";
    case 0x7461636F: return "OCFS2";
    case 0x01161970: return "GFS2";
    default: return std::nullopt;
    }
}

std::optional<std::string> simpleFileSystem(unsigned long magic)
{
    switch (magic & 0xFFFFFFFFUL) {
    case 0x4D44: return "FAT";
    case 0x2011BAB0: return "exFAT";
    default: return std::nullopt;
    }
}

std::optional<std::string> synchronisedFolder(const std::filesystem::path& file)
{
    for (auto folder = file.parent_path(); folder.has_filename(); folder = folder.parent_path()) {
        const std::string name = folder.filename().string();
        const std::string folded = text::foldCase(name);
        for (const std::string_view known : kSynchronisedNames) {
            if (!folded.starts_with(known)) continue;
            if (folded.size() == known.size() || folded[known.size()] == ' ' || folded[known.size()] == '-' ||
                folded[known.size()] == '(' || folded[known.size()] == '_')
                return name;
        }
        for (const char* mark : kSynchronisedMarks) {
            std::error_code ec;
            if (std::filesystem::exists(folder / mark, ec)) return name;
        }
    }
    return std::nullopt;
}

Result<std::filesystem::path> placeForWriting(const std::filesystem::path& file, Wanted wanted)
{
    const bool isNew = wanted != Wanted::ExistingStore;
    if (file.empty() || !file.has_filename()) return isNew ? errors::noName(file) : errors::notThere(file);
    struct stat st {};
    const bool exists = ::lstat(file.c_str(), &st) == 0;
    if (exists && wanted == Wanted::NewStore) return errors::alreadyThere(file);
    if (exists && isNew && S_ISDIR(st.st_mode)) return errors::isFolder(file);
    if (exists && S_ISLNK(st.st_mode)) return errors::isLink(file);
    if (exists && S_ISREG(st.st_mode) && st.st_nlink > 1) return errors::hasSeveralNames(file);
    std::error_code ec;
    const auto given = std::filesystem::absolute(file, ec);
    const auto folder = std::filesystem::canonical(given.parent_path(), ec);
    if (ec) return isNew ? errors::noFolder(given.parent_path()) : errors::notThere(given.parent_path());
    const auto canonical = folder / given.filename();
    for (const auto& path : {given.lexically_normal(), canonical}) {
        const auto sync = synchronisedFolder(path);
        if (sync) return isNew ? errors::newInSynchronisedFolder(folder, *sync) : errors::inSynchronisedFolder(canonical, *sync);
    }
    struct statfs fs {};
    if (::statfs(folder.c_str(), &fs) != 0) return errors::cannotRead(folder, errno);
    if (const auto network = networkFileSystem(static_cast<unsigned long>(fs.f_type)))
        return isNew ? errors::newOnNetwork(folder, *network) : errors::onNetwork(canonical, *network);
    if (const auto simple = simpleFileSystem(static_cast<unsigned long>(fs.f_type)))
        return isNew ? errors::newOnSimple(folder, *simple) : errors::onSimple(canonical, *simple);
    return canonical;
}

Result<void> checkShape(const std::filesystem::path& file)
{
    const auto first = firstBytes(file);
    if (!first) return fail(first.error());
    if (first->size == 0) return errors::empty(file);
    if (first->isOpenHere) return {};
    if (first->head == kPlainHeader) return errors::plain(file);
    return {};
}

Result<void> checkFirstBytes(const std::filesystem::path& file, const std::string& storeId)
{
    const auto first = firstBytes(file);
    if (!first) return fail(first.error());
    if (first->size == 0) return errors::empty(file);
    if (first->isOpenHere) return {};
    if (first->head == kPlainHeader) return errors::plain(file);
    const auto id = fromHex(storeId, kStoreIdBytes);
    if (!id) return errors::keyFileOfAnother(file);
    std::size_t same = 0;
    for (std::size_t i = 0; i < first->head.size(); ++i)
        same += static_cast<std::uint8_t>(first->head[i]) == (*id)[i] ? 1U : 0U;
    // Two random ids do not agree in half of their bytes; a damaged one does.
    if (same == first->head.size()) return checkSize(file, *first);
    if (same * 2 >= first->head.size()) return errors::damaged(file, "the first bytes differ from the store id");
    return errors::keyFileOfAnother(file);
}

} // namespace trivsel::storage
