#include "app/roster_import_columns.h"

#include "base/text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace trivsel::app::roster {

namespace {

struct FieldNames {
    std::string_view field;                ///< the word of the contract and of a mapping
    std::vector<std::string_view> columns; ///< in lower case
};

const std::array<FieldNames, kFields>& fieldNames()
{
    static const std::array<FieldNames, kFields> names{{
        {"unit", {"unit", "stue", "klasse", "gruppe", "room", "class", "group"}},
        {"name", {"name", "navn", "barnets navn", "elevens navn"}},
        {"first_name", {"first_name", "fornavn", "first name"}},
        {"last_name", {"last_name", "efternavn", "last name"}},
        {"birth_date", {"birth_date", "fødselsdato", "fødselsdag", "birth date", "foedselsdato"}},
        {"sex", {"sex", "køn", "koen"}},
        {"cpr", {"cpr", "cpr-nr", "cpr-nr.", "cprnr", "cpr-nummer", "cpr nummer"}},
        {"id", {"id"}},
    }};
    return names;
}

Text say(std::string_view da, std::string_view en, std::string_view what)
{
    return {fmt::format(fmt::runtime(da), what), fmt::format(fmt::runtime(en), what)};
}

std::string shown(std::string_view s)
{
    return text::displayLine(s, 60);
}

std::optional<Field> fieldNamed(std::string_view word)
{
    for (std::size_t i = 0; i < kFields; ++i) {
        if (fieldNames()[i].field == word) return static_cast<Field>(i);
    }
    return std::nullopt;
}

/// "field" -> "column" of the mapping, as written.
Result<std::array<std::optional<std::string>, kFields>> readMapping(const std::string& mapping)
{
    std::array<std::optional<std::string>, kFields> columns;
    if (text::trim(mapping).empty()) return columns;
    const auto json = nlohmann::json::parse(mapping, nullptr, false);
    if (!json.is_object()) {
        return fail(ErrorCode::BadInput,
                    {"Kolonnevalget er ikke et JSON-objekt som {\"unit\": \"Afdeling\"}. Intet er indlæst.",
                     "The mapping is not a JSON object such as {\"unit\": \"Department\"}. Nothing was imported."});
    }
    for (const auto& [key, value] : json.items()) {
        const auto field = fieldNamed(key);
        if (!field || !value.is_string()) {
            return fail(ErrorCode::BadInput,
                        say("Kolonnevalget har \"{}\", som ikke er et felt med en kolonne. Felterne er unit, name, "
                            "first_name, last_name, birth_date, sex, cpr og id.",
                            "The mapping has \"{}\", which is no field with a column. The fields are unit, name, "
                            "first_name, last_name, birth_date, sex, cpr and id.",
                            shown(key)));
        }
        columns[static_cast<std::size_t>(*field)] = std::string(text::trim(value.get<std::string>()));
    }
    return columns;
}

Result<void> checkComplete(const Columns& columns)
{
    std::string missing;
    const auto need = [&missing](bool isThere, std::string_view word) {
        if (!isThere) missing += (missing.empty() ? "" : ", ") + std::string(word);
    };
    need(columns[Field::Unit] != 0, "stue/klasse/gruppe (unit)");
    need(columns[Field::Name] != 0 || (columns[Field::FirstName] != 0 && columns[Field::LastName] != 0), "navn (name)");
    need(columns[Field::BirthDate] != 0, "fødselsdato (birth_date)");
    if (missing.empty()) return {};
    return fail(ErrorCode::BadInput, say("Listens første linje skal være overskrifter. Den mangler: {}. Ret "
                                         "overskrifterne, eller vælg kolonner selv.",
                                         "The first line of the list must be its headings. Missing: {}. Correct the "
                                         "headings, or choose the columns yourself.",
                                         missing));
}

} // namespace

Result<Columns> findColumns(const std::vector<std::string_view>& header, const std::string& mapping)
{
    const auto chosen = readMapping(mapping);
    if (!chosen) return fail(chosen.error());
    std::vector<std::string> headings;
    for (const std::string_view heading : header) headings.push_back(text::foldCase(text::trim(heading)));

    Columns columns;
    for (std::size_t i = 0; i < kFields; ++i) {
        const auto& own = (*chosen)[i];
        for (std::size_t column = 0; column < headings.size(); ++column) {
            const auto& names = fieldNames()[i].columns;
            const bool fits = own ? headings[column] == text::foldCase(*own)
                                  : std::ranges::find(names, headings[column]) != names.end();
            if (!fits) continue;
            if (columns.of[i] != 0) {
                return fail(ErrorCode::BadInput,
                            say("To kolonner kan være {}. Fjern den ene, eller vælg kolonner selv.",
                                "Two columns could be {}. Remove one, or choose the columns yourself.",
                                fieldNames()[i].field));
            }
            columns.of[i] = column + 1;
        }
        if (own && columns.of[i] == 0) {
            return fail(ErrorCode::BadInput, say("Listen har ingen kolonne »{}«, som kolonnevalget nævner.",
                                                 "The list has no column “{}”, which the mapping names.", shown(*own)));
        }
    }
    if (auto ok = checkComplete(columns); !ok) return fail(ok.error());
    return columns;
}

} // namespace trivsel::app::roster
