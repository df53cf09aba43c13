#include "app/roster_import.h"
#include "app/transition/handover_rules.h"
#include "session_fixture.h"

#include <gmock/gmock.h>

namespace trivsel::app {
namespace {

using test::day;
using test::House;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using What = RosterReport::What;

constexpr const char* kHeader = "unit,name,birth_date,id,custody_1,custody_1_protected,custody_2,custody_2_protected\n";

class RosterCustody : public testing::Test {
protected:
    BatchId import(const std::string& rows, bool acceptRefused = false)
    {
        house.must(ImportRoster{"liste.csv", kHeader + rows, {}, acceptRefused, true});
        return house.session->lastImport()->batch;
    }
    const core::Child& childNamed(const std::string& name) const
    {
        for (const auto& [id, child] : house.session->world().children)
            if (child.name == name) return child;
        static const core::Child none;
        return none;
    }
    /// "Name", with "!" behind those whose name and address are protected.
    std::vector<std::string> holdersOf(const std::string& child) const
    {
        std::vector<std::string> all;
        for (const core::CustodyHolder* holder : house.session->world().custodyOf(childNamed(child).id, house.session->today()))
            all.push_back(holder->name + (holder->hasProtectedAddress ? "!" : ""));
        return all;
    }
    const core::CustodyHolder& holder(const std::string& name) const
    {
        for (const core::CustodyHolder& one : house.session->world().custodyHolders)
            if (one.name == name) return one;
        static const core::CustodyHolder none;
        return none;
    }
    std::string told() const
    {
        std::string all;
        for (const auto& row : house.session->lastImport()->rows) all += row.detail.en + "\n";
        return all;
    }

    House house;
};

TEST_F(RosterCustody, HoldersComeWithTheListAndStayAfterARestart)
{
    import("Blå stue,Anna,2022-02-03,A,Mor Prøve,ja,Far Prøve,nej\nBlå stue,Bo,2022-02-04,B,Mor Prøve,,,\n");
    EXPECT_THAT(holdersOf("Anna"), ElementsAre("Mor Prøve!", "Far Prøve"));
    EXPECT_THAT(holdersOf("Bo"), ElementsAre("Mor Prøve"));
    EXPECT_THAT(told(), HasSubstr("custody: Far Prøve"));
    EXPECT_THAT(told(), HasSubstr("custody: one more, with name and address protection"));
    ASSERT_TRUE(house.session->flush());
    house.reopen();
    EXPECT_THAT(holdersOf("Anna"), ElementsAre("Mor Prøve!", "Far Prøve"));
}

TEST_F(RosterCustody, TheSameListAgainChangesNothingAndWhatItDoesNotSayStays)
{
    const std::string rows = "Blå stue,Anna,2022-02-03,A,Mor Prøve,ja,Far Prøve,nej\n";
    import(rows);
    EXPECT_FALSE(import(rows));
    EXPECT_EQ(house.session->lastImport()->summary(), "added 0, changed 0, moved 0, missing 0, unchanged 1, refused 0");
    EXPECT_FALSE(import("Blå stue,Anna,2022-02-03,A,MOR  prøve,nej,,\n")) << "neither taken away nor no longer protected";
    EXPECT_THAT(holdersOf("Anna"), ElementsAre("Mor Prøve!", "Far Prøve"));
}

TEST_F(RosterCustody, AHolderWhoIsNewOrNowProtectedIsAChangeOfTheChild)
{
    import("Blå stue,Anna,2022-02-03,A,Mor Prøve,,,\n");
    import("Blå stue,Anna,2022-02-03,A,Mor Prøve,ja,Far Prøve,\n");
    EXPECT_EQ(house.session->lastImport()->changed, 1);
    EXPECT_THAT(holdersOf("Anna"), ElementsAre("Mor Prøve!", "Far Prøve"));
    EXPECT_THAT(told(), HasSubstr("stays also if the import is undone"));
    EXPECT_THAT(told(), Not(HasSubstr("Mor Prøve")));
}

TEST_F(RosterCustody, UndoTakesTheImportsHoldersOutAndLeavesTheRest)
{
    import("Blå stue,Anna,2022-02-03,A,Mor Prøve,,,\n");
    const BatchId batch = import("Blå stue,Anna,2022-02-03,A,Mor Prøve,,Far Prøve,ja\nBlå stue,Bo,2022-02-04,B,Bedste Prøve,,,\n");
    house.must(UndoImport{batch});
    EXPECT_THAT(holdersOf("Anna"), ElementsAre("Mor Prøve"));
    EXPECT_FALSE(childNamed("Bo").id);
    EXPECT_EQ(holder("Bedste Prøve").id, 0);
    ASSERT_TRUE(house.session->flush());
    house.reopen();
    EXPECT_THAT(holdersOf("Anna"), ElementsAre("Mor Prøve"));
    EXPECT_EQ(house.session->world().custodyHolders.size(), 1U);
}

TEST_F(RosterCustody, AHolderOfWhomMoreWasEnteredSinceIsLeft)
{
    const BatchId batch = import("Blå stue,Anna,2022-02-03,A,Mor Prøve,,,\nBlå stue,Bo,2022-02-04,B,Far Prøve,,,\n");
    const core::CustodyHolder& mother = holder("Mor Prøve");
    house.must(SaveCustodyHolder{mother.child, mother.id, mother.name, "ring efter kl. 16", false, false});
    house.must(UndoImport{batch});
    EXPECT_THAT(holdersOf("Anna"), ElementsAre("Mor Prøve"));
    EXPECT_EQ(house.session->lastImport()->kept, 1);
    EXPECT_FALSE(childNamed("Bo").id);
}

TEST_F(RosterCustody, AHolderWhoHasConsentedSinceIsLeft)
{
    import("Blå stue,Anna,2022-02-03,A,,,,\n");
    const BatchId batch = import("Blå stue,Anna,2022-02-03,A,Mor Prøve,,,\n");
    const core::CustodyHolder& mother = holder("Mor Prøve");
    house.must(GiveConsent{mother.child, mother.id, kNextPlaceRole, "alt", "samarbejde", false, house.session->today(), std::nullopt});
    house.must(UndoImport{batch});
    EXPECT_THAT(holdersOf("Anna"), ElementsAre("Mor Prøve"));
    EXPECT_TRUE(house.session->flush());
}

TEST_F(RosterCustody, WhoIsProtectedWithoutANameIsRefusedAtItsCellAndNoNameIsInAnError)
{
    const auto report = previewRoster(*house.session, {"liste.csv", std::string(kHeader) + "Blå stue,Anna,2022-02-03,A,,ja,,\nBlå stue,Bo,2022-02-04,B,Mor Prøve,måske,,\n", {}});
    ASSERT_TRUE(report);
    ASSERT_EQ(report->refused, 2);
    EXPECT_EQ(report->rows[0].column, 5U);
    EXPECT_EQ(report->rows[1].column, 6U);
    EXPECT_THAT(report->rows[1].detail.en, Not(HasSubstr("Mor Prøve")));
    EXPECT_THAT(house.mustNot(ImportRoster{"liste.csv", std::string(kHeader) + "Blå stue,Bo,2022-02-04,B,Mor Prøve,måske,,\n", {}, false, true}).message.da, Not(HasSubstr("Mor Prøve")));
}

TEST_F(RosterCustody, ARowWithNeitherIdNorNumberMayBeTheChildOfAnEarlierRow)
{
    const auto report = previewRoster(*house.session, {"liste.csv", "unit,name,birth_date,id\nBlå stue,Anna,2022-02-03,A\nBlå stue,Anna,2022-02-03,\nBlå stue,Anna,2022-02-03,B\n", {}});
    ASSERT_TRUE(report);
    ASSERT_EQ(report->refused, 1);
    EXPECT_EQ(report->rows[1].line, 3U);
    EXPECT_EQ(report->rows[1].detail.en, "the same child as in line 2");
    EXPECT_EQ(report->added, 2) << "two ids are two children, and the second is doubted";
    EXPECT_EQ(report->doubtful, 1);
}

TEST_F(RosterCustody, DanishHeadingsAndChosenColumnsMeanTheSame)
{
    house.must(ImportRoster{"liste.csv", "stue;navn;fødselsdato;forælder 1;forælder 1 beskyttet\nBlå stue;Anna;03-02-2022;Mor Prøve;ja\n", {}, false, true});
    EXPECT_THAT(holdersOf("Anna"), ElementsAre("Mor Prøve!"));
    house.must(ImportRoster{"liste.csv", "stue;navn;fødselsdato;værge\nBlå stue;Anna;03-02-2022;Værge Prøve\n", R"({"custody_1":"værge"})", false, true});
    house.must(ImportRoster{"liste.csv", "stue;navn;fødselsdato;værge\nBlå stue;Bo;04-02-2022;Værge Prøve\n", {}, false, true});
    EXPECT_THAT(holdersOf("Bo"), ElementsAre("Værge Prøve")) << "the choice is remembered";
}

} // namespace
} // namespace trivsel::app
