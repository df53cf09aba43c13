#include "ui/screens/rescue/rescue_screen.h"

#include "base/text.h"
#include "ui/layout.h"
#include "ui/screens/parts/last_error.h"
#include "ui/screens/rescue/rescue_parts.h"
#include "ui/screens/words.h"
#include "ui/shell.h"
#include "ui/shortcuts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/field.h"
#include "ui/widgets/status.h"

#include <algorithm>

namespace trivsel::ui {
namespace rescue {
namespace {

constexpr float kCardWidth = 560;

void drawNewPassphrasePage(Page& page)
{
    Frame& frame = page.frame;
    RescueView& view = page.view;
    title(frame, frame.tr("rescue.new_passphrase"));
    space(frame, 6);
    secondary(frame, frame.tr("rescue.new_passphrase_why"));
    space(frame, 14);
    drawWho(page, page.application.unlockNames());
    space(frame, 10);
    drawCode(page);
    space(frame, 10);
    const bool isPassphrase = drawNewPassphrase(frame, view.newPassphrase);
    space(frame, 16);
    const bool isReady = isPassphrase && !view.name.empty() && !text::trim(view.code.text()).empty();
    if (primaryButton(frame, "recover", frame.tr("rescue.new_passphrase_do"), {.enabled = isReady ? Enabled::Yes : Enabled::No}))
        page.out.ask([code = view.code.text(), name = view.name, words = view.newPassphrase.words.text()](app::Application& a) {
            a.recover(code, name, words);
        });
    leave(page);
}

} // namespace

void drawWho(Page& page, const std::vector<std::string>& names)
{
    Frame& frame = page.frame;
    std::vector<std::string> shown;
    int selected = -1;
    for (const std::string& name : names) {
        if (name == page.view.name) selected = static_cast<int>(shown.size());
        shown.push_back(text::displayLine(name, 60));
    }
    if (const auto chosen = dropDown(frame, "who", frame.tr("unlock.who"), shown, selected, {.hint = frame.tr("rescue.choose_who")}))
        page.view.name = names[static_cast<std::size_t>(*chosen)];
    else if (selected < 0)
        page.view.name.clear(); // of another backup, or of the store before
}

void drawCode(Page& page)
{
    textField(page.frame, "code", page.frame.tr("rescue.code"), page.view.code,
              {.help = page.frame.tr("rescue.code_help"), .maxBytes = 200});
}

void leave(Page& page)
{
    Frame& frame = page.frame;
    sameRowIfFits(frame, buttonWidth(frame, frame.tr("common.cancel"), {.keyCap = "Esc"}));
    if (button(frame, "leave", frame.tr("common.cancel"), {.keyCap = "Esc"}) || pressed(frame, "Escape")) {
        page.out.ask([](app::Application& a) { a.clearError(); });
        page.view.wipe();
    }
}

} // namespace rescue

void RescueView::open(Task wanted)
{
    wipe();
    task = wanted;
    arrived = true;
}

void RescueView::wipe()
{
    task = Task::None;
    name.clear();
    for (TextState* field : {&code, &passphrase, &reason}) field->editor.wipe();
    newPassphrase.wipe();
    folder.clear();
    backup.clear();
    target.clear();
    byCode = choosesFolder = choosesTarget = false;
}

bool drawRescue(Frame& frame, const app::Application& application, RescueView& view, Outbox& out)
{
    if (view.task == RescueView::Task::None) return false;
    rescue::Page page{frame, application, view, out};
    centredPage(frame, rescue::kCardWidth, [&] {
        if (application.phase() == app::Application::Phase::Working) {
            text(frame, frame.tr("rescue.working"), {.role = Role::Status});
            space(frame, 4);
            secondary(frame, frame.tr("unlock.working_why"));
            return;
        }
        drawLastError(frame, application, out);
        if (view.task == RescueView::Task::NewPassphrase)
            rescue::drawNewPassphrasePage(page);
        else if (const auto& done = application.putBack())
            rescue::drawRestored(page, *done);
        else
            rescue::drawRestorePage(page);
    });
    rescue::drawChoosers(page);
    if (view.arrived) {
        frame.focus.requestFirst();
        view.arrived = false;
    }
    return true;
}

} // namespace trivsel::ui
