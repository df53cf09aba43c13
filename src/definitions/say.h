#pragma once

#include "base/text.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>

namespace trivsel::definitions {

namespace detail {
inline const std::string& in(const Text& t, Language language)
{
    return t.in(language);
}
template <class T> const T& in(const T& value, Language)
{
    return value;
}
} // namespace detail

/// A sentence in both languages with the same arguments; an argument that is a Text goes in in its language.
template <class... Args> Text say(std::string_view da, std::string_view en, const Args&... args)
{
    return {fmt::format(fmt::runtime(da), detail::in(args, Language::Danish)...),
            fmt::format(fmt::runtime(en), detail::in(args, Language::English)...)};
}

/// Something from a file as it may stand in a sentence: one line, not too long.
inline std::string shown(std::string_view s)
{
    return text::displayLine(s, 60);
}

} // namespace trivsel::definitions
