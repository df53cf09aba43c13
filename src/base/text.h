#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace trivsel {

/// The languages of the user interface. Danish is the first and is always complete.
enum class Language { Danish, English };

/// A text in both languages. Rooms below `app` know no locale, so what they tell a user they tell in both.
struct Text {
    std::string da;
    std::string en; ///< empty = the Danish text is shown

    /// The text in `language`; English falls back to Danish.
    const std::string& in(Language language) const;
    bool empty() const { return da.empty(); }
    bool operator==(const Text&) const = default;
};

/// Text handling that must be right for any Unicode: names are data, never format strings or labels.
namespace text {

/// True when `s` is well-formed UTF-8 (no overlong forms, surrogates or values above U+10FFFF).
bool isUtf8(std::string_view s);

/// `s` in Unicode normal form C; ill-formed bytes become U+FFFD.
std::string toNfc(std::string_view s);

/// `s` as it may be shown on one line: NFC, control characters and bidirectional control marks replaced with a
/// visible box (U+25A1), white space runs made one space, cut with "…" after `maxCodePoints` (0 = not cut).
std::string displayLine(std::string_view s, std::size_t maxCodePoints = 0);

/// `s` without white space at both ends.
std::string_view trim(std::string_view s);

/// Lower case, NFC, for comparing and searching (not for showing).
std::string foldCase(std::string_view s);

/// Three-way comparison as Danes sort: æ, ø, å after z, aa as å, upper and lower case together (ICU, locale da).
/// Negative, zero or positive.
int compareDanish(std::string_view a, std::string_view b);

/// A byte string that sorts by plain comparison as compareDanish does; for lists of many names.
std::string danishSortKey(std::string_view s);

/// Splits at every `separator`; "" gives one empty part.
std::vector<std::string_view> split(std::string_view s, char separator);

/// Number of code points in well-formed UTF-8.
std::size_t codePoints(std::string_view s);

} // namespace text
} // namespace trivsel
