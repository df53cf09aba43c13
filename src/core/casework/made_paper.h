#pragma once

#include "base/date.h"
#include "core/casework/ids.h"

#include <string>

namespace trivsel::core {

/// A document about a child that left the program, on paper or as a file: so that it can be held back, or asked for
/// again, when the family is closed. What stood in it is not kept.
struct MadePaper {
    PaperId id;
    ChildId child;
    std::string kind;       ///< word of ours: "word-to-parents", "plan-for-parents", "notification" …
    bool goesHome = false;
    UserId by;
    Instant at{};
    bool operator==(const MadePaper&) const = default;
};

} // namespace trivsel::core
