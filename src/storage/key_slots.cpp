#include "storage/key_slots.h"

#include "base/check.h"
#include "base/text.h"
#include "storage/errors.h"

#include <sodium.h>

#include <optional>

namespace trivsel::storage {
namespace {

constexpr std::size_t kMinPassphrase = 12, kMaxPassphrase = 128; // code points, store.md
constexpr std::size_t kMaxPassphraseBytes = kMaxPassphrase * 4;  // of UTF-8
// Crockford's letters: no I, L, O or U, so that a printed code can be read aloud.
constexpr std::string_view kCodeLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kCodeLength = 32;

static_assert(kWrappedBytes == kDataKeyBytes + crypto_aead_xchacha20poly1305_ietf_ABYTES);
static_assert(kNonceBytes == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
static_assert(kSaltBytes == crypto_pwhash_SALTBYTES);

/// What was typed, as the key is made from it. Ill-formed or huge input becomes a text that no slot was made with.
SecretText normalised(std::string_view typed)
{
    if (typed.size() > kMaxPassphraseBytes * 4 || !text::isUtf8(typed)) return SecretText(std::string());
    return SecretText(text::toNfc(typed));
}

Result<Secret> deriveKey(const SecretText& passphrase, const Bytes& salt, KdfCost cost)
{
    TRIVSEL_CHECK(isAllowed(cost) && salt.size() == kSaltBytes);
    initSodium();
    Secret key(crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    const std::string& p = passphrase.text();
    if (crypto_pwhash(key.data(), key.size(), p.data(), p.size(), salt.data(), cost.passes,
                      std::size_t{cost.memoryMiB} * 1024 * 1024, crypto_pwhash_ALG_ARGON2ID13) != 0)
        return errors::notEnoughMemory(cost.memoryMiB);
    return key;
}

/// Nothing when the wrapping's tag does not fit, that is, when the passphrase is wrong.
std::optional<Secret> unwrap(const KeySlot& slot, const std::string& storeId, const Secret& wrappingKey)
{
    const std::string ad = slot.associatedData(storeId);
    Secret dataKey(kDataKeyBytes);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            dataKey.data(), nullptr, nullptr, slot.wrapped.data(), slot.wrapped.size(),
            reinterpret_cast<const unsigned char*>(ad.data()), ad.size(), slot.nonce.data(), wrappingKey.data()) != 0)
        return std::nullopt;
    return dataKey;
}

Result<Unlocked> openSlot(const KeySlot& slot, const std::string& storeId, const SecretText& passphrase)
{
    auto key = deriveKey(passphrase, slot.salt, slot.cost);
    if (!key) return fail(key.error());
    auto dataKey = unwrap(slot, storeId, *key);
    if (!dataKey) return errors::wrongPassphrase();
    return Unlocked{*std::move(dataKey), slot.user, slot.name, slot.id};
}

SecretText normalisedCode(std::string_view typed)
{
    std::string code;
    code.reserve(kCodeLength);
    for (char c : typed) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        // What people read for what was printed.
        if (c == 'O') c = '0';
        if (c == 'I' || c == 'L') c = '1';
        if (kCodeLetters.find(c) != std::string_view::npos && code.size() < kCodeLength * 2) code += c;
    }
    return SecretText(std::move(code));
}

} // namespace

Result<SecretText> newPassphrase(std::string_view typed)
{
    if (!text::isUtf8(typed)) return errors::passphraseNotText();
    if (typed.size() > kMaxPassphraseBytes * 4) return errors::passphraseLength(text::codePoints(typed));
    SecretText passphrase(text::toNfc(typed));
    const std::size_t n = text::codePoints(passphrase.text());
    if (n < kMinPassphrase || n > kMaxPassphrase) return errors::passphraseLength(n);
    return passphrase;
}

Result<std::string> slotName(std::string_view typed)
{
    if (!text::isUtf8(typed) || typed.size() > 4096) return errors::badUserName();
    std::string name(text::trim(text::toNfc(typed)));
    const std::size_t n = text::codePoints(name);
    if (n < 1 || n > kMaxNamePoints) return errors::badUserName();
    return name;
}

Result<DerivedKey> deriveNew(const SecretText& passphrase, KdfCost cost)
{
    if (!isAllowed(cost)) return errors::badCost();
    Bytes salt = randomBytes(kSaltBytes);
    auto key = deriveKey(passphrase, salt, cost);
    if (!key) return fail(key.error());
    return DerivedKey(cost, std::move(salt), *std::move(key));
}

Result<DerivedKey> deriveNewFromCode(const std::string& code, KdfCost cost)
{
    auto key = deriveNew(normalisedCode(code), cost);
    if (key) key->code = code;
    return key;
}

KeySlot wrapInSlot(const SlotOwner& owner, const DerivedKey& key, const std::string& storeId, const Secret& dataKey)
{
    KeySlot slot;
    slot.id = toHex(randomBytes(kSlotIdBytes));
    slot.kind = owner.kind;
    slot.user = owner.user;
    slot.name = owner.name;
    slot.cost = key.cost;
    slot.salt = key.salt;
    slot.nonce = randomBytes(kNonceBytes);
    const std::string ad = slot.associatedData(storeId);
    slot.wrapped.resize(kWrappedBytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(slot.wrapped.data(), nullptr, dataKey.data(), dataKey.size(),
                                               reinterpret_cast<const unsigned char*>(ad.data()), ad.size(), nullptr,
                                               slot.nonce.data(), key.wrapping.data());
    return slot;
}

Result<void> addSlot(KeyFile& keys, const SlotOwner& owner, const DerivedKey& key, const Secret& dataKey)
{
    if (keys.slots.size() >= kMaxSlots) return errors::tooManySlots();
    keys.slots.push_back(wrapInSlot(owner, key, keys.storeId, dataKey));
    return {};
}

Result<void> replaceUserSlots(KeyFile& keys, const SlotOwner& owner, const DerivedKey& key, const Secret& dataKey)
{
    std::erase_if(keys.slots, [&](const KeySlot& s) { return s.kind == KeySlot::Kind::User && (s.user == owner.user || s.name == owner.name); });
    return addSlot(keys, owner, key, dataKey);
}

Result<KeySlot> makeSlot(const SlotOwner& owner, KdfCost cost, const SecretText& passphrase, const std::string& storeId,
                         const Secret& dataKey)
{
    const auto key = deriveNew(passphrase, cost);
    if (!key) return fail(key.error());
    return wrapInSlot(owner, *key, storeId, dataKey);
}

Result<Unlocked> unlock(const KeyFile& keys, const std::filesystem::path& store, std::string_view name,
                        std::string_view passphrase)
{
    const auto wanted = slotName(name);
    const KeySlot* usable = nullptr;  // any slot that can be worked with
    const KeySlot* damagedOne = nullptr;
    const SecretText typed = normalised(passphrase);
    for (const KeySlot& slot : keys.slots) {
        if (slot.isDamaged()) {
            damagedOne = &slot;
            continue;
        }
        if (slot.kind == KeySlot::Kind::User && wanted && slot.name == *wanted) return openSlot(slot, keys.storeId, typed);
        if (!usable) usable = &slot;
    }
    // The damage may have hit the name itself, so an unknown user in such a file is told of the damage.
    if (damagedOne) return errors::damagedSlot(keyFileOf(store), damagedOne->damage);
    TRIVSEL_CHECK(usable != nullptr);
    // The same work and the same answer whether or not the user exists.
    auto key = deriveKey(typed, usable->salt, usable->cost);
    if (!key) return fail(key.error());
    return errors::wrongPassphrase();
}

Result<Unlocked> unlockByRecoveryCode(const KeyFile& keys, const std::filesystem::path& store, std::string_view code)
{
    const SecretText typed = normalisedCode(code);
    for (const KeySlot& slot : keys.slots) {
        if (slot.kind != KeySlot::Kind::Recovery) continue;
        if (slot.isDamaged()) return errors::damagedSlot(keyFileOf(store), slot.damage);
        auto opened = openSlot(slot, keys.storeId, typed);
        if (!opened) return opened.error().code == ErrorCode::WrongPassphrase ? errors::wrongRecoveryCode() : fail(opened.error());
        return Unlocked{std::move(opened->dataKey), UserId{}, "", "", true};
    }
    return errors::noRecoveryCode(store);
}

std::string newRecoveryCode()
{
    const Bytes random = randomBytes(kCodeLength);
    std::string code;
    for (std::size_t i = 0; i < kCodeLength; ++i) {
        if (i > 0 && i % 4 == 0) code += '-';
        code += kCodeLetters[random[i] % kCodeLetters.size()]; // 256 is a multiple of 32: no letter is favoured
    }
    return code;
}

Result<KeySlot> makeRecoverySlot(const std::string& code, KdfCost cost, const std::string& storeId, const Secret& dataKey)
{
    return makeSlot({KeySlot::Kind::Recovery, UserId{}, ""}, cost, normalisedCode(code), storeId, dataKey);
}

} // namespace trivsel::storage
