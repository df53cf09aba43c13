#include "ui/widgets/card.h"

#include "ui/detail/interact.h"
#include "ui/detail/paint.h"
#include "ui/detail/state.h"
#include "ui/layout.h"
#include "ui/scopes.h"

#include <imgui.h>

#include <algorithm>

namespace trivsel::ui {

namespace {

/// Splitters are kept from frame to frame, since each holds buffers; used like a stack.
class SplitterLease {
public:
    explicit SplitterLease(Frame& frame) : m_state(frame.state)
    {
        if (m_state.splittersUsed == m_state.splitters.size()) m_state.splitters.push_back(std::make_unique<ImDrawListSplitter>());
        m_splitter = m_state.splitters[m_state.splittersUsed++].get();
    }
    ~SplitterLease() { --m_state.splittersUsed; }
    SplitterLease(const SplitterLease&) = delete;
    SplitterLease& operator=(const SplitterLease&) = delete;
    ImDrawListSplitter& get() { return *m_splitter; }

private:
    detail::FrameState& m_state;
    ImDrawListSplitter* m_splitter = nullptr;
};

} // namespace

void card(Frame& frame, WidgetId id, const CardOptions& options, const std::function<void()>& body)
{
    const float room = detail::roomRight(frame);
    const float width = options.width > 0 ? std::min(frame.px(options.width), room) : room;
    const Vec2 at = detail::beginBlock(frame, width);
    const float pad = frame.px(options.padding);
    const float padY = options.paddingY >= 0 ? frame.px(options.paddingY) : pad;
    Rect r{at.x, at.y, at.x + width, at.y};
    const detail::IdScope ids(frame, id);
    SplitterLease lease(frame);
    {
        scope::Layers layers(lease.get());
        {
            const detail::RegionScope inner(frame, r.left + pad, r.right - pad, r.top + padY);
            body();
            r.bottom = inner.bottom() + padY;
        }
        layers.behind();
        const Palette& p = frame.colours;
        detail::fill(frame, r, options.current ? p.current : p.surface, size::kRadiusCard);
        detail::border(frame, r, options.current ? p.accent : p.line, size::kRadiusCard);
    }
    detail::endBlock(frame, r);
    if (!options.label.empty()) detail::logText(frame, Role::Card, r, options.label);
}

void card(Frame& frame, WidgetId id, const std::function<void()>& body) { card(frame, id, {}, body); }

void cardBlock(Frame& frame, const BlockOptions& options, const std::function<void()>& body)
{
    detail::Region& outer = detail::region(frame);
    const float card = frame.px(size::kCard);
    const float pad = frame.px(options.padding);
    const Vec2 at = detail::beginBlock(frame, outer.right - outer.left);
    Rect r{outer.left - card + frame.px(1), at.y, outer.right + card - frame.px(1), at.y};
    const float left = outer.left;
    const float right = outer.right;
    SplitterLease lease(frame);
    {
        scope::Layers layers(lease.get());
        {
            const detail::RegionScope inner(frame, left, right, at.y + pad);
            body();
            r.bottom = inner.bottom() + pad;
        }
        layers.behind();
        const Palette& p = frame.colours;
        if (options.current) {
            detail::fill(frame, r, p.current);
            detail::fill(frame, {r.left, r.top, r.left + frame.px(3), r.bottom}, p.accent);
        }
        if (options.line) detail::lineH(frame, options.current ? r.left : left, options.current ? r.right : right, r.top, p.line);
    }
    detail::endBlock(frame, {left, r.top, right, r.bottom});
}

void figureCard(Frame& frame, WidgetId id, std::string_view captionWords, std::string_view figureWords, std::string_view line,
                Tone tone)
{
    card(frame, id, {.padding = 16}, [&] {
        secondary(frame, captionWords);
        space(frame, 2);
        figure(frame, figureWords, tone);
        if (!line.empty()) {
            space(frame, 4);
            caption(frame, line);
        }
    });
}

} // namespace trivsel::ui
