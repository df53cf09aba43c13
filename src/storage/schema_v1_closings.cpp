#include "storage/schema.h"

#include <SQLiteCpp/Database.h>

/// Closed periods: what has been told of groups of children.
namespace trivsel::storage {
namespace {

constexpr const char* kClosings = R"sql(
CREATE TABLE closings (
  id INTEGER PRIMARY KEY CHECK (id > 0), institution INTEGER REFERENCES units, -- none: read from another store's file
  by INTEGER NOT NULL REFERENCES users, at INTEGER NOT NULL, figures TEXT NOT NULL -- JSON, as it leaves the store
) STRICT;
CREATE TABLE closing_groups (             -- whom a told group was about: outlives the children, or later periods could be
  closing INTEGER NOT NULL REFERENCES closings, place INTEGER NOT NULL, -- held against it and give somebody away
  children TEXT NOT NULL,                 -- JSON list of ids, which may point at nobody
  PRIMARY KEY (closing, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE closing_children (           -- how each child was then; goes with the child
  closing INTEGER NOT NULL REFERENCES closings, child INTEGER NOT NULL REFERENCES children,
  age_band INTEGER NOT NULL, sex INTEGER NOT NULL, unit INTEGER NOT NULL, was_there_before INTEGER NOT NULL,
  value BLOB NOT NULL,                    -- one byte per variable of the tables: its category
  PRIMARY KEY (closing, child)
) STRICT, WITHOUT ROWID;
CREATE INDEX closing_children_by_child ON closing_children (child);
)sql";

} // namespace

void createClosingsV1(SQLite::Database& db) { db.exec(kClosings); }

} // namespace trivsel::storage
