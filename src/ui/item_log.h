#pragma once

#include "ui/types.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace trivsel::ui {

enum class Role {
    Text, Heading, Button, Link, Option, Checkbox, Toggle, TextField, PasswordField, DateField, DropDown, TextArea, Tab,
    Card, Progress, Row, Cell, ColumnHeader, NavItem, Badge, Banner, Dialog, MenuItem, Status, Mark, Chart, Image,
};
std::string_view toWord(Role role);

enum class Enabled : std::uint8_t { Yes, No };

/// One thing on the screen, as its user reads it. The views live until the next frame begins.
struct Item {
    Role role = Role::Text;
    std::string_view label;
    std::string_view value;   ///< chosen, checked, text typed ("" for passwords), "8/28" …
    bool enabled = true;
    bool focused = false;
    bool focusable = false;
    bool tabStop = false;     ///< false for the other members of a group (arrows reach them) and for texts
    std::uint32_t id = 0;     ///< 0 for texts
    std::uint32_t group = 0;  ///< choice row, list, tabs, table: arrows move within, Tab leaves
    int layer = 0;            ///< 0 page, 1 dialog, 2 popup over it …; only the highest is reachable
    Rect rect;                ///< device pixels, where it would be without clipping
    Rect visible;             ///< what of it can be seen; empty when scrolled away
};

/// Everything drawn in one frame, in reading order. Serves the tests, the ui_driver and the order of focus.
/// Texts are copied into one buffer that keeps its capacity, so that a steady screen allocates nothing.
class ItemLog {
public:
    void begin();
    /// Overwrites every word in memory (lock, switch of user).
    void wipe();
    /// Adds an item; `label` and `value` are copied.
    void add(const Item& item);
    /// Changes the value of the last item added.
    void setLastValue(std::string_view value);

    std::size_t size() const { return m_items.size(); }
    Item at(std::size_t index) const;
    /// The `nth` (from 1) item with exactly this label; texts are counted only where nothing that can be used has it (a
    /// table's row and the cell with the same name are one).
    std::ptrdiff_t find(std::string_view label, int nth = 1) const;
    std::ptrdiff_t findId(std::uint32_t id) const;
    /// An item whose label or value contains `text`.
    bool contains(std::string_view text) const;
    /// One JSON object per line: role, label, value, enabled, focused, rect [left, top, width, height].
    std::string jsonLines() const;
    /// The highest layer with anything in it.
    int topLayer() const { return m_topLayer; }

    /// A label that is not on the screen is looked for in long lists: the next frame's tables compare their rows with
    /// this and scroll to it. Empty when nothing is looked for.
    void lookFor(std::string label, int nth = 1);
    const std::string& lookedFor() const { return m_wanted; }
    int lookedForNth() const { return m_wantedNth; }
    /// A list tells that it scrolls to the row, and the id that the row will have.
    void lookFound(std::uint32_t id)
    {
        m_wanted.clear();
        m_found = id;
    }
    std::uint32_t found() const { return m_found; }
    void setFound(std::uint32_t id) { m_found = id; }

private:
    struct Stored {
        Item item;
        std::uint32_t labelAt = 0, labelSize = 0, valueAt = 0, valueSize = 0;
    };
    std::vector<Stored> m_items;
    std::string m_text;
    std::string m_wanted;
    int m_wantedNth = 1;
    std::uint32_t m_found = 0;
    int m_topLayer = 0;
};

} // namespace trivsel::ui
