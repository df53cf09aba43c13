#pragma once

#include <span>
#include <string>
#include <string_view>

namespace trivsel::ui {

struct Frame;

/// Where a shortcut works. `Everywhere` must not meet the keys of any other place.
enum class Place { Everywhere, Round, Rating, Team, Child };

enum class Shortcut {
    // everywhere
    Help, Search, Lock, SwitchUser, Undo, Redo, ZoomIn, ZoomOut, ZoomReset, Concern, ParentView, GoBack, Screen1, Screen2,
    Screen3, Screen4, Screen5, Screen6, Screen7, Screen8, Screen9,
    // the group's round
    RateNext,
    // one child's rating
    NextArea, PreviousArea, NextChild, PreviousChild, WholeAreaNoSigns, Comment,
    // common rating
    NextTeamChild, PreviousTeamChild,
    // a child's page
    AddStep,
};

struct ShortcutRow {
    Shortcut shortcut;
    std::string_view nameKey; ///< translation key of what it does: "shortcut.lock"
    std::string_view keys;    ///< "Ctrl+L", "F1", "G", "Ctrl+Right"
    Place place;
};

/// The one table; Hjælp shows it, a test looks for conflicts.
std::span<const ShortcutRow> shortcuts();
const ShortcutRow& shortcutRow(Shortcut shortcut);

/// The keys as a cap shows them: "Ctrl →", "Enter", "G".
std::string keyCapText(std::string_view keys);
std::string keyCapText(Shortcut shortcut);

/// True in the frame in which its keys were pressed. Silent under a dialog or popup, and for keys without Ctrl or Alt
/// (other than F1 to F12) while something is being typed.
bool pressed(const Frame& frame, Shortcut shortcut);
/// The same whatever dialog is open: for locking, which nothing may stand in the way of.
bool pressedOverDialogs(Shortcut shortcut);
/// The same for any combination, for keys that a screen shows itself (1..9).
bool pressed(const Frame& frame, std::string_view keys);

/// What the number keys chose: 0..9, or -1. The row of digits and the number pad; silent while typing.
int pressedDigit(const Frame& frame);

} // namespace trivsel::ui
