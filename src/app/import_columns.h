#pragma once

#include "base/result.h"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Which column of a file holds what: by its heading, or as somebody has chosen. Shared by the lists that are read in.
namespace trivsel::app::imports {

/// One thing that a row may say.
struct FieldName {
    std::string_view field;                ///< the word of the command line contract and of a mapping
    std::vector<std::string_view> columns; ///< headings, in lower case
};

/// The column of each field, from 1; 0 = the file does not have it.
using Matched = std::vector<std::size_t>;

/// By the headings, or as `mapping` (a JSON object "field": "column") says. An error when the mapping does not fit, or two
/// columns could be one field; that a field is missing is the caller's to refuse.
Result<Matched> matchColumns(std::span<const FieldName> fields, const std::vector<std::string>& header, const std::string& mapping);

/// As matchColumns, for telling how the columns are taken so far: by name where the mapping does not fit.
Matched matchedSoFar(std::span<const FieldName> fields, const std::vector<std::string>& header, const std::string& mapping);

/// The mapping that was chosen for files with this header before; empty if none.
using Remembered = std::function<std::string(const std::vector<std::string>& header)>;

/// How a file's columns are taken: for the screen where they can be chosen.
struct Matching {
    std::vector<std::string> headings;
    std::vector<std::string_view> fields; ///< as in FieldName
    Matched of;                           ///< of each field; all 0 where nothing could be matched
};

} // namespace trivsel::app::imports
