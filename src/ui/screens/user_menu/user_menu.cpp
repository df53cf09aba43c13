#include "ui/screens/user_menu/user_menu.h"

#include "app/short_code.h"
#include "ui/layout.h"
#include "ui/screens/words.h"
#include "ui/shortcuts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/field.h"
#include "ui/widgets/status.h"

namespace trivsel::ui {
namespace {

void drawNames(Frame& frame, const app::Application& application, const std::string& current, UserMenuView& view)
{
    const auto names = application.unlockNames();
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i].empty() || names[i] == current) continue;
        const Icon mark = names[i] == view.name ? Icon::Check : Icon::Person;
        if (rowButton(frame, {"name", i}, text::displayLine(names[i], 60), {}, {.icon = mark})) {
            view.name = names[i];
            view.passphrase.editor.wipe();
            view.wantsFocus = true;
        }
        space(frame, 4);
    }
}

void drawPassphrase(Frame& frame, UserMenuView& view, Outbox& out)
{
    space(frame, 6);
    const auto event = passwordField(frame, "passphrase", frame.tr("unlock.passphrase"), view.passphrase);
    if (view.wantsFocus) {
        frame.focus.request(std::string(frame.tr("unlock.passphrase")));
        view.wantsFocus = false;
    }
    space(frame, 12);
    const bool ready = !view.passphrase.text().empty();
    const bool pressed = primaryButton(frame, "switch", frame.tr("shell.switch_do"),
                                       {.keyCap = "Enter", .enabled = ready ? Enabled::Yes : Enabled::No});
    if (!ready || !(pressed || event.submitted)) return;
    out.leave([name = view.name, passphrase = view.passphrase.text()](app::Application& a) { a.switchUser(name, passphrase); });
    view.isOpen = false;
    view.wipe();
}

/// Six digits that open the store again soon after a lock: for those who are called away all day.
void drawShortCode(Frame& frame, const app::Application& application, UserMenuView& view, Outbox& out)
{
    heading(frame, frame.tr("shell.code"));
    space(frame, 4);
    secondary(frame, frame.tr(application.hasShortCode() ? "shell.code_chosen" : "shell.code_help"));
    space(frame, 10);
    if (application.hasShortCode()) {
        if (button(frame, "forget-code", frame.tr("shell.code_forget"))) out.ask([](app::Application& a) { a.forgetShortCode(); });
        return;
    }
    if (!view.choosesCode) {
        if (button(frame, "choose-code", frame.tr("shell.code_choose"), {.icon = Icon::Lock})) view.choosesCode = true;
        return;
    }
    const auto event = passwordField(frame, "code", frame.tr("shell.code_digits"), view.code,
                                     {.error = view.fault ? std::string_view(in(frame, *view.fault)) : std::string_view{},
                                      .maxBytes = app::ShortCode::kDigits});
    space(frame, 10);
    const bool ready = view.code.text().size() == app::ShortCode::kDigits;
    const bool pressed = primaryButton(frame, "take-code", frame.tr("shell.code_take"), {.enabled = ready ? Enabled::Yes : Enabled::No});
    if (!ready || !(pressed || event.submitted)) return;
    out.ask([&view, digits = view.code.text()](app::Application& a) {
        const auto chosen = a.chooseShortCode(digits);
        view.code.editor.wipe();
        view.fault.reset();
        if (chosen) view.choosesCode = false;
        else view.fault = chosen.error().message;
    });
}

} // namespace

void UserMenuView::wipe()
{
    name.clear();
    passphrase.editor.wipe();
    code.editor.wipe();
    choosesCode = false;
    fault.reset();
    wantsFocus = false;
}

void drawUserMenu(Frame& frame, const app::Application& application, const std::string& current, UserMenuView& view, Outbox& out)
{
    if (!view.isOpen) return;
    const auto event = dialog(frame, "user-menu", text::displayLine(current, 60), {.width = 440}, [&] {
        if (button(frame, "lock", frame.tr("shell.lock"), {.keyCap = keyCapText(Shortcut::Lock), .icon = Icon::Lock})) {
            view.isOpen = false;
            out.leave([](app::Application& a) { a.lock(); });
        }
        separator(frame, 14);
        drawShortCode(frame, application, view, out);
        separator(frame, 14);
        heading(frame, frame.tr("shell.switch"));
        space(frame, 4);
        secondary(frame, frame.tr("shell.switch_help"));
        space(frame, 10);
        drawNames(frame, application, current, view);
        if (!view.name.empty()) drawPassphrase(frame, view, out);
    });
    if (event == DialogEvent::Closed) {
        view.isOpen = false;
        view.wipe();
    }
}

} // namespace trivsel::ui
