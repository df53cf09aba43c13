#include "app/world.h"

#include <gtest/gtest.h>

namespace trivsel::app {
namespace {

Date day(int year, unsigned month, unsigned d) { return *Date::of(year, month, d); }

class WorldTest : public ::testing::Test {
protected:
    ChildId add(std::int64_t id, const std::string& name, std::int64_t unit = 1, Date from = day(2026, 1, 1), std::optional<Date> to = {})
    {
        core::Child child;
        child.id = ChildId{id};
        child.name = name;
        world.put(child);
        world.put(core::ChildMembership{MembershipId{1000 + id}, child.id, UnitId{unit}, from, to});
        return child.id;
    }
    std::vector<std::string> namesOf(std::int64_t unit, Date when = day(2026, 6, 1))
    {
        std::vector<std::string> names;
        for (const ChildId id : world.childrenOf(UnitId{unit}, when)) names.push_back(world.child(id)->name);
        return names;
    }
    World world;
};

TEST_F(WorldTest, ListsChildrenAsDanesSort)
{
    for (const char* name : {"Åse", "Zara", "Ærling", "Øjvind", "Anna", "Aage", "anders"}) add(static_cast<std::int64_t>(world.children.size() + 1), name);
    EXPECT_EQ(namesOf(1), (std::vector<std::string>{"anders", "Anna", "Zara", "Ærling", "Øjvind", "Aage", "Åse"}));
}

TEST_F(WorldTest, MovesAChildToItsNewPlaceInTheListWhenItIsRenamed)
{
    const ChildId first = add(1, "Anna");
    add(2, "Bent");
    EXPECT_EQ(namesOf(1), (std::vector<std::string>{"Anna", "Bent"}));
    core::Child renamed = *world.child(first);
    renamed.name = "Øjvind";
    world.put(renamed);
    EXPECT_EQ(namesOf(1), (std::vector<std::string>{"Bent", "Øjvind"}));
}

TEST_F(WorldTest, KnowsWhereAChildWasOnADay)
{
    const ChildId child = add(1, "Anna", 1, day(2026, 1, 1), day(2026, 3, 31));
    world.put(core::ChildMembership{MembershipId{7}, child, UnitId{2}, day(2026, 4, 1), {}});
    EXPECT_EQ(world.unitOf(child, day(2025, 12, 31)), UnitId{});
    EXPECT_EQ(world.unitOf(child, day(2026, 3, 31)), UnitId{1});
    EXPECT_EQ(world.unitOf(child, day(2026, 4, 1)), UnitId{2});
    EXPECT_TRUE(namesOf(1).empty());
    EXPECT_EQ(namesOf(2).size(), 1U);
}

TEST_F(WorldTest, LetsTheLatestOfTwoOverlappingPlacesHold)
{
    const ChildId child = add(1, "Anna", 1);
    world.put(core::ChildMembership{MembershipId{7}, child, UnitId{2}, day(2026, 4, 1), {}});
    EXPECT_EQ(world.unitOf(child, day(2026, 6, 1)), UnitId{2});
    EXPECT_TRUE(namesOf(1).empty());
    EXPECT_EQ(namesOf(2).size(), 1U);
}

TEST_F(WorldTest, MovesAMembershipThatIsChangedInPlace)
{
    const ChildId child = add(1, "Anna", 1);
    EXPECT_EQ(namesOf(1).size(), 1U);
    world.put(core::ChildMembership{MembershipId{1001}, child, UnitId{2}, day(2026, 1, 1), {}});
    EXPECT_TRUE(namesOf(1).empty());
    EXPECT_EQ(namesOf(2).size(), 1U);
}

TEST_F(WorldTest, CountsTheWholeFamilyAsSiblings)
{
    const ChildId a = add(1, "Anna");
    const ChildId b = add(2, "Bent");
    const ChildId c = add(3, "Carl");
    add(4, "Dorte");
    world.put(core::Siblings{a, b});
    world.put(core::Siblings{b, c});
    EXPECT_EQ(world.siblingsOf(a), (std::vector<ChildId>{b, c}));
    EXPECT_EQ(world.siblingsOf(c), (std::vector<ChildId>{b, a}));
    EXPECT_TRUE(world.siblingsOf(ChildId{4}).empty());
}

TEST_F(WorldTest, KeepsTheLatestAnswerAtTheGate)
{
    const ChildId child = add(1, "Anna");
    const auto answer = [&](std::int64_t id, core::GateAnswer::Answer a, int hour) {
        core::GateAnswer value;
        value.id = GateId{id};
        value.child = child;
        value.answer = a;
        value.at = Instant(day(2026, 6, 1).days()) + std::chrono::hours(hour);
        world.put(value);
    };
    EXPECT_EQ(world.gate(child), core::GateState::NotAsked);
    answer(1, core::GateAnswer::Answer::No, 9);
    EXPECT_EQ(world.gate(child), core::GateState::Open);
    answer(2, core::GateAnswer::Answer::Yes, 10);
    EXPECT_EQ(world.gate(child), core::GateState::Closed);
    answer(3, core::GateAnswer::Answer::No, 8); // written down later, but an older answer
    EXPECT_EQ(world.gate(child), core::GateState::Closed);
}

TEST_F(WorldTest, FindsSharedStepsFromEveryChildTheyServe)
{
    const ChildId a = add(1, "Anna");
    const ChildId b = add(2, "Bent");
    core::Step step;
    step.id = StepId{5};
    step.child = a;
    step.alsoFor = {b};
    world.put(step);
    EXPECT_EQ(world.stepsOf(a).size(), 1U);
    EXPECT_EQ(world.stepsOf(b).size(), 1U);
    step.alsoFor.clear();
    world.put(step);
    EXPECT_EQ(world.stepsOf(a).size(), 1U);
    EXPECT_TRUE(world.stepsOf(b).empty());
}

TEST_F(WorldTest, GivesTheSameAnswersAfterItsIndexesAreRebuilt)
{
    for (std::int64_t i = 1; i <= 60; ++i) add(i, "Barn " + std::to_string(i * 37 % 61), 1 + i % 3);
    world.put(core::Siblings{ChildId{1}, ChildId{2}});
    core::Rating rating;
    rating.id = RatingId{9};
    rating.round = RoundId{4};
    rating.child = ChildId{3};
    rating.rater = UserId{2};
    world.put(rating);
    const auto first = namesOf(2);
    world.reindex();
    EXPECT_EQ(namesOf(2), first);
    EXPECT_EQ(world.siblingsOf(ChildId{1}).size(), 1U);
    ASSERT_NE(world.rating(RoundId{4}, ChildId{3}, UserId{2}), nullptr);
    EXPECT_EQ(world.rating(RoundId{4}, ChildId{3}, UserId{1}), nullptr);
}

TEST_F(WorldTest, ReachesEverythingBelowAUnit)
{
    world.put(core::Unit{UnitId{1}, {}, core::UnitKind::Municipality, core::Setting::Daycare, "K", false});
    world.put(core::Unit{UnitId{2}, UnitId{1}, core::UnitKind::Institution, core::Setting::Daycare, "I", false});
    world.put(core::Unit{UnitId{3}, UnitId{2}, core::UnitKind::Unit, core::Setting::Daycare, "A", false});
    world.put(core::Unit{UnitId{4}, UnitId{1}, core::UnitKind::Institution, core::Setting::Daycare, "J", false});
    EXPECT_EQ(world.below(UnitId{2}), (std::vector<UnitId>{UnitId{2}, UnitId{3}}));
    EXPECT_EQ(world.below(UnitId{1}).size(), 4U);
    EXPECT_TRUE(world.below(UnitId{9}).empty());
}

} // namespace
} // namespace trivsel::app
