#pragma once

#include "app/application.h"

namespace trivsel::app {

/// What is wrong with a request, before any work; nothing when it can be tried.
Result<void> checkFirstStart(const FirstStartRequest& request);

struct FirstStartDone {
    std::unique_ptr<Session> session; ///< open in the first adult's name
    std::string recoveryCode;
};

/// Makes the store with its units and adults. Whole or not at all: when something fails, the files are removed again.
/// Some seconds of key derivation: call from a worker thread.
Result<FirstStartDone> firstStart(const FirstStartRequest& request, std::shared_ptr<const definitions::Catalog> catalog,
                                  const Clock& clock, const std::filesystem::path& anchorDir);

/// Removes a store that was just made, with its key file; for a creation that failed half-way.
void removeNewStore(const std::filesystem::path& file);

} // namespace trivsel::app
