#include "storage/recovery.h"

#include "storage/errors.h"
#include "storage/open_store.h"
#include "storage/place.h"
#include "storage/put_back.h"
#include "storage/rows.h"

#include <fmt/format.h>

#include <algorithm>

namespace trivsel::storage {
namespace {

/// The adult of that name, when she leads today.
Result<core::User> leaderNamed(OpenStore& store, const std::string& name)
{
    const auto users = store.writer->readNow<std::vector<core::User>>([](Connection& c) { return readUsers(c); });
    if (!users) return fail(users.error());
    for (const core::User& user : *users)
        if (user.name == name && leadsOn(user, store.clock->today())) return user;
    return errors::notALeader(name);
}

Result<void> writeDown(OpenStore& store, UserId user)
{
    Change change;
    change.put.emplace_back(Setting{kRecoveryCodeSetting, kRecoveryCodeUsed});
    AuditNote note;
    note.action = "user.recover";
    note.scope = fmt::format("user {}", user.value);
    change.audit.push_back(std::move(note));
    store.writer->submit(std::move(change), {UserId{}, std::nullopt, store.clock->now()});
    return store.writer->flush();
}

} // namespace

Result<void> recover(const RecoverRequest& request)
{
    const auto typed = newPassphrase(request.newPassphrase);
    if (!typed) return fail(typed.error());
    const auto name = slotName(request.name);
    if (!name) return fail(name.error());
    if (!isAllowed(request.cost)) return errors::badCost();
    const auto file = placeForWriting(request.file, Wanted::ExistingStore);
    if (!file) return fail(file.error());
    if (auto finished = finishRestore(*file); !finished) return fail(finished.error());
    if (auto shape = checkShape(*file); !shape) return fail(shape.error());
    auto lock = InUseLock::acquire(*file);
    if (!lock) return fail(lock.error());
    auto keys = readKeyFile(*file); // under the lock: it is written back
    if (!keys) return fail(keys.error());
    if (auto fits = checkFirstBytes(*file, keys->storeId); !fits) return fail(fits.error());
    auto key = unlockByRecoveryCode(*keys, *file, request.code);
    if (!key) return fail(key.error());
    key->name = *name;
    const auto store = openUnlocked(*file, *std::move(lock), keys->storeId, *std::move(key),
                                    {request.olderReason, request.anchorDir, request.clock});
    if (!store) return fail(store.error());
    const auto user = leaderNamed(**store, *name);
    if (!user) return fail(user.error());
    const auto derived = deriveNew(*typed, request.cost);
    if (!derived) return fail(derived.error());

    if (auto replaced = replaceUserSlots(*keys, {KeySlot::Kind::User, user->id, *name}, *derived, (*store)->dataKey); !replaced) return replaced;
    // The log first: stopped in between, the code has been noted as used and gave nobody anything.
    if (auto written = writeDown(**store, user->id); !written) return written;
    return writeKeyFile(*file, *keys);
}

Result<ReadyKey> tryRecoveryCode(const std::filesystem::path& file, const std::string& code)
{
    if (auto shape = checkShape(file); !shape) return fail(shape.error());
    const auto keys = readKeyFile(file);
    if (!keys) return fail(keys.error());
    if (auto fits = checkFirstBytes(file, keys->storeId); !fits) return fail(fits.error());
    const auto key = unlockByRecoveryCode(*keys, file, code);
    if (!key) return fail(key.error());
    return std::make_shared<const DerivedKey>(KdfCost{}, Bytes{}, Secret(1));
}

} // namespace trivsel::storage
