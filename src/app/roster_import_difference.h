#pragma once

#include "app/roster_apply.h"
#include "app/roster_import_read.h"

#include <map>
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
               RosterReport& report);

    void add(const Entry& entry);
    /// An adult of a OneRoster folder in this class: placed there when one user here has that name, else told.
    void addAdult(const Entry& entry);
    /// The row names a child that is no longer in the list it came from: told, and nothing else. It is not missing.
    void tellGone(const Entry& entry);
    /// Something of the file that no child's row says.
    void tell(const std::string& file, std::size_t line, std::size_t column, Text what);
    void refuse(const Entry& entry, const Refusal& refusal);
    /// An open institution of that name is among the user's places or below them.
    bool hasInstitution(const std::string& name) const { return institutionNamed(name).has_value(); }
    /// The one institution there is, or the one school among several; nothing else.
    std::optional<UnitId> onlyInstitution() const;
    /// The group of the store's child that a row means; empty when there is none.
    std::string unitNow(const Entry& entry) const;
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
    /// Below `root`, or another of the user's places.
    bool isBelowRoot(UnitId unit) const { return m_below.contains(unit); }
    struct Repeat {
        std::size_t line = 0, column = 0;
        bool isOtherName = false; ///< one number, two children
    };
    std::optional<Repeat> repeatOf(const Entry& entry, const Match& match);
    /// A child of this name with a birth date near this one, of the store or of an earlier row: perhaps the same.
    std::optional<Text> doubt(const Entry& entry) const;

    std::optional<UnitId> resolveUnit(const Entry& entry, std::optional<Refusal>& refusal);
    std::vector<UnitId> unitsNamed(const Entry& entry) const;
    std::optional<UnitId> institutionNamed(const std::string& name) const;
    UnitId addInstitution(const Entry& entry);
    UnitId addUnit(const Entry& entry);
    void addUnit(const Entry& entry, const core::Unit& unit, Text detail);

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

    std::unordered_set<UnitId> m_below; ///< root, the user's other places, and everything under them that is open
    std::unordered_map<std::string, const core::Child*> m_byId, m_byCpr;
    std::unordered_multimap<std::string, const core::Child*> m_byName; ///< name and birth date, below root only
    /// Somebody of this name, by birth date: a child below root, or the line of a new one.
    struct Namesake {
        const core::Child* child = nullptr;
        std::size_t line = 0;
    };
    std::unordered_map<std::string, std::map<Date, Namesake>> m_namesakes; ///< by folded name
    std::unordered_multimap<std::string, UnitId> m_unitsByName;            ///< open groups below root, by folded name
    std::unordered_map<std::string, UnitId> m_institutions;                ///< open ones below root, by folded name
    std::unordered_multimap<std::string, UserId> m_adults;                 ///< with access today, by folded name
    std::map<std::string, UnitId> m_newUnits; ///< by folded institution and name as written
    std::map<UnitId, std::string> m_newUnitNames;
    struct Named {
        std::size_t line = 0;
        std::string name; ///< folded
    };
    std::unordered_map<std::string, Named> m_lineOf; ///< identities of the file
    std::set<std::pair<UserId, UnitId>> m_placed;    ///< adults by this import
    std::unordered_set<ChildId> m_matched;
    std::unordered_set<UnitId> m_fileUnits;
};

} // namespace trivsel::app::roster
