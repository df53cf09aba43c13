// What real institutions do to a plan: units that split, children who move, forms that not all have, and very many
// units.

#include "core/release/figures.h"
#include "support/large_institution.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace trivsel::core::release {
namespace {

const std::vector<Variable> kPositionAlone{{"position", 4, false, false, "", {}}};

Member child(std::int64_t id, std::int64_t unit, std::uint8_t position)
{
    Member member;
    member.child = ChildId{id};
    member.attributes[static_cast<std::size_t>(Attribute::Unit)] = unit;
    member.values = {position};
    return member;
}

/// `size` children of each unit, every fourth yellow.
std::vector<Member> house(std::initializer_list<std::int64_t> units, int size)
{
    std::vector<Member> members;
    for (const std::int64_t unit : units) {
        for (int i = 0; i < size; ++i) {
            members.push_back(child(static_cast<std::int64_t>(members.size()) + 1, unit, i % 4 == 3 ? 1 : 0));
        }
    }
    return members;
}

GroupKey byUnit(std::int64_t unit)
{
    return {GroupKey::Children::All, {{Attribute::Unit, {unit}}}};
}

Withheld withheld(const Plan& plan, const GroupKey& key)
{
    const Group* group = find(plan, key);
    EXPECT_NE(group, nullptr);
    return group ? group->withheld : Withheld::TooFew;
}

bool isTold(const Plan& plan, const GroupKey& key, std::size_t variable)
{
    const Group* group = find(plan, key);
    return group && group->withheld == Withheld::None && group->splits[variable].withheld == Withheld::None;
}

TEST(ReleaseHardInput, HalvesOfAUnitThatSplitAreToldOf)
{
    std::vector<Member> members = house({1, 2}, 24);
    const Plan first = makePlan(kPositionAlone, members, {});
    const std::vector<Member> before = members;
    for (std::size_t i = 0; i < 12; ++i) members[i].attributes[static_cast<std::size_t>(Attribute::Unit)] = 3;
    const std::vector<Earlier> earlier{{&first, before}};
    const Plan plan = makePlan(kPositionAlone, members, earlier);
    EXPECT_EQ(withheld(plan, byUnit(1)), Withheld::None);
    EXPECT_EQ(withheld(plan, byUnit(2)), Withheld::None);
    EXPECT_EQ(withheld(plan, byUnit(3)), Withheld::None);
}

TEST(ReleaseHardInput, AFewTakenFromAUnitAreToldTogetherWithIt)
{
    std::vector<Member> members = house({1, 2}, 24);
    const Plan first = makePlan(kPositionAlone, members, {});
    const std::vector<Member> before = members;
    for (std::size_t i = 0; i < 3; ++i) members[i].attributes[static_cast<std::size_t>(Attribute::Unit)] = 3;
    const std::vector<Earlier> earlier{{&first, before}};
    const Plan plan = makePlan(kPositionAlone, members, earlier);
    EXPECT_EQ(find(plan, byUnit(1)), nullptr);
    EXPECT_EQ(find(plan, byUnit(3)), nullptr);
    const GroupKey together{GroupKey::Children::All, {{Attribute::Unit, {1, 3}}}};
    EXPECT_EQ(withheld(plan, together), Withheld::None); // the same children as before
    EXPECT_EQ(withheld(plan, {}), Withheld::None);
}

TEST(ReleaseHardInput, AChildThatMovedHidesBothUnitsAndNotTheWhole)
{
    std::vector<Member> members = house({1, 2, 3}, 20);
    const Plan first = makePlan(kPositionAlone, members, {});
    const std::vector<Member> before = members;
    members[0].attributes[static_cast<std::size_t>(Attribute::Unit)] = 2;
    const std::vector<Earlier> earlier{{&first, before}};
    const Plan plan = makePlan(kPositionAlone, members, earlier);
    EXPECT_EQ(withheld(plan, {}), Withheld::None);
    EXPECT_EQ(withheld(plan, byUnit(1)), Withheld::FewChanged);
    EXPECT_EQ(withheld(plan, byUnit(2)), Withheld::FewChanged);
    EXPECT_EQ(withheld(plan, byUnit(3)), Withheld::None);
}

TEST(ReleaseHardInput, TheWholeIsToldOfThoughAFewLeftOfEveryUnit)
{
    std::vector<Member> members = house({1, 2, 3}, 20);
    const Plan first = makePlan(kPositionAlone, members, {});
    const std::vector<Member> before = members;
    std::erase_if(members, [](const Member& m) { return m.child.value % 10 == 1; }); // two of each
    for (int i = 0; i < 8; ++i) members.push_back(child(100 + i, 1 + i % 3, i % 2 == 0 ? 1 : 0));
    const std::vector<Earlier> earlier{{&first, before}};
    const Plan plan = makePlan(kPositionAlone, members, earlier);
    EXPECT_EQ(withheld(plan, {}), Withheld::None);
    for (const std::int64_t unit : {1, 2, 3}) EXPECT_EQ(withheld(plan, byUnit(unit)), Withheld::FewChanged);
}

TEST(ReleaseHardInput, ChildrenWithoutBirthDateOrSexAreGroupsOfTheirOwn)
{
    constexpr std::int64_t kNotGiven = 9;
    std::vector<Member> members = house({1}, 30);
    for (std::size_t i = 0; i < 8; ++i) {
        members[i].attributes[static_cast<std::size_t>(Attribute::AgeBand)] = kNotGiven;
        members[i + 4].attributes[static_cast<std::size_t>(Attribute::Sex)] = kNotGiven;
    }
    const Plan plan = makePlan(kPositionAlone, members, {});
    const GroupKey withoutAge{GroupKey::Children::All, {{Attribute::AgeBand, {kNotGiven}}}};
    const GroupKey withoutSex{GroupKey::Children::All, {{Attribute::Sex, {kNotGiven}}}};
    EXPECT_EQ(withheld(plan, withoutAge), Withheld::None);
    EXPECT_EQ(withheld(plan, withoutSex), Withheld::FewBeside); // four are in both
}

TEST(ReleaseHardInput, AllInOnePositionIsNotSplitWhoeverAsks)
{
    std::vector<Member> members = house({1, 2}, 20);
    for (Member& member : members) member.values = {0};
    const Plan plan = makePlan(kPositionAlone, members, {});
    for (const Group& group : plan.groups) {
        if (group.withheld != Withheld::None) continue;
        EXPECT_EQ(group.splits[0].withheld, Withheld::NotSplit);
        EXPECT_FALSE(share(plan, group, 0, 0));
    }
}

TEST(ReleaseHardInput, ChildrenWithAnotherFormAreNotCountedAsAPartOfTheGroup)
{
    constexpr std::uint8_t kOtherForm = 4;
    const std::vector<Variable> variables{{"item:a:play", 5, false, false, "", {}},
                                          {"item:b:play", 5, false, false, "", {}}};
    std::vector<Member> members = house({1, 2, 3}, 24);
    for (std::size_t i = 0; i < members.size(); ++i) {
        const auto sign = static_cast<std::uint8_t>(i % 3 == 0 ? 1 : 0);
        const bool hasFirst = i < 48; // the third unit has the other form, and so have three of the second
        members[i].values = {hasFirst && i >= 3 ? sign : kOtherForm, hasFirst && i >= 3 ? kOtherForm : sign};
    }
    const Plan plan = makePlan(variables, members, {});
    EXPECT_TRUE(isTold(plan, {}, 0));
    EXPECT_EQ(find(plan, {})->splits[0].counts[kOtherForm], (Band{27, 27}));
    // Three children of the first unit have the second form: nothing of them, nor of the unit that is left without
    // them.
    EXPECT_EQ(find(plan, byUnit(1))->splits[1].withheld, Withheld::TooFew);
    EXPECT_EQ(find(plan, byUnit(3))->splits[1].withheld, Withheld::FewBeside);
    EXPECT_TRUE(isTold(plan, byUnit(1), 0));
    // That all of the third unit have another form is no answer of theirs.
    EXPECT_EQ(find(plan, byUnit(3))->splits[0].withheld, Withheld::TooFew);
}

TEST(ReleaseHardInput, IndicatorsAreToldByAgeAndUnitAloneAndAreasBySexToo)
{
    const Variable item{"item:a:play", 5, false, false, "", {}};
    const Variable area{"area:a:social", 5, false, false, "", {}};
    const GroupKey bySex{GroupKey::Children::All, {{Attribute::Sex, {0}}}};
    const GroupKey same{GroupKey::Children::Same, {}};
    EXPECT_FALSE(isDividedBy(item, bySex));
    EXPECT_TRUE(isDividedBy(area, bySex));
    EXPECT_TRUE(isDividedBy(item, byUnit(1)));
    EXPECT_FALSE(isDividedBy(item, same));
    EXPECT_FALSE(isDividedBy(area, same));
    for (const Variable& variable : positionVariables()) {
        EXPECT_TRUE(isDividedBy(variable, same));
        EXPECT_EQ(isDividedBy(variable, {}), !variable.comparesWithBefore);
    }
}

TEST(ReleaseHardInput, AnErasedChildLeavesWhatItWasToldWithInForce)
{
    std::vector<Member> members = house({1, 2}, 20);
    const Plan first = makePlan(kPositionAlone, members, {});
    std::vector<Member> kept = members;
    kept.erase(kept.begin());
    const std::vector<Earlier> earlier{{&first, kept}};
    const Plan plan = makePlan(kPositionAlone, kept, earlier);
    EXPECT_EQ(withheld(plan, {}), Withheld::FewChanged);
    EXPECT_EQ(withheld(plan, byUnit(2)), Withheld::None);
}

TEST(ReleaseHardInput, TwoHundredUnitsHaveAPlanAndSoHasTheNextClosing)
{
    test::LargeInstitution institution(200);
    const Plan first = makePlan(institution.variables, institution.members, {});
    EXPECT_TRUE(isTold(first, {}, 0));
    const std::vector<Member> before = institution.members;
    institution.halfAYear();
    const std::vector<Earlier> earlier{{&first, before}};
    const Plan second = makePlan(institution.variables, institution.members, earlier);
    for (const Group& group : second.groups) {
        EXPECT_EQ(group.splits.size(), group.withheld == Withheld::None ? institution.variables.size() : 0u);
    }
}

TEST(ReleaseHardInput, TheSameInputGivesTheSamePlan)
{
    const auto make = [] {
        test::LargeInstitution institution(6);
        const Plan first = makePlan(institution.variables, institution.members, {});
        const std::vector<Member> before = institution.members;
        institution.halfAYear();
        const std::vector<Earlier> earlier{{&first, before}};
        return makePlan(institution.variables, institution.members, earlier);
    };
    EXPECT_EQ(make(), make());
}

} // namespace
} // namespace trivsel::core::release
