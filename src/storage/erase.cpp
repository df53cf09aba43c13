#include "storage/row_fields.h"
#include "storage/row_json.h"
#include "storage/rows.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

/// A child's way out of the store. A test asks SQLite for every column that points at a child, so that a new table cannot
/// be forgotten here.
namespace trivsel::storage {
namespace {

/// What stands where an erased name stood in words about others.
constexpr const char* kInstead = "[slettet]";

/// Rows that are about one child alone: gone with it. What points at others of them stands before those.
constexpr std::array<std::string_view, 29> kOwnTables{
    "consents", "custody_holders", "round_children", "ratings", "common_positions", "team_drafts", "round_bystanders", "gate_answers",
    "concerns", "notifications", "case_notes", "requests", "absence_days", "meetings", "papers", "circumstances", "glass_openings",
    "child_bars", "closing_children", "survey_pupils", "handovers", "ruler_marks", "information_given", "corrections", "holds",
    "insight_decisions", "consent_exceptions", "child_memberships", "acute_cases"};

void run(Connection& c, const std::string& sql, std::int64_t id)
{
    SQLite::Statement statement(c.db(), sql);
    statement.bind(1, id);
    statement.exec();
}

/// A step or plan that serves other children too goes on without this one; a step of its own passes to the next of them.
void leaveShared(Connection& c, ChildId child)
{
    run(c, "DELETE FROM step_children WHERE child = ?", child.value);
    c.db().exec("UPDATE steps SET acute = NULL, round = NULL, child = (SELECT k.child FROM step_children k WHERE k.step = steps.id ORDER BY k.place LIMIT 1) "
                "WHERE child = " + std::to_string(child.value) + " AND id IN (SELECT step FROM step_children)");
    c.db().exec("DELETE FROM step_children WHERE child = (SELECT s.child FROM steps s WHERE s.id = step)");
    run(c, "DELETE FROM steps WHERE child = ?", child.value);
    run(c, "DELETE FROM plan_children WHERE child = ?", child.value);
    c.db().exec("UPDATE survey_classes SET plan = NULL WHERE plan IN (SELECT id FROM action_plans WHERE id NOT IN (SELECT plan FROM plan_children))");
    c.db().exec("DELETE FROM action_plans WHERE id NOT IN (SELECT plan FROM plan_children)");
}

/// What imports kept of the child, to be undone.
void leaveImports(Connection& c, ChildId child)
{
    const auto isChild = [&](const core::Child& k) { return k.id == child; };
    const auto isOfChild = [&](const auto& row) { return row.child == child; };
    for (core::ImportBatch& batch : readBatches(c)) {
        const core::ImportBatch before = batch;
        auto& inverse = batch.inverse;
        std::erase(inverse.addedChildren, child);
        std::erase_if(inverse.childrenBefore, isChild);
        std::erase_if(inverse.membershipsBefore, isOfChild);
        std::erase_if(inverse.absencesBefore, isOfChild);
        if (inverse.after) {
            std::erase_if(inverse.after->children, isChild);
            std::erase_if(inverse.after->memberships, isOfChild);
            std::erase_if(inverse.after->absences, isOfChild);
            std::erase_if(inverse.after->absences, isOfChild);
        }
        if (batch != before) put(c, batch);
    }
}

struct Column {
    std::string table, name;
};

/// Every column of words that adults type. Names of people and places, the log, and the bytes of definitions are none:
/// they are their owners' own, and the log is never changed.
std::vector<Column> typedColumns(Connection& c)
{
    std::vector<Column> columns;
    Rows rows(c, "SELECT m.name, t.name FROM sqlite_schema m JOIN pragma_table_info(m.name) t "
                 "WHERE m.type = 'table' AND t.type = 'TEXT' "
                 "AND m.name NOT IN ('store', 'definitions', 'instrument_refs', 'audit', 'roles', 'units', 'users', 'children', 'custody_holders', 'step_words') "
                 "ORDER BY 1, 2");
    while (rows.step()) {
        Reader r(rows);
        std::string table = r.text();
        columns.push_back({std::move(table), r.text()});
    }
    return columns;
}

/// As it stands in a column of JSON.
std::string inJson(const std::string& name)
{
    const std::string quoted = nlohmann::json(name).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return quoted.substr(1, quoted.size() - 2);
}

/// The full name in what was written about others. Left where another child has the same name: it may be meant.
void leaveWords(Connection& c, const std::string& name)
{
    SQLite::Statement sameName(c.db(), "SELECT count(*) FROM children WHERE name = ?");
    sameName.bind(1, name);
    sameName.executeStep();
    if (name.empty() || sameName.getColumn(0).getInt64() > 1) return;
    for (const Column& column : typedColumns(c)) {
        for (const std::string& written : {name, inJson(name)}) {
            SQLite::Statement replaced(c.db(), "UPDATE " + column.table + " SET " + column.name + " = replace(" + column.name +
                                                   ", ?1, ?2) WHERE instr(" + column.name + ", ?1) > 0");
            replaced.bind(1, written);
            replaced.bind(2, kInstead);
            replaced.exec();
            if (written == inJson(name)) break; // most names are the same in both
        }
    }
}

} // namespace

void remove(Connection& c, ErasedChild erased)
{
    const ChildId child = erased.child;
    SQLite::Statement named(c.db(), "SELECT name FROM children WHERE id = ?");
    named.bind(1, child.value);
    if (!named.executeStep()) return;
    const std::string name = named.getColumn(0).getString();
    leaveShared(c, child);
    for (const std::string_view table : kOwnTables) run(c, "DELETE FROM " + std::string(table) + " WHERE child = ?", child.value);
    leaveImports(c, child);
    c.db().exec("DELETE FROM settings WHERE key LIKE 'typed.%." + std::to_string(child.value) + "'");
    leaveWords(c, name);
    run(c, "DELETE FROM children WHERE id = ?", child.value); // siblings go with it
}

void remove(Connection& c, ErasedConcern erased)
{
    run(c, "DELETE FROM concerns WHERE id = ?", erased.concern.value);
}

} // namespace trivsel::storage
