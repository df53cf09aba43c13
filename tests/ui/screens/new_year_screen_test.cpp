#include "app/session_fixture.h"
#include "ui/screens/new_year/new_year_screen.h"
#include "ui/screens/stage.h"

#include <gtest/gtest.h>

namespace trivsel::tests {
namespace {

using test::day;
using What = app::RollOverYear::Class::What;

struct NewYearPage {
    test::House house{day(2026, 8, 3)};
    app::YearModel model;
    ui::NewYearView view;
    std::unique_ptr<Stage> stage;

    explicit NewYearPage(const StageOptions& options = {}, const std::string& third = "9.a")
    {
        const UnitId school = house.unit("Bakkeskolen", house.root, core::UnitKind::Institution, core::Setting::School);
        const UnitId first = house.unit("3.a", school, core::UnitKind::Unit, core::Setting::School);
        house.unit("3.b", school, core::UnitKind::Unit, core::Setting::School);
        house.unit(third, school, core::UnitKind::Unit, core::Setting::School);
        house.adult("Lis Lærer", {first}, core::Role::Teacher);
        house.child("Asta Prøve", first, day(2017, 3, 2));
        model = app::yearModel(*house.session, school);
        view.institution = school;
        stage = std::make_unique<Stage>(options, [this](ui::Frame& frame, ui::Outbox& out) { ui::drawNewYear(frame, model, view, out); });
        stage->title = "Nyt skoleår";
        stage->subtitle = {};
    }
};

TEST(NewYearScreen, IsSoundAtEverySize)
{
    for (const StageOptions& options : allStages())
        for (const std::string& name : {std::string("9.a"), hugeName(), hashName(), rtlName()}) NewYearPage(options, name).stage->expectSound();
}

TEST(NewYearScreen, TheProposalIsChangedAndSentAsOneStep)
{
    NewYearPage page;
    page.stage->expect("3.a");
    page.stage->picture("new-year");
    page.stage->click("Ryk skoleåret op");
    const auto* roll = page.stage->last<app::RollOverYear>();
    ASSERT_NE(roll, nullptr);
    ASSERT_EQ(roll->classes.size(), 3U);
    EXPECT_EQ(roll->classes[0].name, "4.a");
    EXPECT_EQ(roll->classes[0].adults.size(), 1U);
    EXPECT_EQ(roll->classes[2].what, What::Leaves);
    page.stage->expect("Skoleåret er rykket op");
}

TEST(NewYearScreen, BeforeTheFirstDayThePlanIsSavedAndCanBeDiscarded)
{
    NewYearPage page;
    page.model.today = day(2026, 6, 20);
    page.stage->expect("Klassernes navne gælder, så snart de skiftes, så der rykkes først op på dagen. Gem planen nu; så ligger den klar her.");
    EXPECT_FALSE(page.stage->user().click("Ryk skoleåret op"));
    page.stage->picture("new-year-ahead");
    page.stage->click("Gem planen");
    const auto* kept = page.stage->last<app::RollOverYear>();
    ASSERT_NE(kept, nullptr);
    EXPECT_EQ(kept->firstDay, day(2026, 8, 1));
    page.stage->expect("Planen er gemt");
    page.stage->expect("Intet er ændret endnu. Åbn siden 1. august 2026 eller senere, og ryk klasserne op; planen ligger her.");
    page.model.isSaved = true;
    page.stage->click("Se planen");
    page.stage->expect("Der ligger en gemt plan for skoleåret fra 1. august 2026. Du kan rette den indtil da.");
    page.stage->click("Kassér den gemte plan");
    EXPECT_TRUE(page.stage->last<app::RollOverYear>()->classes.empty());
}

TEST(NewYearScreen, Pictures)
{
    NewYearPage({.width = 1280, .height = 720, .scale = 2}).stage->picture("new-year-zoom200");
}

} // namespace
} // namespace trivsel::tests
