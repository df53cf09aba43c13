#pragma once

#include "ui/widgets/button.h"

#include <functional>
#include <optional>
#include <span>

namespace trivsel::ui {

struct DialogOptions {
    float width = 480; ///< design pixels, less where the window is narrower
    bool closable = true; ///< Esc and the cross close it
};
enum class DialogEvent { None, Closed };

/// A dialog in the middle of the window, drawn in each frame for as long as the caller wants it. The keyboard stays in
/// it; the focus goes back when it is gone. Returns Closed when Esc or the cross was used: the caller stops drawing it.
DialogEvent dialog(Frame& frame, WidgetId id, std::string_view title, const DialogOptions& options,
                   const std::function<void()>& body);

/// A question with two buttons, Enter on the first. none = not answered yet, true = confirmed, false = cancelled.
struct ConfirmWords {
    std::string_view title;
    std::string_view words;
    std::string_view confirm;
    std::string_view cancel;
    bool danger = false;
};
std::optional<bool> confirmDialog(Frame& frame, WidgetId id, const ConfirmWords& words);

struct MenuItem {
    std::string_view label;
    std::string_view keyCap;
    Icon icon = Icon::None;
    Enabled enabled = Enabled::Yes;
};
/// A button that opens a menu; the item chosen in this frame.
std::optional<int> menuButton(Frame& frame, WidgetId id, std::string_view label, std::span<const MenuItem> items,
                              const ButtonOptions& options = {});

} // namespace trivsel::ui
