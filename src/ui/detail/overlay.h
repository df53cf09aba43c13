#pragma once

#include "ui/detail/state.h"
#include "ui/scopes.h"

#include <functional>
#include <optional>
#include <span>

namespace trivsel::ui::detail {

/// A window over the whole page: takes the mouse from everything below it and is one layer above for the keyboard.
class Overlay {
public:
    enum class Veil { No, Yes };
    Overlay(Frame& frame, std::uint32_t id, Veil veil);
    Overlay(const Overlay&) = delete;
    Overlay& operator=(const Overlay&) = delete;
    /// Esc, and this is the topmost layer.
    bool escaped() const;
    /// The mouse went down outside `card`.
    bool pressedOutside(Rect card) const;

private:
    Frame& m_frame;
    Restore<int> m_layer;
    Restore<int> m_enabled;
    Restore<bool> m_stops;
    Restore<std::uint32_t> m_group;
    IdScope m_ids;
    std::optional<scope::Window> m_window;
    std::optional<RegionScope> m_region;
};

struct ListEntry {
    std::string_view label;
    std::string_view keyCap;
    Icon icon = Icon::None;
    bool enabled = true;
    bool selected = false;
};
struct ListResult {
    std::optional<int> chosen;
    bool closed = false;
};
/// The list of a drop-down or menu, below (or above) `anchor`.
ListResult popupList(Frame& frame, std::uint32_t id, Rect anchor, int count, const std::function<ListEntry(int)>& entry, Role role);

} // namespace trivsel::ui::detail
