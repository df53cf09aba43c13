#pragma once

#include "base/date.h"
#include "core/casework/ids.h"

#include <string>

namespace trivsel::core {

/// A meeting that comes back every month for a unit, once it has been held.
struct Visit {
    VisitId id;
    UnitId unit;
    enum class Kind {
        SocialWorker,  ///< the fremskudte socialrådgiver's visit; no names unless consent is given
        AbsenceReview, ///< the monthly look at absence
        District,      ///< the district's meeting
    };
    Kind kind = Kind::SocialWorker;
    Date heldOn;
    std::string words; ///< what was agreed; without names
    UserId by;
    Instant at{};
    bool operator==(const Visit&) const = default;
};

} // namespace trivsel::core
