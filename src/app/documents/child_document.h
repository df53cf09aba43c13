#pragma once

#include "app/documents/paper.h"

#include <optional>

namespace trivsel::app {

/// What the log says of one child, as its parents may be told: no adult's name.
struct SeenByAdults {
    int looks = 0;     ///< at its pages, and at lists it stands in
    int handedOut = 0; ///< papers and files
    int opened = 0;    ///< by somebody outside its units, with a reason
    std::optional<Date> first, last; ///< days of looks
};

/// "Samtalesiden", for the talk with the parents: what goes well, what we see, what we adults change, what we agree, and
/// who has seen what is written. No other child, no rating or position, no concern. The gate has been asked before. What
/// nobody has written yet has lines to write on. `seen`: nothing where the user may not read the log.
report::Document childDocument(const paper::Source& from, ChildId child, paper::Fullness fullness,
                               const std::optional<SeenByAdults>& seen);

} // namespace trivsel::app
