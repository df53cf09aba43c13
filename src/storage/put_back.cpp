#include "storage/put_back.h"

#include "storage/errors.h"
#include "storage/in_use.h"
#include "storage/safe_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <vector>

namespace trivsel::storage {
namespace {

namespace fs = std::filesystem;

fs::path with(const fs::path& file, const char* suffix) { return fs::path(file) += suffix; }
fs::path partOf(const fs::path& target) { return with(target, ".restore-part"); }
fs::path readyOf(const fs::path& target) { return with(target, ".restore-ready"); }

fs::path freeName(const fs::path& wanted)
{
    for (int n = 1;; ++n) {
        fs::path name = with(wanted, (".set-aside-" + std::to_string(n)).c_str());
        if (!isThere(name)) return name;
    }
}

std::vector<fs::path> filesIn(const fs::path& folder)
{
    std::vector<fs::path> all;
    std::error_code ec;
    for (fs::directory_iterator files(folder, ec), none; !ec && files != none; files.increment(ec)) all.push_back(files->path());
    return all;
}

Result<void> makeOneFolder(const fs::path& folder)
{
    if (::mkdir(folder.c_str(), 0700) != 0) return errors::cannotWrite(folder, errno);
    return syncFolderOf(folder);
}

/// Of `from` when it is there; a name that is taken in `to` gets a number.
Result<void> moveIfThere(const fs::path& from, const fs::path& to)
{
    if (!isThere(from)) return {};
    return moveIntoPlace(from, isThere(to) ? freeName(to) : to);
}

Result<void> syncFolder(const fs::path& folder) { return syncFolderOf(folder / "x"); }

Result<fs::path> rollForward(const fs::path& target)
{
    const fs::path ready = readyOf(target), fresh = ready / "new" / target.filename(), old = ready / "old";
    // The new store leaves the folder last. While it is there, what lies in the place is what was there before, but
    // for the key file, which is new as soon as the new one has left.
    if (isThere(fresh)) {
        for (const char* suffix : {"", "-journal"})
            if (auto moved = moveIfThere(with(target, suffix), with(old / target.filename(), suffix)); !moved) return fail(moved.error());
        if (isThere(with(fresh, ".key"))) {
            if (auto moved = moveIfThere(with(target, ".key"), with(old / target.filename(), ".key")); !moved) return fail(moved.error());
            if (auto synced = syncFolderOf(target); !synced) return fail(synced.error());
            if (auto moved = moveIntoPlace(with(fresh, ".key"), with(target, ".key")); !moved) return fail(moved.error());
        }
        if (auto moved = moveIntoPlace(fresh, target); !moved) return fail(moved.error());
    }
    fs::path aside;
    if (!filesIn(old).empty()) {
        aside = freeName(target);
        if (auto moved = moveIntoPlace(old, aside); !moved) return fail(moved.error());
    }
    // The pair has left; an emptied journal that could not be removed then would keep the folder for ever.
    for (const fs::path& left : filesIn(ready / "new")) ::unlink(left.c_str());
    for (const fs::path& empty : {old, ready / "new", ready}) ::rmdir(empty.c_str());
    if (auto synced = syncFolderOf(target); !synced) return fail(synced.error());
    return aside;
}

} // namespace

fs::path stagedFile(const fs::path& target) { return partOf(target) / "new" / target.filename(); }

void giveUpStaging(const fs::path& target)
{
    const fs::path part = partOf(target);
    for (const char* inner : {"new", "old"}) {
        for (const fs::path& file : filesIn(part / inner)) ::unlink(file.c_str());
        ::rmdir((part / inner).c_str());
    }
    ::rmdir(part.c_str());
}

Result<void> beginStaging(const fs::path& target)
{
    giveUpStaging(target);
    for (const fs::path& folder : {partOf(target), partOf(target) / "new", partOf(target) / "old"})
        if (auto made = makeOneFolder(folder); !made) return made;
    return {};
}

Result<fs::path> putInPlace(const fs::path& target)
{
    if (auto synced = syncFolder(stagedFile(target).parent_path()); !synced) return fail(synced.error());
    if (auto decided = moveIntoPlace(partOf(target), readyOf(target)); !decided) return fail(decided.error());
    return rollForward(target);
}

Result<void> finishRestore(const fs::path& target)
{
    if (!isThere(readyOf(target)) && !isThere(partOf(target))) return {};
    const auto lock = InUseLock::acquire(target);
    if (!lock) return lock.error().code == ErrorCode::InUse ? Result<void>() : fail(lock.error());
    giveUpStaging(target);
    if (!isThere(readyOf(target))) return {};
    const auto done = rollForward(target);
    return done ? Result<void>() : fail(done.error());
}

Result<void> setAside(const fs::path& orphan)
{
    return isThere(orphan) ? moveIntoPlace(orphan, freeName(orphan)) : Result<void>();
}

} // namespace trivsel::storage
