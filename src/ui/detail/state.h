#pragma once

#include "ui/context.h"
#include "ui/detail/clipboard.h"
#include "ui/detail/fonts.h"

#include <imgui.h>

#include <deque>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace trivsel::ui::detail {

/// Where the next widget goes: a column of device pixels that grows downwards. See layout.h.
struct Region {
    float left = 0;
    float right = 0;
    float y = 0;        ///< top of the next row
    float rowTop = 0;
    float rowBottom = 0;
    Rect last;          ///< of the last thing placed
    float viewBottom = 0; ///< bottom of the scrolling page this lies in
    bool sameRow = false;
    float gap = 0;
    float x = -1;       ///< set by alignRight: the left edge of the next thing
    float textRow = 0;  ///< set by centreInRow: height of the row the next text is centred in
};

struct OpenOverlay {
    std::uint32_t id = 0;
};

/// What lives from frame to frame for the widgets of one context.
struct FrameState {
    std::shared_ptr<FontSet> fonts;
    std::vector<Region> regions;
    std::vector<std::uint32_t> ids; ///< seeds
    int layer = 0;
    int disabled = 0;
    bool noTabStops = false;   ///< inside the rows of a table that are not the current one
    std::uint32_t group = 0;   ///< of the row that is being drawn
    std::vector<std::unique_ptr<ImDrawListSplitter>> splitters;
    std::size_t splittersUsed = 0;
    std::unordered_map<std::uint32_t, float> remembered; ///< heights, scroll places, open lists
    // The last interactive widget, for tooltips.
    bool lastHovered = false;
    bool lastFocused = false;
    Rect lastRect;
    std::uint32_t lastId = 0;
    std::uint32_t hoverId = 0;
    double hoverSince = 0;
    std::string tip;
    Rect tipRect;
    std::string scratch;
    OwnClipboard clipboard;
    bool optionKeyUsed = false; ///< a number key has chosen in this frame; the next row must not take it as well
};

inline Region& region(Frame& frame) { return frame.state.regions.back(); }
inline const Region& region(const Frame& frame) { return frame.state.regions.back(); }

/// Takes room for a thing of this size (device pixels) and moves on.
Rect place(Frame& frame, float width, float height);
/// Where a thing of yet unknown height would begin; follow with endBlock.
Vec2 beginBlock(Frame& frame, float width);
void endBlock(Frame& frame, Rect rect);
/// Room from where the next thing would stand to the right edge, device pixels.
float roomRight(const Frame& frame);

/// Pushes a region for the lifetime of the object; balanced through a throw.
class RegionScope {
public:
    RegionScope(Frame& frame, float left, float right, float top);
    ~RegionScope() { m_frame.state.regions.pop_back(); }
    RegionScope(const RegionScope&) = delete;
    RegionScope& operator=(const RegionScope&) = delete;
    /// Bottom of what was drawn so far.
    float bottom() const { return m_frame.state.regions.back().y; }

private:
    Frame& m_frame;
};

std::uint32_t hashId(std::uint32_t seed, WidgetId id);
std::uint32_t makeId(const Frame& frame, WidgetId id);

class IdScope {
public:
    IdScope(Frame& frame, std::uint32_t id) : m_frame(frame) { frame.state.ids.push_back(id); }
    IdScope(Frame& frame, WidgetId id) : IdScope(frame, makeId(frame, id)) {}
    ~IdScope() { m_frame.state.ids.pop_back(); }
    IdScope(const IdScope&) = delete;
    IdScope& operator=(const IdScope&) = delete;

private:
    Frame& m_frame;
};

/// Sets a value for the lifetime of the object.
template <class T> class Restore {
public:
    Restore(T& what, T value) : m_what(what), m_old(what) { what = value; }
    ~Restore() { m_what = m_old; }
    Restore(const Restore&) = delete;
    Restore& operator=(const Restore&) = delete;

private:
    T& m_what;
    T m_old;
};

float& remember(Frame& frame, std::uint32_t id, float initial);

} // namespace trivsel::ui::detail
