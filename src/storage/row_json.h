#pragma once

#include "base/date.h"
#include "base/ids.h"
#include "storage/connection.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Lists that are read and written whole, as JSON within a column.
namespace trivsel::storage {

/// Bad UTF-8 in what was typed is replaced, never thrown over: a word must not stop a save.
inline std::string listText(const nlohmann::json& list) { return list.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace); }

/// The array of a column; throws BadRow for anything else.
inline nlohmann::json listFrom(std::string_view text)
{
    auto list = nlohmann::json::parse(text, nullptr, false);
    if (!list.is_array()) throw BadRow("a list");
    return list;
}

/// An array of texts; throws BadRow for anything else.
inline std::vector<std::string> textsFrom(std::string_view text)
{
    std::vector<std::string> texts;
    for (const auto& entry : listFrom(text)) {
        if (!entry.is_string()) throw BadRow("a list of texts");
        texts.push_back(entry.get<std::string>());
    }
    return texts;
}

/// One field of an entry; throws BadRow when it is missing or of another kind.
template <class T> T field(const nlohmann::json& entry, const char* key)
{
    try {
        return entry.at(key).get<T>();
    } catch (const nlohmann::json::exception&) {
        throw BadRow("an entry of a list");
    }
}

inline Instant instantField(const nlohmann::json& entry, const char* key)
{
    return Instant(std::chrono::milliseconds(field<std::int64_t>(entry, key)));
}

inline std::int64_t number(Instant at) { return at.time_since_epoch().count(); }

template <class Tag> std::string idsToText(const std::vector<Id<Tag>>& ids)
{
    auto list = nlohmann::json::array();
    for (const auto id : ids) list.push_back(id.value);
    return listText(list);
}

template <class T> std::vector<T> idsFromText(std::string_view text)
{
    std::vector<T> ids;
    for (const auto& entry : listFrom(text)) {
        if (!entry.is_number_integer()) throw BadRow("a list of ids");
        ids.push_back(T{entry.get<std::int64_t>()});
    }
    return ids;
}

} // namespace trivsel::storage
