#include "base/text.h"

#include "base/check.h"

#include <unicode/coll.h>
#include <string.h>
#include <utf8proc.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <optional>

namespace trivsel {

const std::string& Text::in(Language language) const
{
    return language == Language::English && !en.empty() ? en : da;
}

namespace text {
namespace {

constexpr std::int32_t kReplacement = 0xFFFD;
constexpr std::int32_t kBox = 0x25A1;

/// Reads one code point at `i` and moves `i` past it; ill-formed bytes give U+FFFD, one byte at a time.
std::int32_t next(std::string_view s, std::size_t& i)
{
    utf8proc_int32_t cp = -1;
    const auto n = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(s.data() + i),
                                    static_cast<utf8proc_ssize_t>(s.size() - i), &cp);
    if (n <= 0) {
        ++i;
        return kReplacement;
    }
    i += static_cast<std::size_t>(n);
    return cp;
}

void append(std::string& out, std::int32_t cp)
{
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto n = utf8proc_encode_char(cp, bytes.data());
    for (utf8proc_ssize_t k = 0; k < n; ++k) out.push_back(static_cast<char>(bytes[static_cast<std::size_t>(k)]));
}

std::string wellFormed(std::string_view s)
{
    std::string out;
    out.reserve(s.size());
    for (std::size_t i = 0; i < s.size();) append(out, next(s, i));
    return out;
}

std::string map(std::string_view s, int options)
{
    const std::string clean = isUtf8(s) ? std::string(s) : wellFormed(s);
    utf8proc_uint8_t* mapped = nullptr;
    const auto n = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(clean.data()),
                                static_cast<utf8proc_ssize_t>(clean.size()), &mapped,
                                static_cast<utf8proc_option_t>(options));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
    TRIVSEL_CHECK(n >= 0);
    std::string result(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(n));
    ::explicit_bzero(mapped, static_cast<std::size_t>(n)); // names and passphrases pass here
    return result;
}

/// Marks that turn the direction of the text around them, or are not seen at all.
bool isHiddenMark(std::int32_t cp)
{
    return (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2060 && cp <= 0x206F) ||
           cp == 0xFEFF || cp == 0x061C;
}

const icu::Collator& danishCollator()
{
    static const std::unique_ptr<icu::Collator> collator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Collator> c(icu::Collator::createInstance(icu::Locale("da", "DK"), status));
        TRIVSEL_CHECK(U_SUCCESS(status) && c);
        return c;
    }();
    return *collator;
}

} // namespace

bool isUtf8(std::string_view s)
{
    for (std::size_t i = 0; i < s.size();) {
        utf8proc_int32_t cp = -1;
        const auto n = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(s.data() + i),
                                        static_cast<utf8proc_ssize_t>(s.size() - i), &cp);
        if (n <= 0) return false;
        i += static_cast<std::size_t>(n);
    }
    return true;
}

namespace {

constexpr unsigned char kLead = 0xC3;                             // of U+00C0 to U+00FF
constexpr unsigned char kSharpS = 0x9F, kTimes = 0x97, kA = 0x80; // second bytes of ß, × and À

/// ASCII and the letters of Latin-1 (precomposed) alone: NFC as it stands. Nearly every name is.
bool isPlainText(std::string_view s)
{
    for (std::size_t i = 0; i < s.size(); ++i) {
        const auto c = static_cast<unsigned char>(s[i]);
        if (c < 0x80) continue;
        if (c != kLead || i + 1 == s.size()) return false;
        const auto next = static_cast<unsigned char>(s[++i]);
        if (next < kA || next > 0xBF) return false;
    }
    return true;
}

} // namespace

std::string toNfc(std::string_view s)
{
    return isPlainText(s) ? std::string(s) : map(s, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
}

std::string foldCase(std::string_view s)
{
    constexpr unsigned char kToLower = 0x20; // in ASCII, and in the second byte of Latin-1's letters
    std::string folded(s);
    for (std::size_t i = 0; i < folded.size(); ++i) {
        auto c = static_cast<unsigned char>(folded[i]);
        if (c >= 0x80) {
            const unsigned char next = i + 1 < folded.size() ? static_cast<unsigned char>(folded[i + 1]) : 0;
            // ß becomes two letters; whatever is not of Latin-1 may be composed with what stands before it.
            if (c != kLead || next < kA || next > 0xBF || next == kSharpS) return map(s, UTF8PROC_COMPOSE | UTF8PROC_STABLE | UTF8PROC_CASEFOLD);
            if (next < kSharpS && next != kTimes) folded[i + 1] = static_cast<char>(next + kToLower);
            ++i;
        } else if (c >= 'A' && c <= 'Z') {
            folded[i] = static_cast<char>(c + kToLower);
        }
    }
    return folded;
}

namespace {

/// Code points of a line that is shown as it stands: printable ASCII, the letters of Latin-1 (precomposed, so NFC whatever
/// follows within these), single spaces inside. None for anything else, which takes the long way.
std::optional<std::size_t> plainLength(std::string_view s)
{
    std::size_t points = 0;
    for (std::size_t i = 0; i < s.size(); ++i, ++points) {
        const auto c = static_cast<unsigned char>(s[i]);
        if (c == 0xC3 && i + 1 < s.size()) {
            const auto next = static_cast<unsigned char>(s[++i]);
            if (next < 0x80 || next > 0xBF) return std::nullopt;
        } else if (c == ' ') {
            if (i == 0 || i + 1 == s.size() || s[i + 1] == ' ') return std::nullopt;
        } else if (c < 0x21 || c > 0x7E) {
            return std::nullopt;
        }
    }
    return points;
}

} // namespace

std::string displayLine(std::string_view s, std::size_t maxCodePoints)
{
    // Lists show thousands of names; nearly all of them are plain.
    if (const auto points = plainLength(s); points && (maxCodePoints == 0 || *points <= maxCodePoints)) return std::string(s);
    const std::string nfc = toNfc(s);
    std::string out;
    std::size_t shown = 0;
    bool space = false;
    for (std::size_t i = 0; i < nfc.size();) {
        std::int32_t cp = next(nfc, i);
        const auto category = utf8proc_category(cp);
        if (cp == '\t' || cp == '\n' || cp == '\r' || category == UTF8PROC_CATEGORY_ZS ||
            category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP) {
            space = !out.empty();
            continue;
        }
        if (category == UTF8PROC_CATEGORY_CC || isHiddenMark(cp)) cp = kBox;
        const std::size_t wanted = shown + (space ? 2 : 1);
        if (maxCodePoints != 0 && wanted > maxCodePoints) {
            out += "…";
            return out;
        }
        if (space) out += ' ';
        space = false;
        append(out, cp);
        shown = wanted;
    }
    return out;
}

std::string_view trim(std::string_view s)
{
    const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!s.empty() && isSpace(s.front())) s.remove_prefix(1);
    while (!s.empty() && isSpace(s.back())) s.remove_suffix(1);
    return s;
}

int compareDanish(std::string_view a, std::string_view b)
{
    UErrorCode status = U_ZERO_ERROR;
    const auto order = danishCollator().compareUTF8(icu::StringPiece(a.data(), static_cast<std::int32_t>(a.size())),
                                                    icu::StringPiece(b.data(), static_cast<std::int32_t>(b.size())),
                                                    status);
    TRIVSEL_CHECK(U_SUCCESS(status));
    return static_cast<int>(order);
}

std::string danishSortKey(std::string_view s)
{
    const icu::UnicodeString u = icu::UnicodeString::fromUTF8(
        icu::StringPiece(s.data(), static_cast<std::int32_t>(s.size())));
    std::string key(64, '\0');
    for (;;) {
        const std::int32_t n = danishCollator().getSortKey(u, reinterpret_cast<std::uint8_t*>(key.data()),
                                                           static_cast<std::int32_t>(key.size()));
        if (static_cast<std::size_t>(n) <= key.size()) {
            key.resize(n > 0 ? static_cast<std::size_t>(n - 1) : 0); // the key ends with a zero byte
            return key;
        }
        key.resize(static_cast<std::size_t>(n));
    }
}

std::vector<std::string_view> split(std::string_view s, char separator)
{
    std::vector<std::string_view> parts;
    for (std::size_t start = 0;;) {
        const std::size_t end = s.find(separator, start);
        parts.push_back(s.substr(start, end == std::string_view::npos ? end : end - start));
        if (end == std::string_view::npos) return parts;
        start = end + 1;
    }
}

std::size_t codePoints(std::string_view s)
{
    std::size_t n = 0;
    for (const char c : s) n += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
    return n;
}

} // namespace text
} // namespace trivsel
