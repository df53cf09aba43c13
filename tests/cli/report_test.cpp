#include "program.h"

namespace trivsel {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

class ReportFiles : public test::Program {};

TEST_F(ReportFiles, TheBlankFormAndTheGuideNeedNoStore)
{
    const std::string data = TRIVSEL_SOURCE_DIR "/data";
    EXPECT_EQ(
        run({"report", "form", "--instrument", data + "/instruments/trivsel-3-5.json", "--out", "a.pdf"}).exitCode, 0);
    EXPECT_EQ(run({"report", "form", "--instrument", "trivsel-3-5", "--out", "b.pdf"}).exitCode, 0);
    EXPECT_THAT(read("a.pdf"), StartsWith("%PDF"));
    EXPECT_EQ(read("a.pdf"), read("b.pdf"));
    const auto guide = run({"report", "guide", "--municipality", "koege"});
    EXPECT_EQ(guide.exitCode, 0) << guide.err;
    EXPECT_THAT(guide.out, StartsWith("%PDF"));
    EXPECT_EQ(run({"report", "guide", "--municipality", "atlantis", "--out", "c.pdf"}).exitCode, 2);
    EXPECT_EQ(run({"report", "form", "--instrument", "nothing.json", "--out", "c.pdf"}).exitCode, 2);
    EXPECT_FALSE(has("c.pdf"));
}

TEST_F(ReportFiles, ABlankMeetingSheetNeedsNoStoreAndNoPurpose)
{
    EXPECT_EQ(run({"report", "meeting", "--tool", "family-council", "--out", "a.pdf"}).exitCode, 0);
    EXPECT_EQ(run({"report", "meeting", "--tool", "family-council", "--lang", "en", "--out", "b.pdf"}).exitCode, 0);
    EXPECT_THAT(read("a.pdf"), StartsWith("%PDF"));
    EXPECT_NE(read("a.pdf"), read("b.pdf"));
    const auto unknown = run({"report", "meeting", "--tool", "kaffemoede", "--out", "c.pdf"});
    EXPECT_EQ(unknown.exitCode, 2);
    EXPECT_THAT(unknown.err, HasSubstr("network-meeting"));
    EXPECT_EQ(run({"report", "meeting", "--tool", "family-council", "--meeting", "3", "--out", "c.pdf"}).exitCode, 2);
    EXPECT_EQ(run({"report", "meeting", "--out", "c.pdf"}).exitCode, 2);
    EXPECT_FALSE(has("c.pdf"));
}

TEST_F(ReportFiles, AFaultyFormIsToldAtItsPlace)
{
    write("form.json", R"({"format": "trivselslys.instrument/1", "id": 3})");
    const auto refused = run({"report", "form", "--instrument", "form.json", "--out", "a.pdf"});
    EXPECT_EQ(refused.exitCode, 2);
    EXPECT_THAT(refused.err, HasSubstr("form.json:$.id: "));
    EXPECT_FALSE(has("a.pdf"));
}

class ReportStore : public test::Program {
protected:
    void SetUp() override
    {
        makeDemo();
        const auto list = runAs("leader", {"children"}).out;
        const std::size_t line = list.find('\n') + 1;
        id = list.substr(line, list.find(',', line) - line);
        const std::size_t name = list.find(',', list.find(',', line) + 1) + 1;
        firstName = list.substr(name, list.find(' ', name) - name);
    }
    std::string id, firstName;
};

TEST_F(ReportStore, AsksAPurposeAndARightAndNamesNobodyInAFileName)
{
    EXPECT_EQ(runAs("leader", {"report", "status", "--child", id, "--out", "s.pdf"}).exitCode, 2);
    EXPECT_EQ(runAs("consultant", {"report", "status", "--child", id, "--reason", "prøve", "--out", "s.pdf"}).exitCode,
              3);
    const auto named = runAs(
        "leader", {"report", "status", "--child", id, "--reason", "prøve", "--out", "status-" + firstName + ".pdf"});
    EXPECT_EQ(named.exitCode, 2);
    EXPECT_THAT(named.err, Not(HasSubstr(firstName)));
    EXPECT_FALSE(has("s.pdf"));
    const auto made = runAs("leader", {"report", "status", "--child", id, "--reason", "prøve", "--out", "s.pdf"});
    EXPECT_EQ(made.exitCode, 0) << made.err;
    EXPECT_THAT(read("s.pdf"), StartsWith("%PDF"));
    EXPECT_FALSE(has("s.pdf.part"));
}

TEST_F(ReportStore, AMeetingSheetAsksForAPurposeAndTheRightSubject)
{
    const auto sheet = [&](std::vector<std::string> more) {
        std::vector<std::string> all{"report", "meeting", "--out", "m.pdf"};
        all.insert(all.end(), more.begin(), more.end());
        return runAs("leader", all);
    };
    EXPECT_EQ(sheet({"--tool", "sparring-note", "--child", id}).exitCode, 2) << "no purpose";
    EXPECT_EQ(sheet({"--tool", "sparring-note", "--child", id, "--unit", "Blå stue", "--reason", "prøve"}).exitCode, 2);
    EXPECT_EQ(sheet({"--tool", "district-meeting", "--child", id, "--reason", "prøve"}).exitCode, 2);
    EXPECT_EQ(sheet({"--tool", "sparring-note", "--child", "999999", "--reason", "prøve"}).exitCode, 3);
    EXPECT_FALSE(has("m.pdf"));
    const auto made = sheet({"--tool", "sparring-note", "--child", id, "--reason", "prøve"});
    EXPECT_EQ(made.exitCode, 0) << made.err;
    EXPECT_THAT(read("m.pdf"), StartsWith("%PDF"));
}

TEST_F(ReportStore, WhatIsNotThereIsSaidAndNothingIsWritten)
{
    const auto none = runAs("leader", {"report", "notification", "--child", id, "--reason", "prøve"});
    EXPECT_EQ(none.exitCode, 2);
    EXPECT_THAT(none.out, IsEmpty());
    EXPECT_THAT(none.err, HasSubstr("ingen underretning"));
    EXPECT_EQ(runAs("leader", {"report", "plan", "--child", id, "--reason", "prøve"}).exitCode, 2);
    EXPECT_EQ(runAs("leader", {"report", "status", "--child", "999999", "--reason", "prøve"}).exitCode, 3);
    EXPECT_EQ(runAs("leader", {"report", "agenda", "--unit", "Ingen stue", "--reason", "prøve"}).exitCode, 2);
}

TEST_F(ReportStore, TheReportOfAGroupIsForThoseWhoMayOpenItsChildren)
{
    const std::vector<std::string> asked{"report", "group", "--unit", "Blå stue", "--reason", "stuemøde", "--out", "g.pdf"};
    EXPECT_EQ(runAs("consultant", asked).exitCode, 3);
    EXPECT_EQ(runAs("leader", {"report", "group", "--unit", "Blå stue", "--out", "g.pdf"}).exitCode, 2);
    EXPECT_FALSE(has("g.pdf"));
    const auto made = runAs("leader", asked);
    EXPECT_EQ(made.exitCode, 0) << made.err;
    EXPECT_THAT(read("g.pdf"), StartsWith("%PDF"));
}

} // namespace
} // namespace trivsel
