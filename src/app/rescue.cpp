#include "app/rescue.h"

#include "base/text.h"
#include "storage/backup.h"
#include "storage/store.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <tuple>

namespace trivsel::app {
namespace {

/// A pair that somebody copied by hand has no day in its name: its last change tells.
void datedByItsFile(Backup& backup)
{
    std::error_code ignored;
    const auto changed = std::chrono::file_clock::to_sys(std::filesystem::last_write_time(backup.file, ignored));
    const LocalTime local = toLocal(std::chrono::floor<Instant::duration>(changed));
    backup.day = local.date;
    backup.hour = local.hour;
    backup.minute = local.minute;
}

} // namespace

FoundBackups findBackups(const std::filesystem::path& folder)
{
    FoundBackups found;
    found.folder = folder;
    std::error_code ec;
    std::filesystem::directory_iterator files(folder, ec);
    if (ec == std::errc::no_such_file_or_directory) return found;
    std::map<std::filesystem::path, storage::BackupTime> taken; ///< of those that the program named
    std::vector<std::string> ids;
    for (; !ec && files != std::filesystem::directory_iterator(); files.increment(ec)) {
        if (files->path().extension() != ".trivsel") continue;
        const auto known = storage::inspect(files->path());
        if (!known) continue; // no whole pair
        FoundBackup one;
        one.backup.file = files->path();
        std::error_code ignored;
        one.backup.bytes = std::filesystem::file_size(one.backup.file, ignored);
        for (const storage::KeySlotInfo& slot : known->slots)
            if (!slot.userName.empty()) one.names.push_back(slot.userName);
        std::sort(one.names.begin(), one.names.end(), [](const auto& a, const auto& b) { return text::compareDanish(a, b) < 0; });
        found.backups.push_back(std::move(one));
        if (std::find(ids.begin(), ids.end(), known->storeId) == ids.end()) ids.push_back(known->storeId);
    }
    if (ec)
        found.error = Error{ErrorCode::Failed,
                            {"Mappen kan ikke læses. Intet er ændret. Sæt drevet i, eller vælg en anden mappe.",
                             "The folder cannot be read. Nothing has been changed. Connect the drive, or choose another folder."},
                            ec.message()};
    for (const std::string& id : ids)
        if (const auto listed = storage::listBackups(folder, id))
            for (const storage::BackupInfo& info : *listed) taken[info.file] = info.taken;
    for (auto& [backup, names] : found.backups) {
        const auto named = taken.find(backup.file);
        if (named == taken.end()) {
            datedByItsFile(backup);
            continue;
        }
        backup.day = named->second.day;
        backup.hour = named->second.hour;
        backup.minute = named->second.minute;
    }
    std::sort(found.backups.begin(), found.backups.end(), [](const FoundBackup& a, const FoundBackup& b) {
        return std::tie(b.backup.day, b.backup.hour, b.backup.minute, b.backup.file) <
               std::tie(a.backup.day, a.backup.hour, a.backup.minute, a.backup.file);
    });
    return found;
}

std::filesystem::path usualBackupFolder(const std::filesystem::path& store) { return storage::defaultBackupFolder(store); }

} // namespace trivsel::app
