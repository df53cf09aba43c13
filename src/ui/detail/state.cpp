#include "ui/detail/state.h"

#include "base/check.h"

#include <algorithm>
#include <cmath>

namespace trivsel::ui::detail {

namespace {

Vec2 begin(Frame& frame, float width, float height)
{
    Region& r = region(frame);
    Vec2 at{r.left, r.y};
    if (r.x >= 0 || r.sameRow) {
        at.x = r.x >= 0 ? r.x : std::round(r.last.right + r.gap);
        at.y = r.rowTop;
        const float row = r.rowBottom - r.rowTop;
        if (height > 0 && height < row) at.y += std::round((row - height) / 2);
    } else {
        r.rowTop = r.y;
        r.rowBottom = r.y;
        if (r.textRow > 0) {
            r.rowBottom = r.rowTop + r.textRow;
            if (height > 0 && height < r.textRow) at.y += std::round((r.textRow - height) / 2);
        }
    }
    static_cast<void>(width);
    r.sameRow = false;
    r.x = -1;
    r.textRow = 0;
    return at;
}

void end(Frame& frame, Rect rect)
{
    Region& r = region(frame);
    r.rowBottom = std::max(r.rowBottom, rect.bottom);
    r.y = r.rowBottom;
    r.last = rect;
}

} // namespace

Rect place(Frame& frame, float width, float height)
{
    const Vec2 at = begin(frame, width, height);
    const Rect rect{at.x, at.y, at.x + std::round(width), at.y + std::round(height)};
    end(frame, rect);
    return rect;
}

Vec2 beginBlock(Frame& frame, float width) { return begin(frame, width, 0); }

void endBlock(Frame& frame, Rect rect) { end(frame, rect); }

float roomRight(const Frame& frame)
{
    const Region& r = region(frame);
    const float from = r.x >= 0 ? r.x : r.sameRow ? r.last.right + r.gap : r.left;
    return std::max(0.0F, r.right - from);
}

RegionScope::RegionScope(Frame& frame, float left, float right, float top) : m_frame(frame)
{
    Region r;
    r.left = std::round(left);
    r.right = std::round(std::max(right, left));
    r.y = r.rowTop = r.rowBottom = std::round(top);
    r.last = {r.left, r.y, r.left, r.y};
    r.viewBottom = frame.state.regions.empty() ? frame.height * frame.scale : region(frame).viewBottom;
    frame.state.regions.push_back(r);
}

std::uint32_t hashId(std::uint32_t seed, WidgetId id)
{
    // FNV-1a over the name and the index.
    std::uint32_t hash = seed ^ 2166136261U;
    const auto mix = [&hash](std::uint8_t byte) { hash = (hash ^ byte) * 16777619U; };
    for (char c : id.name) mix(static_cast<std::uint8_t>(c));
    mix(0xFF);
    auto index = static_cast<std::uint64_t>(id.index);
    for (int i = 0; i < 8; ++i, index >>= 8U) mix(static_cast<std::uint8_t>(index & 0xFFU));
    return hash == 0 ? 1 : hash;
}

std::uint32_t makeId(const Frame& frame, WidgetId id)
{
    TRIVSEL_CHECK(!frame.state.ids.empty());
    return hashId(frame.state.ids.back(), id);
}

float& remember(Frame& frame, std::uint32_t id, float initial)
{
    return frame.state.remembered.try_emplace(id, initial).first->second;
}

} // namespace trivsel::ui::detail
