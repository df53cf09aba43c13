#include "core/release/plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace trivsel::core::release {
namespace {

const std::vector<Variable> kPosition{{"position", 4, false, false, "", {}}};

Member child(std::int64_t id, std::int64_t age, std::int64_t sex, std::uint8_t position)
{
    Member member;
    member.child = ChildId{id};
    member.attributes[static_cast<std::size_t>(Attribute::AgeBand)] = age;
    member.attributes[static_cast<std::size_t>(Attribute::Sex)] = sex;
    member.values = {position};
    return member;
}

/// `n` children from `firstId` on, every fourth yellow.
void add(std::vector<Member>& members, int n, std::int64_t age, std::int64_t sex)
{
    for (int i = 0; i < n; ++i) {
        members.push_back(child(static_cast<std::int64_t>(members.size()) + 1, age, sex, i % 4 == 3 ? 1 : 0));
    }
}

GroupKey bySex(std::int64_t sex)
{
    return {GroupKey::Children::All, {{Attribute::Sex, {sex}}}};
}
GroupKey byAge(std::int64_t age)
{
    return {GroupKey::Children::All, {{Attribute::AgeBand, {age}}}};
}

Withheld withheld(const Plan& plan, const GroupKey& key)
{
    const Group* group = find(plan, key);
    EXPECT_NE(group, nullptr);
    return group ? group->withheld : Withheld::TooFew;
}

TEST(ReleasePlan, AnEmptyClosingShowsNothing)
{
    const Plan plan = makePlan(kPosition, {}, {});
    ASSERT_EQ(plan.groups.size(), 1u);
    EXPECT_EQ(plan.groups[0].withheld, Withheld::TooFew);
    EXPECT_TRUE(plan.footprints.empty());
    EXPECT_FALSE(share(plan, plan.groups[0], 0, 0));
}

TEST(ReleasePlan, OneChildIsTooFew)
{
    const std::vector members{child(1, 3, 0, 2)};
    EXPECT_EQ(withheld(makePlan(kPosition, members, {}), {}), Withheld::TooFew);
}

TEST(ReleasePlan, TheThresholdCannotBeLoweredBelowTheFloor)
{
    std::vector<Member> members;
    add(members, 2, 3, 0);
    const Plan plan = makePlan(kPosition, members, {}, Settings{1, 1, 1});
    EXPECT_EQ(plan.settings.threshold, kFloor);
    EXPECT_EQ(withheld(plan, {}), Withheld::TooFew);
}

TEST(ReleasePlan, SmallGroupsAreToldInBands)
{
    std::vector<Member> members;
    add(members, 12, 3, 0);
    add(members, 12, 3, 1);
    const Plan plan = makePlan(kPosition, members, {});
    EXPECT_EQ(find(plan, {})->n, (Band{24, 24}));
    EXPECT_THAT(find(plan, {})->splits[0].counts,
                testing::ElementsAre(Band{18, 18}, Band{6, 6}, Band{0, 0}, Band{0, 0}));
    EXPECT_EQ(find(plan, bySex(0))->n, (Band{10, 14}));
    EXPECT_THAT(find(plan, bySex(0))->splits[0].counts,
                testing::ElementsAre(Band{5, 9}, Band{0, 4}, Band{0, 4}, Band{0, 4}));
}

TEST(ReleasePlan, AShareInBandsHasTheUncertaintyOfTheLowerEnd)
{
    std::vector<Member> members;
    add(members, 12, 3, 0);
    add(members, 12, 3, 1);
    const Plan plan = makePlan(kPosition, members, {});
    const auto exact = share(plan, *find(plan, {}), 0, 1);
    EXPECT_DOUBLE_EQ(exact->low, 0.25);
    EXPECT_DOUBLE_EQ(exact->high, 0.25);
    const auto banded = share(plan, *find(plan, bySex(0)), 0, 1);
    EXPECT_DOUBLE_EQ(banded->low, 0);
    EXPECT_DOUBLE_EQ(banded->high, 0.4); // 4 of 10
    EXPECT_GT(banded->intervalHigh, exact->intervalHigh);
}

TEST(ReleasePlan, WhatWouldLeaveFewBesideItIsWithheld)
{
    std::vector<Member> members;
    add(members, 20, 3, 0);
    add(members, 4, 3, 1);
    const Plan plan = makePlan(kPosition, members, {});
    EXPECT_EQ(withheld(plan, {}), Withheld::None);
    // The few are told with the smallest other value, which here is everybody.
    EXPECT_EQ(find(plan, bySex(0)), nullptr);

    members.clear();
    add(members, 10, 3, 0);
    add(members, 10, 4, 0); // ages by sexes: 10, 10 and 8, 2
    for (std::size_t i = 12; i < members.size(); ++i) members[i].attributes[1] = 1;
    const Plan crossed = makePlan(kPosition, members, {});
    EXPECT_EQ(withheld(crossed, byAge(4)), Withheld::None);
    EXPECT_EQ(withheld(crossed, bySex(1)), Withheld::FewBeside); // two children of that age are of the other sex
}

TEST(ReleasePlan, SmallValuesAreToldTogether)
{
    std::vector<Member> members;
    add(members, 12, 3, 0);
    add(members, 7, 3, 1);
    add(members, 1, 3, 2);
    const Plan plan = makePlan(kPosition, members, {});
    const GroupKey together{GroupKey::Children::All, {{Attribute::Sex, {1, 2}}}};
    EXPECT_EQ(withheld(plan, bySex(0)), Withheld::None);
    EXPECT_EQ(withheld(plan, together), Withheld::None);
    EXPECT_EQ(find(plan, bySex(2)), nullptr);
}

TEST(ReleasePlan, OneWhoLeavesHidesTheNextFigures)
{
    std::vector<Member> before;
    add(before, 24, 3, 0);
    const Plan first = makePlan(kPosition, before, {});
    const std::vector<Earlier> earlier{{&first, before}};

    const std::vector<Member> oneLess(before.begin() + 1, before.end());
    EXPECT_EQ(withheld(makePlan(kPosition, oneLess, earlier), {}), Withheld::FewChanged);
    EXPECT_EQ(withheld(makePlan(kPosition, before, earlier), {}), Withheld::None); // nobody came or went
    const std::vector<Member> fiveLess(before.begin() + 5, before.end());
    EXPECT_EQ(withheld(makePlan(kPosition, fiveLess, earlier), {}), Withheld::None);
}

TEST(ReleasePlan, ClosingsBeforeTheLastAreRememberedToo)
{
    std::vector<Member> all;
    add(all, 30, 3, 0);
    const Plan first = makePlan(kPosition, all, {});
    const std::vector<Member> fewer(all.begin() + 6, all.end());
    const std::vector<Earlier> one{{&first, all}};
    const Plan second = makePlan(kPosition, fewer, one);
    ASSERT_EQ(withheld(second, {}), Withheld::None);
    // Against the second five have come, against the first one has gone.
    const std::vector<Member> back(all.begin() + 1, all.end());
    const std::vector<Earlier> two{{&first, all}, {&second, fewer}};
    EXPECT_EQ(withheld(makePlan(kPosition, back, two), {}), Withheld::FewChanged);
}

TEST(ReleasePlan, AllOrAllButOneAlikeAreNotSplit)
{
    for (const int yellow : {0, 1, 2}) {
        std::vector<Member> members;
        for (int i = 0; i < 24; ++i) members.push_back(child(i + 1, 3, 0, i < yellow ? 1 : 0));
        const Plan plan = makePlan(kPosition, members, {});
        const Split& split = find(plan, {})->splits[0];
        EXPECT_EQ(find(plan, {})->n, (Band{24, 24}));
        EXPECT_EQ(split.withheld, yellow < 2 ? Withheld::NotSplit : Withheld::None);
        EXPECT_EQ(split.counts.empty(), yellow < 2);
    }
}

TEST(ReleasePlan, WhatIsLeftOfTheWholeDoesNotTellOfAUniformPart)
{
    // Three units of 20: the first all green, so not split; with the other two told it would follow from the whole.
    std::vector<Member> members;
    for (int i = 0; i < 60; ++i) {
        members.push_back(child(i + 1, 3, 0, i >= 20 && i % 4 == 0 ? 1 : 0));
        members.back().attributes[static_cast<std::size_t>(Attribute::Unit)] = i / 20;
    }
    const Plan plan = makePlan(kPosition, members, {});
    const auto isTold = [&](std::int64_t unit) {
        const GroupKey key{GroupKey::Children::All, {{Attribute::Unit, {unit}}}};
        return find(plan, key)->splits[0].withheld == Withheld::None;
    };
    EXPECT_EQ(find(plan, {})->splits[0].withheld, Withheld::None);
    EXPECT_FALSE(isTold(0));
    EXPECT_NE(isTold(1), isTold(2)); // one of them steps back, no more
}

TEST(ReleasePlan, SensitiveVariablesNeedLargerGroups)
{
    const std::vector<Variable> variables{{"position", 4, false, false, "", {}}, {"worry", 2, true, false, "", {}}};
    std::vector<Member> members;
    add(members, 30, 3, 0);
    for (std::size_t i = 0; i < members.size(); ++i) {
        members[i].values.push_back(i % 3 == 0 ? 1 : 0);
        members[i].attributes[1] = i < 8 ? 1 : 0;
    }
    const Plan plan = makePlan(variables, members, {});
    const Group* eight = find(plan, bySex(1));
    EXPECT_EQ(eight->withheld, Withheld::None);
    EXPECT_EQ(eight->splits[0].withheld, Withheld::None);
    EXPECT_EQ(eight->splits[1].withheld, Withheld::TooFew);
    EXPECT_EQ(find(plan, bySex(0))->splits[1].withheld, Withheld::FewBeside); // the whole less these would be the eight
    EXPECT_EQ(find(plan, {})->splits[1].withheld, Withheld::None);
}

TEST(ReleasePlan, TheWayFromLastTimeIsToldOfTheSameChildrenAlone)
{
    const auto variables = positionVariables();
    std::vector<Member> members;
    for (int i = 0; i < 30; ++i) {
        const std::uint8_t before = i % 5 == 0 ? 1 : 0;
        const std::uint8_t now = i % 3 == 0 ? 1 : 0;
        Member member = child(i + 1, 3, 0, now);
        member.values = {now, before, static_cast<std::uint8_t>(before * 4 + now)};
        member.wasThereBefore = i < 25; // five have come
        members.push_back(std::move(member));
    }
    const Plan plan = makePlan(variables, members, {});
    EXPECT_EQ(find(plan, {})->splits[2].withheld, Withheld::NotSplit);
    const Group* same = find(plan, {GroupKey::Children::Same, {}});
    EXPECT_EQ(same->withheld, Withheld::None);
    EXPECT_EQ(same->n, (Band{25, 25}));
    EXPECT_EQ(same->splits[2].counts[4], (Band{3, 3})); // yellow to green: 5, 10, 20

    for (std::size_t i = 25; i < 29; ++i) members[i].wasThereBefore = true; // only one has come
    EXPECT_EQ(withheld(makePlan(variables, members, {}), {GroupKey::Children::Same, {}}), Withheld::FewBeside);
}

TEST(ReleasePlan, ErasedChildrenStillCount)
{
    std::vector<Member> before;
    add(before, 24, 3, 0);
    const Plan first = makePlan(kPosition, before, {});
    const std::vector<Earlier> earlier{{&first, {}}}; // no values are kept
    const std::vector<Member> oneLess(before.begin() + 1, before.end());
    EXPECT_EQ(withheld(makePlan(kPosition, oneLess, earlier), {}), Withheld::FewChanged);
}

TEST(ReleasePlan, AChangeIsToldOnlyOutsideTheUncertaintyOfBoth)
{
    const auto told = [](std::int32_t n, std::int32_t yellow) {
        std::vector<Member> members;
        for (int i = 0; i < n; ++i) members.push_back(child(i + 1, 3, 0, i < yellow ? 1 : 0));
        const Plan plan = makePlan(kPosition, members, {});
        return share(plan, *find(plan, {}), 0, 1);
    };
    EXPECT_EQ(change(told(100, 10), told(100, 30)), Change::Up);
    EXPECT_EQ(change(told(100, 30), told(100, 10)), Change::Down);
    EXPECT_EQ(change(told(100, 10), told(100, 13)), Change::Within);
    EXPECT_EQ(change(told(18, 2), told(18, 16)), Change::Up);
    EXPECT_EQ(change(told(12, 3), told(12, 8)), Change::Within); // bands of five are all that is told
    EXPECT_EQ(change(told(3, 1), told(100, 30)), Change::NotShown);
}

} // namespace
} // namespace trivsel::core::release
