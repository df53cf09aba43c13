#include "storage/schema.h"

#include <SQLiteCpp/Database.h>

/// Pupils' surveys, ratings made elsewhere, handovers, and what parents have a right to.
namespace trivsel::storage {
namespace {

constexpr const char* kSchool = R"sql(
CREATE TABLE surveys (                    -- of an anonymous one the released tables alone
  id INTEGER PRIMARY KEY CHECK (id > 0), institution INTEGER NOT NULL REFERENCES units,
  kind TEXT NOT NULL CHECK (kind IN ('anonymous', 'named', 'class_figures')),
  form TEXT NOT NULL, form_version TEXT NOT NULL, form_sha256 TEXT NOT NULL, name TEXT NOT NULL,
  from_day TEXT NOT NULL, to_day TEXT NOT NULL, reader INTEGER REFERENCES users, told_on TEXT, told TEXT NOT NULL,
  pulse_of INTEGER REFERENCES surveys, file_sha256 TEXT NOT NULL, figures TEXT NOT NULL, -- JSON
  by INTEGER REFERENCES users, at INTEGER NOT NULL
) STRICT;
CREATE TABLE survey_classes (
  survey INTEGER NOT NULL REFERENCES surveys ON DELETE CASCADE, unit INTEGER NOT NULL REFERENCES units,
  pupils INTEGER NOT NULL, answered INTEGER NOT NULL, proposals TEXT NOT NULL, -- JSON
  shown_on TEXT, pulse_on TEXT, plan INTEGER REFERENCES action_plans,
  PRIMARY KEY (survey, unit)
) STRICT, WITHOUT ROWID;
CREATE TABLE survey_pupils (              -- named local surveys only
  survey INTEGER NOT NULL REFERENCES surveys ON DELETE CASCADE, child INTEGER NOT NULL REFERENCES children,
  unit INTEGER NOT NULL REFERENCES units, answers BLOB NOT NULL, on_day TEXT NOT NULL, alarms TEXT NOT NULL, -- JSON
  seen_by INTEGER REFERENCES users, seen_at INTEGER, seen_words TEXT NOT NULL,
  PRIMARY KEY (survey, child)
) STRICT, WITHOUT ROWID;
CREATE INDEX survey_pupils_by_child ON survey_pupils (child);
CREATE TABLE rating_packages (            -- ratings that are made on another computer
  id INTEGER PRIMARY KEY CHECK (id > 0), code TEXT NOT NULL UNIQUE, key TEXT NOT NULL,
  round INTEGER NOT NULL REFERENCES rounds, rater INTEGER NOT NULL REFERENCES users,
  by INTEGER REFERENCES users, at INTEGER NOT NULL, returned_at INTEGER
) STRICT;
)sql";

constexpr const char* kTransitions = R"sql(
CREATE TABLE handovers (
  id INTEGER PRIMARY KEY CHECK (id > 0), child INTEGER NOT NULL REFERENCES children,
  from_place TEXT NOT NULL, to_place TEXT NOT NULL, receiver TEXT NOT NULL, moves_on TEXT,
  words TEXT NOT NULL,                    -- JSON: [[field, text], …]
  with_parents_on TEXT, ground TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('draft', 'sent', 'accepted', 'sent_back', 'set_aside')),
  incoming INTEGER NOT NULL, paper INTEGER NOT NULL, code TEXT NOT NULL, key TEXT NOT NULL,
  content TEXT NOT NULL,                  -- JSON as it was sent or received
  sent_on TEXT, answered_on TEXT, answer TEXT NOT NULL, by INTEGER REFERENCES users, at INTEGER NOT NULL
) STRICT;
CREATE INDEX handovers_by_child ON handovers (child);
CREATE TABLE ruler_marks (                -- Trivselslinealen
  id INTEGER PRIMARY KEY CHECK (id > 0), child INTEGER NOT NULL REFERENCES children, on_day TEXT NOT NULL,
  phase TEXT NOT NULL, effort TEXT NOT NULL,
  child_at INTEGER CHECK (child_at BETWEEN 1 AND 5), care_at INTEGER CHECK (care_at BETWEEN 1 AND 5),
  protective TEXT NOT NULL, risks TEXT NOT NULL, -- JSON
  words TEXT NOT NULL, by INTEGER REFERENCES users, at INTEGER NOT NULL
) STRICT;
CREATE INDEX ruler_marks_by_child ON ruler_marks (child);
)sql";

constexpr const char* kRights = R"sql(
CREATE TABLE information_given (
  id INTEGER PRIMARY KEY CHECK (id > 0), child INTEGER NOT NULL REFERENCES children, on_day TEXT NOT NULL,
  how TEXT NOT NULL, by INTEGER REFERENCES users, at INTEGER NOT NULL
) STRICT;
CREATE INDEX information_given_by_child ON information_given (child);
CREATE TABLE corrections (
  id INTEGER PRIMARY KEY CHECK (id > 0), child INTEGER NOT NULL REFERENCES children, about TEXT NOT NULL,
  said_by TEXT NOT NULL, on_day TEXT NOT NULL, words TEXT NOT NULL, answer TEXT NOT NULL, answered_on TEXT,
  answered_by INTEGER REFERENCES users, by INTEGER REFERENCES users, at INTEGER NOT NULL
) STRICT;
CREATE INDEX corrections_by_child ON corrections (child);
CREATE TABLE holds (
  id INTEGER PRIMARY KEY CHECK (id > 0), child INTEGER NOT NULL REFERENCES children, kind TEXT NOT NULL, why TEXT NOT NULL,
  by INTEGER REFERENCES users, at INTEGER NOT NULL, lifted_by INTEGER REFERENCES users, lifted_at INTEGER, lifted_why TEXT NOT NULL
) STRICT;
CREATE INDEX holds_by_child ON holds (child);
CREATE TABLE erasures (                   -- outlive the child: they name nobody
  id INTEGER PRIMARY KEY CHECK (id > 0), pseudonym TEXT NOT NULL, why TEXT NOT NULL,
  by INTEGER REFERENCES users, at INTEGER NOT NULL
) STRICT;
CREATE TABLE insight_decisions (
  id INTEGER PRIMARY KEY CHECK (id > 0), child INTEGER NOT NULL REFERENCES children,
  what TEXT NOT NULL CHECK (what IN ('record', 'log')), given INTEGER NOT NULL, ground TEXT NOT NULL,
  by INTEGER REFERENCES users, at INTEGER NOT NULL
) STRICT;
CREATE INDEX insight_decisions_by_child ON insight_decisions (child);
CREATE TABLE consent_exceptions (
  id INTEGER PRIMARY KEY CHECK (id > 0), child INTEGER NOT NULL REFERENCES children, recipient TEXT NOT NULL,
  what TEXT NOT NULL, ground TEXT NOT NULL, reason TEXT NOT NULL, by INTEGER REFERENCES users, at INTEGER NOT NULL,
  decided_by INTEGER REFERENCES users, decided_at INTEGER, granted INTEGER NOT NULL, words TEXT NOT NULL
) STRICT;
CREATE INDEX consent_exceptions_by_child ON consent_exceptions (child);
)sql";

} // namespace

void createSchoolV1(SQLite::Database& db) { for (const char* part : {kSchool, kTransitions, kRights}) db.exec(part); }

} // namespace trivsel::storage
