#pragma once

#include "base/text.h"
#include "ui/focus.h"
#include "ui/item_log.h"
#include "ui/strings.h"
#include "ui/theme.h"

#include <cmath>
#include <optional>
#include <string_view>

namespace trivsel::ui {

namespace detail {
struct FrameState;
}

/// What drawing asks of whoever runs the frames. There are no animations: a still screen costs nothing.
class Requests {
public:
    /// Draw again within `seconds` even if nothing is typed or moved (the earliest request counts).
    void redrawIn(double seconds)
    {
        if (!m_redraw || seconds < *m_redraw) m_redraw = seconds;
    }
    std::optional<double> redraw() const { return m_redraw; }
    void clear()
    {
        m_redraw.reset();
        m_forgets = false;
    }
    /// What earlier frames showed, what was typed, and what was copied here (if it is still on the clipboard) is
    /// overwritten at the end of this frame.
    void forget() { m_forgets = true; }
    bool forgets() const { return m_forgets; }

private:
    bool m_forgets = false;
    std::optional<double> m_redraw;
};

/// Handed to every draw function, for one frame. All sizes given to widgets are design pixels.
struct Frame {
    const Palette& colours;
    ThemeName theme;
    float scale; ///< content scale of the screen times the user's zoom
    Language language;
    const Strings& strings;
    ItemLog& log;
    Focus& focus;
    Requests& requests;
    float width;  ///< of the whole window, design pixels
    float height; ///< of the whole window, design pixels
    double now;   ///< seconds on a clock that only runs forward
    detail::FrameState& state; ///< used by the widgets only
    bool hasInput; ///< the mouse or a key was used since the last frame

    /// Design pixels to whole device pixels.
    float px(float design) const { return std::round(design * scale); }
    /// Device pixels to design pixels.
    float design(float device) const { return device / scale; }
    /// The words of `key` in the chosen language.
    std::string_view tr(std::string_view key) const { return strings.get(key); }
    bool english() const { return language == Language::English; }
};

} // namespace trivsel::ui
