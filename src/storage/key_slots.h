#pragma once

#include "base/result.h"
#include "storage/key_file.h"
#include "storage/secret.h"

#include <filesystem>
#include <string>
#include <string_view>

/// Passphrases to keys: Argon2id wraps and unwraps the data key (reliability.md, D).
namespace trivsel::storage {

/// NFC, 12 to 128 code points, else BadInput.
Result<SecretText> newPassphrase(std::string_view typed);

/// NFC, trimmed, 1 to 100 code points, else BadInput.
Result<std::string> slotName(std::string_view typed);

/// Who a new slot is for.
struct SlotOwner {
    KeySlot::Kind kind = KeySlot::Kind::User;
    UserId user;
    std::string name;
};

/// A passphrase or code made into the key that wraps: all of a slot that takes time.
struct DerivedKey {
    KdfCost cost;
    Bytes salt;
    Secret wrapping;
    std::string provenSlot; ///< id of the slot whose passphrase was given along with it; empty when none was asked for
    std::string code;       ///< the recovery code that it was made from, else empty; overwritten at the end

    DerivedKey(KdfCost c, Bytes s, Secret w) : cost(c), salt(std::move(s)), wrapping(std::move(w)) {}
    DerivedKey(DerivedKey&&) = default;
    DerivedKey(const DerivedKey&) = delete;
    DerivedKey& operator=(const DerivedKey&) = delete;
    DerivedKey& operator=(DerivedKey&&) = delete;
    ~DerivedKey() { wipe(code); }
};

/// With a fresh salt; 0.3-1.0 s at the usual cost.
Result<DerivedKey> deriveNew(const SecretText& passphrase, KdfCost cost);
/// The same for a recovery code as it is printed or typed.
Result<DerivedKey> deriveNewFromCode(const std::string& code, KdfCost cost);

/// Wraps `dataKey` anew with a fresh slot id and nonce; quick.
KeySlot wrapInSlot(const SlotOwner& owner, const DerivedKey& key, const std::string& storeId, const Secret& dataKey);

/// Wraps into a slot of `keys`, in memory; refused when there are as many as there may be (BadInput).
Result<void> addSlot(KeyFile& keys, const SlotOwner& owner, const DerivedKey& key, const Secret& dataKey);
/// The same in place of every slot that the adult of `owner` has, by id or by name.
Result<void> replaceUserSlots(KeyFile& keys, const SlotOwner& owner, const DerivedKey& key, const Secret& dataKey);

/// Both: derives and wraps.
Result<KeySlot> makeSlot(const SlotOwner& owner, KdfCost cost, const SecretText& passphrase, const std::string& storeId,
                         const Secret& dataKey);

struct Unlocked {
    Secret dataKey;
    UserId user;
    std::string name;
    std::string slot; ///< id of the slot that was opened; empty when it was the recovery code's
    bool isByCode = false; ///< by the recovery code: there is no user yet
};

/// WrongPassphrase for a wrong one and, after the same work, for an unknown user; StoreDamaged for a damaged slot.
Result<Unlocked> unlock(const KeyFile& keys, const std::filesystem::path& store, std::string_view name,
                        std::string_view passphrase);

/// The same by the printed recovery code, in any case and with or without its dashes. WrongPassphrase, in words of its
/// own, also when there is no code.
Result<Unlocked> unlockByRecoveryCode(const KeyFile& keys, const std::filesystem::path& store, std::string_view code);

/// 160 random bits in eight groups of four letters and digits, none of which look alike.
std::string newRecoveryCode();
Result<KeySlot> makeRecoverySlot(const std::string& code, KdfCost cost, const std::string& storeId,
                                 const Secret& dataKey);

} // namespace trivsel::storage
