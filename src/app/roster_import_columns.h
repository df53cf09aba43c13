#pragma once

#include "base/result.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Which column of a roster holds what. For roster_import alone.
namespace trivsel::app::roster {

enum class Field { Unit, Name, FirstName, LastName, BirthDate, Sex, Cpr, Id };
constexpr std::size_t kFields = 8;

/// Column of each field, from 1; 0 = the file does not have it.
struct Columns {
    std::array<std::size_t, kFields> of{};
    std::size_t operator[](Field field) const { return of[static_cast<std::size_t>(field)]; }
    std::size_t& operator[](Field field) { return of[static_cast<std::size_t>(field)]; }
};

/// Finds the columns by their Danish or English names, or as `mapping` (a JSON object "field": "column") says.
Result<Columns> findColumns(const std::vector<std::string_view>& header, const std::string& mapping);

} // namespace trivsel::app::roster
