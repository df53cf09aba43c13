#pragma once

#include "base/result.h"
#include "base/text.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

/// The commands that need no store: definition files and answers in, CSV out (command line contract).
namespace trivsel::app {

struct FileFaults {
    std::vector<std::string> lines; ///< `file:row:column: what`, the first 1,000 …
    std::size_t total = 0;          ///< … of so many
};

struct AnswersRequest {
    std::filesystem::path instrument;
    std::filesystem::path answers;
    std::string rule;                ///< alternative's id; empty = the form's own
    std::filesystem::path out;       ///< empty = standard output
    std::filesystem::path summary;   ///< agree only; empty = none
    bool isExcel = false;            ///< semicolon, decimal comma, BOM
    Language language = Language::Danish;
    std::function<void(double)> progress; ///< 0..1; may be empty
};

/// Each does the whole command: on any fault nothing is written. Faults are told in `faults`, with ErrorCode::BadInput.
Result<void> scoreFile(const AnswersRequest& request, FileFaults& faults, std::vector<std::string>& warnings);
Result<void> agreeFile(const AnswersRequest& request, FileFaults& faults, std::vector<std::string>& warnings);
Result<void> reliabilityFile(const AnswersRequest& request, FileFaults& faults, std::vector<std::string>& warnings);

} // namespace trivsel::app
