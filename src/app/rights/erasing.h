#pragma once

#include "app/world.h"
#include "base/date.h"
#include "base/result.h"
#include "core/municipality.h"

#include <vector>

/// What may be erased, what is due to be, and what holds it back: the one place for commands, screens and documents.
namespace trivsel::app {

/// Why a child, or what it is about, must stay for now. The order is that of the list.
enum class HoldReason {
    Acute,        ///< an acute case that has not ended
    Concern,      ///< a concern without an outcome
    Notification, ///< an underretning without feedback
    Handover,     ///< sent and not accepted: the sender is responsible
    Complaint,
    AccessRequest,
    ArchiveCheck,
    Other,
};
struct HeldBy {
    HoldReason reason = HoldReason::Other;
    HoldId hold; ///< of the last four; none for what holds by itself
};
/// As this user may know it: an acute case that is hidden from the user holds as a concern does.
std::vector<HeldBy> holdsOf(const World& world, ChildId child, UserId forUser);

/// The last day in any unit; none while the child is here or is to come.
std::optional<Date> leftOn(const World& world, ChildId child, Date today);

/// The first day on which everything about the child is to be erased by the profile's rules; none while it is here, a
/// matter is open, or the profile has no rule for it.
std::optional<Date> erasedFrom(const World& world, const core::Municipality& municipality, ChildId child, Date today);

/// A child, or one ended concern of a child that is still here, whose time is over.
struct DueErasure {
    ChildId child;
    ConcernId concern; ///< none: everything about the child
    std::optional<Date> left;
    Date since;        ///< the first day on which it was to be erased
    std::vector<HeldBy> heldBy; ///< empty: it can be approved
};
/// Everything of `units` that is due on `today`, by the day since when; also what is held back. Without the children whom
/// the user is barred from.
std::vector<DueErasure> deletionList(const World& world, const core::Municipality& municipality, const std::vector<UnitId>& units,
                                     UserId forUser, Date today);

/// The store's setting in which the municipality's answer about the archive stands: what the Danish National Archives
/// allow to be discarded (actions-and-law.md B62). Empty: nothing has been approved, and nothing runs out.
inline constexpr const char* kArchiveSetting = "archiveApproval";

} // namespace trivsel::app
