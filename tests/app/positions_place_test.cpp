#include "app/lists.h"
#include "app/models/child_model.h"
#include "session_fixture.h"

#include <gmock/gmock.h>

/// Ratings stay with the institution that made them when a child moves to another one of the same store.
namespace trivsel::app {
namespace {

using core::Position;
using test::day;
using test::House;
using testing::IsEmpty;
using testing::SizeIs;

class MovedChild : public testing::Test {
protected:
    MovedChild()
    {
        child = house.child("Anna", house.red);
        house.addPair(house.red);
        round = house.openRound(house.red);
        house.bothRate(round, child, 0, Position::Green);
        house.must(AgreePosition{.round = round, .child = child, .position = Position::Green});
        house.as(House::kLeader);
        const UnitId other = house.unit("Skovhuset", house.root, core::UnitKind::Institution);
        green = house.unit("Grøn stue", other);
    }
    const World& world() const { return house.session->world(); }

    House house;
    ChildId child;
    RoundId round;
    UnitId green;
};

TEST_F(MovedChild, WithinTheInstitutionTheRatingsFollow)
{
    house.must(MoveChild{child, house.blue, house.session->today()});
    EXPECT_THAT(world().positionsOf(child), SizeIs(1));
    EXPECT_EQ(childModel(*house.session, child).position, Position::Green);
}

TEST_F(MovedChild, InAnotherInstitutionNobodySeesThemUnlessTheMunicipalitySaysSo)
{
    house.must(MoveChild{child, green, house.session->today()});
    EXPECT_THAT(world().positionsOf(child), IsEmpty());
    EXPECT_THAT(world().positionsEverywhere(child), SizeIs(1));
    EXPECT_EQ(childModel(*house.session, child).position, std::nullopt);
    for (const auto& row : childrenModel(*house.session).rows) EXPECT_EQ(row.position, std::nullopt);
    const auto csv = childrenCsv(*house.session, ListForm::Plain, Language::English);
    ASSERT_TRUE(csv);
    EXPECT_EQ(csv->find("green"), std::string::npos);
    World where = world();
    where.ratingsFollowChild = true;
    EXPECT_THAT(where.positionsOf(child), SizeIs(1));
}

TEST_F(MovedChild, TheInstitutionThatMadeThemKeepsThemAndHasThemWhenTheChildComesBack)
{
    house.must(MoveChild{child, green, house.session->today()});
    EXPECT_NE(world().position(round, child), nullptr);
    house.clock.goTo(house.session->today().plusDays(30));
    house.must(MoveChild{child, house.red, house.session->today()});
    EXPECT_THAT(world().positionsOf(child), SizeIs(1));
}

} // namespace
} // namespace trivsel::app
