#include "app/roster_import.h"
#include "app/school/year_plan.h"
#include "session_fixture.h"

#include <gmock/gmock.h>

namespace trivsel::app {
namespace {

using test::day;
using test::House;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;
using What = RollOverYear::Class::What;

class SchoolYear : public testing::Test {
protected:
    SchoolYear() : house(day(2026, 8, 3))
    {
        school = house.unit("Bakkeskolen", house.root, core::UnitKind::Institution, core::Setting::School);
        for (const char* name : {"3.a", "3.b", "9.a", "Modtagehold"}) classes.push_back(house.unit(name, school, core::UnitKind::Unit, core::Setting::School));
        lis = house.adult("Lis", {classes[0]}, core::Role::Teacher);
        mads = house.adult("Mads", {classes[1]}, core::Role::Teacher);
        asta = house.child("Asta Prøve", classes[0], day(2017, 3, 2));
        bo = house.child("Bo Prøve", classes[1], day(2017, 5, 6));
        ea = house.child("Ea Prøve", classes[2], day(2011, 5, 6));
    }
    RollOverYear merged() const
    {
        RollOverYear plan = proposeYear(house.session->world(), school, house.session->today());
        plan.firstDay = house.session->today().plusDays(1);
        for (auto& one : plan.classes) {
            if (one.from == classes[1]) one = {one.from, What::Joins, {}, classes[0], {}};
            if (one.from == classes[0]) one.adults = {mads};
        }
        return plan;
    }
    std::string placeOf(ChildId child) const
    {
        const core::Unit* unit = world().unit(world().unitOf(child, house.session->today()));
        return unit != nullptr ? unit->name : "left";
    }
    const World& world() const { return house.session->world(); }

    House house;
    UnitId school;
    std::vector<UnitId> classes;
    UserId lis, mads;
    ChildId asta, bo, ea;
};

TEST(RaisedNames, OnlyALeadingNumberUpToEighthIsRaised)
{
    EXPECT_EQ(raisedName("3.b"), "4.b");
    EXPECT_EQ(raisedName("0. klasse"), "1. klasse");
    EXPECT_EQ(raisedName("8C"), "9C");
    EXPECT_EQ(raisedName("9.a"), "9.a");
    EXPECT_EQ(raisedName("Rød stue"), "Rød stue");
    EXPECT_EQ(raisedName("2026-holdet"), "2026-holdet");
}

TEST(NextSchoolYears, TheComingFirstOfAugustIsProposedInSpringAndTheOneJustPastInAutumn)
{
    EXPECT_EQ(nextSchoolYear(day(2026, 4, 1)), day(2026, 8, 1));
    EXPECT_EQ(nextSchoolYear(day(2026, 6, 1)), day(2026, 8, 1));
    EXPECT_EQ(nextSchoolYear(day(2026, 9, 10)), day(2026, 8, 1));
    EXPECT_EQ(nextSchoolYear(day(2027, 1, 31)), day(2026, 8, 1));
    EXPECT_EQ(nextSchoolYear(day(2027, 2, 1)), day(2027, 8, 1)) << "half a year back nothing is moved up any more";
}

TEST_F(SchoolYear, TheProposalRaisesTheClassesAndLetsTheOldestLeave)
{
    const RollOverYear plan = proposeYear(world(), school, house.session->today());
    ASSERT_THAT(plan.classes, SizeIs(4));
    EXPECT_EQ(plan.classes[0].name, "Modtagehold");
    EXPECT_EQ(plan.classes[1].name, "4.a");
    EXPECT_THAT(plan.classes[1].adults, ElementsAre(lis));
    EXPECT_EQ(plan.classes[3].what, What::Leaves);
    EXPECT_EQ(plan.firstDay, day(2026, 8, 1));
}

TEST_F(SchoolYear, OneStepNamesMergesMovesAndPlacesAndUndoPutsAllBack)
{
    RollOverYear plan = merged();
    house.clock.goTo(plan.firstDay);
    house.must(plan);
    const RosterReport report = *house.session->lastImport();
    EXPECT_EQ(world().unit(classes[0])->name, "4.a");
    EXPECT_TRUE(world().unit(classes[1])->isClosed);
    EXPECT_TRUE(world().unit(classes[2])->isClosed);
    EXPECT_EQ(placeOf(asta), "4.a");
    EXPECT_EQ(placeOf(bo), "4.a");
    EXPECT_EQ(placeOf(ea), "left");
    EXPECT_EQ(world().unitOf(ea, plan.firstDay.plusDays(-1)), classes[2]);
    EXPECT_THAT(world().usersOf(classes[0], plan.firstDay), ElementsAre(mads));
    EXPECT_THAT(world().unitsOf(lis, plan.firstDay), IsEmpty());
    house.reopen();
    house.must(UndoImport{report.batch});
    house.reopen();
    EXPECT_EQ(world().unit(classes[0])->name, "3.a");
    EXPECT_FALSE(world().unit(classes[1])->isClosed);
    EXPECT_EQ(placeOf(asta), "3.a");
    EXPECT_EQ(placeOf(bo), "3.b");
    EXPECT_EQ(placeOf(ea), "9.a");
    EXPECT_THAT(world().unitsOf(lis, plan.firstDay), ElementsAre(classes[0]));
    EXPECT_THAT(world().unitsOf(mads, plan.firstDay), ElementsAre(classes[1]));
}

TEST_F(SchoolYear, APlanThatWouldNotHoldIsRefusedAsAWhole)
{
    RollOverYear plan = proposeYear(world(), school, house.session->today());
    RollOverYear same = plan, early = plan, nowhere = plan, leader = plan;
    same.classes[2].name = same.classes[1].name;
    EXPECT_THAT(house.mustNot(same).message.en, HasSubstr("the same name"));
    early.firstDay = house.session->today().plusMonths(19);
    EXPECT_THAT(house.mustNot(early).message.en, HasSubstr("a year and a half ahead"));
    nowhere.classes[1] = {classes[0], What::Joins, {}, classes[2], {}}; // which leaves
    EXPECT_THAT(house.mustNot(nowhere).message.en, HasSubstr("merged into one that goes on"));
    leader.classes[1].adults = {house.leader};
    house.mustNot(leader);
    EXPECT_EQ(world().unit(classes[0])->name, "3.a");
}

TEST_F(SchoolYear, APlanMadeInJuneIsKeptAndCarriedOutFromItsFirstDay)
{
    house.clock.goTo(day(2027, 6, 20));
    RollOverYear plan = merged();
    plan.firstDay = day(2027, 8, 1);
    EXPECT_FALSE(savedYearPlan(world(), school, house.session->today()));
    house.must(plan);
    EXPECT_FALSE(house.session->lastImport()->batch) << "nothing to be undone: nothing has moved";
    EXPECT_EQ(world().unit(classes[0])->name, "3.a");
    EXPECT_EQ(placeOf(bo), "3.b");
    house.reopen();
    const UnitId later = house.unit("0.x", school, core::UnitKind::Unit, core::Setting::School);
    house.clock.goTo(day(2027, 8, 9));
    const auto saved = savedYearPlan(world(), school, house.session->today());
    ASSERT_TRUE(saved);
    EXPECT_EQ(saved->firstDay, day(2027, 8, 1));
    const auto of = [&](UnitId unit) { return *std::ranges::find(saved->classes, unit, &RollOverYear::Class::from); };
    EXPECT_EQ(of(classes[1]).into, classes[0]);
    EXPECT_THAT(of(classes[0]).adults, ElementsAre(mads));
    EXPECT_EQ(of(later).name, "1.x") << "a class that came since is proposed as ever";
    house.must(*saved);
    EXPECT_EQ(placeOf(bo), "4.a");
    EXPECT_EQ(world().unitOf(bo, day(2027, 8, 1)), classes[0]) << "from the first day, not from when it was said";
    EXPECT_EQ(world().unitOf(bo, day(2027, 7, 31)), classes[1]);
    EXPECT_FALSE(savedYearPlan(world(), school, house.session->today())) << "carried out";
}

TEST_F(SchoolYear, ASavedPlanCanBeChangedAndDropped)
{
    RollOverYear plan = merged();
    house.must(plan);
    plan.classes[3] = {classes[2], What::Continues, "10.a", {}, {}};
    house.must(plan);
    EXPECT_EQ(savedYearPlan(world(), school, house.session->today())->classes[3].name, "10.a");
    plan.classes.clear();
    house.must(plan);
    EXPECT_FALSE(savedYearPlan(world(), school, house.session->today()));
}

TEST_F(SchoolYear, ThePlanIsWrittenForPeopleAndReadBackTheSame)
{
    const RollOverYear plan = merged();
    const std::string json = yearPlanJson(world(), plan);
    const auto read = readYearPlan(world(), {school}, json, "aar.json");
    ASSERT_TRUE(read) << read.error().message.en;
    EXPECT_EQ(yearPlanJson(world(), *read), json);
    const auto broken = readYearPlan(world(), {school}, R"({"institution": "Bakkeskolen", "first_day": "i morgen", "classes": [{"class": "3.a"}, {"class": "7.x", "leaves": true}, {"class": "3.b", "joins": "4.q"}]})", "aar.json");
    ASSERT_FALSE(broken);
    for (const char* place : {"aar.json:$.first_day: ", "aar.json:$.classes[0]: ", "aar.json:$.classes[1].class: ", "aar.json:$.classes[2].joins: "})
        EXPECT_THAT(broken.error().message.en, HasSubstr(place));
}

} // namespace
} // namespace trivsel::app
