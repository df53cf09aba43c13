#pragma once

#include "base/result.h"
#include "ui/context.h"
#include "ui/image.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace trivsel::desktop {

/// What the program does at the moments of a window's life. All are called on the UI thread; all but `draw` may be
/// empty.
struct WindowHooks {
    std::function<void(ui::Frame&)> draw;
    /// After each frame: commands are carried out here. Returns seconds until the next frame must be drawn at the
    /// latest (0 = at once, negative = no need).
    std::function<double()> afterFrame;
    /// When the event loop wakes without anything to draw (a writer thread posted, a deadline passed): true = draw.
    std::function<bool()> woken;
    std::function<void(std::vector<std::string>)> filesDropped;
    std::function<void()> focusLost;
    /// The close button was used: true = close now; false = not yet (unsaved words); it is asked again after each frame
    /// until it says true or `cancelClose` is called.
    std::function<bool()> mayClose;
    /// A frame failed and the error page is shown; for the log.
    std::function<void(const std::string& detail)> frameFailed;
};

struct WindowOptions {
    int width = 1280;  ///< screen coordinates
    int height = 720;
    float scale = 0;   ///< device pixels per design pixel at zoom 1; 0 = what the screen says
    float zoom = 1;    ///< the user's, 0.8 … 2
    bool maximised = false;
    ui::ThemeName theme = ui::ThemeName::Light;
    Language language = Language::Danish;
    ui::FontFiles fonts;
    const ui::Strings* strings = nullptr;
};

/// A window of the desktop with a frame only when something happened. Its title is "Trivselslys", never more.
class Window {
public:
    /// Fails in plain words when there is no display, no OpenGL 3 or no font.
    static Result<std::unique_ptr<Window>> open(const WindowOptions& options);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    /// Runs until closed.
    void run(const WindowHooks& hooks);
    /// One round of the event loop for ui_driver and tests: takes events, draws one frame now.
    void step(const WindowHooks& hooks);
    /// Closes at the end of this round, asking nobody.
    void close();
    void cancelClose();
    bool closing() const;

    ui::Context& context();
    void setZoom(float zoom); ///< clamped to 0.8 … 2
    float zoom() const;
    /// Size in screen coordinates, to be kept for the next start.
    void size(int& width, int& height) const;
    /// The last frame as shown (read back from OpenGL).
    ui::Image screenshot() const;
    /// Draws the next round even if nothing happens; from the UI thread.
    void requestFrame();
    /// Frames drawn since the window was opened.
    long framesDrawn() const;

    struct Impl;

private:
    Window();
    std::unique_ptr<Impl> m_impl;
};

/// Wakes the event loop of the window; may be called from any thread, and does nothing without a window.
void wakeWindow();

/// True when a display could be opened (DISPLAY or WAYLAND_DISPLAY is set).
bool displayPresent();

} // namespace trivsel::desktop
