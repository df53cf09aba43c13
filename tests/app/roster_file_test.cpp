#include "app/roster_import.h"
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
using What = RosterReport::What;

class Roster : public testing::Test {
protected:
    RosterReport preview(const std::string& bytes, const std::string& mapping = {})
    {
        auto report = previewRoster(*house.session, {"liste.csv", bytes, mapping});
        EXPECT_TRUE(report) << (report ? "" : report.error().message.en);
        return report.value_or(RosterReport{});
    }
    Error refused(const std::string& bytes, const std::string& mapping = {})
    {
        const auto report = previewRoster(*house.session, {"liste.csv", bytes, mapping});
        EXPECT_FALSE(report);
        return report ? Error{} : report.error();
    }
    /// Imports for real; the summary line.
    std::string import(const std::string& bytes, bool acceptRefused = false, bool acceptMissing = false)
    {
        house.must(ImportRoster{"liste.csv", bytes, {}, acceptRefused, acceptMissing});
        return house.session->lastImport()->summary();
    }
    static std::vector<std::string> refusals(const RosterReport& report)
    {
        std::vector<std::string> all;
        for (const auto& row : report.rows) {
            if (row.what == What::Refused)
                all.push_back(std::to_string(row.line) + ":" + std::to_string(row.column) + " " + row.detail.en);
        }
        return all;
    }
    const core::Child* childNamed(const std::string& name) const
    {
        for (const auto& [id, child] : house.session->world().children) {
            if (child.name == name) return &child;
        }
        return nullptr;
    }
    std::string unitOf(const std::string& name) const
    {
        const auto& world = house.session->world();
        const core::Unit* unit = world.unit(world.unitOf(childNamed(name)->id, house.session->today()));
        return unit != nullptr ? unit->name : "";
    }

    House house;
};

TEST_F(Roster, ANewListAddsItsChildren)
{
    EXPECT_EQ(import("stue;navn;fødselsdato;køn;cpr;id\n"
                     "Blå stue;Anna Berg;03-02-2022;pige;;17\n"
                     "rød STUE;Åse\tÆble;2021-12-24;K;;18\n"
                     "Blå stue;Bo;1.5.2022;m;;\n"),
              "added 3, changed 0, moved 0, missing 0, unchanged 0, refused 0");
    const core::Child* anna = childNamed("Anna Berg");
    ASSERT_NE(anna, nullptr);
    EXPECT_EQ(anna->birthDate, day(2022, 2, 3));
    EXPECT_EQ(anna->sex, core::Sex::Girl);
    EXPECT_EQ(anna->externalId, "17");
    EXPECT_EQ(anna->pseudonym.size(), 16U);
    EXPECT_EQ(unitOf("Anna Berg"), "Blå stue");
    EXPECT_EQ(unitOf("Åse\tÆble"), "Rød stue");
    EXPECT_EQ(childNamed("Bo")->sex, core::Sex::Boy);
}

TEST_F(Roster, TheSameFileTwiceChangesNothing)
{
    const std::string list = "unit,first_name,last_name,birth_date,sex,cpr\n"
                             "Blå stue,Anna,Berg,2022-02-03,girl,\n"
                             "Ny stue,Bo,Holm,2022-05-01,,990522-9999\n"
                             "Ny stue,Cai,Holm,2022-05-01,,\n";
    EXPECT_EQ(import(list), "added 3, changed 0, moved 0, missing 0, unchanged 0, refused 0");
    const auto batches = house.session->world().batches.size();
    EXPECT_EQ(import(list), "added 0, changed 0, moved 0, missing 0, unchanged 3, refused 0");
    EXPECT_EQ(house.session->world().batches.size(), batches);
    ASSERT_TRUE(house.session->flush());
    house.reopen();
    EXPECT_EQ(import(list), "added 0, changed 0, moved 0, missing 0, unchanged 3, refused 0");
}

TEST_F(Roster, AUnitThatIsNotThereIsAddedAndSaid)
{
    const RosterReport report = preview("unit,name,birth_date\nGrøn stue,Bo,2022-05-01\nGrøn stue,Cai,2022-05-02\n");
    ASSERT_THAT(report.rows, SizeIs(3));
    EXPECT_EQ(report.rows[0].what, What::NewUnit);
    EXPECT_EQ(report.rows[0].unit, "Grøn stue");
    import("unit,name,birth_date\nGrøn stue,Bo,2022-05-01\nGrøn stue,Cai,2022-05-02\n");
    EXPECT_EQ(unitOf("Bo"), "Grøn stue");
    const auto& world = house.session->world();
    EXPECT_EQ(world.unit(world.unitOf(childNamed("Bo")->id, house.session->today()))->parent, house.house);
}

TEST_F(Roster, ADryRunChangesNothing)
{
    const auto version = house.session->version();
    preview("unit,name,birth_date\nGrøn stue,Bo,2022-05-01\n");
    EXPECT_EQ(house.session->version(), version);
    EXPECT_EQ(childNamed("Bo"), nullptr);
}

TEST_F(Roster, IdentityIsTheIdThenTheCprNumberThenNameAndBirthDate)
{
    import("unit,name,birth_date,cpr,id\nBlå stue,Anna,2022-02-03,,A1\nBlå stue,Bo,2022-02-04,990422-1111,\nBlå "
           "stue,Cai,2022-02-05,,\n");
    const ChildId anna = childNamed("Anna")->id, bo = childNamed("Bo")->id, cai = childNamed("Cai")->id;
    EXPECT_EQ(import("unit,name,birth_date,cpr,id\n"
                     "Blå stue,Anna Ny,2022-02-03,,A1\n"       // by id
                     "Blå stue,Bo Ny,2022-02-04,9904221111,\n" // by cpr
                     "Blå stue,cai,2022-02-05,,C3\n"           // by name, in another spelling, with an id from now on
                     "Blå stue,Anna,2022-02-03,,A2\n"),        // the same name, but another id: another child
              "added 1, changed 3, moved 0, missing 0, unchanged 0, refused 0");
    EXPECT_EQ(house.session->world().child(anna)->name, "Anna Ny");
    EXPECT_EQ(house.session->world().child(bo)->name, "Bo Ny");
    EXPECT_EQ(house.session->world().child(cai)->externalId, "C3");
}

TEST_F(Roster, EmptyCellsTakeNothingAway)
{
    import("unit,name,birth_date,sex,cpr,id\nBlå stue,Anna,2022-02-03,girl,990322-1111,A1\n");
    EXPECT_EQ(import("unit,name,birth_date,sex,cpr,id\nBlå stue,Anna,2022-02-03,,,A1\n"),
              "added 0, changed 0, moved 0, missing 0, unchanged 1, refused 0");
    EXPECT_EQ(childNamed("Anna")->cpr, "9903221111");
}

TEST_F(Roster, AChildInAnotherUnitIsMovedFromToday)
{
    import("unit,name,birth_date\nBlå stue,Anna,2022-02-03\n");
    house.clock.goTo(day(2026, 9, 20));
    const RosterReport report = preview("unit,name,birth_date\nRød stue,Anna,2022-02-03\n");
    EXPECT_EQ(report.moved, 1);
    EXPECT_THAT(report.rows.at(0).detail.en, HasSubstr("from Blå stue"));
    import("unit,name,birth_date\nRød stue,Anna,2022-02-03\n");
    const auto& world = house.session->world();
    const ChildId anna = childNamed("Anna")->id;
    EXPECT_EQ(world.unitOf(anna, day(2026, 9, 19)), house.blue);
    EXPECT_EQ(world.unitOf(anna, day(2026, 9, 20)), house.red);
}

TEST_F(Roster, AChildThatHadLeftComesBack)
{
    import("unit,name,birth_date\nBlå stue,Anna,2022-02-03\n");
    house.must(ChildLeaves{childNamed("Anna")->id, day(2026, 9, 12)});
    house.clock.goTo(day(2026, 10, 1));
    EXPECT_EQ(unitOf("Anna"), "");
    EXPECT_EQ(import("unit,name,birth_date\nBlå stue,Anna,2022-02-03\n"),
              "added 0, changed 0, moved 1, missing 0, unchanged 0, refused 0");
    EXPECT_EQ(unitOf("Anna"), "Blå stue");
}

TEST_F(Roster, MissingChildrenOfTheFilesUnitsAreNamedAndNeverRemoved)
{
    std::string list = "unit,name,birth_date\n";
    for (int i = 1; i <= 5; ++i) list += "Blå stue,Barn " + std::to_string(i) + ",2022-01-0" + std::to_string(i) + "\n";
    import(list + "Rød stue,Rie,2022-01-09\n");
    const std::string fourOfFive = list.substr(0, list.rfind("Blå stue"));
    // One of five is 20 %: accepted; Rød stue is not in the file, so nobody of it is missing.
    EXPECT_EQ(import(fourOfFive), "added 0, changed 0, moved 0, missing 1, unchanged 4, refused 0");
    const std::string threeOfFive = fourOfFive.substr(0, fourOfFive.rfind("Blå stue"));
    const Error error = house.mustNot(ImportRoster{"liste.csv", threeOfFive, {}, false, false});
    EXPECT_EQ(error.code, ErrorCode::BadInput);
    EXPECT_THAT(error.message.en, HasSubstr("Blå stue"));
    EXPECT_EQ(import(threeOfFive, false, true), "added 0, changed 0, moved 0, missing 2, unchanged 3, refused 0");
    EXPECT_EQ(unitOf("Barn 5"), "Blå stue");
}

TEST_F(Roster, RowsThatCannotBeUsedAreRefusedAtTheirCell)
{
    const RosterReport report = preview("unit,name,birth_date,sex,cpr,id\n"
                                        "Blå stue,,2022-02-03,girl,,\n"      // 2: no name
                                        "Blå stue,Bo,2022-02-30,girl,,\n"    // 3: no such day
                                        "Blå stue,Bo,2026-09-11,girl,,\n"    // 4: tomorrow
                                        "Blå stue,Bo,1922-02-03,girl,,\n"    // 5: too old
                                        "Blå stue,Bo,2022-02-03,girlish,,\n" // 6: sex
                                        "Blå stue,Bo,2022-02-03,,12345,\n"   // 7: cpr
                                        ",Bo,2022-02-03,,,\n"                // 8: no unit
                                        "Blå stue,Bo,,,,\n"                  // 9: no birth date
                                        "Blå stue,\"Bo\"x,2022-02-03,,,\n"   // 10: no CSV
                                        "Blå stue,Bo,2022-02-03,,,,,more\n"  // 11: too many cells
                                        ",,,\n"
                                        "Blå stue,Cai,2022-02-03,,,7\n"      // 13: sound
                                        "Blå stue,Dea,2022-02-04,,,7\n"      // 14: the same id
                                        "Blå stue,Eva,2022-02-05\n"          // 15: sound, cells left out
                                        "Blå stue,eva,2022-02-05,girl,,\n"); // 16: the same child
    const auto lines = refusals(report);
    ASSERT_THAT(lines, SizeIs(12));
    const std::vector<std::string> places{"2:2 ", "3:3 ", "4:3 ",  "5:3 ",  "6:4 ",  "7:5 ",
                                          "8:1 ", "9:3 ", "10:2 ", "11:7 ", "14:6 ", "16:2 "};
    for (std::size_t i = 0; i < places.size(); ++i) EXPECT_THAT(lines[i], testing::StartsWith(places[i]));
    EXPECT_THAT(lines[10], HasSubstr("line 13"));
    EXPECT_EQ(report.added, 2);
}

TEST_F(Roster, ARefusedRowStopsTheImportUnlessAccepted)
{
    const std::string list = "unit,name,birth_date\nBlå stue,Bo,2022-02-03\nBlå stue,Cai,31-02-2022\n";
    EXPECT_EQ(house.mustNot(ImportRoster{"liste.csv", list, {}, false, false}).code, ErrorCode::BadInput);
    EXPECT_EQ(childNamed("Bo"), nullptr);
    EXPECT_EQ(import(list, true), "added 1, changed 0, moved 0, missing 0, unchanged 0, refused 1");
}

TEST_F(Roster, ARefusedRowOfAKnownChildDoesNotMakeItMissing)
{
    import("unit,name,birth_date,id\nBlå stue,Bo,2022-02-03,B\nBlå stue,Cai,2022-02-04,C\n");
    const RosterReport report = preview("unit,name,birth_date,id,sex\nBlå stue,Bo,2022-02-03,B,\nBlå stue,Cai,,C,\n");
    EXPECT_EQ(report.refused, 1);
    EXPECT_EQ(report.missing, 0);
}

TEST_F(Roster, DoubtfulCprNumbersOnlyWarn)
{
    const RosterReport report = preview("unit,name,birth_date,cpr\nBlå stue,Bo,2022-02-03,990322-1111\n");
    EXPECT_EQ(report.added, 1);
    EXPECT_THAT(report.rows.at(0).detail.en, HasSubstr("does not fit the birth date"));
    EXPECT_THAT(report.rows.at(0).detail.en, HasSubstr("modulus 11"));
    EXPECT_THAT(report.rows.at(0).detail.en, testing::Not(HasSubstr("1111")));
}

TEST_F(Roster, AChildOfAnotherHouseIsNotTakenOver)
{
    const UnitId other = house.unit("Bakkehuset", house.root, core::UnitKind::Institution);
    const UnitId room = house.unit("Gul stue", other);
    house.adult("Olga Leder", {other}, core::Role::Leader);
    house.must(AddChild{
        .unit = room, .name = "Bo", .birthDate = day(2022, 2, 3), .sex = {}, .cpr = "9903221111", .externalId = "B"});
    house.adult("Hans Leder", {house.house}, core::Role::Leader);
    house.as("Hans Leder");
    const RosterReport report =
        preview("unit,name,birth_date,cpr,id\nBlå stue,Bo,2022-02-03,,B\nBlå stue,Cai,2022-02-03,990322-1111,\n");
    EXPECT_THAT(refusals(report), ElementsAre(HasSubstr("2:5 the child is registered elsewhere"),
                                              HasSubstr("3:4 the child is registered elsewhere")));
    // By name alone nothing is told of the other house.
    EXPECT_EQ(preview("unit,name,birth_date\nBlå stue,Bo,2022-02-03\n").added, 1);
}

TEST_F(Roster, GroupsOfOneNameAreToldApartByThePlaceAboveThem)
{
    const UnitId other = house.unit("Bakkehuset", house.root, core::UnitKind::Institution);
    house.unit("Blå stue", other);
    const RosterReport report =
        preview("unit,name,birth_date\nBlå stue,Bo,2022-02-03\nBakkehuset/Blå stue,Cai,2022-02-04\n");
    EXPECT_THAT(refusals(report), ElementsAre(HasSubstr("2:1 several groups")));
    EXPECT_EQ(report.added, 1);
}

TEST_F(Roster, ColumnsCanBeChosen)
{
    const std::string list = "Afdeling\tElev\tFødt\tAdresse\nBlå stue\tBo\t03-02-2022\tVejen 1\n";
    EXPECT_THAT(refused(list).message.en, HasSubstr("Missing"));
    EXPECT_EQ(preview(list, R"({"unit": "Afdeling", "name": "elev", "birth_date": "Født"})").added, 1);
    EXPECT_THAT(refused(list, R"({"unit": "Hold", "name": "Elev", "birth_date": "Født"})").message.en,
                HasSubstr("Hold"));
    EXPECT_THAT(refused(list, R"({"room": "Afdeling"})").message.en, HasSubstr("room"));
    EXPECT_THAT(refused(list, "[1]").message.en, HasSubstr("JSON"));
    EXPECT_THAT(refused("stue;gruppe;navn;fødselsdato\nx;y;z;w\n").message.en, HasSubstr("Two columns"));
}

TEST_F(Roster, AWorkbookIsMetWithHowToSaveItAsCsv)
{
    EXPECT_THAT(refused("PK\x03\x04").message.en, HasSubstr("CSV"));
    EXPECT_THAT(refused("").message.en, HasSubstr("empty"));
}

TEST_F(Roster, ListsFromOlderSpreadsheetsAreRead)
{
    EXPECT_EQ(preview("Stue;Navn;F\xF8"
                      "dselsdato;K\xF8n\r\nBl\xE5 stue;\xC5se;03-02-2022;pige\r\n")
                  .added,
              1);
    EXPECT_THAT(preview("Stue;Navn;F\xF8"
                        "dselsdato;K\xF8n\r\nBl\xE5 stue;\xC5se;03-02-2022;pige\r\n")
                    .rows.at(0)
                    .name,
                "Åse");
}

TEST_F(Roster, ANameMayHoldAnything)
{
    const std::string name = "Ib##%s \xE2\x80\xAE" + std::string(10'000, 'x');
    import("unit,name,birth_date\nBlå stue,\"" + name + "\",2022-02-03\n");
    EXPECT_NE(childNamed(name), nullptr);
    EXPECT_LT(house.session->lastImport()->rows.at(0).name.size(), 400U);
}

TEST_F(Roster, OnlyALeaderImports)
{
    house.adult("Ane", {house.blue});
    house.as("Ane");
    EXPECT_EQ(house.mustNot(ImportRoster{"liste.csv", "unit,name,birth_date\n", {}, false, false}).code,
              ErrorCode::NoRight);
}

TEST_F(Roster, AProtectedNameIsNotToldAmongTheMissing)
{
    const ChildId child = house.child("Hemmelige Hans", house.blue);
    house.must(ChangeChild{child, "Hemmelige Hans", day(2022, 5, 1), {}, "", true});
    const RosterReport report = preview("unit,name,birth_date\nBlå stue,Bo,2022-02-03\n");
    ASSERT_EQ(report.missing, 1);
    for (const auto& row : report.rows) EXPECT_THAT(row.name, testing::Not(HasSubstr("Hans")));
}

} // namespace
} // namespace trivsel::app
