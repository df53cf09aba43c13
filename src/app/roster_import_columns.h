#pragma once

#include "app/import_columns.h"

/// Which column of a roster holds what. For roster_import alone.
namespace trivsel::app::roster {

enum class Field { Unit, Name, FirstName, LastName, BirthDate, Sex, Cpr, Id, Protected, Holder1, Holder1Protected, Holder2, Holder2Protected };

std::span<const imports::FieldName> fieldNames();

/// Finds the columns by their Danish or English names, or as `mapping` (a JSON object "field": "column") says.
Result<imports::Matched> findColumns(const std::vector<std::string>& header, const std::string& mapping);

} // namespace trivsel::app::roster
