#include "app/absence_import.h"
#include "session_fixture.h"

#include <gmock/gmock.h>

namespace trivsel::app {
namespace {

using test::day;
using test::House;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Kind = core::AbsenceDay::Kind;

class AbsenceList : public testing::Test {
protected:
    AbsenceList()
    {
        house.must(ImportRoster{"liste.csv", "stue,navn,fødselsdato,id,cpr\nRød stue,Asta Prøve,2017-03-02,1,3203171111\nRød stue,Bo Prøve,2017-05-06,2,\nBlå stue,Bo Prøve,2017-05-07,3,\n", {}});
        for (const auto& [id, child] : house.session->world().children) {
            if (child.externalId == "1") asta = id;
            if (child.externalId == "2") bo = id;
        }
    }
    std::string import(const std::string& list, bool acceptRefused = false)
    {
        house.must(ImportAbsence{"fravaer.csv", list, {}, acceptRefused});
        return house.session->lastImport()->summary();
    }
    std::vector<std::string> daysOf(ChildId child) const
    {
        std::vector<std::string> all;
        for (const core::AbsenceDay& a : house.session->world().casework.absencesOf(child))
            all.push_back(a.date.iso() + (a.kind == Kind::Illness ? " illness " : a.kind == Kind::Permitted ? " permitted " : " unlawful ") + std::to_string(std::lround(a.part * 100)));
        return all;
    }
    std::vector<std::string> refusals(const std::string& list)
    {
        const auto report = previewAbsence(*house.session, {"fravaer.csv", list, {}});
        EXPECT_TRUE(report) << (report ? "" : report.error().message.en);
        std::vector<std::string> all;
        for (const auto& row : report.value_or(RosterReport{}).rows)
            if (row.what == RosterReport::What::Refused) all.push_back(std::to_string(row.line) + ":" + std::to_string(row.column) + " " + row.detail.en);
        return all;
    }

    House house;
    ChildId asta, bo;
};

TEST_F(AbsenceList, WholeDaysAreWrittenInTheWordsOfBothLanguages)
{
    EXPECT_EQ(import("dato;id;slags\n01-09-2026;1;Sygdom\n2026-09-02;1;ulovligt fravær\n03.09.2026;2;excused\n"),
              "added 3, changed 0, moved 0, missing 0, unchanged 0, refused 0");
    EXPECT_THAT(daysOf(asta), ElementsAre("2026-09-01 illness 100", "2026-09-02 unlawful 100"));
    EXPECT_THAT(daysOf(bo), ElementsAre("2026-09-03 permitted 100"));
}

TEST_F(AbsenceList, SeveralLessonsOfADayAddUpToAPartOfIt)
{
    EXPECT_EQ(import("dato,id,type,lektion,lektioner i alt\n2026-09-01,1,ulovligt,1,6\n2026-09-01,1,ulovligt,2,6\n2026-09-01,1,syg,5,6\n"),
              "added 2, changed 0, moved 0, missing 0, unchanged 0, refused 0");
    EXPECT_THAT(daysOf(asta), testing::UnorderedElementsAre("2026-09-01 unlawful 33", "2026-09-01 illness 17"));
    EXPECT_EQ(import("dato,id,type,lektioner,lektioner i alt\n2026-09-02,1,syg,\"3\",6\n"), "added 1, changed 0, moved 0, missing 0, unchanged 0, refused 0");
    EXPECT_EQ(import("date,id,kind,part\n2026-09-03,1,syg,\"0,25\"\n2026-09-04,1,syg,50 %\n"), "added 2, changed 0, moved 0, missing 0, unchanged 0, refused 0");
    EXPECT_EQ(daysOf(asta).size(), 5U);
}

TEST_F(AbsenceList, TheSameListTwiceChangesNothingAndUndoPutsTheDaysBackAsTheyWere)
{
    house.must(AddAbsence{asta, day(2026, 9, 1), Kind::Illness, 0.5});
    const std::string list = "dato,id,slags\n2026-09-01,1,syg\n2026-09-02,1,syg\n2026-09-03,1,syg\n";
    EXPECT_EQ(import(list), "added 2, changed 1, moved 0, missing 0, unchanged 0, refused 0");
    const BatchId batch = house.session->lastImport()->batch;
    EXPECT_EQ(import(list), "added 0, changed 0, moved 0, missing 0, unchanged 3, refused 0");
    house.reopen();
    EXPECT_THAT(daysOf(asta), ElementsAre("2026-09-01 illness 100", "2026-09-02 illness 100", "2026-09-03 illness 100"));
    house.must(AddAbsence{asta, day(2026, 9, 3), Kind::Illness, 0.75}); // by hand since: stays
    house.must(UndoImport{batch});
    EXPECT_EQ(house.session->lastImport()->kept, 1);
    EXPECT_THAT(daysOf(asta), ElementsAre("2026-09-01 illness 50", "2026-09-03 illness 75"));
    house.reopen();
    EXPECT_THAT(daysOf(asta), ElementsAre("2026-09-01 illness 50", "2026-09-03 illness 75"));
}

TEST_F(AbsenceList, AChildIsFoundByIdElseNumberElseNameAndBirthDate)
{
    EXPECT_EQ(import("dato,id,cpr,navn,fødselsdato,slags\n2026-09-01,,320317-1111,,,syg\n2026-09-02,,,asta  PRØVE,02-03-2017,syg\n2026-09-03,9,,Bo Prøve,2017-05-06,syg\n"),
              "added 3, changed 0, moved 0, missing 0, unchanged 0, refused 0");
    EXPECT_EQ(daysOf(asta).size(), 2U);
    EXPECT_THAT(daysOf(bo), ElementsAre("2026-09-03 illness 100"));
}

TEST_F(AbsenceList, EveryRowThatCannotBeUsedIsToldAndNothingIsWritten)
{
    const std::string list = "dato,id,slags,del\n"
                             "31-02-2026,1,syg,1\n"
                             "2027-09-01,1,syg,1\n"
                             "2026-09-01,77,syg,1\n"
                             "2026-09-01,1,ferie,1\n"
                             "2026-09-01,1,syg,\"1,5\"\n"
                             "2026-09-02,1,syg,\"0,75\"\n"
                             "2026-09-02,1,ulovligt,\"0,5\"\n"
                             "2016-09-01,1,syg,1\n"
                             ",,,\n"
                             "2026-09-04,,syg,1\n";
    EXPECT_THAT(refusals(list), ElementsAre(HasSubstr("2:1 the date is missing, does not exist"), "3:1 the date is in the future", "4:2 the child is not at your place",
                                            HasSubstr("5:3 the kind of absence is unknown"), HasSubstr("6:4 the part of the day"),
                                            "8:4 with the earlier rows the child has more than the whole day", "9:1 the date is before the child's birth", HasSubstr("11:2 it cannot be told")));
    EXPECT_EQ(house.mustNot(ImportAbsence{"fravaer.csv", list, {}}).code, ErrorCode::BadInput);
    EXPECT_THAT(daysOf(asta), IsEmpty());
    EXPECT_THAT(refusals("dato,id,slags,lektion\n2026-09-01,1,syg,2\n"), ElementsAre(HasSubstr("the number of lessons of that day is missing")));
    EXPECT_THAT(refusals("dato,id,slags,lektion,lektioner i alt\n2026-09-01,1,syg,2,6\n2026-09-01,1,syg,2,6\n"), ElementsAre("3:4 the same lesson as in an earlier row"));
}

TEST_F(AbsenceList, OfAChildTheLeaderIsBarredFromNothingIsToldOrWritten)
{
    house.must(BarAdult{.child = asta, .user = house.leader});
    const auto report = previewAbsence(*house.session, {"fravaer.csv", "dato,id,slags\n2026-09-01,1,syg\n", {}});
    ASSERT_TRUE(report);
    EXPECT_THAT(report->rows, IsEmpty());
    import("dato,id,slags\n2026-09-01,1,syg\n");
    EXPECT_THAT(daysOf(asta), IsEmpty());
}

TEST_F(AbsenceList, AHeaderTellsAnAbsenceListFromARoster)
{
    EXPECT_TRUE(absence::isAbsenceHeader({"Dato", "Navn", "Fødselsdato", "Fraværstype"}));
    EXPECT_TRUE(absence::isAbsenceHeader({"date", "id", "lessons", "lessons_of_day"}));
    EXPECT_FALSE(absence::isAbsenceHeader({"stue", "navn", "fødselsdato", "køn", "id"}));
}

} // namespace
} // namespace trivsel::app
