#pragma once

#include "app/access.h"
#include "base/date.h"
#include "base/result.h"
#include "core/people.h"
#include "storage/store.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// The audit log as the program shows it, and which of its rows one leader may know.
namespace trivsel::app {

/// A row as documents carry it: its number, a colon, the first 16 hex digits of its hash.
std::string auditMark(const storage::AuditHead& head);

/// The log as it was fetched, and what the check of its chain said.
struct AuditLog {
    std::vector<storage::AuditRow> rows; ///< oldest first; the whole chain
    std::optional<Error> fault;          ///< when the chain does not hang together
    storage::AuditHead head;             ///< the newest row
    bool isWhole() const { return !fault; }
    std::string mark() const { return auditMark(head); }
};

/// Which rows a leader may know: of children within her own reach whom she is not barred from, without what others did
/// about a child since a case was opened that is hidden from her (decision 0011); of the rest, what her own house did.
class AuditReader {
public:
    AuditReader(const World& world, const core::User& user, Date today);

    bool mayKnow(const storage::AuditRow& row) const;
    /// The child a row is about; null when it is about none, or about one that is no longer in the store.
    const core::Child* childOf(const storage::AuditRow& row) const;

private:
    bool isOfHouse(const storage::AuditRow& row) const;

    const World& m_world;
    core::User m_user;
    Access m_access;
    std::unordered_map<std::string, ChildId> m_byPseudonym;
};

/// The unit that a row's scope names ("unit 3"), or that of the round it names; none for other scopes.
UnitId unitOfScope(const World& world, std::string_view scope);
/// Null when there is no such row.
const storage::AuditRow* rowOf(const AuditLog& log, std::int64_t seq);

/// The store's setting for how many months may lie between two samples (1 to 24), and what holds without it.
inline constexpr const char* kAuditMonthsSetting = "auditEveryMonths";
inline constexpr int kAuditMonths = 6;

/// Rows that are in every sample: a child opened with a reason, and an attempt at it.
bool isAlwaysInSample(const storage::AuditRow& row);

/// The rows a sample by `user` for `place` may be drawn from: those she may know, none of her own, and none that another
/// leader of the place has signed for. By rising number.
std::vector<const storage::AuditRow*> sampleFrom(const AuditLog& log, const World& world, const core::User& user, UnitId place, Date today);

/// What was done since an adult who is not its doer last signed for the place: the newest row of that sample.
std::int64_t signedUpTo(const World& world, UnitId place, UserId doer);

} // namespace trivsel::app
