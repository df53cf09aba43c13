#include "ui/widgets/status.h"

#include "ui/detail/interact.h"
#include "ui/detail/paint.h"
#include "ui/detail/state.h"
#include "ui/layout.h"
#include "ui/widgets/card.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace trivsel::ui {

void progressBar(Frame& frame, double done, double total, std::string_view words, float width)
{
    const float wide = width > 0 ? std::min(frame.px(width), detail::roomRight(frame)) : detail::roomRight(frame);
    const Rect r = detail::place(frame, wide, frame.px(8));
    const double share = total > 0 ? std::clamp(done / total, 0.0, 1.0) : 0.0;
    detail::fill(frame, r, frame.colours.track, 4);
    if (share > 0) {
        const float filled = std::max(r.height(), std::round(r.width() * static_cast<float>(share)));
        detail::fill(frame, {r.left, r.top, r.left + filled, r.bottom}, frame.colours.accent, 4);
    }
    std::array<char, 64> value{};
    std::snprintf(value.data(), value.size(), "%.4g/%.4g", done, total);
    detail::logText(frame, Role::Progress, r, words, value.data());
}

bool saveStatus(Frame& frame, WidgetId id, SaveStatus status, std::string_view words)
{
    if (status == SaveStatus::None) return false;
    const Palette& p = frame.colours;
    std::string scratch;
    const std::string_view safe = detail::shown(words, scratch);
    const float width = frame.px(22) + std::ceil(detail::measure(frame, TextStyle::Secondary, safe)) + 1;
    const Rect r = detail::place(frame, std::min(width, detail::roomRight(frame)), frame.px(28));
    const Icon mark = status == SaveStatus::Saved ? Icon::Check : status == SaveStatus::Failed ? Icon::Warning : Icon::Clock;
    const Color tone = status == SaveStatus::Saved ? p.good : status == SaveStatus::Failed ? p.danger : p.muted;
    bool used = false;
    if (status == SaveStatus::Failed) {
        const auto i = detail::interact(frame, detail::makeId(frame, id), r, {.role = Role::Status, .label = words, .value = "failed"});
        if (i.focused) detail::focusRing(frame, r, 6);
        if (i.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        used = i.used;
    } else {
        detail::logText(frame, Role::Status, r, words, status == SaveStatus::Saved ? "saved" : "saving");
    }
    detail::drawIcon(frame, mark, {r.left + frame.px(8), r.centre().y}, 16, tone);
    detail::drawIn(frame, TextStyle::Secondary, {r.left + frame.px(22), r.top, r.right, r.bottom}, tone, safe);
    return used;
}

namespace {

struct BannerColours {
    Color soft, line, mark;
    Icon icon;
};

BannerColours bannerColours(const Palette& p, BannerKind kind)
{
    switch (kind) {
    case BannerKind::Info: return {p.accentSoft, p.accent, p.accent, Icon::Info};
    case BannerKind::Warning: return {p.yellow.soft, p.yellow.mark, p.yellow.text, Icon::Warning};
    case BannerKind::Error: return {p.red.soft, p.red.mark, p.red.text, Icon::Error};
    case BannerKind::Good: break;
    }
    return {p.green.soft, p.green.mark, p.green.text, Icon::Check};
}

} // namespace

BannerEvent banner(Frame& frame, WidgetId id, BannerKind kind, std::string_view words, const BannerOptions& options)
{
    const BannerColours c = bannerColours(frame.colours, kind);
    BannerEvent event = BannerEvent::None;
    const float width = detail::roomRight(frame);
    const Vec2 at = detail::beginBlock(frame, width);
    const detail::IdScope ids(frame, id);
    // The height is known from the last frame; the first frame is corrected by the second.
    float& height = detail::remember(frame, detail::hashId(detail::makeId(frame, "height"), "banner"), frame.px(48));
    const Rect r{at.x, at.y, at.x + width, at.y + height};
    detail::fill(frame, r, c.soft, size::kRadiusControl);
    Color line = c.line;
    line.a = 120;
    detail::border(frame, r, line, size::kRadiusControl);
    detail::drawIcon(frame, c.icon, {r.left + frame.px(26), r.top + frame.px(24)}, 20, c.mark);
    float bottom = r.top;
    {
        const float right = r.right - (options.close.empty() ? frame.px(14) : frame.px(46));
        const detail::RegionScope inner(frame, r.left + frame.px(48), right, r.top + frame.px(14));
        text(frame, words, {.style = TextStyle::Secondary});
        if (!options.action.empty()) {
            space(frame, 8);
            if (button(frame, "action", options.action)) event = BannerEvent::Action;
        }
        bottom = inner.bottom() + frame.px(14);
    }
    if (!options.close.empty()) {
        const detail::RegionScope corner(frame, r.right - frame.px(42), r.right, r.top + frame.px(6));
        if (iconButton(frame, "close", Icon::Close, options.close)) event = BannerEvent::Closed;
    }
    if (bottom - r.top != height) {
        height = bottom - r.top;
        frame.requests.redrawIn(0);
    }
    detail::endBlock(frame, {r.left, r.top, r.right, bottom});
    detail::logText(frame, Role::Banner, r, words);
    return event;
}

bool emptyState(Frame& frame, WidgetId id, Icon which, std::string_view headingWords, std::string_view words, std::string_view action)
{
    bool used = false;
    card(frame, id, {.padding = 40}, [&] {
        const float room = detail::roomRight(frame);
        const float width = std::min(room, frame.px(460));
        const Vec2 at = detail::beginBlock(frame, room);
        const float left = std::round(at.x + (room - width) / 2);
        float bottom = at.y;
        {
            const detail::RegionScope inner(frame, left, left + width, at.y);
            const Rect mark = detail::place(frame, width, frame.px(52));
            detail::drawIcon(frame, which, mark.centre(), 44, frame.colours.controlBorder);
            space(frame, 10);
            text(frame, headingWords, {.style = TextStyle::BodyStrong, .align = Align::Centre, .role = Role::Heading});
            space(frame, 6);
            text(frame, words, {.style = TextStyle::Secondary, .tone = Tone::Muted, .align = Align::Centre});
            if (!action.empty()) {
                space(frame, 18);
                const float wide = std::min(buttonWidth(frame, action), frame.design(width));
                detail::region(frame).x = std::round(left + (width - frame.px(wide)) / 2);
                used = primaryButton(frame, "action", action);
            }
            bottom = inner.bottom();
        }
        detail::endBlock(frame, {at.x, at.y, at.x + room, bottom});
    });
    return used;
}

bool workStatus(Frame& frame, WidgetId id, std::string_view words, double done, double total, std::string_view cancel)
{
    bool cancelled = false;
    const detail::IdScope ids(frame, id);
    text(frame, words, {.style = TextStyle::Body});
    space(frame, 10);
    progressBar(frame, done, total, words, 0);
    if (!cancel.empty()) {
        space(frame, 14);
        cancelled = button(frame, "cancel", cancel);
    }
    frame.requests.redrawIn(0.25);
    return cancelled;
}

void tooltip(Frame& frame, std::string_view words)
{
    constexpr double kDelay = 0.5;
    detail::FrameState& state = frame.state;
    if (words.empty()) return;
    std::string scratch;
    if (state.lastFocused) {
        state.tip = detail::shown(words, scratch);
        state.tipRect = state.lastRect;
        return;
    }
    if (!state.lastHovered) return;
    const auto key = state.lastId != 0 ? state.lastId
                                       : static_cast<std::uint32_t>(state.lastRect.left * 7919 + state.lastRect.top * 31) | 1U;
    if (state.hoverId != key) {
        state.hoverId = key;
        state.hoverSince = frame.now;
    }
    const double rested = frame.now - state.hoverSince;
    if (rested < kDelay) {
        frame.requests.redrawIn(kDelay - rested);
        return;
    }
    state.tip = detail::shown(words, scratch);
    state.tipRect = state.lastRect;
}

} // namespace trivsel::ui
