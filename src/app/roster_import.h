#pragma once

#include "base/result.h"
#include "base/text.h"
#include "core/import_batch.h"

#include <cstdint>
#include <string>
#include <vector>

namespace trivsel::app {

class Session;
struct JobProgress;
namespace imports { struct Matching; }

/// What a roster file would do, as a difference against the store (command line contract, `import roster`).
struct RosterReport {
    enum class What {
        Added,
        Changed,
        Moved,
        Missing,
        Unchanged,
        Refused,
        NewUnit,
        Kept,     ///< undo: changed by hand since the import, and left as it is
        Doubtful, ///< taken in as new, and perhaps a child that is here already
        Adult,    ///< an adult of a OneRoster folder: placed, or no user here
        Told,     ///< of the file: worth knowing, and nothing follows from it
    };
    struct Row {
        What what = What::Added;
        std::size_t line = 0;  ///< row of the file, 1 = header; 0 for a missing child
        std::size_t column = 0; ///< of the refused cell
        std::string name;      ///< shown to the user on screen and stdout only, never logged
        std::string unit;
        Text detail;           ///< what changed, or why it was refused
        std::string file = {}; ///< of a folder: which one `line` is in
    };
    std::vector<Row> rows;
    std::int32_t added = 0, changed = 0, moved = 0, missing = 0, unchanged = 0, refused = 0;
    std::int32_t doubtful = 0; ///< among `added`
    std::int32_t kept = 0; ///< of an undo: children and units, each with a row
    /// Units of which more than 20 % would be missing: refused unless accepted.
    std::vector<std::string> unitsMissingMany;
    bool wasApplied = false;
    BatchId batch; ///< of an applied import that changed something, or of the undone one
    /// `added N, changed N, moved N, missing N, unchanged N, refused N`
    std::string summary() const;
    /// After an undo, for the screen: that it is done, and by name what was left because it was changed by hand since.
    Text undoneWords() const;
};

struct RosterRequest {
    std::string fileName; ///< for places in faults; the base name as the user gave it
    std::string bytes;    ///< CSV: UTF-8 with or without BOM, or Windows-1252; comma, semicolon or tab
    std::string mapping;  ///< JSON object "field": "column"; empty = as chosen for such a file before, else by name
    std::vector<std::pair<std::string, std::string>> folder = {}; ///< of OneRoster: name and bytes of each file
};

/// Dry run: the difference, and every faulty row. An error only when the file cannot be read as a roster at all (XLSX is
/// met with how to save it as CSV). `progress` and `matching` (how the columns were taken, also in an error) may be null.
Result<RosterReport> previewRoster(const Session& session, const RosterRequest& request, JobProgress* progress = nullptr,
                                   imports::Matching* matching = nullptr);

} // namespace trivsel::app
