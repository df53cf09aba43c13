#pragma once

#include "support/store_fixture.h"
#include "ui/headless.h"
#include "ui/screens/program.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>

/// From an empty folder to an open store, as its first user goes: the real program over a real application. All names
/// and passphrases are invented.
namespace trivsel::tests {

namespace fs = std::filesystem;
using Phase = app::Application::Phase;

struct Look {
    int width = 1280, height = 720; ///< device pixels
    float scale = 1;
    bool dark = false;
    Language language = Language::Danish;
};

class FirstStartStore : public ::testing::Test {
protected:
    FirstStartStore()
    {
        setenv("XDG_DATA_HOME", (dir / "data").c_str(), 1);
        start();
    }
    ~FirstStartStore() override { EXPECT_EQ(headless ? headless->takeFailure() : "", ""); }

    Uptime computer{std::chrono::hours(1), std::chrono::hours(1)}; ///< moved by hand

    /// The program is started, as again on the next day.
    void start(Look look = {})
    {
        headless.reset();
        program.reset();
        application.reset();
        app::Application::Environment environment;
        environment.dataDir = fs::path(TRIVSEL_SOURCE_DIR) / "data";
        environment.configDir = dir / "config";
        environment.anchorDir = dir / "state";
        environment.uptime = [this] { return computer; };
        application = std::move(*app::Application::start(environment));
        app::Preferences preferences = application->preferences();
        preferences.language = look.language;
        application->setPreferences(preferences);
        program = std::make_unique<ui::Program>(*application);
        ui::Headless::Options options;
        options.width = look.width;
        options.height = look.height;
        options.context.scale = look.scale;
        options.context.theme = look.dark ? ui::ThemeName::Dark : ui::ThemeName::Light;
        options.context.language = look.language;
        options.strings = &program->strings();
        headless = std::move(*ui::Headless::create(options, [this](ui::Frame& f) {
            // What was asked for is carried out between two frames.
            program->afterFrame();
            program->draw(f);
        }));
        settle();
    }

    ui::Driver& user() { return headless->driver(); }
    /// Frames until nothing moves; a key that is being derived is not waited for.
    void settle()
    {
        user().settle();
        program->afterFrame();
        while (application->phase() == Phase::Locking || application->phase() == Phase::Lent) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            program->afterFrame();
        }
        user().settle();
    }
    /// What the close button leads to once everything is saved.
    ui::Program::Close closing()
    {
        auto answer = program->mayClose();
        if (answer != ui::Program::Close::NotYet) return answer;
        application->waitForWork();
        return program->mayClose();
    }
    void finishWork()
    {
        settle();
        application->waitForWork();
        settle();
    }
    void click(const std::string& label, int nth = 1)
    {
        const auto done = user().click(label, nth);
        EXPECT_TRUE(done) << label << ": " << (done ? "" : done.error().message.en) << "\n" << user().items();
        settle();
    }
    void press(const std::string& keys, int times = 1)
    {
        for (int i = 0; i < times; ++i) {
            const auto done = user().press(keys);
            EXPECT_TRUE(done) << keys;
            settle();
        }
    }
    void type(const std::string& words)
    {
        user().type(words);
        settle();
    }
    void expect(const std::string& words)
    {
        settle();
        EXPECT_TRUE(headless->log().contains(words)) << words << "\n" << user().items();
    }
    void expectGone(const std::string& words)
    {
        settle();
        EXPECT_FALSE(headless->log().contains(words)) << words;
    }
    std::string valueOf(const std::string& label, int nth = 1)
    {
        settle();
        const auto at = headless->log().find(label, nth);
        return at < 0 ? "(not there)" : std::string(headless->log().at(static_cast<std::size_t>(at)).value);
    }
    std::string focused()
    {
        settle();
        for (std::size_t i = 0; i < headless->log().size(); ++i)
            if (const ui::Item item = headless->log().at(i); item.focused && item.focusable)
                return std::string(item.label);
        return {};
    }
    void picture(const std::string& name)
    {
        const char* folder = std::getenv("TRIVSEL_PICTURES");
        if (folder == nullptr) return;
        settle();
        EXPECT_TRUE(headless->screenshot(std::string(folder) + "/" + name + ".png"));
    }

    /// The three first pages; each Enter goes on to the next field or page.
    void fillToPlace(const std::string& institution = "Ærø Børnehus")
    {
        click("Kom i gang med jeres egen institution");
        type(institution);
        press("Enter");
        type("Blå stue");
        press("Enter", 2); // the second field stays empty
        fillAdult("Karin Lund", "gul cykel regn");
        fillAdult("Mette Holm", "havn kaffe mandag");
        click("Blå stue", 2);
        click("Videre");
    }
    /// From the name's field; the last Enter goes to the next adult.
    void fillAdult(const std::string& name, const std::string& passphrase)
    {
        type(name);
        press("Enter");
        type(passphrase);
        press("Enter");
        type(passphrase);
        press("Enter");
    }
    /// Everything up to the page with the recovery code.
    void makeStore()
    {
        fillToPlace();
        press("Enter");
        finishWork();
        expect("Skriv koden ned nu");
    }
    void keepCode()
    {
        click("Jeg har skrevet koden ned");
        click("Gå i gang");
    }
    /// On the unlock screen.
    void unlockAs(const std::string& name, const std::string& passphrase)
    {
        click(name);
        type(passphrase);
        press("Enter");
        finishWork();
        ASSERT_EQ(application->phase(), Phase::Open);
    }
    /// Tab until the thing of this name has the keyboard.
    void tabTo(const std::string& label)
    {
        for (int i = 0; i < 60 && focused() != label; ++i) press("Tab");
        EXPECT_EQ(focused(), label);
    }
    std::string working() const { return application->phase() == Phase::Working ? "working" : "not working"; }
    void retype(const std::string& label, const std::string& words)
    {
        click(label);
        press("Ctrl+A");
        type(words);
    }

    test::TempDir dir;
    std::unique_ptr<app::Application> application;
    std::unique_ptr<ui::Program> program;
    std::unique_ptr<ui::Headless> headless;
};

} // namespace trivsel::tests
