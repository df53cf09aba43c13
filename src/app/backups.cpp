#include "app/backups.h"

#include "storage/recovery.h"
#include "storage/restore.h"

#include <algorithm>
#include <functional>

namespace trivsel::app {
namespace {

storage::Credentials credentials(const Asker& by) { return {by.user, by.passphrase, by.recoveryCode}; }

} // namespace

std::vector<Date> keptUntil(const std::vector<Backup>& list, Date today)
{
    // Played through with the very rule that removes them: a year and a bit of days, and some thirty backups at a time.
    constexpr int kMostDays = 800;
    struct Kept {
        storage::BackupTime taken;
        std::optional<std::size_t> of; ///< in `list`
    };
    std::vector<Kept> kept;
    for (std::size_t i = 0; i < list.size(); ++i) kept.push_back({{list[i].day, list[i].hour, list[i].minute, 1}, i});
    std::vector<Date> until(list.size(), today.plusDays(kMostDays));
    for (int day = 1; day <= kMostDays && std::ranges::any_of(kept, [](const Kept& k) { return k.of.has_value(); }); ++day) {
        const Date now = today.plusDays(day);
        kept.push_back({{now, 12, 0, 1}, {}});
        std::vector<storage::BackupTime> taken;
        for (const Kept& one : kept) taken.push_back(one.taken);
        std::vector<std::size_t> gone = storage::backupsToRemove(taken, kept.size() - 1);
        std::ranges::sort(gone, std::ranges::greater{});
        for (const std::size_t at : gone) {
            if (kept[at].of) until[*kept[at].of] = now;
            kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(at));
        }
    }
    return until;
}

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
