#include "storage/row_fields.h"
#include "storage/rows.h"

namespace trivsel::storage {

void put(Connection& c, const StoredDefinition& d)
{
    Binder(c.cached("INSERT INTO definitions (kind, sha256, id, version, bytes) VALUES (?, ?, ?, ?, ?) "
                    "ON CONFLICT (kind, sha256) DO NOTHING"))(d.kind)(d.sha256)(d.id)(d.version)
        .blob(d.bytes)
        .run();
}

std::vector<StoredDefinition> readDefinitionVersions(Connection& c)
{
    return readAll<StoredDefinition>(c, "SELECT kind, id, version, sha256 FROM definitions ORDER BY rowid", [](Reader& r) {
        StoredDefinition d;
        d.kind = r.text();
        d.id = r.text();
        d.version = r.text();
        d.sha256 = r.text();
        return d;
    });
}

std::optional<StoredDefinition> readDefinition(Connection& c, const std::string& kind, const std::string& sha256)
{
    Rows statement(c, "SELECT kind, id, version, sha256, bytes FROM definitions WHERE kind = ? AND sha256 = ?");
    statement.bind(1, kind);
    statement.bind(2, sha256);
    if (!statement.step()) return std::nullopt;
    Reader r(statement);
    StoredDefinition d;
    d.kind = r.text();
    d.id = r.text();
    d.version = r.text();
    d.sha256 = r.text();
    d.bytes = r.bytes();
    return d;
}

void put(Connection& c, const Setting& s)
{
    Binder(c.cached("INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"))(
        s.key)(s.value)
        .run();
}

std::map<std::string, std::string, std::less<>> readSettings(Connection& c)
{
    std::map<std::string, std::string, std::less<>> settings;
    Rows statement(c, "SELECT key, value FROM settings");
    while (statement.step()) {
        Reader r(statement);
        std::string key = r.text();
        settings.emplace(std::move(key), r.text());
    }
    return settings;
}

std::int64_t readLastId(Connection& c)
{
    // max() over a primary key is one look-up.
    std::int64_t last = 0;
    for (const char* table : {"units", "users", "user_memberships", "children", "child_memberships", "custody_holders",
                              "rounds", "ratings", "common_positions", "steps", "gate_answers", "import_batches", "concerns", "acute_cases",
                              "notifications", "action_plans", "case_notes", "missing_offers", "requests", "consents", "visits", "meetings", "papers",
                              "glass_openings", "child_bars", "audit_samples", "surveys", "rating_packages", "handovers", "ruler_marks", "information_given",
                              "corrections", "holds", "erasures", "insight_decisions", "consent_exceptions", "closings"})
        last = std::max(last, c.number(std::string("SELECT coalesce(max(id), 0) FROM ") + table));
    return last;
}

} // namespace trivsel::storage
