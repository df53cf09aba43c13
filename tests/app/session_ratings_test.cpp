#include "app/session_fixture.h"

namespace trivsel::app {
namespace {

using test::day;
using test::House;

class Ratings : public ::testing::Test {
protected:
    Ratings()
    {
        child = house.child("Anna", house.red);
        round = house.openRound(house.red);
        house.addPair(house.red);
        house.as("Ane");
    }
    SetAnswer answer(std::size_t item, std::uint8_t option) const { return {round, child, item, {core::Answer::Kind::Option, option}}; }
    const core::Rating* mine() const { return house.session->world().rating(round, child, house.session->user().id); }

    House house;
    ChildId child;
    RoundId round;
};

TEST_F(Ratings, BelongToTheAdultWhoMadeThemAndNeverTouchAnothers)
{
    house.must(answer(0, 2));
    house.as("Bo");
    EXPECT_EQ(mine(), nullptr) << "nothing is carried over from a colleague";
    house.must(answer(0, 0));
    house.must(SetComment{round, child, "", "leger gerne i puderummet"});
    const auto& world = house.session->world();
    EXPECT_EQ(world.rating(round, child, house.ane)->answers[0].option, 2);
    EXPECT_TRUE(world.rating(round, child, house.ane)->comments.empty());
    EXPECT_EQ(world.rating(round, child, house.bo)->answers[0].option, 0);
    EXPECT_EQ(world.ratingsOf(round, child).size(), 2U);
}

TEST_F(Ratings, TellNothingOfOthersInWhatIsAllowedBeforeOneIsDone)
{
    // The same commands get the same answers whether or not a colleague has rated.
    const std::vector<Command> commands{answer(0, 1), FinishRating{round, child}, SetOwnPosition{round, child, core::Position::Red}, Undo{round, child}};
    std::vector<bool> alone;
    for (const Command& c : commands) alone.push_back(house.session->allowed(c).has_value());
    house.as("Bo");
    house.rate(round, child, 2, core::Position::Red);
    house.as("Ane");
    for (std::size_t i = 0; i < commands.size(); ++i) EXPECT_EQ(house.session->allowed(commands[i]).has_value(), alone[i]) << i;
    EXPECT_FALSE(house.session->canUndo(round, child));
}

TEST_F(Ratings, AreMadeByAdultsOfTheUnitOnly)
{
    house.as(House::kLeader);
    EXPECT_EQ(house.mustNot(answer(0, 0)).code, ErrorCode::NoRight);
    house.adult("Cia", {house.blue});
    house.as("Cia");
    EXPECT_EQ(house.mustNot(answer(0, 0)).code, ErrorCode::NoRight);
}

TEST_F(Ratings, RefuseAnswersThatTheFormDoesNotHave)
{
    house.mustNot(answer(999, 0));
    house.mustNot(answer(0, 99));
    house.mustNot(ReviewArea{round, child, "findes-ikke"});
    house.mustNot(SetComment{round, child, "findes-ikke", "hej"});
    EXPECT_EQ(mine(), nullptr);
}

TEST_F(Ratings, AreCompleteOnlyWhenEveryStatementIsDecided)
{
    const core::Instrument& form = house.form(round, child);
    for (std::size_t item = 1; item < form.items.size(); ++item) house.must(SetAnswer{round, child, item, {core::Answer::Kind::NotSeen, 0}});
    EXPECT_NE(house.mustNot(FinishRating{round, child}).message.da.find("1 udsagn"), std::string::npos);
    house.must(answer(0, 0));
    house.must(FinishRating{round, child});
    EXPECT_TRUE(mine()->doneAt.has_value());
}

TEST_F(Ratings, CountAReviewedAreaAsDecidedAndKeepItAsJustThat)
{
    const core::Instrument& form = house.form(round, child);
    for (const core::Area& area : form.areas)
        if (area.counts) house.must(ReviewArea{round, child, area.id});
    house.mustNot(FinishRating{round, child}); // the learning environment is part of the form
    for (std::size_t item = 0; item < form.items.size(); ++item)
        if (!form.areas[form.items[item].area].counts) house.must(answer(item, 0));
    house.must(FinishRating{round, child});
    EXPECT_EQ(mine()->reviewed.size(), 4U);
    EXPECT_EQ(mine()->answers[0].kind, core::Answer::Kind::None) << "reviewed is not answered";
}

TEST_F(Ratings, DoNotReviewAwayAnAreaThatAsksForNoSigns)
{
    house.mustNot(ReviewArea{round, child, "laeringsmiljoe"});
}

TEST_F(Ratings, AreLockedWhenDone)
{
    house.answerAll(round, child, 0);
    house.mustNot(SetOwnPosition{round, child, core::Position::Green});
    house.must(FinishRating{round, child});
    house.mustNot(answer(0, 1));
    house.mustNot(SetComment{round, child, "", "for sent"});
    house.mustNot(ReviewArea{round, child, "social"});
    house.mustNot(Undo{round, child});
    house.mustNot(FinishRating{round, child});
    EXPECT_FALSE(house.session->canUndo(round, child));
}

TEST_F(Ratings, LetOnesOwnPositionChangeUntilTheTeamAgrees)
{
    house.rate(round, child, 0, core::Position::Green);
    house.must(SetOwnPosition{round, child, core::Position::Yellow});
    EXPECT_EQ(mine()->ownPosition, core::Position::Yellow);
    house.as("Bo");
    house.rate(round, child, 0, core::Position::Yellow);
    house.must(AgreePosition{.round = round, .child = child, .position = core::Position::Yellow});
    house.mustNot(SetOwnPosition{round, child, core::Position::Green});
}

TEST_F(Ratings, AreNotBegunAfterTheTeamHasAgreed)
{
    house.bothRate(round, child, 0, core::Position::Green);
    house.must(AgreePosition{.round = round, .child = child, .position = core::Position::Green});
    house.as(House::kLeader);
    house.adult("Cia", {house.red});
    house.as("Cia");
    house.mustNot(answer(0, 0));
}

TEST_F(Ratings, RefuseAnswersInAClosedRoundAndForAChildThatLeft)
{
    house.as(House::kLeader);
    house.must(ChildLeaves{child, day(2026, 9, 10)});
    house.clock.goTo(day(2026, 9, 11));
    house.must(UpdateRoundChildren{round});
    house.as("Ane");
    house.mustNot(answer(0, 0));
    house.must(CloseRound{round});
    house.mustNot(answer(0, 0));
}

TEST_F(Ratings, DoNothingWhenTheSameAnswerIsGivenAgain)
{
    house.must(answer(0, 1));
    const auto version = house.session->version();
    house.must(answer(0, 1));
    EXPECT_EQ(house.session->version(), version);
    house.must(Undo{round, child});
    EXPECT_FALSE(house.session->canUndo(round, child)) << "one answer, one step";
}

// --- undo -----------------------------------------------------------------------------------------------------------

TEST_F(Ratings, AreUndoneAndRedoneStepByStep)
{
    house.must(answer(0, 1));
    house.must(answer(1, 2));
    house.must(ReviewArea{round, child, "social"});
    house.must(Undo{round, child});
    EXPECT_TRUE(mine()->reviewed.empty());
    house.must(Undo{round, child});
    EXPECT_EQ(mine()->answers[1].kind, core::Answer::Kind::None);
    EXPECT_EQ(mine()->answers[0].option, 1);
    house.must(Redo{round, child});
    EXPECT_EQ(mine()->answers[1].option, 2);
    house.must(Undo{round, child});
    house.must(Undo{round, child});
    EXPECT_EQ(mine()->answers[0].kind, core::Answer::Kind::None);
    house.mustNot(Undo{round, child});
    house.must(Redo{round, child});
    house.must(answer(3, 0)); // a new edit forgets what could be redone
    house.mustNot(Redo{round, child});
    EXPECT_EQ(mine()->answers[0].option, 1);
}

TEST_F(Ratings, MergeTheCommitsOfOneCommentIntoOneStep)
{
    house.must(answer(0, 1));
    house.must(SetComment{round, child, "", "leger"});
    house.clock.pass(std::chrono::seconds(2));
    house.must(SetComment{round, child, "", "leger gerne"});
    house.clock.pass(std::chrono::seconds(2));
    house.must(SetComment{round, child, "", "leger gerne med to andre"});
    house.must(Undo{round, child});
    EXPECT_TRUE(mine()->comments.empty());
    house.must(Redo{round, child});
    ASSERT_EQ(mine()->comments.size(), 1U);
    EXPECT_EQ(mine()->comments[0].text, "leger gerne med to andre");
}

TEST_F(Ratings, KeepCommentsOfOtherItemsAndLaterEditsApart)
{
    const std::string item = house.form(round, child).items[0].id;
    house.must(SetComment{round, child, item, "først"});
    house.must(SetComment{round, child, "", "andet felt"});
    house.must(SetComment{round, child, item, "først igen"});
    house.must(Undo{round, child});
    EXPECT_EQ(mine()->comments[0].text, "først");
    EXPECT_EQ(mine()->comments.size(), 2U);
    house.must(Redo{round, child});
    house.clock.pass(std::chrono::minutes(5));
    house.must(SetComment{round, child, item, "meget senere"});
    house.must(Undo{round, child});
    EXPECT_EQ(mine()->comments[0].text, "først igen");
}

TEST_F(Ratings, RemoveACommentThatIsEmptied)
{
    house.must(SetComment{round, child, "", "noget"});
    house.must(SetComment{round, child, "", "   "});
    EXPECT_TRUE(mine()->comments.empty());
}

TEST_F(Ratings, AreUndoneAtMostTwoHundredSteps)
{
    for (int i = 0; i < 230; ++i) house.must(answer(0, static_cast<std::uint8_t>(i % 2)));
    int steps = 0;
    while (house.session->canUndo(round, child)) {
        house.must(Undo{round, child});
        ++steps;
    }
    EXPECT_EQ(steps, 200);
}

TEST_F(Ratings, ForgetUndoWhenAnotherAdultGoesOn)
{
    house.must(answer(0, 1));
    house.as("Bo");
    EXPECT_FALSE(house.session->canUndo(round, child));
    house.mustNot(Undo{round, child});
    house.as("Ane");
    EXPECT_EQ(mine()->answers[0].option, 1);
}

} // namespace
} // namespace trivsel::app
