#include "app/roster_import_difference.h"

#include "app/pseudonym.h"
#include "base/text.h"

#include <algorithm>
#include <map>

namespace trivsel::app::roster {

namespace {

constexpr std::size_t kShownName = 120; // code points

Text joined(const std::vector<Text>& details)
{
    Text all;
    for (const Text& detail : details) {
        all.da += (all.da.empty() ? "" : "; ") + detail.da;
        all.en += (all.en.empty() ? "" : "; ") + detail.in(Language::English);
    }
    return all;
}

/// Nothing to look at closer: what nearly every row of a list is that was brought in before.
bool saysTheSame(const Entry& entry, const core::Child& child)
{
    return entry.name == child.name && (!entry.birthDate || *entry.birthDate == child.birthDate) && (!entry.sex || entry.sex == child.sex) &&
           (entry.cpr.empty() || entry.cpr == child.cpr) && (entry.id.empty() || entry.id == child.externalId) &&
           (!entry.isProtected || child.hasProtectedAddress);
}

/// Of the units of the lists, those that are open; what is new goes to root.
std::unordered_set<UnitId> openBelow(const World& world, UserId user, UnitId root, Date today)
{
    std::unordered_set<UnitId> units = unitsOfLists(world, user, root, today);
    std::erase_if(units, [&](UnitId id) { return world.unit(id)->isClosed; });
    return units;
}

} // namespace

Difference::Difference(const World& world, UserId user, UnitId root, Date today, const std::function<std::int64_t()>& nextId,
                       RosterReport& report, std::size_t expectedRows)
    : m_world(world), m_root(root), m_today(today), m_user(user), m_nextId(nextId), m_report(report),
      m_below(openBelow(world, user, root, today)), m_people(world, m_below, user, today, expectedRows), m_groups(world, root, m_below, nextId)
{
    for (const auto& [id, adult] : world.users)
        if (core::covers(adult.from, adult.to, today)) m_adults.emplace(nameKey(adult.name), id);
    for (const core::CustodyHolder& holder : world.custodyHolders)
        if (core::hasCustody(holder, today)) m_holders[holder.child].push_back(&holder);
}

UnitId Difference::addUnit(const Entry& entry)
{
    return m_groups.add(entry, [&](const core::Unit& unit, Text what) {
        m_change.put.emplace_back(unit);
        m_change.batch.inverse.addedUnits.push_back(unit.id);
        RosterReport::Row row;
        row.what = RosterReport::What::NewUnit;
        row.line = entry.line;
        row.file = entry.file;
        row.unit = text::displayLine(unit.name, kShownName);
        row.detail = std::move(what);
        m_report.rows.push_back(std::move(row));
    });
}

std::optional<Refusal> Difference::unfit(const Entry& entry, const People::Match& found)
{
    if (found.isElsewhere || m_people.isNumberOfAnother(entry, found)) {
        return Refusal{found.isElsewhere ? found.column : entry.cprColumn,
                       {"barnet er registreret et andet sted i lageret; tal med en leder dér", "the child is registered elsewhere in the store; talk to a leader there"}};
    }
    // The number says one child, name and birth date both another: one of them is wrong.
    const bool isByCpr = found.child != nullptr && found.column == entry.cprColumn && entry.cprColumn != 0 && found.column != entry.idColumn;
    if (isByCpr && entry.birthDate && *entry.birthDate != found.child->birthDate && entry.nameKey != nameKey(found.child->name)) {
        return Refusal{entry.cprColumn,
                       {"CPR-nummeret står her ved et barn med et andet navn og en anden fødselsdato; ret det, der er forkert",
                        "the CPR number is here that of a child with another name and another birth date; correct what is wrong"}};
    }
    if (const auto before = m_people.repeatOf(entry, found)) {
        const std::string line = std::to_string(before->line);
        if (before->isOtherName && before->column == entry.cprColumn && entry.cprColumn != 0)
            return Refusal{before->column, {"samme CPR-nummer som i linje " + line + ", men et andet navn", "the same CPR number as in line " + line + ", but another name"}};
        return Refusal{before->column, {"samme barn som i linje " + line, "the same child as in line " + line}};
    }
    if (entry.unit.empty()) return std::nullopt; // OneRoster: no class now
    if (m_groups.named(entry).size() > 1)
        return Refusal{entry.unitColumn, {"flere grupper har det navn; skriv institution/gruppe", "several groups have that name; write institution/group"}};
    if (found.child == nullptr && !entry.birthDate)
        return Refusal{entry.idColumn, {"fødselsdatoen mangler, og et nyt barn skal have en (demographics.csv)", "the birth date is missing, and a new child needs one (demographics.csv)"}};
    return std::nullopt;
}

void Difference::add(const Entry& entry)
{
    const People::Match found = m_people.match(entry);
    if (found.child != nullptr) m_matched.insert(found.child->id); // also when refused: it is not missing
    if (!entry.refusals.empty()) {
        for (const UnitId unit : m_groups.named(entry)) m_fileUnits.insert(unit);
        return refuse(entry, entry.refusals.front());
    }
    if (const auto refusal = unfit(entry, found)) return refuse(entry, *refusal);
    if (entry.unit.empty()) {
        if (found.child != nullptr) return updateChild(entry, *found.child, {});
        return tell(entry.file, entry.line, entry.idColumn, {"en elev uden klasse nu hentes ikke", "a pupil without a class now is not brought in"});
    }
    const std::optional<UnitId> known = m_groups.theOne(entry);
    const UnitId unit = known ? *known : addUnit(entry);
    m_fileUnits.insert(unit);
    if (found.child == nullptr) addChild(entry, unit);
    else updateChild(entry, *found.child, unit);
}

void Difference::addAdult(const Entry& entry)
{
    RosterReport::Row row;
    row.what = RosterReport::What::Adult;
    row.file = entry.file;
    row.line = entry.line;
    row.name = text::displayLine(entry.name, kShownName);
    row.unit = text::displayLine(entry.unit, kShownName);
    const auto [from, to] = m_adults.equal_range(entry.nameKey);
    const auto unit = entry.unit.empty() ? std::nullopt : m_groups.theOne(entry);
    if (from == to) {
        row.detail = {"er ikke bruger her; opret den voksne under Indstillinger", "is no user here; add the adult under Settings"};
    } else if (std::next(from) != to) {
        row.detail = {"to brugere her har det navn; sæt selv den rigtige i klassen", "two users here have that name; place the right one in the class yourself"};
    } else if (!unit) {
        row.detail = {"er bruger her", "is a user here"};
    } else {
        const UserId user = from->second;
        const auto isThere = [&](const core::UserMembership& m) { return m.user == user && m.unit == *unit && core::covers(m.from, m.to, m_today); };
        const core::Role role = m_world.user(user)->role;
        const bool worksInClasses = role == core::Role::Pedagogue || role == core::Role::Teacher;
        if (!worksInClasses || std::ranges::any_of(m_world.userMemberships, isThere) || !m_placed.emplace(user, *unit).second) {
            row.detail = {"er bruger her", "is a user here"};
        } else {
            const core::UserMembership place{MembershipId{m_nextId()}, user, *unit, m_today, std::nullopt};
            core::UserMembership none = place;
            none.to = m_today.plusDays(-1);
            m_change.batch.inverse.userMembershipsBefore.push_back(none);
            m_change.put.emplace_back(place);
            row.detail = {"sættes i klassen", "is placed in the class"};
        }
    }
    m_report.rows.push_back(std::move(row));
}

std::string Difference::unitNow(const Entry& entry) const
{
    const People::Match found = m_people.match(entry);
    const core::ChildMembership* place = found.child != nullptr ? m_people.present(found.child->id) : nullptr;
    return place != nullptr ? m_groups.nameOf(place->unit) : std::string();
}

void Difference::tellGone(const Entry& entry)
{
    const People::Match found = m_people.match(entry);
    if (found.child == nullptr || found.isElsewhere || m_world.isBarred(found.child->id, m_user)) return;
    m_matched.insert(found.child->id);
    RosterReport::Row row;
    row.what = RosterReport::What::Told;
    row.file = entry.file;
    row.line = entry.line;
    if (!found.child->hasProtectedAddress) row.name = text::displayLine(found.child->name, kShownName);
    row.detail = {"er slettet i listen; er her, til en leder siger, at barnet er holdt op", "is deleted in the list; is here until a leader says that the child has left"};
    m_report.rows.push_back(std::move(row));
}

void Difference::tell(const std::string& file, std::size_t line, std::size_t column, Text what)
{
    RosterReport::Row row;
    row.what = RosterReport::What::Told;
    row.file = file;
    row.line = line;
    row.column = column;
    row.detail = std::move(what);
    m_report.rows.push_back(std::move(row));
}

void Difference::refuse(const Entry& entry, const Refusal& refusal)
{
    RosterReport::Row row;
    row.what = RosterReport::What::Refused;
    row.line = entry.line;
    row.column = refusal.column;
    row.file = entry.file;
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
    row.file = entry.file;
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
    child.hasProtectedAddress = entry.isProtected;
    child.pseudonym = newPseudonym();
    const core::ChildMembership place{MembershipId{m_nextId()}, child.id, unit, m_today, std::nullopt};
    m_change.batch.inverse.addedChildren.push_back(child.id);
    m_change.batch.inverse.addedMemberships.push_back(place.id);
    m_change.put.emplace_back(std::move(child));
    m_change.put.emplace_back(place);
    ++m_report.added;
    std::vector<Text> details;
    addHolders(entry, place.child, details);
    auto perhaps = m_people.doubt(entry);
    m_people.isNew(entry);
    if (!perhaps) return report(RosterReport::What::Added, entry, std::move(details));
    ++m_report.doubtful;
    details.insert(details.begin(), *std::move(perhaps));
    report(RosterReport::What::Doubtful, entry, std::move(details));
}

std::vector<Text> Difference::changeFields(const Entry& entry, const core::Child& before, core::Child& after) const
{
    std::vector<Text> details;
    const auto changed = [&details](bool differs, Text what) {
        if (differs) details.push_back(std::move(what));
        return differs;
    };
    if (changed(entry.name != before.name && text::toNfc(before.name) != entry.name, {"navn", "name"})) after.name = entry.name;
    if (changed(entry.birthDate && *entry.birthDate != before.birthDate, {"fødselsdato", "birth date"}))
        after.birthDate = *entry.birthDate;
    if (changed(entry.sex && entry.sex != before.sex, {"køn", "sex"})) after.sex = entry.sex;
    if (changed(!entry.cpr.empty() && entry.cpr != before.cpr, {"CPR-nummer", "CPR number"})) after.cpr = entry.cpr;
    if (changed(!entry.id.empty() && entry.id != before.externalId, {"listens id", "the list's id"}))
        after.externalId = entry.id;
    if (changed(entry.isProtected && !before.hasProtectedAddress, {"navne- og adressebeskyttelse", "name and address protection"}))
        after.hasProtectedAddress = true;
    return details;
}

bool Difference::moveChild(const core::Child& child, UnitId unit, std::vector<Text>& details)
{
    const core::ChildMembership* old = m_people.present(child.id);
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
        details.insert(details.begin(), Text{"fra " + m_groups.nameOf(old->unit), "from " + m_groups.nameOf(old->unit)});
    else
        details.insert(details.begin(), Text{"kommer tilbage", "comes back"});
    return true;
}

void Difference::addHolders(const Entry& entry, ChildId child, std::vector<Text>& details)
{
    const auto known = m_holders.find(child);
    for (const Entry::Holder& said : entry.holders) {
        const core::CustodyHolder* before = nullptr;
        if (known != m_holders.end())
            for (const core::CustodyHolder* holder : known->second)
                if (nameKey(holder->name) == said.nameKey) before = holder;
        if (before != nullptr && (before->hasProtectedAddress || !said.isProtected)) continue;
        core::CustodyHolder holder = before != nullptr ? *before : core::CustodyHolder{m_nextId(), child, said.name, {}, false, false, std::nullopt};
        holder.hasProtectedAddress = said.isProtected;
        if (before == nullptr) m_change.batch.inverse.addedMemberships.push_back(MembershipId{holder.id}); // no number is of two rows
        m_change.put.emplace_back(std::move(holder));
        if (before != nullptr)
            details.push_back({"navne- og adressebeskyttelse for en, der har forældremyndighed (bliver stående, også hvis hentningen fortrydes)",
                               "name and address protection of a holder of custody (stays also if the import is undone)"});
        else if (said.isProtected)
            details.push_back({"forældremyndighed: en mere, navne- og adressebeskyttet", "custody: one more, with name and address protection"});
        else
            details.push_back({"forældremyndighed: " + text::displayLine(said.name, kShownName), "custody: " + text::displayLine(said.name, kShownName)});
    }
}

void Difference::updateChild(const Entry& entry, const core::Child& before, UnitId unit)
{
    if (m_world.isBarred(before.id, m_user)) return;
    std::vector<Text> details;
    if (!saysTheSame(entry, before)) {
        core::Child after = before;
        details = changeFields(entry, before, after);
        if (!details.empty()) {
            m_change.batch.inverse.childrenBefore.push_back(before);
            m_change.put.emplace_back(std::move(after));
        }
    }
    addHolders(entry, before.id, details);
    const bool hasChanged = !details.empty();
    if (unit && moveChild(before, unit, details)) {
        ++m_report.moved;
        return report(RosterReport::What::Moved, entry, std::move(details));
    }
    ++(hasChanged ? m_report.changed : m_report.unchanged);
    report(hasChanged ? RosterReport::What::Changed : RosterReport::What::Unchanged, entry, std::move(details));
}

void Difference::findMissing()
{
    constexpr std::size_t kManyOneIn = 5; // more than 20 %
    struct Here {
        std::size_t all = 0;
        std::vector<ChildId> missing;
    };
    std::map<UnitId, Here> units;
    for (const UnitId unit : m_fileUnits)
        if (!m_groups.isNew(unit)) units.try_emplace(unit);
    m_people.eachToday([&](const core::ChildMembership& place) {
        const auto unit = units.find(place.unit);
        if (unit == units.end() || m_world.isBarred(place.child, m_user)) return;
        ++unit->second.all;
        if (!m_matched.contains(place.child)) unit->second.missing.push_back(place.child);
    });
    for (auto& [unit, here] : units) {
        const std::string unitName = m_groups.nameOf(unit);
        std::ranges::sort(here.missing, {}, [&](ChildId child) { return std::pair(m_world.sortKey(child), child); });
        for (const ChildId id : here.missing) {
            RosterReport::Row row;
            row.what = RosterReport::What::Missing;
            // What the file did not tell may not be told of a child whose name is protected.
            const core::Child* child = m_world.child(id);
            if (!child->hasProtectedAddress) row.name = text::displayLine(child->name, kShownName);
            row.unit = text::displayLine(unitName, kShownName);
            row.detail = {"står ikke på listen; er der stadig i lageret", "is not on the list; is still in the store"};
            m_report.rows.push_back(std::move(row));
            ++m_report.missing;
        }
        if (here.missing.size() * kManyOneIn > here.all) m_report.unitsMissingMany.push_back(unitName);
    }
}

} // namespace trivsel::app::roster
