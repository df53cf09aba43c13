#include "ui/detail/keys.h"

#include <array>
#include <cctype>
#include <string>
#include <utility>

namespace trivsel::ui::detail {

namespace {

constexpr std::pair<std::string_view, ImGuiKey> kNamed[] = {
    {"Tab", ImGuiKey_Tab}, {"Left", ImGuiKey_LeftArrow}, {"Right", ImGuiKey_RightArrow}, {"Up", ImGuiKey_UpArrow},
    {"Down", ImGuiKey_DownArrow}, {"PageUp", ImGuiKey_PageUp}, {"PageDown", ImGuiKey_PageDown}, {"Home", ImGuiKey_Home},
    {"End", ImGuiKey_End}, {"Delete", ImGuiKey_Delete}, {"Backspace", ImGuiKey_Backspace}, {"Space", ImGuiKey_Space},
    {"Enter", ImGuiKey_Enter}, {"Esc", ImGuiKey_Escape}, {"Escape", ImGuiKey_Escape}, {"+", ImGuiKey_KeypadAdd},
    {"-", ImGuiKey_Minus}, {"Insert", ImGuiKey_Insert},
};

ImGuiKey keyOf(std::string_view name)
{
    for (const auto& [word, key] : kNamed) {
        if (word == name) return key;
    }
    if (name.size() == 1) {
        const char c = name.front();
        if (c >= '0' && c <= '9') return static_cast<ImGuiKey>(ImGuiKey_0 + (c - '0'));
        const int upper = std::toupper(static_cast<unsigned char>(c));
        if (upper >= 'A' && upper <= 'Z') return static_cast<ImGuiKey>(ImGuiKey_A + (upper - 'A'));
    }
    if (name.size() >= 2 && name.size() <= 3 && name.front() == 'F') {
        int n = 0;
        for (char c : name.substr(1)) {
            if (c < '0' || c > '9') return ImGuiKey_None;
            n = n * 10 + (c - '0');
        }
        if (n >= 1 && n <= 12) return static_cast<ImGuiKey>(ImGuiKey_F1 + (n - 1));
    }
    return ImGuiKey_None;
}

/// The key on the number pad that means the same.
ImGuiKey twin(ImGuiKey key)
{
    if (key >= ImGuiKey_0 && key <= ImGuiKey_9) return static_cast<ImGuiKey>(ImGuiKey_Keypad0 + (key - ImGuiKey_0));
    if (key == ImGuiKey_Minus) return ImGuiKey_KeypadSubtract;
    if (key == ImGuiKey_Enter) return ImGuiKey_KeypadEnter;
    if (key == ImGuiKey_KeypadAdd) return ImGuiKey_Equal; // "+" without Shift on US keyboards
    return ImGuiKey_None;
}

} // namespace

std::optional<KeyChord> parseKeys(std::string_view keys)
{
    KeyChord chord;
    while (true) {
        const std::size_t plus = keys.find('+');
        if (plus == std::string_view::npos || plus == 0) break;
        const std::string_view part = keys.substr(0, plus);
        if (part == "Ctrl") chord.ctrl = true;
        else if (part == "Shift") chord.shift = true;
        else if (part == "Alt") chord.alt = true;
        else return std::nullopt;
        keys.remove_prefix(plus + 1);
    }
    chord.key = keyOf(keys);
    if (chord.key == ImGuiKey_None) return std::nullopt;
    return chord;
}

bool keyPressed(ImGuiKey key, bool repeat)
{
    const ImGuiKey other = twin(key);
    return ImGui::IsKeyPressed(key, repeat) || (other != ImGuiKey_None && ImGui::IsKeyPressed(other, repeat));
}

bool chordPressed(const KeyChord& chord)
{
    const ImGuiIO& io = ImGui::GetIO();
    if (io.KeyCtrl != chord.ctrl || io.KeyAlt != chord.alt) return false;
    // "+" needs Shift on some keyboards and not on others.
    if (io.KeyShift != chord.shift && chord.key != ImGuiKey_KeypadAdd) return false;
    return keyPressed(chord.key);
}

} // namespace trivsel::ui::detail
