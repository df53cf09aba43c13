#pragma once

#include "ui/driver/stage.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>

/// The real program over a real store, used by labels and keys as a person would: what the session tests of the screens
/// share. What cannot be done or is not shown fails the test and prints the screen.
namespace trivsel::tests {

class PlayerBase {
public:
    struct Place {
        std::filesystem::path store, config; ///< no store: the one the computer remembers, or first start
        Date today;
        std::function<Uptime()> uptime = {}; ///< empty: the computer's
    };
    explicit PlayerBase(Place place) : m_place(std::move(place)) {}

    /// An adult sits down: the program is opened anew, in that name if there is one.
    void sitDown(const std::string& name, const std::string& passphrase)
    {
        getUp();
        driver::Options options;
        options.dataDir = std::filesystem::path(TRIVSEL_SOURCE_DIR) / "data";
        options.configDir = m_place.config;
        options.today = m_place.today;
        options.uptime = m_place.uptime;
        options.store = m_place.store;
        options.user = name;
        options.passphrase = passphrase;
        auto stage = driver::Stage::open(options);
        if (!stage) throw std::runtime_error(stage.error().message.en);
        m_stage = std::move(*stage);
        if (!name.empty()) {
            EXPECT_NE(m_stage->application().session(), nullptr);
        }
    }
    /// Closes the program when everything is saved.
    void getUp()
    {
        if (m_stage) {
            EXPECT_TRUE(m_stage->waitSaved(30));
        }
        m_stage.reset();
    }

    void click(const std::string& label, int nth = 1) { report(user().click(label, nth), "click " + label); }
    /// Clicks if it can be reached; a control that a dialog covers is no fault.
    void tryClick(const std::string& label, int nth = 1)
    {
        (void)user().click(label, nth);
        m_stage->settle();
    }
    void press(const std::string& keys, int times = 1)
    {
        for (int i = 0; i < times; ++i) report(user().press(keys), "press " + keys);
    }
    void type(const std::string& words)
    {
        user().type(words);
        m_stage->settle();
    }
    void retype(const std::string& label, const std::string& words)
    {
        click(label);
        press("Ctrl+A");
        type(words);
    }
    void expect(const std::string& words) { report(user().expect(words), "expect " + words); }
    /// For what the background brings: frames go on until it is there, for at most some seconds.
    void expectSoon(const std::string& words)
    {
        for (int i = 0; i < 1000 && !shows(words); ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
            m_stage->settle();
        }
        expect(words);
    }
    void expectGone(const std::string& words) { report(user().expectGone(words), "expect gone " + words); }
    bool shows(const std::string& words) { return static_cast<bool>(user().expect(words)); }
    /// Ctrl+B, the child by name (none: the one whose page it is), and one of the two ways.
    void concern(const std::string& child, const std::string& way)
    {
        press("Ctrl+B");
        if (!child.empty()) {
            type(child);
            click(child);
        }
        click(way);
    }
    void openChild(const std::string& child)
    {
        press("Ctrl+3");
        click(child);
    }
    /// A page at once, without the way to it.
    void open(const app::Place& place)
    {
        m_stage->program().goTo(place);
        m_stage->settle();
    }
    /// From the next time that somebody sits down.
    void setToday(Date today) { m_place.today = today; }
    /// Written where TRIVSEL_PICTURES says, if it says.
    void picture(const std::string& name)
    {
        if (const char* folder = std::getenv("TRIVSEL_PICTURES")) {
            EXPECT_TRUE(m_stage->screenshot(std::string(folder) + "/" + name + ".png"));
        }
    }
    app::Session& session() { return *m_stage->application().session(); }
    const ui::ItemLog& log() { return user().context().log(); }

    ui::Driver& user() { return m_stage->driver(); }
    driver::Stage& stage() { return *m_stage; }
    /// What stands in the field.
    std::string valueOf(const std::string& label)
    {
        const auto at = log().find(label);
        return at < 0 ? "(not there)" : std::string(log().at(static_cast<std::size_t>(at)).value);
    }

private:
    Place m_place;
    std::unique_ptr<driver::Stage> m_stage;

    void report(const Result<void>& done, const std::string& what)
    {
        if (!done) ADD_FAILURE() << what << ": " << done.error().message.en << "\n" << user().items();
        m_stage->settle();
    }
};

} // namespace trivsel::tests
