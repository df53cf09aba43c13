#pragma once

#include "storage/restore.h"
#include "storage/store_row.h"

#include <optional>
#include <string>

/// Whether a file is whole: its pages, how they hang together, its references, its audit chain.
namespace trivsel::storage {

/// Rows per table, in byte order of name.
std::vector<std::pair<std::string, std::int64_t>> countRows(Connection& c);

/// What is wrong with the file, in words for the log, or nothing. Every page must be authentic already
/// (authenticateAllPages). Throws what SQLite throws.
std::optional<std::string> wholeFault(Connection& c, const StoreRow& row);

/// Opens `file` to read alone and looks through all of it. Errors: StoreDamaged, StoreNewer, Failed.
Result<VerifiedStore> verifyWithKey(const std::filesystem::path& file, const Secret& dataKey, const std::string& storeId);

} // namespace trivsel::storage
