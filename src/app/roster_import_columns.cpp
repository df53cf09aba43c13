#include "app/roster_import_columns.h"

#include <fmt/format.h>

namespace trivsel::app::roster {

std::span<const imports::FieldName> fieldNames()
{
    static const std::vector<imports::FieldName> names{
        {"unit", {"unit", "stue", "klasse", "gruppe", "room", "class", "group"}},
        {"name", {"name", "navn", "barnets navn", "elevens navn"}},
        {"first_name", {"first_name", "fornavn", "first name"}},
        {"last_name", {"last_name", "efternavn", "last name"}},
        {"birth_date", {"birth_date", "fødselsdato", "fødselsdag", "birth date", "foedselsdato"}},
        {"sex", {"sex", "køn", "koen"}},
        {"cpr", {"cpr", "cpr-nr", "cpr-nr.", "cprnr", "cpr-nummer", "cpr nummer"}},
        {"id", {"id"}},
        {"protected", {"protected", "beskyttet", "adressebeskyttelse", "navne- og adressebeskyttelse", "navne-/adressebeskyttelse"}},
    };
    return names;
}

Result<Columns> findColumns(const std::vector<std::string>& header, const std::string& mapping)
{
    auto matched = imports::matchColumns(fieldNames(), header, mapping);
    if (!matched) return fail(matched.error());
    Columns columns{std::move(*matched)};
    std::string missing;
    const auto need = [&missing](bool isThere, std::string_view word) {
        if (!isThere) missing += (missing.empty() ? "" : ", ") + std::string(word);
    };
    need(columns[Field::Unit] != 0, "stue/klasse/gruppe (unit)");
    need(columns[Field::Name] != 0 || (columns[Field::FirstName] != 0 && columns[Field::LastName] != 0), "navn (name)");
    need(columns[Field::BirthDate] != 0, "fødselsdato (birth_date)");
    if (missing.empty()) return columns;
    // Not what the line has: in a list without headings that is a child.
    return fail(ErrorCode::BadInput,
                {fmt::format("Listens første linje skal være overskrifter. Den mangler: {}. Intet er indlæst. Ret overskrifterne, eller vælg kolonner selv.", missing),
                 fmt::format("The first line of the list must be its headings. Missing: {}. Nothing was imported. Correct the headings, or choose the columns yourself.", missing)});
}

} // namespace trivsel::app::roster
