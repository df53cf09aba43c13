#include "ui/detail/clipboard.h"

#include <imgui.h>

#include <algorithm>
#include <functional>
#include <string_view>

namespace trivsel::ui::detail {

void OwnClipboard::copy(const std::string& words, double now)
{
    ImGui::SetClipboardText(words.c_str());
    m_hash = std::hash<std::string_view>{}(words);
    m_until = now + kHolds;
}

std::optional<double> OwnClipboard::left(double now) const
{
    return m_hash ? std::optional(std::max(0.0, m_until - now)) : std::nullopt;
}

void OwnClipboard::clear()
{
    if (!m_hash) return;
    const char* words = ImGui::GetClipboardText();
    if (words != nullptr && std::hash<std::string_view>{}(words) == *m_hash) ImGui::SetClipboardText("");
    m_hash.reset();
}

} // namespace trivsel::ui::detail
