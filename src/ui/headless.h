#pragma once

#include "base/result.h"
#include "ui/context.h"

#include <functional>
#include <memory>
#include <string>

namespace trivsel::ui {

/// Uses the screens as a person would: by labels, through the input queue. `step` runs one frame; it is the headless
/// harness's or the window's.
class Driver {
public:
    Driver(Context& context, std::function<void()> step) : m_context(context), m_step(std::move(step)) {}

    /// Frames until nothing asks for another at once (at most 12).
    void settle();
    /// Scrolls to the `nth` item of that label, moves the pointer there and presses. Fails when there is none, when it
    /// is out of reach (disabled, behind a dialog) or cannot be scrolled to.
    Result<void> click(const std::string& label, int nth = 1);
    Result<void> doubleClick(const std::string& label, int nth = 1);
    /// Moves the pointer over an item without pressing.
    Result<void> hover(const std::string& label, int nth = 1);
    /// "Tab", "Shift+Tab", "Ctrl+Right", "G", "F1", "1", "Ctrl++" …
    Result<void> press(const std::string& keys);
    void type(const std::string& utf8);
    /// The text is on the screen: in a label or a value.
    Result<void> expect(const std::string& text);
    Result<void> expectGone(const std::string& text);
    /// Turns the wheel over an item's place or the middle of the window; positive = up.
    void wheel(float notches);
    /// What is on the screen, one JSON object per line.
    std::string items() const;
    Context& context() { return m_context; }

private:
    Context& m_context;
    std::function<void()> m_step;

    Result<Rect> reach(const std::string& label, int nth);
    void pointer(Vec2 at);
    void mouse(bool down);
};

/// A context, a driver and a rasteriser without any window or display.
class Headless {
public:
    struct Options {
        int width = 1280;  ///< device pixels
        int height = 720;  ///< device pixels
        Context::Options context;
        const Strings* strings = nullptr; ///< nullptr: the words of the widgets only
    };
    static Result<std::unique_ptr<Headless>> create(const Options& options, std::function<void(Frame&)> draw);

    /// One frame.
    FrameOutcome frame();
    Driver& driver() { return m_driver; }
    Context& context() { return *m_context; }
    const ItemLog& log() const { return m_context->log(); }
    void resize(int width, int height);
    void setDraw(std::function<void(Frame&)> draw) { m_draw = std::move(draw); }
    /// Time between two frames, seconds; 1/60 unless set (a test of "one second of rest" sets it higher).
    void setFrameTime(double seconds) { m_seconds = seconds; }
    /// Draws the last frame in software and writes it as PNG.
    Result<void> screenshot(const std::string& path);
    /// What failed since the last call; empty when nothing did.
    std::string takeFailure() { return std::exchange(m_failure, {}); }
    /// The clipboard of this harness (never the computer's).
    std::string clipboard;

private:
    Headless(std::unique_ptr<Context> context, const Options& options, std::function<void(Frame&)> draw);
    std::unique_ptr<Context> m_context;
    std::function<void(Frame&)> m_draw;
    int m_width;
    int m_height;
    double m_seconds = 1.0 / 60;
    std::string m_failure;
    Driver m_driver;
};

} // namespace trivsel::ui
