#include "app/absence_import.h"
#include "app/roster_import.h"
#include "session_fixture.h"

#include <gmock/gmock.h>

#include <functional>

/// What no import may take for a list, each with its sentence: where, what, and that nothing was imported.
namespace trivsel::app {
namespace {

using test::House;
using testing::HasSubstr;

/// One of the imports, by what it does with the bytes of a file.
struct Import {
    std::string name;
    std::string header, row; ///< of a sound file; the second cell of `row` may be quoted
    std::function<Command(const std::string&)> command;
};

std::vector<Import> imports()
{
    const auto roster = [](const std::string& bytes) { return Command(ImportRoster{"liste.csv", bytes, {}}); };
    const auto absence = [](const std::string& bytes) { return Command(ImportAbsence{"liste.csv", bytes, {}}); };
    const auto users = [](const std::string& bytes) {
        ImportRoster command;
        command.folder = {{"users.csv", bytes}, {"classes.csv", "sourcedId,title\nc1,3.b\n"}, {"enrollments.csv", "classSourcedId,userSourcedId,role\nc1,u1,student\n"}};
        return Command(command);
    };
    return {{"roster", "stue,navn,fødselsdato", "Rød stue,Asta Prøve,2022-06-14", roster},
            {"absence", "dato,id,slags", "2026-09-01,1,sygdom", absence},
            {"oneroster", "sourcedId,givenName,familyName,role", "u1,Asta,Prøve,student", users}};
}

struct Broken {
    std::string name;
    std::function<std::string(const Import&)> bytes;
    std::string words; ///< of the English sentence
    std::string place; ///< ":row:column: "; empty where the file as a whole is meant
};

std::string utf16(const std::string& ascii)
{
    std::string out = "\xFF\xFE";
    for (const char c : ascii) {
        out += c;
        out += '\0';
    }
    return out;
}

const std::vector<Broken>& broken()
{
    static const std::vector<Broken> all{
        {"0 bytes", [](const Import&) { return std::string(); }, "The file is empty (0 bytes)", ""},
        {"white space alone", [](const Import&) { return std::string(" \r\n\r\n "); }, "There is nothing in the file", ""},
        {"header alone", [](const Import& i) { return i.header + "\n"; }, "there are headings, but no rows under them", ":1: "},
        {"a line of 100 MB", [](const Import&) { return std::string(100'000'000, 'x'); }, "the line is longer than a million characters", ":1: "},
        {"a row of 100 MB under the header", [](const Import& i) { return i.header + "\n" + std::string(100'000'000, 'x'); }, "the line is longer than a million characters", ":2: "},
        {"a quotation mark that is never closed", [](const Import& i) { return i.header + "\n" + i.row + "\nx,\"y\n" + i.row + "\n"; }, "the quotation mark is not closed", ":3:2: "},
        {"a zero byte", [](const Import& i) { return i.header + "\n" + i.row + "\nab," + std::string(1, '\0') + "c\n"; }, "there is a zero byte in the file", ":3:2: "},
        {"UTF-16 without its mark", [](const Import& i) { return utf16(i.header + "\n" + i.row + "\n").substr(2); }, "there is a zero byte in the file", ":1:1: "},
        {"10,000 columns", [](const Import&) { std::string wide; for (int i = 0; i < 9'999; ++i) wide += "a,"; return wide + "a\nx\n"; }, "the file has 10000 columns", ":1:1001: "},
        {"a workbook", [](const Import&) { return std::string("PK\x03\x04workbook"); }, "This is a workbook", ""},
        {"a paper", [](const Import&) { return std::string("%PDF-1.7\n1 0 obj\n"); }, "This is not a text file", ""},
        {"a picture", [](const Import&) { return std::string("\x89PNG\r\n\x1a\n\x01\x02\x03\x04\x05\x06"); }, "This is not a text file", ""},
    };
    return all;
}

TEST(BadImports, EachIsRefusedAsAWholeWithItsPlaceAndChangesNothing)
{
    House house;
    for (const Import& import : imports())
        for (const Broken& file : broken()) {
            const std::string context = import.name + ": " + file.name;
            const std::string bytes = file.bytes(import);
            const Command command = import.command(bytes);
            const std::uint64_t version = house.session->version();
            const auto done = house.session->apply(command);
            ASSERT_FALSE(done) << context;
            EXPECT_EQ(done.error().code, ErrorCode::BadInput) << context;
            EXPECT_THAT(done.error().message.en, HasSubstr(file.words)) << context;
            EXPECT_THAT(done.error().message.en, HasSubstr("Nothing was imported")) << context;
            EXPECT_FALSE(done.error().message.da.empty()) << context;
            if (!file.place.empty()) {
                EXPECT_THAT(done.error().message.en, HasSubstr((import.name == "oneroster" ? "users.csv" : "liste.csv") + file.place)) << context;
            }
            EXPECT_EQ(house.session->version(), version) << context;
            EXPECT_TRUE(house.session->world().children.empty()) << context;
        }
}

TEST(BadImports, AWrongListSaysWhatIsMissingAndNothingOfWhatItHolds)
{
    House house;
    const std::string other = "Asta Prøve;Rød stue;14-06-2022\nBo Prøve;Rød stue;02-03-2022\n";
    for (const Import& import : imports()) {
        const auto done = house.session->apply(import.command(other));
        ASSERT_FALSE(done) << import.name;
        EXPECT_THAT(done.error().message.en + done.error().message.da, testing::Not(HasSubstr("Asta"))) << import.name;
    }
}

TEST(BadImports, BrokenUtf8IsThatCellsFault)
{
    House house;
    const std::string bytes = "stue,navn,fødselsdato\nRød stue,Asta Pr\xC3\xB8ve,2022-06-14\nRød stue,Bo Pr\xC3ve,2022-03-02\n";
    const auto report = previewRoster(*house.session, {"liste.csv", bytes, {}});
    ASSERT_TRUE(report);
    EXPECT_EQ(report->refused, 1);
    EXPECT_EQ(report->rows.back().line, 3U);
    EXPECT_EQ(report->rows.back().column, 2U);
    EXPECT_THAT(report->rows.back().detail.en, HasSubstr("not well-formed UTF-8"));
    EXPECT_EQ(house.mustNot(ImportRoster{"liste.csv", bytes, {}}).code, ErrorCode::BadInput);
    EXPECT_TRUE(house.session->world().children.empty());
}

TEST(BadImports, TheSpreadsheetsOtherEncodingsAndMixedLineEndsAreRead)
{
    House house;
    const std::string plain = "stue;navn;id;fodt\r\nRod stue;Asta;1;2022-06-14\nRod stue;Bo;2;2022-03-02\rRod stue;Ca;3;2022-03-02\n";
    const RosterRequest request{"liste.csv", utf16(plain), R"({"birth_date": "fodt"})"};
    const auto report = previewRoster(*house.session, request);
    ASSERT_TRUE(report) << report.error().message.en;
    EXPECT_EQ(report->added, 3);
    EXPECT_EQ(report->refused, 0);
}

TEST(BadImports, OneNumberOfTwoChildrenAndOneChildTwiceAreTold)
{
    House house;
    const std::string list = "stue,navn,fødselsdato,cpr,id\n"
                             "Rød stue,Asta Prøve,2022-06-14,3202221111,1\n"
                             "Rød stue,Bo Prøve,2022-03-02,3202221111,2\n"  // another child, the same number
                             "Rød stue,Asta Prøve,2022-06-14,,1\n"          // the same child
                             "Rød stue,Ea Prøve,2022-06-14,,\n"
                             "Rød stue,Ea Prøve,2022-06-14,,\n";            // and without an id
    const auto report = previewRoster(*house.session, {"liste.csv", list, {}});
    ASSERT_TRUE(report);
    std::vector<std::string> refused;
    for (const auto& row : report->rows)
        if (row.what == RosterReport::What::Refused) refused.push_back(std::to_string(row.line) + ":" + std::to_string(row.column) + " " + row.detail.en);
    EXPECT_THAT(refused, testing::ElementsAre("3:4 the same CPR number as in line 2, but another name", "4:5 the same child as in line 2", "6:2 the same child as in line 5"));
    house.must(ImportRoster{"liste.csv", list, {}, true});
    EXPECT_EQ(house.session->world().children.size(), 2U);
    // In the store: the number of one child on a row with another name and another birth date.
    const auto later = previewRoster(*house.session, {"liste.csv", "stue,navn,fødselsdato,cpr\nRød stue,Carl Prøve,2021-01-05,3202221111\n", {}});
    ASSERT_TRUE(later);
    ASSERT_EQ(later->refused, 1);
    EXPECT_THAT(later->rows.front().detail.en, HasSubstr("that of a child with another name and another birth date"));
}

TEST(BadImports, ANamesakeWithNearlyTheSameBirthDateIsADoubtfulDuplicate)
{
    House house;
    house.child("Asta Prøve", house.red, test::day(2022, 6, 14));
    const auto report = previewRoster(*house.session, {"liste.csv", "stue,navn,fødselsdato,id\nRød stue,asta prøve,2022-06-15,7\nRød stue,Asta Prøve,2019-01-01,8\nBlå stue,Ny Prøve,2022-02-03,9\nBlå stue,Ny Prøve,2022-03-02,10\n", {}});
    ASSERT_TRUE(report);
    EXPECT_EQ(report->added, 4);
    EXPECT_EQ(report->doubtful, 2);
    EXPECT_EQ(report->rows[0].what, RosterReport::What::Doubtful);
    EXPECT_THAT(report->rows[0].detail.en, HasSubstr("born 2022-06-14"));
    EXPECT_EQ(report->rows[1].what, RosterReport::What::Added);
    EXPECT_EQ(report->rows[3].what, RosterReport::What::Doubtful);
    EXPECT_THAT(report->rows[3].detail.en, HasSubstr("line 4"));
}

TEST(ChosenColumns, AreRememberedForTheNextListWithTheSameHeadings)
{
    House house;
    const std::string list = "Afdeling;Barn;Født\nRød stue;Asta Prøve;14-06-2022\n";
    EXPECT_FALSE(previewRoster(*house.session, {"liste.csv", list, {}}));
    house.must(ImportRoster{"liste.csv", list, R"({"unit": "Afdeling", "name": "Barn", "birth_date": "Født"})"});
    house.reopen();
    const auto again = previewRoster(*house.session, {"liste.csv", list + "Rød stue;Bo Prøve;02-03-2022\n", {}});
    ASSERT_TRUE(again) << again.error().message.en;
    EXPECT_EQ(again->added, 1);
    EXPECT_EQ(again->unchanged, 1);
    EXPECT_FALSE(previewRoster(*house.session, {"liste.csv", "Afdeling;Barn;Dag\nRød stue;Asta Prøve;14-06-2022\n", {}}));
}

TEST(ProtectedChildren, AListCanProtectAChildAndNeverTakesThatBack)
{
    House house;
    house.must(ImportRoster{"liste.csv", "stue,navn,fødselsdato,id,beskyttet\nRød stue,Asta Prøve,2022-06-14,1,ja\n", {}});
    const auto protects = [&] { return house.session->world().children.begin()->second.hasProtectedAddress; };
    EXPECT_TRUE(protects());
    house.must(ImportRoster{"liste.csv", "stue,navn,fødselsdato,id,beskyttet\nRød stue,Asta Prøve,2022-06-14,1,nej\n", {}});
    EXPECT_TRUE(protects());
}

} // namespace
} // namespace trivsel::app
