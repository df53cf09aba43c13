#include "app/audit_export.h"
#include "app/audit_log.h"
#include "app/roster_import.h"
#include "app/session_fixture.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <set>

/// Children opened with a reason, adults barred from a child, and the leader's look through the log.
namespace trivsel::app {
namespace {

using core::ChildBar;
using testing::HasSubstr;
using testing::Not;
using test::day;
using test::House;

constexpr auto kAlmost = core::kGlassLasts - std::chrono::milliseconds(1);

class Oversight : public ::testing::Test {
protected:
    Oversight()
    {
        house.addPair(house.red);
        house.adult("Cilla", {house.blue});
        mine = house.child("Rikke Rød", house.red);
        other = house.child("Karl Emil Blå", house.blue, day(2021, 3, 4));
    }
    BreakGlass opening(const std::string& name = "Karl Emil Blå", Date born = day(2021, 3, 4)) const
    {
        return {name, born, {}, "Forælderen står her og spørger efter barnet"};
    }
    Result<void> open(const BreakGlass& command) { return house.session->apply(command); }
    const std::vector<storage::AuditRow>& log()
    {
        house.as(House::kLeader);
        EXPECT_TRUE(house.session->loadAudit().has_value());
        EXPECT_TRUE(house.session->auditLog()->isWhole());
        return house.session->auditLog()->rows;
    }
    storage::AuditRow newest(std::string_view action)
    {
        const auto& rows = log();
        const auto at = std::find_if(rows.rbegin(), rows.rend(), [&](const auto& row) { return row.action == action; });
        return at != rows.rend() ? *at : storage::AuditRow{};
    }
    Result<void> may(const Command& command) const { return house.session->allowed(command); }

    House house;
    ChildId mine, other;
};

using BrokenGlass = Oversight;

TEST_F(BrokenGlass, OpensAChildOutsideOnesUnitsForThreeHoursAndNoLonger)
{
    house.as("Ane");
    house.mustNot(ReadChild{other, {}});
    ASSERT_TRUE(open(opening("  karl  emil BLÅ ")).has_value());
    house.must(ReadChild{other, {}});
    house.must(RaiseConcern{.child = other, .kind = "bullying", .seenOn = house.session->today(), .seen = "stod alene"});
    EXPECT_EQ(house.session->openedUntil(other), house.clock.now() + core::kGlassLasts);
    house.clock.pass(kAlmost);
    house.must(ReadChild{other, {}});
    house.clock.pass(std::chrono::milliseconds(1));
    house.mustNot(ReadChild{other, {}});
    EXPECT_FALSE(house.session->maySee(other));
}

TEST_F(BrokenGlass, EndsOnTheScreenToo)
{
    house.as("Ane");
    ASSERT_TRUE(open(opening()).has_value());
    EXPECT_TRUE(house.session->maySee(other));
    house.clock.pass(core::kGlassLasts);
    const auto before = house.session->version();
    EXPECT_TRUE(house.session->poll());
    EXPECT_GT(house.session->version(), before);
    EXPECT_FALSE(house.session->poll());
}

TEST_F(BrokenGlass, IsOpenToTheOneWhoGaveTheReasonAlone)
{
    house.as("Ane");
    ASSERT_TRUE(open(opening()).has_value());
    house.as("Bo");
    house.mustNot(ReadChild{other, {}});
    house.as("Ane"); // the fast switch there and back
    house.must(ReadChild{other, {}});
    house.reopen("Ane"); // as after a lock
    house.must(ReadChild{other, {}});
    house.clock.pass(kAlmost);
    house.reopen("Ane");
    house.must(ReadChild{other, {}});
    house.clock.pass(std::chrono::milliseconds(1));
    house.reopen("Ane");
    house.mustNot(ReadChild{other, {}});
}

TEST_F(BrokenGlass, IsForReadingAndCaseworkAndNotForRatingOrBaseData)
{
    const RoundId round = house.openRound(house.blue);
    house.as("Ane");
    ASSERT_TRUE(open(opening()).has_value());
    EXPECT_TRUE(may(AddNote{.child = other, .saidBy = "mor", .source = {}, .on = house.session->today(), .text = "ringede", .corrects = {}}));
    EXPECT_FALSE(may(SetAnswer{round, other, 0, {core::Answer::Kind::Option, 0}}));
    EXPECT_FALSE(may(AgreePosition{.round = round, .child = other, .position = core::Position::Green}));
    EXPECT_FALSE(may(ChangeChild{.child = other, .name = "Karl", .birthDate = day(2021, 3, 4), .sex = {}, .cpr = {}}));
    EXPECT_FALSE(may(LinkSiblings{mine, other}));
    EXPECT_FALSE(may(SetContactAdult{other, house.ane}));
    EXPECT_FALSE(may(ReadList{house.blue}));
    EXPECT_FALSE(house.session->maySee(house.blue));
}

TEST_F(BrokenGlass, NeedsAReasonAndBothNameAndBirthDate)
{
    house.as("Ane");
    BreakGlass command = opening();
    command.reason = "  ";
    house.mustNot(command);
    house.mustNot(opening(" "));
    BreakGlass undated = opening();
    undated.birthDate = {};
    house.mustNot(undated);
    house.mustNot(opening("Rikke Rød", day(2022, 5, 1))); // her own
}

TEST_F(BrokenGlass, AnswersEveryMissAlikeAndNotesItWithoutTheName)
{
    const ChildId barred = house.child("Bente Barn", house.blue, day(2021, 1, 1));
    house.must(BarAdult{barred, house.ane, ChildBar::Relation::Relative});
    const ChildId hidden = house.child("Henning Barn", house.blue, day(2021, 1, 2));
    const AcuteId acute{house.must(OpenAcute{hidden})};
    house.must(DescribeAcute{hidden, acute, core::AcuteCase::About::Staff, house.ane});
    const ChildId gone = house.child("Gerda Barn", house.blue, day(2021, 1, 3));
    house.must(ChildLeaves{gone, house.session->today()});
    house.clock.pass(std::chrono::hours(24));
    house.as("Ane");
    const BreakGlass byId{{}, {}, ChildId{999'999}, "grund"};
    std::set<std::string> answers;
    for (const BreakGlass& command : {opening("Karl Emil Blå", day(2021, 3, 5)), opening("Karl Blå"), opening("Bente Barn", day(2021, 1, 1)),
                                      opening("Henning Barn", day(2021, 1, 2)), opening("Gerda Barn", day(2021, 1, 3)), byId}) {
        EXPECT_TRUE(may(command)) << "asking first would tell what is there without a trace";
        const auto done = open(command);
        ASSERT_FALSE(done.has_value());
        answers.insert(done.error().message.da + done.error().message.en + done.error().detail);
        const storage::AuditRow row = newest(BreakGlass::kMissedAction);
        EXPECT_EQ(row.user, house.ane);
        EXPECT_EQ(row.pseudonym + row.scope + row.purpose, "");
        house.as("Ane");
    }
    EXPECT_EQ(answers.size(), 1U);
    const auto& rows = log();
    EXPECT_EQ(std::count_if(rows.begin(), rows.end(), [](const auto& row) { return row.action == BreakGlass::kMissedAction; }), 6);
}

TEST_F(BrokenGlass, StandsInTheLogWithItsReasonAndIsTheLeadersToLookAt)
{
    house.as("Ane");
    ASSERT_TRUE(open(opening()).has_value());
    const GlassId glass = house.session->world().oversight.openings().begin()->first;
    house.mustNot(SeeGlassOpening{glass});
    EXPECT_EQ(newest(BreakGlass::kName).purpose, opening().reason);
    house.must(SeeGlassOpening{glass});
    EXPECT_EQ(house.session->world().oversight.opening(glass)->seenBy, house.leader);
}

TEST_F(BrokenGlass, AnAdultWhoMadeItIsNoContactAdult)
{
    house.as("Ane");
    ASSERT_TRUE(open(opening()).has_value());
    house.as(House::kLeader);
    house.mustNot(SetContactAdult{other, house.ane});
}

using Barred = Oversight;

TEST_F(Barred, SeesNothingOfTheChildAndDoesNothingWithIt)
{
    const RoundId round = house.openRound(house.red);
    const StepId step{house.must(AddOwnStep{.child = mine, .title = "Ring", .action = {}, .responsible = {}, .person = {}, .organisation = {}, .due = {}})};
    house.as("Ane");
    house.must(BarAdult{mine, house.ane, ChildBar::Relation::OwnChild});
    EXPECT_FALSE(house.session->maySee(mine));
    for (const Command& command : std::initializer_list<Command>{
             ReadChild{mine, {}}, ReadExport{"report plan", "x", mine}, SetAnswer{round, mine, 0, {core::Answer::Kind::Option, 0}},
             TakePartWithoutRating{round, mine}, CompleteStep{step, {}}, OpenAcute{mine}, SetNoPosition{round, mine, "x"}})
        house.mustNot(command);
    EXPECT_FALSE(open(opening("Rikke Rød", day(2022, 5, 1))).has_value());
}

TEST_F(Barred, OneselfIsBarredByOneselfAndOthersByALeader)
{
    house.as("Ane");
    house.mustNot(BarAdult{mine, house.bo, ChildBar::Relation::OwnChild});
    house.must(BarAdult{mine, house.ane, ChildBar::Relation::OwnChild});
    house.as(House::kLeader);
    const BarId bos{house.must(BarAdult{mine, house.bo, ChildBar::Relation::Other})};
    EXPECT_EQ(house.session->world().oversight.barsOf(mine).size(), 2U);
    house.as("Bo");
    house.mustNot(LiftBar{bos, "jeg vil"});
    house.as(House::kLeader);
    house.mustNot(LiftBar{bos, " "});
    house.must(LiftBar{bos, "Han er ikke i familie med barnet"});
    house.as("Bo");
    house.must(ReadChild{mine, {}});
    house.reopen("Ane"); // and it is kept
    house.mustNot(ReadChild{mine, {}});
}

TEST_F(Barred, ALeaderCannotLiftHerOwn)
{
    const BarId bar{house.must(BarAdult{mine, house.leader, ChildBar::Relation::OwnChild})};
    house.mustNot(LiftBar{bar, "det er i orden"});
    house.adult("Lise Leder", {house.house}, core::Role::Leader);
    house.as("Lise Leder");
    house.must(LiftBar{bar, "En fejl"});
}

TEST_F(Barred, IsNeitherContactAdultNorResponsible)
{
    house.must(BarAdult{mine, house.ane, ChildBar::Relation::Relative});
    house.mustNot(SetContactAdult{mine, house.ane});
    house.mustNot(AddOwnStep{.child = mine, .title = "Ring", .action = {}, .responsible = house.ane, .person = {}, .organisation = {}, .due = {}});
}

TEST_F(Barred, AnImportNeitherTellsOfTheChildNorChangesIt)
{
    house.must(BarAdult{mine, house.leader, ChildBar::Relation::OwnChild});
    const std::string list = "unit,name,birth_date,sex\nRød stue,Rikke Rød,2022-05-01,pige\nRød stue,Nye Barn,2022-06-01,dreng\n";
    const auto preview = previewRoster(*house.session, {"børn.csv", list, {}});
    ASSERT_TRUE(preview.has_value());
    for (const auto& row : preview->rows) EXPECT_EQ(row.name.find("Rikke"), std::string::npos);
    house.must(ImportRoster{"børn.csv", list, {}, true, true});
    EXPECT_FALSE(house.session->world().child(mine)->sex.has_value());
    const std::string without = "unit,name,birth_date\nRød stue,Nye Barn,2022-06-01\n";
    const auto missing = previewRoster(*house.session, {"børn.csv", without, {}});
    ASSERT_TRUE(missing.has_value());
    EXPECT_EQ(missing->missing, 0);
}

using AuditSamples = Oversight;

TEST_F(AuditSamples, AreDrawnFromTheLogOfOthersWithEveryOpeningInThem)
{
    house.as("Ane");
    for (int i = 0; i < 30; ++i) {
        house.clock.pass(std::chrono::minutes(2));
        house.must(ReadChild{mine, {}});
    }
    ASSERT_TRUE(open(opening()).has_value());
    EXPECT_FALSE(open(opening("Ingen Barn")).has_value());
    house.as(House::kLeader);
    house.must(ReadChild{other, {}});
    house.mustNot(DrawAuditSample{5}); // the log has not been fetched
    ASSERT_TRUE(house.session->loadAudit().has_value());
    const SampleId id{house.must(DrawAuditSample{5})};
    const core::AuditSample& sample = *house.session->world().oversight.sample(id);
    EXPECT_EQ(sample.rows.size(), 7U);
    int always = 0;
    for (const auto& row : sample.rows) {
        const storage::AuditRow& drawn = *rowOf(*house.session->auditLog(), row.seq);
        EXPECT_NE(drawn.user, house.leader);
        EXPECT_EQ(row.isAlways, isAlwaysInSample(drawn));
        always += row.isAlways ? 1 : 0;
    }
    EXPECT_EQ(always, 2);
    house.mustNot(DrawAuditSample{5}); // one at a time
}

TEST_F(AuditSamples, CannotBeForeseen)
{
    house.as("Ane");
    for (int i = 0; i < 60; ++i) {
        house.clock.pass(std::chrono::minutes(2));
        house.must(ReadChild{mine, {}});
    }
    house.as(House::kLeader);
    ASSERT_TRUE(house.session->loadAudit().has_value());
    std::set<std::vector<std::int64_t>> drawn;
    for (int i = 0; i < 5; ++i) {
        const SampleId id{house.must(DrawAuditSample{6})};
        std::vector<std::int64_t> rows;
        for (const auto& row : house.session->world().oversight.sample(id)->rows) {
            rows.push_back(row.seq);
            house.must(AnswerAuditRow{id, row.seq, core::AuditSample::Row::Answer::Fine, {}});
        }
        drawn.insert(rows);
        // Another day's store: the same rows are there to be drawn again.
        core::AuditSample again = *house.session->world().oversight.sample(id);
        again.signedAt = house.clock.now();
        again.last = 0;
        const_cast<World&>(house.session->world()).put(again);
    }
    EXPECT_EQ(drawn.size(), 5U); // one in 50 million for two alike
}

TEST_F(AuditSamples, AreAnsweredRowByRowAndSignedWhenAllAre)
{
    house.as("Ane");
    house.must(ReadChild{mine, {}});
    house.as(House::kLeader);
    ASSERT_TRUE(house.session->loadAudit().has_value());
    const SampleId id{house.must(DrawAuditSample{1})};
    const std::int64_t seq = house.session->world().oversight.sample(id)->rows.front().seq;
    house.mustNot(SignAuditSample{id});
    house.mustNot(AnswerAuditRow{id, seq, core::AuditSample::Row::Answer::LookInto, " "});
    house.must(AnswerAuditRow{id, seq, core::AuditSample::Row::Answer::LookInto, "Spørg Ane"});
    house.must(SignAuditSample{id});
    house.mustNot(AnswerAuditRow{id, seq, core::AuditSample::Row::Answer::Fine, {}});
    house.reopen();
    const core::AuditSample& kept = *house.session->world().oversight.sample(id);
    EXPECT_EQ(kept.rows.front().words, "Spørg Ane");
    EXPECT_EQ(kept.signedAt, house.clock.now());
}

TEST_F(AuditSamples, WhatOneLeaderDidHerselfIsLeftForAnother)
{
    house.adult("Lise Leder", {house.root}, core::Role::Leader);
    house.must(ReadChild{mine, {}});
    ASSERT_TRUE(house.session->loadAudit().has_value());
    house.as("Lise Leder");
    house.clock.pass(std::chrono::minutes(2));
    house.must(ReadChild{mine, {}});
    house.as(House::kLeader);
    ASSERT_TRUE(house.session->loadAudit().has_value());
    const SampleId id{house.must(DrawAuditSample{500})};
    for (const auto& row : house.session->world().oversight.sample(id)->rows)
        house.must(AnswerAuditRow{id, row.seq, core::AuditSample::Row::Answer::Fine, {}});
    house.must(SignAuditSample{id});
    house.as("Lise Leder");
    house.mustNot(AnswerAuditRow{id, 1, core::AuditSample::Row::Answer::Fine, {}});
    ASSERT_TRUE(house.session->loadAudit().has_value());
    const AuditLog& log = *house.session->auditLog();
    std::set<UserId> doers;
    for (const auto* row : sampleFrom(log, house.session->world(), house.session->user(), house.root, house.session->today())) doers.insert(row->user);
    EXPECT_EQ(doers, std::set<UserId>{house.leader});
}

using AuditExport = Oversight;

TEST_F(AuditExport, IsForLeadersAndIsItselfNoted)
{
    house.as("Ane");
    EXPECT_EQ(auditCsv(*house.session, {}).error().code, ErrorCode::NoRight);
    house.as(House::kLeader);
    const auto csv = auditCsv(*house.session, "tilsyn");
    ASSERT_TRUE(csv.has_value());
    EXPECT_THAT(*csv, testing::StartsWith("seq,time,user,role,action,child,scope,count,purpose,hash\n1,2026-"));
    EXPECT_THAT(*csv, HasSubstr(",audit.read,,,0,tilsyn,"));
    for (const auto& [id, child] : house.session->world().children) EXPECT_THAT(*csv, Not(HasSubstr(child.name)));
}

TEST_F(AuditExport, KeepsEveryRowOnItsLineWhateverWasTyped)
{
    house.as("Ane");
    BreakGlass command = opening();
    command.reason = "to\nlinjer | {\"a\":1}\r\x1b[31mrød\x1b[0m \\n";
    ASSERT_TRUE(open(command).has_value());
    const auto rows = static_cast<std::ptrdiff_t>(log().size());
    const auto csv = auditCsv(*house.session, {});
    ASSERT_TRUE(csv.has_value());
    EXPECT_EQ(std::count(csv->begin(), csv->end(), '\n'), rows + 2); // the heading, and the reading just now
    EXPECT_THAT(*csv, HasSubstr("to\\nlinjer | {\"\"a\"\":1}\\r\\u001b[31mrød\\u001b[0m \\\\n"));
    EXPECT_EQ(csv->find('\x1b'), std::string::npos);
}

TEST_F(AuditExport, AboutOneChildTellsWhenAndWhyAndByWhomOnlyWhenAsked)
{
    house.as("Ane");
    house.must(ReadChild{mine, "forberede samtale"});
    house.must(ReadList{house.red});
    house.as(House::kLeader);
    house.must(BarAdult{mine, house.bo, ChildBar::Relation::Other});
    EXPECT_FALSE(childAuditCsv(*house.session, mine, false, "indsigt").has_value()); // the gate's question first
    house.must(AnswerGate{mine, core::GateAnswer::Answer::No, {}, {}});
    const auto csv = childAuditCsv(*house.session, mine, false, "indsigt");
    ASSERT_TRUE(csv.has_value()) << csv.error().message.en;
    EXPECT_THAT(*csv, testing::StartsWith("time,action,scope,purpose\n"));
    EXPECT_THAT(*csv, HasSubstr("read.child,,forberede samtale"));
    EXPECT_THAT(*csv, HasSubstr("read.list,unit " + std::to_string(house.red.value)));
    EXPECT_THAT(*csv, HasSubstr("child.bar,,"));
    EXPECT_THAT(*csv, HasSubstr("audit.read,,indsigt"));
    EXPECT_THAT(*csv, Not(HasSubstr("Ane")));
    const auto withStaff = childAuditCsv(*house.session, mine, true, "undersøgelse");
    ASSERT_TRUE(withStaff.has_value());
    EXPECT_THAT(*withStaff, HasSubstr("forberede samtale,Ane,pedagogue"));
    EXPECT_FALSE(childAuditCsv(*house.session, ChildId{999'999}, true, "x").has_value());
}

TEST_F(AuditExport, LeavesOutWhatALeaderMayNotKnow)
{
    house.adult("Lise Leder", {house.root}, core::Role::Leader);
    const UserId lise = house.session->world().users.rbegin()->first;
    house.must(BarAdult{mine, lise, ChildBar::Relation::OwnChild});
    const AcuteId acute{house.must(OpenAcute{other})};
    house.must(DescribeAcute{other, acute, core::AcuteCase::About::Staff, lise});
    house.as("Lise Leder");
    const auto csv = auditCsv(*house.session, {});
    ASSERT_TRUE(csv.has_value());
    EXPECT_THAT(*csv, Not(HasSubstr("acute")));
    EXPECT_THAT(*csv, Not(HasSubstr(house.session->world().child(mine)->pseudonym)));
    house.as(House::kLeader);
    EXPECT_THAT(*auditCsv(*house.session, {}), HasSubstr("acute.about"));
}

TEST_F(AuditExport, APapersMarkIsFoundAndAnotherIsNot)
{
    house.must(ReadChild{mine, {}});
    ASSERT_TRUE(house.session->flush().has_value());
    const std::string mark = house.session->auditMark();
    EXPECT_TRUE(checkAuditMark(*house.session, mark).has_value());
    std::string wrongMark = mark;
    wrongMark.back() = wrongMark.back() == '0' ? '1' : '0';
    EXPECT_EQ(checkAuditMark(*house.session, wrongMark).error().code, ErrorCode::StoreDamaged);
    EXPECT_EQ(checkAuditMark(*house.session, "9999" + mark.substr(mark.find(':'))).error().code, ErrorCode::StoreDamaged);
    for (const char* wrong : {"", "12", "12:", ":0123456789abcdef", "12:xyz", "-1:0123456789abcdef", "12:0123"})
        EXPECT_EQ(checkAuditMark(*house.session, wrong).error().code, ErrorCode::BadInput) << wrong;
}

} // namespace
} // namespace trivsel::app
