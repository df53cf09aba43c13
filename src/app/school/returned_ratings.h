#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace trivsel::app {

class Session;

/// What taking in a file of ratings would do.
struct ReturnedPreview {
    std::string rater;
    int taken = 0, kept = 0, unfinished = 0; ///< kept: done here already, agreed, or no longer to be rated
    bool isTaken = false;                    ///< the package's ratings were taken in before
};
Result<ReturnedPreview> previewReturned(const Session& session, std::string_view bytes, std::string_view fileName);

} // namespace trivsel::app
