#include "app/roster_import.h"
#include "session_fixture.h"

#include <gmock/gmock.h>

namespace trivsel::app {
namespace {

using test::day;
using test::House;
using testing::HasSubstr;

class RosterUndo : public testing::Test {
protected:
    BatchId import(const std::string& bytes)
    {
        house.must(ImportRoster{"liste.csv", bytes, {}, false, true});
        return house.session->lastImport()->batch;
    }
    const core::Child* childNamed(const std::string& name) const
    {
        for (const auto& [id, child] : house.session->world().children) {
            if (child.name == name) return &child;
        }
        return nullptr;
    }

    House house;
};

TEST_F(RosterUndo, PutsEverythingBackAsItWas)
{
    import("unit,name,birth_date,id\nBlå stue,Anna,2022-02-03,A\nBlå stue,Bo,2022-02-04,B\n");
    house.clock.goTo(day(2026, 9, 20));
    const World before = house.session->world();
    const BatchId batch = import("unit,name,birth_date,id\n"
                                 "Blå stue,Anna Ny,2022-02-03,A\n" // changed
                                 "Grøn stue,Bo,2022-02-04,B\n"     // moved to a new unit
                                 "Rød stue,Cai,2022-02-05,C\n");   // added
    ASSERT_TRUE(batch);
    house.must(UndoImport{batch});
    const World& after = house.session->world();
    EXPECT_EQ(after.children, before.children);
    EXPECT_EQ(after.units, before.units);
    EXPECT_THAT(after.childMemberships, testing::UnorderedElementsAreArray(before.childMemberships));
    ASSERT_TRUE(house.session->flush());
    house.reopen();
    EXPECT_EQ(house.session->world().children, before.children);
    EXPECT_EQ(house.session->world().units, before.units);
}

TEST_F(RosterUndo, AnImportCanBeUndoneOnce)
{
    const BatchId batch = import("unit,name,birth_date\nBlå stue,Anna,2022-02-03\n");
    house.must(UndoImport{batch});
    EXPECT_THAT(house.mustNot(UndoImport{batch}).message.en, HasSubstr("undone already"));
}

TEST_F(RosterUndo, KeepsOfTheChildrenNothingButTheirNumbers)
{
    import("unit,name,birth_date,id\nBlå stue,Anna,2022-02-03,A\n");
    const BatchId batch = import("unit,name,birth_date,id\nBlå stue,Anna Ny,2022-02-03,A\nBlå stue,Bo,2022-02-04,B\n");
    house.must(UndoImport{batch});
    const core::ImportBatch& undone = house.session->world().batches.back();
    ASSERT_EQ(undone.id, batch);
    EXPECT_EQ(undone.inverse.addedChildren.size(), 1U);
    EXPECT_TRUE(undone.inverse.childrenBefore.empty());
    EXPECT_TRUE(undone.inverse.membershipsBefore.empty());
    EXPECT_FALSE(undone.inverse.after);
}

TEST_F(RosterUndo, TheSameFileCanBeImportedAgainAfterwards)
{
    const std::string list = "unit,name,birth_date\nGrøn stue,Anna,2022-02-03\n";
    house.must(UndoImport{import(list)});
    EXPECT_EQ(childNamed("Anna"), nullptr);
    import(list);
    EXPECT_NE(childNamed("Anna"), nullptr);
}

TEST_F(RosterUndo, AChildTakenIntoARoundStandsInTheWay)
{
    const BatchId batch = import("unit,name,birth_date\nBlå stue,Anna,2022-02-03\n");
    house.openRound(house.blue);
    EXPECT_THAT(house.mustNot(UndoImport{batch}).message.en, HasSubstr("round"));
    EXPECT_NE(childNamed("Anna"), nullptr);
}

TEST_F(RosterUndo, WhatWasChangedByHandSinceIsLeftAndNamedAndTheRestIsUndone)
{
    import("unit,name,birth_date,id\nBlå stue,Anna,2022-02-03,A\nBlå stue,Bo,2022-02-04,B\n");
    house.clock.goTo(day(2026, 9, 20));
    const BatchId batch = import("unit,name,birth_date,id\n"
                                 "Blå stue,Anna Ny,2022-02-03,A\n"
                                 "Blå stue,Bo Ny,2022-02-04,B\n"
                                 "Rød stue,Cai,2022-02-05,C\n"
                                 "Rød stue,Dea,2022-02-06,D\n");
    const auto rename = [&](const std::string& from, const std::string& to) {
        const core::Child child = *childNamed(from);
        house.must(ChangeChild{child.id, to, child.birthDate, child.sex, child.cpr, false});
    };
    rename("Anna Ny", "Anna Rettet");
    rename("Cai", "Kaj");
    house.must(UndoImport{batch});
    EXPECT_NE(childNamed("Anna Rettet"), nullptr) << "the hand edit stands";
    EXPECT_NE(childNamed("Kaj"), nullptr) << "a child that came with the list and was corrected since is not removed";
    EXPECT_NE(childNamed("Bo"), nullptr);
    EXPECT_EQ(childNamed("Dea"), nullptr);
    const RosterReport& report = *house.session->lastImport();
    EXPECT_EQ(report.kept, 2);
    EXPECT_EQ(report.undoneWords().en,
              "The import has been undone. Changed by hand since and therefore left as it is: Anna Rettet, Kaj.");
    ASSERT_TRUE(house.session->flush());
    house.reopen();
    EXPECT_NE(childNamed("Anna Rettet"), nullptr);
    EXPECT_NE(childNamed("Bo"), nullptr);
    EXPECT_THAT(house.mustNot(UndoImport{batch}).message.en, HasSubstr("undone already"));
}

TEST_F(RosterUndo, AnEditBeforeTheRestartIsKnownAfterIt)
{
    const BatchId batch = import("unit,name,birth_date\nBlå stue,Anna,2022-02-03\nBlå stue,Bo,2022-02-04\n");
    house.must(SetContactAdult{childNamed("Anna")->id, house.leader});
    ASSERT_TRUE(house.session->flush());
    house.reopen();
    house.must(UndoImport{batch});
    EXPECT_NE(childNamed("Anna"), nullptr) << "somebody follows this child already";
    EXPECT_EQ(childNamed("Bo"), nullptr);
}

TEST_F(RosterUndo, AnUntouchedImportIsUndoneWithNobodyNamed)
{
    house.must(UndoImport{import("unit,name,birth_date\nGrøn stue,Anna,2022-02-03\n")});
    EXPECT_EQ(house.session->lastImport()->kept, 0);
    EXPECT_EQ(house.session->lastImport()->undoneWords().en, "The import has been undone.");
}

TEST_F(RosterUndo, AChildMovedByHandSinceStaysWhereItIs)
{
    for (const int days : {0, 10}) { // on the same day the import's own place points elsewhere
        const std::string name = "Anna " + std::to_string(days);
        const BatchId batch =
            import("unit,name,birth_date\nGrøn stue," + name + ",2022-02-03\nGrøn stue,Bo,2022-02-04\n");
        house.clock.goTo(house.session->today().plusDays(days));
        const ChildId anna = childNamed(name)->id;
        house.must(MoveChild{anna, house.red, house.session->today()});
        house.must(UndoImport{batch});
        EXPECT_EQ(house.session->world().unitOf(anna, house.session->today()), house.red);
        EXPECT_EQ(childNamed("Bo"), nullptr);
        EXPECT_THAT(house.session->lastImport()->undoneWords().da, HasSubstr(name));
    }
}

TEST_F(RosterUndo, AChildThatLeftSinceKeepsItsLastDay)
{
    const BatchId batch = import("unit,name,birth_date\nBlå stue,Anna,2022-02-03\n");
    const ChildId anna = childNamed("Anna")->id;
    house.must(ChildLeaves{anna, day(2026, 9, 12)});
    house.must(UndoImport{batch});
    EXPECT_EQ(house.session->world().membershipsOf(anna).at(0)->to, day(2026, 9, 12));
}

TEST_F(RosterUndo, AGroupWithAnotherNameSinceIsLeft)
{
    const BatchId batch = import("unit,name,birth_date\nGrøn stue,Anna,2022-02-03\n");
    const UnitId green = house.session->world().unitOf(childNamed("Anna")->id, house.session->today());
    house.must(RenameUnit{green, "Skovstuen"});
    house.must(UndoImport{batch});
    EXPECT_EQ(childNamed("Anna"), nullptr);
    EXPECT_NE(house.session->world().unit(green), nullptr);
    EXPECT_THAT(house.session->lastImport()->undoneWords().da, HasSubstr("Skovstuen"));
}

TEST_F(RosterUndo, ALaterImportOfTheSameChildrenMustBeUndoneFirst)
{
    const BatchId first = import("unit,name,birth_date,id\nBlå stue,Anna,2022-02-03,A\n");
    house.clock.goTo(day(2026, 9, 20));
    const BatchId second = import("unit,name,birth_date,id\nBlå stue,Anna Ny,2022-02-03,A\n");
    EXPECT_THAT(house.mustNot(UndoImport{first}).message.en, HasSubstr("later import"));
    house.must(UndoImport{second});
    house.must(UndoImport{first});
    EXPECT_EQ(childNamed("Anna"), nullptr);
}

TEST_F(RosterUndo, AUnitInUseSinceStandsInTheWay)
{
    const BatchId batch = import("unit,name,birth_date\nGrøn stue,Anna,2022-02-03\n");
    UnitId green;
    for (const auto& [id, unit] : house.session->world().units) {
        if (unit.name == "Grøn stue") green = id;
    }
    house.adult("Ane", {green});
    EXPECT_THAT(house.mustNot(UndoImport{batch}).message.en, HasSubstr("in use"));
}

TEST_F(RosterUndo, WhatWasAddedByHandSinceIsKept)
{
    import("unit,name,birth_date,id\nBlå stue,Anna,2022-02-03,A\n");
    house.adult("Ane", {house.blue});
    const BatchId batch = import("unit,name,birth_date,id\nBlå stue,Anna Ny,2022-02-03,A\n");
    house.must(SetContactAdult{childNamed("Anna Ny")->id, house.session->world().users.rbegin()->first});
    house.must(UndoImport{batch});
    ASSERT_NE(childNamed("Anna"), nullptr);
    EXPECT_TRUE(childNamed("Anna")->contactAdult);
}

} // namespace
} // namespace trivsel::app
