#include "ui/screens/rating/rating_screen.h"

#include "ui/screens/round_models.h"
#include "ui/screens/stage.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace trivsel::tests {
namespace {

using core::Position;

/// The page over a model that follows what is sent, as a session would.
struct RatingPage {
    app::RatingModel model;
    ui::RatingView view;
    std::size_t applied = 0;
    Stage stage;

    explicit RatingPage(app::RatingModel m, const StageOptions& options = {})
        : model(std::move(m)), stage(options, [this](ui::Frame& frame, ui::Outbox& out) { draw(frame, out); })
    {}
    void draw(ui::Frame& frame, ui::Outbox& out)
    {
        for (; applied < stage.sent.size(); ++applied) follow(model, stage.sent[applied]);
        ui::drawRating(frame, model, view, out, positionWords());
    }
    void keys(const std::string& digits)
    {
        for (const char c : digits) stage.press(std::string(1, c));
    }
    template <class C> int count() const
    {
        return static_cast<int>(std::count_if(stage.sent.begin(), stage.sent.end(),
                                              [](const auto& c) { return std::holds_alternative<C>(c); }));
    }
};

TEST(RatingScreen, IsSoundAtEverySizeInEveryState)
{
    app::RatingModel noForm = astaRating(0);
    noForm.hasForm = false;
    noForm.areas.clear();
    app::RatingModel readOnly = astaRating(9);
    readOnly.mayEdit = false;
    app::RatingModel chosen = astaDone();
    chosen.own = Position::Yellow;
    chosen.isReadyForTeam = true;
    for (const StageOptions& options : allStages()) {
        for (const app::RatingModel& model :
             {astaRating(0), astaRating(3), astaRating(24), astaDone(), chosen, noForm, readOnly})
            RatingPage(model, options).stage.expectSound();
        for (const std::string& name : {hugeName(), hashName(), rtlName()}) {
            RatingPage(hostile(astaRating(5), name), options).stage.expectSound();
            RatingPage page(hostile(astaDone(), name), options);
            page.view.isWhyOpen = page.view.showsAnswers = true;
            page.stage.expectSound();
        }
    }
}

TEST(RatingScreen, AChildIsRatedWithOneKeyForEachIndicatorAndThreeMore)
{
    RatingPage page(astaRating(0));
    page.keys("121211111111111111111111");
    EXPECT_EQ(page.count<app::SetAnswer>(), 24);
    EXPECT_EQ(page.model.decided, 24);
    page.stage.press("Enter");
    EXPECT_EQ(page.count<app::FinishRating>(), 1);
    page.stage.press("2");
    EXPECT_EQ(page.model.own, Position::Yellow);
    page.stage.press("Enter");
    ASSERT_TRUE(page.stage.wentTo);
    EXPECT_EQ(page.stage.wentTo->child, ChildId{105});
}

TEST(RatingScreen, QuickKeysBeforeTheModelFollowsLoseNothing)
{
    // A model that never changes: the session has not answered yet.
    const app::RatingModel still = astaRating(0);
    ui::RatingView view;
    Stage stage({},
                [&](ui::Frame& frame, ui::Outbox& out) { ui::drawRating(frame, still, view, out, positionWords()); });
    for (const char* key : {"1", "2", "3"}) ASSERT_TRUE(stage.user().press(key));
    stage.user().settle();
    ASSERT_GE(stage.sent.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(std::get<app::SetAnswer>(stage.sent[i]).item, i);
}

TEST(RatingScreen, ADigitWithoutAnOptionChoosesNothing)
{
    RatingPage page(astaRating(0));
    page.keys("789");
    EXPECT_TRUE(page.stage.sent.empty());
    page.keys("0");
    ASSERT_NE(page.stage.last<app::SetAnswer>(), nullptr);
    EXPECT_EQ(page.stage.last<app::SetAnswer>()->answer.kind, core::Answer::Kind::NotSeen);
}

TEST(RatingScreen, ReviewIsStoredAsJustThatAndGoesOnToTheNextArea)
{
    RatingPage page(astaRating(0));
    page.stage.press("G");
    ASSERT_NE(page.stage.last<app::ReviewArea>(), nullptr);
    EXPECT_EQ(page.stage.last<app::ReviewArea>()->area, page.model.areas[0].id);
    EXPECT_EQ(page.count<app::SetAnswer>(), 0);
    EXPECT_EQ(page.view.area, 1U);
    page.stage.press("Ctrl+Left");
    page.stage.press("G");
    EXPECT_FALSE(page.stage.last<app::ReviewArea>()->reviewed);
}

TEST(RatingScreen, TheLearningEnvironmentCannotBeReviewed)
{
    RatingPage page(astaRating(20));
    EXPECT_EQ(page.view.area, 4U);
    page.stage.press("G");
    EXPECT_TRUE(page.stage.sent.empty());
}

TEST(RatingScreen, ArrowsMoveBetweenIndicatorsAndACorrectionStaysInItsArea)
{
    RatingPage page(astaRating(7));
    EXPECT_EQ(page.view.area, 1U);
    EXPECT_EQ(page.view.item, 2U);
    page.stage.press("Up");
    EXPECT_EQ(page.view.item, 1U);
    page.stage.press("3");
    EXPECT_EQ(page.stage.last<app::SetAnswer>()->item, 6U);
    EXPECT_EQ(page.view.area, 1U);
    EXPECT_EQ(page.view.item, 2U);
    page.stage.press("Ctrl+Left");
    page.stage.press("1");
    EXPECT_EQ(page.view.area, 0U) << "changing an answer of a full area does not throw one out of it";
}

TEST(RatingScreen, NothingIsSuggestedBeforeDoneAndNothingPreselectedAfter)
{
    RatingPage page(astaRating(23));
    page.stage.expectGone("Programmets forslag\"");
    page.keys("1");
    page.stage.expectGone("Hvorfor?");
    page.stage.press("Enter");
    page.stage.expect("Hvilken position vælger du?");
    page.stage.expect("Mindst to tegn inden for samme område");
    EXPECT_FALSE(page.model.own);
    const auto& log = page.stage.headless().log();
    for (std::size_t i = 0; i < log.size(); ++i) EXPECT_NE(log.at(i).value, "chosen") << log.at(i).label;
}

TEST(RatingScreen, ACommentIsWrittenAtItsIndicatorAndDigitsInItAreWords)
{
    RatingPage page(astaRating(1));
    page.stage.press("K");
    page.stage.type("Kom 3 gange");
    EXPECT_EQ(page.count<app::SetAnswer>(), 0);
    page.stage.press("Ctrl+Enter");
    ASSERT_NE(page.stage.last<app::SetComment>(), nullptr);
    EXPECT_EQ(page.stage.last<app::SetComment>()->text, "Kom 3 gange");
    EXPECT_EQ(page.stage.last<app::SetComment>()->item, page.model.areas[0].items[1].id);
    page.stage.press("1");
    EXPECT_EQ(page.stage.last<app::SetAnswer>()->item, 1U);
}

TEST(RatingScreen, TypedWordsAreSentWhenTheScreenIsLeft)
{
    RatingPage page(astaRating(1));
    page.stage.press("K");
    page.stage.type("Ny tanke");
    ui::Outbox out;
    ui::commitRating(page.model, page.view, out);
    const auto commands = out.takeCommands();
    ASSERT_EQ(commands.size(), 1U);
    EXPECT_EQ(std::get<app::SetComment>(commands[0].first).text, "Ny tanke");
    ui::commitRating(page.model, page.view, out);
    EXPECT_TRUE(out.takeCommands().empty()) << "sent once";
}

TEST(RatingScreen, TypedWordsAreSentWhenTheFieldIsLeft)
{
    RatingPage page(astaRating(1));
    page.stage.press("K");
    page.stage.type("Leger helst alene ");
    EXPECT_EQ(page.count<app::SetComment>(), 0);
    page.stage.press("Tab");
    EXPECT_EQ(page.count<app::SetComment>(), 1);
    ui::Outbox out;
    ui::commitRating(page.model, page.view, out);
    EXPECT_TRUE(out.takeCommands().empty()) << "sent once";
}

TEST(RatingScreen, WhenNoChildIsLeftToRateItSaysSo)
{
    app::RatingModel m = astaDone();
    m.own = Position::Yellow;
    m.nextToRate = {};
    RatingPage page(m); // there is a next child in the grid, rated already
    page.stage.expect("Du mangler ikke at vurdere flere børn i runden.");
    page.stage.expectGone("Næste barn");
    page.stage.click("Til runden");
    ASSERT_TRUE(page.stage.wentTo);
    EXPECT_EQ(page.stage.wentTo->screen, app::Screen::Round);
}

TEST(RatingScreen, AClickAnswersAndMakesTheNextIndicatorCurrent)
{
    RatingPage page(astaRating(0));
    page.stage.click("Begyndende tegn", 2);
    EXPECT_EQ(page.stage.last<app::SetAnswer>()->item, 1U);
    EXPECT_EQ(page.view.item, 2U);
}

TEST(RatingScreen, AChildWithoutAFormGetsAPlainSentenceAndTheWayOn)
{
    app::RatingModel m = astaRating(0);
    m.hasForm = false;
    m.areas.clear();
    RatingPage page(m);
    page.stage.expect("Der er ikke noget skema til denne alder");
    page.stage.press("Enter");
    ASSERT_TRUE(page.stage.wentTo);
    EXPECT_EQ(page.stage.wentTo->child, ChildId{105});
}

TEST(RatingScreen, Pictures)
{
    int n = 0;
    for (const StageOptions& options : allStages()) {
        const std::string size = std::to_string(n++);
        RatingPage open(astaRating(3), options);
        open.stage.picture("rating-open-" + size);
        RatingPage commented(astaRating(9), options);
        commented.stage.press("K");
        commented.stage.type("Går tit fra legen, når vi er mange");
        commented.stage.picture("rating-comment-" + size);
        RatingPage full(astaRating(24), options);
        full.stage.picture("rating-full-" + size);
        RatingPage done(astaDone(), options);
        done.stage.picture("rating-done-" + size);
        done.stage.press("2");
        done.view.isWhyOpen = done.view.showsAnswers = true;
        done.stage.picture("rating-why-" + size);
    }
}

} // namespace
} // namespace trivsel::tests
