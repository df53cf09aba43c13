#pragma once

#include "app/roster_import_read.h"
#include "app/world.h"

#include <map>
#include <unordered_map>
#include <unordered_set>

/// Which institution and group a roster's row means: those that are there and those that the import adds. For
/// roster_import alone.
namespace trivsel::app::roster {

class Groups {
public:
    /// `below`: root, the user's other places, and everything under them that is open.
    Groups(const World& world, UnitId root, const std::unordered_set<UnitId>& below, const std::function<std::int64_t()>& nextId);

    /// The open groups of that name, by "institution/group" too; several when the name does not tell.
    const std::vector<UnitId>& named(const Entry& entry) { return meaningOf(entry).groups; }
    /// The one open group of that name, or the one that an earlier row has added; none when the name does not tell.
    std::optional<UnitId> theOne(const Entry& entry);
    /// An open institution of that name, or one that the import adds.
    std::optional<UnitId> institutionNamed(const std::string& name) const;
    /// The one institution there is, or the one school among several; nothing else.
    std::optional<UnitId> onlyInstitution() const;

    using Tell = std::function<void(const core::Unit& unit, Text what)>;
    /// A group that is not there yet, and its institution, if that is not; each is given to `tell`, in this order.
    UnitId add(const Entry& entry, const Tell& tell);

    bool isNew(UnitId unit) const { return m_newNames.contains(unit); }
    std::string nameOf(UnitId unit) const; ///< of a group there is, or a new one

private:
    /// What the words of a row's group mean; a list has few of them, and many rows of each.
    struct Meaning {
        std::vector<UnitId> groups;
        std::string key; ///< folded institution and name
    };
    Meaning& meaningOf(const Entry& entry);
    std::vector<UnitId> find(const Entry& entry) const;
    UnitId addInstitution(const std::string& name, UnitId district, const Tell& tell);

    const World& m_world;
    UnitId m_root;
    const std::unordered_set<UnitId>& m_below;
    const std::function<std::int64_t()>& m_nextId;
    std::unordered_multimap<std::string, UnitId> m_byName;         ///< open groups, by folded name
    std::unordered_map<std::string, UnitId> m_institutions;        ///< open ones, by folded name
    std::unordered_map<std::string, Meaning> m_meanings;           ///< by institution and group as written
    std::unordered_map<std::string, UnitId> m_new;                 ///< by Meaning::key; of an institution, its name and "\n"
    std::map<UnitId, std::string> m_newNames;
};

} // namespace trivsel::app::roster
