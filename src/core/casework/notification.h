#pragma once

#include "base/date.h"
#include "core/casework/ids.h"
#include "core/calendar.h"

#include <optional>
#include <string>
#include <vector>

/// Underretning (Barnets lov § 133): a personal duty, so nobody's approval is ever needed.
namespace trivsel::core {

struct Notification {
    NotificationId id;
    ChildId child;
    /// Each adult answers alone whether there is ground to believe that the child may need special support.
    struct View {
        UserId user;
        bool isGround = false;
        std::string reason; ///< required
        Instant at{};
        bool operator==(const View&) const = default;
    };
    std::vector<View> views;
    std::string leaderView; ///< beside the others, never instead of them
    UserId leader;

    // The draft's required content (actions-and-law.md B6).
    std::string seen;    ///< the concern: what was seen, how often, since when
    std::string tried;   ///< own efforts
    std::string said;    ///< contact with parents and child, and what they said
    std::string knows;   ///< other knowledge, the notifier's relation to the child
    bool needsInterpreter = false;
    std::string interpreterLanguage;

    UserId by;
    Instant at{};
    std::optional<Date> sentOn; ///< until then "KLADDE - IKKE SENDT"
    std::string channel;        ///< how it was sent; required with sentOn
    std::optional<Date> receiptOn; ///< when the municipality said that it has it
    enum class Parents { NotDecided, Told, NotTold };
    Parents parents = Parents::NotDecided;
    std::string parentsWhyNot; ///< required with NotTold
    std::optional<Date> feedbackOn; ///< whether it led to examination or measures
    std::string feedback;
    bool operator==(const Notification&) const = default;
};

constexpr bool isDraft(const Notification& n) { return !n.sentOn; }

/// The view of one adult; null if not given yet.
const Notification::View* viewOf(const Notification& n, UserId user);

/// What is missing before it can be marked as sent, as keys: "seen", "tried", "said", "channel", "parents".
std::vector<std::string> missingFrom(const Notification& n);

/// The municipality's own clocks, shown as expected, never as the user's task (actions-and-law.md B8, B10, B12).
struct ExpectedDates {
    Date assessedBy; ///< 24 hours: the day after
    Date receiptBy;  ///< 6 working days
    Date askBy;      ///< nothing heard: call, then Ankestyrelsen; the working day after receiptBy
};
ExpectedDates expectedDates(Date sentOn, const WorkingCalendar& calendar);

} // namespace trivsel::core
