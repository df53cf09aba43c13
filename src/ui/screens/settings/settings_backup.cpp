#include "base/text.h"
#include "ui/layout.h"
#include "ui/screens/settings/settings_screen.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/status.h"

#include <algorithm>

namespace trivsel::ui {
namespace {

void drawNewest(Frame& frame, const app::BackupState& backups)
{
    if (backups.isRunning) {
        text(frame, frame.tr("settings.backup_running"), {.role = Role::Status});
        return;
    }
    if (backups.error) banner(frame, "backup-failed", BannerKind::Error, in(frame, backups.error->message));
    if (!backups.list) {
        // Said, so that what lies below does not move under the hand when the answer comes.
        if (!backups.error) secondary(frame, frame.tr("settings.backup_looking"));
        return;
    }
    if (backups.list->empty()) {
        secondary(frame, frame.tr("settings.backup_none"));
        return;
    }
    constexpr double kMegabyte = 1e6;
    const app::Backup& newest = backups.list->front();
    text(frame, words(frame, "settings.backup_newest",
                      {{"day", dayWordsYear(frame, newest.day)},
                       {"time", dates::timeOfDay({newest.day, newest.hour, newest.minute}, frame.language)},
                       {"size", decimalWords(frame, std::max(0.1, static_cast<double>(newest.bytes) / kMegabyte), 1)}}));
    caption(frame, counted(frame, "settings.backup_count", static_cast<long long>(backups.list->size())));
}

} // namespace

void drawBackups(Frame& frame, const app::SettingsModel& model, SettingsView& view, Outbox& out)
{
    card(frame, "backups", [&] {
        heading(frame, frame.tr("settings.backups"));
        space(frame, 8);
        drawNewest(frame, model.backups);
        space(frame, 4);
        caption(frame, text::displayLine(model.backups.folder.string(), 200));
        caption(frame, frame.tr(model.isDemo ? "settings.backup_demo" : "settings.backup_how"));
        if (model.mayBackUp) {
            space(frame, 10);
            if (button(frame, "backup", frame.tr("settings.backup_now"), {.enabled = model.backups.isRunning ? Enabled::No : Enabled::Yes}))
                out.send(app::TakeBackup{});
            if (model.mayChangeStore) {
                sameRowIfFits(frame, buttonWidth(frame, frame.tr("settings.backup_folder"), {.icon = Icon::Folder}));
                if (linkButton(frame, "backup-folder", frame.tr("settings.backup_folder"), {.icon = Icon::Folder})) view.choosesFolder = true;
            }
        }
        separator(frame, 12);
        text(frame, frame.tr("settings.drill"), {.style = TextStyle::SecondaryStrong});
        caption(frame, model.lastDrill ? words(frame, "settings.drill_last", {{"day", dayWordsYear(frame, *model.lastDrill)}})
                                       : std::string(frame.tr("settings.drill_never")));
        space(frame, 8);
        if (button(frame, "drill", frame.tr("settings.drill_open"), {.icon = Icon::Lock})) {
            view.wipe();
            view.dialog = SettingsView::Dialog::Drill;
        }
    });
    if (!view.choosesFolder) return;
    const FileChoice choice = drawFileChooser(frame, "backup-chooser", FileKind::Folder, view.chooser);
    if (choice.file) out.send(app::ChangeSetting{std::string(app::kBackupFolderSetting), choice.file->string()});
    if (choice.file || choice.cancelled) view.choosesFolder = false;
}

} // namespace trivsel::ui
