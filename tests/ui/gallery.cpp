// ui_gallery FOLDER: every widget as pictures, at scales 1 and 2, light and dark, to be looked at by people.

#include "ui/demo_page.h"
#include "ui/headless.h"

#include <fmt/format.h>

#include <cstdio>

using namespace trivsel;
using namespace trivsel::ui;
using trivsel::ui::test::DemoState;

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::puts("usage: ui_gallery FOLDER");
        return 2;
    }
    constexpr const char* kPages[] = {"round", "rating", "team", "child", "controls"};
    for (const ThemeName theme : {ThemeName::Light, ThemeName::Dark}) {
        for (const int scale : {1, 2}) {
            DemoState state;
            Headless::Options options;
            options.context.scale = static_cast<float>(scale);
            options.context.theme = theme;
            auto harness = Headless::create(options, [&](Frame& f) { test::drawDemo(f, state); });
            if (!harness) {
                std::puts(harness.error().message.en.c_str());
                return 1;
            }
            for (int page = 0; page < 5; ++page) {
                state.page = static_cast<DemoState::Page>(page);
                state.nav = page == 3 ? 2 : 1;
                (*harness)->driver().settle();
                const std::string failure = (*harness)->takeFailure();
                if (!failure.empty()) std::puts(failure.c_str());
                const std::string path = fmt::format("{}/{}-{}-{}.png", argv[1], kPages[page], theme == ThemeName::Light ? "light" : "dark", scale);
                if (auto written = (*harness)->screenshot(path); !written) {
                    std::puts(written.error().message.en.c_str());
                    return 1;
                }
            }
        }
    }
    return 0;
}
