#include "app/audit_export.h"

#include "app/audit_log.h"
#include "app/session.h"
#include "exchange/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace trivsel::app {
namespace {

/// On one line, whatever was typed: no line break, no code for a terminal, nothing that a second reading would undo.
std::string oneLine(std::string_view typed)
{
    std::string line;
    for (const char c : typed) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '\n') line += "\\n";
        else if (c == '\r') line += "\\r";
        else if (c == '\t') line += "\\t";
        else if (c == '\\') line += "\\\\";
        else if (byte < 0x20 || byte == 0x7f) line += fmt::format("\\u{:04x}", byte);
        else line += c;
    }
    return line;
}

std::string utc(Instant at)
{
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const auto time = std::chrono::hh_mm_ss(at - day);
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", Date(day).iso(), time.hours().count(), time.minutes().count(), time.seconds().count(),
                       time.subseconds().count());
}

std::string nameOf(const Session& session, UserId id)
{
    const core::User* user = session.world().user(id);
    return user != nullptr ? user->name : std::string();
}

void addHeader(exchange::CsvWriter& csv, std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names) csv.text(name);
    csv.endRecord();
}

std::string csvOf(const Session& session, const std::vector<const storage::AuditRow*>& rows)
{
    exchange::CsvWriter csv(exchange::CsvForm::Plain);
    addHeader(csv, {"seq", "time", "user", "role", "action", "child", "scope", "count", "purpose", "hash"});
    for (const storage::AuditRow* row : rows) {
        csv.integer(row->seq);
        csv.text(utc(row->at));
        csv.text(oneLine(nameOf(session, row->user)));
        csv.text(row->role ? core::toWord(*row->role) : "");
        csv.text(oneLine(row->action));
        csv.text(oneLine(row->pseudonym));
        csv.text(oneLine(row->scope));
        csv.integer(row->count);
        csv.text(oneLine(row->purpose));
        csv.text(row->hash);
        csv.endRecord();
    }
    return std::move(csv.buffer());
}

/// Notes that the log is read, waits until that stands in it, and fetches it whole and checked.
Result<void> readLog(Session& session, const ReadAudit& reading)
{
    if (auto noted = session.apply(reading); !noted) return noted;
    if (auto saved = session.flush(); !saved) return saved;
    if (auto loaded = session.loadAudit(); !loaded) return loaded;
    if (const AuditLog* log = session.auditLog(); log->fault) return fail(*log->fault);
    return {};
}

/// A list that the child stood in: of its unit then, or of a place above it.
bool isListWith(const World& world, const storage::AuditRow& row, const core::Child& child)
{
    if (!row.pseudonym.empty() || row.action != ReadList::kName) return false;
    const UnitId unit = unitOfScope(world, row.scope);
    const UnitId then = world.unitOf(child.id, toLocal(row.at).date);
    const auto below = world.below(unit);
    return then && std::find(below.begin(), below.end(), then) != below.end();
}

} // namespace

Result<std::string> auditCsv(Session& session, const std::string& purpose)
{
    if (auto ok = readLog(session, {{}, purpose, false}); !ok) return fail(ok.error());
    const AuditReader reader(session.world(), session.user(), session.today());
    std::vector<const storage::AuditRow*> rows;
    for (const storage::AuditRow& row : session.auditLog()->rows)
        if (reader.mayKnow(row)) rows.push_back(&row);
    return csvOf(session, rows);
}

Result<std::vector<const storage::AuditRow*>> childAudit(Session& session, ChildId id, bool goesHome, const std::string& purpose)
{
    if (auto ok = readLog(session, {id, purpose, goesHome}); !ok) return fail(ok.error());
    const World& world = session.world();
    const core::Child& child = *world.child(id);
    const AuditReader reader(world, session.user(), session.today());
    std::vector<const storage::AuditRow*> rows;
    for (const storage::AuditRow& row : session.auditLog()->rows)
        if ((row.pseudonym == child.pseudonym || isListWith(world, row, child)) && reader.mayKnow(row)) rows.push_back(&row);
    return rows;
}

Result<std::string> childAuditCsv(Session& session, ChildId id, bool withStaff, const std::string& purpose)
{
    const auto rows = childAudit(session, id, !withStaff, purpose);
    if (!rows) return fail(rows.error());
    exchange::CsvWriter csv(exchange::CsvForm::Plain);
    if (withStaff) addHeader(csv, {"time", "action", "scope", "purpose", "user", "role"});
    else addHeader(csv, {"time", "action", "scope", "purpose"});
    for (const storage::AuditRow* row : *rows) {
        csv.text(utc(row->at));
        csv.text(oneLine(row->action));
        csv.text(withStaff || !row->scope.starts_with("user ") ? oneLine(row->scope) : std::string());
        csv.text(oneLine(row->purpose));
        if (withStaff) {
            csv.text(oneLine(nameOf(session, row->user)));
            csv.text(row->role ? core::toWord(*row->role) : "");
        }
        csv.endRecord();
    }
    return std::move(csv.buffer());
}

Result<std::string> sampleCsv(Session& session, int rows)
{
    if (auto ok = readLog(session, {}); !ok) return fail(ok.error());
    if (auto drawn = session.apply(DrawAuditSample{rows}); !drawn) return fail(drawn.error());
    const core::AuditSample sample = *session.world().oversight.sample(SampleId{session.lastAdded()});
    if (auto saved = session.flush(); !saved) return fail(saved.error());
    std::vector<const storage::AuditRow*> chosen;
    for (const core::AuditSample::Row& row : sample.rows) chosen.push_back(rowOf(*session.auditLog(), row.seq));
    return csvOf(session, chosen);
}

Result<void> checkAuditMark(Session& session, const std::string& mark)
{
    constexpr std::size_t kLeastDigits = 8, kMostDigits = 64;
    const std::size_t colon = std::min(mark.find(':'), mark.size());
    std::int64_t seq = 0;
    const auto [end, error] = std::from_chars(mark.data(), mark.data() + colon, seq);
    const std::string hash = colon == mark.size() ? std::string() : mark.substr(colon + 1);
    const bool isMark = error == std::errc{} && end == mark.data() + colon && seq > 0 && hash.size() >= kLeastDigits && hash.size() <= kMostDigits &&
                        hash.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (!isMark)
        return fail(ErrorCode::BadInput, {"Skriv mærket, som det står nederst på papiret: rækkens nummer, kolon og 16 tegn.",
                                          "Write the mark as it stands at the foot of the paper: the row's number, a colon and 16 characters."});
    if (auto ok = readLog(session, {}); !ok) return ok;
    const storage::AuditRow* row = rowOf(*session.auditLog(), seq);
    if (row != nullptr && row->hash.starts_with(hash)) return {};
    if (row == nullptr)
        return fail(ErrorCode::StoreDamaged, {"Loggen slutter før den række, der står på papiret. Den er skåret af, eller lageret er en ældre kopi. Intet er ændret. Gem papir og lager, og tal med den, der har ansvar for databeskyttelse.",
                                              "The log ends before the row that stands on the paper. It was cut off, or the store is an older copy. Nothing has been changed. Keep paper and store, and talk to whoever is responsible for data protection."});
    return fail(ErrorCode::StoreDamaged, {"Rækken på papiret er en anden end den, der står i loggen nu. Loggen er bygget om, eller papiret er fra et andet lager. Intet er ændret. Gem papir og lager, og tal med den, der har ansvar for databeskyttelse.",
                                          "The row on the paper is another one than the log has now. The log was rebuilt, or the paper is from another store. Nothing has been changed. Keep paper and store, and talk to whoever is responsible for data protection."});
}

} // namespace trivsel::app
