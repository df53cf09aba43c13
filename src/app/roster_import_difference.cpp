#include "app/roster_import_difference.h"

#include "app/pseudonym.h"

#include <algorithm>

namespace trivsel::app::roster {

namespace {

constexpr std::size_t kShownName = 120; // code points

std::string identity(std::string_view name, Date birthDate)
{
    return nameKey(name) + '\n' + birthDate.iso();
}

bool differ(const std::string& a, const std::string& b)
{
    return !a.empty() && !b.empty() && a != b;
}

Text joined(const std::vector<Text>& details)
{
    Text all;
    for (const Text& detail : details) {
        all.da += (all.da.empty() ? "" : "; ") + detail.da;
        all.en += (all.en.empty() ? "" : "; ") + detail.in(Language::English);
    }
    return all;
}

} // namespace

Difference::Difference(const World& world, UserId user, UnitId root, Date today, const std::function<std::int64_t()>& nextId,
                       RosterReport& report)
    : m_world(world), m_root(root), m_today(today), m_user(user), m_nextId(nextId), m_report(report)
{
    for (const UnitId unit : world.below(root)) {
        if (!world.unit(unit)->isClosed) m_below.insert(unit);
    }
    for (const auto& [id, child] : world.children) {
        if (!child.externalId.empty()) m_byId.emplace(child.externalId, &child);
        if (!child.cpr.empty()) m_byCpr.emplace(child.cpr, &child);
        const auto memberships = world.membershipsOf(id);
        const bool wasBelow =
            std::ranges::any_of(memberships, [&](const auto* m) { return m_below.contains(m->unit); });
        if (wasBelow) m_byName.emplace(identity(child.name, child.birthDate), &child);
    }
}

const core::ChildMembership* Difference::present(ChildId child) const
{
    const core::ChildMembership* latest = nullptr;
    for (const core::ChildMembership* m : m_world.membershipsOf(child)) {
        if (latest == nullptr || std::pair(latest->from, latest->id) < std::pair(m->from, m->id)) latest = m;
    }
    return latest != nullptr && (!latest->to || *latest->to >= m_today) ? latest : nullptr;
}

/// A weaker key does not hold against a stronger one that says otherwise.
bool Difference::contradicts(const Entry& entry, const core::Child& child) const
{
    return differ(entry.id, child.externalId) || (entry.id.empty() && differ(entry.cpr, child.cpr));
}

Difference::Match Difference::match(const Entry& entry) const
{
    Match found;
    const auto byId = m_byId.find(entry.id);
    const auto byCpr = m_byCpr.find(entry.cpr);
    if (!entry.id.empty() && byId != m_byId.end()) {
        found = {byId->second, entry.idColumn, false};
    } else if (!entry.cpr.empty() && byCpr != m_byCpr.end() && !differ(entry.id, byCpr->second->externalId)) {
        found = {byCpr->second, entry.cprColumn, false};
    } else if (entry.birthDate) {
        const auto [from, to] = m_byName.equal_range(identity(entry.name, *entry.birthDate));
        for (auto it = from; it != to && found.child == nullptr; ++it) {
            if (!contradicts(entry, *it->second) && !differ(entry.cpr, it->second->cpr))
                found = {it->second, entry.nameColumn, false};
        }
    }
    if (found.child == nullptr) return found;
    const core::ChildMembership* place = present(found.child->id);
    const auto memberships = m_world.membershipsOf(found.child->id);
    const bool wasBelow = std::ranges::any_of(memberships, [&](const auto* m) { return isBelowRoot(m->unit); });
    found.isElsewhere = place != nullptr ? !isBelowRoot(place->unit) : !wasBelow;
    return found;
}

/// The line that named the same child before, whichever key tells.
std::optional<std::size_t> Difference::lineOfRepeat(const Entry& entry, const Match& match, std::size_t& column)
{
    std::vector<std::pair<std::string, std::size_t>> keys;
    if (match.child != nullptr) keys.emplace_back("child " + std::to_string(match.child->id.value), match.column);
    if (!entry.id.empty()) keys.emplace_back("id " + entry.id, entry.idColumn);
    if (!entry.cpr.empty()) keys.emplace_back("cpr " + entry.cpr, entry.cprColumn);
    const auto before = [&](const std::string& key, std::size_t at) {
        const auto found = m_lineOf.find(key);
        if (found != m_lineOf.end()) column = at;
        return found == m_lineOf.end() ? std::nullopt : std::optional(found->second);
    };
    for (const auto& [key, at] : keys) {
        if (const auto line = before(key, at)) return line;
    }
    // Two children of one name and day are told apart by an id or a CPR number, if both rows have one.
    const bool isBare = entry.id.empty() && entry.cpr.empty();
    const std::string who = identity(entry.name, *entry.birthDate);
    if (const auto line = before((isBare ? "name " : "bare ") + who, entry.nameColumn)) return line;
    for (const auto& [key, at] : keys) m_lineOf.emplace(key, entry.line);
    m_lineOf.emplace("name " + who, entry.line);
    if (isBare) m_lineOf.emplace("bare " + who, entry.line);
    return std::nullopt;
}

std::vector<UnitId> Difference::unitsNamed(const std::string& written) const
{
    // "Strandhuset/Blå stue" names the institution too.
    std::vector<std::string> parts;
    for (const std::string_view part : text::split(written, '/')) parts.push_back(nameKey(part));
    const auto fits = [&](UnitId id) {
        for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
            const core::Unit* unit = m_world.unit(id);
            if (unit == nullptr || nameKey(unit->name) != *part) return false;
            id = unit->parent;
        }
        return true;
    };
    const std::string whole = nameKey(written);
    std::vector<UnitId> units;
    for (const auto& [id, unit] : m_world.units) {
        if (unit.kind != core::UnitKind::Unit || !isBelowRoot(id)) continue;
        if (nameKey(unit.name) == whole || (parts.size() > 1 && fits(id))) units.push_back(id);
    }
    return units;
}

UnitId Difference::addUnit(const Entry& entry)
{
    UnitId parent = m_root;
    std::string name = entry.unit;
    std::vector<UnitId> institutions;
    for (const auto& [id, unit] : m_world.units) {
        if (unit.kind != core::UnitKind::Institution || !isBelowRoot(id)) continue;
        institutions.push_back(id);
        const std::size_t slash = entry.unit.find('/');
        if (slash != std::string::npos && nameKey(entry.unit.substr(0, slash)) == nameKey(unit.name)) {
            parent = id;
            name = std::string(text::trim(entry.unit.substr(slash + 1)));
        }
    }
    if (parent == m_root && institutions.size() == 1) parent = institutions.front();
    const core::Unit* above = m_world.unit(parent);
    const core::Unit unit{UnitId{m_nextId()}, parent, core::UnitKind::Unit, above->setting, name, false};
    m_change.put.emplace_back(unit);
    m_change.batch.inverse.addedUnits.push_back(unit.id);
    m_newUnits.emplace(nameKey(entry.unit), unit.id);
    m_newUnitNames.emplace(unit.id, name);
    RosterReport::Row row;
    row.what = RosterReport::What::NewUnit;
    row.line = entry.line;
    row.unit = text::displayLine(name, kShownName);
    row.detail = {"ny gruppe i " + above->name, "new group in " + above->name};
    m_report.rows.push_back(std::move(row));
    return unit.id;
}

std::optional<UnitId> Difference::resolveUnit(const Entry& entry, std::optional<Refusal>& refusal)
{
    const auto units = unitsNamed(entry.unit);
    if (units.size() == 1) return units.front();
    if (units.size() > 1) {
        refusal = Refusal{entry.unitColumn,
                          {"flere grupper har det navn; skriv institution/gruppe",
                           "several groups have that name; write institution/group"}};
        return std::nullopt;
    }
    const auto isNew = m_newUnits.find(nameKey(entry.unit));
    if (isNew != m_newUnits.end()) return isNew->second;
    return std::nullopt; // to be added
}

void Difference::add(const Entry& entry)
{
    const Match found = match(entry);
    if (found.child != nullptr) m_matched.insert(found.child->id); // also when refused: it is not missing
    if (!entry.refusals.empty()) {
        for (const UnitId unit : unitsNamed(entry.unit)) m_fileUnits.insert(unit);
        return refuse(entry, entry.refusals.front());
    }
    const auto owner = m_byCpr.find(entry.cpr);
    const bool isOthersCpr = !entry.cpr.empty() && owner != m_byCpr.end() && owner->second != found.child;
    if (found.isElsewhere || isOthersCpr) {
        return refuse(entry, {found.isElsewhere ? found.column : entry.cprColumn,
                              {"barnet er registreret et andet sted i lageret; tal med en leder dér",
                               "the child is registered elsewhere in the store; talk to a leader there"}});
    }
    std::size_t column = 0;
    if (const auto before = lineOfRepeat(entry, found, column)) {
        const std::string line = std::to_string(*before);
        return refuse(entry, {column, {"samme barn som i linje " + line, "the same child as in line " + line}});
    }
    std::optional<Refusal> refusal;
    auto unit = resolveUnit(entry, refusal);
    if (refusal) return refuse(entry, *refusal);
    if (!unit) unit = addUnit(entry);
    m_fileUnits.insert(*unit);
    if (found.child == nullptr)
        addChild(entry, *unit);
    else
        updateChild(entry, *found.child, *unit);
}

void Difference::refuse(const Entry& entry, const Refusal& refusal)
{
    RosterReport::Row row;
    row.what = RosterReport::What::Refused;
    row.line = entry.line;
    row.column = refusal.column;
    row.name = text::displayLine(entry.name, kShownName);
    row.unit = text::displayLine(entry.unit, kShownName);
    row.detail = refusal.what;
    // Every other fault of the row is said too, with its own place.
    for (const Refusal& other : entry.refusals) {
        if (other.what == refusal.what && other.column == refusal.column) continue;
        const std::string at = std::to_string(entry.line) + ":" + std::to_string(other.column) + ": ";
        row.detail.da += "; " + at + other.what.da;
        row.detail.en += "; " + at + other.what.in(Language::English);
    }
    m_report.rows.push_back(std::move(row));
    ++m_report.refused;
}

void Difference::report(RosterReport::What what, const Entry& entry, std::vector<Text> details)
{
    details.insert(details.end(), entry.warnings.begin(), entry.warnings.end());
    RosterReport::Row row;
    row.what = what;
    row.line = entry.line;
    row.name = text::displayLine(entry.name, kShownName);
    row.unit = text::displayLine(entry.unit, kShownName);
    row.detail = joined(details);
    m_report.rows.push_back(std::move(row));
}

void Difference::addChild(const Entry& entry, UnitId unit)
{
    core::Child child;
    child.id = ChildId{m_nextId()};
    child.name = entry.name;
    child.birthDate = *entry.birthDate;
    child.sex = entry.sex;
    child.cpr = entry.cpr;
    child.externalId = entry.id;
    child.pseudonym = newPseudonym();
    const core::ChildMembership place{MembershipId{m_nextId()}, child.id, unit, m_today, std::nullopt};
    m_change.batch.inverse.addedChildren.push_back(child.id);
    m_change.batch.inverse.addedMemberships.push_back(place.id);
    m_change.put.emplace_back(std::move(child));
    m_change.put.emplace_back(place);
    ++m_report.added;
    report(RosterReport::What::Added, entry, {});
}

std::vector<Text> Difference::changeFields(const Entry& entry, const core::Child& before, core::Child& after) const
{
    std::vector<Text> details;
    const auto changed = [&details](bool differs, Text what) {
        if (differs) details.push_back(std::move(what));
        return differs;
    };
    if (changed(nameKey(entry.name) != nameKey(before.name) || text::toNfc(before.name) != entry.name,
                {"navn", "name"})) {
        after.name = entry.name;
    }
    if (changed(*entry.birthDate != before.birthDate, {"fødselsdato", "birth date"}))
        after.birthDate = *entry.birthDate;
    if (changed(entry.sex && entry.sex != before.sex, {"køn", "sex"})) after.sex = entry.sex;
    if (changed(!entry.cpr.empty() && entry.cpr != before.cpr, {"CPR-nummer", "CPR number"})) after.cpr = entry.cpr;
    if (changed(!entry.id.empty() && entry.id != before.externalId, {"listens id", "the list's id"}))
        after.externalId = entry.id;
    return details;
}

bool Difference::moveChild(const core::Child& child, UnitId unit, std::vector<Text>& details)
{
    const core::ChildMembership* old = present(child.id);
    if (old != nullptr && old->unit == unit) return false;
    auto& inverse = m_change.batch.inverse;
    if (old != nullptr && old->from >= m_today) {
        // It never was in the other group: the same membership points elsewhere.
        core::ChildMembership instead = *old;
        instead.unit = unit;
        inverse.membershipsBefore.push_back(*old);
        m_change.put.emplace_back(instead);
    } else {
        if (old != nullptr) {
            core::ChildMembership ended = *old;
            ended.to = m_today.plusDays(-1);
            inverse.membershipsBefore.push_back(*old);
            m_change.put.emplace_back(ended);
        }
        const core::ChildMembership next{MembershipId{m_nextId()}, child.id, unit, m_today, std::nullopt};
        inverse.addedMemberships.push_back(next.id);
        m_change.put.emplace_back(next);
    }
    if (old != nullptr)
        details.insert(details.begin(), Text{"fra " + unitName(old->unit), "from " + unitName(old->unit)});
    else
        details.insert(details.begin(), Text{"kommer tilbage", "comes back"});
    return true;
}

void Difference::updateChild(const Entry& entry, const core::Child& before, UnitId unit)
{
    if (m_world.isBarred(before.id, m_user)) return;
    core::Child after = before;
    std::vector<Text> details = changeFields(entry, before, after);
    if (!details.empty()) {
        m_change.batch.inverse.childrenBefore.push_back(before);
        m_change.put.emplace_back(after);
    }
    const bool hasChanged = !details.empty();
    if (moveChild(before, unit, details)) {
        ++m_report.moved;
        return report(RosterReport::What::Moved, entry, std::move(details));
    }
    ++(hasChanged ? m_report.changed : m_report.unchanged);
    report(hasChanged ? RosterReport::What::Changed : RosterReport::What::Unchanged, entry, std::move(details));
}

void Difference::findMissing()
{
    constexpr std::size_t kManyOneIn = 5; // more than 20 %
    std::vector<UnitId> units(m_fileUnits.begin(), m_fileUnits.end());
    std::ranges::sort(units);
    for (const UnitId unit : units) {
        if (m_newUnitNames.contains(unit)) continue;
        const auto here = m_world.childrenOf(unit, m_today, m_user);
        std::size_t missing = 0;
        for (const ChildId id : here) {
            if (m_matched.contains(id)) continue;
            ++missing;
            RosterReport::Row row;
            row.what = RosterReport::What::Missing;
            // What the file did not tell may not be told of a child whose name is protected.
            const core::Child* child = m_world.child(id);
            if (!child->hasProtectedAddress) row.name = text::displayLine(child->name, kShownName);
            row.unit = text::displayLine(unitName(unit), kShownName);
            row.detail = {"står ikke på listen; er der stadig i lageret", "is not on the list; is still in the store"};
            m_report.rows.push_back(std::move(row));
            ++m_report.missing;
        }
        if (missing * kManyOneIn > here.size()) m_report.unitsMissingMany.push_back(unitName(unit));
    }
}

std::string Difference::unitName(UnitId unit) const
{
    const core::Unit* found = m_world.unit(unit);
    if (found != nullptr) return found->name;
    const auto added = m_newUnitNames.find(unit);
    return added != m_newUnitNames.end() ? added->second : std::string();
}

} // namespace trivsel::app::roster
