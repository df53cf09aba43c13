#include "storage/errors.h"
#include "storage/place.h"
#include "storage/put_back.h"
#include "storage/store_impl.h"
#include "storage/verify.h"

#include <unistd.h>

/// The move of a store to another place.
namespace trivsel::storage {
namespace {

namespace fs = std::filesystem;

/// What the copy must hold.
struct Expected {
    std::string storeId;
    Writer::Saved saved;
};

Result<void> compare(const fs::path& copy, const fs::path& name, const Secret& dataKey, const Expected& expected)
{
    const auto found = verifyWithKey(copy, dataKey, expected.storeId);
    if (!found) return errors::copyDiffers(name, found.error().detail);
    if (found->generation != expected.saved.generation || found->auditHead != expected.saved.head)
        return errors::copyDiffers(name, "another generation or audit head");
    const auto keys = readKeyFile(copy);
    if (!keys || keys->storeId != expected.storeId) return errors::copyDiffers(name, "the key file differs");
    return {};
}

/// The pair under its new name, beside the old one. Stopped at any instant, there is at most a key file too many.
Result<void> copyPair(const fs::path& from, const fs::path& to, const Secret& dataKey, const Expected& expected)
{
    const fs::path part = fs::path(to) += ".move-part";
    const auto clear = [&] {
        for (const char* suffix : {"", ".key"}) ::unlink((fs::path(part) += suffix).c_str());
    };
    clear(); // of an attempt that was stopped
    const auto copied = [&]() -> Result<void> {
        if (auto done = copyFileDurably(from, part); !done) return done;
        if (auto done = copyFileDurably(keyFileOf(from), keyFileOf(part)); !done) return done;
        if (auto same = compare(part, to, dataKey, expected); !same) return same;
        for (const char* suffix : {".key", "-journal"})
            if (auto aside = setAside(fs::path(to) += suffix); !aside) return aside;
        if (auto named = moveIntoPlace(keyFileOf(part), keyFileOf(to)); !named) return named;
        return moveIntoPlace(part, to);
    }();
    if (!copied) clear();
    return copied;
}

/// The store before its key file: what is left when this is cut off opens nothing and holds nothing.
int removePair(const fs::path& file)
{
    if (::unlink(file.c_str()) != 0) return errno;
    ::unlink(keyFileOf(file).c_str());
    (void)syncFolderOf(file);
    return 0;
}

} // namespace

MovedStore Store::move(std::unique_ptr<Store> store, const fs::path& to)
{
    std::error_code ec;
    OpenStore& open = *store->m_impl->open;
    const fs::path from = open.file;
    const auto place = placeForWriting(fs::is_directory(to, ec) ? to / from.filename() : to, Wanted::Target);
    if (!place) return {std::move(store), place.error()};
    if (*place == from) return {std::move(store), errors::sameFile(from).value()};
    if (auto finished = finishRestore(*place); !finished) return {std::move(store), finished.error()};
    auto newLock = InUseLock::acquire(*place);
    if (!newLock) return {std::move(store), newLock.error()};
    if (auto saved = store->flush(); !saved) return {std::move(store), saved.error()};

    const Expected expected{open.storeId, open.writer->saved()};
    Unlocked key{open.dataKey.copy(), open.user, "", open.provenSlots[open.user]};
    const core::Role role = open.role;
    const OpenOptions options{"", open.anchorFile.parent_path(), open.clock};
    InUseLock oldLock = std::move(open.lock);
    store.reset(); // closes the file

    const auto openAt = [&](const fs::path& file, InUseLock lock) -> Result<std::unique_ptr<Store>> {
        auto opened = openUnlocked(file, std::move(lock), expected.storeId,
                                   Unlocked{key.dataKey.copy(), key.user, key.name, key.slot}, options);
        if (!opened) return fail(opened.error());
        (*opened)->role = role;
        return std::unique_ptr<Store>(new Store(std::make_unique<Impl>(*std::move(opened))));
    };
    const auto stay = [&](Error error) -> MovedStore {
        auto opened = openAt(from, std::move(oldLock));
        return {opened ? *std::move(opened) : nullptr, std::move(error)};
    };

    // A move that was stopped after copying left both: the same again needs no copy.
    const bool isThereAlready = isThere(*place) && compare(*place, *place, key.dataKey, expected).has_value();
    if (isThere(*place) && !isThereAlready) return stay(errors::alreadyThere(*place).value());
    if (!isThereAlready)
        if (auto copied = copyPair(from, *place, key.dataKey, expected); !copied) return stay(copied.error());
    auto opened = openAt(*place, *std::move(newLock));
    if (!opened) return stay(opened.error());
    const int left = removePair(from);
    return {*std::move(opened), left == 0 ? std::nullopt : std::optional(errors::oldPlaceRemains(from, *place, left).value())};
}

} // namespace trivsel::storage
