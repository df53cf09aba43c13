#pragma once

#include "base/date.h"
#include "core/casework/ids.h"

#include <optional>
#include <string>

namespace trivsel::core {

/// A note about a child: append-only, with who said what and from where. A mistake is mended by another note.
struct CaseNote {
    NoteId id;
    ChildId child;
    std::string saidBy; ///< "mor", "Modtagelsen", "barnet" …
    std::string source; ///< phone, meeting, home visit …
    Date on;            ///< when it was said
    std::string text;
    NoteId corrects;    ///< the note that this one mends; none for most
    UserId by;
    Instant at{};
    std::string journalisedIn; ///< the case system and number; set once, with …
    std::optional<Date> journalisedOn;
    bool operator==(const CaseNote&) const = default;
};

/// "Tilbud, vi manglede": for the district's meeting, without a child.
struct MissingOffer {
    OfferId id;
    UnitId unit;
    std::string what;
    std::string rung; ///< of the ladder; may be empty
    UserId by;
    Instant at{};
    bool operator==(const MissingOffer&) const = default;
};

} // namespace trivsel::core
