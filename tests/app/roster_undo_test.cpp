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

TEST_F(RosterUndo, AChildMovedSinceStandsInTheWay)
{
    const BatchId batch = import("unit,name,birth_date\nBlå stue,Anna,2022-02-03\n");
    house.clock.goTo(day(2026, 9, 20));
    house.must(MoveChild{childNamed("Anna")->id, house.red, day(2026, 9, 20)});
    EXPECT_THAT(house.mustNot(UndoImport{batch}).message.en, HasSubstr("moved"));
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
