#pragma once

#include "app/roster_import.h"
#include "base/date.h"
#include "core/position.h"

#include <optional>
#include <string>
#include <vector>

/// From the bytes of a roster to its rows, each sound or with what is wrong. For roster_import alone.
namespace trivsel::app::roster {

/// A cell that cannot be used.
struct Refusal {
    std::size_t column = 0; ///< of the file, from 1; 0 = the row as a whole
    Text what;
};

/// One line of the roster. Optional fields that the file does not have, or leaves empty, are empty: they change
/// nothing.
struct Entry {
    std::size_t line = 0;
    std::string unit;
    std::string name;
    std::optional<Date> birthDate;
    std::optional<core::Sex> sex;
    std::string cpr; ///< ten digits or empty
    std::string id;
    std::size_t nameColumn = 0, idColumn = 0, cprColumn = 0, unitColumn = 0; ///< of the file, from 1
    std::vector<Refusal> refusals;
    std::vector<Text> warnings;
};

/// All lines with something in them. An error when the file is no roster at all: a workbook, no text, no header with
/// the columns needed, a mapping that does not fit.
Result<std::vector<Entry>> readEntries(const RosterRequest& request, Date today);

/// The same name in another spelling of case and spaces.
std::string nameKey(std::string_view name);

} // namespace trivsel::app::roster
