#include "app/roster_import_groups.h"

#include "base/text.h"

#include <algorithm>

namespace trivsel::app::roster {

Groups::Groups(const World& world, UnitId root, const std::unordered_set<UnitId>& below, const std::function<std::int64_t()>& nextId)
    : m_world(world), m_root(root), m_below(below), m_nextId(nextId)
{
    for (const UnitId id : below) {
        const core::Unit& unit = *world.unit(id);
        if (unit.kind == core::UnitKind::Institution) m_institutions.emplace(nameKey(unit.name), id);
        if (unit.kind == core::UnitKind::Unit) m_byName.emplace(nameKey(unit.name), id);
    }
}

Groups::Meaning& Groups::meaningOf(const Entry& entry)
{
    const auto [at, isFirst] = m_meanings.try_emplace(entry.institution + '\n' + entry.unit);
    if (isFirst) at->second = {find(entry), nameKey(entry.institution) + '\n' + nameKey(entry.unit)};
    return at->second;
}

std::vector<UnitId> Groups::find(const Entry& entry) const
{
    std::vector<UnitId> units;
    const auto take = [&](const std::string& key, const auto& fits) {
        const auto [from, to] = m_byName.equal_range(key);
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

std::optional<UnitId> Groups::theOne(const Entry& entry)
{
    const Meaning& meaning = meaningOf(entry);
    if (meaning.groups.size() == 1) return meaning.groups.front();
    if (!meaning.groups.empty()) return std::nullopt;
    const auto at = m_new.find(meaning.key);
    return at != m_new.end() ? std::optional(at->second) : std::nullopt;
}

std::optional<UnitId> Groups::institutionNamed(const std::string& name) const
{
    const std::string key = nameKey(name);
    if (const auto added = m_new.find(key + '\n'); added != m_new.end()) return added->second;
    const auto known = m_institutions.find(key);
    return known != m_institutions.end() ? std::optional(known->second) : std::nullopt;
}

std::optional<UnitId> Groups::onlyInstitution() const
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

UnitId Groups::addInstitution(const std::string& name, UnitId district, const Tell& tell)
{
    const core::Unit unit{UnitId{m_nextId()}, district ? district : m_root, core::UnitKind::Institution, core::Setting::School, name, false};
    m_new.emplace(nameKey(name) + '\n', unit.id);
    m_newNames.emplace(unit.id, unit.name);
    tell(unit, {"ny institution", "new institution"});
    return unit.id;
}

UnitId Groups::add(const Entry& entry, const Tell& tell)
{
    const core::Unit& root = *m_world.unit(m_root);
    UnitId parent = m_root;
    std::string name = entry.unit;
    core::Setting setting = root.setting;
    std::string parentName = root.name;
    if (!entry.institution.empty()) {
        const auto institution = institutionNamed(entry.institution);
        parent = institution ? *institution : addInstitution(entry.institution, entry.district, tell);
        parentName = entry.institution;
        setting = core::Setting::School;
    } else {
        std::vector<UnitId> institutions;
        for (const auto& [id, unit] : m_world.units) {
            if (unit.kind != core::UnitKind::Institution || !m_below.contains(id)) continue;
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
    m_new.emplace(meaningOf(entry).key, unit.id);
    m_newNames.emplace(unit.id, unit.name);
    tell(unit, {"ny gruppe i " + parentName, "new group in " + parentName});
    return unit.id;
}

std::string Groups::nameOf(UnitId unit) const
{
    if (const core::Unit* found = m_world.unit(unit)) return found->name;
    const auto added = m_newNames.find(unit);
    return added != m_newNames.end() ? added->second : std::string();
}

} // namespace trivsel::app::roster
