#pragma once

#include "app/application.h"
#include "base/clock.h"
#include "desktop/window.h"
#include "ui/headless.h"
#include "ui/screens/program.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace trivsel::driver {

struct Options {
    std::filesystem::path store, dataDir, configDir;
    std::string user, passphrase;
    Language language = Language::Danish;
    std::optional<Date> today;
    std::function<Uptime()> uptime; ///< empty: the computer's
    int width = 1280, height = 720; ///< device pixels
    float scale = 1;
    bool inWindow = false;
};

/// The real program, headless or in a window, with a Driver that uses it as a person would.
class Stage {
public:
    static Result<std::unique_ptr<Stage>> open(const Options& options);
    ~Stage();

    ui::Driver& driver() { return *m_driver; }
    app::Application& application() { return *m_application; }
    ui::Program& program() { return *m_program; }
    /// One frame and what follows it.
    void frame();
    /// Frames until the screen is steady and no key is being derived.
    void settle();
    /// Waits until everything is written; false after `seconds`, or when it failed.
    bool waitSaved(double seconds);
    Result<void> screenshot(const std::string& file);

private:
    Stage() = default;
    Result<void> openStore(const Options& options);
    Result<void> openSurface(const Options& options);
    void followPreferences();

    std::unique_ptr<Clock> m_clock;
    std::unique_ptr<app::Application> m_application;
    std::unique_ptr<ui::Program> m_program;
    std::unique_ptr<ui::Headless> m_headless;
    std::unique_ptr<desktop::Window> m_window;
    desktop::WindowHooks m_hooks;
    std::unique_ptr<ui::Driver> m_windowDriver;
    ui::Driver* m_driver = nullptr;
    float m_scale = 1;
};

} // namespace trivsel::driver
