#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Words that wait in memory for the adult who typed them, while the store is locked. The key is kept in the store
/// itself, so that only opening it in that adult's name opens them.
namespace trivsel::app {

/// A new key, 64 hexadecimal digits.
std::string newSealKey();

/// XChaCha20-Poly1305 with a nonce of its own before the words. `key` is one of newSealKey().
std::string seal(const std::string& key, std::string_view words);
/// Nothing when the key is another, or no key.
std::optional<std::string> unseal(const std::string& key, std::string_view sealed);

/// Overwrites every byte of `secret` and empties it.
void overwrite(std::string& secret);

} // namespace trivsel::app
