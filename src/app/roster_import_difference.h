#pragma once

#include "app/roster_apply.h"
#include "app/roster_import_read.h"

#include <map>
#include <unordered_map>
#include <unordered_set>

/// A roster's rows against the store: what each would do. For roster_import alone.
namespace trivsel::app::roster {

/// Works through the rows in the order of the file and collects change and report.
class Difference {
public:
    /// Children whom `user` is barred from are neither told of nor changed.
    Difference(const World& world, UserId user, UnitId root, Date today, const std::function<std::int64_t()>& nextId,
               RosterReport& report);

    void add(const Entry& entry);
    /// After the last row: children of the file's units that it does not name.
    void findMissing();

    RosterChange take() { return std::move(m_change); }

private:
    /// The store's child that a row means, if any.
    struct Match {
        const core::Child* child = nullptr;
        std::size_t column = 0;   ///< of the cell that told
        bool isElsewhere = false; ///< in the store, but not below `root`
    };
    Match match(const Entry& entry) const;
    bool contradicts(const Entry& entry, const core::Child& child) const;
    /// Where the child is, or will be; null when it has left.
    const core::ChildMembership* present(ChildId child) const;
    bool isBelowRoot(UnitId unit) const { return m_below.contains(unit); }
    std::optional<std::size_t> lineOfRepeat(const Entry& entry, const Match& match, std::size_t& column);

    std::optional<UnitId> resolveUnit(const Entry& entry, std::optional<Refusal>& refusal);
    std::vector<UnitId> unitsNamed(const std::string& written) const;
    UnitId addUnit(const Entry& entry);

    void refuse(const Entry& entry, const Refusal& refusal);
    void addChild(const Entry& entry, UnitId unit);
    void updateChild(const Entry& entry, const core::Child& before, UnitId unit);
    std::vector<Text> changeFields(const Entry& entry, const core::Child& before, core::Child& after) const;
    bool moveChild(const core::Child& child, UnitId unit, std::vector<Text>& details);
    void report(RosterReport::What what, const Entry& entry, std::vector<Text> details);
    std::string unitName(UnitId unit) const;

    const World& m_world;
    UnitId m_root;
    Date m_today;
    UserId m_user;
    const std::function<std::int64_t()>& m_nextId;
    RosterReport& m_report;
    RosterChange m_change;

    std::unordered_set<UnitId> m_below; ///< root and everything under it that is open
    std::unordered_map<std::string, const core::Child*> m_byId, m_byCpr;
    std::unordered_multimap<std::string, const core::Child*> m_byName; ///< name and birth date, below root only
    std::map<std::string, UnitId> m_newUnits;                          ///< by folded name as written
    std::map<UnitId, std::string> m_newUnitNames;
    std::unordered_map<std::string, std::size_t> m_lineOf; ///< identities of the file -> line
    std::unordered_set<ChildId> m_matched;
    std::unordered_set<UnitId> m_fileUnits;
};

} // namespace trivsel::app::roster
