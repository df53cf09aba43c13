// How long a large institution's store takes from the derived key to the first frame, and what a frame of its lists
// costs the UI thread. Prints each figure beside a reference of the same process; asserts nothing.
//   trivsel_bench_start [CHILDREN]

#include "app/demo.h"
#include "app/models/child_model.h"
#include "ui/headless.h"
#include "ui/screens/program.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace {

using Seconds = std::chrono::duration<double>;

double seconds(const std::function<void()>& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return Seconds(std::chrono::steady_clock::now() - start).count();
}

/// The least of several runs: the machine is shared.
double least(int runs, const std::function<void()>& work)
{
    double best = 1e9;
    for (int i = 0; i < runs; ++i) best = std::min(best, seconds(work));
    return best;
}

void print(const char* what, double ms, const char* goal) { fmt::print("{:<58}{:>10.2f} ms   {}\n", what, ms * 1e3, goal); }

[[noreturn]] void stop(const trivsel::Error& error)
{
    fmt::print(stderr, "{} {}\n", error.message.en, error.detail);
    std::exit(1);
}

} // namespace

int main(int argc, char** argv)
{
    using namespace trivsel;
    const int children = argc > 1 ? std::atoi(argv[1]) : 10'000;
    const auto folder = std::filesystem::temp_directory_path() / "trivselslys-bench-start";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);

    app::Application::Environment environment;
    environment.dataDir = TRIVSEL_SOURCE_DIR "/data";
    environment.configDir = folder;
    environment.anchorDir = folder;
    auto application = app::Application::start(environment);
    if (!application) stop(application.error());

    app::DemoRequest demo;
    demo.file = folder / "bench.trivsel";
    demo.children = children;
    demo.units = std::max(2, children / 25);
    demo.rounds = 3;
    demo.catalog = (*application)->sharedCatalog();
    demo.anchorDir = folder;
    std::vector<app::DemoUser> users;
    const double making = seconds([&] {
        auto made = app::createDemo(demo);
        if (!made) stop(made.error());
        users = *made;
    });
    fmt::print("a demo store with {} children, {} units, 3 rounds (made in {:.1f} s)\n\n", children, demo.units, making);
    const auto leader = std::find_if(users.begin(), users.end(), [](const auto& u) { return u.role == core::Role::Leader; });

    (*application)->chooseStore(demo.file);
    (*application)->waitForWork();
    if ((*application)->lastError()) stop(*(*application)->lastError());
    const double opening = seconds([&] {
        (*application)->unlock(leader->name, leader->passphrase);
        (*application)->waitForWork();
    });
    if ((*application)->session() == nullptr) stop(*(*application)->lastError());
    // Verifying the passphrase anew derives the same key and does nothing else.
    const double deriving = least(3, [&] { (void)(*application)->session()->switchUser(leader->name, leader->passphrase); });

    ui::Program program(**application);
    auto headless = ui::Headless::create({.strings = &program.strings()}, [&](ui::Frame& f) { program.draw(f); });
    if (!headless) stop(headless.error());
    const double firstFrame = seconds([&] {
        (*headless)->frame();
        program.afterFrame();
    });
    print("deriving the key (reference)", deriving, "");
    print("open, load and first frame, without deriving", opening - deriving + firstFrame, "goal: at most 300 ms");
    print("  of it the first frame with its fonts", firstFrame, "");

    std::vector<std::string> names;
    for (const auto& row : app::childrenModel(*(*application)->session()).rows) names.push_back(row.name);
    print("copy and sort the names (reference)", least(5, [&] {
              auto copy = names;
              std::sort(copy.begin(), copy.end());
          }), "");
    program.goTo({app::Screen::Children, {}, {}, {}});
    for (int i = 0; i < 5; ++i) {
        (*headless)->frame();
        program.afterFrame();
    }
    print("a frame of the list of children", least(200, [&] { (*headless)->frame(); }), "goal: at most 0.5 ms");
    program.goTo({app::Screen::Round, {}, {}, {}});
    for (int i = 0; i < 5; ++i) {
        (*headless)->frame();
        program.afterFrame();
    }
    print("a frame of the group's grid", least(200, [&] { (*headless)->frame(); }), "goal: at most 0.3 ms (28 x 24)");
    if (auto flushed = (*application)->session()->flush(); !flushed) stop(flushed.error());
    application->reset();
    std::filesystem::remove_all(folder);
    return 0;
}
