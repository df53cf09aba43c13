#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Key material in locked memory, and the few conversions that keys need.
namespace trivsel::storage {

using Bytes = std::vector<std::uint8_t>;

/// Bytes between guard pages, kept out of swap where the system allows it, overwritten when freed.
class Secret {
public:
    explicit Secret(std::size_t size);
    static Secret random(std::size_t size);

    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret();

    std::uint8_t* data() { return m_data; }
    const std::uint8_t* data() const { return m_data; }
    std::size_t size() const { return m_size; }

    Secret copy() const;
    /// Compared in constant time.
    bool equals(const Secret& other) const;

private:
    std::uint8_t* m_data = nullptr;
    std::size_t m_size = 0;
};

/// A text that is overwritten when it goes out of scope.
class SecretText {
public:
    explicit SecretText(std::string text) : m_text(std::move(text)) {}
    SecretText(SecretText&&) = default;
    SecretText& operator=(SecretText&&) = delete;
    SecretText(const SecretText&) = delete;
    ~SecretText();
    const std::string& text() const { return m_text; }

private:
    std::string m_text;
};

/// Overwrites and empties `text`.
void wipe(std::string& text);

/// Must have run before anything else here; safe to call often and from any thread.
void initSodium();

Bytes randomBytes(std::size_t size);
std::string toHex(std::span<const std::uint8_t> bytes); ///< lower case
/// Exactly `size` bytes of lower case hex, or nothing.
std::optional<Bytes> fromHex(std::string_view hex, std::size_t size);
/// SHA-256, lower case hex.
std::string sha256Hex(std::string_view bytes);

} // namespace trivsel::storage
