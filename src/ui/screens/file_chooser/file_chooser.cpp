#include "ui/screens/file_chooser/file_chooser.h"

#include "base/text.h"
#include "ui/layout.h"
#include "ui/screens/parts/new_store_place.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/field.h"
#include "ui/widgets/status.h"

#include <algorithm>
#include <cstdlib>
#include <system_error>

namespace trivsel::ui {
namespace {

namespace fs = std::filesystem;

constexpr float kDialogWidth = 640;
constexpr float kListHeight = 260;
constexpr float kRowHeight = 36;

bool hasEnding(const fs::path& file, std::initializer_list<std::string_view> endings)
{
    const std::string ending = text::foldCase(file.extension().string());
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

bool isWanted(const fs::path& file, FileKind kind)
{
    switch (kind) {
    case FileKind::Store: return hasEnding(file, {".trivsel"});
    // A spreadsheet is shown too: choosing it tells how to save it as CSV.
    case FileKind::Roster: return hasEnding(file, {".csv", ".txt", ".xlsx"});
    case FileKind::Guide: return hasEnding(file, {".json"});
    case FileKind::Figures: return hasEnding(file, {".figures"});
    case FileKind::Package: return hasEnding(file, {".pakke"});
    case FileKind::Folder: break;
    }
    return false;
}

/// Folders first, then files, each as Danes sort; hidden ones are left out.
void list(FileChooserView& view, FileKind kind)
{
    view.entries.clear();
    view.fault.clear();
    view.listed = view.folder;
    view.table = {};
    std::error_code error;
    for (fs::directory_iterator it(view.folder, fs::directory_options::skip_permission_denied, error), end; !error && it != end;
         it.increment(error)) {
        const std::string name = it->path().filename().string();
        if (name.empty() || name.front() == '.') continue;
        std::error_code ignored;
        const bool isFolder = it->is_directory(ignored);
        if (isFolder || isWanted(it->path(), kind)) view.entries.push_back({name, isFolder});
    }
    if (error) view.fault = error.message();
    std::sort(view.entries.begin(), view.entries.end(), [](const auto& a, const auto& b) {
        if (a.isFolder != b.isFolder) return a.isFolder;
        return text::compareDanish(a.name, b.name) < 0;
    });
}

void enter(FileChooserView& view, const fs::path& folder)
{
    view.folder = folder;
    view.path.set(folder.string());
}

/// What the path field says: a folder is entered, a file is chosen.
std::optional<fs::path> take(FileChooserView& view, FileKind kind, const fs::path& path)
{
    std::error_code error;
    if (fs::is_directory(path, error)) {
        enter(view, path);
        return std::nullopt;
    }
    if (kind != FileKind::Folder && fs::exists(path, error)) return path;
    view.fault = path.string();
    return std::nullopt;
}

std::optional<fs::path> drawList(Frame& frame, FileKind kind, FileChooserView& view)
{
    std::optional<fs::path> chosen;
    std::string label;
    const TableColumn columns[] = {{.title = frame.tr("file_chooser.name")}};
    TableSpec spec{.name = frame.tr("file_chooser.files"), .columns = columns, .rows = static_cast<int>(view.entries.size())};
    spec.rowHeight = kRowHeight;
    spec.border = false;
    spec.rowLabel = [&](int row) -> std::string_view {
        label = text::displayLine(view.entries[static_cast<std::size_t>(row)].name, 100);
        return label;
    };
    scrollArea(frame, "files", kListHeight, [&] {
        const auto opened = table(frame, "list", spec, view.table, [&](TableRow& row) {
            const auto& entry = view.entries[static_cast<std::size_t>(row.index())];
            const std::string shown = text::displayLine(entry.name, 100) + (entry.isFolder ? " /" : "");
            row.text(0, shown, entry.isFolder ? TextStyle::SecondaryStrong : TextStyle::Secondary);
        });
        if (opened) chosen = take(view, kind, view.folder / view.entries[static_cast<std::size_t>(*opened)].name);
    });
    return chosen;
}

} // namespace

FileChoice drawFileChooser(Frame& frame, WidgetId id, FileKind kind, FileChooserView& view)
{
    FileChoice choice;
    if (view.folder.empty()) enter(view, homeFolder());
    if (view.listed != view.folder) list(view, kind);

    const char* title = kind == FileKind::Store    ? "file_chooser.store"
                        : kind == FileKind::Roster ? "file_chooser.roster"
                        : kind == FileKind::Guide  ? "file_chooser.guide"
                        : kind == FileKind::Figures ? "file_chooser.figures"
                        : kind == FileKind::Package ? "file_chooser.package"
                                                   : "file_chooser.folder";
    const auto event = dialog(frame, id, frame.tr(title), {.width = kDialogWidth}, [&] {
        if (iconButton(frame, "up", Icon::Up, frame.tr("file_chooser.up"))) enter(view, view.folder.parent_path());
        sameRow(frame, 10);
        const auto typed = textField(frame, "path", {}, view.path, {.hint = frame.tr("file_chooser.path")});
        if (typed.submitted) choice.file = take(view, kind, fs::path(view.path.text()));
        space(frame, 10);
        if (!view.fault.empty()) {
            banner(frame, "fault", BannerKind::Warning, words(frame, "file_chooser.fault", {{"what", text::displayLine(view.fault, 120)}}));
            space(frame, 8);
        }
        if (view.entries.empty())
            secondary(frame, frame.tr("file_chooser.empty"));
        else if (auto chosen = drawList(frame, kind, view))
            choice.file = chosen;
        space(frame, 14);
        if (kind == FileKind::Folder) {
            if (primaryButton(frame, "take", frame.tr("file_chooser.take"))) choice.file = view.folder;
            sameRow(frame);
        }
        if (button(frame, "cancel", frame.tr("common.cancel"), {.keyCap = "Esc"})) choice.cancelled = true;
    });
    if (event == DialogEvent::Closed) choice.cancelled = true;
    return choice;
}

} // namespace trivsel::ui
