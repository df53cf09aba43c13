#pragma once

#include "app/import_columns.h"
#include "app/job_progress.h"
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
    std::string file;        ///< of a folder; empty for a list
    std::string institution; ///< OneRoster: the school's name here; empty where the list does not say
    std::string unit;        ///< OneRoster: empty where the folder has no class for the child now
    std::string name;
    std::optional<Date> birthDate;
    std::optional<core::Sex> sex;
    std::string cpr; ///< ten digits or empty
    std::string id;
    bool isProtected = false; ///< name and address; a list can say so, and never take it back
    std::size_t nameColumn = 0, idColumn = 0, cprColumn = 0, unitColumn = 0; ///< of the file, from 1
    std::vector<Refusal> refusals;
    std::vector<Text> warnings;
};

/// All lines with something in them. An error when the file is no roster at all: what SpreadsheetTable refuses, no header
/// with the columns needed, a mapping that does not fit, or when whoever waits does not want it any more. Without a mapping
/// the one that was chosen for such a file before is used. `matching`: how the columns were taken, also in an error.
Result<std::vector<Entry>> readEntries(const RosterRequest& request, Date today, const imports::Remembered& remembered = {},
                                       JobProgress* progress = nullptr, imports::Matching* matching = nullptr);

/// What the reader of an import says when it was stopped.
Error stoppedReading();

/// The same name in another spelling of case and spaces.
std::string nameKey(std::string_view name);

} // namespace trivsel::app::roster
