#include "app/typed.h"

#include "base/text.h"

namespace trivsel::app {
namespace {

constexpr char kUnitSeparator = '\x1f';

} // namespace

std::string typedKey(std::string_view where, UserId user, ChildId child)
{
    return "typed." + std::string(where) + "." + std::to_string(user.value) + "." + std::to_string(child.value);
}

std::string typedOf(const World& world, std::string_view where, UserId user, ChildId child)
{
    const auto at = world.settings.find(typedKey(where, user, child));
    return at != world.settings.end() ? at->second : std::string();
}

std::string joinTyped(const std::vector<std::string>& fields)
{
    std::string words;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) words += kUnitSeparator;
        words += fields[i];
    }
    return words.find_first_not_of(kUnitSeparator) == std::string::npos ? std::string() : words;
}

std::vector<std::string> splitTyped(const std::string& words)
{
    std::vector<std::string> fields;
    for (const std::string_view field : text::split(words, kUnitSeparator)) fields.emplace_back(field);
    return fields;
}

} // namespace trivsel::app
