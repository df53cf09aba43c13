#pragma once

#include "base/text.h"

#include <cstddef>
#include <string_view>

/// How long a passphrase must be, told before a key is derived for nothing (the store refuses it too).
namespace trivsel::app {

inline constexpr std::size_t kLeastPassphrase = 12, kMostPassphrase = 128; ///< characters; store.md

/// In characters as the store counts them: of the NFC form.
inline std::size_t passphraseLength(std::string_view typed) { return text::codePoints(text::toNfc(typed)); }
inline bool isPassphraseLength(std::size_t characters) { return characters >= kLeastPassphrase && characters <= kMostPassphrase; }

} // namespace trivsel::app
