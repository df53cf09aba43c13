#include "app/lists.h"

#include "session_fixture.h"

#include <gmock/gmock.h>

namespace trivsel::app {
namespace {

using test::day;
using test::House;
using testing::HasSubstr;
using testing::Not;

std::string nth(ChildId child)
{
    return std::to_string(child.value);
}

TEST(ChildrenList, HoldsTheChildrenOneMaySeeByUnitAndName)
{
    House house;
    const ChildId bo = house.child("Bo Bentsen", house.blue, day(2022, 3, 4));
    const ChildId aage = house.child("Åge, den \"store\"", house.blue, day(2021, 1, 2));
    const ChildId rie = house.child("Rie", house.red, day(2023, 1, 1));
    EXPECT_EQ(childrenCsv(*house.session, ListForm::Plain, Language::English),
              "id,unit,name,birth_date,sex,position,round\n" + nth(bo) + ",Blå stue,Bo Bentsen,2022-03-04,,,\n" +
                  nth(aage) + ",Blå stue,\"Åge, den \"\"store\"\"\",2021-01-02,,,\n" + nth(rie) +
                  ",Rød stue,Rie,2023-01-01,,,\n");
    house.adult("Ane", {house.red});
    house.as("Ane");
    EXPECT_EQ(childrenCsv(*house.session, ListForm::Plain, Language::English),
              "id,unit,name,birth_date,sex,position,round\n" + nth(rie) + ",Rød stue,Rie,2023-01-01,,,\n");
}

TEST(ChildrenList, AProtectedNameIsLeftOut)
{
    House house;
    const ChildId child = house.child("Hemmelige Hans", house.blue, day(2022, 3, 4));
    house.must(ChangeChild{child, "Hemmelige Hans", day(2022, 3, 4), core::Sex::Boy, "", true});
    const auto csv = childrenCsv(*house.session, ListForm::Plain, Language::English);
    ASSERT_TRUE(csv);
    EXPECT_THAT(*csv, HasSubstr(nth(child) + ",Blå stue,,2022-03-04,boy,,\n"));
}

TEST(ChildrenList, ARoleWithoutChildrenIsRefused)
{
    House house;
    house.child("Bo", house.blue);
    house.adult("Kim Konsulent", {}, core::Role::Consultant);
    house.as("Kim Konsulent");
    const auto csv = childrenCsv(*house.session, ListForm::Plain, Language::English);
    ASSERT_FALSE(csv);
    EXPECT_EQ(csv.error().code, ErrorCode::NoRight);
    EXPECT_EQ(exportCsv(*house.session, "because", ListForm::Plain, Language::English).error().code,
              ErrorCode::NoRight);
}

TEST(ExportList, HoldsPositionsAndStepsWithoutNames)
{
    House house;
    const ChildId yellow = house.child("Gul Gunnar", house.blue);
    const ChildId waiting = house.child("Vente Vera", house.blue);
    house.addPair(house.blue);
    const RoundId round = house.openRound(house.blue);
    house.bothRate(round, yellow, 1, core::Position::Yellow);
    house.must(AgreePosition{.round = round,
                             .child = yellow,
                             .position = core::Position::Yellow,
                             .watchFor = {},
                             .lookAgain = {},
                             .environment = "Vi ændrer samlingen",
                             .comment = {}});
    house.as(House::kLeader);
    const auto csv = exportCsv(*house.session, "kvartalsmøde", ListForm::Plain, Language::Danish);
    ASSERT_TRUE(csv);
    EXPECT_TRUE(csv->starts_with("round,unit,child_id,position,suggested,reason,step,step_status,who,due\n"));
    EXPECT_THAT(*csv, HasSubstr(",Blå stue," + nth(yellow) + ",yellow,"));
    EXPECT_THAT(*csv, HasSubstr(",environment,open,"));
    EXPECT_THAT(*csv, HasSubstr(",Blå stue," + nth(waiting) + ",,,,,,,\n"));
    EXPECT_THAT(*csv, Not(HasSubstr("Gunnar")));
    EXPECT_THAT(*csv, Not(HasSubstr("Vera")));
}

TEST(ExportList, NeedsAPurpose)
{
    House house;
    house.child("Bo", house.blue);
    const auto csv = exportCsv(*house.session, " ", ListForm::Plain, Language::Danish);
    ASSERT_FALSE(csv);
    EXPECT_EQ(csv.error().code, ErrorCode::BadInput);
}

TEST(Lists, EachReadStandsInTheAuditBeforeTheBytesAreGiven)
{
    House house;
    house.child("Bo", house.blue);
    ASSERT_TRUE(house.session->flush());
    ASSERT_TRUE(childrenCsv(*house.session, ListForm::Plain, Language::Danish));
    EXPECT_EQ(house.session->saveStatus().kind, SaveStatus::Kind::Saved);
    ASSERT_TRUE(exportCsv(*house.session, "formål", ListForm::Plain, Language::Danish));
    EXPECT_EQ(house.session->saveStatus().kind, SaveStatus::Kind::Saved);
}

} // namespace
} // namespace trivsel::app
