#include "fuzz/support/definition_check.h"

#include "base/text.h"
#include "definitions/document.h"
#include "fuzz/support/json_text.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace trivsel::fuzz {
namespace {

using definitions::Document;

std::size_t number(std::string_view s)
{
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), value);
    FUZZ_EXPECT(error == std::errc() && end == s.data() + s.size());
    return value;
}

/// `row:column` of the bytes, both from 1; one past the end of a line at most.
void checkPosition(std::string_view bytes, std::string_view place)
{
    const std::size_t colon = place.find(':');
    FUZZ_EXPECT(colon != std::string_view::npos);
    const std::size_t row = number(place.substr(0, colon)), column = number(place.substr(colon + 1));
    const auto lines = text::split(bytes, '\n');
    FUZZ_EXPECT(row >= 1 && row <= lines.size());
    FUZZ_EXPECT(column >= 1 && column <= lines[row - 1].size() + 1);
}

/// All paths that a fault of this document may have.
std::set<std::string, std::less<>> pathsOf(const Document& document)
{
    std::set<std::string, std::less<>> paths;
    for (std::uint32_t at = 0; at < document.values.size(); ++at) paths.insert(document.path(at));
    return paths;
}

/// A path with its last key left out: the object where a key is missing.
std::string_view holderOf(std::string_view path)
{
    const std::size_t dot = path.rfind('.');
    return dot == std::string_view::npos ? path : path.substr(0, dot);
}

} // namespace

void checkFaults(std::string_view bytes, const std::vector<definitions::Fault>& faults)
{
    if (faults.empty()) return;
    const auto lines = definitions::faultLines(faults, Language::English);
    FUZZ_EXPECT(lines.size() == std::min(faults.size(), definitions::kMaxPrintedFaults + 1));
    std::optional<std::set<std::string, std::less<>>> paths;
    const bool looksUpPaths = Choices(bytes).oneIn(4); // as above: it costs as much as the reading itself
    for (const definitions::Fault& fault : faults) {
        FUZZ_EXPECT(fault.file == kFileName);
        FUZZ_EXPECT(!fault.what.da.empty() && !fault.what.en.empty());
        for (const Language language : {Language::Danish, Language::English}) {
            const std::string line = fault.line(language);
            FUZZ_EXPECT(text::isUtf8(line));
            FUZZ_EXPECT(std::ranges::none_of(line, [](char c) { return static_cast<unsigned char>(c) < 0x20U; }));
        }
        if (fault.place.empty()) {
            FUZZ_EXPECT(bytes.size() > definitions::kMaxBytes);
        } else if (fault.place[0] != '$') {
            checkPosition(bytes, fault.place);
        } else if (looksUpPaths) {
            if (!paths) {
                const auto parsed = definitions::parseDocument(bytes);
                FUZZ_EXPECT(parsed.document.has_value());
                paths = pathsOf(*parsed.document);
            }
            FUZZ_EXPECT(paths->contains(fault.place) || paths->contains(holderOf(fault.place)));
        }
    }
}

std::optional<std::string> inOneLine(std::string_view bytes)
{
    const auto parsed = definitions::parseDocument(bytes);
    if (!parsed.document || !parsed.faults.empty() || hasRepeatedKey(*parsed.document)) return std::nullopt;
    return printDocument(*parsed.document);
}

} // namespace trivsel::fuzz
