#pragma once

#include <string_view>

namespace trivsel::ui {

/// The words of the user interface in the chosen language; supplied by whoever owns the locale files.
class Strings {
public:
    virtual ~Strings() = default;
    /// The text of `key`; a key that is not there gives the key itself, which a test finds.
    virtual std::string_view get(std::string_view key) const = 0;
};

/// Keys that the widgets themselves use, with Danish and English words for a Strings that lacks them.
std::string_view builtinText(std::string_view key, bool english);

} // namespace trivsel::ui
