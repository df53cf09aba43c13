#pragma once

#include "app/import_columns.h"
#include "app/job_progress.h"
#include "app/roster_import.h"

#include <cstddef>
#include <filesystem>
#include <optional>

/// A file or folder that somebody wants to read in: its bytes, what it is a list of, and what it would do.
namespace trivsel::app {

inline constexpr std::size_t kMostImportBytes = 256 * 1024 * 1024; ///< far beyond any municipality's lists

/// The bytes of a list, or of the files of a OneRoster folder: also when one of its files is named, and when the folder
/// holds nothing but the folder. Waits for the disk.
Result<RosterRequest> readImportFile(const std::filesystem::path& path);

enum class ImportKind { Roster, Absence };

/// A dry run for the page where columns can be chosen.
struct ImportPreview {
    ImportKind kind = ImportKind::Roster;
    imports::Matching matching; ///< empty for a folder, and when the file has no header
    std::optional<RosterReport> report;
    std::optional<Error> fault; ///< instead of `report`
};
/// `chosen`: none = as the header tells.
ImportPreview previewImport(const Session& session, const RosterRequest& request, std::optional<ImportKind> chosen, JobProgress* progress);

/// The mapping that these choices are: "field": "column", empty where no column is it.
std::string mappingOf(const imports::Matching& matching);

} // namespace trivsel::app
