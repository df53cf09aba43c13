#include "base/check.h"
#include "storage/errors.h"
#include "storage/store_impl.h"

#include <algorithm>

/// What a store does with its key file.
namespace trivsel::storage {
namespace {

/// The key file of an open store, for a change of it.
Result<KeyFile> keysOf(const OpenStore& open)
{
    auto keys = readKeyFile(open.file);
    if (keys && keys->storeId != open.storeId) return errors::keyFileOfAnother(open.file);
    return keys;
}

ReadyKey ready(DerivedKey key) { return std::make_shared<const DerivedKey>(std::move(key)); }

/// The id of the slot that `name` opens with `passphrase`.
Result<std::string> provenSlot(const std::filesystem::path& store, const std::string& name, const std::string& passphrase)
{
    const auto keys = readKeyFile(store);
    if (!keys) return fail(keys.error());
    const auto unlocked = unlock(*keys, store, name, passphrase);
    if (!unlocked) return fail(unlocked.error());
    return unlocked->slot;
}

} // namespace

Result<ReadyKey> prepareUserKey(const std::string& passphrase, KdfCost cost)
{
    const auto typed = newPassphrase(passphrase);
    if (!typed) return fail(typed.error());
    auto key = deriveNew(*typed, cost);
    if (!key) return fail(key.error());
    return ready(*std::move(key));
}

Result<ReadyKey> prepareNewPassphrase(const std::filesystem::path& store, const std::string& name,
                                      const std::string& oldOne, const std::string& newOne, KdfCost cost)
{
    const auto typed = newPassphrase(newOne);
    if (!typed) return fail(typed.error());
    auto proven = provenSlot(store, name, oldOne);
    if (!proven) return fail(proven.error());
    auto key = deriveNew(*typed, cost);
    if (!key) return fail(key.error());
    key->provenSlot = *std::move(proven);
    return ready(*std::move(key));
}

Result<ReadyKey> prepareRecoveryCode(const std::filesystem::path& store, const std::string& name,
                                     const std::string& passphrase, KdfCost cost)
{
    auto proven = provenSlot(store, name, passphrase);
    if (!proven) return fail(proven.error());
    auto key = deriveNewFromCode(newRecoveryCode(), cost);
    if (!key) return fail(key.error());
    key->provenSlot = *std::move(proven);
    return ready(*std::move(key));
}

const std::string& recoveryCodeOf(const ReadyKey& key) { return key->code; }

Result<void> Store::addUserSlot(UserId user, const std::string& name, const std::string& passphrase, KdfCost cost)
{
    const auto key = prepareUserKey(passphrase, cost);
    return key ? addUserSlot(user, name, *key) : fail(key.error());
}

Result<void> Store::addUserSlot(UserId user, const std::string& name, const ReadyKey& key)
{
    OpenStore& open = *m_impl->open;
    const auto wanted = slotName(name);
    if (!wanted) return fail(wanted.error());
    const std::lock_guard lock(open.keyFileMutex);
    auto keys = keysOf(open);
    if (!keys) return fail(keys.error());
    for (const KeySlot& slot : keys->slots)
        if (slot.kind == KeySlot::Kind::User && slot.name == *wanted) return errors::userNameTaken(*wanted);
    if (auto added = addSlot(*keys, {KeySlot::Kind::User, user, *wanted}, *key, open.dataKey); !added) return added;
    return writeKeyFile(open.file, *keys);
}

Result<void> Store::replaceUserSlot(UserId user, const std::string& name, const ReadyKey& key)
{
    OpenStore& open = *m_impl->open;
    const auto wanted = slotName(name);
    if (!wanted) return fail(wanted.error());
    const std::lock_guard lock(open.keyFileMutex);
    auto keys = keysOf(open);
    if (!keys) return fail(keys.error());
    if (auto replaced = replaceUserSlots(*keys, {KeySlot::Kind::User, user, *wanted}, *key, open.dataKey); !replaced) return replaced;
    return writeKeyFile(open.file, *keys);
}

Result<void> Store::removeUserSlot(const std::string& name)
{
    OpenStore& open = *m_impl->open;
    const auto wanted = slotName(name);
    if (!wanted) return fail(wanted.error());
    const std::lock_guard lock(open.keyFileMutex);
    auto keys = readKeyFile(open.file);
    if (!keys) return fail(keys.error());
    const auto isWanted = [&](const KeySlot& s) { return s.kind == KeySlot::Kind::User && s.name == *wanted; };
    const auto isOther = [&](const KeySlot& s) { return s.kind == KeySlot::Kind::User && !s.isDamaged() && s.name != *wanted; };
    if (std::none_of(keys->slots.begin(), keys->slots.end(), isWanted)) return errors::noSuchSlot(*wanted);
    if (std::none_of(keys->slots.begin(), keys->slots.end(), isOther)) return errors::lastSlot();
    std::erase_if(keys->slots, isWanted);
    return writeKeyFile(open.file, *keys);
}

Result<void> Store::changePassphrase(const std::string& name, const std::string& oldOne, const std::string& newOne, KdfCost cost)
{
    const auto key = prepareNewPassphrase(file(), name, oldOne, newOne, cost);
    return key ? changePassphrase(name, *key) : fail(key.error());
}

Result<void> Store::changePassphrase(const std::string& name, const ReadyKey& key)
{
    OpenStore& open = *m_impl->open;
    const auto wanted = slotName(name);
    if (!wanted) return fail(wanted.error());
    const std::lock_guard lock(open.keyFileMutex);
    auto keys = keysOf(open);
    if (!keys) return fail(keys.error());
    const auto slot = std::find_if(keys->slots.begin(), keys->slots.end(), [&](const KeySlot& s) { return s.id == key->provenSlot; });
    if (slot == keys->slots.end() || slot->kind != KeySlot::Kind::User || slot->name != *wanted) return errors::keyChanged(keyFileOf(open.file));
    *slot = wrapInSlot({KeySlot::Kind::User, slot->user, slot->name}, *key, open.storeId, open.dataKey);
    if (auto written = writeKeyFile(open.file, *keys); !written) return written;
    open.provenSlots[slot->user] = slot->id;
    return {};
}

Result<void> Store::replaceRecoverySlot(const ReadyKey& key)
{
    OpenStore& open = *m_impl->open;
    TRIVSEL_CHECK(!key->code.empty());
    const std::lock_guard lock(open.keyFileMutex);
    auto keys = keysOf(open);
    if (!keys) return fail(keys.error());
    const auto isProven = [&](const KeySlot& s) { return s.id == key->provenSlot; };
    if (std::none_of(keys->slots.begin(), keys->slots.end(), isProven)) return errors::keyChanged(keyFileOf(open.file));
    std::erase_if(keys->slots, [](const KeySlot& s) { return s.kind == KeySlot::Kind::Recovery; });
    if (auto added = addSlot(*keys, {KeySlot::Kind::Recovery, UserId{}, ""}, *key, open.dataKey); !added) return added;
    return writeKeyFile(open.file, *keys);
}

Result<UserId> Store::verify(const std::string& name, const std::string& passphrase) const
{
    OpenStore& open = *m_impl->open;
    const auto keys = readKeyFile(open.file);
    if (!keys) return fail(keys.error());
    if (keys->storeId != open.storeId) return errors::keyFileOfAnother(open.file);
    const auto unlocked = unlock(*keys, open.file, name, passphrase);
    if (!unlocked) return fail(unlocked.error());
    if (!unlocked->dataKey.equals(open.dataKey)) return errors::keyFileOfAnother(open.file);
    const std::lock_guard lock(open.keyFileMutex);
    open.provenSlots[unlocked->user] = unlocked->slot;
    return unlocked->user;
}

KeptKeyPtr Store::keepKey() const
{
    OpenStore& open = *m_impl->open;
    const std::lock_guard lock(open.keyFileMutex);
    const auto slot = open.provenSlots.find(open.user);
    if (slot == open.provenSlots.end()) return nullptr;
    return std::make_shared<const KeptKey>(KeptKey{open.storeId, slot->second, open.user, open.dataKey.copy()});
}

Result<Unlocked> unlockKept(const KeyFile& keys, const std::filesystem::path& store, const KeptKey& kept)
{
    if (keys.storeId != kept.storeId) return errors::keyFileOfAnother(store);
    for (const KeySlot& slot : keys.slots)
        if (!slot.isDamaged() && slot.kind == KeySlot::Kind::User && slot.id == kept.slot && slot.user == kept.user)
            return Unlocked{kept.dataKey.copy(), slot.user, slot.name, slot.id};
    return errors::keptKeyIsOld();
}

} // namespace trivsel::storage
