#pragma once

#include "app/roster_apply.h"
#include "app/roster_import_groups.h"
#include "app/roster_import_people.h"

#include <set>
#include <unordered_map>
#include <unordered_set>

/// A roster's rows against the store: what each would do. For roster_import alone.
namespace trivsel::app::roster {

/// Works through the rows in the order of the file and collects change and report.
class Difference {
public:
    /// Children whom `user` is barred from are neither told of nor changed.
    Difference(const World& world, UserId user, UnitId root, Date today, const std::function<std::int64_t()>& nextId,
               RosterReport& report, std::size_t expectedRows = 0);

    void add(const Entry& entry);
    /// An adult of a OneRoster folder in this class: placed there when one user here has that name, else told.
    void addAdult(const Entry& entry);
    /// The row names a child that is no longer in the list it came from: told, and nothing else. It is not missing.
    void tellGone(const Entry& entry);
    /// Something of the file that no child's row says.
    void tell(const std::string& file, std::size_t line, std::size_t column, Text what);
    void refuse(const Entry& entry, const Refusal& refusal);
    /// An open institution of that name is among the user's places or below them.
    bool hasInstitution(const std::string& name) const { return m_groups.institutionNamed(name).has_value(); }
    std::optional<UnitId> onlyInstitution() const { return m_groups.onlyInstitution(); }
    /// The group of the store's child that a row means; empty when there is none.
    std::string unitNow(const Entry& entry) const;
    /// After the last row: children of the file's units that it does not name.
    void findMissing();

    RosterChange take() { return std::move(m_change); }

private:
    /// Why a row that is sound in itself cannot be used; nothing when it can.
    std::optional<Refusal> unfit(const Entry& entry, const People::Match& found);
    UnitId addUnit(const Entry& entry);
    void addChild(const Entry& entry, UnitId unit);
    void updateChild(const Entry& entry, const core::Child& before, UnitId unit);
    std::vector<Text> changeFields(const Entry& entry, const core::Child& before, core::Child& after) const;
    /// Those of the row who are not known to have custody of the child; what the list does not say stays.
    void addHolders(const Entry& entry, ChildId child, std::vector<Text>& details);
    bool moveChild(const core::Child& child, UnitId unit, std::vector<Text>& details);
    void report(RosterReport::What what, const Entry& entry, std::vector<Text> details);

    const World& m_world;
    UnitId m_root;
    Date m_today;
    UserId m_user;
    const std::function<std::int64_t()>& m_nextId;
    RosterReport& m_report;
    RosterChange m_change;

    std::unordered_set<UnitId> m_below; ///< root, the user's other places, and everything under them that is open
    People m_people;
    Groups m_groups;
    std::unordered_map<ChildId, std::vector<const core::CustodyHolder*>> m_holders; ///< today's
    std::unordered_multimap<std::string, UserId> m_adults;  ///< with access today, by folded name
    std::set<std::pair<UserId, UnitId>> m_placed;           ///< adults by this import
    std::unordered_set<ChildId> m_matched;
    std::unordered_set<UnitId> m_fileUnits;
};

} // namespace trivsel::app::roster
