#pragma once

#include "app/import_columns.h"
#include "app/job_progress.h"
#include "app/roster_import.h"
#include "exchange/csv.h"

#include <functional>
#include <string_view>
#include <vector>

/// A list row by row: what rosters and absence lists have in common.
namespace trivsel::app::imports {

/// What a kind of list holds.
struct ListForm {
    std::span<const FieldName> fields;
    /// The columns by their headings or as the mapping says; an error where one is missing that the list cannot do without.
    Result<Matched> (*findColumns)(const std::vector<std::string>& header, const std::string& mapping);
};

/// One row with something in it. Cells are good until the next.
struct ListRow {
    std::size_t line = 0; ///< of the file, 1 = header
    const Matched& columns;
    const std::vector<std::string_view>& cells;
    const std::vector<exchange::CsvFault>& syntax; ///< what is wrong with the cells as such

    std::size_t column(std::size_t field) const { return columns[field]; } ///< from 1; 0 = the list does not have it
    /// Without white space at both ends; empty where the row or the list does not have it.
    std::string_view cell(std::size_t field) const;
};

/// Gives every row to `take`. The columns are those of the request's mapping, else those that were chosen for such a header
/// before, else told by name. An error when the file is no such list at all, or when whoever waits does not want it any
/// more; what was taken before it then counts for nothing. `progress` and `matching` (how the columns were taken, also in
/// an error) may be null.
Result<void> readList(const RosterRequest& request, const ListForm& form, const Remembered& remembered, JobProgress* progress,
                      Matching* matching, const std::function<void(const ListRow&)>& take);

/// What a reader says when it was stopped.
Error stoppedReading();

} // namespace trivsel::app::imports
