#include "core/rights/text_guard.h"

#include "base/text.h"

namespace trivsel::core {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isOfWord(char c) { return static_cast<unsigned char>(c) >= 0x80 || isDigit(c) || (c >= 'a' && c <= 'z'); }

/// Six digits, perhaps a hyphen or a space, and four more, with no digit on either side. A number whose first four are no
/// day and month counts with the hyphen alone: then it was meant as one.
bool looksLikeCpr(std::string_view s, std::size_t at)
{
    if (at > 0 && isDigit(s[at - 1])) return false;
    std::size_t digits = 0, i = at;
    bool isSplit = false;
    for (; i < s.size() && digits < 10; ++i) {
        if (isDigit(s[i])) ++digits;
        else if (digits == 6 && !isSplit && (s[i] == '-' || s[i] == ' ')) isSplit = true;
        else return false;
    }
    if (digits < 10 || (i < s.size() && isDigit(s[i]))) return false;
    const int day = (s[at] - '0') * 10 + (s[at + 1] - '0'), month = (s[at + 2] - '0') * 10 + (s[at + 3] - '0');
    const bool isDate = day >= 1 && day <= 31 && month >= 1 && month <= 12;
    return isDate || (isSplit && s[at + 6] == '-');
}

} // namespace

TextGuard guard(std::string_view text, std::string_view diagnoses)
{
    for (std::size_t at = 0; at < text.size(); ++at)
        if (isDigit(text[at]) && looksLikeCpr(text, at)) return TextGuard::Cpr;
    const std::string folded = text::foldCase(text);
    for (const std::string_view beginning : text::split(diagnoses, ' ')) {
        if (beginning.empty()) continue;
        for (std::size_t at = folded.find(beginning); at != std::string::npos; at = folded.find(beginning, at + 1))
            if (at == 0 || !isOfWord(folded[at - 1])) return TextGuard::Diagnosis;
    }
    return TextGuard::Fine;
}

} // namespace trivsel::core
