#include "storage/schema.h"

namespace trivsel::storage {
namespace {

// What adults write about one child stands in the child's own rows and goes with them. Lists that are only ever read and
// written whole (words, views, participants) are JSON in their record's row.
constexpr const char* kCasework = R"sql(
CREATE TABLE concerns (
  id INTEGER PRIMARY KEY CHECK (id > 0), child INTEGER NOT NULL REFERENCES children,
  kind TEXT NOT NULL, origin TEXT NOT NULL, origin_name TEXT NOT NULL, ground TEXT NOT NULL,
  seen_on TEXT NOT NULL, seen TEXT NOT NULL, markers TEXT NOT NULL,
  readers TEXT NOT NULL,                  -- JSON: ids of users
  restricted_note TEXT NOT NULL,
  by INTEGER REFERENCES users, at INTEGER NOT NULL,
  outcome TEXT, outcome_text TEXT NOT NULL, outcome_by INTEGER REFERENCES users, outcome_at INTEGER
) STRICT;
CREATE INDEX concerns_by_child ON concerns (child);
CREATE TABLE acute_cases (
  id INTEGER PRIMARY KEY CHECK (id > 0), child INTEGER NOT NULL REFERENCES children,
  about TEXT NOT NULL, suspected INTEGER REFERENCES users, by INTEGER REFERENCES users, at INTEGER NOT NULL,
  words TEXT NOT NULL, told TEXT NOT NULL, -- JSON
  ended_at INTEGER, ended_by INTEGER REFERENCES users, ended_why TEXT NOT NULL
) STRICT;
CREATE INDEX acute_cases_by_child ON acute_cases (child);
CREATE TABLE notifications (
  id INTEGER PRIMARY KEY CHECK (id > 0), child INTEGER NOT NULL REFERENCES children,
  views TEXT NOT NULL,                    -- JSON
  leader_view TEXT NOT NULL, leader INTEGER REFERENCES users,
  seen TEXT NOT NULL, tried TEXT NOT NULL, said TEXT NOT NULL, knows TEXT NOT NULL,
  needs_interpreter INTEGER NOT NULL, interpreter_language TEXT NOT NULL,
  by INTEGER REFERENCES users, at INTEGER NOT NULL,
  sent_on TEXT, channel TEXT NOT NULL, receipt_on TEXT,
  parents TEXT NOT NULL, parents_why_not TEXT NOT NULL, feedback_on TEXT, feedback TEXT NOT NULL
) STRICT;
CREATE INDEX notifications_by_child ON notifications (child);
CREATE TABLE action_plans (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  goal TEXT NOT NULL, goal_with TEXT NOT NULL, strengths TEXT NOT NULL, works TEXT NOT NULL, worries TEXT NOT NULL,
  environment TEXT NOT NULL, child_says TEXT NOT NULL, child_mapped_by TEXT NOT NULL, child_why_not TEXT NOT NULL,
  parents_say TEXT NOT NULL, staff_say TEXT NOT NULL,
  steps TEXT NOT NULL,                    -- JSON: ids of steps, in the order of the plan
  together TEXT NOT NULL, participants TEXT NOT NULL, rung TEXT NOT NULL, follow_up_on TEXT, ready INTEGER NOT NULL,
  by INTEGER REFERENCES users, at INTEGER NOT NULL,
  follow_ups TEXT NOT NULL,
  closed_at INTEGER, closed_by INTEGER REFERENCES users, closed_why TEXT NOT NULL
) STRICT;
CREATE TABLE plan_children (
  plan INTEGER NOT NULL REFERENCES action_plans ON DELETE CASCADE, place INTEGER NOT NULL,
  child INTEGER NOT NULL REFERENCES children,
  PRIMARY KEY (plan, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX plan_children_by_child ON plan_children (child);
CREATE TABLE case_notes (                 -- append-only but for where it was journalised
  id INTEGER PRIMARY KEY CHECK (id > 0), child INTEGER NOT NULL REFERENCES children,
  said_by TEXT NOT NULL, source TEXT NOT NULL, said_on TEXT NOT NULL, text TEXT NOT NULL,
  corrects INTEGER REFERENCES case_notes, by INTEGER REFERENCES users, at INTEGER NOT NULL,
  journalised_in TEXT NOT NULL, journalised_on TEXT
) STRICT;
CREATE INDEX case_notes_by_child ON case_notes (child);
CREATE TABLE missing_offers (
  id INTEGER PRIMARY KEY CHECK (id > 0), unit INTEGER NOT NULL REFERENCES units, what TEXT NOT NULL, rung TEXT NOT NULL,
  by INTEGER REFERENCES users, at INTEGER NOT NULL
) STRICT;
CREATE TABLE requests (
  id INTEGER PRIMARY KEY CHECK (id > 0), child INTEGER NOT NULL REFERENCES children,
  recipient TEXT NOT NULL, purpose TEXT NOT NULL, by INTEGER REFERENCES users, at INTEGER NOT NULL,
  sent_on TEXT, received_on TEXT, answered_on TEXT, answer TEXT, answer_text TEXT NOT NULL,
  responsible INTEGER REFERENCES users
) STRICT;
CREATE INDEX requests_by_child ON requests (child);
CREATE TABLE consents (
  id INTEGER PRIMARY KEY CHECK (id > 0), child INTEGER NOT NULL REFERENCES children,
  holder INTEGER REFERENCES custody_holders, -- none: the young person
  recipient TEXT NOT NULL, what TEXT NOT NULL, purpose TEXT NOT NULL, given INTEGER NOT NULL,
  from_day TEXT NOT NULL, until_day TEXT, withdrawn_on TEXT, by INTEGER REFERENCES users, at INTEGER NOT NULL
) STRICT;
CREATE INDEX consents_by_child ON consents (child);
CREATE TABLE absence_days (
  child INTEGER NOT NULL REFERENCES children, day TEXT NOT NULL, kind TEXT NOT NULL, part REAL NOT NULL CHECK (part > 0 AND part <= 1),
  PRIMARY KEY (child, day, kind)
) STRICT, WITHOUT ROWID;
CREATE TABLE visits (
  id INTEGER PRIMARY KEY CHECK (id > 0), unit INTEGER NOT NULL REFERENCES units, kind TEXT NOT NULL,
  held_on TEXT NOT NULL, words TEXT NOT NULL, by INTEGER REFERENCES users, at INTEGER NOT NULL
) STRICT;
CREATE INDEX visits_by_unit ON visits (unit);
CREATE TABLE meetings (
  id INTEGER PRIMARY KEY CHECK (id > 0), child INTEGER REFERENCES children, unit INTEGER REFERENCES units,
  tool TEXT NOT NULL, on_day TEXT NOT NULL, held INTEGER NOT NULL, names INTEGER NOT NULL,
  participants TEXT NOT NULL, words TEXT NOT NULL, -- JSON
  agreed TEXT NOT NULL, by INTEGER REFERENCES users, at INTEGER NOT NULL,
  CHECK ((child IS NULL) <> (unit IS NULL))
) STRICT;
CREATE INDEX meetings_by_child ON meetings (child);
CREATE TABLE papers (                     -- documents that left the program
  id INTEGER PRIMARY KEY CHECK (id > 0), child INTEGER NOT NULL REFERENCES children, kind TEXT NOT NULL,
  goes_home INTEGER NOT NULL, by INTEGER REFERENCES users, at INTEGER NOT NULL
) STRICT;
CREATE INDEX papers_by_child ON papers (child);
CREATE TABLE circumstances (
  child INTEGER PRIMARY KEY REFERENCES children, flags TEXT NOT NULL, -- JSON
  placed_on TEXT, by INTEGER REFERENCES users, at INTEGER NOT NULL
) STRICT;
)sql";

} // namespace

void createCaseworkV1(SQLite::Database& db) { db.exec(kCasework); }

} // namespace trivsel::storage
