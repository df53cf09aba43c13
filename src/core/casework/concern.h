#pragma once

#include "base/date.h"
#include "core/casework/ids.h"

#include <optional>
#include <string>
#include <vector>

/// "Jeg er bekymret": from any screen and any position, between rounds and from outside (action-guide.md).
namespace trivsel::core {

struct Concern {
    ConcernId id;
    ChildId child;
    std::string kind; ///< one of the profile's concern kinds
    enum class Origin { Staff, HealthVisitor, Dentistry, CivilSociety, Parent, OtherAuthority };
    Origin origin = Origin::Staff;
    std::string originName; ///< who outside, as far as they may be named; may be empty
    /// What lets somebody outside tell it. Staff's own observations need none.
    enum class Ground { OwnObservation, Consent, Ssd, Notification };
    Ground ground = Ground::OwnObservation;
    Date seenOn;
    std::string seen;                 ///< what was seen and heard; never interpreted by the program
    std::vector<std::string> markers; ///< "små markører": a few words each, in the order they were noticed
    /// The named circle: besides the one who wrote it only these may read it. Empty: everyone who may open the child.
    std::vector<UserId> readers;
    /// For the circle alone; the others see only that there is one.
    std::string restrictedNote;
    UserId by;
    Instant at{};

    /// Every concern ends with one; none can stay without.
    enum class Outcome { Watching, Steps, Plan, Request, Notified, Acute, Unfounded };
    std::optional<Outcome> outcome;
    std::string outcomeText;
    UserId outcomeBy;
    std::optional<Instant> outcomeAt;
    bool operator==(const Concern&) const = default;
};

/// May this adult read all of it? (Whether it may be opened at all is the role table's and the child's matter.)
bool mayReadAll(const Concern& concern, UserId user);

/// Whole days from the concern to the first action at or after it; none while nothing has been done. Never negative:
/// a clock that was set back gives 0.
std::optional<int> daysToFirstAction(const Concern& concern, const std::vector<Instant>& actions);

} // namespace trivsel::core
