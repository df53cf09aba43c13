#include "app/models/team_model.h"
#include "app/models/why_model.h"
#include "app/definition_use.h"
#include "app/session_fixture.h"

#include <algorithm>
#include <random>

namespace trivsel::app {
namespace {

using core::Position;
using test::House;

class TeamPage : public ::testing::Test {
protected:
    TeamPage()
    {
        house.addPair(house.red);
        child = house.child("Anna", house.red);
        round = house.openRound(house.red);
    }
    /// All green but for these items, which show early signs.
    void rate(const char* name, const std::vector<std::size_t>& signs, Position own)
    {
        house.as(name);
        house.answerAll(round, child, 0);
        for (const std::size_t item : signs) house.must(SetAnswer{round, child, item, {core::Answer::Kind::Option, 1}});
        house.must(FinishRating{round, child});
        house.must(SetOwnPosition{round, child, own});
    }
    TeamModel model() { return teamModel(*house.session, round, child); }

    House house;
    ChildId child;
    RoundId round;
};

TEST_F(TeamPage, ShowsTheDifferingIndicatorsFirstAndCountsTheOthers)
{
    house.as("Ane");
    house.must(SetComment{round, child, house.form(round, child).items[2].id, "Bliver valgt fra."});
    rate("Ane", {2, 7}, Position::Yellow);
    rate("Bo", {7}, Position::Green);
    const TeamModel team = model();
    const core::Instrument& form = house.form(round, child);
    ASSERT_EQ(team.differing.size(), 1U);
    EXPECT_EQ(team.differing[0].item, form.items[2].text);
    EXPECT_EQ(team.agreeing.size(), form.items.size() - 1);
    EXPECT_EQ(team.same, static_cast<int>(form.items.size()) - 1);
    EXPECT_EQ(team.both, static_cast<int>(form.items.size()));
    ASSERT_EQ(team.differing[0].cells.size(), 2U);
    EXPECT_EQ(team.raters[0].name, "Ane");
    EXPECT_EQ(team.differing[0].cells[0].signal, Position::Yellow);
    EXPECT_EQ(team.differing[0].cells[1].signal, Position::Green);
    EXPECT_EQ(team.differing[0].comments[0], "Bliver valgt fra.");
    EXPECT_TRUE(team.differing[0].comments[1].empty());
}

TEST_F(TeamPage, SuggestsNothingWhenTheAdultsChoseDifferentlyAndPreselectsNothing)
{
    rate("Ane", {0, 1}, Position::Yellow);
    rate("Bo", {}, Position::Green);
    EXPECT_FALSE(model().suggestion);
    EXPECT_FALSE(model().agreed);
    EXPECT_TRUE(model().mayAgree);
}

TEST_F(TeamPage, AsksWhatToWatchOnlyForAChoiceMilderThanSomebodysOwn)
{
    rate("Ane", {0, 1}, Position::Yellow);
    rate("Bo", {}, Position::Green);
    const TeamModel team = model();
    EXPECT_TRUE(team.needsWatch(Position::Green));
    EXPECT_FALSE(team.needsWatch(Position::Yellow));
    EXPECT_FALSE(team.needsWatch(Position::Red));
    EXPECT_FALSE(team.needsWatch(Position::Unassessed));
}

TEST_F(TeamPage, AnIndicatorNobodyHasSeenIsAmongThoseTheyAgreeOn)
{
    for (const char* name : {"Ane", "Bo"}) {
        house.as(name);
        house.answerAll(round, child, 0);
        house.must(SetAnswer{round, child, 3, {core::Answer::Kind::NotSeen, 0}});
        house.must(FinishRating{round, child});
        house.must(SetOwnPosition{round, child, Position::Green});
    }
    const TeamModel team = model();
    EXPECT_TRUE(team.differing.empty());
    const auto& row = team.agreeing[3];
    EXPECT_TRUE(row.cells[0].isNotSeen);
    EXPECT_FALSE(row.cells[0].label.empty());
    EXPECT_EQ(team.both, static_cast<int>(house.form(round, child).items.size()) - 1);
}

TEST_F(TeamPage, TellsWhoAgreedAndGoesOnToTheNextChildThatIsReady)
{
    const ChildId next = house.child("Bent", house.red);
    house.must(UpdateRoundChildren{round});
    house.bothRate(round, child, 0, Position::Green);
    house.bothRate(round, next, 0, Position::Green);
    EXPECT_EQ(model().next, next);
    EXPECT_EQ(model().count, 2);
    house.must(AgreePosition{.round = round, .child = child, .position = Position::Green});
    const TeamModel agreed = model();
    ASSERT_TRUE(agreed.agreed);
    EXPECT_EQ(agreed.agreed->position, Position::Green);
    EXPECT_EQ(agreed.agreedBy, (std::vector<std::string>{"Ane", "Bo"}));
    EXPECT_EQ(teamModel(*house.session, round, next).count, 1); // the agreed one is no longer in the row
}

/// Every told change must be true, and the nearest way to another position must be among them.
TEST(Why, TellsOnlyChangesThatGiveAnotherPositionNearestFirst)
{
    const auto catalog = test::shippedCatalog();
    std::mt19937 random(7);
    for (const core::InstrumentPtr& form : catalog->instruments()) {
        const core::PositionScheme& scheme = form->schemes.front();
        for (int round = 0; round < 20; ++round) {
            core::Answers answers(form->items.size());
            for (std::size_t i = 0; i < answers.size(); ++i) {
                const auto dice = random() % 10;
                answers[i] = dice < 7 ? 0 : dice < 9 ? std::uint8_t{1} : std::uint8_t{2};
            }
            const WhyModel why = whyModel(*form, scheme, answers, {});
            const auto all = core::sensitivity(*form, scheme, answers);
            const auto others = std::count_if(all.begin(), all.end(), [&](const auto& s) { return s.position != why.position; });
            EXPECT_LE(why.changes.size(), 8U);
            EXPECT_EQ(why.changes.empty(), others == 0);
            EXPECT_EQ(why.position, core::score(*form, scheme, answers).position);
            for (const WhyModel::Change& change : why.changes) {
                EXPECT_NE(change.position, why.position);
                const bool isTrue = std::any_of(all.begin(), all.end(), [&](const core::Sensitivity& s) {
                    const Text label = s.option ? form->answersOf(s.item).options[*s.option].label : Text{};
                    return form->items[s.item].text == change.item && label == change.answer && s.position == change.position;
                });
                EXPECT_TRUE(isTrue);
            }
            const bool hasNeighbour = std::any_of(all.begin(), all.end(), [&](const core::Sensitivity& s) {
                return s.position != why.position && s.option && std::abs(*s.option - *answers[s.item]) == 1;
            });
            if (hasNeighbour) {
                EXPECT_FALSE(why.changes.front().answer.empty());
            }
        }
    }
}

TEST(Why, NamesTheDecidingSignsAndTheDistanceToTheNextBand)
{
    const core::InstrumentPtr form = test::shippedCatalog()->instrument("trivsel-3-5");
    core::Answers answers(form->items.size(), std::uint8_t{0});
    answers[0] = answers[1] = 1; // two early signs in the first area
    const WhyModel why = whyModel(*form, form->schemes.front(), answers, {});
    EXPECT_EQ(why.position, Position::Yellow);
    EXPECT_FALSE(why.rule.empty());
    EXPECT_EQ(why.decidingItems, (std::vector<Text>{form->items[0].text, form->items[1].text}));
    ASSERT_FALSE(why.areas.empty());
    EXPECT_TRUE(why.areas.front().score);
    EXPECT_FALSE(why.scheme.empty());
}

} // namespace
} // namespace trivsel::app
