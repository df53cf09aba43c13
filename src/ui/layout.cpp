#include "ui/layout.h"

#include "ui/detail/interact.h"
#include "ui/detail/paint.h"
#include "ui/detail/state.h"
#include "ui/scopes.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace trivsel::ui {

using detail::region;

float availableWidth(const Frame& frame) { return frame.design(detail::roomRight(frame)); }

float availableHeight(const Frame& frame)
{
    const detail::Region& r = region(frame);
    return frame.design(std::max(0.0F, r.viewBottom - r.y));
}

void space(Frame& frame, float height)
{
    detail::Region& r = region(frame);
    r.y += frame.px(height);
    r.rowTop = r.rowBottom = r.y;
    r.sameRow = false;
    r.x = -1;
}

void sameRow(Frame& frame, float gap)
{
    region(frame).sameRow = true;
    region(frame).gap = frame.px(gap);
}

void sameRowIfFits(Frame& frame, float width, float gap)
{
    detail::Region& r = region(frame);
    if (r.last.right + frame.px(gap) + frame.px(width) <= r.right + 1) sameRow(frame, gap);
    else space(frame, 8);
}

void alignRight(Frame& frame, float width)
{
    detail::Region& r = region(frame);
    const float left = r.right - std::ceil(width * frame.scale);
    if (left < r.last.right + frame.px(8) && r.last.right > r.left) {
        // No room beside the last widget: the next row, still at the right.
        space(frame, 8);
    }
    r.x = std::max(r.left, left);
}

void centreInRow(Frame& frame, float rowHeight, TextStyle)
{
    region(frame).textRow = frame.px(rowHeight);
}

void separator(Frame& frame, float gap)
{
    space(frame, gap);
    const float thin = std::max(1.0F, std::floor(frame.scale));
    const Rect r = detail::place(frame, region(frame).right - region(frame).left, thin);
    detail::lineH(frame, r.left, r.right, r.top, frame.colours.line);
    space(frame, gap);
}

namespace {

/// Draws `body` in a region [left, right) at the current place and takes the room it needed.
void block(Frame& frame, float width, const std::function<void()>& body)
{
    const Vec2 at = detail::beginBlock(frame, width);
    float bottom = at.y;
    {
        const detail::RegionScope inner(frame, at.x, at.x + width, at.y);
        body();
        bottom = inner.bottom();
    }
    detail::endBlock(frame, {at.x, at.y, at.x + width, bottom});
}

} // namespace

void indent(Frame& frame, float width, const std::function<void()>& body)
{
    const Vec2 at = detail::beginBlock(frame, 0);
    float bottom = at.y;
    const float right = region(frame).right;
    {
        const detail::RegionScope inner(frame, at.x + frame.px(width), right, at.y);
        body();
        bottom = inner.bottom();
    }
    detail::endBlock(frame, {at.x, at.y, right, bottom});
}

void column(Frame& frame, float width, const std::function<void()>& body)
{
    block(frame, std::min(frame.px(width), std::max(frame.px(40), region(frame).right - region(frame).left)), body);
}

void twoColumns(Frame& frame, const std::function<void()>& main, const std::function<void()>& side, TwoColumns options)
{
    const float all = region(frame).right - region(frame).left;
    if (frame.design(all) < options.fold) {
        block(frame, all, main);
        space(frame, size::kBetweenCards);
        block(frame, all, side);
        return;
    }
    const float gap = frame.px(18);
    const float sideWidth = frame.px(options.sideWidth);
    block(frame, all - sideWidth - gap, main);
    sameRow(frame, 18);
    block(frame, sideWidth, side);
}

void grid(Frame& frame, int count, float minWidth, const std::function<void(int)>& cell, float gap)
{
    if (count <= 0) return;
    const float all = region(frame).right - region(frame).left;
    const float between = frame.px(gap);
    const int fit = std::max(1, static_cast<int>((all + between) / (frame.px(minWidth) + between)));
    const int columns = std::min(fit, count);
    const float width = (all - between * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    for (int i = 0; i < count; ++i) {
        if (i % columns != 0) sameRow(frame, gap);
        else if (i > 0) space(frame, gap);
        block(frame, std::floor(width), [&] { cell(i); });
    }
}

void withId(Frame& frame, WidgetId id, const std::function<void()>& body)
{
    const detail::IdScope scope(frame, id);
    body();
}

void withEnabled(Frame& frame, Enabled enabled, const std::function<void()>& body)
{
    const detail::Restore<int> disabled(frame.state.disabled, frame.state.disabled + (enabled == Enabled::No ? 1 : 0));
    body();
}

void scrollArea(Frame& frame, WidgetId id, float height, const std::function<void()>& body)
{
    const float room = region(frame).viewBottom - region(frame).y;
    const float tall = height > 0 ? frame.px(height) : std::max(frame.px(120), room);
    const float wide = region(frame).right - region(frame).left;
    const Rect r = detail::place(frame, wide, tall);
    ImGui::SetCursorScreenPos({r.left, r.top});
    const std::uint32_t childId = detail::makeId(frame, id);
    const scope::Child child(childId, {r.width(), r.height()}, ImGuiWindowFlags_NoNav);
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const float inner = ImGui::GetContentRegionAvail().x;
    const detail::IdScope ids(frame, id);
    float bottom = origin.y;
    {
        const detail::RegionScope scope(frame, origin.x, origin.x + inner, origin.y);
        region(frame).viewBottom = r.bottom;
        body();
        bottom = scope.bottom();
    }
    ImGui::SetCursorScreenPos({origin.x, bottom});
    ImGui::Dummy({0, 0});
}

void scrollToTop(Frame& frame)
{
    ImGui::SetScrollY(0);
    frame.requests.redrawIn(0);
}

Rect lastRect(const Frame& frame) { return region(frame).last; }

void scrollToLast(Frame& frame)
{
    detail::scrollIntoView(frame, region(frame).last);
    frame.requests.redrawIn(0);
}

} // namespace trivsel::ui
