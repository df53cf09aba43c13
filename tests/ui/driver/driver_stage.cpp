#include "ui/driver/driver_stage.h"

#include "ui/image.h"

#include <chrono>
#include <cstdlib>
#include <system_error>
#include <thread>

namespace trivsel::tests {
namespace {

namespace fs = std::filesystem;
using Clock_ = std::chrono::steady_clock;

constexpr auto kWorkTakes = std::chrono::seconds(120); ///< keys of a real store under a sanitizer, several adults
constexpr auto kExpectTakes = std::chrono::seconds(10);
constexpr int kMostRounds = 60; ///< a screen that still asks for frames after these never rests

tl::unexpected<Error> fault(std::string what) { return fail(ErrorCode::Failed, {what, what}); }

fs::path ownFolder()
{
    std::string pattern = (fs::temp_directory_path() / "trivsel-driver-XXXXXX").string();
    return mkdtemp(pattern.data()) == nullptr ? fs::path() : fs::path(pattern);
}

float zoomOf(const app::Preferences& preferences) { return static_cast<float>(preferences.zoomPercent) / 100.0F; }

ui::ThemeName themeOf(const app::Preferences& preferences)
{
    return preferences.theme == app::Preferences::Theme::Dark ? ui::ThemeName::Dark : ui::ThemeName::Light;
}

} // namespace

Result<std::unique_ptr<DriverStage>> DriverStage::open(const DriverOptions& options)
{
    auto stage = std::unique_ptr<DriverStage>(new DriverStage());
    if (auto started = stage->start(options); !started) return fail(started.error());
    if (auto opened = stage->openScreen(options); !opened) return fail(opened.error());
    if (auto settled = stage->settle(); !settled) return fail(settled.error());
    return stage;
}

DriverStage::~DriverStage()
{
    m_driver.reset();
    m_window.reset();
    m_headless.reset();
    m_program.reset();
    m_application.reset();
    std::error_code ignored;
    if (!m_ownConfig.empty()) fs::remove_all(m_ownConfig, ignored);
}

Result<void> DriverStage::start(const DriverOptions& options)
{
    m_options = options;
    fs::path config = options.config;
    if (config.empty()) config = m_ownConfig = ownFolder();
    if (config.empty()) return fault("no folder for settings could be made");
    // A demo made at the first start goes here, not among the user's own files.
    setenv("XDG_DATA_HOME", (fs::absolute(config) / "data").c_str(), 1);
    app::Application::Environment environment;
    environment.dataDir = options.data.empty() ? fs::path(TRIVSEL_SOURCE_DIR) / "data" : options.data;
    environment.configDir = config;
    environment.anchorDir = config / "anchors";
    if (options.now) {
        m_clock = std::make_unique<FixedDateClock>(*options.now);
        environment.clock = m_clock.get();
    }
    if (options.inWindow) environment.wake = [] { desktop::wakeWindow(); };
    auto application = app::Application::start(std::move(environment));
    if (!application) return fail(application.error());
    m_application = std::move(*application);
    if (options.hasLanguage) {
        app::Preferences preferences = m_application->preferences();
        preferences.language = options.language;
        m_application->setPreferences(preferences);
    }
    if (options.store.empty()) return {};
    if (auto chosen = m_application->chooseStore(options.store); !chosen) return chosen;
    if (options.user.empty()) return {};
    m_application->unlock(options.user, options.passphrase);
    m_application->waitForWork();
    if (m_application->session() == nullptr)
        return m_application->lastError() ? Result<void>(fail(*m_application->lastError())) : fault("the store could not be opened");
    return {};
}

Result<void> DriverStage::openScreen(const DriverOptions& options)
{
    m_program = std::make_unique<ui::Program>(*m_application);
    const app::Preferences& preferences = m_application->preferences();
    if (options.inWindow) {
        desktop::WindowOptions how;
        how.width = options.width;
        how.height = options.height;
        how.scale = options.scale;
        how.zoom = zoomOf(preferences);
        how.theme = themeOf(preferences);
        how.language = preferences.language;
        how.strings = &m_program->strings();
        auto window = desktop::Window::open(how);
        if (!window) return fail(window.error());
        m_window = std::move(*window);
        m_hooks.draw = [this](ui::Frame& frame) { m_program->draw(frame); };
        m_hooks.afterFrame = [this] { return m_next = m_program->afterFrame(); };
        m_hooks.filesDropped = [this](std::vector<std::string> files) { m_program->filesDropped(std::move(files)); };
        m_hooks.frameFailed = [this](const std::string& detail) { m_failure = detail; };
    } else {
        ui::Headless::Options how;
        how.width = options.width;
        how.height = options.height;
        how.context.scale = options.scale * zoomOf(preferences);
        how.context.theme = themeOf(preferences);
        how.context.language = preferences.language;
        how.strings = &m_program->strings();
        auto headless = ui::Headless::create(how, [this](ui::Frame& frame) { m_program->draw(frame); });
        if (!headless) return fail(headless.error());
        m_headless = std::move(*headless);
    }
    m_driver = std::make_unique<ui::Driver>(context(), [this] { step(); });
    return {};
}

ui::Context& DriverStage::context() { return m_window ? m_window->context() : m_headless->context(); }
const ui::ItemLog& DriverStage::log() { return context().log(); }

/// One frame and what it asked for; language, theme and zoom are chosen inside the program and followed here.
void DriverStage::step()
{
    if (m_window) {
        m_window->step(m_hooks);
    } else {
        m_headless->frame();
        if (std::string failure = m_headless->takeFailure(); !failure.empty()) m_failure = std::move(failure);
        m_next = m_program->afterFrame();
    }
    followPreferences();
}

void DriverStage::followPreferences()
{
    const app::Preferences& now = m_application->preferences();
    if (m_window) m_window->setZoom(zoomOf(now));
    else context().setScale(m_options.scale * zoomOf(now));
    context().setLanguage(now.language);
    context().setTheme(themeOf(now));
}

Result<void> DriverStage::settle()
{
    const auto end = Clock_::now() + kWorkTakes;
    for (int round = 0; round < kMostRounds;) {
        m_driver->settle();
        if (!m_failure.empty()) return fault("the frame failed: " + std::exchange(m_failure, {}));
        if (m_application->phase() == app::Application::Phase::Working) {
            if (Clock_::now() > end) return fault("the work in the background takes too long");
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
            continue;
        }
        const auto redraw = context().requests().redraw();
        if (m_next != 0 && !(redraw && *redraw <= 0)) return {};
        ++round;
    }
    return fault("the screen does not come to rest");
}

Result<void> DriverStage::click(const std::string& label, int nth)
{
    if (auto done = m_driver->click(label, nth); !done) return done;
    return settle();
}

Result<void> DriverStage::press(const std::string& keys)
{
    if (auto done = m_driver->press(keys); !done) return done;
    return settle();
}

Result<void> DriverStage::type(const std::string& words)
{
    m_driver->type(words);
    return settle();
}

bool DriverStage::shows(const std::string& words) { return m_driver->expect(words).has_value(); }

Result<void> DriverStage::expect(const std::string& words)
{
    for (const auto end = Clock_::now() + kExpectTakes;;) {
        if (auto settled = settle(); !settled) return settled;
        const Result<void> found = m_driver->expect(words);
        if (found || Clock_::now() > end) return found;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
}

Result<void> DriverStage::screenshot(const std::string& file)
{
    if (file.empty()) return fault("screenshot takes a file");
    if (auto settled = settle(); !settled) return settled;
    return m_window ? ui::writePng(file, m_window->screenshot()) : m_headless->screenshot(file);
}

Result<void> DriverStage::drop(const std::string& file)
{
    m_program->filesDropped({file});
    return settle();
}

Result<void> DriverStage::waitSaved()
{
    m_program->commitPending();
    if (auto settled = settle(); !settled) return settled;
    if (app::Session* session = m_application->session())
        if (auto saved = session->flush(); !saved) return saved;
    return settle();
}

std::string DriverStage::items() { return m_driver->items(); }

} // namespace trivsel::tests
