#include "program.h"

#include <algorithm>

namespace trivsel {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

std::size_t linesOf(const std::string& text)
{
    return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

class Demo : public test::Program {
protected:
    void SetUp() override { makeDemo(); }
};

TEST_F(Demo, HasTwoOfTheAdultsAndOneOfEachOtherRole)
{
    EXPECT_GE(usersByRole["pedagogue"] + usersByRole["teacher"], 4);
    for (const char* role : {"leader", "consultant", "administrator"}) EXPECT_EQ(usersByRole[role], 1) << role;
}

TEST_F(Demo, IsNotMadeOverAFileThatIsThere)
{
    const std::string before = read("demo.trivsel");
    EXPECT_NE(run({"demo", "--store", "demo.trivsel"}).exitCode, 0);
    EXPECT_EQ(read("demo.trivsel"), before);
}

TEST_F(Demo, ChildrenAreThoseOneMaySee)
{
    const auto all = runAs("leader", {"children"});
    EXPECT_EQ(all.exitCode, 0) << all.err;
    EXPECT_THAT(all.out, StartsWith("id,unit,name,birth_date,sex,position,round\n"));
    const auto own = runAs("pedagogue", {"children"});
    EXPECT_EQ(own.exitCode, 0);
    EXPECT_GT(linesOf(own.out), 1U);
    EXPECT_LT(linesOf(own.out), linesOf(all.out));
    const auto none = runAs("administrator", {"children"});
    EXPECT_EQ(none.exitCode, 3);
    EXPECT_THAT(none.out, IsEmpty());
    EXPECT_EQ(runAs("consultant", {"children"}).exitCode, 3);
}

TEST_F(Demo, ExportHoldsNoNamesAndAsksItsPurpose)
{
    EXPECT_EQ(runAs("leader", {"export", "csv"}).exitCode, 2);
    const auto exported = runAs("leader", {"export", "csv", "--reason", "prøve", "--out", "steps.csv"});
    EXPECT_EQ(exported.exitCode, 0) << exported.err;
    const std::string csv = read("steps.csv");
    EXPECT_THAT(csv, StartsWith("round,unit,child_id,position,suggested,reason,step,step_status,who,due\n"));
    EXPECT_GT(linesOf(csv), 20U);
    const auto children = runAs("leader", {"children"});
    std::istringstream lines(children.out);
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        const std::size_t unitEnd = line.find(',', line.find(',') + 1);
        const std::string name = line.substr(unitEnd + 1, line.find(',', unitEnd + 1) - unitEnd - 1);
        EXPECT_THAT(csv, Not(HasSubstr(name)));
    }
}

TEST_F(Demo, ACalendarHoldsNoNamesAndAsksItsPurpose)
{
    EXPECT_EQ(runAs("leader", {"export", "ics"}).exitCode, 2);
    const auto exported = runAs("leader", {"export", "ics", "--reason", "prøve", "--lang", "en", "--out", "dates.ics"});
    EXPECT_EQ(exported.exitCode, 0) << exported.err;
    const std::string ics = read("dates.ics");
    EXPECT_THAT(ics, StartsWith("BEGIN:VCALENDAR"));
    EXPECT_THAT(ics, HasSubstr("SUMMARY:Follow-up "));
    EXPECT_EQ(runAs("administrator", {"export", "ics", "--reason", "prøve"}).exitCode, 3);
}

TEST_F(Demo, AWrongPassphraseAndAnUnknownUserGetTheSameAnswer)
{
    write("wrong.txt", "not the right one at all\n");
    const auto wrong =
        run({"children", "--store", "demo.trivsel", "--user", names["leader"], "--passphrase-file", "wrong.txt"});
    const auto unknown =
        run({"children", "--store", "demo.trivsel", "--user", "Nobody At All", "--passphrase-file", "wrong.txt"});
    EXPECT_EQ(wrong.exitCode, 3);
    EXPECT_EQ(unknown.exitCode, 3);
    EXPECT_EQ(wrong.err, unknown.err);
    EXPECT_FALSE(wrong.err.empty());
}

TEST_F(Demo, AStoreThatIsNotWholeIsExitFourAndUnchanged)
{
    const std::string whole = read("demo.trivsel");
    const auto refuse = [&](const std::string& bytes) {
        write("demo.trivsel", bytes);
        const auto refused = runAs("leader", {"children"});
        EXPECT_EQ(refused.exitCode, 4) << refused.err;
        EXPECT_THAT(refused.out, IsEmpty());
        EXPECT_EQ(read("demo.trivsel"), bytes);
    };
    refuse("");
    refuse(whole.substr(0, whole.size() / 2));
    refuse("SQLite format 3" + std::string(1, '\0') + std::string(8192, 'x'));
    std::string altered = whole;
    for (std::size_t i = altered.size() / 2; i < altered.size() / 2 + 64; ++i)
        altered[i] = static_cast<char>(altered[i] ^ 0x55);
    refuse(altered);
    write("demo.trivsel", whole);
    EXPECT_EQ(runAs("leader", {"children"}).exitCode, 0);
}

TEST_F(Demo, ARosterIsImportedTriedAndUndone)
{
    const std::string list =
        "stue;navn;fødselsdato;køn\nPrøvestuen;Åse Prøve;03-02-2022;pige\nPrøvestuen;Bo Prøve;31-02-2022;dreng\n";
    write("liste.csv", list);
    const auto refused = runAs("leader", {"import", "roster", "liste.csv", "--lang", "en"});
    EXPECT_EQ(refused.exitCode, 2);
    EXPECT_THAT(refused.out, StartsWith("added 1, changed 0, moved 0, missing 0, unchanged 0, refused 1\n"));
    EXPECT_THAT(refused.out, HasSubstr("refused\tliste.csv:3:3: "));
    EXPECT_THAT(runAs("leader", {"children"}).out, Not(HasSubstr("Åse Prøve")));

    const auto dry =
        runAs("leader", {"import", "roster", "liste.csv", "--dry-run", "--accept-refused", "--lang", "en"});
    EXPECT_EQ(dry.exitCode, 0);
    EXPECT_THAT(dry.out, HasSubstr("new unit\tPrøvestuen\t"));
    EXPECT_THAT(dry.out, HasSubstr("added\tPrøvestuen\tÅse Prøve\t"));
    EXPECT_THAT(dry.out, Not(HasSubstr("import\t")));
    EXPECT_THAT(runAs("leader", {"children"}).out, Not(HasSubstr("Åse Prøve")));

    const auto imported = runAs("leader", {"import", "roster", "liste.csv", "--accept-refused"});
    EXPECT_EQ(imported.exitCode, 0) << imported.err;
    const std::size_t at = imported.out.find("import\t");
    ASSERT_NE(at, std::string::npos);
    const std::string id = imported.out.substr(at + 7, imported.out.find('\n', at) - at - 7);
    EXPECT_THAT(runAs("leader", {"children"}).out, HasSubstr(",Prøvestuen,Åse Prøve,2022-02-03,girl,,\n"));

    const auto again = runAs("leader", {"import", "roster", "liste.csv", "--accept-refused"});
    EXPECT_THAT(again.out, StartsWith("added 0, changed 0, moved 0, missing 0, unchanged 1, refused 1\n"));

    EXPECT_EQ(runAs("pedagogue", {"import", "undo", id}).exitCode, 3);
    EXPECT_EQ(runAs("leader", {"import", "undo", id}).exitCode, 0);
    EXPECT_THAT(runAs("leader", {"children"}).out, Not(HasSubstr("Åse Prøve")));
    EXPECT_EQ(runAs("leader", {"import", "undo", id}).exitCode, 2);
    EXPECT_EQ(runAs("pedagogue", {"import", "roster", "liste.csv"}).exitCode, 3);
}

TEST_F(Demo, ARosterThatIsAWorkbookIsMetWithAdvice)
{
    write("liste.xlsx", "PK\x03\x04");
    const auto refused = runAs("leader", {"import", "roster", "liste.xlsx", "--lang", "en"});
    EXPECT_EQ(refused.exitCode, 2);
    EXPECT_THAT(refused.err, HasSubstr("CSV"));
    EXPECT_THAT(refused.out, IsEmpty());
}

TEST_F(Demo, AOneRosterFolderAndAbsenceAreImportedAndUndone)
{
    std::filesystem::create_directories(dir / "skole");
    write("skole/users.csv", "sourcedId,role,givenName,familyName\nu1,student,Åse,Prøve\nu2,student,Bo,Prøve\n");
    write("skole/orgs.csv", "sourcedId,name,type\ns1,Prøveskolen,school\n");
    write("skole/classes.csv", "sourcedId,title,classType,schoolSourcedId\nc1,3.p,homeroom,s1\n");
    write("skole/enrollments.csv", "classSourcedId,userSourcedId,role\nc1,u1,student\nc1,u2,student\nc9,u2,student\n");
    write("skole/demographics.csv", "sourcedId,birthDate,sex\nu1,2017-02-03,female\nu2,2017-03-04,male\n");
    const auto refused = runAs("leader", {"import", "roster", "skole", "--lang", "en"});
    EXPECT_EQ(refused.exitCode, 2);
    EXPECT_THAT(refused.out, HasSubstr("refused\tenrollments.csv:4:1: "));
    const auto imported = runAs("leader", {"import", "roster", "skole", "--accept-refused"});
    EXPECT_EQ(imported.exitCode, 0) << imported.err;
    EXPECT_THAT(imported.out, StartsWith("added 2, changed 0, moved 0, missing 0, unchanged 0, refused 1\n"));
    EXPECT_THAT(runAs("leader", {"children"}).out, HasSubstr(",3.p,Åse Prøve,2017-02-03,girl,,\n"));

    write("fravaer.csv", "dato;id;slags\n01-09-2026;u1;sygdom\n01-09-2026;u7;sygdom\n");
    const auto absent = runAs("leader", {"import", "absence", "fravaer.csv", "--lang", "en"});
    EXPECT_EQ(absent.exitCode, 2);
    EXPECT_THAT(absent.out, HasSubstr("refused\tfravaer.csv:3:2: "));
    const auto accepted = runAs("leader", {"import", "absence", "fravaer.csv", "--accept-refused"});
    EXPECT_EQ(accepted.exitCode, 0) << accepted.err;
    const std::size_t at = accepted.out.find("import\t");
    ASSERT_NE(at, std::string::npos);
    EXPECT_EQ(runAs("leader", {"import", "undo", accepted.out.substr(at + 7, accepted.out.find('\n', at) - at - 7)}).exitCode, 0);
    EXPECT_EQ(runAs("pedagogue", {"import", "absence", "fravaer.csv"}).exitCode, 3);
}

TEST_F(Demo, ASchoolYearIsProposedAsAPlanThatIsReadBack)
{
    const auto proposed = runAs("leader", {"year", "roll", "--dry-run"});
    ASSERT_EQ(proposed.exitCode, 0) << proposed.err;
    EXPECT_THAT(proposed.out, HasSubstr("\"becomes\""));
    EXPECT_EQ(runAs("leader", {"year", "roll"}).exitCode, 2);
    write("aar.json", "{\"institution\": \"Ingen\"}");
    const auto refused = runAs("leader", {"year", "roll", "--plan", "aar.json", "--lang", "en"});
    EXPECT_EQ(refused.exitCode, 2);
    EXPECT_THAT(refused.err, HasSubstr("aar.json:$.institution: "));
    EXPECT_EQ(runAs("pedagogue", {"year", "roll", "--dry-run"}).exitCode, 3);
}

class RealStore : public test::Program {
protected:
    test::Outcome admin(std::vector<std::string> arguments) const
    {
        for (const char* word :
             {"--store", "real.trivsel", "--user", "Bo Admin", "--passphrase-file", "bo.txt", "--now", "2026-09-10"})
            arguments.emplace_back(word);
        return run(arguments);
    }
};

TEST_F(RealStore, IsSetUpFromScripts)
{
    write("bo.txt", "en lang sætning til Bo Admin\n");
    write("lone.txt", "en lang sætning til Lone\n");
    write("ane.txt", "en lang sætning til Ane\r\n");
    write("new.txt", "en ny og lang sætning til Ane\n");
    const auto made = admin({"new", "--municipality", "kerteminde", "--name", "Strandhuset", "--lang", "en"});
    ASSERT_EQ(made.exitCode, 0) << made.err;
    EXPECT_GT(made.out.size(), 20U); // the recovery code, told once
    EXPECT_NE(admin({"new", "--municipality", "kerteminde"}).exitCode, 0);

    const auto house = admin({"unit", "add", "--kind", "institution", "--setting", "daycare", "--name", "Strandhuset"});
    ASSERT_EQ(house.exitCode, 0) << house.err;
    EXPECT_GT(std::stoi(house.out), 0);
    ASSERT_EQ(admin({"unit", "add", "--name", "Blå stue"}).exitCode, 0);
    ASSERT_EQ(admin({"unit", "add", "--kind", "institution", "--setting", "school", "--name", "Strandskolen"}).exitCode,
              0);
    ASSERT_EQ(admin({"unit", "add", "--name", "Blå stue", "--parent", "Strandskolen"}).exitCode, 0);

    ASSERT_EQ(admin({"user", "add", "--name", "Lone Leder", "--role", "leader", "--unit", "Strandhuset",
                     "--new-passphrase-file", "lone.txt"})
                  .exitCode,
              0);
    const auto ambiguous = admin(
        {"user", "add", "--name", "Ane", "--unit", "Blå stue", "--new-passphrase-file", "ane.txt", "--lang", "en"});
    EXPECT_EQ(ambiguous.exitCode, 2);
    EXPECT_THAT(ambiguous.err, HasSubstr("Strandhuset/Blå stue, Strandskolen/Blå stue"));
    ASSERT_EQ(
        admin({"user", "add", "--name", "Ane", "--unit", "strandhuset/blå stue", "--new-passphrase-file", "ane.txt"})
            .exitCode,
        0);

    const auto as = [&](const std::string& user, const std::string& file, std::vector<std::string> arguments) {
        for (const std::string& word :
             {std::string("--store"), std::string("real.trivsel"), std::string("--user"), user,
              std::string("--passphrase-file"), file, std::string("--now"), std::string("2026-09-10")})
            arguments.push_back(word);
        return run(arguments);
    };
    write("liste.csv", "unit,name,birth_date\nBlå stue,Bo Prøve,2022-02-03\n");
    const auto imported = as("Lone Leder", "lone.txt", {"import", "roster", "liste.csv"});
    EXPECT_EQ(imported.exitCode, 0) << imported.err;

    EXPECT_EQ(as("Ane", "ane.txt", {"round", "open", "--unit", "Strandhuset/Blå stue"}).exitCode, 0);
    const auto early = as("Ane", "ane.txt", {"round", "close", "--unit", "Strandhuset/Blå stue"});
    EXPECT_EQ(early.exitCode, 2); // a child has neither position nor reason
    EXPECT_EQ(as("Ane", "ane.txt", {"round", "open", "--unit", "Strandskolen/Blå stue"}).exitCode, 3);
    EXPECT_EQ(as("Ane", "ane.txt", {"unit", "add", "--name", "Rød stue"}).exitCode, 3);

    EXPECT_EQ(as("Ane", "ane.txt", {"user", "passphrase", "--new-passphrase-file", "new.txt"}).exitCode, 0);
    EXPECT_EQ(as("Ane", "ane.txt", {"children"}).exitCode, 3);
    EXPECT_THAT(as("Ane", "new.txt", {"children"}).out, HasSubstr(",Blå stue,Bo Prøve,2022-02-03,,,\n"));

    EXPECT_EQ(admin({"user", "remove", "--name", "Ane", "--last-day", "2026-09-10"}).exitCode, 0);
    EXPECT_EQ(run({"children", "--store", "real.trivsel", "--user", "Ane", "--passphrase-file", "new.txt", "--now",
                   "2026-09-11"})
                  .exitCode,
              3);
}

TEST_F(RealStore, AShortPassphraseMakesNoStore)
{
    write("bo.txt", "kort\n");
    const auto refused = admin({"new", "--municipality", "kerteminde"});
    EXPECT_EQ(refused.exitCode, 2);
    EXPECT_FALSE(has("real.trivsel"));
    write("bo.txt", "en lang sætning til Bo Admin\n");
    EXPECT_NE(admin({"new", "--municipality", "nowhere"}).exitCode, 0);
    EXPECT_FALSE(has("real.trivsel"));
}

} // namespace
} // namespace trivsel
