#pragma once

#include "base/ids.h"

#include <cstdint>
#include <string_view>

namespace trivsel::ui {

/// A point or a size in device pixels, unless said to be design pixels (which are multiplied by Frame::scale).
struct Vec2 {
    float x = 0;
    float y = 0;
};

/// A rectangle in device pixels, right and bottom excluded.
struct Rect {
    float left = 0;
    float top = 0;
    float right = 0;
    float bottom = 0;
    float width() const { return right - left; }
    float height() const { return bottom - top; }
    Vec2 centre() const { return {(left + right) / 2, (top + bottom) / 2}; }
    bool contains(Vec2 p) const { return p.x >= left && p.x < right && p.y >= top && p.y < bottom; }
};

/// sRGB, not premultiplied.
struct Color {
    std::uint8_t r = 0;
    std::uint8_t g = 0;
    std::uint8_t b = 0;
    std::uint8_t a = 255;
    bool operator==(const Color&) const = default;
};

/// `rgb(0x1F5F6B)`
constexpr Color rgb(std::uint32_t hex)
{
    return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8), static_cast<std::uint8_t>(hex), 255};
}

/// Names a widget among its neighbours; never shown and never made from a child's name. Lists give each row its own
/// index or row id: `{"open", row}`, `{"child", child.id}`. Ids must be unique within the enclosing IdScope.
struct WidgetId {
    constexpr WidgetId(const char* name_) : name(name_) {}
    constexpr WidgetId(const char* name_, std::int64_t index_) : name(name_), index(index_) {}
    constexpr WidgetId(const char* name_, int index_) : name(name_), index(index_) {}
    constexpr WidgetId(const char* name_, std::size_t index_) : name(name_), index(static_cast<std::int64_t>(index_)) {}
    template <class Tag> constexpr WidgetId(const char* name_, Id<Tag> id) : name(name_), index(id.value) {}
    std::string_view name;
    std::int64_t index = 0;
};

} // namespace trivsel::ui
