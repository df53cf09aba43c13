#include "app/job_progress.h"
#include "app/roster_import.h"
#include "session_fixture.h"

#include <gmock/gmock.h>

#include <algorithm>

namespace trivsel::app {
namespace {

using test::day;
using test::House;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using What = RosterReport::What;
using Folder = std::vector<std::pair<std::string, std::string>>;

const char* const kOrgs = "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\n"
                          "d1,,,Vestkommune,district,,\n"
                          "s1,,,Bakkeskolen,school,,d1\n";
const char* const kUsers = "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password\n"
                           "u1,,,true,s1,student,asta,,Asta,Prøve,,,,,,,3,\n"
                           "u2,,,true,s1,student,bo,,Bo,Prøve,Lund,,,,,,3,\n"
                           "t1,,,true,s1,teacher,lis,,Lis,Lærer,,,,,,,,\n"
                           "g1,,,true,s1,guardian,mor,,Mor,Prøve,,,,,,,,\n";
const char* const kClasses = "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods\n"
                             "c1,,,3.b,3,k1,,homeroom,,s1,t1,,,\n"
                             "c2,,,3.b matematik,3,k2,,scheduled,,s1,t1,,,\n";
const char* const kEnrollments = "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\n"
                                 "e1,,,c1,s1,u1,student,,,\n"
                                 "e2,,,c2,s1,u1,student,,,\n"
                                 "e3,,,c1,s1,u2,student,,,\n"
                                 "e4,,,c1,s1,t1,teacher,true,,\n";
const char* const kDemographics = "sourcedId,status,dateLastModified,birthDate,sex,americanIndianOrAlaskaNative,asian\n"
                                  "u1,,,2017-03-02,female,,\n"
                                  "u2,,,2017-05-06,male,,\n"
                                  "t1,,,1980-01-01,female,,\n";

Folder school()
{
    return {{"manifest.csv", "propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\nfile.users,bulk\nfile.classes,bulk\nfile.enrollments,bulk\n"},
            {"orgs.csv", kOrgs}, {"users.csv", kUsers}, {"classes.csv", kClasses}, {"enrollments.csv", kEnrollments}, {"demographics.csv", kDemographics}};
}

std::string& fileOf(Folder& folder, const std::string& name)
{
    return std::ranges::find(folder, name, &std::pair<std::string, std::string>::first)->second;
}

void replace(std::string& text, const std::string& from, const std::string& to)
{
    ASSERT_NE(text.find(from), std::string::npos) << from;
    text.replace(text.find(from), from.size(), to);
}

class OneRosterFolder : public testing::Test {
protected:
    static ImportRoster command(const Folder& folder, bool acceptRefused = false)
    {
        ImportRoster command;
        command.folder = folder;
        command.acceptRefused = acceptRefused;
        return command;
    }
    std::string import(const Folder& folder, bool acceptRefused = false)
    {
        house.must(command(folder, acceptRefused));
        return house.session->lastImport()->summary();
    }
    RosterReport preview(const Folder& folder)
    {
        auto report = previewRoster(*house.session, {{}, {}, {}, folder});
        EXPECT_TRUE(report) << (report ? "" : report.error().message.en);
        return report.value_or(RosterReport{});
    }
    static std::vector<std::string> told(const RosterReport& report, What what)
    {
        std::vector<std::string> all;
        for (const auto& row : report.rows)
            if (row.what == what) all.push_back(row.file + ":" + std::to_string(row.line) + ":" + std::to_string(row.column) + " " + row.detail.en);
        return all;
    }
    const core::Child* childNamed(const std::string& name) const
    {
        for (const auto& [id, child] : world().children)
            if (child.name == name) return &child;
        return nullptr;
    }
    std::string placeOf(const std::string& name) const
    {
        const core::Unit* unit = world().unit(world().unitOf(childNamed(name)->id, house.session->today()));
        const core::Unit* above = unit != nullptr ? world().institutionOf(unit->id) : nullptr;
        return unit == nullptr ? "" : (above != nullptr ? above->name : "?") + "/" + unit->name;
    }
    const World& world() const { return house.session->world(); }

    House house;
};

TEST_F(OneRosterFolder, BringsInPupilsWithTheirClassAndSchool)
{
    EXPECT_EQ(import(school()), "added 2, changed 0, moved 0, missing 0, unchanged 0, refused 0");
    const core::Child* asta = childNamed("Asta Prøve");
    ASSERT_NE(asta, nullptr);
    EXPECT_EQ(asta->birthDate, day(2017, 3, 2));
    EXPECT_EQ(asta->sex, core::Sex::Girl);
    EXPECT_EQ(asta->externalId, "u1");
    EXPECT_EQ(placeOf("Asta Prøve"), "Bakkeskolen/3.b") << "the homeroom class, not a subject's";
    EXPECT_EQ(placeOf("Bo Lund Prøve"), "Bakkeskolen/3.b");
    EXPECT_EQ(childNamed("Mor Prøve"), nullptr);
    for (const auto& [id, unit] : world().units) EXPECT_NE(unit.name, "3.b matematik") << "no pupil is placed there";
    EXPECT_EQ(world().batches.back().kind, "oneroster");
}

TEST_F(OneRosterFolder, TheSameFolderTwiceChangesNothing)
{
    import(school());
    const std::uint64_t version = house.session->version();
    Folder again = school();
    std::ranges::reverse(again);
    EXPECT_EQ(import(again), "added 0, changed 0, moved 0, missing 0, unchanged 2, refused 0");
    EXPECT_EQ(house.session->version(), version);
}

TEST_F(OneRosterFolder, IsReadHoweverItsColumnsStandAndAreCalled)
{
    Folder folder = school();
    fileOf(folder, "users.csv") = "\xEF\xBB\xBF\"FamilyName\";GIVENNAME;role;metadata.klub;SourcedId\r\n\"Prøve\";Asta;Student;\"x;\"\"y\";u1\r\nPrøve;Bo Lund;STUDENT;;u2\r\nLærer;Lis;Teacher;;t1\r\n";
    folder.erase(folder.begin()); // without a manifest
    for (auto& [name, bytes] : folder) name = "Skole/" + name;
    EXPECT_EQ(import(folder), "added 2, changed 0, moved 0, missing 0, unchanged 0, refused 0");
    EXPECT_EQ(placeOf("Asta Prøve"), "Bakkeskolen/3.b");
}

TEST_F(OneRosterFolder, EveryRowThatPointsNowhereIsToldWithItsPlaceAndHoldsAll)
{
    Folder folder = school();
    fileOf(folder, "enrollments.csv") += "e5,,,c9,s1,u1,student,,,\ne6,,,c1,s1,u9,student,,,\n";
    fileOf(folder, "demographics.csv") += "u8,,,2017-01-01,male,,\n";
    replace(fileOf(folder, "classes.csv"), "c2,,,3.b matematik,3,k2,,scheduled,,s1", "c2,,,3.b matematik,3,k2,,scheduled,,s7");
    EXPECT_THAT(told(preview(folder), What::Refused),
                ElementsAre("classes.csv:3:10 what the cell points at is not in orgs.csv", "enrollments.csv:6:4 what the cell points at is not in classes.csv",
                            "enrollments.csv:7:6 what the cell points at is not in users.csv", "demographics.csv:5:1 what the cell points at is not in users.csv"));
    house.mustNot(command(folder));
    EXPECT_EQ(childNamed("Asta Prøve"), nullptr);
    EXPECT_THAT(import(folder, true), HasSubstr("added 2,"));
}

TEST_F(OneRosterFolder, WhoIsToBeDeletedIsToldAndStays)
{
    import(school());
    Folder folder = school();
    replace(fileOf(folder, "users.csv"), "u2,,,", "u2,tobedeleted,2026-09-01T10:00:00.000Z,");
    const auto report = preview(folder);
    EXPECT_THAT(told(report, What::Told), Contains(HasSubstr("users.csv:3:0 is deleted in the list")));
    EXPECT_EQ(report.missing, 0);
    import(folder);
    EXPECT_EQ(placeOf("Bo Lund Prøve"), "Bakkeskolen/3.b");
}

TEST_F(OneRosterFolder, AFolderOfChangesSaysNothingOfTheOthers)
{
    import(school());
    Folder folder = school();
    replace(fileOf(folder, "manifest.csv"), "file.users,bulk", "file.users,delta");
    fileOf(folder, "users.csv") = "sourcedId,status,role,givenName,familyName\nu1,active,student,Asta,Prøve-Holm\n";
    EXPECT_EQ(import(folder), "added 0, changed 1, moved 0, missing 0, unchanged 0, refused 0");
    EXPECT_NE(childNamed("Asta Prøve-Holm"), nullptr);
    EXPECT_NE(childNamed("Bo Lund Prøve"), nullptr);
}

TEST_F(OneRosterFolder, APupilOfSeveralClassesWithoutAHomeroomIsPlacedAndTold)
{
    Folder folder = school();
    replace(fileOf(folder, "classes.csv"), "homeroom", "scheduled");
    const auto report = preview(folder);
    const auto row = std::ranges::find(report.rows, "Asta Prøve", &RosterReport::Row::name);
    ASSERT_NE(row, report.rows.end());
    EXPECT_THAT(row->detail.en, HasSubstr("is in several classes (3.b, 3.b matematik); is placed in 3.b"));
    replace(fileOf(folder, "enrollments.csv"), "e2,,,c2,s1,u1,student,", "e2,,,c2,s1,u1,student,true");
    import(folder);
    EXPECT_EQ(placeOf("Asta Prøve"), "Bakkeskolen/3.b matematik") << "the one called primary";
}

TEST_F(OneRosterFolder, AnEnrollmentThatIsOverOrNotBegunPlacesNobody)
{
    Folder folder = school();
    replace(fileOf(folder, "enrollments.csv"), "e1,,,c1,s1,u1,student,,,", "e1,,,c1,s1,u1,student,,2025-08-01,2026-06-30");
    replace(fileOf(folder, "enrollments.csv"), "e3,,,c1,s1,u2,student,,,", "e3,,,c1,s1,u2,student,,2027-08-01,");
    const auto report = preview(folder);
    EXPECT_EQ(report.added, 1);
    EXPECT_THAT(told(report, What::Told), Contains(HasSubstr("users.csv:3:1 a pupil without a class now")));
    import(folder);
    EXPECT_EQ(placeOf("Asta Prøve"), "Bakkeskolen/3.b matematik");
}

TEST_F(OneRosterFolder, AnAdultWhoIsAUserHereIsPlacedInTheClassAndUndoTakesThatBack)
{
    const UserId lis = house.adult("Lis Lærer", {house.red}, core::Role::Teacher);
    import(school());
    const UnitId group = world().unitOf(childNamed("Asta Prøve")->id, house.session->today());
    EXPECT_THAT(world().unitsOf(lis, house.session->today()), Contains(group));
    house.must(UndoImport{house.session->lastImport()->batch});
    EXPECT_EQ(childNamed("Asta Prøve"), nullptr);
    EXPECT_EQ(world().unit(group), nullptr);
    EXPECT_THAT(world().unitsOf(lis, house.session->today()), ElementsAre(house.red));
    for (const auto& [id, unit] : world().units) EXPECT_NE(unit.name, "Bakkeskolen");
    house.reopen();
    EXPECT_THAT(world().unitsOf(lis, house.session->today()), ElementsAre(house.red));
}

TEST_F(OneRosterFolder, AnAdultWhoIsNoUserIsTold)
{
    EXPECT_THAT(told(preview(school()), What::Adult), ElementsAre(HasSubstr("users.csv:4:0 is no user here")));
}

TEST_F(OneRosterFolder, ALeaderOfOneSchoolGetsThatSchoolsPupilsAlone)
{
    house.unit("Bakkeskolen", house.root, core::UnitKind::Institution, core::Setting::School);
    const UnitId mine = house.unit("Engskolen", house.root, core::UnitKind::Institution, core::Setting::School);
    house.adult("Eva Engleder", {mine}, core::Role::Leader);
    Folder folder = school();
    fileOf(folder, "orgs.csv") += "s2,,,engskolen,school,,d1\n";
    fileOf(folder, "classes.csv") += "c3,,,3.b,3,k1,,homeroom,,s2,t1,,,\n";
    replace(fileOf(folder, "enrollments.csv"), "e3,,,c1,s1,u2", "e3,,,c3,s2,u2");
    house.as("Eva Engleder");
    const auto report = preview(folder);
    EXPECT_EQ(report.added, 1);
    EXPECT_THAT(told(report, What::Told), Contains(HasSubstr("Bakkeskolen: the school is not one of your places")));
    import(folder);
    EXPECT_EQ(placeOf("Bo Lund Prøve"), "Engskolen/3.b");
    EXPECT_EQ(childNamed("Asta Prøve"), nullptr);
}

TEST_F(OneRosterFolder, ADistrictIsToldAndASchoolThatIsNewLiesInTheOneOfItsName)
{
    EXPECT_THAT(told(preview(school()), What::Told), Contains(HasSubstr("orgs.csv:2:0 the district “Vestkommune” is not set up here; its schools (1) belong under")));
    const UnitId district = house.unit("Vest kommune", house.root, core::UnitKind::District);
    Folder folder = school();
    replace(fileOf(folder, "orgs.csv"), "Vestkommune", "VEST  kommune");
    EXPECT_THAT(told(preview(folder), What::Told), Contains(HasSubstr("is here; schools in it: 1")));
    import(folder);
    const core::Unit* its = world().institutionOf(world().unitOf(childNamed("Asta Prøve")->id, house.session->today()));
    ASSERT_NE(its, nullptr);
    EXPECT_EQ(its->name, "Bakkeskolen");
    EXPECT_EQ(its->parent, district);
}

TEST_F(OneRosterFolder, ASchoolOfADistrictThatIsNotInTheFolderIsToldAtItsCell)
{
    Folder folder = school();
    replace(fileOf(folder, "orgs.csv"), "school,,d1", "school,,d9");
    fileOf(folder, "orgs.csv") += "x1,,,Noget andet,galaxy,,\n";
    const auto report = preview(folder);
    EXPECT_THAT(told(report, What::Told), Contains(HasSubstr("orgs.csv:3:7 what the cell points at is not in orgs.csv")));
    EXPECT_THAT(told(report, What::Told), Contains(HasSubstr("orgs.csv:4:5 the type is not one of the standard's")));
    EXPECT_EQ(report.added, 2) << "nobody is left out for it";
}

TEST_F(OneRosterFolder, ReadingShowsHowFarItIsAndCanBeStopped)
{
    const Folder folder = school();
    JobProgress progress;
    ASSERT_TRUE(previewRoster(*house.session, {{}, {}, {}, folder}, &progress));
    std::size_t bytes = 0;
    for (const auto& [name, content] : folder) bytes += content.size();
    EXPECT_EQ(progress.total, bytes);
    EXPECT_GT(progress.done, bytes / 2);
    JobProgress unwanted;
    unwanted.isStopping = true;
    const auto stopped = previewRoster(*house.session, {{}, {}, {}, folder}, &unwanted);
    ASSERT_FALSE(stopped);
    EXPECT_THAT(stopped.error().message.en, HasSubstr("stopped. Nothing was imported"));
    EXPECT_LT(unwanted.done, bytes / 2) << "at once, not at the end";
}

TEST_F(OneRosterFolder, ALeaderOfTwoHousesGetsTheSchoolThatIsMeant)
{
    const UnitId first = house.unit("Skovhuset", house.root, core::UnitKind::Institution);
    const UnitId second = house.unit("Bakkeskolen", house.root, core::UnitKind::Institution, core::Setting::School);
    house.adult("To Leder", {first, second}, core::Role::Leader);
    house.as("To Leder");
    import(school());
    EXPECT_EQ(placeOf("Asta Prøve"), "Bakkeskolen/3.b");
    house.must(ImportAbsence{"fravaer.csv", "dato,id,slags\n2026-09-01,u1,syg\n", {}});
    EXPECT_EQ(world().casework.absencesOf(childNamed("Asta Prøve")->id).size(), 1U);
    Folder other = school();
    replace(fileOf(other, "orgs.csv"), "Bakkeskolen", "Engskolen");
    EXPECT_THAT(told(preview(other), What::Told), Contains(HasSubstr("is taken for Bakkeskolen"))) << "the one school among her houses, and said";
}

TEST_F(OneRosterFolder, WithoutABirthDateNoNewChildIsMade)
{
    Folder folder = school();
    folder.pop_back(); // demographics.csv may be left out by the standard
    EXPECT_THAT(told(preview(folder), What::Refused), testing::Each(HasSubstr("the birth date is missing")));
}

TEST_F(OneRosterFolder, AFolderThatLacksWhatEverythingHangsOnIsRefusedWithAllOfIt)
{
    Folder folder = school();
    replace(fileOf(folder, "users.csv"), "givenName", "given");
    replace(fileOf(folder, "enrollments.csv"), "userSourcedId", "user");
    folder.erase(std::ranges::find(folder, "classes.csv", &std::pair<std::string, std::string>::first));
    const auto report = previewRoster(*house.session, {{}, {}, {}, folder});
    ASSERT_FALSE(report);
    EXPECT_THAT(report.error().message.en, HasSubstr("classes.csv: the file is missing"));
    EXPECT_THAT(report.error().message.en, HasSubstr("users.csv:1: the column givenName is missing"));
}

TEST_F(OneRosterFolder, ARoleOrIdThatIsTwiceOrUnknownIsThatRowsFaultAlone)
{
    Folder folder = school();
    fileOf(folder, "users.csv") += "u1,,,true,s1,student,igen,,Igen,Prøve,,,,,,,3,\nu7,,,true,s1,pilot,p,,Pia,Pilot,,,,,,,,\n";
    fileOf(folder, "enrollments.csv") += "e7,,,c1,s1,u7,student,,,\n"; // of a refused row: no fault of its own
    EXPECT_THAT(told(preview(folder), What::Refused), ElementsAre("users.csv:6:1 the same sourcedId as in line 2", HasSubstr("users.csv:7:6 the role “pilot”")));
}

} // namespace
} // namespace trivsel::app
