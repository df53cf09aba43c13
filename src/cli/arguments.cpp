#include "cli/arguments.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace trivsel::cli {

tl::unexpected<Error> usage(std::string da, std::string en)
{
    return fail(ErrorCode::BadInput, {std::move(da), std::move(en)});
}

std::string Arguments::text(std::string_view name) const
{
    const auto found = values.find(name);
    return found == values.end() || found->second.empty() ? std::string() : found->second.front();
}

std::vector<std::string> Arguments::list(std::string_view name) const
{
    const auto found = values.find(name);
    return found == values.end() ? std::vector<std::string>() : found->second;
}

Result<std::int64_t> Arguments::number(std::string_view name, std::int64_t standard, std::int64_t least,
                                       std::int64_t most) const
{
    if (!has(name)) return standard;
    const std::string written = text(name);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), value);
    if (error != std::errc{} || end != written.data() + written.size() || value < least || value > most) {
        return usage(fmt::format("{} skal være et helt tal fra {} til {}.", name, least, most),
                     fmt::format("{} must be a whole number from {} to {}.", name, least, most));
    }
    return value;
}

Result<std::optional<Date>> Arguments::date(std::string_view name) const
{
    if (!has(name)) return std::optional<Date>();
    const auto date = Date::parseIso(text(name));
    if (!date) {
        return usage(fmt::format("{} skal være en dato, der findes, skrevet ÅÅÅÅ-MM-DD.", name),
                     fmt::format("{} must be a date that exists, written YYYY-MM-DD.", name));
    }
    return date;
}

Result<std::size_t> Arguments::choice(std::string_view name, const std::vector<std::string_view>& words,
                                      std::size_t standard) const
{
    if (!has(name)) return standard;
    const auto found = std::ranges::find(words, text(name));
    if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
    return usage(fmt::format("{} skal være en af: {}.", name, fmt::join(words, ", ")),
                 fmt::format("{} must be one of: {}.", name, fmt::join(words, ", ")));
}

Result<std::string> Arguments::required(std::string_view name) const
{
    const std::string value = text(name);
    if (value.empty()) return usage(fmt::format("{} mangler.", name), fmt::format("{} is missing.", name));
    return value;
}

} // namespace trivsel::cli
