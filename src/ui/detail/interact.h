#pragma once

#include "ui/frame.h"

namespace trivsel::ui::detail {

struct Interactive {
    Role role = Role::Button;
    std::string_view label;
    std::string_view value;
    bool enabled = true;
    bool tabStop = true;
    std::uint32_t group = 0;
    bool activates = true; ///< Enter and Space use it (a text field takes them itself)
    bool under = false;    ///< other widgets are drawn over it (a table row)
};

struct Interaction {
    bool used = false;    ///< clicked, or Enter or Space while focused
    bool hovered = false;
    bool held = false;    ///< the mouse button is down on it
    bool pressed = false; ///< went down in this frame
    bool focused = false;
    bool visible = false; ///< something of it is in view: paint it
};

/// The one place where a widget meets mouse, keyboard, focus and log.
Interaction interact(Frame& frame, std::uint32_t id, Rect rect, const Interactive& what);

/// Logs something that is read but not used. Cheap when it is out of view.
void logText(Frame& frame, Role role, Rect rect, std::string_view label, std::string_view value = {});

/// What of `rect` the current clip lets through.
Rect clipped(Rect rect);
/// Scrolls every scrolling window around so that `rect` (of the current window) is in view.
void scrollIntoView(const Frame& frame, Rect rect);
/// A 2 px ring around a focused item, when the keyboard is used.
void focusRing(const Frame& frame, Rect rect, float radius);
/// Id of the widget that holds the mouse.
bool mouseBusy();

} // namespace trivsel::ui::detail
