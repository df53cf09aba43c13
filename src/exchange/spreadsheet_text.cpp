#include "exchange/csv.h"

#include <array>

namespace trivsel::exchange {

namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";

/// Windows-1252 differs from Latin-1 in 0x80..0x9F only; five of these are not assigned.
constexpr std::array<char32_t, 32> kWindows1252High{0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                                    0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

void append(std::string& out, char32_t c)
{
    const auto put = [&out](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6));
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | (c >> 18));
        put(0x80 | ((c >> 12) & 0x3F));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

std::string fromWindows1252(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        append(out, byte >= 0x80 && byte < 0xA0 ? kWindows1252High[byte - 0x80U] : char32_t{byte});
    }
    return out;
}

/// `bytes` begins with the byte order mark. A surrogate without its other half, or half a unit at the end, is U+FFFD.
std::string fromUtf16(std::string_view bytes)
{
    const bool isBig = static_cast<unsigned char>(bytes[0]) == 0xFE;
    const auto unit = [&](std::size_t at) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        return isBig ? static_cast<char32_t>(first * 256 + second) : static_cast<char32_t>(second * 256 + first);
    };
    std::string out;
    out.reserve(bytes.size());
    std::size_t at = 2;
    for (; at + 1 < bytes.size(); at += 2) {
        const char32_t c = unit(at);
        const bool isHigh = c >= 0xD800 && c < 0xDC00;
        const char32_t low = isHigh && at + 3 < bytes.size() ? unit(at + 2) : 0;
        if (isHigh && low >= 0xDC00 && low < 0xE000) {
            append(out, 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00));
            at += 2;
        } else {
            append(out, c >= 0xD800 && c < 0xE000 ? U'\uFFFD' : c);
        }
    }
    if (at < bytes.size()) append(out, U'\uFFFD');
    return out;
}

/// Whether bytes that are not UTF-8 were meant as it: most characters beyond ASCII are well-formed. In Windows-1252 a
/// letter is next to never followed by bytes that make it one.
bool isMeantAsUtf8(std::string_view bytes)
{
    std::size_t wellFormed = 0, broken = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto lead = static_cast<unsigned char>(bytes[at]);
        if (lead < 0x80) {
            ++at;
            continue;
        }
        const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        const bool isWhole = lead >= 0xC2 && text::isUtf8(bytes.substr(at, length)) && at + length <= bytes.size();
        ++(isWhole ? wellFormed : broken);
        at += isWhole ? length : 1;
    }
    return wellFormed > broken;
}

} // namespace

bool looksLikeXlsx(std::string_view bytes)
{
    return bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0");
}

bool looksLikeUtf16(std::string_view bytes)
{
    return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

std::string decodeSpreadsheetText(std::string_view bytes)
{
    if (looksLikeXlsx(bytes)) return {};
    if (looksLikeUtf16(bytes)) return fromUtf16(bytes);
    if (bytes.find('\0') != std::string_view::npos) return {};
    if (bytes.starts_with(kBom)) return std::string(bytes.substr(kBom.size()));
    if (text::isUtf8(bytes) || isMeantAsUtf8(bytes)) return std::string(bytes);
    return fromWindows1252(bytes);
}

} // namespace trivsel::exchange
