#pragma once

#include "base/result.h"
#include "storage/connection.h"

#include <functional>
#include <span>

/// The tables, and the numbered steps from one version to the next.
namespace trivsel::storage {

/// One step; runs in a transaction of its own and sets `user_version` to `to`.
struct Migration {
    int to = 0; ///< one more than the step before
    std::function<void(SQLite::Database&)> apply;
};

/// Every step from an empty file to the newest version.
std::span<const Migration> migrations();

/// The version that this program writes.
int currentSchema();
int schemaOf(Connection& connection);

/// Applies the steps above the file's version, in order. Throws what SQLite throws; the failed step leaves no trace.
void migrate(Connection& connection, std::span<const Migration> steps);

/// The tables of version 1.
void createSchemaV1(SQLite::Database& db);
/// Those of casework, a part of the above.
void createCaseworkV1(SQLite::Database& db);
/// Those of openings with a reason, bars and samples of the log.
void createOversightV1(SQLite::Database& db);
/// Those of closed periods.
void createClosingsV1(SQLite::Database& db);
/// Those of surveys, ratings made elsewhere, handovers and rights.
void createSchoolV1(SQLite::Database& db);

} // namespace trivsel::storage
