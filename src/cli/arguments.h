#pragma once

#include "base/clock.h"
#include "base/date.h"
#include "base/result.h"
#include "base/text.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trivsel::cli {

struct CommandSpec;

/// What was typed, by option ("--store") or positional ("FILE"). Values become numbers and dates where they are asked
/// for; what does not fit is a fault of usage (exit 2).
struct Arguments {
    const CommandSpec* command = nullptr;                                ///< null: the program without a command
    std::map<std::string, std::vector<std::string>, std::less<>> values; ///< a flag has an empty list

    bool has(std::string_view name) const { return values.contains(name); }
    std::string text(std::string_view name) const; ///< "" when not given
    std::vector<std::string> list(std::string_view name) const;
    std::filesystem::path path(std::string_view name) const { return text(name); }

    Result<std::int64_t> number(std::string_view name, std::int64_t standard, std::int64_t least,
                                std::int64_t most) const;
    Result<std::optional<Date>> date(std::string_view name) const;
    /// The index of the value in `words`; `standard` when not given.
    Result<std::size_t> choice(std::string_view name, const std::vector<std::string_view>& words,
                               std::size_t standard) const;
    /// The value, or a fault that names the option.
    Result<std::string> required(std::string_view name) const;

    Language language() const { return text("--lang") == "en" ? Language::English : Language::Danish; }
};

/// A fault of usage.
tl::unexpected<Error> usage(std::string da, std::string en);

} // namespace trivsel::cli
