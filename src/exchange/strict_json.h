#pragma once

#include "base/date.h"
#include "exchange/placed_faults.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Reads JSON that a program wrote, strictly: every read gives a value of exactly the right kind, or notes a fault at
/// its place and goes on. For the files of this room alone. That a key stands twice is not seen here; the owner of a
/// format sees it by writing what was read and comparing the bytes.
namespace trivsel::exchange {

/// The document, or nothing and one fault at `row:column`.
std::optional<nlohmann::json> parseJson(std::string_view bytes, PlacedFaults& faults);

/// One value and where it stands; or an absent one, from which nothing is read and of which nothing is told, since its
/// absence was. Points at the place it was reached from, which must outlive it.
class JsonPlace {
public:
    JsonPlace() = default;
    JsonPlace(const nlohmann::json& document, PlacedFaults& faults) : m_value(&document), m_faults(&faults) {}

    explicit operator bool() const { return m_value != nullptr; }
    bool isText() const { return m_value != nullptr && m_value->is_string(); }
    bool isInteger() const { return m_value != nullptr && m_value->is_number_integer(); }
    void fault(Text what) const;

    /// Well-formed text of at most `most` code points without control characters; empty only where `mayBeEmpty`.
    std::optional<std::string> text(std::size_t most, bool mayBeEmpty = false) const;
    /// As text(), with line breaks, and empty too.
    std::optional<std::string> paragraphs(std::size_t most) const;
    std::optional<bool> boolean() const;
    /// Written as a whole number, within both bounds.
    std::optional<std::int64_t> integer(std::int64_t least, std::int64_t most) const;
    std::optional<Date> date() const;
    /// The elements of a list of at most `most`.
    std::vector<JsonPlace> elements(std::size_t most) const&;
    std::vector<JsonPlace> elements(std::size_t most) const&& = delete; // they point at this place
    /// One of the words.
    template <class E, std::size_t N>
    std::optional<E> word(const std::array<std::pair<std::string_view, E>, N>& words) const
    {
        const auto written = text(80);
        if (!written) return std::nullopt;
        for (const auto& [name, meaning] : words) {
            if (*written == name) return meaning;
        }
        fault({"ordet kendes ikke her", "this word is not known here"});
        return std::nullopt;
    }

private:
    friend class JsonObject;
    std::string path() const;
    bool is(bool isRight, Text wanted) const;
    std::optional<std::string> checked(std::size_t most, bool mayBeEmpty, bool mayBreak) const;
    JsonPlace at(const nlohmann::json& value, std::string_view key, std::size_t index) const;

    const nlohmann::json* m_value = nullptr;
    PlacedFaults* m_faults = nullptr;
    const JsonPlace* m_parent = nullptr;
    std::string_view m_key; ///< within an object
    std::size_t m_index = 0;
};

/// An object of known keys: every key that is asked for is a valid one, `close` faults all others.
class JsonObject {
public:
    explicit JsonObject(const JsonPlace& place);
    explicit JsonObject(const JsonPlace&& place) = delete;
    explicit operator bool() const { return m_isObject; }
    JsonPlace required(std::string_view key);
    JsonPlace optional(std::string_view key);
    void close() const;

private:
    const JsonPlace* m_place;
    bool m_isObject = false;
    std::vector<std::string_view> m_asked;
};

} // namespace trivsel::exchange
