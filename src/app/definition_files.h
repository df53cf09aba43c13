#pragma once

#include "base/result.h"
#include "base/text.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace trivsel::definitions {
class Catalog;
}

/// Definition files for the command line: `check`, `plan`, and the catalog that other commands need.
namespace trivsel::app {

struct FileFaults;

/// Everything under a data folder, read once.
Result<std::shared_ptr<const definitions::Catalog>> loadCatalog(const std::filesystem::path& dataDir);

struct CheckReport {
    std::size_t files = 0;
    std::size_t faultyFiles = 0;
};
/// Validates every definition file under `dir`; each fault is a line of `faults` (all of them, not the first 1,000:
/// the list is what the command is for).
Result<CheckReport> checkFiles(const std::filesystem::path& dir, Language language, FileFaults& faults);

struct PlanRequest {
    std::filesystem::path dataDir;
    std::string municipality;
    std::filesystem::path guide; ///< empty: the profile's own
    std::filesystem::path caseFile;
    Language language = Language::Danish;
};
/// The steps for one described case as JSON (guide-format.md, `plan --case`). A step without a date says in `due_from`
/// what it is counted from. Faults of both files, also of what they say of the profile and the forms, are told in
/// `faults`, all at once.
Result<std::string> planJson(const PlanRequest& request, FileFaults& faults);

} // namespace trivsel::app
