#include "app/import_columns.h"

#include "base/text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace trivsel::app::imports {

namespace {

std::string shown(std::string_view s) { return text::displayLine(s, 60); }

Text say(std::string_view da, std::string_view en, const std::string& what)
{
    return {fmt::format(fmt::runtime(da), what), fmt::format(fmt::runtime(en), what)};
}

std::string listOf(std::span<const FieldName> fields)
{
    std::string all;
    for (const FieldName& name : fields) all += (all.empty() ? "" : ", ") + std::string(name.field);
    return all;
}

/// The chosen column of each field, as written.
Result<std::vector<std::optional<std::string>>> readMapping(std::span<const FieldName> fields, const std::string& mapping)
{
    std::vector<std::optional<std::string>> columns(fields.size());
    if (text::trim(mapping).empty()) return columns;
    const auto json = nlohmann::json::parse(mapping, nullptr, false);
    if (!json.is_object()) {
        return fail(ErrorCode::BadInput,
                    {"Kolonnevalget er ikke et JSON-objekt som {\"unit\": \"Afdeling\"}. Intet er indlæst.",
                     "The mapping is not a JSON object such as {\"unit\": \"Department\"}. Nothing was imported."});
    }
    for (const auto& [key, value] : json.items()) {
        const auto at = std::ranges::find(fields, key, &FieldName::field);
        if (at == fields.end() || !value.is_string()) {
            const std::string all = listOf(fields);
            return fail(ErrorCode::BadInput,
                        {fmt::format("Kolonnevalget har \"{}\", som ikke er et felt med en kolonne. Felterne er {}.", shown(key), all),
                         fmt::format("The mapping has \"{}\", which is no field with a column. The fields are {}.", shown(key), all)});
        }
        columns[static_cast<std::size_t>(at - fields.begin())] = std::string(text::trim(value.get<std::string>()));
    }
    return columns;
}

} // namespace

Result<Matched> matchColumns(std::span<const FieldName> fields, const std::vector<std::string>& header, const std::string& mapping)
{
    const auto chosen = readMapping(fields, mapping);
    if (!chosen) return fail(chosen.error());
    std::vector<std::string> headings;
    for (const std::string& heading : header) headings.push_back(text::foldCase(heading));

    Matched found(fields.size());
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto& own = (*chosen)[i];
        if (own && own->empty()) continue; // it was chosen that no column is it
        for (std::size_t column = 0; column < headings.size(); ++column) {
            const auto& names = fields[i].columns;
            const bool fits = own ? headings[column] == text::foldCase(*own)
                                  : std::ranges::find(names, headings[column]) != names.end();
            if (!fits) continue;
            if (found[i] != 0) {
                return fail(ErrorCode::BadInput,
                            say("To kolonner kan være {}. Fjern den ene, eller vælg kolonner selv.",
                                "Two columns could be {}. Remove one, or choose the columns yourself.",
                                std::string(fields[i].field)));
            }
            found[i] = column + 1;
        }
        if (own && found[i] == 0) {
            return fail(ErrorCode::BadInput, say("Listen har ingen kolonne »{}«, som kolonnevalget nævner.",
                                                 "The list has no column “{}”, which the mapping names.", shown(*own)));
        }
    }
    return found;
}

Matched matchedSoFar(std::span<const FieldName> fields, const std::vector<std::string>& header, const std::string& mapping)
{
    if (auto chosen = matchColumns(fields, header, mapping)) return *chosen;
    return matchColumns(fields, header, {}).value_or(Matched(fields.size()));
}

} // namespace trivsel::app::imports
