#include "ui/screens/stage.h"

#include "definitions/catalog.h"
#include "ui/screens/what_if/what_if_screen.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

namespace trivsel::tests {
namespace {

using State = app::WhatIfRun::State;

const definitions::Catalog& catalog()
{
    static const auto loaded = definitions::Catalog::load(TRIVSEL_SOURCE_DIR "/data");
    return *loaded;
}

app::WhatIfModel modelOf(bool isLeader)
{
    app::WhatIfModel model;
    model.mayRead = true;
    model.isLeader = isLeader;
    for (const auto& form : catalog().instruments()) model.forms.push_back({form, 0, app::whatIfTargets(*form, form->schemes[0])});
    return model;
}

struct WhatIfPage {
    app::WhatIfModel model;
    ui::WhatIfView view;
    Stage stage;

    explicit WhatIfPage(app::WhatIfModel m, const StageOptions& options = {})
        : model(std::move(m)), stage(options, [this](ui::Frame& frame, ui::Outbox& out) {
              view.prepare(nullptr, model);
              ui::drawWhatIf(frame, model, view, out, positionWords());
          })
    {
        stage.title = "Hvad hvis grænsen flyttes?";
        stage.subtitle = {};
    }
    void finish()
    {
        for (int i = 0; i < 6000 && view.run.state() != State::Done; ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
            stage.headless().frame();
        }
        ASSERT_EQ(view.run.state(), State::Done);
        stage.user().settle();
    }
};

TEST(WhatIfScreen, CountsAMillionInventedChildrenAndSaysSo)
{
    WhatIfPage page(modelOf(false));
    page.stage.expect("Regner på vurderingerne ...");
    page.stage.expect("Her regnes på 1.000.000 vurderinger af opfundne børn.");
    page.finish();
    page.stage.expect("af 1.000.000 vurderinger ville foreslå en anden position (0,0 %)");
    page.stage.expect("Der gemmes ingen ændring.");
    page.stage.picture("what_if_start");
}

TEST(WhatIfScreen, ALimitMovesByArrowKeysAndTheAnswerFollows)
{
    WhatIfPage page(modelOf(false));
    page.finish();
    const std::string yellow = "Øget opmærksomhed: Mindst to tegn inden for samme område, begyndende eller tydelige";
    page.stage.click(yellow); // somewhere on the track
    page.stage.press("Home");
    EXPECT_GT(page.view.answer.moves[0][1], 100'000) << "one sign in an area would be enough";
    EXPECT_EQ(page.view.answer.moves[1][0], 0);
    page.stage.press("Right");
    EXPECT_EQ(page.view.answer.changed(), 0) << "as the form has it";
    page.stage.press("Right");
    EXPECT_GT(page.view.answer.moves[1][0], 10'000);
    EXPECT_EQ(page.view.answer.moves[0][1], 0);
    page.stage.picture("what_if_moved");
    page.stage.click("Som i skemaet");
    EXPECT_EQ(page.view.answer.changed(), 0);
    EXPECT_TRUE(page.stage.sent.empty()) << "nothing is saved";
}

TEST(WhatIfScreen, AnAreasLimitsMoveInTwentiethsAndThePageSaysWhatTheyDecide)
{
    WhatIfPage page(modelOf(true));
    page.finish();
    page.stage.click("Hvad flyttes?");
    page.stage.click("Grænserne for Social trivsel");
    page.finish();
    page.stage.expect("I dette skema afgør antallet af tegn positionen.");
    page.stage.click("Øget opmærksomhed fra");
    page.stage.press("Home");
    for (int i = 0; i < 9; ++i) page.stage.press("Right");
    page.stage.expect("0,45");
    page.stage.expect("ville få en anden farve i området");
    page.stage.picture("what_if_area");
}

TEST(WhatIfScreen, AFormWithoutAnythingToMoveSaysSoAndTheOthersStayOffered)
{
    app::WhatIfModel model = modelOf(false);
    model.forms.front().targets.clear();
    WhatIfPage page(model);
    page.stage.expect("Skemaet har ingen grænser at flytte");
    page.stage.expectSound();
}

TEST(WhatIfScreen, StandsEverySizeAndLanguage)
{
    int n = 0;
    for (const StageOptions& options : allStages()) {
        WhatIfPage page(modelOf(false), options);
        page.finish();
        page.stage.expectSound();
        page.stage.picture("what_if_size_" + std::to_string(n++));
    }
}

TEST(WhatIfScreen, IsNotForThoseWhoSeeNeitherChildrenOfAHouseNorFigures)
{
    WhatIfPage page(app::WhatIfModel{});
    page.stage.expect("Siden er for ledere og konsulenter");
}

} // namespace
} // namespace trivsel::tests
