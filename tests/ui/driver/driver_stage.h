#pragma once

#include "app/application.h"
#include "desktop/window.h"
#include "ui/driver/driver_options.h"
#include "ui/headless.h"
#include "ui/screens/program.h"

#include <memory>
#include <string>

namespace trivsel::tests {

/// The whole program as a person has it before her, headless or in a window, used through its input queue. Every call
/// returns when the screen has come to rest and nothing works in the background. Also the stage of the scripted tests.
class DriverStage {
public:
    static Result<std::unique_ptr<DriverStage>> open(const DriverOptions& options);
    ~DriverStage();
    DriverStage(const DriverStage&) = delete;
    DriverStage& operator=(const DriverStage&) = delete;

    Result<void> click(const std::string& label, int nth = 1);
    Result<void> press(const std::string& keys);
    Result<void> type(const std::string& words);
    /// Waits for it: what comes from the background may take a while.
    Result<void> expect(const std::string& words);
    bool shows(const std::string& words);
    Result<void> screenshot(const std::string& file);
    Result<void> drop(const std::string& file);
    /// What was typed is sent and lies in the file.
    Result<void> waitSaved();
    std::string items();
    /// Frames until the screen is at rest.
    Result<void> settle();

    app::Application& application() { return *m_application; }
    ui::Program& program() { return *m_program; }
    const ui::ItemLog& log();

private:
    DriverStage() = default;
    Result<void> start(const DriverOptions& options);
    Result<void> openScreen(const DriverOptions& options);
    void step();
    void followPreferences();
    ui::Context& context();

    DriverOptions m_options;
    std::filesystem::path m_ownConfig; ///< removed at the end
    std::unique_ptr<Clock> m_clock;
    std::unique_ptr<app::Application> m_application;
    std::unique_ptr<ui::Program> m_program;
    std::unique_ptr<ui::Headless> m_headless;
    std::unique_ptr<desktop::Window> m_window;
    desktop::WindowHooks m_hooks;
    std::unique_ptr<ui::Driver> m_driver;
    double m_next = 0; ///< what afterFrame said last: 0 = something changed
    std::string m_failure;
};

} // namespace trivsel::tests
