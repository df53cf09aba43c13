#include "storage/schema.h"

#include <SQLiteCpp/Database.h>

/// Openings with a reason, bars and samples of the log.
namespace trivsel::storage {
namespace {

constexpr const char* kOversight = R"sql(
CREATE TABLE glass_openings (             -- a child outside one's units, opened with a reason
  id INTEGER PRIMARY KEY CHECK (id > 0), child INTEGER NOT NULL REFERENCES children, by INTEGER NOT NULL REFERENCES users,
  reason TEXT NOT NULL, at INTEGER NOT NULL, until INTEGER NOT NULL, seen_by INTEGER REFERENCES users, seen_at INTEGER
) STRICT;
CREATE INDEX glass_openings_by_child ON glass_openings (child);
CREATE TABLE child_bars (                 -- adults who must not see a child
  id INTEGER PRIMARY KEY CHECK (id > 0), child INTEGER NOT NULL REFERENCES children, user INTEGER NOT NULL REFERENCES users,
  relation TEXT NOT NULL CHECK (relation IN ('own_child', 'relative', 'other')), by INTEGER REFERENCES users, at INTEGER NOT NULL,
  lifted_by INTEGER REFERENCES users, lifted_at INTEGER, lifted_why TEXT NOT NULL
) STRICT;
CREATE INDEX child_bars_by_child ON child_bars (child);
CREATE TABLE audit_samples (              -- rows of the log are known by number alone: they outlive the child
  id INTEGER PRIMARY KEY CHECK (id > 0), unit INTEGER REFERENCES units, by INTEGER NOT NULL REFERENCES users,
  at INTEGER NOT NULL, last INTEGER NOT NULL, drawn TEXT NOT NULL, -- JSON
  signed_at INTEGER
) STRICT;
)sql";

} // namespace

void createOversightV1(SQLite::Database& db) { db.exec(kOversight); }

} // namespace trivsel::storage
