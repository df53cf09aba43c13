#include "ui/widgets/nav.h"

#include "ui/detail/interact.h"
#include "ui/detail/paint.h"
#include "ui/detail/state.h"
#include "ui/widgets/status.h"

#include <imgui.h>

#include <algorithm>
#include <string>

namespace trivsel::ui {

bool navItem(Frame& frame, WidgetId id, Icon icon, std::string_view label, int badge, bool current, bool folded)
{
    const Rect r = detail::place(frame, detail::roomRight(frame), frame.px(size::kNavItem));
    const std::string count = badge > 0 ? std::to_string(badge) : std::string();
    const auto i = detail::interact(frame, detail::makeId(frame, id), r,
                                    {.role = Role::NavItem, .label = label, .value = current ? "current" : count});
    const Palette& p = frame.colours;
    if (i.visible) {
        if (current) detail::fill(frame, r, p.accentSoft, size::kRadiusControl);
        else if (i.hovered) detail::fill(frame, r, p.hover, size::kRadiusControl);
        const Color words = current ? p.accent : p.text;
        const float iconX = folded ? r.centre().x : r.left + frame.px(22);
        detail::drawIcon(frame, icon, {iconX, r.centre().y}, 20, current ? p.accent : p.muted);
        if (!folded) {
            std::string scratch;
            const float right = r.right - frame.px(badge > 0 ? 42 : 8);
            detail::drawIn(frame, current ? TextStyle::BodyStrong : TextStyle::Body, {r.left + frame.px(42), r.top, right, r.bottom},
                           words, detail::shown(label, scratch));
        }
        if (badge > 0) {
            const float half = frame.px(folded ? 8 : 10);
            const float width = std::max(2 * half + frame.px(folded ? 0 : 4),
                                         detail::measure(frame, TextStyle::CaptionStrong, count) + frame.px(folded ? 6 : 14));
            const float right = folded ? r.right - frame.px(2) : r.right - frame.px(12);
            const float y = folded ? r.top + half + frame.px(1) : r.centre().y;
            const Rect pill{right - width, y - half, right, y + half};
            detail::fill(frame, pill, p.dangerSoft, folded ? 8.0F : 10.0F);
            detail::drawIn(frame, TextStyle::CaptionStrong, pill, p.danger, count, detail::Across::Centre);
        }
        if (i.focused) detail::focusRing(frame, {r.left + 3, r.top + 3, r.right - 3, r.bottom - 3}, size::kRadiusControl);
        if (i.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    if (folded) tooltip(frame, label);
    return i.used;
}

} // namespace trivsel::ui
