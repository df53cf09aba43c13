#include "ui/driver/stage.h"

#include "ui/image.h"

#include <chrono>
#include <thread>
#include <utility>

namespace trivsel::driver {

Result<std::unique_ptr<Stage>> Stage::open(const Options& options)
{
    std::unique_ptr<Stage> stage(new Stage);
    stage->m_scale = options.scale;
    if (options.today) stage->m_clock = std::make_unique<FixedDateClock>(*options.today);
    app::Application::Environment environment;
    environment.dataDir = options.dataDir;
    environment.configDir = options.configDir;
    environment.anchorDir = options.configDir;
    if (options.uptime) environment.uptime = options.uptime;
    if (stage->m_clock) environment.clock = stage->m_clock.get();
    auto application = app::Application::start(environment);
    if (!application) return fail(application.error());
    stage->m_application = std::move(*application);
    app::Preferences preferences = stage->m_application->preferences();
    preferences.language = options.language;
    stage->m_application->setPreferences(preferences);
    if (auto opened = stage->openStore(options); !opened) return fail(opened.error());
    stage->m_program = std::make_unique<ui::Program>(*stage->m_application);
    if (auto shown = stage->openSurface(options); !shown) return fail(shown.error());
    stage->settle();
    return stage;
}

Stage::~Stage() = default;

Result<void> Stage::openStore(const Options& options)
{
    if (options.store.empty()) return {};
    Result<void> chosen;
    m_application->chooseStore(options.store, [&](const Result<void>& done) { chosen = done; });
    m_application->waitForWork();
    if (!chosen) return chosen;
    if (options.user.empty()) return {};
    m_application->unlock(options.user, options.passphrase);
    m_application->waitForWork();
    if (m_application->session() == nullptr && m_application->lastError()) return fail(*m_application->lastError());
    return {};
}

Result<void> Stage::openSurface(const Options& options)
{
    m_hooks.draw = [this](ui::Frame& f) { m_program->draw(f); };
    m_hooks.afterFrame = [this] { return m_program->afterFrame(); };
    if (!options.inWindow) {
        ui::Headless::Options headless;
        headless.width = options.width;
        headless.height = options.height;
        headless.context.scale = options.scale;
        headless.context.language = options.language;
        headless.strings = &m_program->strings();
        auto made = ui::Headless::create(headless, m_hooks.draw);
        if (!made) return fail(made.error());
        m_headless = std::move(*made);
        m_windowDriver = std::make_unique<ui::Driver>(m_headless->context(), [this] { frame(); });
    } else {
        desktop::WindowOptions window;
        window.width = options.width;
        window.height = options.height;
        window.scale = options.scale;
        window.language = options.language;
        window.strings = &m_program->strings();
        auto made = desktop::Window::open(window);
        if (!made) return fail(made.error());
        m_window = std::move(*made);
        m_windowDriver = std::make_unique<ui::Driver>(m_window->context(), [this] { frame(); });
    }
    m_driver = m_windowDriver.get();
    return {};
}

/// Language, colours and zoom are chosen inside the program; the surface follows.
void Stage::followPreferences()
{
    const app::Preferences& now = m_application->preferences();
    ui::Context& context = m_window ? m_window->context() : m_headless->context();
    context.setLanguage(now.language);
    context.setTheme(now.theme == app::Preferences::Theme::Dark ? ui::ThemeName::Dark : ui::ThemeName::Light);
    const float zoom = static_cast<float>(now.zoomPercent) / 100;
    if (m_window)
        m_window->setZoom(zoom);
    else
        context.setScale(m_scale * zoom);
}

void Stage::frame()
{
    if (m_window) {
        m_window->step(m_hooks);
    } else {
        m_headless->frame();
        m_program->afterFrame();
    }
    followPreferences();
}

void Stage::settle()
{
    m_driver->settle();
    using Phase = app::Application::Phase;
    while (m_application->phase() == Phase::Working || m_application->phase() == Phase::Locking || m_application->phase() == Phase::Lent || m_application->isAtWork()) {
        m_application->waitForWork();
        m_driver->settle();
    }
}

bool Stage::waitSaved(double seconds)
{
    const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
    m_program->commitPending();
    while (std::chrono::steady_clock::now() < end) {
        settle();
        const app::Session* session = m_application->session();
        if (session == nullptr) return true;
        switch (session->saveStatus().kind) {
        case app::SaveStatus::Kind::Saved: return true;
        case app::SaveStatus::Kind::Failed: return false;
        case app::SaveStatus::Kind::Saving: std::this_thread::sleep_for(std::chrono::milliseconds(2)); break;
        }
    }
    return false;
}

Result<void> Stage::screenshot(const std::string& file)
{
    settle();
    if (m_headless) return m_headless->screenshot(file);
    return ui::writePng(file, m_window->screenshot());
}

} // namespace trivsel::driver
