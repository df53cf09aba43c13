#include "app/roster_import_difference.h"

#include "app/pseudonym.h"

#include <algorithm>

namespace trivsel::app::roster {

namespace {

constexpr std::size_t kShownName = 120; // code points

std::string identityOf(const std::string& nameKey, Date birthDate) { return nameKey + '\n' + birthDate.iso(); }

std::string identity(std::string_view name, Date birthDate) { return identityOf(nameKey(name), birthDate); }

/// Near enough to be a slip of the pen: within a month, another year, or day and month exchanged.
constexpr int kNearDays = 31;
std::vector<Date> slipsOf(Date day)
{
    std::vector<Date> slips;
    for (const auto slip : {Date::of(day.year() - 1, day.month(), day.day()), Date::of(day.year() + 1, day.month(), day.day()),
                            Date::of(day.year(), day.day(), day.month())})
        if (slip && *slip != day) slips.push_back(*slip);
    return slips;
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
    // A leader of two houses brings in the lists of both; what is new goes to the first.
    std::vector<UnitId> below = world.below(root);
    for (const UnitId place : world.unitsOf(user, today)) {
        const auto more = world.below(place);
        below.insert(below.end(), more.begin(), more.end());
    }
    for (const UnitId id : below) {
        const core::Unit* unit = world.unit(id);
        if (unit->isClosed || !m_below.insert(id).second) continue;
        if (unit->kind == core::UnitKind::Institution) m_institutions.emplace(nameKey(unit->name), id);
        if (unit->kind == core::UnitKind::Unit) m_unitsByName.emplace(nameKey(unit->name), id);
    }
    for (const auto& [id, adult] : world.users)
        if (core::covers(adult.from, adult.to, today)) m_adults.emplace(nameKey(adult.name), id);
    for (const auto& [id, child] : world.children) {
        if (!child.externalId.empty()) m_byId.emplace(child.externalId, &child);
        if (!child.cpr.empty()) m_byCpr.emplace(child.cpr, &child);
        const auto memberships = world.membershipsOf(id);
        const bool wasBelow =
            std::ranges::any_of(memberships, [&](const auto* m) { return m_below.contains(m->unit); });
        if (!wasBelow) continue;
        const std::string key = nameKey(child.name);
        m_byName.emplace(identityOf(key, child.birthDate), &child);
        if (!world.isBarred(id, user)) m_namesakes[key].emplace(child.birthDate, Namesake{&child, 0});
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
std::optional<Difference::Repeat> Difference::repeatOf(const Entry& entry, const Match& match)
{
    std::vector<std::pair<std::string, std::size_t>> keys;
    if (match.child != nullptr) keys.emplace_back("child " + std::to_string(match.child->id.value), match.column);
    if (!entry.id.empty()) keys.emplace_back("id " + entry.id, entry.idColumn);
    if (!entry.cpr.empty()) keys.emplace_back("cpr " + entry.cpr, entry.cprColumn);
    const std::string name = nameKey(entry.name);
    for (const auto& [key, column] : keys) {
        const auto found = m_lineOf.find(key);
        if (found != m_lineOf.end()) return Repeat{found->second.line, column, found->second.name != name};
    }
    if (entry.birthDate) {
        // Two children of one name and day are told apart by an id or a CPR number, if both rows have one.
        const bool isBare = entry.id.empty() && entry.cpr.empty();
        const std::string who = identityOf(name, *entry.birthDate);
        const auto found = m_lineOf.find((isBare ? "name " : "bare ") + who);
        if (found != m_lineOf.end()) return Repeat{found->second.line, entry.nameColumn, false};
        m_lineOf.emplace("name " + who, Named{entry.line, name});
        if (isBare) m_lineOf.emplace("bare " + who, Named{entry.line, name});
    }
    for (const auto& [key, column] : keys) m_lineOf.emplace(key, Named{entry.line, name});
    return std::nullopt;
}

std::optional<Text> Difference::doubt(const Entry& entry) const
{
    const auto found = m_namesakes.find(nameKey(entry.name));
    if (found == m_namesakes.end()) return std::nullopt;
    const std::map<Date, Namesake>& days = found->second;
    const Date born = *entry.birthDate;
    auto at = days.lower_bound(born.plusDays(-kNearDays));
    if (at != days.end() && at->first > born.plusDays(kNearDays)) at = days.end();
    for (const Date slip : slipsOf(born))
        if (at == days.end()) at = days.find(slip);
    if (at == days.end()) return std::nullopt;
    if (at->second.child == nullptr) {
        const std::string line = std::to_string(at->second.line);
        return Text{"måske samme barn som i linje " + line + ": samme navn, næsten samme fødselsdato",
                    "perhaps the same child as in line " + line + ": the same name, nearly the same birth date"};
    }
    if (at->second.child->hasProtectedAddress)
        return Text{"måske et barn, der er her i forvejen: samme navn, næsten samme fødselsdato",
                    "perhaps a child who is here already: the same name, nearly the same birth date"};
    const std::string day = at->first.iso();
    return Text{"måske et barn, der er her i forvejen: samme navn, født " + day, "perhaps a child who is here already: the same name, born " + day};
}

std::vector<UnitId> Difference::unitsNamed(const Entry& entry) const
{
    std::vector<UnitId> units;
    const auto take = [&](const std::string& key, const auto& fits) {
        const auto [from, to] = m_unitsByName.equal_range(key);
        for (auto at = from; at != to; ++at)
            if (fits(at->second) && std::ranges::find(units, at->second) == units.end()) units.push_back(at->second);
    };
    if (!entry.institution.empty()) {
        const auto institution = institutionNamed(entry.institution);
        take(nameKey(entry.unit), [&](UnitId id) {
            const core::Unit* its = m_world.institutionOf(id);
            return institution && its != nullptr && its->id == *institution;
        });
        return units;
    }
    take(nameKey(entry.unit), [](UnitId) { return true; });
    // "Strandhuset/Blå stue" names the institution too.
    std::vector<std::string> parts;
    for (const std::string_view part : text::split(entry.unit, '/')) parts.push_back(nameKey(part));
    if (parts.size() < 2) return units;
    take(parts.back(), [&](UnitId id) {
        for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
            const core::Unit* unit = m_world.unit(id);
            if (unit == nullptr || nameKey(unit->name) != *part) return false;
            id = unit->parent;
        }
        return true;
    });
    std::ranges::sort(units);
    return units;
}

/// Below root, or root itself.
std::optional<UnitId> Difference::institutionNamed(const std::string& name) const
{
    const auto added = m_newUnits.find(nameKey(name) + "\n");
    if (added != m_newUnits.end()) return added->second;
    const auto known = m_institutions.find(nameKey(name));
    return known != m_institutions.end() ? std::optional(known->second) : std::nullopt;
}

void Difference::addUnit(const Entry& entry, const core::Unit& unit, Text detail)
{
    m_change.put.emplace_back(unit);
    m_change.batch.inverse.addedUnits.push_back(unit.id);
    m_newUnitNames.emplace(unit.id, unit.name);
    RosterReport::Row row;
    row.what = RosterReport::What::NewUnit;
    row.line = entry.line;
    row.file = entry.file;
    row.unit = text::displayLine(unit.name, kShownName);
    row.detail = std::move(detail);
    m_report.rows.push_back(std::move(row));
}

UnitId Difference::addInstitution(const Entry& entry)
{
    const core::Unit unit{UnitId{m_nextId()}, m_root, core::UnitKind::Institution, core::Setting::School, entry.institution, false};
    m_newUnits.emplace(nameKey(entry.institution) + "\n", unit.id);
    addUnit(entry, unit, {"ny institution", "new institution"});
    return unit.id;
}

UnitId Difference::addUnit(const Entry& entry)
{
    UnitId parent = m_root;
    std::string name = entry.unit;
    core::Setting setting = m_world.unit(m_root)->setting;
    std::string parentName = m_world.unit(m_root)->name;
    if (!entry.institution.empty()) {
        const auto institution = institutionNamed(entry.institution);
        parent = institution ? *institution : addInstitution(entry);
        parentName = entry.institution;
        setting = core::Setting::School;
    } else {
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
    }
    if (const core::Unit* above = m_world.unit(parent); above != nullptr) {
        setting = above->setting;
        parentName = above->name;
    }
    const core::Unit unit{UnitId{m_nextId()}, parent, core::UnitKind::Unit, setting, name, false};
    m_newUnits.emplace(nameKey(entry.institution) + "\n" + nameKey(entry.unit), unit.id);
    addUnit(entry, unit, {"ny gruppe i " + parentName, "new group in " + parentName});
    return unit.id;
}

std::optional<UnitId> Difference::resolveUnit(const Entry& entry, std::optional<Refusal>& refusal)
{
    const auto units = unitsNamed(entry);
    if (units.size() == 1) return units.front();
    if (units.size() > 1) {
        refusal = Refusal{entry.unitColumn,
                          {"flere grupper har det navn; skriv institution/gruppe",
                           "several groups have that name; write institution/group"}};
        return std::nullopt;
    }
    const auto isNew = m_newUnits.find(nameKey(entry.institution) + "\n" + nameKey(entry.unit));
    if (isNew != m_newUnits.end()) return isNew->second;
    return std::nullopt; // to be added
}

void Difference::add(const Entry& entry)
{
    const Match found = match(entry);
    if (found.child != nullptr) m_matched.insert(found.child->id); // also when refused: it is not missing
    if (!entry.refusals.empty()) {
        for (const UnitId unit : unitsNamed(entry)) m_fileUnits.insert(unit);
        return refuse(entry, entry.refusals.front());
    }
    const auto owner = m_byCpr.find(entry.cpr);
    const bool isOthersCpr = !entry.cpr.empty() && owner != m_byCpr.end() && owner->second != found.child;
    if (found.isElsewhere || isOthersCpr) {
        return refuse(entry, {found.isElsewhere ? found.column : entry.cprColumn,
                              {"barnet er registreret et andet sted i lageret; tal med en leder dér",
                               "the child is registered elsewhere in the store; talk to a leader there"}});
    }
    // The number says one child, name and birth date both another: one of them is wrong.
    const bool isByCpr = found.child != nullptr && found.column == entry.cprColumn && entry.cprColumn != 0 && found.column != entry.idColumn;
    if (isByCpr && nameKey(entry.name) != nameKey(found.child->name) && entry.birthDate && *entry.birthDate != found.child->birthDate) {
        return refuse(entry, {entry.cprColumn,
                              {"CPR-nummeret står her ved et barn med et andet navn og en anden fødselsdato; ret det, der er forkert",
                               "the CPR number is here that of a child with another name and another birth date; correct what is wrong"}});
    }
    if (const auto before = repeatOf(entry, found)) {
        const std::string line = std::to_string(before->line);
        if (before->isOtherName && before->column == entry.cprColumn && entry.cprColumn != 0)
            return refuse(entry, {before->column, {"samme CPR-nummer som i linje " + line + ", men et andet navn", "the same CPR number as in line " + line + ", but another name"}});
        return refuse(entry, {before->column, {"samme barn som i linje " + line, "the same child as in line " + line}});
    }
    if (entry.unit.empty()) { // OneRoster: no class now
        if (found.child != nullptr) return updateChild(entry, *found.child, {});
        return tell(entry.file, entry.line, entry.idColumn, {"en elev uden klasse nu hentes ikke", "a pupil without a class now is not brought in"});
    }
    std::optional<Refusal> refusal;
    auto unit = resolveUnit(entry, refusal);
    if (refusal) return refuse(entry, *refusal);
    if (found.child == nullptr && !entry.birthDate) {
        return refuse(entry, {entry.idColumn, {"fødselsdatoen mangler, og et nyt barn skal have en (demographics.csv)", "the birth date is missing, and a new child needs one (demographics.csv)"}});
    }
    if (!unit) unit = addUnit(entry);
    m_fileUnits.insert(*unit);
    if (found.child == nullptr)
        addChild(entry, *unit);
    else
        updateChild(entry, *found.child, *unit);
}

void Difference::addAdult(const Entry& entry)
{
    RosterReport::Row row;
    row.what = RosterReport::What::Adult;
    row.file = entry.file;
    row.line = entry.line;
    row.name = text::displayLine(entry.name, kShownName);
    row.unit = text::displayLine(entry.unit, kShownName);
    const auto [from, to] = m_adults.equal_range(nameKey(entry.name));
    std::optional<Refusal> refusal;
    const auto unit = entry.unit.empty() ? std::nullopt : resolveUnit(entry, refusal);
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

std::optional<UnitId> Difference::onlyInstitution() const
{
    if (m_institutions.size() == 1) return m_institutions.begin()->second;
    std::optional<UnitId> school;
    for (const auto& [name, id] : m_institutions) {
        if (m_world.unit(id)->setting != core::Setting::School) continue;
        if (school) return std::nullopt;
        school = id;
    }
    return school;
}

std::string Difference::unitNow(const Entry& entry) const
{
    const Match found = match(entry);
    const core::ChildMembership* place = found.child != nullptr ? present(found.child->id) : nullptr;
    return place != nullptr ? unitName(place->unit) : std::string();
}

void Difference::tellGone(const Entry& entry)
{
    const Match found = match(entry);
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
    auto perhaps = doubt(entry);
    m_namesakes[nameKey(entry.name)].emplace(*entry.birthDate, Namesake{nullptr, entry.line});
    if (!perhaps) return report(RosterReport::What::Added, entry, {});
    ++m_report.doubtful;
    report(RosterReport::What::Doubtful, entry, {*std::move(perhaps)});
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
