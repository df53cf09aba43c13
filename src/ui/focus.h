#pragma once

#include "ui/types.h"

#include <cstdint>
#include <optional>
#include <string>

namespace trivsel::ui {

class ItemLog;

/// Which item has the keyboard. Our own, so that every widget is reached the same way: Tab and Shift+Tab go through
/// the items of the topmost layer in reading order, arrows to the neighbour in that direction, Enter and Space use it.
/// Focus that moves by keyboard or request scrolls into view and shows a ring.
class Focus {
public:
    /// Focus the item with this label once it is drawn (the first of that name); nothing happens if it never is.
    void request(std::string label, int nth = 1);
    /// Focus the first item that takes focus in the content (not the navigation) of the next frame: new screen.
    void requestFirst();
    /// Forget the focus; Tab then starts from the top.
    void clear();

    std::uint32_t id() const { return m_id; }
    bool has(std::uint32_t id) const { return id != 0 && m_id == id; }
    /// True while the ring is to be shown: the last move was by keyboard.
    bool ringVisible() const { return m_ring; }

    // -- used by the widgets and by runFrame ---------------------------------------------------------------------

    /// Gives focus at once. `Ring::Hide` for a mouse press.
    enum class Ring { Show, Hide };
    void take(std::uint32_t id, Ring ring);
    /// The widget that must scroll itself into view when it is drawn; cleared by it.
    bool wantsScroll(std::uint32_t id) const { return id != 0 && m_scrollTo == id; }
    void scrolled() { m_scrollTo = 0; }
    /// Ask the item to scroll into view without focus (ui_driver).
    void scrollTo(std::uint32_t id) { m_scrollTo = id; }
    /// Enter or Space was pressed for this item in this frame.
    bool activated(std::uint32_t id) const { return has(id) && m_activate; }
    void consumeActivation() { m_activate = false; }
    /// Tab, arrows, Enter and Space of this frame, answered from what the last frame drew. Called by runFrame.
    void beginFrame(const ItemLog& lastFrame);
    /// Requests are answered from what this frame drew. Called by runFrame.
    void endFrame(const ItemLog& thisFrame);
    /// The focused widget uses these keys itself (a text area uses arrows); told anew each frame.
    struct Uses {
        bool leftRight = false;
        bool upDown = false;
        bool enter = false;
        bool characters = false; ///< typing goes here, so single-letter shortcuts keep silent
    };
    void setUses(Uses uses) { m_usesNext = uses; }
    const Uses& uses() const { return m_uses; }
    /// The layer that the keyboard is in: 0 page, 1 dialog, 2 popup over it.
    int layer() const { return m_layer; }
    /// A request waits for its item to be drawn.
    bool pending() const { return m_wanted.has_value() || m_firstFrames > 0; }
    /// Items drawn from here on belong to the navigation, not to the content (for requestFirst).
    std::size_t contentStart = 0;

private:
    std::uint32_t m_id = 0;
    std::uint32_t m_scrollTo = 0;
    bool m_ring = false;
    bool m_activate = false;
    int m_layer = 0;
    std::uint32_t m_beforeLayer[8] = {}; ///< what had focus when a dialog opened, to be given back
    std::optional<std::string> m_wanted;
    int m_wantedNth = 1;
    int m_wantedFrames = 0;
    int m_firstFrames = 0;
    Uses m_uses;
    Uses m_usesNext;

    void move(const ItemLog& log, int step);
    void moveTowards(const ItemLog& log, Vec2 direction);
    void followLayers(const ItemLog& log);
    void moveTo(std::uint32_t id);
};

} // namespace trivsel::ui
