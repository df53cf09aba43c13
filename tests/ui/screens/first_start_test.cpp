#include "ui/screens/stage.h"

#include "ui/screens/first_start/first_start_screen.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace trivsel::tests {
namespace {

/// The pages of the first start over an application without a store. Nothing is made here: see WholeRound for that.
struct FirstStartPage {
    std::unique_ptr<app::Application> application;
    ui::FirstStartView view;
    std::unique_ptr<Stage> stage;

    explicit FirstStartPage(StageOptions options = {})
    {
        options.hasShell = false;
        app::Application::Environment environment;
        environment.dataDir = std::filesystem::path(TRIVSEL_SOURCE_DIR) / "data";
        application = std::move(*app::Application::start(environment));
        stage = std::make_unique<Stage>(
            options, [this](ui::Frame& frame, ui::Outbox& out) { ui::drawFirstStart(frame, *application, view, out); });
    }
};

void fill(ui::FirstStartView& view, const std::string& words)
{
    view.institution.set(words);
    view.units.resize(3);
    for (auto& unit : view.units) unit.set(words);
    view.adults.resize(3);
    for (auto& adult : view.adults) {
        adult.name.set(words);
        adult.passphrase.set(words);
    }
}

TEST(FirstStart, EveryPageIsSoundAtEverySizeEmptyAndWithTooMuch)
{
    using Page = ui::FirstStartView::Page;
    for (const StageOptions& options : allStages())
        for (const Page at : {Page::Welcome, Page::Institution, Page::Units, Page::Adults, Page::Place}) {
            FirstStartPage page(options);
            page.view.goTo(at);
            page.stage->expectSound();
            fill(page.view, hugeName());
            page.stage->expectSound();
            fill(page.view, hashName() + rtlName());
            page.stage->expectSound();
        }
}

TEST(FirstStart, APageIsLeftOnlyWithWhatItNeedsAndSaysWhatIsMissing)
{
    FirstStartPage page;
    page.stage->click("Kom i gang med jeres egen institution");
    page.stage->press("Enter");
    page.stage->expect("Skriv institutionens eller skolens navn.");
    page.stage->type("Strandhuset");
    page.stage->press("Enter");
    page.stage->click("Videre");
    page.stage->expect("Skriv mindst én stue, klasse eller gruppe.");
    page.stage->type("Blå stue");
    page.stage->click("Videre");
    page.stage->type("Karin Lund");
    page.stage->click("Adgangssætning");
    page.stage->type("kort");
    page.stage->expect("Mangler 8 tegn.");
    page.stage->click("Videre");
    page.stage->expect("Adgangssætningen til Karin Lund skal være på mindst 12 tegn.");
    page.stage->picture("first-start-adults");
}

TEST(FirstStart, ARemovedGroupIsTakenFromTheAdultsToo)
{
    FirstStartPage page;
    fill(page.view, "Stue");
    page.view.adults[0].units = {0, 2};
    page.view.goTo(ui::FirstStartView::Page::Units);
    page.stage->click("Fjern gruppe 1");
    EXPECT_EQ(page.view.adults[0].units, (std::vector<int>{1}));
}

TEST(FirstStart, WhatWasTypedSurvivesGoingBack)
{
    FirstStartPage page;
    page.stage->click("Kom i gang med jeres egen institution");
    page.stage->type("Strandhuset");
    page.stage->click("Videre");
    page.stage->click("Tilbage");
    page.stage->expect("Strandhuset");
}

TEST(FirstStart, Pictures)
{
    FirstStartPage zoomed({.width = 1280, .height = 720, .scale = 2});
    zoomed.stage->picture("first-start-zoom200");
    zoomed.view.goTo(ui::FirstStartView::Page::Adults);
    zoomed.stage->picture("first-start-adults-zoom200");
    FirstStartPage({.width = 2560, .height = 1440, .scale = 2, .theme = ui::ThemeName::Dark})
        .stage->picture("first-start-dark");
}

} // namespace
} // namespace trivsel::tests
