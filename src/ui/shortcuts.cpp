#include "ui/shortcuts.h"

#include "base/check.h"
#include "ui/detail/keys.h"
#include "ui/detail/state.h"
#include "ui/frame.h"

#include <imgui.h>

#include <algorithm>
#include <array>

namespace trivsel::ui {

namespace {

constexpr ShortcutRow kRows[] = {
    {Shortcut::Help, "shortcut.help", "F1", Place::Everywhere},
    {Shortcut::Search, "shortcut.search", "Ctrl+F", Place::Everywhere},
    {Shortcut::Lock, "shortcut.lock", "Ctrl+L", Place::Everywhere},
    {Shortcut::SwitchUser, "shortcut.switch_user", "Ctrl+U", Place::Everywhere},
    {Shortcut::Undo, "shortcut.undo", "Ctrl+Z", Place::Everywhere},
    {Shortcut::Redo, "shortcut.redo", "Ctrl+Y", Place::Everywhere},
    {Shortcut::ZoomIn, "shortcut.zoom_in", "Ctrl++", Place::Everywhere},
    {Shortcut::ZoomOut, "shortcut.zoom_out", "Ctrl+-", Place::Everywhere},
    {Shortcut::ZoomReset, "shortcut.zoom_reset", "Ctrl+0", Place::Everywhere},
    {Shortcut::Concern, "shortcut.concern", "Ctrl+B", Place::Everywhere},
    {Shortcut::ParentView, "shortcut.parent_view", "Ctrl+P", Place::Everywhere},
    {Shortcut::GoBack, "shortcut.go_back", "Alt+Left", Place::Everywhere},
    {Shortcut::Screen1, "shortcut.screen_1", "Ctrl+1", Place::Everywhere},
    {Shortcut::Screen2, "shortcut.screen_2", "Ctrl+2", Place::Everywhere},
    {Shortcut::Screen3, "shortcut.screen_3", "Ctrl+3", Place::Everywhere},
    {Shortcut::Screen4, "shortcut.screen_4", "Ctrl+4", Place::Everywhere},
    {Shortcut::Screen5, "shortcut.screen_5", "Ctrl+5", Place::Everywhere},
    {Shortcut::Screen6, "shortcut.screen_6", "Ctrl+6", Place::Everywhere},
    {Shortcut::Screen7, "shortcut.screen_7", "Ctrl+7", Place::Everywhere},
    {Shortcut::Screen8, "shortcut.screen_8", "Ctrl+8", Place::Everywhere},
    {Shortcut::Screen9, "shortcut.screen_9", "Ctrl+9", Place::Everywhere},
    {Shortcut::RateNext, "shortcut.rate_next", "N", Place::Round},
    {Shortcut::NextArea, "shortcut.next_area", "Ctrl+Right", Place::Rating},
    {Shortcut::PreviousArea, "shortcut.previous_area", "Ctrl+Left", Place::Rating},
    {Shortcut::NextChild, "shortcut.next_child", "Ctrl+Down", Place::Rating},
    {Shortcut::PreviousChild, "shortcut.previous_child", "Ctrl+Up", Place::Rating},
    {Shortcut::WholeAreaNoSigns, "shortcut.whole_area", "G", Place::Rating},
    {Shortcut::Comment, "shortcut.comment", "K", Place::Rating},
    {Shortcut::NextTeamChild, "shortcut.next_child", "Ctrl+Down", Place::Team},
    {Shortcut::PreviousTeamChild, "shortcut.previous_child", "Ctrl+Up", Place::Team},
    {Shortcut::AddStep, "shortcut.add_step", "T", Place::Child},
};

/// Combinations that a field being typed in uses itself.
bool usedByEditing(const detail::KeyChord& chord)
{
    if (!chord.ctrl || chord.alt) return false;
    constexpr std::array kKeys = {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_DownArrow,
                                  ImGuiKey_Home, ImGuiKey_End, ImGuiKey_Backspace, ImGuiKey_Delete, ImGuiKey_A,
                                  ImGuiKey_C, ImGuiKey_V, ImGuiKey_X, ImGuiKey_Y, ImGuiKey_Z};
    return std::find(kKeys.begin(), kKeys.end(), chord.key) != kKeys.end();
}

bool isFunctionKey(ImGuiKey key) { return key >= ImGuiKey_F1 && key <= ImGuiKey_F12; }

bool listening(const Frame& frame, const detail::KeyChord& chord)
{
    if (frame.state.layer < frame.focus.layer()) return false;
    if (!frame.focus.uses().characters) return true;
    if (!chord.ctrl && !chord.alt) return isFunctionKey(chord.key);
    return !usedByEditing(chord);
}

std::string_view capOf(std::string_view part)
{
    if (part == "Right") return "\xE2\x86\x92";
    if (part == "Left") return "\xE2\x86\x90";
    if (part == "Up") return "\xE2\x86\x91";
    if (part == "Down") return "\xE2\x86\x93";
    return part;
}

} // namespace

std::span<const ShortcutRow> shortcuts() { return kRows; }

const ShortcutRow& shortcutRow(Shortcut shortcut)
{
    const auto* found =
        std::find_if(std::begin(kRows), std::end(kRows), [&](const ShortcutRow& r) { return r.shortcut == shortcut; });
    TRIVSEL_CHECK(found != std::end(kRows));
    return *found;
}

std::string keyCapText(std::string_view keys)
{
    std::string out;
    while (true) {
        const std::size_t plus = keys.find('+');
        if (plus == std::string_view::npos || plus == 0) break;
        out += capOf(keys.substr(0, plus));
        out += ' ';
        keys.remove_prefix(plus + 1);
    }
    out += capOf(keys);
    return out;
}

std::string keyCapText(Shortcut shortcut) { return keyCapText(shortcutRow(shortcut).keys); }

bool pressed(const Frame& frame, std::string_view keys)
{
    const auto chord = detail::parseKeys(keys);
    TRIVSEL_CHECK(chord.has_value());
    return listening(frame, *chord) && detail::chordPressed(*chord);
}

bool pressedOverDialogs(Shortcut shortcut)
{
    const auto chord = detail::parseKeys(shortcutRow(shortcut).keys);
    TRIVSEL_CHECK(chord.has_value());
    return detail::chordPressed(*chord);
}

bool pressed(const Frame& frame, Shortcut shortcut) { return pressed(frame, shortcutRow(shortcut).keys); }

int pressedDigit(const Frame& frame)
{
    for (int digit = 0; digit <= 9; ++digit) {
        const detail::KeyChord chord{static_cast<ImGuiKey>(ImGuiKey_0 + digit)};
        if (listening(frame, chord) && detail::chordPressed(chord)) return digit;
    }
    return -1;
}

} // namespace trivsel::ui
