#include "ui/widgets/button.h"

#include "ui/detail/interact.h"
#include "ui/detail/paint.h"
#include "ui/detail/state.h"
#include "ui/widgets/status.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace trivsel::ui {

using detail::Across;

namespace {

enum class Look { Primary, Plain, Link, Danger };

struct Parts {
    std::string scratch;
    std::string_view label;
    TextStyle style = TextStyle::Control;
    float labelWidth = 0, iconWidth = 0, capWidth = 0, padding = 0;
    float all() const { return padding * 2 + iconWidth + labelWidth + capWidth; }
};

void measureParts(const Frame& frame, Parts& parts, std::string_view label, const ButtonOptions& options)
{
    parts.label = detail::shown(label, parts.scratch);
    parts.labelWidth = std::ceil(detail::measure(frame, parts.style, parts.label));
    parts.iconWidth = options.icon == Icon::None ? 0 : frame.px(20) + (parts.label.empty() ? 0 : frame.px(7));
    parts.capWidth = options.keyCap.empty() ? 0 : detail::keyCapPx(frame, options.keyCap) + frame.px(10);
    parts.padding = frame.px(14);
}

struct Colours {
    Color fill, words, border, cap;
    bool filled = false, bordered = false;
};

Colours coloursOf(const Frame& frame, Look look, const detail::Interaction& i, bool enabled)
{
    const Palette& p = frame.colours;
    const bool lit = i.hovered || i.held;
    if (!enabled) {
        if (look == Look::Link) return {p.page, p.disabledText, p.line, p.controlBorder};
        return {p.disabledFill, p.disabledText, p.line, p.controlBorder, true, false};
    }
    switch (look) {
    case Look::Primary: {
        Color cap = p.onAccent;
        cap.a = 190;
        return {lit ? p.accentHover : p.accent, p.onAccent, p.accent, cap, true, false};
    }
    case Look::Link: return {p.hover, p.accent, p.line, p.controlBorder, lit, false};
    case Look::Danger: return {lit ? p.dangerSoft : p.surface, p.danger, p.dangerBorder, p.dangerBorder, true, true};
    case Look::Plain: break;
    }
    return {lit ? p.hover : p.surface, p.text, p.controlBorder, p.controlBorder, true, true};
}

void paintButton(const Frame& frame, Rect r, const Parts& parts, const ButtonOptions& options, const Colours& c)
{
    if (c.filled) detail::fill(frame, r, c.fill, size::kRadiusControl);
    if (c.bordered) detail::border(frame, r, c.border, size::kRadiusControl);
    const float content = std::min(parts.all() - parts.padding * 2, r.width() - parts.padding * 2);
    float x = r.left + std::round(std::max(parts.padding, (r.width() - content) / 2));
    const float right = r.right - parts.padding;
    if (options.icon != Icon::None) {
        detail::drawIcon(frame, options.icon, {x + frame.px(10), r.centre().y}, 20, c.words);
        x += parts.iconWidth;
    }
    const float labelRight = std::max(x, std::min(x + parts.labelWidth, right - parts.capWidth));
    detail::drawIn(frame, parts.style, {x, r.top, labelRight + 1, r.bottom}, c.words, parts.label);
    if (parts.capWidth > 0) {
        const float top = std::round(r.centre().y - frame.px(10));
        detail::drawKeyCap(frame, {labelRight + frame.px(10), top}, options.keyCap, c.words, c.cap);
    }
}

bool anyButton(Frame& frame, WidgetId id, std::string_view label, const ButtonOptions& options, Look look, Role role)
{
    Parts parts;
    measureParts(frame, parts, label, options);
    const float room = detail::roomRight(frame);
    float width = parts.all();
    if (options.width > 0) width = frame.px(options.width);
    if (options.width < 0) width = room;
    const bool beginsRow = !detail::region(frame).sameRow && detail::region(frame).x < 0;
    Rect r = detail::place(frame, std::min(width, std::max(room, frame.px(60))), frame.px(size::kControl));
    if (look == Look::Link && beginsRow && options.width == 0) {
        // Words without a border begin where other words begin.
        r.left -= parts.padding;
        r.right -= parts.padding;
        detail::region(frame).last = r;
    }
    const bool enabled = options.enabled == Enabled::Yes && frame.state.disabled == 0;
    const auto i = detail::interact(frame, detail::makeId(frame, id), r,
                                    {.role = role, .label = label, .value = {}, .enabled = enabled});
    if (i.visible) {
        paintButton(frame, r, parts, options, coloursOf(frame, look, i, enabled));
        if (i.focused) detail::focusRing(frame, r, size::kRadiusControl);
        if (i.hovered && enabled) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    if (!options.tooltip.empty()) tooltip(frame, options.tooltip);
    return i.used;
}

} // namespace

bool primaryButton(Frame& frame, WidgetId id, std::string_view label, const ButtonOptions& options)
{
    return anyButton(frame, id, label, options, Look::Primary, Role::Button);
}

bool button(Frame& frame, WidgetId id, std::string_view label, const ButtonOptions& options)
{
    return anyButton(frame, id, label, options, Look::Plain, Role::Button);
}

bool linkButton(Frame& frame, WidgetId id, std::string_view label, const ButtonOptions& options)
{
    return anyButton(frame, id, label, options, Look::Link, Role::Link);
}

bool dangerButton(Frame& frame, WidgetId id, std::string_view label, const ButtonOptions& options)
{
    return anyButton(frame, id, label, options, Look::Danger, Role::Button);
}

bool iconButton(Frame& frame, WidgetId id, Icon which, std::string_view label, const ButtonOptions& options)
{
    const Rect r = detail::place(frame, frame.px(size::kControl), frame.px(size::kControl));
    const bool enabled = options.enabled == Enabled::Yes && frame.state.disabled == 0;
    const auto i = detail::interact(frame, detail::makeId(frame, id), r,
                                    {.role = Role::Button, .label = label, .value = {}, .enabled = enabled});
    if (i.visible) {
        if (i.hovered && enabled) {
            detail::fill(frame, r, frame.colours.hover, size::kRadiusControl);
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        }
        detail::drawIcon(frame, which, r.centre(), 20, enabled ? frame.colours.text : frame.colours.disabledText);
        if (i.focused) detail::focusRing(frame, r, size::kRadiusControl);
    }
    tooltip(frame, options.tooltip.empty() ? label : options.tooltip);
    return i.used;
}

float buttonWidth(const Frame& frame, std::string_view label, const ButtonOptions& options)
{
    if (options.width > 0) return options.width;
    Parts parts;
    measureParts(frame, parts, label, options);
    return frame.design(parts.all());
}

void keyCap(Frame& frame, std::string_view keys)
{
    const Rect r = detail::place(frame, detail::keyCapPx(frame, keys), frame.px(20));
    detail::drawKeyCap(frame, {r.left, r.top}, keys, frame.colours.muted, frame.colours.controlBorder);
    detail::logText(frame, Role::Text, r, keys);
}

float keyCapWidth(const Frame& frame, std::string_view keys) { return frame.design(detail::keyCapPx(frame, keys)); }

void stepMark(Frame& frame, int number, StepLook look)
{
    const Rect r = detail::place(frame, frame.px(28), frame.px(28));
    const Palette& p = frame.colours;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 centre = detail::vec(r.centre());
    const float radius = r.width() / 2;
    const float thin = std::max(1.0F, frame.px(look == StepLook::Next ? 2 : 1));
    std::array<char, 16> digits{};
    std::snprintf(digits.data(), digits.size(), "%d", number);
    if (look == StepLook::Done) {
        list.AddCircleFilled(centre, radius, detail::col(p.green.mark));
        detail::drawIcon(frame, Icon::Check, r.centre(), 16, p.surface);
    } else {
        const Color line = look == StepLook::Next ? p.accent : p.controlBorder;
        list.AddCircle(centre, radius - thin / 2, detail::col(line), 0, thin);
        const Color words = look == StepLook::Next ? p.accent : look == StepLook::SetAside ? p.muted : p.text;
        if (look == StepLook::SetAside) detail::drawIcon(frame, Icon::Remove, r.centre(), 16, words);
        else detail::drawIn(frame, TextStyle::SecondaryStrong, r, words, digits.data(), Across::Centre);
    }
    detail::logText(frame, Role::Mark, r, digits.data(), look == StepLook::Done ? "done" : look == StepLook::Next ? "next" : "");
}

bool rowButton(Frame& frame, WidgetId id, std::string_view label, std::string_view line, const ButtonOptions& options)
{
    const float height = frame.px(line.empty() ? 48 : 60);
    const Rect r = detail::place(frame, options.width > 0 ? frame.px(options.width) : detail::roomRight(frame), height);
    const bool enabled = options.enabled == Enabled::Yes && frame.state.disabled == 0;
    const auto i = detail::interact(frame, detail::makeId(frame, id), r,
                                    {.role = Role::Button, .label = label, .value = line, .enabled = enabled});
    if (i.visible) {
        const Palette& p = frame.colours;
        detail::fill(frame, r, (i.hovered || i.held) && enabled ? p.hover : p.surface, size::kRadiusControl);
        detail::border(frame, r, p.controlBorder, size::kRadiusControl);
        float left = r.left + frame.px(16);
        if (options.icon != Icon::None) {
            detail::drawIcon(frame, options.icon, {left + frame.px(10), r.centre().y}, 20, enabled ? p.accent : p.disabledText);
            left += frame.px(34);
        }
        float right = r.right - frame.px(40);
        detail::drawIcon(frame, Icon::ChevronRight, {r.right - frame.px(22), r.centre().y}, 20, p.muted);
        if (!options.keyCap.empty()) {
            right -= detail::keyCapPx(frame, options.keyCap) + frame.px(4);
            detail::drawKeyCap(frame, {right, std::round(r.centre().y - frame.px(10))}, options.keyCap, p.muted, p.controlBorder);
            right -= frame.px(10);
        }
        std::string scratch;
        std::string lineScratch;
        const Color words = enabled ? p.text : p.disabledText;
        const std::string_view shownLabel = detail::shown(label, scratch);
        if (line.empty()) {
            detail::drawIn(frame, TextStyle::Body, {left, r.top, right, r.bottom}, words, shownLabel);
        } else {
            const float top = r.top + frame.px(8);
            detail::drawIn(frame, TextStyle::BodyStrong, {left, top, right, top + frame.px(23)}, words, shownLabel);
            detail::drawIn(frame, TextStyle::Secondary, {left, top + frame.px(23), right, top + frame.px(43)}, p.muted,
                           detail::shown(line, lineScratch));
        }
        if (i.focused) detail::focusRing(frame, r, size::kRadiusControl);
        if (i.hovered && enabled) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    if (!options.tooltip.empty()) tooltip(frame, options.tooltip);
    return i.used;
}

} // namespace trivsel::ui
