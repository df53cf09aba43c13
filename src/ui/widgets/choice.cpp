#include "ui/widgets/choice.h"

#include "ui/detail/interact.h"
#include "ui/detail/paint.h"
#include "ui/detail/state.h"
#include "ui/shortcuts.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace trivsel::ui {

using detail::Across;

namespace {

/// Ids of the options, and which of them Tab reaches: the one with focus, else the chosen one, else the first.
struct Group {
    std::uint32_t id = 0;
    std::vector<std::uint32_t> ids;
    std::size_t stop = 0;
};

Group makeGroup(Frame& frame, WidgetId id, std::size_t count, std::optional<int> selected)
{
    Group group;
    group.id = detail::makeId(frame, id);
    if (selected && *selected >= 0 && static_cast<std::size_t>(*selected) < count) group.stop = static_cast<std::size_t>(*selected);
    for (std::size_t i = 0; i < count; ++i) {
        group.ids.push_back(detail::hashId(group.id, {"option", i}));
        if (frame.focus.has(group.ids.back())) group.stop = i;
    }
    return group;
}

std::optional<int> chosenByKey(Frame& frame, std::span<const ChoiceOption> options, const ChoiceOptions& how)
{
    if (how.takesKeys == TakesKeys::No || how.enabled == Enabled::No || frame.state.disabled > 0) return std::nullopt;
    if (frame.state.optionKeyUsed) return std::nullopt;
    for (std::size_t i = 0; i < options.size(); ++i) {
        if (options[i].keyCap.empty() || !pressed(frame, options[i].keyCap)) continue;
        frame.state.optionKeyUsed = true;
        return static_cast<int>(i);
    }
    return std::nullopt;
}

struct OptionLook {
    float padding, gap, between;
};

float optionWidth(const Frame& frame, const ChoiceOption& option, std::string_view label, bool selected, const OptionLook& look)
{
    float width = look.padding * 2;
    width += std::ceil(detail::measure(frame, selected ? TextStyle::ControlStrong : TextStyle::Control, label));
    if (selected) width += frame.px(16) + look.gap;
    if (!option.keyCap.empty()) width += look.gap + detail::keyCapPx(frame, option.keyCap);
    return width;
}

void paintOption(const Frame& frame, Rect r, const ChoiceOption& option, std::string_view label, bool selected,
                 const detail::Interaction& i, bool enabled, const OptionLook& look)
{
    const Palette& p = frame.colours;
    Color back = (i.hovered || i.held) && enabled ? p.hover : p.surface;
    Color line = p.controlBorder;
    Color words = enabled ? p.text : p.disabledText;
    if (selected) {
        back = option.position ? p.of(*option.position).soft : p.accentSoft;
        line = option.position ? p.of(*option.position).mark : p.accent;
    }
    detail::fill(frame, r, back, size::kRadiusControl);
    detail::border(frame, r, line, size::kRadiusControl);
    float x = r.left + look.padding;
    if (selected) {
        const Vec2 centre{x + frame.px(8), std::round(r.centre().y)};
        if (option.position) detail::shape(frame, *option.position, centre, 7.0F * frame.scale);
        else detail::drawIcon(frame, Icon::Check, centre, 16, p.accent);
        x += frame.px(16) + look.gap;
    }
    const float capWidth = option.keyCap.empty() ? 0 : detail::keyCapPx(frame, option.keyCap);
    const float right = r.right - look.padding - (capWidth > 0 ? capWidth + look.gap : 0);
    detail::drawIn(frame, selected ? TextStyle::ControlStrong : TextStyle::Control, {x, r.top, right + 2, r.bottom}, words, label);
    if (capWidth > 0) {
        detail::drawKeyCap(frame, {r.right - look.padding - capWidth, std::round(r.centre().y - frame.px(10))}, option.keyCap,
                           p.muted, p.controlBorder, p.surface);
    }
    if (i.focused) detail::focusRing(frame, r, size::kRadiusControl);
    if (i.hovered && enabled) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
}

/// Narrower when the row would not fit with any one of its options chosen, so that choosing never moves a row.
OptionLook lookFor(const Frame& frame, std::span<const ChoiceOption> options, float room)
{
    OptionLook look{frame.px(13), frame.px(8), frame.px(8)};
    float all = frame.px(24 + 12);
    for (const ChoiceOption& option : options) all += optionWidth(frame, option, option.label, false, look) + look.between;
    if (all - look.between > room) look = {frame.px(9), frame.px(6), frame.px(6)};
    return look;
}

} // namespace

std::optional<int> choiceRow(Frame& frame, WidgetId id, std::string_view name, std::span<const ChoiceOption> options,
                             std::optional<int> selected, const ChoiceOptions& how)
{
    static_cast<void>(name);
    const Group group = makeGroup(frame, id, options.size(), selected);
    std::optional<int> chosen = chosenByKey(frame, options, how);
    const bool enabled = how.enabled == Enabled::Yes && frame.state.disabled == 0;
    const float room = detail::roomRight(frame);
    const OptionLook look = lookFor(frame, options, room);
    std::string scratch;
    for (std::size_t n = 0; n < options.size(); ++n) {
        const bool on = selected == static_cast<int>(n);
        const std::string_view label = detail::shown(options[n].label, scratch);
        const float width = std::min(optionWidth(frame, options[n], label, on, look), room);
        if (n > 0) {
            detail::Region& region = detail::region(frame);
            if (region.last.right + look.between + width <= region.right + 1) {
                region.sameRow = true;
                region.gap = look.between;
            } else {
                region.y += look.between;
            }
        }
        const Rect r = detail::place(frame, width, frame.px(size::kControl));
        const auto i = detail::interact(frame, group.ids[n], r,
                                        {.role = Role::Option, .label = options[n].label, .value = on ? "chosen" : "",
                                         .enabled = enabled, .tabStop = n == group.stop, .group = group.id});
        if (i.visible) paintOption(frame, r, options[n], label, on, i, enabled, look);
        if (i.used) chosen = static_cast<int>(n);
    }
    return chosen;
}

std::optional<int> radioList(Frame& frame, WidgetId id, std::string_view name, std::span<const ChoiceOption> options,
                             std::optional<int> selected, const ChoiceOptions& how)
{
    static_cast<void>(name);
    const Group group = makeGroup(frame, id, options.size(), selected);
    std::optional<int> chosen = chosenByKey(frame, options, how);
    const bool enabled = how.enabled == Enabled::Yes && frame.state.disabled == 0;
    const Palette& p = frame.colours;
    std::string scratch;
    for (std::size_t n = 0; n < options.size(); ++n) {
        if (n > 0) detail::region(frame).y += frame.px(8);
        const ChoiceOption& option = options[n];
        const bool on = selected == static_cast<int>(n);
        const Rect r = detail::place(frame, detail::roomRight(frame), frame.px(42));
        const auto i = detail::interact(frame, group.ids[n], r,
                                        {.role = Role::Option, .label = option.label, .value = on ? "chosen" : "",
                                         .enabled = enabled, .tabStop = n == group.stop, .group = group.id});
        if (i.used) chosen = static_cast<int>(n);
        if (!i.visible) continue;
        const Color soft = option.position ? p.of(*option.position).soft : p.accentSoft;
        const Color mark = option.position ? p.of(*option.position).mark : p.accent;
        detail::fill(frame, r, on ? soft : (i.hovered || i.held) && enabled ? p.hover : p.surface, size::kRadiusControl);
        detail::border(frame, r, on ? mark : p.controlBorder, size::kRadiusControl, on ? 2.0F : 1.0F);
        const Vec2 centre{r.left + frame.px(21), std::round(r.centre().y)};
        if (option.position) {
            detail::shape(frame, *option.position, centre, 7.5F * frame.scale);
        } else {
            ImGui::GetWindowDrawList()->AddCircle(detail::vec(centre), frame.px(8), detail::col(on ? p.accent : p.controlBorder),
                                                  0, std::max(1.0F, frame.px(1.5F)));
            if (on) ImGui::GetWindowDrawList()->AddCircleFilled(detail::vec(centre), frame.px(4), detail::col(p.accent));
        }
        float right = r.right - frame.px(13);
        if (!option.keyCap.empty()) {
            right -= detail::keyCapPx(frame, option.keyCap);
            detail::drawKeyCap(frame, {right, std::round(r.centre().y - frame.px(10))}, option.keyCap, p.muted, p.controlBorder, p.surface);
            right -= frame.px(8);
        }
        detail::drawIn(frame, on ? TextStyle::BodyStrong : TextStyle::Body, {r.left + frame.px(39), r.top, right, r.bottom},
                       enabled ? p.text : p.disabledText, detail::shown(option.label, scratch));
        if (i.focused) detail::focusRing(frame, r, size::kRadiusControl);
        if (i.hovered && enabled) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    return chosen;
}

namespace {

struct Switch {
    Rect row;
    Rect box;
    detail::Interaction i;
    bool enabled;
};

/// The label in lines that are no wider than `width` device pixels; a word that is wider is cut where it is drawn.
std::vector<std::string_view> labelLines(const Frame& frame, std::string_view label, float width)
{
    std::vector<std::string_view> lines;
    while (!label.empty()) {
        std::size_t end = label.find(' ');
        for (std::size_t next = end; next != std::string_view::npos; next = label.find(' ', next + 1)) {
            if (detail::measure(frame, TextStyle::Body, label.substr(0, next)) > width) break;
            end = next;
        }
        if (end == std::string_view::npos || detail::measure(frame, TextStyle::Body, label) <= width) end = label.size();
        lines.push_back(label.substr(0, end));
        label.remove_prefix(std::min(label.size(), end + 1));
    }
    return lines;
}

Switch switchRow(Frame& frame, WidgetId id, std::string_view label, bool on, Enabled enabled, float boxWidth, float boxHeight, Role role)
{
    std::string scratch;
    const std::string_view safe = detail::shown(label, scratch);
    const float wanted = frame.px(boxWidth) + frame.px(10) + std::ceil(detail::measure(frame, TextStyle::Body, safe));
    const float room = detail::roomRight(frame);
    const float lineHeight = detail::lineHeightPx(frame, TextStyle::Body);
    const auto lines = wanted > room ? labelLines(frame, safe, room - frame.px(boxWidth) - frame.px(10)) : std::vector{safe};
    const float more = static_cast<float>(std::max<std::size_t>(lines.size(), 1) - 1) * lineHeight;
    const Rect r = detail::place(frame, std::min(wanted, room), frame.px(size::kControl) + more);
    const float first = r.top + frame.px(size::kControl); // the lower edge of the first line's row
    const float top = std::round((r.top + first) / 2 - frame.px(boxHeight) / 2);
    Switch s{r, {r.left, top, r.left + frame.px(boxWidth), top + frame.px(boxHeight)}, {}, false};
    s.enabled = enabled == Enabled::Yes && frame.state.disabled == 0;
    s.i = detail::interact(frame, detail::makeId(frame, id), r,
                           {.role = role, .label = label, .value = on ? "on" : "off", .enabled = s.enabled});
    if (s.i.visible) {
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const float down = static_cast<float>(i) * lineHeight;
            detail::drawIn(frame, TextStyle::Body, {s.box.right + frame.px(10), r.top + down, r.right + 1, first + down},
                           s.enabled ? frame.colours.text : frame.colours.disabledText, lines[i]);
        }
        if (s.i.focused) detail::focusRing(frame, {r.left - frame.px(2), r.top + frame.px(3), r.right + frame.px(3), r.bottom - frame.px(3)}, 6);
        if (s.i.hovered && s.enabled) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    return s;
}

} // namespace

bool checkbox(Frame& frame, WidgetId id, std::string_view label, bool checked, Enabled enabled)
{
    const Switch s = switchRow(frame, id, label, checked, enabled, 20, 20, Role::Checkbox);
    if (s.i.visible) {
        const Palette& p = frame.colours;
        if (checked) {
            detail::fill(frame, s.box, s.enabled ? p.accent : p.controlBorder, 5);
            detail::drawIcon(frame, Icon::Check, s.box.centre(), 16, p.onAccent);
        } else {
            detail::fill(frame, s.box, s.i.hovered && s.enabled ? p.hover : p.surface, 5);
            detail::border(frame, s.box, p.controlBorder, 5, 1.5F);
        }
    }
    return s.i.used;
}

bool toggle(Frame& frame, WidgetId id, std::string_view label, bool on, Enabled enabled)
{
    const Switch s = switchRow(frame, id, label, on, enabled, 40, 22, Role::Toggle);
    if (s.i.visible) {
        const Palette& p = frame.colours;
        detail::fill(frame, s.box, on && s.enabled ? p.accent : p.surface, 11);
        if (!on || !s.enabled) detail::border(frame, s.box, p.controlBorder, 11, 1.5F);
        const float radius = frame.px(on ? 8 : 6);
        const float x = on ? s.box.right - frame.px(11) : s.box.left + frame.px(11);
        ImGui::GetWindowDrawList()->AddCircleFilled({x, s.box.centre().y}, radius,
                                                    detail::col(on && s.enabled ? p.onAccent : p.controlBorder));
    }
    return s.i.used;
}

std::optional<int> segmented(Frame& frame, WidgetId id, std::string_view name, std::span<const std::string_view> options,
                             int selected)
{
    static_cast<void>(name);
    const Group group = makeGroup(frame, id, options.size(), selected);
    const Palette& p = frame.colours;
    std::vector<float> widths;
    float all = frame.px(6);
    std::string scratch;
    for (std::string_view option : options) {
        widths.push_back(std::ceil(detail::measure(frame, TextStyle::ControlStrong, detail::shown(option, scratch))) + frame.px(28));
        all += widths.back();
    }
    const Rect r = detail::place(frame, all, frame.px(size::kControl));
    detail::fill(frame, r, p.surface, size::kRadiusControl);
    detail::border(frame, r, p.controlBorder, size::kRadiusControl);
    std::optional<int> chosen;
    float x = r.left + frame.px(3);
    for (std::size_t n = 0; n < options.size(); ++n) {
        const bool on = selected == static_cast<int>(n);
        const Rect part{x, r.top + frame.px(3), x + widths[n], r.bottom - frame.px(3)};
        x += widths[n];
        const auto i = detail::interact(frame, group.ids[n], part,
                                        {.role = Role::Option, .label = options[n], .value = on ? "chosen" : "",
                                         .tabStop = n == group.stop, .group = group.id});
        if (i.used) chosen = static_cast<int>(n);
        if (!i.visible) continue;
        if (on) detail::fill(frame, part, p.accentSoft, 6);
        else if (i.hovered) detail::fill(frame, part, p.hover, 6);
        detail::drawIn(frame, on ? TextStyle::ControlStrong : TextStyle::Control, part, on ? p.accent : p.text,
                       detail::shown(options[n], scratch), Across::Centre);
        if (i.focused) detail::focusRing(frame, part, 6);
        if (i.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    return chosen;
}

} // namespace trivsel::ui
