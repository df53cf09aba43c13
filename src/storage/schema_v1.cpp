#include "storage/connection.h"
#include "storage/schema.h"

#include <string>

namespace trivsel::storage {
namespace {

// Days are ISO text, instants are milliseconds since 1970 in UTC, states are words: a row can be read without the
// program. Ids are given by the program, from one sequence over all tables. References are checked at commit
// (PRAGMA defer_foreign_keys in the writer), so that the order within a change is free.

constexpr const char* kAboutTheStore = R"sql(
CREATE TABLE store (
  one          INTEGER PRIMARY KEY CHECK (one = 1),
  store_id     TEXT NOT NULL,             -- also in the key file and in the first 16 bytes
  lineage      TEXT NOT NULL,             -- a restore begins a new one and so is no rollback
  created_at   INTEGER NOT NULL,
  generation   INTEGER NOT NULL,          -- one more for every change
  audit_seq    INTEGER NOT NULL,          -- the newest audit row and its hash
  audit_hash   TEXT NOT NULL
) STRICT;
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE definitions (                -- the bytes of every definition in use, so that old results keep their own
  kind TEXT NOT NULL, sha256 TEXT NOT NULL, id TEXT NOT NULL, version TEXT NOT NULL, bytes BLOB NOT NULL,
  UNIQUE (kind, sha256)
) STRICT;
CREATE TABLE instrument_refs (            -- which form a rating was made with
  key INTEGER PRIMARY KEY, id TEXT NOT NULL, version TEXT NOT NULL, sha256 TEXT NOT NULL,
  UNIQUE (sha256, id, version)
) STRICT;
CREATE TABLE audit (                      -- what was read and changed, without any name
  seq       INTEGER PRIMARY KEY,
  at        INTEGER NOT NULL,
  user      INTEGER NOT NULL,
  role      TEXT NOT NULL,
  action    TEXT NOT NULL,
  pseudonym TEXT NOT NULL,
  scope     TEXT NOT NULL,
  count     INTEGER NOT NULL,
  purpose   TEXT NOT NULL,
  hash      TEXT NOT NULL                 -- SHA-256 over this row and the hash of the row before
) STRICT;
CREATE INDEX audit_by_pseudonym ON audit (pseudonym) WHERE pseudonym <> '';
)sql";

constexpr const char* kPeople = R"sql(
CREATE TABLE roles (role TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO roles VALUES ('pedagogue'), ('teacher'), ('leader'), ('consultant'), ('administrator');
CREATE TABLE units (
  id      INTEGER PRIMARY KEY CHECK (id > 0),
  parent  INTEGER REFERENCES units,
  kind    TEXT NOT NULL CHECK (kind IN ('municipality', 'district', 'institution', 'unit')),
  setting TEXT NOT NULL,
  name    TEXT NOT NULL,
  closed  INTEGER NOT NULL
) STRICT;
CREATE INDEX units_by_parent ON units (parent);
CREATE TABLE users (
  id INTEGER PRIMARY KEY CHECK (id > 0), name TEXT NOT NULL UNIQUE, role TEXT NOT NULL REFERENCES roles,
  from_day TEXT NOT NULL, to_day TEXT     -- a deputy is a leader with an end
) STRICT;
CREATE TABLE user_memberships (
  id INTEGER PRIMARY KEY CHECK (id > 0), user INTEGER NOT NULL REFERENCES users, unit INTEGER NOT NULL REFERENCES units,
  from_day TEXT NOT NULL, to_day TEXT
) STRICT;
CREATE INDEX user_memberships_by_user ON user_memberships (user);
CREATE INDEX user_memberships_by_unit ON user_memberships (unit);
CREATE TABLE children (
  id                INTEGER PRIMARY KEY CHECK (id > 0),
  name              TEXT NOT NULL,
  birth_date        TEXT NOT NULL,
  sex               TEXT,
  cpr               TEXT NOT NULL,
  external_id       TEXT NOT NULL,
  pseudonym         TEXT NOT NULL UNIQUE CHECK (length(pseudonym) = 16), -- random; the audit knows no other name
  protected_address INTEGER NOT NULL,
  contact_adult     INTEGER REFERENCES users
) STRICT;
CREATE TABLE child_memberships (
  id INTEGER PRIMARY KEY CHECK (id > 0), child INTEGER NOT NULL REFERENCES children, unit INTEGER NOT NULL REFERENCES units,
  from_day TEXT NOT NULL, to_day TEXT
) STRICT;
CREATE INDEX child_memberships_by_child ON child_memberships (child);
CREATE INDEX child_memberships_by_unit ON child_memberships (unit);
CREATE TABLE siblings (
  a INTEGER NOT NULL REFERENCES children ON DELETE CASCADE, b INTEGER NOT NULL REFERENCES children ON DELETE CASCADE,
  PRIMARY KEY (a, b), CHECK (a < b)
) STRICT, WITHOUT ROWID;
CREATE INDEX siblings_by_b ON siblings (b);
CREATE TABLE custody_holders (
  id INTEGER PRIMARY KEY CHECK (id > 0), child INTEGER NOT NULL REFERENCES children ON DELETE CASCADE, name TEXT NOT NULL,
  contact TEXT NOT NULL, protected_address INTEGER NOT NULL, needs_interpreter INTEGER NOT NULL, to_day TEXT
) STRICT;
CREATE INDEX custody_holders_by_child ON custody_holders (child);
CREATE TABLE import_batches (
  id INTEGER PRIMARY KEY CHECK (id > 0), kind TEXT NOT NULL, file_sha256 TEXT NOT NULL, at INTEGER NOT NULL,
  by INTEGER REFERENCES users, added INTEGER NOT NULL, changed INTEGER NOT NULL, moved INTEGER NOT NULL,
  missing INTEGER NOT NULL, unchanged INTEGER NOT NULL, refused INTEGER NOT NULL, undone_at INTEGER,
  inverse TEXT NOT NULL                   -- JSON: all that is needed to undo it
) STRICT;
)sql";

constexpr const char* kRounds = R"sql(
CREATE TABLE rounds (
  id               INTEGER PRIMARY KEY CHECK (id > 0),
  unit             INTEGER NOT NULL REFERENCES units,
  title_da         TEXT NOT NULL, title_en TEXT NOT NULL,
  window_from      TEXT NOT NULL, window_to TEXT NOT NULL,
  opened_at        INTEGER NOT NULL, opened_by INTEGER REFERENCES users, open_reason TEXT NOT NULL,
  closed_at        INTEGER, closed_by INTEGER REFERENCES users, reopen_reason TEXT NOT NULL,
  raters_per_child INTEGER NOT NULL, scheme TEXT NOT NULL, municipality TEXT NOT NULL,
  calendar         TEXT                   -- version of the holiday calendar in use (setting calendar.version)
) STRICT;
CREATE INDEX rounds_by_unit ON rounds (unit);
CREATE TABLE round_children (
  round INTEGER NOT NULL REFERENCES rounds, child INTEGER NOT NULL REFERENCES children,
  instrument INTEGER REFERENCES instrument_refs, -- none: there is no form for the age
  joined TEXT NOT NULL, left_day TEXT, no_position_reason TEXT NOT NULL, reason_by INTEGER REFERENCES users,
  PRIMARY KEY (round, child)
) STRICT, WITHOUT ROWID;
CREATE INDEX round_children_by_child ON round_children (child);
CREATE TABLE ratings (
  id           INTEGER PRIMARY KEY CHECK (id > 0),
  round        INTEGER NOT NULL REFERENCES rounds,
  child        INTEGER NOT NULL REFERENCES children,
  rater        INTEGER NOT NULL REFERENCES users,
  unit         INTEGER NOT NULL REFERENCES units, -- of the round, so that a row tells its place by itself
  instrument   INTEGER NOT NULL REFERENCES instrument_refs,
  answers      TEXT NOT NULL,             -- in item order: index of the option, 'n' = not seen, empty = no answer
  reviewed     TEXT NOT NULL,             -- ids of areas, one a line
  started_at   INTEGER NOT NULL,
  done_at      INTEGER,
  own_position TEXT,
  from_outside INTEGER NOT NULL,
  typed_in_by INTEGER REFERENCES users, paper_on TEXT, -- of a form that was filled in on paper
  UNIQUE (round, child, rater)
) STRICT;
CREATE INDEX ratings_by_child ON ratings (child);
CREATE TABLE rating_comments (
  rating INTEGER NOT NULL REFERENCES ratings ON DELETE CASCADE,
  place INTEGER NOT NULL,                 -- order
  item TEXT NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY (rating, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE common_positions (
  id           INTEGER PRIMARY KEY CHECK (id > 0),
  round        INTEGER NOT NULL REFERENCES rounds,
  child        INTEGER NOT NULL REFERENCES children,
  position     TEXT NOT NULL, suggested TEXT,
  at           INTEGER NOT NULL, by INTEGER REFERENCES users,
  participants TEXT NOT NULL,             -- ids of users, with commas
  watch_for    TEXT NOT NULL, look_again TEXT, environment TEXT NOT NULL, comment TEXT NOT NULL,
  UNIQUE (round, child)
) STRICT;
CREATE INDEX common_positions_by_child ON common_positions (child);
CREATE TABLE team_drafts (                -- chosen and typed in the common rating, not agreed yet
  round INTEGER NOT NULL REFERENCES rounds, child INTEGER NOT NULL REFERENCES children,
  chosen TEXT, watch_for TEXT NOT NULL, look_again TEXT, environment TEXT NOT NULL, comment TEXT NOT NULL,
  by INTEGER REFERENCES users, at INTEGER NOT NULL,
  PRIMARY KEY (round, child)
) STRICT, WITHOUT ROWID;
CREATE INDEX team_drafts_by_child ON team_drafts (child);
CREATE TABLE round_bystanders (           -- saw the others' answers without a rating of their own
  round INTEGER NOT NULL REFERENCES rounds, child INTEGER NOT NULL REFERENCES children,
  user INTEGER NOT NULL REFERENCES users, at INTEGER NOT NULL,
  PRIMARY KEY (round, child, user)
) STRICT, WITHOUT ROWID;
CREATE INDEX round_bystanders_by_child ON round_bystanders (child);
)sql";

constexpr const char* kActions = R"sql(
-- A guide's words are the same for every child: once each, so that opening does not read them thousands of times. What
-- adults typed about one child stays in its own step's row and goes with it.
CREATE TABLE step_words (
  id    INTEGER PRIMARY KEY,
  words TEXT NOT NULL UNIQUE              -- JSON: title, action, why, then the reasons, each [Danish, English]
) STRICT;
CREATE TABLE steps (
  id          INTEGER PRIMARY KEY CHECK (id > 0),
  child       INTEGER NOT NULL REFERENCES children,
  round       INTEGER REFERENCES rounds,
  acute       INTEGER REFERENCES acute_cases,
  guide       TEXT NOT NULL, guide_step TEXT NOT NULL,
  words       INTEGER REFERENCES step_words, -- of a guide's step, or …
  own_words   TEXT CHECK ((words IS NULL) <> (own_words IS NULL)), -- … of an own step, in the same form
  kind        TEXT NOT NULL, who TEXT NOT NULL,
  responsible INTEGER REFERENCES users, person TEXT NOT NULL, organisation TEXT NOT NULL,
  due         TEXT, calendar TEXT,        -- version of the holiday calendar that the due day was counted with
  due_by_hand INTEGER NOT NULL,           -- an adult chose the day
  rung        TEXT NOT NULL,
  minimum     INTEGER NOT NULL, reaches_parents INTEGER NOT NULL, reaches_child INTEGER NOT NULL,
  status      TEXT NOT NULL CHECK (status IN ('open', 'done', 'set_aside')),
  status_reason TEXT NOT NULL, status_by INTEGER REFERENCES users, status_at INTEGER,
  created_at  INTEGER NOT NULL, created_by INTEGER REFERENCES users
) STRICT;
CREATE INDEX steps_by_child ON steps (child);
CREATE TABLE step_children (              -- other children whom one step serves
  step INTEGER NOT NULL REFERENCES steps ON DELETE CASCADE, place INTEGER NOT NULL,
  child INTEGER NOT NULL REFERENCES children,
  PRIMARY KEY (step, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX step_children_by_child ON step_children (child);
CREATE TABLE gate_answers (
  id INTEGER PRIMARY KEY CHECK (id > 0), child INTEGER NOT NULL REFERENCES children,
  answer TEXT NOT NULL CHECK (answer IN ('no', 'yes', 'doubt', 'released')), by INTEGER REFERENCES users,
  at INTEGER NOT NULL, authority TEXT NOT NULL, authority_on TEXT
) STRICT;
CREATE INDEX gate_answers_by_child ON gate_answers (child);
)sql";

} // namespace

void createSchemaV1(SQLite::Database& db)
{
    for (const char* part : {kAboutTheStore, kPeople, kRounds, kActions}) db.exec(part);
    createCaseworkV1(db);
    createOversightV1(db);
    createClosingsV1(db);
    createSchoolV1(db);
    db.exec("PRAGMA application_id=" + std::to_string(kApplicationId));
}

} // namespace trivsel::storage
