#include "desktop/gui.h"

#include "app/application.h"
#include "desktop/paths.h"
#include "desktop/resume_watch.h"
#include "desktop/window.h"
#include "ui/image.h"
#include "ui/screens/program.h"

#include <fmt/format.h>

#include <cstdio>
#include <utility>

namespace trivsel::desktop {
namespace {

constexpr int kSettleFrames = 6; // popups and focus need a few frames until a picture is steady

Result<std::unique_ptr<app::Application>> startApplication(const app::GuiOptions& options)
{
    auto config = configFolder();
    if (!config) return fail(config.error());
    app::Application::Environment environment;
    environment.dataDir = options.dataDir;
    if (environment.dataDir.empty()) {
        auto found = dataFolder(programPath(), {});
        if (!found) return fail(found.error());
        environment.dataDir = *found;
    }
    environment.configDir = *config;
    environment.clock = options.clock;
    environment.wake = [] { wakeWindow(); };
    return app::Application::start(std::move(environment));
}

/// Opens the store named on the command line; without user and passphrase the unlock screen asks.
Result<void> openStore(app::Application& application, const app::GuiOptions& options)
{
    if (options.store.empty()) return {};
    Result<void> chosen;
    application.chooseStore(options.store, [&](const Result<void>& done) { chosen = done; });
    application.waitForWork();
    if (!chosen) return chosen;
    if (options.user.empty() || options.passphrase.empty()) return {};
    application.unlock(options.user, options.passphrase, options.reason);
    application.waitForWork();
    if (application.session() == nullptr && application.lastError()) return fail(*application.lastError());
    return {};
}

Result<void> goToScreen(ui::Program& program, const std::string& name)
{
    if (name.empty()) return {};
    const auto screen = ui::Program::screenByName(name);
    if (!screen)
        return fail(ErrorCode::BadInput, {fmt::format("Der er ikke nogen skærm med navnet »{}«. Se dem med --screen help.", name),
                                          fmt::format("There is no screen called \"{}\". See them with --screen help.", name)});
    if (!program.showForPicture(*screen))
        return fail(ErrorCode::Failed, {fmt::format("Der er ikke noget at vise på skærmen »{}« i dette lager.", name),
                                        fmt::format("This store has nothing to show on the screen \"{}\".", name)});
    return {};
}

WindowHooks hooksFor(ui::Program& program, Window& window)
{
    WindowHooks hooks;
    hooks.draw = [&program](ui::Frame& frame) { program.draw(frame); };
    hooks.afterFrame = [&program] { return program.afterFrame(); };
    hooks.woken = [&program] { return program.woken(); };
    hooks.filesDropped = [&program](std::vector<std::string> files) { program.filesDropped(std::move(files)); };
    hooks.focusLost = [&program] { program.commitPending(); };
    hooks.mayClose = [&program, &window] {
        const auto answer = program.mayClose();
        if (answer == ui::Program::Close::Stay) window.cancelClose();
        return answer == ui::Program::Close::Now;
    };
    // The detail holds the broken condition and our own file name, never what was typed.
    hooks.frameFailed = [](const std::string& detail) { std::fprintf(stderr, "%s\n", detail.c_str()); };
    return hooks;
}

Result<void> takePicture(Window& window, const WindowHooks& hooks, const std::filesystem::path& file)
{
    for (int i = 0; i < kSettleFrames; ++i) window.step(hooks);
    return ui::writePng(file.string(), window.screenshot());
}

} // namespace

Result<void> runGui(const app::GuiOptions& options)
{
    if (options.screen == "help") {
        for (const auto name : ui::Program::screenNames()) std::printf("%.*s\n", static_cast<int>(name.size()), name.data());
        return {};
    }
    auto application = startApplication(options);
    if (!application) return fail(application.error());
    app::Preferences preferences = (*application)->preferences();
    if (options.language && preferences.language != *options.language) {
        preferences.language = *options.language;
        (*application)->setPreferences(preferences);
    }
    if (auto opened = openStore(**application, options); !opened) return opened;

    ui::Program program(**application);
    WindowOptions windowOptions;
    windowOptions.width = options.width;
    windowOptions.height = options.height;
    windowOptions.scale = options.scale;
    windowOptions.zoom = static_cast<float>(preferences.zoomPercent) / 100.0F;
    windowOptions.theme = preferences.theme == app::Preferences::Theme::Dark ? ui::ThemeName::Dark : ui::ThemeName::Light;
    windowOptions.language = preferences.language;
    windowOptions.strings = &program.strings();
    auto window = Window::open(windowOptions);
    if (!window) return fail(window.error());

    if (auto shown = goToScreen(program, options.screen); !shown) return shown;
    WindowHooks hooks = hooksFor(program, **window);
    // Language, theme and zoom are chosen inside the program; the window follows after each frame.
    hooks.afterFrame = [&program, &window, &application] {
        const double next = program.afterFrame();
        const app::Preferences& now = (*application)->preferences();
        (*window)->setZoom(static_cast<float>(now.zoomPercent) / 100.0F);
        (*window)->context().setLanguage(now.language);
        (*window)->context().setTheme(now.theme == app::Preferences::Theme::Dark ? ui::ThemeName::Dark : ui::ThemeName::Light);
        return next;
    };
    if (!options.screenshot.empty()) return takePicture(**window, hooks, options.screenshot);
    const ResumeWatch resumed([] { wakeWindow(); });
    (*window)->run(hooks); // to the end of Program::mayClose: everything is saved and closed
    return {};
}

} // namespace trivsel::desktop
