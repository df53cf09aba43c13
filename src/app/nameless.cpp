#include "app/nameless.h"

#include "base/text.h"

#include <cctype>
#include <string_view>

namespace trivsel::app {
namespace {

constexpr std::string_view kInstead = "barnet";

/// A letter or digit; every byte of a letter outside ASCII counts as one.
bool isOfWord(char c) { return static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) != 0; }

void replace(std::string& typed, std::string_view name, bool isWord)
{
    if (name.empty()) return;
    for (std::size_t at = typed.find(name); at != std::string::npos; at = typed.find(name, at)) {
        const std::size_t end = at + name.size();
        // The genitive is the name's, too.
        const std::size_t after = end < typed.size() && typed[end] == 's' ? end + 1 : end;
        const bool isAlone = (at == 0 || !isOfWord(typed[at - 1])) && (after >= typed.size() || !isOfWord(typed[after]));
        if (isWord && !isAlone) {
            ++at;
            continue;
        }
        typed.replace(at, name.size(), kInstead);
        at += kInstead.size();
    }
}

} // namespace

std::string nameless(const World& world, const std::string& pseudonym, std::string typed)
{
    if (typed.empty()) return typed;
    std::string_view first;
    for (const auto& [id, child] : world.children) {
        replace(typed, child.name, false);
        if (!pseudonym.empty() && child.pseudonym == pseudonym) first = std::string_view(child.name).substr(0, child.name.find(' '));
    }
    if (text::codePoints(first) >= 2) replace(typed, first, true);
    return typed;
}

} // namespace trivsel::app
