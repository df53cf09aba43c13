#pragma once

#include "app/import_columns.h"

/// Which column of a roster holds what. For roster_import alone.
namespace trivsel::app::roster {

enum class Field { Unit, Name, FirstName, LastName, BirthDate, Sex, Cpr, Id, Protected };

/// Column of each field, from 1; 0 = the file does not have it.
struct Columns {
    imports::Matched of;
    std::size_t operator[](Field field) const { return of[static_cast<std::size_t>(field)]; }
};

std::span<const imports::FieldName> fieldNames();

/// Finds the columns by their Danish or English names, or as `mapping` (a JSON object "field": "column") says.
Result<Columns> findColumns(const std::vector<std::string>& header, const std::string& mapping);

} // namespace trivsel::app::roster
