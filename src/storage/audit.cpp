#include "storage/audit.h"

#include "storage/row_fields.h"
#include "storage/secret.h"

#include <fmt/format.h>

#include <algorithm>

namespace trivsel::storage {
namespace {

struct Row {
    std::int64_t seq = 0, at = 0, user = 0, count = 0;
    std::string_view role, action, pseudonym, scope, purpose;
};

/// Every text with its length, so that no two rows have the same bytes.
std::string hashOf(const std::string& before, const Row& row)
{
    fmt::memory_buffer bytes;
    fmt::format_to(std::back_inserter(bytes), "{}\n{} {} {} {}\n", before, row.seq, row.at, row.user, row.count);
    for (const std::string_view part : {row.role, row.action, row.pseudonym, row.scope, row.purpose})
        fmt::format_to(std::back_inserter(bytes), "{}:{}\n", part.size(), part);
    return sha256Hex({bytes.data(), bytes.size()});
}

} // namespace

void appendAudit(Connection& c, const AuditNote& note, const Actor& actor, AuditHead& head)
{
    const Row row{head.seq + 1, actor.at.time_since_epoch().count(), actor.user.value, note.count,
                  actor.role ? core::toWord(*actor.role) : "", note.action, note.pseudonym, note.scope, note.purpose};
    const std::string hash = hashOf(head.hash, row);
    Binder(c.cached("INSERT INTO audit (seq, at, user, role, action, pseudonym, scope, count, purpose, hash) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"))(row.seq)(row.at)(row.user)(row.role)(row.action)(
        row.pseudonym)(row.scope)(row.count)(row.purpose)(hash)
        .run();
    head = {row.seq, hash};
}

std::vector<AuditRow> readAudit(Connection& c, const AuditQuery& query)
{
    std::string sql = "SELECT seq, at, user, role, action, pseudonym, scope, count, purpose, hash FROM audit "
                      "WHERE seq BETWEEN ? AND ? AND at >= ? AND at < ?";
    // The condition on '' lets SQLite use the index, which holds no rows without a pseudonym.
    if (!query.pseudonym.empty()) sql += " AND pseudonym = ? AND pseudonym <> ''";
    if (query.user) sql += " AND user = ?";
    Rows statement(c, sql + " ORDER BY seq DESC LIMIT ?");
    int place = 0;
    statement.bind(++place, query.fromSeq);
    statement.bind(++place, query.toSeq);
    statement.bind(++place, query.from ? query.from->time_since_epoch().count() : INT64_MIN);
    statement.bind(++place, query.before ? query.before->time_since_epoch().count() : INT64_MAX);
    if (!query.pseudonym.empty()) statement.bind(++place, query.pseudonym);
    if (query.user) statement.bind(++place, query.user.value);
    statement.bind(++place, std::max(std::int64_t{0}, query.newest));
    std::vector<AuditRow> rows;
    while (statement.step()) {
        Reader r(statement);
        AuditRow& row = rows.emplace_back();
        row.seq = r.number();
        row.at = r.instant();
        row.user = r.id<UserId>();
        if (const std::string_view role = r.view(); !role.empty()) row.role = valueOf(kRoleWords, role);
        row.action = r.text();
        row.pseudonym = r.text();
        row.scope = r.text();
        row.count = r.number();
        row.purpose = r.text();
        row.hash = r.text();
    }
    std::reverse(rows.begin(), rows.end());
    return rows;
}

std::optional<std::string> findAuditFault(Connection& c, const AuditHead& head)
{
    Rows statement(c, "SELECT seq, at, user, count, role, action, pseudonym, scope, purpose, hash FROM audit ORDER BY seq");
    AuditHead at;
    while (statement.step()) {
        Reader r(statement);
        Row row;
        row.seq = r.number();
        row.at = r.number();
        row.user = r.number();
        row.count = r.number();
        row.role = r.view();
        row.action = r.view();
        row.pseudonym = r.view();
        row.scope = r.view();
        row.purpose = r.view();
        if (row.seq != at.seq + 1) return fmt::format("audit row {} is missing", at.seq + 1);
        std::string hash = hashOf(at.hash, row);
        if (hash != r.view()) return fmt::format("audit row {} does not fit the chain", row.seq);
        at = {row.seq, std::move(hash)};
    }
    if (at != head) return fmt::format("the audit log ends at row {}, but the store says {}", at.seq, head.seq);
    return std::nullopt;
}

} // namespace trivsel::storage
