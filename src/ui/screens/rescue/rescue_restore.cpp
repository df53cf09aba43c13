#include "base/text.h"
#include "ui/layout.h"
#include "ui/screens/rescue/rescue_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field.h"
#include "ui/widgets/status.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

/// A backup chosen, and put in place.
namespace trivsel::ui::rescue {
namespace {

constexpr float kRowHeight = 64; ///< two lines and the gap below
constexpr float kMostListed = 256; ///< design pixels of the list

std::string whenWords(const Frame& frame, const app::Backup& backup)
{
    return words(frame, "rescue.when",
                 {{"day", dayWordsYear(frame, backup.day)}, {"time", dates::timeOfDay({backup.day, backup.hour, backup.minute}, frame.language)}});
}

std::string sizeWords(const Frame& frame, std::uint64_t bytes)
{
    constexpr double kMegabyte = 1e6;
    return decimalWords(frame, std::max(0.1, static_cast<double>(bytes) / kMegabyte), 1) + " MB";
}

/// Where one begins: the usual folder of the store that is known, and its place.
void begin(Page& page)
{
    RescueView& view = page.view;
    const auto& store = page.application.storeFile();
    if (view.target.empty() && !store.empty()) view.target = store;
    if (view.target.empty() && !page.application.preferences().recentStores.empty())
        view.target = page.application.preferences().recentStores.front();
    if (!view.folder.empty() || view.target.empty()) return;
    view.folder = app::usualBackupFolder(view.target);
    page.out.ask([folder = view.folder](app::Application& a) { a.findBackups(folder); });
}

void drawBackups(Page& page, const app::FoundBackups& found)
{
    Frame& frame = page.frame;
    heading(frame, frame.tr("rescue.which"));
    space(frame, 4);
    if (!page.view.folder.empty()) caption(frame, text::displayLine(page.view.folder.string(), 120));
    space(frame, 6);
    if (found.error) {
        banner(frame, "unreadable", BannerKind::Warning, in(frame, found.error->message));
        space(frame, 8);
    } else if (found.backups.empty()) {
        secondary(frame, frame.tr("rescue.none_here"));
        space(frame, 8);
    } else {
        const float height = std::min(kMostListed, kRowHeight * static_cast<float>(found.backups.size()));
        scrollArea(frame, "backups", height, [&] {
            for (std::size_t i = 0; i < found.backups.size(); ++i) {
                const app::Backup& backup = found.backups[i].backup;
                const bool isChosen = backup.file == page.view.backup;
                if (rowButton(frame, {"backup", i}, whenWords(frame, backup), sizeWords(frame, backup.bytes),
                              {.icon = isChosen ? Icon::Check : Icon::None}))
                    page.view.backup = backup.file;
                space(frame, 4);
            }
        });
        space(frame, 8);
    }
    if (linkButton(frame, "folder", frame.tr("rescue.other_folder"), {.icon = Icon::Folder})) page.view.choosesFolder = true;
}

void drawProof(Page& page, const app::FoundBackup& backup)
{
    Frame& frame = page.frame;
    RescueView& view = page.view;
    space(frame, 12);
    const std::string_view ways[] = {frame.tr("unlock.passphrase"), frame.tr("rescue.code")};
    if (const auto way = segmented(frame, "way", frame.tr("rescue.way"), ways, view.byCode ? 1 : 0)) view.byCode = *way == 1;
    space(frame, 10);
    if (view.byCode) {
        drawCode(page);
    } else {
        drawWho(page, backup.names);
        space(frame, 10);
        passwordField(frame, "passphrase", frame.tr("unlock.passphrase"), view.passphrase, {.help = frame.tr("rescue.passphrase_then")});
    }
    space(frame, 10);
    textField(frame, "reason", frame.tr("rescue.reason"), view.reason, {.help = frame.tr("rescue.reason_help")});
}

void drawTarget(Page& page)
{
    Frame& frame = page.frame;
    space(frame, 12);
    text(frame, frame.tr("rescue.target"), {.style = TextStyle::SecondaryStrong});
    caption(frame, page.view.target.empty() ? std::string(frame.tr("rescue.no_target")) : text::displayLine(page.view.target.string(), 120));
    if (linkButton(frame, "target", frame.tr("rescue.other_target"), {.icon = Icon::Folder})) page.view.choosesTarget = true;
    caption(frame, frame.tr("rescue.set_aside"));
}

} // namespace

void drawRestorePage(Page& page)
{
    Frame& frame = page.frame;
    RescueView& view = page.view;
    begin(page);
    title(frame, frame.tr("rescue.restore"));
    space(frame, 6);
    secondary(frame, frame.tr("rescue.restore_why"));
    space(frame, 14);
    const app::FoundBackups& found = page.application.backupsFound();
    drawBackups(page, found);
    const auto chosen = std::find_if(found.backups.begin(), found.backups.end(), [&](const auto& b) { return b.backup.file == view.backup; });
    bool isReady = false;
    if (chosen != found.backups.end()) {
        drawProof(page, *chosen);
        drawTarget(page);
        const bool isProven = view.byCode ? !text::trim(view.code.text()).empty() : !view.name.empty() && !view.passphrase.text().empty();
        isReady = isProven && !view.target.empty();
    }
    space(frame, 16);
    if (primaryButton(frame, "restore", frame.tr("rescue.restore_do"), {.enabled = isReady ? Enabled::Yes : Enabled::No})) {
        app::RestoreRequest request;
        request.backup = view.backup;
        request.target = view.target;
        request.reason = view.reason.text();
        if (view.byCode)
            request.by.recoveryCode = view.code.text();
        else
            request.by = {view.name, view.passphrase.text(), {}};
        page.out.ask([request = std::move(request)](app::Application& a) { a.restore(request); });
        view.passphrase.editor.wipe();
    }
    leave(page);
}

void drawRestored(Page& page, const app::PutBack& done)
{
    Frame& frame = page.frame;
    title(frame, frame.tr("rescue.restored"));
    space(frame, 8);
    text(frame, words(frame, "rescue.restored_words", {{"when", whenWords(frame, done.from)}}));
    if (!done.restored.setAside.empty()) {
        space(frame, 8);
        secondary(frame, frame.tr("rescue.kept_aside"));
        caption(frame, text::displayLine(done.restored.setAside.string(), 200));
    }
    space(frame, 16);
    if (!primaryButton(frame, "on", frame.tr("rescue.to_unlock"), {.keyCap = "Enter"})) return;
    page.out.ask([](app::Application& a) { a.forgetPutBack(); });
    page.view.wipe();
}

void drawChoosers(Page& page)
{
    RescueView& view = page.view;
    if (!view.choosesFolder && !view.choosesTarget) return;
    const FileChoice choice = drawFileChooser(page.frame, "rescue-chooser", FileKind::Folder, view.chooser);
    if (choice.file && view.choosesFolder) {
        view.folder = *choice.file;
        view.backup.clear();
        page.out.ask([folder = view.folder](app::Application& a) { a.findBackups(folder); });
    }
    // A folder: the store keeps its name, or gets the usual one.
    if (choice.file && view.choosesTarget)
        view.target = *choice.file / (view.target.empty() ? std::filesystem::path("Trivselslys.trivsel") : view.target.filename());
    if (choice.file || choice.cancelled) view.choosesFolder = view.choosesTarget = false;
}

} // namespace trivsel::ui::rescue
