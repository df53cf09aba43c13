#include "base/text.h"
#include "fuzz/support/expect.h"
#include "storage/key_file.h"
#include "storage/key_slots.h"

#include <fuzzer/FuzzedDataProvider.h>
#include <sodium.h>

#include <algorithm>

// Key files. An input that begins with 0x00 is the recipe of a key file whose checksums fit; any other is the bytes of one.
// The linker puts the function below in place of libsodium's Argon2id (see CMakeLists.txt), so that none ever runs.

namespace {

using namespace trivsel;
using namespace trivsel::storage;

constexpr const char* kStoreId = "00112233445566778899aabbccddeeff";
int g_derivations = 0;

} // namespace

/// In place of Argon2id: refuses to be asked for more, or less, than a key slot may cost.
extern "C" int __wrap_crypto_pwhash(unsigned char* out, unsigned long long outLength, const char* passphrase,
                                    unsigned long long length, const unsigned char* salt, unsigned long long passes,
                                    std::size_t memory, int algorithm)
{
    ++g_derivations;
    FUZZ_EXPECT(outLength == 32 && algorithm == crypto_pwhash_ALG_ARGON2ID13);
    FUZZ_EXPECT(passes >= 1 && passes <= 20);
    FUZZ_EXPECT(memory >= std::size_t{64} << 20 && memory <= std::size_t{1024} << 20);
    crypto_generichash(out, outLength, reinterpret_cast<const unsigned char*>(passphrase), length, salt, crypto_pwhash_SALTBYTES);
    return 0;
}

namespace {

bool isSame(const KeySlot& a, const KeySlot& b)
{
    if (a.isDamaged() || b.isDamaged()) return a.raw == b.raw && a.damage == b.damage && a.name == b.name && a.kind == b.kind;
    return a.id == b.id && a.kind == b.kind && a.user == b.user && a.name == b.name && a.salt == b.salt &&
           a.cost.memoryMiB == b.cost.memoryMiB && a.cost.passes == b.cost.passes && a.nonce == b.nonce && a.wrapped == b.wrapped;
}

void checkSlot(const KeySlot& slot)
{
    FUZZ_EXPECT(text::codePoints(slot.name) <= kMaxNamePoints);
    if (slot.isDamaged()) {
        FUZZ_EXPECT(!slot.raw.empty() && text::isUtf8(slot.raw));
        return;
    }
    FUZZ_EXPECT(isAllowed(slot.cost));
    FUZZ_EXPECT(slot.id.size() == 2 * kSlotIdBytes && slot.salt.size() == kSaltBytes);
    FUZZ_EXPECT(slot.nonce.size() == kNonceBytes && slot.wrapped.size() == kWrappedBytes);
    FUZZ_EXPECT(slot.user.value >= 0);
}

/// What is read can be written, and what is written is read as the same; it opens nothing for a wrong passphrase, and
/// costs one derivation at most.
void checkFile(const KeyFile& keys)
{
    FUZZ_EXPECT(keys.storeId.size() == 2 * kStoreIdBytes);
    FUZZ_EXPECT(!keys.slots.empty() && keys.slots.size() <= kMaxSlots);
    for (const KeySlot& slot : keys.slots) checkSlot(slot);
    const std::string written = toJson(keys);
    FUZZ_EXPECT(written.size() <= kMaxKeyFileBytes);
    const auto again = parseKeyFile(written, "x.key");
    FUZZ_EXPECT(again.has_value());
    FUZZ_EXPECT(again->storeId == keys.storeId && std::ranges::equal(again->slots, keys.slots, isSame));
    FUZZ_EXPECT(toJson(*again) == written);
    // Locked memory between guard pages takes its time, so one in four is tried.
    if (!fuzz::Choices(written).oneIn(4)) return;
    for (const std::string& name : {keys.slots.front().name, std::string("Ingen")}) {
        g_derivations = 0;
        const auto opened = unlock(keys, "x", name, "en forkert adgangssætning");
        FUZZ_EXPECT(!opened && g_derivations <= 1);
        FUZZ_EXPECT(opened.error().code == ErrorCode::WrongPassphrase || opened.error().code == ErrorCode::StoreDamaged);
        FUZZ_EXPECT(g_derivations == 1 || opened.error().code == ErrorCode::StoreDamaged);
    }
    FUZZ_EXPECT(!unlockByRecoveryCode(keys, "x", "0000-0000"));
}

void tryBytes(std::string_view bytes)
{
    g_derivations = 0;
    const auto keys = parseKeyFile(bytes, "x.key");
    FUZZ_EXPECT(g_derivations == 0);
    if (keys) {
        checkFile(*keys);
    } else {
        FUZZ_EXPECT(keys.error().code == ErrorCode::StoreDamaged || keys.error().code == ErrorCode::StoreNewer);
        FUZZ_EXPECT(text::isUtf8(keys.error().message.da) && text::isUtf8(keys.error().message.en));
    }
}

/// A slot with any values, as someone who knows the format would write it.
KeySlot anySlot(FuzzedDataProvider& recipe)
{
    const auto filled = [&recipe](std::size_t size) {
        Bytes bytes = recipe.ConsumeBytes<std::uint8_t>(size);
        bytes.resize(size);
        return bytes;
    };
    KeySlot slot;
    slot.id = toHex(filled(kSlotIdBytes));
    slot.kind = recipe.ConsumeBool() ? KeySlot::Kind::User : KeySlot::Kind::Recovery;
    slot.user = UserId{recipe.ConsumeIntegral<std::int64_t>()};
    slot.cost.memoryMiB = recipe.ConsumeBool() ? recipe.ConsumeIntegralInRange<std::uint32_t>(60, 1030) : recipe.ConsumeIntegral<std::uint32_t>();
    slot.cost.passes = recipe.ConsumeBool() ? recipe.ConsumeIntegralInRange<std::uint32_t>(0, 22) : recipe.ConsumeIntegral<std::uint32_t>();
    slot.name = text::toNfc(recipe.ConsumeRandomLengthString(700));
    slot.salt = filled(kSaltBytes);
    slot.nonce = filled(kNonceBytes);
    slot.wrapped = filled(kWrappedBytes);
    return slot;
}

void trySlots(FuzzedDataProvider& recipe)
{
    KeyFile keys{kStoreId, {}};
    const auto different = recipe.ConsumeIntegralInRange<std::size_t>(1, 4);
    for (std::size_t i = 0; i < different; ++i) keys.slots.push_back(anySlot(recipe));
    // A full house now and then.
    const std::size_t count = recipe.ConsumeIntegral<std::uint8_t>() == 1 ? kMaxSlots : different;
    while (keys.slots.size() < count) keys.slots.push_back(keys.slots.front());
    const auto read = parseKeyFile(toJson(keys), "x.key");
    if (std::ranges::any_of(keys.slots, [](const KeySlot& s) { return text::codePoints(s.name) > kMaxNamePoints; })) {
        if (read) checkFile(*read);
        return; // a name that no slot can have may make the slot larger than one can be
    }
    FUZZ_EXPECT(read && read->slots.size() == count);
    for (std::size_t i = 0; i < count; ++i) {
        const KeySlot& slot = keys.slots[i];
        const bool isSound = isAllowed(slot.cost) && slot.user.value >= 0;
        FUZZ_EXPECT(read->slots[i].isDamaged() == !isSound);
        FUZZ_EXPECT(!isSound || isSame(read->slots[i], slot));
    }
    checkFile(*read);
}

/// The whole way: what a passphrase wraps, the passphrase unwraps from the file, and a changed file does not.
void tryWrapping(FuzzedDataProvider& recipe)
{
    const auto passphrase = newPassphrase(recipe.ConsumeRandomLengthString(600));
    const auto name = slotName(recipe.ConsumeRandomLengthString(300));
    const KdfCost cost{recipe.ConsumeIntegral<std::uint32_t>(), recipe.ConsumeIntegral<std::uint32_t>()};
    if (!passphrase || !name) return;
    static const Secret dataKey = Secret::random(kDataKeyBytes);
    g_derivations = 0;
    FUZZ_EXPECT(makeSlot({KeySlot::Kind::User, UserId{1}, *name}, cost, *passphrase, kStoreId, dataKey).has_value() == isAllowed(cost));
    FUZZ_EXPECT(g_derivations == (isAllowed(cost) ? 1 : 0));
    const auto slot = makeSlot({KeySlot::Kind::User, UserId{1}, *name}, {64, 1}, *passphrase, kStoreId, dataKey);
    FUZZ_EXPECT(slot.has_value());
    auto keys = parseKeyFile(toJson({kStoreId, {*slot}}), "x.key");
    FUZZ_EXPECT(keys.has_value());
    const auto opened = unlock(*keys, "x", *name, passphrase->text());
    FUZZ_EXPECT(opened && opened->dataKey.equals(dataKey) && opened->name == *name);
    keys->slots[0].wrapped[recipe.ConsumeIntegralInRange<std::size_t>(0, kWrappedBytes - 1)] ^= 1;
    FUZZ_EXPECT(!unlock(*keys, "x", *name, passphrase->text()));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0 || data[0] != 0) {
        tryBytes({reinterpret_cast<const char*>(data), size});
        return 0;
    }
    FuzzedDataProvider recipe(data + 1, size - 1);
    if (recipe.ConsumeBool())
        tryWrapping(recipe);
    else
        trySlots(recipe);
    return 0;
}
