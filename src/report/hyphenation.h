#pragma once

#include "base/text.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace trivsel::report {

/// Byte offsets in `word` where the dictionary of `language` lets it be divided, ascending; at least three letters stay
/// on each side. Empty when the word is short, very long, has anything but letters in it, or no dictionary is
/// installed: paper without hyphens is better than no paper.
std::vector<std::size_t> hyphenationPoints(std::string_view word, Language language);

/// `word` begins with a letter that the dictionaries know; returns its bytes, 0 if it is another character.
std::size_t letterBytes(std::string_view word);

} // namespace trivsel::report
