#include "app/backups.h"

#include "storage/recovery.h"
#include "storage/restore.h"

namespace trivsel::app {
namespace {

storage::Credentials credentials(const Asker& by) { return {by.user, by.passphrase, by.recoveryCode}; }

} // namespace

bool isBackupDue(Instant lastTry, std::int64_t savedThen, Instant now, std::int64_t saved, bool isClosing)
{
    if (saved == savedThen) return false;
    return isClosing || now < lastTry || now - lastTry >= kBackupEvery;
}

Result<void> checkBackupFolder(const std::filesystem::path& folder) { return storage::checkBackupFolder(folder); }

Result<std::vector<Backup>> backupsOf(const std::filesystem::path& store, const std::filesystem::path& folder)
{
    const auto info = storage::inspect(store);
    if (!info) return fail(info.error());
    const auto found = storage::listBackups(folder.empty() ? storage::defaultBackupFolder(store) : folder, info->storeId);
    if (!found) return fail(found.error());
    std::vector<Backup> all;
    all.reserve(found->size());
    for (const storage::BackupInfo& b : *found) all.push_back({b.file, b.taken.day, b.taken.hour, b.taken.minute, b.bytes});
    return all;
}

Result<Restored> restoreBackup(const RestoreRequest& request)
{
    storage::RestoreRequest to{request.backup, request.target, credentials(request.by), request.reason, request.anchorDir, request.clock};
    auto done = storage::restore(to);
    if (!done) return fail(done.error());
    return Restored{std::move(done->store), std::move(done->setAside)};
}

Result<void> recoverUser(const RecoverRequest& request)
{
    storage::RecoverRequest to;
    to.file = request.store;
    to.code = request.code;
    to.name = request.name;
    to.newPassphrase = request.newPassphrase;
    to.olderReason = request.olderReason;
    to.anchorDir = request.anchorDir;
    to.clock = request.clock;
    return storage::recover(to);
}

Result<StoreFacts> verifyStore(const std::filesystem::path& file, const Asker& by)
{
    auto whole = storage::verifyFile({file, credentials(by)});
    if (!whole) return fail(whole.error());
    return StoreFacts{whole->generation, whole->auditHead.seq, whole->auditHead.hash, whole->bytes, std::move(whole->rows)};
}

} // namespace trivsel::app
