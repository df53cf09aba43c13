#include "ui/detail/interact.h"

#include "ui/detail/paint.h"
#include "ui/detail/state.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>

namespace trivsel::ui::detail {

namespace {

/// Logged labels are what is shown: cut, on one line, without control characters.
void log(Frame& frame, Item item, std::string_view label, std::string_view value)
{
    std::string labelScratch;
    std::string valueScratch;
    item.label = shown(label, labelScratch);
    item.value = value.size() > 4000 ? value.substr(0, 4000) : value;
    if (!text::isUtf8(item.value)) item.value = shown(value, valueScratch);
    item.layer = frame.state.layer;
    frame.log.add(item);
}

} // namespace

Rect clipped(Rect rect)
{
    const ImRect& clip = ImGui::GetCurrentWindow()->ClipRect;
    Rect out{std::max(rect.left, clip.Min.x), std::max(rect.top, clip.Min.y), std::min(rect.right, clip.Max.x),
             std::min(rect.bottom, clip.Max.y)};
    if (out.right <= out.left || out.bottom <= out.top) return {};
    return out;
}

Interaction interact(Frame& frame, std::uint32_t id, Rect rect, const Interactive& what)
{
    FrameState& state = frame.state;
    Interaction result;
    const bool enabled = what.enabled && state.disabled == 0;
    const ImRect box(rect.left, rect.top, rect.right, rect.bottom);
    if (what.under) ImGui::SetNextItemAllowOverlap();
    result.visible = ImGui::ItemAdd(box, id);
    if (enabled) {
        bool hovered = false;
        bool held = false;
        // Always asked, also when scrolled away, so that a held button is let go of.
        const bool clicked = ImGui::ButtonBehavior(box, id, &hovered, &held, ImGuiButtonFlags_NoNavFocus);
        result.hovered = hovered;
        result.held = held;
        result.pressed = held && ImGui::IsMouseClicked(ImGuiMouseButton_Left);
        if (result.pressed) frame.focus.take(id, Focus::Ring::Hide);
        if (frame.focus.wantsScroll(id)) {
            scrollIntoView(frame, rect);
            frame.focus.scrolled();
            frame.requests.redrawIn(0);
        }
        const bool byKey = what.activates && frame.focus.activated(id);
        if (byKey) frame.focus.consumeActivation();
        result.used = clicked || byKey;
    } else {
        result.hovered = ImGui::IsMouseHoveringRect({rect.left, rect.top}, {rect.right, rect.bottom}) &&
                         ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
    }
    result.focused = enabled && frame.focus.has(id);

    Item item;
    item.role = what.role;
    item.enabled = enabled;
    item.focusable = true;
    item.focused = result.focused;
    item.tabStop = enabled && what.tabStop && !state.noTabStops;
    item.id = id;
    item.group = what.group != 0 ? what.group : state.group;
    item.rect = rect;
    item.visible = clipped(rect);
    log(frame, item, what.label, what.value);

    state.lastHovered = result.hovered;
    state.lastFocused = result.focused && frame.focus.ringVisible();
    state.lastRect = rect;
    state.lastId = id;
    return result;
}

void logText(Frame& frame, Role role, Rect rect, std::string_view label, std::string_view value)
{
    Item item;
    item.role = role;
    item.rect = rect;
    item.visible = clipped(rect);
    log(frame, item, label, value);
    frame.state.lastHovered = ImGui::IsMouseHoveringRect({rect.left, rect.top}, {rect.right, rect.bottom}) &&
                              ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
    frame.state.lastFocused = false;
    frame.state.lastRect = rect;
    frame.state.lastId = 0;
}

void scrollIntoView(const Frame& frame, Rect rect)
{
    const float margin = frame.px(14);
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    ImGui::ScrollToRectEx(window, {rect.left - margin, rect.top - margin, rect.right + margin, rect.bottom + margin},
                          ImGuiScrollFlags_KeepVisibleEdgeX | ImGuiScrollFlags_KeepVisibleEdgeY);
}

void focusRing(const Frame& frame, Rect rect, float radius)
{
    if (!frame.focus.ringVisible()) return;
    const float out = frame.px(3);
    const Rect r{rect.left - out, rect.top - out, rect.right + out, rect.bottom + out};
    border(frame, r, frame.colours.focusRing, radius + 3, 2);
}

bool mouseBusy() { return ImGui::GetActiveID() != 0; }

} // namespace trivsel::ui::detail
