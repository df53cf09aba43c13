#include "app/audit_log.h"

#include "app/command.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace trivsel::app {
UnitId unitOfScope(const World& world, std::string_view scope)
{
    const auto numberAfter = [&](std::string_view word) {
        std::int64_t number = 0;
        if (scope.starts_with(word)) std::from_chars(scope.data() + word.size(), scope.data() + scope.size(), number);
        return number;
    };
    if (const auto unit = numberAfter("unit "); unit != 0) return UnitId{unit};
    if (const core::Round* round = world.round(RoundId{numberAfter("round ")})) return round->unit;
    return {};
}

std::string auditMark(const storage::AuditHead& head)
{
    constexpr std::size_t kDigits = 16;
    return std::to_string(head.seq) + ":" + head.hash.substr(0, kDigits);
}

const storage::AuditRow* rowOf(const AuditLog& log, std::int64_t seq)
{
    const auto at = std::lower_bound(log.rows.begin(), log.rows.end(), seq, [](const storage::AuditRow& row, std::int64_t s) { return row.seq < s; });
    return at != log.rows.end() && at->seq == seq ? &*at : nullptr;
}

AuditReader::AuditReader(const World& world, const core::User& user, Date today) : m_world(world), m_user(user), m_access(world, user, today)
{
    for (const auto& [id, child] : world.children) m_byPseudonym.emplace(child.pseudonym, id);
}

const core::Child* AuditReader::childOf(const storage::AuditRow& row) const
{
    const auto at = row.pseudonym.empty() ? m_byPseudonym.end() : m_byPseudonym.find(row.pseudonym);
    return at != m_byPseudonym.end() ? m_world.child(at->second) : nullptr;
}

bool AuditReader::mayKnow(const storage::AuditRow& row) const
{
    const core::Child* child = childOf(row);
    if (child == nullptr) return isOfHouse(row);
    return m_access.maySee(child->id) && !m_world.isHiddenWithCase(child->id, m_user.id, row.user, row.at);
}

bool AuditReader::isOfHouse(const storage::AuditRow& row) const
{
    if (const UnitId unit = unitOfScope(m_world, row.scope); m_world.unit(unit) != nullptr) return m_access.reaches(Reach::Institution, unit);
    if (!row.user || row.user == m_user.id) return true;
    bool hasPlace = false;
    for (const core::UserMembership& m : m_world.userMemberships) {
        if (m.user != row.user) continue;
        if (m_access.reaches(Reach::Institution, m.unit)) return true;
        hasPlace = true;
    }
    return !hasPlace;
}

bool isAlwaysInSample(const storage::AuditRow& row) { return row.action == BreakGlass::kName || row.action == BreakGlass::kMissedAction; }

std::int64_t signedUpTo(const World& world, UnitId place, UserId doer)
{
    std::int64_t last = 0;
    for (const auto& [id, sample] : world.oversight.samples())
        if (sample.signedAt && sample.unit == place && sample.by != doer) last = std::max(last, sample.last);
    return last;
}

std::vector<const storage::AuditRow*> sampleFrom(const AuditLog& log, const World& world, const core::User& user, UnitId place, Date today)
{
    const AuditReader reader(world, user, today);
    std::unordered_map<UserId, std::int64_t> upTo;
    std::vector<const storage::AuditRow*> rows;
    for (const storage::AuditRow& row : log.rows) {
        if (row.user == user.id || !row.user) continue;
        const auto [at, isNew] = upTo.try_emplace(row.user);
        if (isNew) at->second = signedUpTo(world, place, row.user);
        if (row.seq > at->second && reader.mayKnow(row)) rows.push_back(&row);
    }
    return rows;
}

} // namespace trivsel::app
