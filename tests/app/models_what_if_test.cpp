#include "app/models/what_if_model.h"
#include "app/session_fixture.h"
#include "app/what_if_run.h"
#include "core/release/what_if.h"

#include <chrono>
#include <thread>

namespace trivsel::app {
namespace {

using core::Position;
using core::Rational;
using test::House;
using Kind = WhatIfTarget::Kind;

core::InstrumentPtr shippedForm() { return test::shippedCatalog()->instrument("trivsel-3-5"); }

/// Until the background has brought and counted everything.
void finish(WhatIfRun& run, Session& session, const WhatIfChoice& choice)
{
    for (int i = 0; i < 2000 && run.state() != WhatIfRun::State::Done; ++i) {
        session.poll();
        run.want(&session, choice);
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    ASSERT_EQ(run.state(), WhatIfRun::State::Done);
}

TEST(WhatIfTargets, OfTheShippedFormsTheSignsDecideAndTheAreasLimitsColourTheirArea)
{
    for (const auto& form : test::shippedCatalog()->instruments()) {
        const auto targets = whatIfTargets(*form, form->schemes[0]);
        ASSERT_EQ(targets.size(), 5U) << form->id;
        EXPECT_EQ(targets[0].kind, Kind::Signs);
        for (std::size_t i = 1; i < targets.size(); ++i) {
            EXPECT_EQ(targets[i].kind, Kind::Area);
            EXPECT_FALSE(targets[i].decidesPosition);
            EXPECT_FALSE(targets[i].title.empty());
        }
    }
}

TEST(WhatIfKnobs, LimitsMoveInStepsOfATwentiethAndStayInTheirOrder)
{
    const auto form = shippedForm();
    const auto targets = whatIfTargets(*form, form->schemes[0]);
    auto knobs = whatIfKnobs(*form, form->schemes[0], targets[1]);
    ASSERT_EQ(knobs.size(), 2U);
    EXPECT_EQ(knobs[0].step, Rational(1, 20));
    EXPECT_EQ(knobs[0].from, Position::Yellow);
    EXPECT_EQ(knobs[1].from, Position::Red);
    EXPECT_EQ(knobs[0].value(), Rational(2, 5));
    EXPECT_EQ(knobs[0].most, 40) << "2 is the most that a mean can be";
    moveKnob(knobs, 0, 9);
    EXPECT_EQ(knobs[0].value(), Rational(9, 20));
    EXPECT_TRUE(knobs[0].isMoved());
    moveKnob(knobs, 0, 30);
    EXPECT_EQ(knobs[0].value(), Rational(15, 20)) << "below the other limit";
    moveKnob(knobs, 1, -5);
    EXPECT_EQ(knobs[1].value(), Rational(16, 20));
    moveKnob(knobs, 0, 8);
    EXPECT_FALSE(knobs[0].isMoved());
}

TEST(WhatIfKnobs, NumbersOfSignsStandEachForItselfFromOneToAsManyAsThereAre)
{
    const auto form = shippedForm();
    auto knobs = whatIfKnobs(*form, form->schemes[0], {});
    ASSERT_EQ(knobs.size(), 5U);
    EXPECT_EQ(knobs[0].original, Rational(2)) << "two clear signs within the same area";
    EXPECT_EQ(knobs[0].most, 5);
    EXPECT_EQ(knobs[1].most, 20);
    EXPECT_FALSE(knobs[0].rule.empty());
    moveKnob(knobs, 0, 99);
    EXPECT_EQ(knobs[0].nearest(), 5);
    moveKnob(knobs, 0, 0);
    EXPECT_EQ(knobs[0].nearest(), 1);
}

TEST(WhatIfCount, ARatingWithTwoSignsInAnAreaIsYellowUntilThreeAreAskedFor)
{
    const auto form = shippedForm();
    WhatIfRatings ratings;
    ratings.rows.assign(form->items.size(), 0);
    ratings.rows[0] = ratings.rows[1] = 1;
    ratings.contexts.resize(1);
    const WhatIfCount count(*form, form->schemes[0], {}, ratings);
    auto knobs = whatIfKnobs(*form, form->schemes[0], {});
    WhatIfAnswer answer = count.answer(knobs);
    EXPECT_EQ(answer.before()[static_cast<std::size_t>(Position::Yellow)], 1);
    EXPECT_EQ(answer.changed(), 0);
    for (std::size_t i = 0; i < knobs.size(); ++i)
        if (knobs[i].from == Position::Yellow && knobs[i].original == Rational(2)) moveKnob(knobs, i, 3);
    answer = count.answer(knobs);
    EXPECT_EQ(answer.changed(), 1);
    EXPECT_EQ(answer.now()[static_cast<std::size_t>(Position::Green)], 1);
}

TEST(WhatIfCount, AnAreasOwnColourIsCountedWhereItsLimitsDecideNoPosition)
{
    const auto form = shippedForm();
    const auto target = whatIfTargets(*form, form->schemes[0])[1];
    WhatIfRatings ratings;
    ratings.rows.assign(form->items.size(), 0);
    ratings.rows[0] = ratings.rows[1] = 1; // 0.4 in the first area: yellow there
    ratings.contexts.resize(1);
    const WhatIfCount count(*form, form->schemes[0], target, ratings);
    auto knobs = whatIfKnobs(*form, form->schemes[0], target);
    EXPECT_EQ(count.answer(knobs).before()[static_cast<std::size_t>(Position::Yellow)], 1);
    moveKnob(knobs, 0, 9);
    const WhatIfAnswer answer = count.answer(knobs);
    EXPECT_EQ(answer.moves[static_cast<std::size_t>(Position::Yellow)][static_cast<std::size_t>(Position::Green)], 1);
}

TEST(WhatIfInvented, TheSameChildrenForEverybodyAndOfEveryPosition)
{
    const auto form = shippedForm();
    const WhatIfRatings ratings = inventedRatings(*form, 20'000);
    EXPECT_EQ(ratings.rows, inventedRatings(*form, 20'000).rows);
    const WhatIfCount count(*form, form->schemes[0], {}, ratings);
    const auto before = count.answer(whatIfKnobs(*form, form->schemes[0], {})).before();
    for (const Position position : {Position::Green, Position::Yellow, Position::Red})
        EXPECT_GT(before[static_cast<std::size_t>(position)], 500) << static_cast<int>(position);
    EXPECT_GT(before[static_cast<std::size_t>(Position::Green)], 10'000) << "most children are doing well";
}

class WhatIfHouse : public ::testing::Test {
protected:
    WhatIfHouse()
    {
        house.addPair(house.red);
        anna = house.child("Anna Dam", house.red);
        bent = house.child("Bent Dam", house.red);
        round = house.openRound(house.red);
        for (const ChildId child : {anna, bent}) house.bothRate(round, child, child == anna ? 1 : 0, child == anna ? Position::Yellow : Position::Green);
        house.as(House::kLeader);
    }
    void close()
    {
        for (const ChildId child : {anna, bent}) house.must(SetNoPosition{round, child, "syg"});
        house.must(CloseRound{round});
    }
    WhatIfChoice choice() const
    {
        const auto form = house.session->instrument(*house.session->world().roundChild(round, anna)->instrument);
        return {form, 0, {}, {round}};
    }
    House house;
    ChildId anna, bent;
    RoundId round;
};

TEST_F(WhatIfHouse, AnOpenRoundIsNotOfferedToAnybody)
{
    EXPECT_TRUE(whatIfModel(*house.session).scopes.empty());
    EXPECT_EQ(ratingsOf(*house.session, {round}, *choice().form).ratings, 0);
    close();
    const WhatIfModel model = whatIfModel(*house.session);
    ASSERT_EQ(model.scopes.size(), 2U);
    EXPECT_TRUE(model.scopes[0].isInstitution);
    EXPECT_EQ(model.scopes[1].name, "Rød stue");
    EXPECT_EQ(model.scopes[1].periods.front().rounds, std::vector<RoundId>{round});
}

TEST_F(WhatIfHouse, RatingsOfAClosedRoundAreFetchedAndCounted)
{
    close();
    house.reopen(); // closed rounds are not in memory from the start
    EXPECT_FALSE(house.session->hasRatings(round));
    WhatIfRun run;
    EXPECT_TRUE(run.want(house.session.get(), choice()));
    EXPECT_EQ(run.state(), WhatIfRun::State::Fetching);
    finish(run, *house.session, choice());
    EXPECT_EQ(run.ratings(), 4);
    EXPECT_EQ(run.children(), 2);
    EXPECT_FALSE(run.want(house.session.get(), choice())) << "counted once";
    const auto knobs = whatIfKnobs(*choice().form, choice().form->schemes[0], {});
    EXPECT_EQ(run.count()->answer(knobs).ratings(), 4);
}

TEST_F(WhatIfHouse, AChildTheReaderMayNotOpenIsNotCounted)
{
    close();
    house.must(BarAdult{anna, house.leader});
    WhatIfRun run;
    finish(run, *house.session, choice());
    EXPECT_EQ(run.ratings(), 2);
    EXPECT_EQ(run.children(), 1);
}

TEST_F(WhatIfHouse, OthersThanLeadersGetInventedChildrenOrNothing)
{
    close();
    house.adult("Kim", {house.red}, core::Role::Consultant);
    house.as("Kim");
    EXPECT_TRUE(whatIfModel(*house.session).mayRead);
    EXPECT_TRUE(whatIfModel(*house.session).scopes.empty());
    EXPECT_EQ(ratingsOf(*house.session, {round}, *choice().form).ratings, 0);
    house.as("Ane");
    EXPECT_FALSE(whatIfModel(*house.session).mayRead);
}

TEST_F(WhatIfHouse, LeavingWhileAMillionIsCountedDoesNotWaitForTheEnd)
{
    WhatIfRun run;
    WhatIfChoice invented = choice();
    invented.rounds.clear();
    EXPECT_TRUE(run.want(house.session.get(), invented));
    EXPECT_EQ(run.state(), WhatIfRun::State::Counting);
    EXPECT_EQ(run.count(), nullptr);
    run = {}; // returns: a test that hangs here would be killed
    EXPECT_EQ(run.state(), WhatIfRun::State::Nothing);
}

} // namespace
} // namespace trivsel::app
