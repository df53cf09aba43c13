#pragma once

#include "base/date.h"
#include "core/casework/ids.h"

#include <string>
#include <vector>

namespace trivsel::core {

/// A meeting about one child, or about a unit's matters: prepared with one of the meeting tools (meeting_tool.h), held,
/// and from then on as it was. A mistake is mended by a note.
struct Meeting {
    MeetingId id;
    ChildId child;    ///< none for a unit's meeting
    UnitId unit;      ///< of a unit's meeting
    std::string tool; ///< id of the tool
    Date on;          ///< when it is, or was
    bool isHeld = false;
    bool hasNames = false; ///< false: the sheet says "barnet", and no names of adults either
    struct Participant {
        std::string name;
        std::string relation; ///< mother, grandfather, coach, sundhedsplejerske …
        bool operator==(const Participant&) const = default;
    };
    std::vector<Participant> participants;
    /// What was said under one part of the tool.
    struct Words {
        std::string part; ///< id of the part
        std::string text;
        bool operator==(const Words&) const = default;
    };
    std::vector<Words> words; ///< at most one of each part, in the tool's order
    std::string agreed;       ///< who does what, and when
    UserId by;
    Instant at{};
    bool operator==(const Meeting&) const = default;
};

} // namespace trivsel::core
