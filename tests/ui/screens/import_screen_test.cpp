#include "app/session_fixture.h"
#include "ui/screens/stage.h"

#include "ui/screens/import/import_screen.h"

#include <gtest/gtest.h>

namespace trivsel::tests {
namespace {

struct ImportPage {
    test::House house;
    ui::ImportView view;
    std::unique_ptr<Stage> stage;

    explicit ImportPage(const std::string& roster = {}, const StageOptions& options = {})
    {
        if (!roster.empty()) {
            view.chooseFile("/tmp/gruppen.csv");
            view.isRead = true;
            view.request = {"gruppen.csv", roster, {}};
            view.preview = app::previewImport(*house.session, view.request, std::nullopt, nullptr);
            view.fault = view.preview.fault;
        }
        stage = std::make_unique<Stage>(
            options, [this](ui::Frame& frame, ui::Outbox& out) { ui::drawImport(frame, *house.session, view, out); });
        stage->title = "Hent børn fra en liste";
        stage->subtitle = {};
    }
};

constexpr const char* kGood =
    "stue,navn,fødselsdato,køn,id\nRød stue,Asta Prøve,2022-06-14,pige,1\nRød stue,Bo Prøve,2022-03-02,dreng,2\n";
constexpr const char* kFaulty =
    "stue,navn,fødselsdato,køn,id\nRød stue,Asta Prøve,2022-06-14,pige,1\nRød stue,Bo Prøve,32-13-2022,dreng,2\n";

TEST(ImportScreen, IsSoundAtEverySizeBeforeAndAfterAFile)
{
    std::string hostile = "stue,navn,fødselsdato,køn,id\n";
    for (const std::string& name : {hugeName(), hashName(), rtlName()})
        hostile += "Rød stue,\"" + name + "\",2022-06-14,pige,\n";
    for (const StageOptions& options : allStages())
        for (const std::string& roster :
             {std::string(), std::string(kGood), std::string(kFaulty), hostile, std::string("PK\x03\x04")})
            ImportPage(roster, options).stage->expectSound();
}

TEST(ImportScreen, ShowsTheDifferenceBeforeAnythingIsDone)
{
    ImportPage page(kGood);
    page.stage->expect("2 nye");
    page.stage->expect("Asta Prøve");
    page.stage->picture("import");
    page.stage->click("Hent børnene");
    const auto* import = page.stage->last<app::ImportRoster>();
    ASSERT_NE(import, nullptr);
    EXPECT_EQ(import->bytes, kGood);
    EXPECT_FALSE(import->acceptRefused);
    page.stage->expect("Børnene er hentet");
}

TEST(ImportScreen, ARefusedRowIsToldInFullAndHoldsEverythingUntilItIsAccepted)
{
    ImportPage page(kFaulty);
    page.stage->expect("De her rækker kan ikke hentes");
    page.stage->expect("Række 3, kolonne 3:");
    page.stage->picture("import-refused");
    EXPECT_FALSE(page.stage->user().click("Hent børnene"));
    page.stage->click("Hent resten uden den afviste række");
    page.stage->click("Hent børnene");
    const auto* import = page.stage->last<app::ImportRoster>();
    ASSERT_NE(import, nullptr);
    EXPECT_TRUE(import->acceptRefused);
}

TEST(ImportScreen, Pictures)
{
    ImportPage(kFaulty, {.width = 1280, .height = 720, .scale = 2}).stage->picture("import-zoom200");
    ImportPage({}, {.theme = ui::ThemeName::Dark}).stage->picture("import-choose-dark");
}

} // namespace
} // namespace trivsel::tests
