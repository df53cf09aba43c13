#include "app/rescue.h"

#include "base/text.h"
#include "storage/backup.h"
#include "storage/store.h"

#include <algorithm>

namespace trivsel::app {

FoundBackups findBackups(const std::filesystem::path& folder)
{
    FoundBackups found;
    found.folder = folder;
    const auto listed = storage::listBackups(folder, {});
    if (!listed) {
        found.error = listed.error();
        return found;
    }
    for (const storage::BackupInfo& info : *listed) {
        FoundBackup backup{info.file, info.taken.day, info.taken.hour, info.taken.minute, info.bytes, {}};
        const auto known = storage::inspect(info.file);
        if (!known) continue; // no whole pair
        for (const storage::KeySlotInfo& slot : known->slots)
            if (!slot.userName.empty()) backup.names.push_back(slot.userName);
        std::sort(backup.names.begin(), backup.names.end(),
                  [](const auto& a, const auto& b) { return text::compareDanish(a, b) < 0; });
        found.backups.push_back(std::move(backup));
    }
    return found;
}

std::filesystem::path usualBackupFolder(const std::filesystem::path& store) { return storage::defaultBackupFolder(store); }

} // namespace trivsel::app
