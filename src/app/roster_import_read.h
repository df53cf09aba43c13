#pragma once

#include "app/import_columns.h"
#include "app/job_progress.h"
#include "app/roster_import.h"
#include "base/date.h"
#include "core/position.h"

#include <functional>
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
    UnitId district;         ///< OneRoster: where the institution is added, if it is not there; none: to the user's place
    std::string institution; ///< OneRoster: the school's name here; empty where the list does not say
    std::string unit;        ///< OneRoster: empty where the folder has no class for the child now
    std::string name;
    std::string nameKey; ///< nameKey(name)
    std::optional<Date> birthDate;
    std::optional<core::Sex> sex;
    std::string cpr; ///< ten digits or empty
    std::string id;
    /// Has custody; a list names at most two, and what it does not name stays as it is.
    struct Holder {
        std::string name, nameKey;
        bool isProtected = false; ///< name and address; never taken back
    };
    std::vector<Holder> holders;
    bool isProtected = false; ///< name and address; a list can say so, and never take it back
    std::size_t nameColumn = 0, idColumn = 0, cprColumn = 0, unitColumn = 0; ///< of the file, from 1
    std::vector<Refusal> refusals;
    std::vector<Text> warnings;
};

/// Every line with something in it to `take`; errors as of imports::readList().
Result<void> readEntries(const RosterRequest& request, Date today, const std::function<void(const Entry&)>& take,
                         const imports::Remembered& remembered = {}, JobProgress* progress = nullptr, imports::Matching* matching = nullptr);

/// The same name in another spelling of case and spaces.
std::string nameKey(std::string_view name);

} // namespace trivsel::app::roster
