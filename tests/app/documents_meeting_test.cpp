#include "app/documents/meeting_document.h"
#include "app/documents/print_files.h"
#include "app/documents/print_store.h"
#include "app/session_fixture.h"
#include "report/pdf_tools.h"

#include <gmock/gmock.h>

/// The sheets of meetings, read back with pdftotext.
namespace trivsel::app {
namespace {

using Answer = core::GateAnswer::Answer;
using core::Meeting;
using test::day;
using test::flat;
using test::House;
using test::PdfOnDisk;
using testing::HasSubstr;
using testing::Not;

/// The words of a PDF, with `pages` if asked for.
std::string read(const std::string& bytes, const std::filesystem::path& dir, int* pages = nullptr)
{
    const auto pdf = dir / "paper.pdf", words = dir / "paper.txt";
    std::ofstream(pdf, std::ios::binary) << bytes;
    const std::string command = "pdftotext '" + pdf.string() + "' '" + words.string() + "'";
    EXPECT_EQ(std::system(command.c_str()), 0);
    std::ifstream in(words);
    const std::string all((std::istreambuf_iterator<char>(in)), {});
    if (pages != nullptr) *pages = static_cast<int>(std::count(all.begin(), all.end(), '\f'));
    return flat(all);
}

TEST(BlankMeetingSheet, HoldsEveryQuestionOnTwoPagesInBothLanguagesAndNeedsNoStore)
{
    const auto catalog = test::shippedCatalog();
    const test::TempDir dir;
    for (const core::MeetingTool& tool : catalog->meetingTools()->tools)
        for (const Language language : {Language::Danish, Language::English}) {
            SCOPED_TRACE(tool.id);
            const auto bytes = blankMeetingPdf(*catalog, tool.id, language, day(2026, 9, 10));
            ASSERT_TRUE(bytes);
            int pages = 0;
            const std::string words = read(*bytes, dir.path(), &pages);
            EXPECT_LE(pages, 2);
            EXPECT_THAT(words, HasSubstr(flat(tool.title.in(language))));
            EXPECT_THAT(words, HasSubstr(flat(tool.purpose.in(language))));
            for (const core::MeetingTool::Part& part : tool.parts)
                for (const Text& question : part.ask) EXPECT_THAT(words, HasSubstr(flat(question.in(language))));
            EXPECT_EQ(words.find(language == Language::Danish ? "Uden navne" : "Without names") == std::string::npos,
                      tool.hasNames);
        }
}

TEST(BlankMeetingSheet, AnUnknownToolIsToldWithTheChoices)
{
    const auto refused = blankMeetingPdf(*test::shippedCatalog(), "kaffemoede", Language::Danish, day(2026, 9, 10));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::BadInput);
    EXPECT_THAT(refused.error().message.da, HasSubstr("family-council"));
}

class MeetingPapers : public ::testing::Test {
protected:
    MeetingPapers()
    {
        child = house.child("Anna Ask", house.red);
        other = house.child("Bent Bøg", house.red);
        pia = house.adult("Pia Pædagog", {house.red});
        suspect = house.adult("Sten Vikar", {house.red});
        house.as("Pia Pædagog");
    }
    MeetingId save(const char* tool, bool hasNames,
                   const std::string& said = "Bent Bøg og Anna bygger sammen, siger Pia")
    {
        Meeting meeting;
        meeting.child = child;
        meeting.tool = tool;
        meeting.on = day(2026, 9, 9);
        meeting.hasNames = hasNames;
        meeting.isHeld = true;
        meeting.participants = {{"Inge Ask", "mormor"}};
        meeting.words = {{core::MeetingTool(*house.catalog->meetingTools()->tool(tool)).parts[0].id, said}};
        meeting.agreed = "Mormor henter om tirsdagen";
        return MeetingId{house.must(SaveMeeting{meeting})};
    }
    void answer(Answer what)
    {
        house.must(AnswerGate{.child = child, .answer = what, .authority = {}, .authorityOn = {}});
    }
    Result<std::string> make(const MeetingPaper& paper)
    {
        return meetingPdf(*house.session, paper, "prøve", Language::Danish);
    }
    Result<std::string> make(const char* tool, MeetingId meeting = {}, bool isBlank = false)
    {
        return make(MeetingPaper{tool, child, {}, meeting, isBlank});
    }
    std::string text(const Result<std::string>& bytes) const
    {
        EXPECT_TRUE(bytes) << (bytes ? "" : bytes.error().message.en);
        return bytes ? read(*bytes, house.dir.path()) : std::string();
    }

    House house;
    ChildId child, other;
    UserId pia, suspect;
};

TEST_F(MeetingPapers, WithNamesTheChildAndThoseWhoTookPartStandThereAndNoOtherChild)
{
    answer(Answer::No);
    save("network-meeting", true);
    const std::string sheet = text(make("network-meeting"));
    for (const char* words : {"Netværksmøde · Anna Ask", "Inge Ask", "mormor", "9. september 2026",
                              "Mormor henter om tirsdagen", "et andet barn og Anna bygger sammen"})
        EXPECT_THAT(sheet, HasSubstr(words));
    EXPECT_THAT(sheet, Not(HasSubstr("Bent")));
}

TEST_F(MeetingPapers, WithoutNamesNoChildAndNoAdultIsNamedNotInTheFootEither)
{
    save("sparring-note", false);
    const std::string sheet = text(make("sparring-note"));
    EXPECT_THAT(sheet, HasSubstr("et andet barn og barnet bygger sammen, siger en voksen"));
    EXPECT_THAT(sheet, HasSubstr("mormor"));
    for (const char* name : {"Anna", "Ask", "Bent", "Inge", "Pia"}) EXPECT_THAT(sheet, Not(HasSubstr(name))) << name;
}

TEST_F(MeetingPapers, WithAProtectedAddressNobodyOfTheFamilyIsNamed)
{
    answer(Answer::No);
    save("network-meeting", true);
    house.must(ChangeChild{child, "Anna Ask", day(2022, 5, 1), {}, {}, true});
    const std::string sheet = text(make("network-meeting"));
    EXPECT_THAT(sheet, HasSubstr("mormor"));
    for (const char* name : {"Anna", "Inge"}) EXPECT_THAT(sheet, Not(HasSubstr(name))) << name;
}

TEST_F(MeetingPapers, BeforeTheGatesQuestionIsAnsweredOnlySparringIsPrinted)
{
    EXPECT_TRUE(make("sparring-note"));
    for (const char* tool :
         {"parents-talk", "network-meeting", "family-council", "ssd-meeting", "child-perspective-3-5"}) {
        SCOPED_TRACE(tool);
        const auto refused = make(tool, {}, true);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, ErrorCode::BadInput);
    }
    answer(Answer::No);
    save("network-meeting", true);
    EXPECT_TRUE(make("network-meeting"));
    answer(Answer::Doubt);
    EXPECT_FALSE(make("network-meeting")) << "what was held is not handed out now";
    EXPECT_TRUE(make("sparring-note"));
}

TEST_F(MeetingPapers, TheLatestIsPrintedOrTheOneAskedForOrABlankSheet)
{
    const MeetingId first = save("sparring-note", false, "Det første");
    save("sparring-note", false, "Det andet");
    EXPECT_THAT(text(make("sparring-note")), HasSubstr("Det andet"));
    EXPECT_THAT(text(make("sparring-note", first)), HasSubstr("Det første"));
    const std::string blank = text(make("sparring-note", {}, true));
    EXPECT_THAT(blank, Not(HasSubstr("Det andet")));
    EXPECT_THAT(blank, HasSubstr("Gør hvad"));
    EXPECT_FALSE(make("sparring-note", MeetingId{4711}));
    EXPECT_FALSE(make("reflection", first)) << "another tool's";
}

TEST_F(MeetingPapers, WhatOthersWroteAfterAHiddenCaseIsInNoneOfTheColleaguesSheets)
{
    const AcuteId acute{house.must(OpenAcute{child})};
    house.must(DescribeAcute{child, acute, core::AcuteCase::About::Staff, suspect});
    house.clock.pass(std::chrono::minutes(5));
    const MeetingId hidden = save("sparring-note", false, "Efter sagen");
    EXPECT_THAT(text(make("sparring-note")), HasSubstr("Efter sagen"));
    house.as("Sten Vikar");
    EXPECT_THAT(text(make("sparring-note")), Not(HasSubstr("Efter sagen")));
    EXPECT_FALSE(make("sparring-note", hidden));
}

TEST_F(MeetingPapers, AUnitsSheetNamesNoChildAndAsksForTheUnit)
{
    house.as(House::kLeader);
    Meeting meeting;
    meeting.unit = house.house;
    meeting.tool = "district-meeting";
    meeting.on = day(2026, 9, 9);
    meeting.isHeld = true;
    meeting.agreed = "Vi følger Anna Ask og Bents gruppe";
    house.must(SaveMeeting{meeting});
    const std::string sheet = text(make(MeetingPaper{"district-meeting", {}, house.house, {}, false}));
    EXPECT_THAT(sheet, HasSubstr("Strandhuset"));
    EXPECT_THAT(sheet, HasSubstr("Vi følger barnet og barnet"));
    EXPECT_THAT(sheet, Not(HasSubstr("Anna")));
    EXPECT_FALSE(make(MeetingPaper{"district-meeting", child, {}, {}, false}));
    EXPECT_FALSE(make(MeetingPaper{"sparring-note", {}, house.house, {}, false}));
}

TEST_F(MeetingPapers, NoRightNoSheetAndEachStandsInTheAuditWithItsPurpose)
{
    EXPECT_FALSE(meetingPdf(*house.session, {"sparring-note", child, {}, {}, false}, "", Language::Danish))
        << "no purpose";
    house.as(House::kLeader);
    house.adult("Bo Blå", {house.blue});
    house.as("Bo Blå");
    const auto refused = make("sparring-note");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::NoRight);
}

} // namespace
} // namespace trivsel::app
