#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "storage/backup.h"
#include "storage/store.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// Backups put back in use, and pairs looked through without opening them for work.
namespace trivsel::storage {

/// Who asks: an adult with her passphrase, or whoever holds the printed recovery code. With a code the others are not
/// looked at.
struct Credentials {
    std::string user, passphrase;
    std::string recoveryCode;
};

struct RestoreRequest {
    std::filesystem::path backup; ///< a backup or any copy of a pair; it is not changed
    std::filesystem::path target; ///< where the store shall lie; what lies there is set aside whole
    Credentials by;               ///< a leader or an administrator of that day, or the code
    std::string reason;           ///< for the audit; may be empty
    std::filesystem::path anchorDir; ///< as in OpenRequest
    const Clock* clock = &systemClock();
};

struct Restored {
    std::filesystem::path store;
    /// The folder with what lay in the place before: store, key file and journal under their old names. Empty when
    /// nothing did.
    std::filesystem::path setAside;
    std::int64_t fromGeneration = 0; ///< of the backup
    std::int64_t generation = 0;     ///< of the restored store: above all that this computer has seen of it
};

/// Copies the pair into a staging folder beside the target, looks through every page, row and reference of it, gives it a lineage of its own (a
/// restore is no rollback) and an audit row `store.restore`, and puts it in place. Stopped at any instant, the next
/// inspect(), open() or restore() of the target finishes it, or leaves what was there. Needs 0.3-1.0 s for the key and
/// then the time of copying: call from a worker thread. InUse while the target is open, NoRight for other roles.
Result<Restored> restore(const RestoreRequest& request);

struct VerifyRequest {
    std::filesystem::path file; ///< a store that is not open, or a backup
    Credentials by;
};

/// What a whole pair holds.
struct VerifiedStore {
    std::string storeId, lineage;
    Instant createdAt{};
    std::int64_t generation = 0;
    AuditHead auditHead;
    std::uint64_t bytes = 0;
    std::vector<std::pair<std::string, std::int64_t>> rows; ///< per table, in byte order of name
    bool operator==(const VerifiedStore&) const = default;
};

/// Every page, how they hang together, every reference and the whole audit chain; changes nothing. StoreDamaged says
/// what does not fit.
Result<VerifiedStore> verifyFile(const VerifyRequest& request);

} // namespace trivsel::storage
