#include "exchange/sealed_package.h"

#include "base/check.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <optional>
#include <tuple>

namespace trivsel::exchange {

namespace {

constexpr std::string_view kMagic("TRIVSELSLYS-PKG\n", 16);
constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kCodeBytes = 16, kChecksumBytes = 32;
constexpr std::size_t kSaltBytes = crypto_pwhash_SALTBYTES, kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kHeadBytes = kMagic.size() + 3 + 8 + kSaltBytes + kCodeBytes + kNonceBytes;
static_assert(kSaltBytes == 16 && kNonceBytes == 24);
static_assert(std::tuple_size_v<PackageKey> == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

// Crockford's letters: no I, L, O or U, so that a passphrase can be told over the telephone.
constexpr std::string_view kLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kPassphraseLetters = 16, kGroup = 4;

enum class Lock : std::uint8_t { Key = 0, Passphrase = 1 };

/// Key material for as long as it is needed.
struct HeldKey {
    PackageKey bytes{};
    HeldKey() = default;
    HeldKey(const HeldKey&) = delete;
    HeldKey& operator=(const HeldKey&) = delete;
    ~HeldKey() { sodium_memzero(bytes.data(), bytes.size()); }
};

void initSodium()
{
    TRIVSEL_CHECK(sodium_init() >= 0);
}

const unsigned char* raw(std::string_view s)
{
    return reinterpret_cast<const unsigned char*>(s.data());
}

unsigned char* raw(std::string& s)
{
    return reinterpret_cast<unsigned char*>(s.data());
}

void append(std::string& to, std::uint32_t number)
{
    for (unsigned shift = 0; shift < 32; shift += 8) to += static_cast<char>((number >> shift) & 0xFFU);
}

std::uint32_t numberAt(std::string_view bytes, std::size_t at)
{
    std::uint32_t number = 0;
    for (unsigned i = 0; i < 4; ++i) number |= std::uint32_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
    return number;
}

std::string randomText(std::size_t size)
{
    initSodium();
    std::string bytes(size, '\0');
    randombytes_buf(bytes.data(), size);
    return bytes;
}

std::string hexOf(std::string_view bytes)
{
    std::string hex;
    for (const char byte : bytes) hex += fmt::format("{:02x}", static_cast<unsigned char>(byte));
    return hex;
}

std::string checksumOf(std::string_view bytes)
{
    std::string sum(kChecksumBytes, '\0');
    crypto_generichash(raw(sum), sum.size(), raw(bytes), bytes.size(), nullptr, 0);
    return sum;
}

Result<void> derive(std::string_view passphrase, std::string_view salt, PackageCost cost, HeldKey& key)
{
    TRIVSEL_CHECK(isAllowed(cost));
    if (crypto_pwhash(key.bytes.data(), key.bytes.size(), passphrase.data(), passphrase.size(), raw(salt), cost.passes,
                      std::size_t{cost.memoryMiB} * 1024 * 1024, crypto_pwhash_ALG_ARGON2ID13) == 0)
        return {};
    return fail(ErrorCode::Failed,
                {fmt::format("Der er ikke hukommelse nok til pakkens nøgle ({} MB). Intet er ændret. Luk andre "
                             "programmer, og prøv igen.",
                             cost.memoryMiB),
                 fmt::format("There is not enough memory for the package's key ({} MB). Nothing has been changed. Close "
                             "other programs and try again.",
                             cost.memoryMiB)});
}

/// Everything before the nonce's end.
std::string headOf(PackageKind kind, Lock lock, PackageCost cost, std::string_view salt, std::string_view code)
{
    std::array<std::uint8_t, kCodeBytes> codeBytes{};
    std::size_t length = 0;
    TRIVSEL_CHECK(sodium_hex2bin(codeBytes.data(), codeBytes.size(), code.data(), code.size(), nullptr, &length,
                                 nullptr) == 0 && length == codeBytes.size());
    std::string head(kMagic);
    head += static_cast<char>(kVersion);
    head += static_cast<char>(kind);
    head += static_cast<char>(lock);
    append(head, cost.memoryMiB);
    append(head, cost.passes);
    head += salt;
    head.append(codeBytes.begin(), codeBytes.end());
    head += randomText(kNonceBytes);
    TRIVSEL_CHECK(head.size() == kHeadBytes);
    return head;
}

std::string sealed(std::string head, std::string_view payload, const PackageKey& key)
{
    std::string cipher(payload.size() + kTagBytes, '\0');
    crypto_aead_xchacha20poly1305_ietf_encrypt(raw(cipher), nullptr, raw(payload), payload.size(), raw(head),
                                               head.size(), nullptr, raw(head) + head.size() - kNonceBytes, key.data());
    head += cipher;
    head += checksumOf(head);
    return head;
}

/// The payload, or nothing when the key does not fit.
std::optional<std::string> opened(std::string_view bytes, const PackageKey& key)
{
    const std::string_view head = bytes.substr(0, kHeadBytes);
    const std::string_view cipher = bytes.substr(kHeadBytes, bytes.size() - kHeadBytes - kChecksumBytes);
    std::string payload(cipher.size() - kTagBytes, '\0');
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(raw(payload), nullptr, nullptr, raw(cipher), cipher.size(),
                                                   raw(head), head.size(), raw(head) + kHeadBytes - kNonceBytes,
                                                   key.data()) != 0)
        return std::nullopt;
    return payload;
}

Text kindWords(PackageKind kind)
{
    switch (kind) {
    case PackageKind::RatingTask: return {"en vurderingspakke", "a rating package"};
    case PackageKind::Ratings: return {"vurderinger, der kommer tilbage", "ratings that come back"};
    case PackageKind::Handover: return {"et overgangsskema fra et andet lager", "a handover sheet from another store"};
    case PackageKind::HandoverAnswer: break;
    }
    return {"svaret på et overgangsskema", "the answer to a handover sheet"};
}

tl::unexpected<Error> notSuch(std::string_view name, PackageKind wanted)
{
    const std::string file = text::displayLine(name, 80);
    const Text words = kindWords(wanted);
    return fail(ErrorCode::BadInput,
                {fmt::format("{} er ikke {}. Intet er hentet. Vælg en anden fil.", file, words.da),
                 fmt::format("{} is not {}. Nothing was taken in. Choose another file.", file, words.en)});
}

tl::unexpected<Error> damaged(std::string_view name)
{
    const std::string file = text::displayLine(name, 80);
    return fail(ErrorCode::BadInput,
                {fmt::format("{} er ikke hel: den er ændret eller klippet af på vejen. Intet er hentet. Bed om filen igen.",
                             file),
                 fmt::format("{} is not whole: it was altered or cut off on its way. Nothing was taken in. Ask for the "
                             "file again.",
                             file)});
}

tl::unexpected<Error> newer(std::string_view name)
{
    const std::string file = text::displayLine(name, 80);
    return fail(ErrorCode::BadInput,
                {fmt::format("{} er lavet af en nyere udgave af Trivselslys. Intet er hentet. Hent den nyere udgave, og "
                             "prøv igen.",
                             file),
                 fmt::format("{} was made by a newer version of Trivselslys. Nothing was taken in. Get the newer version "
                             "and try again.",
                             file)});
}

/// The head of whole bytes, checked as far as it can be without a key.
struct Parsed {
    PackageHead head;
    PackageCost cost;
    std::string_view salt;
};

Result<Parsed> parsed(std::string_view bytes, PackageKind wanted, std::string_view name)
{
    if (!bytes.starts_with(kMagic) || bytes.size() > kMostPackageBytes) return notSuch(name, wanted);
    if (bytes.size() < kMagic.size() + 1 + kChecksumBytes) return damaged(name);
    initSodium();
    const std::string_view before = bytes.substr(0, bytes.size() - kChecksumBytes);
    if (checksumOf(before) != bytes.substr(before.size())) return damaged(name);
    std::size_t at = kMagic.size();
    const auto version = static_cast<std::uint8_t>(bytes[at++]);
    if (version > kVersion) return newer(name);
    if (version == 0 || bytes.size() < kHeadBytes + kTagBytes + kChecksumBytes) return damaged(name);
    const auto kind = static_cast<std::uint8_t>(bytes[at++]);
    const auto lock = static_cast<std::uint8_t>(bytes[at++]);
    if (kind < 1 || kind > 4 || lock > 1) return damaged(name);
    if (PackageKind{kind} != wanted) return notSuch(name, wanted);
    Parsed found;
    found.head.kind = wanted;
    found.head.isByPassphrase = Lock{lock} == Lock::Passphrase;
    found.cost = {numberAt(bytes, at), numberAt(bytes, at + 4)};
    at += 8;
    if (found.head.isByPassphrase && !isAllowed(found.cost)) return damaged(name);
    found.salt = bytes.substr(at, kSaltBytes);
    found.head.code = hexOf(bytes.substr(at + kSaltBytes, kCodeBytes));
    return found;
}

} // namespace

PackageKey newPackageKey()
{
    initSodium();
    PackageKey key{};
    randombytes_buf(key.data(), key.size());
    return key;
}

std::string newPackageCode()
{
    return hexOf(randomText(kCodeBytes));
}

std::string keyHex(const PackageKey& key)
{
    return hexOf({reinterpret_cast<const char*>(key.data()), key.size()});
}

Result<PackageKey> packageKeyOf(std::string_view hex)
{
    PackageKey key{};
    std::size_t length = 0;
    if (hex.size() == 2 * key.size() &&
        sodium_hex2bin(key.data(), key.size(), hex.data(), hex.size(), nullptr, &length, nullptr) == 0 &&
        length == key.size())
        return key;
    return fail(ErrorCode::BadInput, {"Pakkens nøgle kan ikke læses. Intet er ændret. Bed om filen igen.",
                                      "The package's key cannot be read. Nothing has been changed. Ask for the file again."});
}

std::string newPackagePassphrase()
{
    std::string passphrase;
    for (const char byte : randomText(kPassphraseLetters)) {
        if (passphrase.size() % (kGroup + 1) == kGroup) passphrase += '-';
        passphrase += kLetters[static_cast<unsigned char>(byte) % kLetters.size()]; // 256 is a multiple of 32
    }
    return passphrase;
}

std::string typedPackagePassphrase(std::string_view typed)
{
    std::string letters;
    for (char c : typed) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        if (c == 'O') c = '0';
        if (c == 'I' || c == 'L') c = '1';
        if (kLetters.find(c) == std::string_view::npos || letters.size() > 2 * kPassphraseLetters) continue;
        if (letters.size() % (kGroup + 1) == kGroup) letters += '-';
        letters += c;
    }
    return letters;
}

Result<std::string> seal(PackageKind kind, std::string_view code, std::string_view payload, const PackageKey& key)
{
    initSodium();
    return sealed(headOf(kind, Lock::Key, {0, 0}, std::string(kSaltBytes, '\0'), code), payload, key);
}

Result<std::string> seal(PackageKind kind, std::string_view code, std::string_view payload, std::string_view passphrase,
                         PackageCost cost)
{
    initSodium();
    const std::string salt = randomText(kSaltBytes);
    HeldKey key;
    if (auto ok = derive(typedPackagePassphrase(passphrase), salt, cost, key); !ok) return fail(ok.error());
    return sealed(headOf(kind, Lock::Passphrase, cost, salt, code), payload, key.bytes);
}

Result<PackageHead> readHead(std::string_view bytes, PackageKind wanted, std::string_view name)
{
    auto found = parsed(bytes, wanted, name);
    if (!found) return fail(found.error());
    return std::move(found->head);
}

Result<std::string> unseal(std::string_view bytes, PackageKind wanted, std::string_view passphrase, std::string_view name)
{
    const auto found = parsed(bytes, wanted, name);
    if (!found) return fail(found.error());
    if (!found->head.isByPassphrase) return notSuch(name, wanted);
    HeldKey key;
    if (auto ok = derive(typedPackagePassphrase(passphrase), found->salt, found->cost, key); !ok)
        return fail(ok.error());
    if (auto payload = opened(bytes, key.bytes)) return *std::move(payload);
    return fail(ErrorCode::WrongPassphrase,
                {"Adgangssætningen passer ikke til filen. Intet er hentet. Spørg afsenderen, og skriv den igen.",
                 "The passphrase does not fit the file. Nothing was taken in. Ask the sender, and type it again."});
}

Result<std::string> unseal(std::string_view bytes, PackageKind wanted, const PackageKey& key, std::string_view name)
{
    const auto found = parsed(bytes, wanted, name);
    if (!found) return fail(found.error());
    if (auto payload = found->head.isByPassphrase ? std::nullopt : opened(bytes, key)) return *std::move(payload);
    const std::string file = text::displayLine(name, 80);
    return fail(ErrorCode::BadInput,
                {fmt::format("{} er ikke låst med den nøgle, der blev sendt herfra. Intet er hentet. Spørg afsenderen.",
                             file),
                 fmt::format("{} is not locked with the key that was sent from here. Nothing was taken in. Ask the sender.",
                             file)});
}

} // namespace trivsel::exchange
