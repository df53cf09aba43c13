#pragma once

#include "base/result.h"
#include "base/text.h"
#include "exchange/strict_json.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <string>
#include <string_view>
#include <utility>

/// What the writers and readers of packages share. For src/exchange alone.
namespace trivsel::exchange::package {

using Json = nlohmann::ordered_json; // keys in the order in which they are written

inline constexpr std::size_t kLine = 300, kWords = 20'000;

template <class E, std::size_t N> using Words = std::array<std::pair<std::string_view, E>, N>;

template <class E, std::size_t N> std::string wordOf(const Words<E, N>& words, E value)
{
    for (const auto& [word, meaning] : words)
        if (meaning == value) return std::string(word);
    return {};
}

/// A line without characters that a screen would act on; cut, since it comes from people. The same again when repeated.
inline std::string line(const std::string& words, std::size_t most = kLine)
{
    std::string clean = trivsel::text::displayLine(words);
    return trivsel::text::codePoints(clean) > most ? trivsel::text::displayLine(clean, most - 1) : clean;
}

/// Words with line breaks: each line as above.
inline std::string paragraphs(const std::string& words)
{
    std::string clean;
    bool isFirst = true;
    for (const std::string_view one : trivsel::text::split(words, '\n')) {
        if (!std::exchange(isFirst, false)) clean += '\n';
        clean += trivsel::text::displayLine(one);
    }
    return clean;
}

inline Json of(const Text& words, std::size_t most = kLine)
{
    Json json{{"da", line(words.da, most)}};
    if (!words.en.empty()) json["en"] = line(words.en, most);
    return json;
}

inline Text text(const JsonPlace& place)
{
    Text words;
    JsonObject o(place);
    words.da = o.required("da").text(kLine, true).value_or("");
    if (const JsonPlace en = o.optional("en")) words.en = en.text(kLine).value_or("");
    o.close();
    return words;
}

inline std::string dump(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Sealed and whole, and yet not what the program writes.
inline tl::unexpected<Error> malformed(std::string_view name, const PlacedFaults& faults)
{
    const std::string file = trivsel::text::displayLine(name, 80);
    const std::string place = faults.first.empty() ? std::string("$") : faults.first.front().place;
    const Text what = faults.first.empty() ? Text{"det er ikke skrevet, som programmet skriver det", "it is not written as the program writes it"}
                                           : faults.first.front().what;
    return fail(ErrorCode::BadInput,
                {fmt::format("{}:{}: {}. Intet er hentet. Bed om filen igen.", file, place, what.da),
                 fmt::format("{}:{}: {}. Nothing was taken in. Ask for the file again.", file, place, what.in(Language::English))});
}

/// The record in a payload: `read(JsonObject&, record)` takes every key but "format", and `write(record)` gives the payload's own
/// bytes again, so that nothing hides in a package that the program would not have written there. All or nothing, as `malformed` says.
template <class Record, class Read, class Write>
Result<Record> readWhole(std::string_view payload, std::string_view name, std::string_view format, Read&& read, Write&& write)
{
    PlacedFaults faults;
    const auto json = parseJson(payload, faults);
    if (!json) return malformed(name, faults);
    const JsonPlace place(*json, faults);
    Record record;
    JsonObject o(place);
    const JsonPlace word = o.required("format");
    if (const auto written = word.text(80); written && *written != format) word.fault({"et andet format", "another format"});
    read(o, record);
    o.close();
    if (faults.total > 0 || write(record) != payload) return malformed(name, faults);
    return record;
}

} // namespace trivsel::exchange::package
