#include "ui/detail/overlay.h"

#include "ui/detail/interact.h"
#include "ui/detail/keys.h"
#include "ui/detail/paint.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace trivsel::ui::detail {

namespace {

constexpr ImGuiWindowFlags kOverlay = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                      ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse;

std::array<char, 24> windowName(std::uint32_t id)
{
    std::array<char, 24> name{};
    std::snprintf(name.data(), name.size(), "##over%08x", id);
    return name;
}

} // namespace

Overlay::Overlay(Frame& frame, std::uint32_t id, Veil veil)
    : m_frame(frame), m_layer(frame.state.layer, frame.state.layer + 1), m_enabled(frame.state.disabled, 0),
      m_stops(frame.state.noTabStops, false), m_group(frame.state.group, 0U), m_ids(frame, id)
{
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(size);
    m_window.emplace(windowName(id).data(), kOverlay);
    if (veil == Veil::Yes) fill(frame, {0, 0, size.x, size.y}, frame.colours.veil);
    m_region.emplace(frame, 0.0F, size.x, 0.0F);
    region(frame).viewBottom = size.y;
}

bool Overlay::escaped() const
{
    return m_frame.focus.layer() == m_frame.state.layer && ImGui::IsKeyPressed(ImGuiKey_Escape, false);
}

bool Overlay::pressedOutside(Rect card) const
{
    const ImVec2 mouse = ImGui::GetMousePos();
    return m_frame.focus.layer() == m_frame.state.layer && ImGui::IsMouseClicked(ImGuiMouseButton_Left) &&
           !card.contains({mouse.x, mouse.y});
}

namespace {

void paintEntry(const Frame& frame, Rect r, const ListEntry& entry, const Interaction& i)
{
    const Palette& p = frame.colours;
    if (entry.selected) fill(frame, r, p.accentSoft, 6);
    else if ((i.hovered && entry.enabled) || (i.focused && frame.focus.ringVisible())) fill(frame, r, p.hover, 6);
    const Color words = !entry.enabled ? p.disabledText : entry.selected ? p.accent : p.text;
    float left = r.left + frame.px(10);
    if (entry.icon != Icon::None) {
        drawIcon(frame, entry.icon, {left + frame.px(10), r.centre().y}, 20, entry.enabled ? p.muted : p.disabledText);
        left += frame.px(30);
    }
    float right = r.right - frame.px(10);
    if (!entry.keyCap.empty()) {
        right -= keyCapPx(frame, entry.keyCap);
        drawKeyCap(frame, {right, std::round(r.centre().y - frame.px(10))}, entry.keyCap, p.muted, p.controlBorder);
        right -= frame.px(8);
    }
    std::string scratch;
    drawIn(frame, entry.selected ? TextStyle::BodyStrong : TextStyle::Body, {left, r.top, right, r.bottom}, words,
           shown(entry.label, scratch));
    if (i.focused && frame.focus.ringVisible()) border(frame, r, p.focusRing, 6, 2);
}

float listWidth(const Frame& frame, int count, const std::function<ListEntry(int)>& entry, float least)
{
    float width = least;
    std::string scratch;
    for (int n = 0; n < std::min(count, 60); ++n) {
        const ListEntry e = entry(n);
        float w = measure(frame, TextStyle::BodyStrong, shown(e.label, scratch)) + frame.px(32);
        if (e.icon != Icon::None) w += frame.px(30);
        if (!e.keyCap.empty()) w += keyCapPx(frame, e.keyCap) + frame.px(20);
        width = std::max(width, std::ceil(w));
    }
    return std::min(width, ImGui::GetIO().DisplaySize.x - frame.px(24));
}

} // namespace

ListResult popupList(Frame& frame, std::uint32_t id, Rect anchor, int count, const std::function<ListEntry(int)>& entry, Role role)
{
    ListResult result;
    const ImVec2 display = ImGui::GetIO().DisplaySize;
    const float rowHeight = frame.px(size::kControl);
    const float pad = frame.px(6);
    const float width = listWidth(frame, count, entry, anchor.width());
    const float below = display.y - anchor.bottom - frame.px(12);
    const float above = anchor.top - frame.px(12);
    const float wanted = rowHeight * static_cast<float>(count) + pad * 2;
    const bool down = wanted <= below || below >= above;
    const float height = std::min(wanted, std::max(rowHeight * 2, std::max(down ? below : above, 0.0F)));
    const float left = std::clamp(anchor.left, frame.px(8), std::max(frame.px(8), display.x - width - frame.px(8)));
    const float top = down ? anchor.bottom + frame.px(4) : anchor.top - frame.px(4) - height;
    const Rect box{left, top, left + width, top + height};

    const Overlay overlay(frame, id, Overlay::Veil::No);
    shadow(frame, box, size::kRadiusControl);
    fill(frame, box, frame.colours.surface, size::kRadiusControl);
    border(frame, box, frame.colours.line, size::kRadiusControl);
    ImGui::SetCursorScreenPos({box.left, box.top + pad});
    {
        const scope::Child child(id, {width, height - pad * 2}, ImGuiWindowFlags_NoNav);
        const ImVec2 origin = ImGui::GetCursorScreenPos();
        const float right = origin.x + ImGui::GetContentRegionAvail().x;
        std::size_t stop = 0;
        for (int n = 0; n < count; ++n) {
            if (entry(n).selected) stop = static_cast<std::size_t>(n);
        }
        for (int n = 0; n < count; ++n) {
            if (frame.focus.has(hashId(id, {"entry", n}))) stop = static_cast<std::size_t>(n);
        }
        for (int n = 0; n < count; ++n) {
            const ListEntry e = entry(n);
            const float y = origin.y + rowHeight * static_cast<float>(n);
            const Rect r{origin.x + pad, y, right - pad, y + rowHeight};
            const auto i = interact(frame, hashId(id, {"entry", n}), r,
                                    {.role = role, .label = e.label, .value = e.selected ? "chosen" : "", .enabled = e.enabled,
                                     .tabStop = static_cast<std::size_t>(n) == stop, .group = id});
            if (i.visible) paintEntry(frame, r, e, i);
            if (i.used) result.chosen = n;
        }
        ImGui::SetCursorScreenPos({origin.x, origin.y + rowHeight * static_cast<float>(count)});
        ImGui::Dummy({0, 0});
    }
    if (overlay.escaped() || overlay.pressedOutside(box)) result.closed = true;
    return result;
}

} // namespace trivsel::ui::detail
