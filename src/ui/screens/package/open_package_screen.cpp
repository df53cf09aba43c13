#include "ui/screens/package/open_package_screen.h"

#include "ui/layout.h"
#include "ui/screens/parts/last_error.h"
#include "ui/screens/parts/new_store_place.h"
#include "ui/screens/words.h"
#include "ui/shell.h"
#include "ui/shortcuts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/field.h"
#include "ui/widgets/status.h"

#include <system_error>

namespace trivsel::ui {
namespace {

constexpr float kCardWidth = 560;
constexpr std::size_t kLongestPath = 120; ///< characters that are shown

/// A label, the file or folder below it, and a link to choose another; true when the link was used.
bool drawPlace(Frame& frame, WidgetId id, std::string_view label, const std::filesystem::path& place, std::string_view choose)
{
    text(frame, label, {.style = TextStyle::SecondaryStrong});
    caption(frame, place.empty() ? std::string(frame.tr("package.none")) : text::displayLine(place.string(), kLongestPath));
    return linkButton(frame, id, choose, {.icon = Icon::Folder});
}

void openIt(OpenPackageView& view, Outbox& out)
{
    out.ask([package = view.package, store = view.store, words = view.passphrase.text()](app::Application& a) {
        std::error_code ignored; // what cannot be made is told when the store is written
        std::filesystem::create_directories(store.parent_path(), ignored);
        a.openRatingPackage(package, words, store);
    });
}

void drawForm(Frame& frame, OpenPackageView& view, Outbox& out)
{
    title(frame, frame.tr("package.open"));
    space(frame, 6);
    secondary(frame, frame.tr("package.why"));
    space(frame, 14);
    if (drawPlace(frame, "choose", frame.tr("package.file"), view.package, frame.tr("package.choose"))) view.choosesPackage = true;
    space(frame, 12);
    const FieldEvent typed = passwordField(frame, "passphrase", frame.tr("package.passphrase"), view.passphrase, {.help = frame.tr("package.passphrase_help")});
    space(frame, 12);
    if (drawPlace(frame, "place", frame.tr("package.place"), view.store, frame.tr("package.other_place"))) view.choosesFolder = true;
    caption(frame, frame.tr("package.place_why"));
    space(frame, 16);
    const bool isReady = !view.package.empty() && !view.store.empty() && !text::trim(view.passphrase.text()).empty();
    if (primaryButton(frame, "open", frame.tr("package.do"), {.enabled = isReady ? Enabled::Yes : Enabled::No}) || (typed.submitted && isReady)) openIt(view, out);
    sameRowIfFits(frame, buttonWidth(frame, frame.tr("common.cancel"), {.keyCap = "Esc"}));
    if (button(frame, "leave", frame.tr("common.cancel"), {.keyCap = "Esc"}) || pressed(frame, "Escape")) {
        out.ask([](app::Application& a) { a.clearError(); });
        view.wipe();
    }
}

void drawChoosers(Frame& frame, OpenPackageView& view)
{
    if (!view.choosesPackage && !view.choosesFolder) return;
    const FileChoice choice = drawFileChooser(frame, "package-chooser", view.choosesPackage ? FileKind::Package : FileKind::Folder, view.chooser);
    if (choice.file && view.choosesPackage) view.package = *choice.file;
    if (choice.file && view.choosesFolder) view.store = *choice.file / view.store.filename();
    if (choice.file || choice.cancelled) view.choosesPackage = view.choosesFolder = false;
}

} // namespace

void OpenPackageView::open()
{
    wipe();
    isOpen = arrived = true;
    store = proposedFile("vurdering");
}

void OpenPackageView::wipe()
{
    isOpen = choosesPackage = choosesFolder = false;
    package.clear();
    store.clear();
    passphrase.editor.wipe();
}

bool drawOpenPackage(Frame& frame, const app::Application& application, OpenPackageView& view, Outbox& out)
{
    if (!view.isOpen) return false;
    centredPage(frame, kCardWidth, [&] {
        if (application.phase() == app::Application::Phase::Working) {
            text(frame, frame.tr("package.working"), {.role = Role::Status});
            space(frame, 4);
            secondary(frame, frame.tr("unlock.working_why"));
            return;
        }
        drawLastError(frame, application, out);
        drawForm(frame, view, out);
    });
    drawChoosers(frame, view);
    if (view.arrived) {
        frame.focus.requestFirst();
        view.arrived = false;
    }
    return true;
}

} // namespace trivsel::ui
