#include "app/closing/make_closing.h"
#include "app/models/overview_model.h"
#include "app/session_fixture.h"
#include "core/release/told.h"
#include "exchange/figures_file.h"

#include <gmock/gmock.h>

/// From closed rounds to figures: once per period, the same for everyone, nobody to be found in them.
namespace trivsel::app {
namespace {

using core::Position;
using test::House;

/// Two rooms of twelve children; every third child of a round is in yellow, one in red.
class Closings : public testing::Test {
protected:
    void SetUp() override
    {
        for (int i = 0; i < 12; ++i) {
            reds.push_back(house.child("Rød Barn " + std::to_string(i), house.red));
            blues.push_back(house.child("Blå Barn " + std::to_string(i), house.blue));
        }
        mette = house.adult("Mette", {house.red, house.blue});
        house.must(ChangeSetting{"ratersPerChild", "1"});
    }

    RoundId playRound(UnitId unit, const std::vector<ChildId>& children)
    {
        const RoundId round = house.openRound(unit);
        for (std::size_t i = 0; i < children.size(); ++i) {
            const Position position = i == 0 ? Position::Red : i % 3 == 0 ? Position::Yellow : Position::Green;
            house.as("Mette");
            house.rate(round, children[i], static_cast<std::uint8_t>(i % 3), position);
            house.must(AgreePosition{round, children[i], position, "", {}, "Mindre grupper", ""});
        }
        house.must(CloseRound{round});
        house.as(House::kLeader);
        return round;
    }
    ClosePeriod closeOf(RoundId id) const
    {
        const core::Round& round = *house.session->world().round(id);
        return {house.house, round.title, round.windowFrom, round.windowTo};
    }
    const core::release::Figures& last() const { return house.session->world().closings.all().back()->figures; }

    House house;
    std::vector<ChildId> reds, blues;
    UserId mette;
};

TEST_F(Closings, ThePeriodsFiguresAreMadeOnceAndAreThereAfterReopening)
{
    const RoundId first = playRound(house.red, reds);
    playRound(house.blue, blues);
    house.must(closeOf(first));
    house.mustNot(closeOf(first));
    const core::release::Figures made = last();
    EXPECT_EQ(made.institution, "Strandhuset");
    EXPECT_EQ(made.children, 24);
    EXPECT_EQ(made.withPosition, 24);
    const auto told = core::release::tell(made, {}, core::release::kPosition);
    ASSERT_TRUE(told.isTold());
    EXPECT_EQ(told.n, (core::release::Band{24, 24}));
    EXPECT_EQ(told.counts[static_cast<std::size_t>(Position::Red)], (core::release::Band{2, 2}));

    house.reopen();
    EXPECT_EQ(last(), made);
    EXPECT_EQ(house.session->world().closings.all().back()->members.size(), 24U);
}

TEST_F(Closings, NoPeriodWithoutAClosedRound)
{
    const RoundId round = house.openRound(house.red);
    house.mustNot(closeOf(round));
    EXPECT_TRUE(house.session->world().closings.all().empty());
}

TEST_F(Closings, ARoundThatIsNotClosedIsLeftOutAndNamed)
{
    const RoundId first = playRound(house.red, reds);
    house.openRound(house.blue);
    house.must(closeOf(first));
    EXPECT_EQ(last().children, 12);
    EXPECT_THAT(last().unitsLeftOut, testing::ElementsAre("Blå stue"));
}

TEST_F(Closings, APeriodIsDueWhenEveryUnitHasClosedOrTheWindowIsOver)
{
    const auto period = [&] { return periodsOf(house.session->world(), house.house, house.session->today()).back(); };
    const RoundId first = playRound(house.red, reds);
    EXPECT_FALSE(isDue(period(), house.session->today())); // the blue room has not rated yet
    EXPECT_TRUE(isDue(period(), house.session->world().round(first)->windowTo.plusDays(1)));
    playRound(house.blue, blues);
    EXPECT_TRUE(isDue(period(), house.session->today()));
    house.must(closeOf(first));
    EXPECT_FALSE(isDue(period(), house.session->today()));
}

TEST_F(Closings, AChildThatComesOrGoesIsNotGivenAwayByTheNextPeriod)
{
    const RoundId first = playRound(house.red, reds);
    playRound(house.blue, blues);
    house.must(closeOf(first));
    house.clock.goTo(test::day(2027, 3, 10));
    house.must(ChildLeaves{reds.back(), test::day(2027, 1, 31)});
    reds.pop_back();
    const RoundId second = playRound(house.red, reds);
    playRound(house.blue, blues);
    house.must(closeOf(second));
    // 24 then, 23 now: the two together would tell of the one who left.
    EXPECT_FALSE(core::release::tell(last(), {}, core::release::kPosition).isTold());
    EXPECT_EQ(last().children, 23);
}

TEST_F(Closings, OnlyALeaderMakesThemAndAPedagogueDoesNotSeeThem)
{
    const RoundId first = playRound(house.red, reds);
    const ClosePeriod close = closeOf(first);
    house.as("Mette");
    EXPECT_FALSE(house.session->apply(close).has_value());
    EXPECT_FALSE(house.session->apply(ReadFigures{}).has_value());
}

TEST_F(Closings, FiguresOfAnotherStoreAreTakenInOnceAndNotFromAnotherKey)
{
    core::release::Figures figures;
    const RoundId first = playRound(house.red, reds);
    playRound(house.blue, blues);
    house.must(closeOf(first));
    figures = last();
    figures.plan.footprints.clear();
    figures.store = std::string(32, 'a');
    figures.institution = "Skovhuset";
    exchange::FiguresKey secret{}, other{};
    other[0] = 1;
    house.must(TakeFigures{"skov.figures", exchange::signFigures(figures, secret)});
    EXPECT_EQ(house.session->world().closings.all().size(), 2U);
    house.must(TakeFigures{"skov.figures", exchange::signFigures(figures, secret)});
    EXPECT_EQ(house.session->world().closings.all().size(), 2U) << "the same file twice changes nothing";
    house.mustNot(TakeFigures{"skov.figures", exchange::signFigures(figures, other)});
    figures.withReason = 0;
    figures.withPosition -= 1;
    house.mustNot(TakeFigures{"skov.figures", exchange::signFigures(figures, secret)});

    const OverviewModel model = overviewModel(*house.session, {}, Language::Danish);
    EXPECT_EQ(model.places.size(), 3U); // all, and the two
}

TEST_F(Closings, OverblikSaysWhatItShowsAndNeverAName)
{
    OverviewModel empty = overviewModel(*house.session, {}, Language::Danish);
    EXPECT_FALSE(empty.nothing.empty());
    EXPECT_TRUE(empty.sections.empty());

    const RoundId first = playRound(house.red, reds);
    playRound(house.blue, blues);
    EXPECT_TRUE(overviewModel(*house.session, {}, Language::Danish).waiting.front().isDue);
    house.must(closeOf(first));
    const OverviewModel model = overviewModel(*house.session, {}, Language::Danish);
    EXPECT_TRUE(model.nothing.empty());
    EXPECT_TRUE(model.waiting.empty());
    ASSERT_EQ(model.tiles.size(), 3U);
    EXPECT_EQ(model.tiles[0].value, "100 %");
    EXPECT_EQ(model.tiles[1].value, "33 %"); // 2 red and 6 yellow of 24
    for (const auto& section : model.sections) {
        for (const auto& chart : section.charts) {
            const std::string words = core::chart::inWords(chart) + core::chart::headOf(chart).sentence;
            EXPECT_FALSE(words.empty()) << section.id;
            EXPECT_EQ(words.find("Barn"), std::string::npos) << section.id;
        }
    }
}

} // namespace
} // namespace trivsel::app
