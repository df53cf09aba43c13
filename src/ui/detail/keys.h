#pragma once

#include <imgui.h>

#include <optional>
#include <string_view>

namespace trivsel::ui::detail {

struct KeyChord {
    ImGuiKey key = ImGuiKey_None;
    bool ctrl = false;
    bool shift = false;
    bool alt = false;
    bool operator==(const KeyChord&) const = default;
};

/// "Ctrl+Shift+Z", "F1", "G", "Ctrl++", "Page Down"; nothing when a part is unknown.
std::optional<KeyChord> parseKeys(std::string_view keys);
/// Went down in this frame with exactly these modifiers; digits and + - also on the number pad.
bool chordPressed(const KeyChord& chord);
bool keyPressed(ImGuiKey key, bool repeat = true);

} // namespace trivsel::ui::detail
