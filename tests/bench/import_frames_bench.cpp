// The longest frame of the UI thread while a municipality's list is looked at, brought in and saved, and on the pages
// after it. Prints each figure beside an ordinary frame of the same page; asserts nothing.
//   trivsel_bench_import_frames [ROWS]

#include "app/session.h"
#include "bench/large_store.h"
#include "support/store_fixture.h"
#include "ui/headless.h"
#include "ui/screens/program.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace trivsel;

std::string rosterOf(int rows)
{
    std::string list = "klasse;navn;fødselsdato;køn;id\n";
    for (int i = 0; i < rows; ++i)
        list += fmt::format("{}.{} hold {};Prøve {} Test {};{:02}-{:02}-{};{};e{}\n", i % 10, static_cast<char>('a' + i % 4), i / 250, i % 97, i, 1 + i % 28, 1 + i / 28 % 12,
                            2011 + i % 9, i % 2 == 0 ? "pige" : "dreng", i);
    return list;
}

[[noreturn]] void stop(const Error& error)
{
    fmt::print(stderr, "{} {}\n", error.message.en, error.detail);
    std::exit(1);
}

/// Frames one after the other, each timed with what the program does behind it.
class Frames {
public:
    Frames(ui::Program& program, ui::Headless& window) : m_program(program), m_window(window) {}

    void next()
    {
        const auto start = std::chrono::steady_clock::now();
        m_window.frame();
        (void)m_program.afterFrame();
        (void)m_program.woken();
        m_times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    void during(const char* what, const std::function<bool()>& isGoingOn)
    {
        m_times.clear();
        do next();
        while (isGoingOn());
        print(what);
    }
    void some(const char* what, int count)
    {
        m_times.clear();
        for (int i = 0; i < count; ++i) next();
        print(what);
    }

private:
    void print(const char* what)
    {
        std::ranges::sort(m_times);
        fmt::print("{:<58}{:>8.2f} ms longest{:>8.2f} ms median of {}\n", what, m_times.back(), m_times[m_times.size() / 2], m_times.size());
    }
    ui::Program& m_program;
    ui::Headless& m_window;
    std::vector<double> m_times;
};

} // namespace

int main(int argc, char** argv)
{
    const int rows = argc > 1 ? std::atoi(argv[1]) : 100'000;
    const test::TempDir dir;
    const FixedDateClock clock(*Date::of(2026, 10, 12));
    const app::Session::CreateRequest request = bench::largeStore(dir, clock);
    if (auto created = app::Session::create(request); !created) stop(created.error());

    app::Application::Environment environment;
    environment.dataDir = TRIVSEL_SOURCE_DIR "/data";
    environment.configDir = dir / "config";
    environment.anchorDir = dir / "state";
    auto application = app::Application::start(environment);
    if (!application) stop(application.error());
    app::Application& a = **application;
    a.chooseStore(request.file);
    a.waitForWork();
    a.unlock(request.userName, request.passphrase);
    a.waitForWork();
    if (a.session() == nullptr) stop(a.lastError().value_or(Error{}));

    ui::Program program(a);
    auto headless = ui::Headless::create({.strings = &program.strings()}, [&](ui::Frame& f) { program.draw(f); });
    if (!headless) stop(headless.error());
    Frames frames(program, **headless);
    const std::string list = rosterOf(rows);
    std::ofstream(dir / "liste.csv", std::ios::binary) << list;
    program.goTo({app::Screen::Import, {}, {}, {}});
    for (int i = 0; i < 30; ++i) frames.next(); // fonts
    frames.some("the page before (reference)", 100);
    program.filesDropped({(dir / "liste.csv").string()});
    frames.next();
    const auto isLent = [&] { return a.session() == nullptr; };
    frames.during("while the list is read and compared", isLent);
    frames.some("its difference on the page", 50);
    bool isDone = false;
    a.apply(app::ImportRoster{"liste.csv", list, {}}, [&](const Result<void>& done) {
        if (!done) stop(done.error());
        isDone = true;
    });
    frames.during("while it is brought in", [&] { return !isDone; });
    frames.during("while it is saved", [&] { return a.session()->saveStatus().kind == app::SaveStatus::Kind::Saving; });
    frames.some("the page after it", 50);
    for (const auto& [screen, name] : {std::pair(app::Screen::Start, "the start page after it"), std::pair(app::Screen::Children, "the list of all the children after it")}) {
        program.goTo({screen, {}, {}, {}});
        frames.some(name, 50);
    }
    application->reset();
    return 0;
}
