#pragma once

#include "desktop/window.h"

#include <GLFW/glfw3.h>

#include <optional>

namespace trivsel::desktop {

struct Window::Impl {
    GLFWwindow* window = nullptr;
    std::unique_ptr<ui::Context> context;
    bool glfwReady = false;
    bool backendsReady = false;
    float fixedScale = 0;
    float contentScale = 1;
    float zoom = 1;
    int fontVersion = -1;
    int framesToDraw = 3;
    long framesDrawn = 0;
    double lastFrame = -1;           ///< glfwGetTime
    std::optional<double> deadline;  ///< glfwGetTime at which a frame is due
    bool closing = false;            ///< the close button was used, mayClose has not agreed yet
    bool closed = false;
    const WindowHooks* hooks = nullptr;

    /// An event came: popups and scrolling need a frame or two to come to rest.
    void eventCame() { framesToDraw = kSettleFrames; }
    void applyScale() { context->setScale((fixedScale > 0 ? fixedScale : contentScale) * zoom); }
    void drawFrame(const WindowHooks& current);
    void askToClose(const WindowHooks& current);
    void oneRound(const WindowHooks& current);

    static constexpr int kSettleFrames = 3;
};

/// Registers every callback of the window; they pass input to the toolkit and note that something happened.
void installCallbacks(Window::Impl& impl);

} // namespace trivsel::desktop
