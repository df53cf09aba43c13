#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "storage/store.h"

#include <filesystem>
#include <string>

/// The printed recovery code: when every passphrase is forgotten, and the drill that shows that it works.
namespace trivsel::storage {

/// The setting that tells of the code in the store, and what it says after recover(): a new code should be made. The
/// used one works until then.
inline constexpr const char* kRecoveryCodeSetting = "recoveryCode";
inline constexpr const char* kRecoveryCodeUsed = "used";

struct RecoverRequest {
    std::filesystem::path file; ///< not open
    std::string code;           ///< in any case, with or without dashes
    std::string name;           ///< a leader or an administrator of today
    std::string newPassphrase;  ///< 12 to 128 characters after NFC
    KdfCost cost;
    std::string olderReason; ///< as in OpenRequest
    std::filesystem::path anchorDir;
    const Clock* clock = &systemClock();
};

/// Gives the named adult a new passphrase in place of her old one, with an audit row `user.recover`. WrongPassphrase when
/// the code opens nothing; NoRight when nobody of that name is a leader or an administrator today. Two derivations,
/// 0.6-2.0 s: call from a worker thread.
Result<void> recover(const RecoverRequest& request);

/// The drill: whether the code opens this store. The same work, and nothing is changed. Any thread, also while the
/// store is open. The key that comes is the proof of it and opens nothing.
Result<ReadyKey> tryRecoveryCode(const std::filesystem::path& file, const std::string& code);

} // namespace trivsel::storage
