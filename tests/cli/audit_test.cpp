#include "program.h"

#include <algorithm>

/// The log of the real program: read out, drawn from, and held against paper.
namespace trivsel {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

constexpr const char* kHeader = "seq,time,user,role,action,child,scope,count,purpose,hash\n";

class AuditLog : public test::Program {
protected:
    void SetUp() override { makeDemo(); }
    static std::size_t rowsIn(const std::string& csv) { return static_cast<std::size_t>(std::ranges::count(csv, '\n')) - 1; }
    static std::vector<std::string> lastRow(const std::string& csv)
    {
        const std::size_t end = csv.rfind('\n'), begin = csv.rfind('\n', end - 1) + 1;
        std::vector<std::string> cells;
        std::istringstream line(csv.substr(begin, end - begin));
        for (std::string cell; std::getline(line, cell, ',');) cells.push_back(cell);
        return cells;
    }
    /// As it stands at the foot of a document printed now.
    std::string markNow() const
    {
        const auto cells = lastRow(runAs("leader", {"audit"}).out);
        return cells.front() + ":" + cells.back().substr(0, 16);
    }
};

TEST_F(AuditLog, IsForLeadersAndTellsOfItsOwnReading)
{
    ASSERT_EQ(runAs("leader", {"children"}).exitCode, 0);
    const auto log = runAs("leader", {"audit", "--reason", "tilsyn"});
    EXPECT_EQ(log.exitCode, 0) << log.err;
    EXPECT_THAT(log.out, StartsWith(kHeader));
    EXPECT_THAT(log.out, HasSubstr(",read.list,"));
    const auto last = lastRow(log.out);
    EXPECT_EQ(last.at(4), "audit.read");
    EXPECT_EQ(last.at(8), "tilsyn");
    EXPECT_EQ(last.at(9).size(), 64U);
    for (const char* role : {"pedagogue", "consultant", "administrator"}) {
        const auto refused = runAs(role, {"audit"});
        EXPECT_EQ(refused.exitCode, 3) << role;
        EXPECT_THAT(refused.out, IsEmpty());
    }
}

TEST_F(AuditLog, IsNotMixedUpByItsOptions)
{
    EXPECT_EQ(runAs("leader", {"audit", "--child", "1", "--sample", "5"}).exitCode, 2);
    EXPECT_EQ(runAs("leader", {"audit", "--with-staff"}).exitCode, 2);
    EXPECT_EQ(runAs("leader", {"audit", "--sample", "0"}).exitCode, 2);
    EXPECT_EQ(runAs("leader", {"audit", "--sample", "ti"}).exitCode, 2);
    EXPECT_EQ(runAs("leader", {"audit", "--child", "99999999"}).exitCode, 3);
}

TEST_F(AuditLog, ASampleIsDrawnFromOthersRowsAndRecorded)
{
    for (int i = 0; i < 3; ++i) ASSERT_EQ(runAs("pedagogue", {"children"}).exitCode, 0);
    const auto sample = runAs("leader", {"audit", "--sample", "2"});
    ASSERT_EQ(sample.exitCode, 0) << sample.err;
    EXPECT_THAT(sample.out, StartsWith(kHeader));
    EXPECT_EQ(rowsIn(sample.out), 2U);
    EXPECT_THAT(sample.out, Not(HasSubstr(names.at("leader"))));
    EXPECT_EQ(runAs("leader", {"audit", "--sample", "2"}).exitCode, 2) << "one at a time";
    EXPECT_THAT(runAs("leader", {"audit"}).out, HasSubstr(",audit.sample,"));
}

TEST_F(AuditLog, APapersMarkIsHeldAgainstIt)
{
    const std::string store = read("demo.trivsel"), key = read("demo.trivsel.key");
    const std::string mark = markNow();
    const auto same = runAs("leader", {"audit", "--against", mark});
    EXPECT_EQ(same.exitCode, 0) << same.err;
    std::string other = mark;
    other.back() = other.back() == '0' ? '1' : '0';
    EXPECT_EQ(runAs("leader", {"audit", "--against", other}).exitCode, 4);
    EXPECT_EQ(runAs("leader", {"audit", "--against", "x"}).exitCode, 2);
    // An older copy, on a computer that has not seen the newer one: the paper knows.
    std::filesystem::remove_all(dir / ".local");
    write("demo.trivsel", store);
    write("demo.trivsel.key", key);
    EXPECT_EQ(runAs("leader", {"audit"}).exitCode, 0);
    std::filesystem::remove_all(dir / ".local");
    write("demo.trivsel", store);
    write("demo.trivsel.key", key);
    EXPECT_EQ(runAs("pedagogue", {"children"}).exitCode, 0);
    EXPECT_EQ(runAs("leader", {"audit", "--against", mark}).exitCode, 4);
}

TEST_F(AuditLog, AReasonOpensAChildOutsideOnesUnitsAndAMissIsNoted)
{
    const auto all = runAs("leader", {"children"}), own = runAs("pedagogue", {"children"});
    std::istringstream lines(all.out);
    std::string line, outside;
    for (std::getline(lines, line); std::getline(lines, line);)
        if (own.out.find("\n" + line.substr(0, line.find(',') + 1)) == std::string::npos) outside = line.substr(0, line.find(','));
    ASSERT_FALSE(outside.empty());
    const auto paper = runAs("pedagogue", {"report", "status", "--child", outside, "--reason", "forælder i døren", "--out", "a.pdf"});
    EXPECT_EQ(paper.exitCode, 0) << paper.err;
    const auto missed = runAs("pedagogue", {"report", "status", "--child", "99999999", "--reason", "prøve", "--out", "b.pdf"});
    EXPECT_EQ(missed.exitCode, 3);
    EXPECT_FALSE(has("b.pdf"));
    const std::string log = runAs("leader", {"audit"}).out;
    EXPECT_THAT(log, HasSubstr(",glass.open,"));
    EXPECT_THAT(log, HasSubstr("forælder i døren"));
    EXPECT_THAT(log, HasSubstr(",glass.missed,,,0,,"));
    EXPECT_EQ(runAs("administrator", {"report", "status", "--child", outside, "--reason", "x", "--out", "c.pdf"}).exitCode, 3);
}

} // namespace
} // namespace trivsel
