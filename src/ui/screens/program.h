#pragma once

#include "app/application.h"
#include "ui/frame.h"
#include "ui/screens/outbox.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace trivsel::ui {

/// The whole user interface: which screen is shown, what each remembers, and the way from a click to a command. The
/// window, the headless tests and the ui_driver run the same object: draw(), then afterFrame().
class Program {
public:
    explicit Program(app::Application& application);
    ~Program();

    /// Draws the current screen. Changes nothing but view state; what was asked for lies in the outbox.
    void draw(Frame& frame);

    /// Carries out what the frame asked for and takes over what the background delivered. Returns seconds until the next
    /// frame must be drawn at the latest: 0 = at once (something changed), negative = no need.
    double afterFrame();

    /// True when the background has something to show (called when the event loop was woken).
    bool woken();

    /// Files dropped on the window: a store on the unlock screen, a group list elsewhere.
    void filesDropped(std::vector<std::string> files);

    /// Everything typed is sent as commands (before closing, locking and switching user).
    void commitPending();

    /// What the close button of the window leads to.
    enum class Close {
        Now,
        NotYet, ///< something is still being saved, or a question is asked: ask again after the next frame
        Stay    ///< the question was answered so
    };
    Close mayClose();

    app::Place place() const;
    void goTo(app::Place place);
    /// Names for `gui --screen`; empty optional for an unknown one.
    static std::optional<app::Screen> screenByName(std::string_view name);
    static std::vector<std::string_view> screenNames();

    /// Goes to a screen with sensible content for pictures: the first unit, a child with a position …; false if the
    /// store has nothing to show there.
    bool showForPicture(app::Screen screen);

    const Strings& strings() const; ///< of the application's catalog in the chosen language

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace trivsel::ui
