#pragma once

#include "base/date.h"
#include "core/casework/ids.h"

#include <optional>
#include <string>
#include <vector>

/// The acute path: never computed from scores, open to everybody at any time (action-guide.md, "The gate and the acute path").
namespace trivsel::core {

/// Opened by the first click on "Akut", before anything is chosen. It closes what reaches parents and child through the
/// gate (GateAnswer), which stays closed when the case is ended: only the authority's word opens it.
struct AcuteCase {
    AcuteId id;
    ChildId child;
    enum class About {
        NotSaid,    ///< the first click
        Parent,     ///< a parent or close family
        OtherChild,
        Staff,      ///< a colleague or leader
        Honour,     ///< honour or negative social control
        Other,
    };
    About about = About::NotSaid;
    /// Staff: the adult under suspicion, who sees nothing of the case in lists, search, log or counts. None: nobody of
    /// the store, or not said.
    UserId suspected;
    UserId by;
    Instant at{};
    /// Written down word for word, each with its own time; never changed after.
    struct Words {
        Instant at{};
        UserId by;
        std::string said;
        bool operator==(const Words&) const = default;
    };
    std::vector<Words> words;
    /// Who was told and when: the recipient (Modtagelsen, 114 …), the leader.
    struct Told {
        Instant at{};
        UserId by;
        std::string who;    ///< as written
        bool isLeader = false;
        bool reached = true; ///< false: tried and not reached; contact the recipient all the same
        bool operator==(const Told&) const = default;
    };
    std::vector<Told> told;
    std::optional<Instant> endedAt; ///< the adults' own work is over; the gate is another matter
    UserId endedBy;
    std::string endedWhy;
    bool operator==(const AcuteCase&) const = default;
};

/// True for the adult under suspicion: for them the case does not exist.
inline bool isHiddenFrom(const AcuteCase& acute, UserId user)
{
    return user && acute.about == AcuteCase::About::Staff && acute.suspected == user;
}

} // namespace trivsel::core
