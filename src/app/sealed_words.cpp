#include "app/sealed_words.h"

#include "base/check.h"

#include <sodium.h>

#include <array>

namespace trivsel::app {
namespace {

constexpr std::size_t kKeyBytes = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

/// The bytes of a key, overwritten when they go out of scope.
struct Key {
    std::array<unsigned char, kKeyBytes> bytes{};
    bool isGood = false;
    explicit Key(const std::string& hex)
    {
        std::size_t read = 0;
        isGood = sodium_hex2bin(bytes.data(), bytes.size(), hex.data(), hex.size(), nullptr, &read, nullptr) == 0 && read == bytes.size();
    }
    ~Key() { sodium_memzero(bytes.data(), bytes.size()); }
    Key(const Key&) = delete;
    Key& operator=(const Key&) = delete;
};

const unsigned char* bytesOf(std::string_view words) { return reinterpret_cast<const unsigned char*>(words.data()); }
unsigned char* bytesOf(std::string& words) { return reinterpret_cast<unsigned char*>(words.data()); }

} // namespace

std::string newSealKey()
{
    TRIVSEL_CHECK(sodium_init() >= 0);
    std::array<unsigned char, kKeyBytes> bytes{};
    crypto_aead_xchacha20poly1305_ietf_keygen(bytes.data());
    std::string hex(kKeyBytes * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
    hex.pop_back();
    sodium_memzero(bytes.data(), bytes.size());
    return hex;
}

std::string seal(const std::string& key, std::string_view words)
{
    TRIVSEL_CHECK(sodium_init() >= 0);
    const Key with(key);
    TRIVSEL_CHECK(with.isGood);
    std::string sealed(kNonceBytes + words.size() + kTagBytes, '\0');
    randombytes_buf(sealed.data(), kNonceBytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytesOf(sealed) + kNonceBytes, nullptr, bytesOf(words), words.size(), nullptr, 0, nullptr,
                                               bytesOf(sealed), with.bytes.data());
    return sealed;
}

std::optional<std::string> unseal(const std::string& key, std::string_view sealed)
{
    TRIVSEL_CHECK(sodium_init() >= 0);
    const Key with(key);
    if (!with.isGood || sealed.size() < kNonceBytes + kTagBytes) return std::nullopt;
    std::string words(sealed.size() - kNonceBytes - kTagBytes, '\0');
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytesOf(words), nullptr, nullptr, bytesOf(sealed) + kNonceBytes, sealed.size() - kNonceBytes,
                                                   nullptr, 0, bytesOf(sealed), with.bytes.data()) != 0)
        return std::nullopt;
    return words;
}

void overwrite(std::string& secret)
{
    sodium_memzero(secret.data(), secret.size());
    secret.clear();
}

} // namespace trivsel::app
