#include "storage/restore.h"

#include "storage/errors.h"
#include "storage/key_slots.h"
#include "storage/open_store.h"
#include "storage/place.h"
#include "storage/put_back.h"
#include "storage/rows.h"
#include "storage/verify.h"

#include <SQLiteCpp/Transaction.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>

namespace trivsel::storage {
namespace {

/// Whoever holds the code, or one who leads on this day.
Result<Actor> actorOf(Connection& c, const Unlocked& key, const Clock& clock)
{
    if (key.isByCode) return Actor{UserId{}, std::nullopt, clock.now()};
    for (const core::User& user : readUsers(c))
        if (user.id == key.user && leadsOn(user, clock.today())) return Actor{user.id, user.role, clock.now()};
    return errors::restoreNeedsLeader();
}

/// A restore is no rollback: the lineage is new, and the generation above all that this computer has seen of the old.
Result<Restored> beginLineage(Connection& c, const RestoreRequest& request, const Unlocked& key)
{
    const auto actor = actorOf(c, key, *request.clock);
    if (!actor) return fail(actor.error());
    migrate(c, migrations());
    StoreRow row = readStoreRow(c);
    const auto anchor = Anchor::open(request.anchorDir, row.lineage);
    if (!anchor) return fail(anchor.error());
    const std::int64_t seen = anchor->seen() ? anchor->seen()->generation : 0;
    Restored restored{request.target, {}, row.generation, std::max(row.generation, seen) + 1};

    SQLite::Transaction transaction(c.db(), SQLite::TransactionBehavior::IMMEDIATE);
    AuditNote note;
    note.action = "store.restore";
    note.scope = fmt::format("generation {}", restored.fromGeneration);
    note.purpose = request.reason;
    appendAudit(c, note, *actor, row.head);
    updateLineage(c, toHex(randomBytes(16)));
    updateProgress(c, restored.generation, row.head);
    transaction.commit();
    return restored;
}

/// The pair of the backup in the staging folder, looked through and with its new lineage.
Result<Restored> stage(const RestoreRequest& request, const Unlocked& key, const std::string& storeId)
{
    const auto staged = stagedFile(request.target);
    for (const char* suffix : {"", "-journal", ".key"}) {
        const auto from = std::filesystem::path(request.backup) += suffix;
        // A journal belongs to a copy that was taken in the middle of a save: SQLite rolls it back.
        if (*suffix == '-' && !hasJournal(request.backup)) continue;
        if (auto copied = copyFileDurably(from, std::filesystem::path(staged) += suffix); !copied) return fail(copied.error());
    }
    try {
        const auto connection = Connection::open(staged, key.dataKey, storeId, OpenMode::Existing);
        if (!connection) {
            // The words are about the backup: nobody has heard of a staging folder.
            if (connection.error().code == ErrorCode::StoreDamaged) return errors::damaged(request.backup, connection.error().detail);
            return fail(connection.error());
        }
        Connection& c = **connection;
        if (c.number("PRAGMA application_id") != kApplicationId) return errors::foreign(request.backup, "another application id");
        if (const int version = schemaOf(c); version > currentSchema()) return errors::newer(request.backup, version, currentSchema());
        c.authenticateAllPages();
        const StoreRow row = readStoreRow(c);
        if (row.storeId != storeId) return errors::keyFileOfAnother(request.backup);
        if (const auto fault = wholeFault(c, row)) return errors::damaged(request.backup, *fault);
        return beginLineage(c, request, key);
    } catch (const std::exception& e) {
        return fail(readError(request.backup, e));
    }
}

bool isSameFile(const std::filesystem::path& a, const std::filesystem::path& b)
{
    const auto x = FileIdentity::of(a), y = FileIdentity::of(b);
    return x && y && *x == *y;
}

} // namespace

Result<Restored> restore(const RestoreRequest& given)
{
    RestoreRequest request = given;
    const auto target = placeForWriting(given.target, Wanted::Target);
    if (!target) return fail(target.error());
    request.target = *target;
    if (auto finished = finishRestore(*target); !finished) return fail(finished.error());
    if (isSameFile(request.backup, *target)) return errors::sameFile(*target);
    if (auto shape = checkShape(request.backup); !shape) return fail(shape.error());
    const auto keys = readKeyFile(request.backup);
    if (!keys) return fail(keys.error());
    if (auto fits = checkFirstBytes(request.backup, keys->storeId); !fits) return fail(fits.error());
    if (auto isFree = checkNotInUse(request.backup); !isFree) return fail(isFree.error());
    const auto lock = InUseLock::acquire(*target);
    if (!lock) return fail(lock.error());
    const auto key = unlockBy(*keys, request.backup, request.by);
    if (!key) return fail(key.error());

    if (auto begun = beginStaging(*target); !begun) return fail(begun.error());
    auto restored = stage(request, *key, keys->storeId);
    if (!restored) {
        giveUpStaging(*target);
        return restored;
    }
    auto aside = putInPlace(*target);
    if (!aside) {
        giveUpStaging(*target);
        return fail(aside.error());
    }
    restored->setAside = *std::move(aside);
    return restored;
}

} // namespace trivsel::storage
