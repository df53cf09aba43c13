#include "storage/secret.h"

#include "base/check.h"

#include <sodium.h>

#include <cstring>
#include <new>
#include <utility>

namespace trivsel::storage {

void initSodium() { TRIVSEL_CHECK(sodium_init() >= 0); }

Secret::Secret(std::size_t size) : m_size(size)
{
    initSodium();
    m_data = static_cast<std::uint8_t*>(sodium_malloc(size));
    if (m_data == nullptr) throw std::bad_alloc();
    std::memset(m_data, 0, size);
}

Secret Secret::random(std::size_t size)
{
    Secret s(size);
    randombytes_buf(s.data(), size);
    return s;
}

Secret::Secret(Secret&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0))
{
}

Secret& Secret::operator=(Secret&& other) noexcept
{
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    return *this;
}

Secret::~Secret() { sodium_free(m_data); }

Secret Secret::copy() const
{
    Secret s(m_size);
    std::memcpy(s.data(), m_data, m_size);
    return s;
}

bool Secret::equals(const Secret& other) const
{
    return m_size == other.m_size && sodium_memcmp(m_data, other.m_data, m_size) == 0;
}

SecretText::~SecretText() { wipe(m_text); }

void wipe(std::string& text)
{
    sodium_memzero(text.data(), text.size());
    text.clear();
}

Bytes randomBytes(std::size_t size)
{
    initSodium();
    Bytes b(size);
    randombytes_buf(b.data(), size);
    return b;
}

std::string toHex(std::span<const std::uint8_t> bytes)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string s;
    s.reserve(bytes.size() * 2);
    for (const std::uint8_t b : bytes) {
        s += kDigits[b >> 4];
        s += kDigits[b & 15];
    }
    return s;
}

std::optional<Bytes> fromHex(std::string_view hex, std::size_t size)
{
    if (hex.size() != size * 2) return std::nullopt;
    const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; };
    Bytes b(size);
    for (std::size_t i = 0; i < size; ++i) {
        const int high = digit(hex[2 * i]), low = digit(hex[2 * i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        b[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return b;
}

std::string sha256Hex(std::string_view bytes)
{
    Bytes hash(crypto_hash_sha256_BYTES);
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return toHex(hash);
}

} // namespace trivsel::storage
