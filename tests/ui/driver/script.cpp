#include "ui/driver/script.h"

#include "base/text.h"

#include <charconv>

namespace trivsel::driver {
namespace {

/// Reads a quoted text at the start of `rest` and moves past it.
bool takeQuoted(std::string_view& rest, std::string& out, std::string& fault)
{
    for (std::size_t i = 1; i < rest.size(); ++i) {
        const char c = rest[i];
        if (c == '"') {
            rest.remove_prefix(i + 1);
            return true;
        }
        if (c != '\\') {
            out += c;
            continue;
        }
        if (++i == rest.size()) break;
        out += rest[i] == 'n' ? '\n' : rest[i];
    }
    fault = "a quote is not closed";
    return false;
}

} // namespace

std::optional<Line> readLine(std::string_view line, std::string& fault)
{
    Line result;
    std::string_view rest = text::trim(line);
    if (rest.empty() || rest.front() == '#') return result;
    const std::size_t space = rest.find(' ');
    result.command = rest.substr(0, space);
    rest = space == std::string_view::npos ? std::string_view{} : text::trim(rest.substr(space));
    if (rest.empty() || rest.front() != '"') {
        result.argument = rest;
        return result;
    }
    if (!takeQuoted(rest, result.argument, fault)) return std::nullopt;
    if (rest.empty()) return result;
    const char* end = rest.data() + rest.size();
    const auto read = rest.front() == '@' ? std::from_chars(rest.data() + 1, end, result.nth) : std::from_chars_result{end, std::errc::invalid_argument};
    if (read.ec != std::errc() || read.ptr != end || result.nth < 1) {
        fault = "after the label only @NUMBER may follow";
        return std::nullopt;
    }
    return result;
}

} // namespace trivsel::driver
