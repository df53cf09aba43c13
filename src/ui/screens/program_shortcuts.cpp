#include "ui/screens/program_internal.h"
#include "ui/shortcuts.h"

#include <algorithm>
#include <array>

namespace trivsel::ui {
namespace {

constexpr int kZoomStep = 10;
constexpr int kZoomLeast = 80, kZoomMost = 200; // look-and-feel.md: 80-200 %

constexpr std::array kScreenKeys{Shortcut::Screen1, Shortcut::Screen2, Shortcut::Screen3, Shortcut::Screen4, Shortcut::Screen5,
                                 Shortcut::Screen6, Shortcut::Screen7, Shortcut::Screen8, Shortcut::Screen9};

} // namespace

/// `step` in tens of percent; 0 = back to 100 %.
void Program::Impl::zoom(int step)
{
    app::Preferences preferences = application.preferences();
    preferences.zoomPercent = step == 0 ? 100 : std::clamp(preferences.zoomPercent + step * kZoomStep, kZoomLeast, kZoomMost);
    outbox.ask([preferences](app::Application& a) { a.setPreferences(preferences); });
}

void Program::Impl::shortcuts(Frame& frame)
{
    if (pressed(frame, Shortcut::ZoomIn)) zoom(1);
    if (pressed(frame, Shortcut::ZoomOut)) zoom(-1);
    if (pressed(frame, Shortcut::ZoomReset)) zoom(0);
    app::Session* session = application.session();
    if (session == nullptr || tellsCode()) return;
    if (pressedOverDialogs(Shortcut::Lock)) outbox.leave([](app::Application& a) { a.lock(); });
    // In Forældrevisning nothing leads to another page: one leaves it with Esc first.
    if (place.screen == app::Screen::Child && views->child.parentView) return;
    if (pressed(frame, Shortcut::Help)) {
        views->help.openFor(place.screen);
        outbox.goTo({app::Screen::Help, {}, {}, {}});
    }
    if (pressed(frame, Shortcut::SwitchUser)) views->userMenu.isOpen = true;
    if (pressed(frame, Shortcut::GoBack)) outbox.goBack();
    if (pressed(frame, Shortcut::Concern)) {
        const core::Child* child = session->world().child(place.child);
        views->concern.open(place.child, child != nullptr ? text::displayLine(child->name, 60) : std::string());
    }
    const auto screens = entries(*session);
    for (std::size_t i = 0; i < std::min(screens.size(), kScreenKeys.size()); ++i)
        if (pressed(frame, kScreenKeys[i])) outbox.goTo({screens[i], {}, {}, {}});
}

} // namespace trivsel::ui
