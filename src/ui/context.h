#pragma once

#include "base/result.h"
#include "ui/frame.h"

#include <functional>
#include <memory>
#include <string>

struct ImDrawData; // the toolkit's, for the window's painter

namespace trivsel::ui {

/// Where the font files lie. The defaults are those of Debian's fonts-inter and
/// fonts-material-design-icons-iconfont.
struct FontFiles {
    std::string regular = "/usr/share/fonts/opentype/inter/Inter-Regular.otf";
    std::string medium = "/usr/share/fonts/opentype/inter/Inter-Medium.otf";
    std::string semiBold = "/usr/share/fonts/opentype/inter/Inter-SemiBold.otf";
    std::string bold = "/usr/share/fonts/opentype/inter/Inter-Bold.otf";
    std::string icons = "/usr/share/fonts/truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf";
};

/// The toolkit's state without any window: fonts, theme, item log, focus. One at a time per process is current.
class Context {
public:
    struct Options {
        FontFiles fonts;
        float scale = 1; ///< device pixels per design pixel, 0.8 to 4
        ThemeName theme = ThemeName::Light;
        Language language = Language::Danish;
    };
    /// Fails with the name of the file when a font cannot be read.
    static Result<std::unique_ptr<Context>> create(const Options& options);
    ~Context();
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    /// Fonts are made anew before the next frame; clamped to 0.8 … 4.
    void setScale(float scale);
    float scale() const;
    void setTheme(ThemeName theme);
    ThemeName theme() const;
    void setLanguage(Language language);
    Language language() const;
    /// Not owned; must outlive the context or the next call.
    void setStrings(const Strings& strings);

    /// What the last frame drew.
    const ItemLog& log() const;
    ItemLog& log();
    Focus& focus();
    /// What the last frame asked for.
    const Requests& requests() const;
    /// Rises whenever the font texture must be uploaded again.
    int fontVersion() const;
    /// Makes type anew if the scale or the words need it; runFrame does it too. True when the texture changed. A window
    /// calls it first, so that the texture is uploaded before anything is drawn with it.
    bool prepareFonts();
    /// Makes the toolkit's own context the current one.
    void makeCurrent() const;
    /// The last frame for the window's painter; sizes in it are device pixels.
    ImDrawData* drawData() const;
    /// The key that prints "+" was pressed or let go, wherever it lies on this keyboard (Ctrl++ zooms).
    void plusKey(bool down);
    /// What frames before the last showed, and the words of text fields in the toolkit's buffers, are overwritten; what
    /// was copied here leaves the clipboard (lock, switch of user, end).
    void forget();

    struct Impl;
    Impl& impl() { return *m_impl; }

private:
    Context();
    std::unique_ptr<Impl> m_impl;
};

struct FrameInput {
    float width = 1280;  ///< device pixels
    float height = 720;  ///< device pixels
    double seconds = 1.0 / 60; ///< since the last frame
};

/// What became of a frame.
struct FrameOutcome {
    bool failed = false; ///< `draw` threw; the frame shows the error page instead
    std::string detail;  ///< of the failure, for the log
};

/// Runs one frame: input, focus, `draw`, then the toolkit's draw data is ready (for GL or the rasteriser). An exception
/// out of `draw` becomes an error page with a way on; nothing is left unbalanced. Used by the window, the tests and
/// ui_driver alike.
FrameOutcome runFrame(Context& context, const FrameInput& input, const std::function<void(Frame&)>& draw);

} // namespace trivsel::ui
