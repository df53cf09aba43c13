#include "exchange/strict_json.h"

#include <fmt/format.h>

#include <algorithm>

namespace trivsel::exchange {

namespace {

/// `row:column` of a byte, both from 1; the column in characters.
std::string placeOf(std::string_view bytes, std::size_t byte)
{
    const std::string_view before = bytes.substr(0, std::min(byte, bytes.size()));
    const auto row = std::count(before.begin(), before.end(), '\n') + 1;
    const std::size_t lineStart = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    const std::string_view line = before.substr(lineStart);
    const auto characters = std::count_if(line.begin(), line.end(),
                                          [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    return fmt::format("{}:{}", row, characters + 1);
}

bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20U || c == 0x7F;
}

} // namespace

std::optional<nlohmann::json> parseJson(std::string_view bytes, PlacedFaults& faults)
{
    try {
        return nlohmann::json::parse(bytes.begin(), bytes.end());
    } catch (const nlohmann::json::exception& e) {
        const auto* syntax = dynamic_cast<const nlohmann::json::parse_error*>(&e);
        const std::size_t byte = syntax != nullptr && syntax->byte > 0 ? syntax->byte - 1 : 0;
        faults.add(placeOf(bytes, byte), {"herfra er det ikke JSON", "from here on it is not JSON"});
        return std::nullopt;
    }
}

std::string JsonPlace::path() const
{
    if (m_parent == nullptr) return "$";
    return m_key.empty() ? fmt::format("{}[{}]", m_parent->path(), m_index)
                         : fmt::format("{}.{}", m_parent->path(), trivsel::text::displayLine(m_key, 60));
}

void JsonPlace::fault(Text what) const
{
    if (m_value == nullptr) return;
    // Not one path is made for what would not be kept: a file may be nothing but faults.
    m_faults->add(m_faults->total < PlacedFaults::kMost ? path() : std::string(), std::move(what));
}

bool JsonPlace::is(bool isRight, Text wanted) const
{
    if (m_value == nullptr || isRight) return m_value != nullptr;
    fault({"her skal stå " + wanted.da, wanted.en + " is expected here"});
    return false;
}

JsonPlace JsonPlace::at(const nlohmann::json& value, std::string_view key, std::size_t index) const
{
    JsonPlace place(value, *m_faults);
    place.m_parent = this;
    place.m_key = key;
    place.m_index = index;
    return place;
}

std::optional<std::string> JsonPlace::text(std::size_t most, bool mayBeEmpty) const
{
    return checked(most, mayBeEmpty, false);
}

std::optional<std::string> JsonPlace::paragraphs(std::size_t most) const
{
    return checked(most, true, true);
}

std::optional<std::string> JsonPlace::checked(std::size_t most, bool mayBeEmpty, bool mayBreak) const
{
    if (!is(m_value != nullptr && m_value->is_string(), {"en tekst", "a text"})) return std::nullopt;
    const auto& written = m_value->get_ref<const std::string&>();
    if (!mayBeEmpty && trivsel::text::trim(written).empty()) {
        fault({"teksten er tom", "the text is empty"});
        return std::nullopt;
    }
    if (std::any_of(written.begin(), written.end(), [&](char c) { return isControl(c) && !(mayBreak && c == '\n'); })) {
        fault({"teksten indeholder et styretegn", "the text holds a control character"});
        return std::nullopt;
    }
    if (written.size() > most && trivsel::text::codePoints(written) > most) {
        fault({fmt::format("teksten er længere end {} tegn", most),
               fmt::format("the text is longer than {} characters", most)});
        return std::nullopt;
    }
    return written;
}

std::optional<bool> JsonPlace::boolean() const
{
    if (!is(m_value != nullptr && m_value->is_boolean(), {"true eller false", "true or false"})) return std::nullopt;
    return m_value->get<bool>();
}

std::optional<std::int64_t> JsonPlace::integer(std::int64_t least, std::int64_t most) const
{
    if (!is(m_value != nullptr && m_value->is_number_integer(), {"et helt tal", "a whole number"})) return std::nullopt;
    const bool isTooLarge = m_value->is_number_unsigned() && m_value->get<std::uint64_t>() > std::uint64_t{INT64_MAX};
    const std::int64_t number = isTooLarge ? INT64_MAX : m_value->get<std::int64_t>();
    if (!isTooLarge && number >= least && number <= most) return number;
    fault({fmt::format("tallet ligger uden for {} til {}", least, most),
           fmt::format("the number is outside {} to {}", least, most)});
    return std::nullopt;
}

std::optional<Date> JsonPlace::date() const
{
    const auto written = text(10);
    if (!written) return std::nullopt;
    const auto date = Date::parseIso(*written);
    if (!date) fault({"ikke en dato ÅÅÅÅ-MM-DD, der findes", "not a date YYYY-MM-DD that exists"});
    return date;
}

std::vector<JsonPlace> JsonPlace::elements(std::size_t most) const&
{
    std::vector<JsonPlace> places;
    if (!is(m_value != nullptr && m_value->is_array(), {"en liste [ ]", "a list [ ]"})) return places;
    if (m_value->size() > most) {
        fault(
            {fmt::format("listen har mere end {} led", most), fmt::format("the list has more than {} members", most)});
        return places;
    }
    places.reserve(m_value->size());
    for (const auto& element : *m_value) places.push_back(at(element, {}, places.size()));
    return places;
}

JsonObject::JsonObject(const JsonPlace& place) : m_place(&place)
{
    if (place) m_isObject = place.is(place.m_value->is_object(), {"et objekt { }", "an object { }"});
}

JsonPlace JsonObject::optional(std::string_view key)
{
    m_asked.push_back(key);
    if (!m_isObject) return {};
    const auto found = m_place->m_value->find(key);
    return found == m_place->m_value->end() ? JsonPlace() : m_place->at(*found, key, 0);
}

JsonPlace JsonObject::required(std::string_view key)
{
    JsonPlace found = optional(key);
    if (!found && m_isObject) {
        m_place->fault({fmt::format("nøglen »{}« mangler", key), fmt::format("the key '{}' is missing", key)});
    }
    return found;
}

void JsonObject::close() const
{
    if (!m_isObject) return;
    for (const auto& [key, value] : m_place->m_value->items()) {
        if (std::find(m_asked.begin(), m_asked.end(), key) != m_asked.end()) continue;
        m_place->at(value, key, 0).fault({"ukendt nøgle", "unknown key"});
    }
}

} // namespace trivsel::exchange
