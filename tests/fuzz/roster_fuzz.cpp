#include "app/roster_import_read.h"
#include "base/text.h"
#include "fuzz/support/expect.h"

#include <algorithm>
#include <string>

// Lists of children. The first line of the input is the choice of columns (or empty), the rest is the file.

namespace {

using namespace trivsel;
using app::RosterRequest;
using app::roster::Entry;

/// `text` as UTF-16 with its byte order mark.
std::string asUtf16(std::string_view text, bool isBig)
{
    std::string out;
    const auto put = [&](unsigned unit) {
        const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
        out += isBig ? high : low;
        out += isBig ? low : high;
    };
    put(0xFEFF);
    for (std::size_t i = 0; i < text.size();) {
        const auto first = static_cast<unsigned char>(text[i]);
        const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        unsigned c = length == 1 ? first : first & (0xFFU >> (length + 1));
        for (std::size_t k = 1; k < length; ++k) c = (c << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
        i += length;
        if (c >= 0x10000) {
            put(0xD800 + ((c - 0x10000) >> 10));
            put(0xDC00 + ((c - 0x10000) & 0x3FF));
        } else {
            put(c);
        }
    }
    return out;
}

void checkText(const Text& text)
{
    FUZZ_EXPECT(!text.da.empty() && !text.en.empty());
    FUZZ_EXPECT(text::isUtf8(text.da) && text::isUtf8(text.en));
}

void checkEntry(const Entry& entry, Date today)
{
    for (const auto& refusal : entry.refusals) checkText(refusal.what);
    for (const Text& warning : entry.warnings) checkText(warning);
    FUZZ_EXPECT(!entry.birthDate || (*entry.birthDate <= today && *entry.birthDate >= today.plusMonths(-12 * 30)));
    FUZZ_EXPECT(entry.cpr.empty() || (entry.cpr.size() == 10 && entry.cpr.find_first_not_of("0123456789") == std::string::npos));
    if (!entry.refusals.empty()) return;
    // What is not refused can be stored: name, unit and birth date are there, and all text is well-formed NFC.
    FUZZ_EXPECT(!entry.name.empty() && !entry.unit.empty() && entry.birthDate);
    for (const std::string& s : {entry.name, entry.unit, entry.id}) {
        FUZZ_EXPECT(text::isUtf8(s) && s.find('\0') == std::string::npos);
        FUZZ_EXPECT(text::toNfc(s) == s);
    }
    const std::string key = app::roster::nameKey(entry.name);
    FUZZ_EXPECT(!key.empty() && app::roster::nameKey(key) == key);
}

bool isSame(const Entry& a, const Entry& b)
{
    return a.line == b.line && a.unit == b.unit && a.name == b.name && a.birthDate == b.birthDate && a.sex == b.sex &&
           a.cpr == b.cpr && a.id == b.id && a.refusals.size() == b.refusals.size() && a.warnings == b.warnings;
}

Result<std::vector<Entry>> rowsOf(const RosterRequest& request, Date today)
{
    std::vector<Entry> entries;
    if (auto read = app::roster::readEntries(request, today, [&](const Entry& entry) { entries.push_back(entry); }); !read) return fail(read.error());
    return entries;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string input(reinterpret_cast<const char*>(data), size);
    const std::size_t end = std::min(input.find('\n'), input.size());
    RosterRequest request;
    request.fileName = "liste.csv";
    request.mapping = input.substr(0, end);
    request.bytes = input.substr(std::min(end + 1, input.size()));
    const Date today = *Date::of(2026, 11, 22);

    const auto entries = rowsOf(request, today);
    if (!entries) {
        FUZZ_EXPECT(entries.error().code == ErrorCode::BadInput);
        checkText(entries.error().message);
    } else {
        std::size_t line = 1;
        for (const Entry& entry : *entries) {
            FUZZ_EXPECT(entry.line > line);
            line = entry.line;
            checkEntry(entry, today);
        }
    }
    // The same list in the spreadsheet's other encodings says the same.
    const bool isPlain = text::isUtf8(request.bytes) && request.bytes.find('\0') == std::string::npos &&
                         !request.bytes.starts_with("\xEF\xBB\xBF") && !request.bytes.starts_with("PK\x03\x04");
    if (!isPlain || request.bytes.empty()) return 0;
    for (const bool isBig : {false, true}) {
        RosterRequest other = request;
        other.bytes = asUtf16(request.bytes, isBig);
        const auto again = rowsOf(other, today);
        FUZZ_EXPECT(again.has_value() == entries.has_value());
        FUZZ_EXPECT(entries ? std::ranges::equal(*again, *entries, isSame) : again.error().code == entries.error().code);
    }
    return 0;
}
