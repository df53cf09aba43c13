#include "ui/widgets/tabs.h"

#include "ui/detail/interact.h"
#include "ui/detail/paint.h"
#include "ui/detail/state.h"

#include <imgui.h>

#include <cmath>

namespace trivsel::ui {

std::optional<int> tabs(Frame& frame, WidgetId id, std::string_view name, std::span<const Tab> all, int current)
{
    static_cast<void>(name);
    const std::uint32_t group = detail::makeId(frame, id);
    const Palette& p = frame.colours;
    std::size_t stop = current >= 0 ? static_cast<std::size_t>(current) : 0;
    for (std::size_t n = 0; n < all.size(); ++n) {
        if (frame.focus.has(detail::hashId(group, {"tab", n}))) stop = n;
    }
    std::optional<int> chosen;
    std::string scratch;
    for (std::size_t n = 0; n < all.size(); ++n) {
        const bool on = static_cast<int>(n) == current;
        const std::string_view label = detail::shown(all[n].label, scratch);
        const TextStyle style = on ? TextStyle::SecondaryStrong : TextStyle::Secondary;
        const float labelWidth = std::ceil(detail::measure(frame, style, label));
        const float countWidth = all[n].count.empty() ? 0 : std::ceil(detail::measure(frame, style, all[n].count)) + frame.px(8);
        const float width = labelWidth + countWidth + frame.px(20);
        if (n > 0) {
            detail::Region& region = detail::region(frame);
            if (region.last.right + frame.px(2) + width <= region.right + 1) {
                region.sameRow = true;
                region.gap = frame.px(2);
            } else {
                region.y += frame.px(2);
            }
        }
        const Rect r = detail::place(frame, width, frame.px(size::kControl));
        const auto i = detail::interact(frame, detail::hashId(group, {"tab", n}), r,
                                        {.role = Role::Tab, .label = all[n].label, .value = on ? "current" : all[n].count,
                                         .tabStop = n == stop, .group = group});
        if (i.used) chosen = static_cast<int>(n);
        if (!i.visible) continue;
        if (on) detail::fill(frame, r, p.accentSoft, size::kRadiusControl);
        else if (i.hovered) detail::fill(frame, r, p.line, size::kRadiusControl);
        const float x = r.left + frame.px(10);
        const float drawn = std::ceil(detail::measure(frame, style, label));
        detail::drawIn(frame, style, {x, r.top, x + labelWidth + 1, r.bottom}, on ? p.accent : p.text, label);
        if (!all[n].count.empty())
            detail::drawIn(frame, style, {x + drawn + frame.px(8), r.top, r.right, r.bottom}, p.muted, all[n].count);
        if (i.focused) detail::focusRing(frame, r, size::kRadiusControl);
        if (i.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    return chosen;
}

} // namespace trivsel::ui
