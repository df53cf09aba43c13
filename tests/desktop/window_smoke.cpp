// window_smoke PICTURE: opens a real window with the demo page, uses it as a person would, lets it rest, and looks at what
// is on the screen. Exit 0 when everything held.

#include "desktop/window.h"
#include "ui/demo_page.h"
#include "ui/headless.h"
#include "ui/image.h"

#include <chrono>
#include <cstdio>
#include <ctime>
#include <cstdlib>
#include <thread>

using namespace trivsel;

namespace {

int failures = 0;

void check(bool condition, const char* what)
{
    std::printf("%s: %s\n", condition ? "ok" : "FAILED", what);
    if (!condition) ++failures;
}

/// Share of the pixels that have this colour.
double share(const ui::Image& image, ui::Color c)
{
    std::size_t same = 0;
    for (std::size_t i = 0; i + 3 < image.rgba.size(); i += 4) {
        if (image.rgba[i] == c.r && image.rgba[i + 1] == c.g && image.rgba[i + 2] == c.b) ++same;
    }
    return image.rgba.empty() ? 0 : static_cast<double>(same) * 4 / static_cast<double>(image.rgba.size());
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2) return 2;
    desktop::WindowOptions options;
    options.scale = 1;
    auto opened = desktop::Window::open(options);
    if (!opened) {
        std::puts(opened.error().message.en.c_str());
        std::puts(opened.error().detail.c_str());
        return 1;
    }
    desktop::Window& window = **opened;
    ui::test::DemoState state;
    desktop::WindowHooks hooks;
    hooks.draw = [&](ui::Frame& frame) { ui::test::drawDemo(frame, state); };
    int closeAsked = 0;
    hooks.mayClose = [&] { return ++closeAsked >= 3; };

    ui::Driver driver(window.context(), [&] { window.step(hooks); });
    driver.settle();
    check(driver.expect("Emil Nørgaard").has_value(), "the page is drawn");
    check(driver.click("Vurdér næste barn").has_value() && state.primaryUsed == 1, "a click reaches a button");
    state.page = ui::test::DemoState::Page::Controls;
    driver.settle();
    check(driver.click("Navn").has_value(), "a field takes a click");
    driver.type("Søren Ærø");
    check(state.name.text() == "Søren Ærø", "Danish letters are typed");
    state.page = ui::test::DemoState::Page::Round;
    driver.settle();

    const ui::Image image = window.screenshot();
    check(share(image, ui::palette(ui::ThemeName::Light).surface) > 0.3, "the picture shows the light surface");
    check(share(image, ui::palette(ui::ThemeName::Light).accent) > 0.002, "the picture shows the accent");
    check(ui::writePng(argv[1], image).has_value(), "the picture is written");

    window.setZoom(2);
    driver.settle();
    check(window.context().scale() == 2.0F, "the zoom reaches the fonts");
    window.setZoom(1);

    // At rest: two seconds without an event draw nothing; then another thread wakes the window, and it closes.
    long framesAtRest = -1;
    long framesBeforeRest = -1;
    double cpuAtRest = 0;
    bool woken = false;
    hooks.woken = [&] {
        if (!woken) return false;
        framesAtRest = window.framesDrawn() - framesBeforeRest;
        window.close();
        return false;
    };
    std::thread other([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(700));
        framesBeforeRest = window.framesDrawn();
        const std::clock_t before = std::clock();
        std::this_thread::sleep_for(std::chrono::seconds(2));
        cpuAtRest = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC / 2;
        woken = true;
        desktop::wakeWindow();
    });
    window.run(hooks);
    other.join();
    std::printf("frames drawn in 2 s of rest: %ld, processor %.2f %% of a core\n", framesAtRest, cpuAtRest * 100);
    check(framesAtRest == 0, "nothing is drawn at rest");
    return failures == 0 ? 0 : 1;
}
