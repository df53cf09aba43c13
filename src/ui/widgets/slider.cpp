#include "ui/widgets/slider.h"

#include "ui/detail/interact.h"
#include "ui/detail/keys.h"
#include "ui/detail/paint.h"
#include "ui/detail/state.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace trivsel::ui {
namespace {

constexpr float kWordsWidth = 64; ///< of the value; "100,00" fits at every zoom
constexpr float kKnob = 9;        ///< radius
constexpr float kTrack = 4;

int byKeys(Frame& frame, int value, const SliderOptions& options)
{
    frame.focus.setUses({.leftRight = true});
    const ImGuiIO& io = ImGui::GetIO();
    if (io.KeyCtrl || io.KeyAlt || io.KeyShift) return value;
    if (detail::keyPressed(ImGuiKey_LeftArrow)) --value;
    if (detail::keyPressed(ImGuiKey_RightArrow)) ++value;
    if (detail::keyPressed(ImGuiKey_PageDown)) value -= options.largeStep;
    if (detail::keyPressed(ImGuiKey_PageUp)) value += options.largeStep;
    if (detail::keyPressed(ImGuiKey_Home)) value = options.least;
    if (detail::keyPressed(ImGuiKey_End)) value = options.most;
    return value;
}

} // namespace

std::optional<int> slider(Frame& frame, WidgetId id, std::string_view label, int value, std::string_view words,
                          const SliderOptions& options)
{
    const bool enabled = options.enabled == Enabled::Yes && frame.state.disabled == 0;
    const float wordsWidth = std::max(frame.px(kWordsWidth), std::ceil(detail::measure(frame, TextStyle::SecondaryStrong, words)) + frame.px(12));
    const Rect r = detail::place(frame, std::min(frame.px(520), detail::roomRight(frame)), frame.px(size::kControl));
    const float knob = frame.px(kKnob);
    const float left = r.left + knob, right = std::max(left + 1, r.right - wordsWidth - knob);
    const Rect used{r.left, r.top, right + knob, r.bottom};
    const auto i = detail::interact(frame, detail::makeId(frame, id), used,
                                    {.role = Role::Progress, .label = label, .value = words, .enabled = enabled, .activates = false});
    const int steps = std::max(1, options.most - options.least);
    int wanted = value;
    if (i.held) {
        const float share = (ImGui::GetIO().MousePos.x - left) / (right - left);
        wanted = options.least + static_cast<int>(std::lround(std::clamp(share, 0.0F, 1.0F) * static_cast<float>(steps)));
    }
    if (i.focused && enabled) wanted = byKeys(frame, wanted, options);
    wanted = std::clamp(wanted, options.least, options.most);

    if (i.visible) {
        const Palette& p = frame.colours;
        const auto xOf = [&](int at) {
            const float share = static_cast<float>(std::clamp(at, options.least, options.most) - options.least) / static_cast<float>(steps);
            return std::round(left + share * (right - left));
        };
        const float y = std::round(r.centre().y), half = frame.px(kTrack) / 2, x = xOf(wanted);
        detail::fill(frame, {left, y - half, right, y + half}, p.controlBorder, kTrack / 2);
        detail::fill(frame, {left, y - half, x, y + half}, enabled ? p.accent : p.disabledText, kTrack / 2);
        if (options.usual) {
            const float usual = xOf(*options.usual), thin = std::max(1.0F, std::floor(frame.scale));
            detail::fill(frame, {usual - thin, y - frame.px(9), usual + thin, y + frame.px(9)}, p.text);
        }
        const Rect dot{x - knob, y - knob, x + knob, y + knob};
        detail::fill(frame, dot, enabled ? p.accent : p.disabledText, kKnob);
        if (i.hovered || i.held) detail::border(frame, dot, p.surface, kKnob, 2);
        detail::drawIn(frame, TextStyle::SecondaryStrong, {right + knob + frame.px(12), r.top, r.right, r.bottom},
                       enabled ? p.text : p.disabledText, words, detail::Across::Left, detail::Digits::Even);
        if (i.focused) detail::focusRing(frame, dot, kKnob);
        if (i.hovered && enabled) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    return wanted != value ? std::optional(wanted) : std::nullopt;
}

} // namespace trivsel::ui
