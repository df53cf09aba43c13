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
        {"custody_1", {"custody_1", "forældremyndighed 1", "forældremyndighedsindehaver 1", "forælder 1", "custody 1"}},
        {"custody_1_protected", {"custody_1_protected", "beskyttet 1", "forælder 1 beskyttet", "forældremyndighed 1 beskyttet", "custody 1 protected"}},
        {"custody_2", {"custody_2", "forældremyndighed 2", "forældremyndighedsindehaver 2", "forælder 2", "custody 2"}},
        {"custody_2_protected", {"custody_2_protected", "beskyttet 2", "forælder 2 beskyttet", "forældremyndighed 2 beskyttet", "custody 2 protected"}},
    };
    return names;
}

Result<imports::Matched> findColumns(const std::vector<std::string>& header, const std::string& mapping)
{
    auto columns = imports::matchColumns(fieldNames(), header, mapping);
    if (!columns) return columns;
    const auto has = [&](Field field) { return (*columns)[static_cast<std::size_t>(field)] != 0; };
    std::string missing;
    const auto need = [&missing](bool isThere, std::string_view word) {
        if (!isThere) missing += (missing.empty() ? "" : ", ") + std::string(word);
    };
    need(has(Field::Unit), "stue/klasse/gruppe (unit)");
    need(has(Field::Name) || (has(Field::FirstName) && has(Field::LastName)), "navn (name)");
    need(has(Field::BirthDate), "fødselsdato (birth_date)");
    if (missing.empty()) return columns;
    // Not what the line has: in a list without headings that is a child.
    return fail(ErrorCode::BadInput,
                {fmt::format("Listens første linje skal være overskrifter. Den mangler: {}. Intet er indlæst. Ret overskrifterne, eller vælg kolonner selv.", missing),
                 fmt::format("The first line of the list must be its headings. Missing: {}. Nothing was imported. Correct the headings, or choose the columns yourself.", missing)});
}

} // namespace trivsel::app::roster
