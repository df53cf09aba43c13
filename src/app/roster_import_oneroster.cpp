#include "app/roster_import_oneroster.h"

#include "app/import_list.h"
#include "base/text.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace trivsel::app::roster {

namespace {

using exchange::OneRoster;

constexpr std::size_t kShownName = 80; // code points

/// The folder's pupils and adults with the class that each of them is in here.
class FolderEntries {
public:
    FolderEntries(const OneRoster& folder, const World& world, UnitId root, Date today, Difference& difference, JobProgress* progress)
        : m_folder(folder), m_world(world), m_root(root), m_today(today), m_difference(difference), m_progress(progress), m_enrollments(folder.users.size())
    {
        for (std::size_t i = 0; i < folder.orgs.size(); ++i) m_orgs.emplace(folder.orgs[i].id, &folder.orgs[i]);
        findSchools();
        findDistricts();
        for (const OneRoster::Enrollment& one : folder.enrollments) m_enrollments[one.user].push_back(&one);
    }

    Result<void> add()
    {
        for (std::size_t i = 0; i < m_folder.users.size(); ++i) {
            if (m_progress != nullptr && m_progress->isStopping) return fail(imports::stoppedReading());
            if (m_folder.users[i].role == OneRoster::Role::Pupil) addPupil(i);
        }
        // After the pupils: the classes are known then.
        for (std::size_t i = 0; i < m_folder.users.size(); ++i)
            if (m_folder.users[i].role == OneRoster::Role::Adult) addAdult(i);
        for (const auto& [school, pupils] : m_elsewhere) {
            const std::string name = text::displayLine(school, kShownName), count = std::to_string(pupils);
            m_difference.tell("orgs.csv", 0, 0, {name + ": skolen er ikke et af dine steder, så dens elever hentes ikke: " + count, name + ": the school is not one of your places, so its pupils are not brought in: " + count});
        }
        return {};
    }

private:
    /// How a school is called here; empty: the folder has no school for the class. Nothing: it is not below root.
    std::optional<std::string> schoolOf(const OneRoster::Class& group) const
    {
        const OneRoster::Org* org = find(group.school);
        for (int steps = 0; org != nullptr && !org->isSchool && steps < 20; ++steps) org = find(org->parent); // a department
        if (org == nullptr && !m_only.empty()) return m_here.at(m_only);
        if (org == nullptr) return std::string();
        const auto at = m_here.find(org->id);
        return at != m_here.end() ? std::optional(at->second) : std::nullopt;
    }
    const OneRoster::Org* find(const std::string& id) const
    {
        const auto at = m_orgs.find(id);
        return at != m_orgs.end() ? at->second : nullptr;
    }

    /// Which schools of the folder are below root, and their names here.
    void findSchools()
    {
        const core::Unit& root = *m_world.unit(m_root);
        std::vector<const OneRoster::Org*> schools;
        for (const OneRoster::Org& org : m_folder.orgs)
            if (org.isSchool && !org.isDeleted) schools.push_back(&org);
        const bool isAbove = root.kind == core::UnitKind::Municipality || root.kind == core::UnitKind::District;
        for (const OneRoster::Org* school : schools) {
            // Above institutions a school that is not there yet is added.
            if (isAbove || m_difference.hasInstitution(school->name)) m_here.emplace(school->id, school->name);
        }
        if (schools.size() != 1) return;
        const std::optional<UnitId> one = m_difference.onlyInstitution();
        const bool isKnown = m_here.contains(schools.front()->id);
        if (isKnown || one) m_only = schools.front()->id;
        if (isKnown || !one) return;
        const std::string ourName = m_world.unit(*one)->name;
        m_here.emplace(m_only, ourName);
        const std::string theirs = text::displayLine(schools.front()->name, kShownName), ours = text::displayLine(ourName, kShownName);
        m_difference.tell("orgs.csv", schools.front()->at.line, 0, {"skolen »" + theirs + "« i mappen regnes for " + ours, "the school “" + theirs + "” of the folder is taken for " + ours});
    }

    /// What a school lies in, and what that lies in; empty when it is in none.
    const OneRoster::Org* districtOf(const OneRoster::Org& school) const
    {
        const OneRoster::Org* org = find(school.parent);
        for (int steps = 0; org != nullptr && !org->isDistrict && steps < 20; ++steps) org = find(org->parent);
        return org != nullptr && org->isDistrict ? org : nullptr;
    }

    /// The folder's districts by the names that districts and municipalities have here. Each is told.
    void findDistricts()
    {
        std::map<const OneRoster::Org*, std::size_t> schools;
        for (const OneRoster::Org& org : m_folder.orgs)
            if (org.isSchool && !org.isDeleted)
                if (const OneRoster::Org* district = districtOf(org)) ++schools[district];
        for (const OneRoster::Org& org : m_folder.orgs) {
            if (!org.isDistrict || org.isDeleted) continue;
            const core::Unit* ours = nullptr;
            for (const auto& [id, unit] : m_world.units) {
                const bool isAbove = unit.kind == core::UnitKind::District || unit.kind == core::UnitKind::Municipality;
                if (isAbove && !unit.isClosed && nameKey(unit.name) == nameKey(org.name)) ours = &unit;
            }
            const auto below = m_world.below(m_root);
            if (ours != nullptr && std::ranges::find(below, ours->id) != below.end()) m_districts.emplace(&org, ours->id);
            const std::string theirs = text::displayLine(org.name, kShownName), count = std::to_string(schools[&org]);
            const std::string root = text::displayLine(m_world.unit(m_root)->name, kShownName);
            if (ours != nullptr)
                m_difference.tell("orgs.csv", org.at.line, 0, {"distriktet »" + theirs + "« er her; skoler i det: " + count, "the district “" + theirs + "” is here; schools in it: " + count});
            else
                m_difference.tell("orgs.csv", org.at.line, 0, {"distriktet »" + theirs + "« er ikke oprettet her; dets skoler (" + count + ") hører til under " + root,
                                                              "the district “" + theirs + "” is not set up here; its schools (" + count + ") belong under " + root});
        }
    }

    /// Where the school of a class would be added.
    UnitId placeFor(const OneRoster::Class& group) const
    {
        const OneRoster::Org* school = find(group.school);
        for (int steps = 0; school != nullptr && !school->isSchool && steps < 20; ++steps) school = find(school->parent);
        const OneRoster::Org* district = school != nullptr ? districtOf(*school) : nullptr;
        const auto at = m_districts.find(district);
        return at != m_districts.end() ? at->second : UnitId{};
    }

    Entry entryOf(const OneRoster::User& user) const
    {
        Entry entry;
        entry.file = std::string(user.at.file);
        entry.line = user.at.line;
        entry.name = user.name;
        entry.nameKey = nameKey(user.name);
        entry.id = user.id;
        entry.idColumn = user.at.column;
        entry.nameColumn = user.nameColumn;
        return entry;
    }

    bool isNow(const OneRoster::Enrollment& one) const
    {
        if (one.isDeleted || m_folder.classes[one.group].isDeleted) return false;
        return (!one.from || *one.from <= m_today) && (!one.to || *one.to >= m_today);
    }

    void addPupil(std::size_t index)
    {
        const OneRoster::User& user = m_folder.users[index];
        Entry entry = entryOf(user);
        if (user.isDeleted) return m_difference.tellGone(entry);
        if (const auto& more = m_folder.demographics[index]) {
            entry.birthDate = more->birthDate;
            entry.sex = more->sex;
        }
        std::vector<const OneRoster::Enrollment*> now;
        for (const OneRoster::Enrollment* one : m_enrollments[index]) {
            const bool isKnown = std::ranges::any_of(now, [&](const auto* other) { return other->group == one->group; });
            if (one->role == OneRoster::Role::Pupil && isNow(*one) && !isKnown) now.push_back(one);
        }
        if (!now.empty()) {
            const OneRoster::Class& group = *choose(now, entry);
            const auto school = schoolOf(group);
            if (!school) {
                ++m_elsewhere[find(group.school) != nullptr ? find(group.school)->name : group.school];
                return;
            }
            entry.institution = *school;
            entry.district = placeFor(group);
            entry.unit = group.title;
            entry.unitColumn = 0;
        }
        m_difference.add(entry);
    }

    const OneRoster::Class* choose(const std::vector<const OneRoster::Enrollment*>& now, Entry& entry) const
    {
        const auto only = [&](auto isWanted) -> const OneRoster::Class* {
            const OneRoster::Class* found = nullptr;
            for (const OneRoster::Enrollment* one : now)
                if (isWanted(*one)) {
                    if (found != nullptr) return nullptr;
                    found = &m_folder.classes[one->group];
                }
            return found;
        };
        if (const auto* group = only([](const auto&) { return true; })) return group;
        if (const auto* group = only([&](const auto& one) { return m_folder.classes[one.group].isHomeroom; })) return group;
        if (const auto* group = only([](const auto& one) { return one.isPrimary; })) return group;
        const std::string present = m_difference.unitNow(entry);
        const OneRoster::Class* chosen = &m_folder.classes[now.front()->group];
        std::string all;
        for (const OneRoster::Enrollment* one : now) {
            const OneRoster::Class& group = m_folder.classes[one->group];
            all += (all.empty() ? "" : ", ") + text::displayLine(group.title, kShownName);
            if (!present.empty() && nameKey(group.title) == nameKey(present)) chosen = &group;
        }
        const std::string name = text::displayLine(chosen->title, kShownName);
        entry.warnings.push_back({"står i flere klasser (" + all + "); sættes i " + name, "is in several classes (" + all + "); is placed in " + name});
        return chosen;
    }

    void addAdult(std::size_t index)
    {
        const OneRoster::User& user = m_folder.users[index];
        if (user.isDeleted) return;
        bool isTold = false;
        for (const OneRoster::Enrollment* one : m_enrollments[index]) {
            if (one->role != OneRoster::Role::Adult || !isNow(*one)) continue;
            const OneRoster::Class& group = m_folder.classes[one->group];
            const auto school = schoolOf(group);
            if (!school) continue;
            Entry entry = entryOf(user);
            entry.institution = *school;
            entry.unit = group.title;
            m_difference.addAdult(entry);
            isTold = true;
        }
        if (!isTold && m_here.size() == m_orgs.size()) m_difference.addAdult(entryOf(user));
    }

    const OneRoster& m_folder;
    const World& m_world;
    UnitId m_root;
    Date m_today;
    Difference& m_difference;
    JobProgress* m_progress;
    std::map<const OneRoster::Org*, UnitId> m_districts; ///< those that are here, at root or below it
    std::unordered_map<std::string, const OneRoster::Org*> m_orgs; ///< by sourcedId
    std::map<std::string, std::string> m_here;                     ///< sourcedId of a school below root -> its name here
    std::string m_only;                                            ///< sourcedId, where the folder has one school
    std::vector<std::vector<const OneRoster::Enrollment*>> m_enrollments; ///< of each user
    std::map<std::string, std::size_t> m_elsewhere; ///< pupils of schools that are none of ours
};

} // namespace

Result<void> addOneRoster(const exchange::FolderFiles& folder, const World& world, UnitId root, Date today, Difference& difference,
                          bool& isWhole, JobProgress* progress)
{
    if (progress != nullptr)
        for (const auto& [name, bytes] : folder) progress->total += bytes.size();
    const auto read = exchange::readOneRoster(folder, today, [progress](std::size_t done) {
        if (progress == nullptr) return true;
        progress->done = done;
        return !progress->isStopping;
    });
    if (!read) return fail(read.error());
    isWhole = !read->isDelta;
    for (const exchange::OneRosterFault& fault : read->faults) {
        Entry entry;
        entry.file = std::string(fault.at.file);
        entry.line = fault.at.line;
        if (fault.isOnlyTold) difference.tell(entry.file, fault.at.line, fault.at.column, fault.what);
        else difference.refuse(entry, {fault.at.column, fault.what});
    }
    return FolderEntries(*read, world, root, today, difference, progress).add();
}

} // namespace trivsel::app::roster
