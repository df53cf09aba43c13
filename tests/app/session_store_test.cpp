#include "app/session_fixture.h"

#include <sys/resource.h>

#include <csignal>
#include <future>
#include <mutex>
#include <set>

/// What is on the disk: saved, there after a restart, noted in the audit, and nothing else.
namespace trivsel::app {
namespace {

using core::Position;
using test::day;
using test::House;

class Stored : public ::testing::Test {
protected:
    /// Audit rows so far, counted with the session closed; it is opened again afterwards.
    std::int64_t auditRows()
    {
        const std::string name = house.session->user().name;
        house.session.reset();
        std::int64_t rows = 0;
        {
            storage::OpenRequest request;
            request.file = house.file();
            request.user = name;
            request.passphrase = House::passphraseOf(name);
            request.anchorDir = house.dir / "state";
            auto store = storage::Store::open(request);
            EXPECT_TRUE(store.has_value());
            if (store) {
                EXPECT_TRUE((*store)->load().has_value());
                rows = (*store)->auditRows();
                EXPECT_TRUE((*store)->verifyIntegrity().has_value());
            }
        }
        house.reopen(name);
        return rows;
    }
    House house;
};

TEST_F(Stored, EverythingIsThereAfterARestart)
{
    const ChildId a = house.child("Anna", house.red);
    const ChildId b = house.child("Bent", house.red);
    house.must(LinkSiblings{a, b});
    const RoundId round = house.openRound(house.red);
    house.addPair(house.red);
    house.must(SetContactAdult{a, house.ane});
    house.bothRate(round, a, 1, Position::Yellow);
    house.must(AgreePosition{.round = round, .child = a, .position = Position::Yellow});
    house.must(AnswerGate{.child = a, .answer = core::GateAnswer::Answer::No, .authority = {}, .authorityOn = {}});
    house.must(CompleteStep{house.step(a, "environment")->id, "gjort"});
    house.as("Ane");
    house.must(SetAnswer{round, b, 3, {core::Answer::Kind::Option, 2}});
    house.must(SetComment{round, b, "", "går altid alene"});
    ASSERT_TRUE(house.session->flush().has_value());
    EXPECT_EQ(house.session->saveStatus().kind, SaveStatus::Kind::Saved);
    EXPECT_TRUE(house.session->saveStatus().savedAt.has_value());

    const World before = house.session->world();
    house.reopen("Ane");
    const World& after = house.session->world();
    EXPECT_EQ(after.units, before.units);
    EXPECT_EQ(after.users, before.users);
    EXPECT_EQ(after.userMemberships, before.userMemberships);
    EXPECT_EQ(after.children, before.children);
    EXPECT_EQ(after.childMemberships, before.childMemberships);
    EXPECT_EQ(after.siblings, before.siblings);
    EXPECT_EQ(after.rounds, before.rounds);
    EXPECT_EQ(after.roundChildren, before.roundChildren);
    EXPECT_EQ(after.ratings, before.ratings);
    EXPECT_EQ(after.positions, before.positions);
    EXPECT_EQ(after.steps, before.steps);
    EXPECT_EQ(after.gateAnswers, before.gateAnswers);
    EXPECT_EQ(after.settings, before.settings);
    EXPECT_FALSE(house.session->canUndo(round, b));
    house.must(SetAnswer{round, b, 4, {core::Answer::Kind::Option, 0}});
    EXPECT_EQ(after.ratings.size(), before.ratings.size()) << "the same rating goes on";
}

TEST_F(Stored, NewRecordsNeverTakeAnIdThatIsInUse)
{
    house.child("Anna", house.red);
    house.reopen();
    std::set<std::int64_t> used;
    for (const auto& [id, unit] : house.session->world().units) used.insert(id.value);
    for (const auto& [id, child] : house.session->world().children) used.insert(id.value);
    for (const auto& m : house.session->world().childMemberships) used.insert(m.id.value);
    const ChildId next = house.child("Bent", house.red);
    EXPECT_GT(next.value, *used.rbegin());
}

TEST_F(Stored, ReadingIsNotedOncePerMinuteAndChangesNoModel)
{
    const ChildId a = house.child("Anna", house.red);
    const ChildId b = house.child("Bent", house.red);
    const std::int64_t before = auditRows();
    const auto version = house.session->version();
    house.must(ReadChild{a, ""});
    house.must(ReadChild{b, ""});
    house.must(ReadChild{a, ""}); // back again within the minute
    house.clock.pass(std::chrono::seconds(61));
    house.must(ReadChild{a, ""});
    house.must(ReadList{house.red});
    house.must(ReadExport{"positions", "årsberetning"});
    EXPECT_EQ(house.session->version(), version);
    EXPECT_EQ(auditRows() - before, 5);
}

TEST_F(Stored, ReadingByAnotherAdultIsNotedAlsoWithinTheMinute)
{
    const ChildId child = house.child("Anna", house.red);
    house.addPair(house.red);
    const std::int64_t before = auditRows();
    house.must(ReadChild{child, ""});
    house.as("Ane");
    house.must(ReadChild{child, ""});
    EXPECT_EQ(auditRows() - before, 2);
}

TEST_F(Stored, AskingWhatIsAllowedWritesNothing)
{
    const ChildId child = house.child("Anna", house.red);
    const std::int64_t before = auditRows();
    const auto version = house.session->version();
    EXPECT_TRUE(house.session->allowed(ReadChild{child, ""}).has_value());
    EXPECT_TRUE(house.session->allowed(OpenRound{.unit = house.red, .windowFrom = {}, .windowTo = {}, .reason = {}}).has_value());
    EXPECT_TRUE(house.session->allowed(AddUser{.name = "Cia", .role = core::Role::Pedagogue, .units = {house.red}, .passphrase = "en lang nok sætning", .lastDay = {}}).has_value());
    EXPECT_EQ(house.session->version(), version);
    EXPECT_TRUE(house.session->world().rounds.empty());
    EXPECT_EQ(auditRows(), before);
}

TEST_F(Stored, EveryChangeIsNoted)
{
    const std::int64_t before = auditRows();
    house.child("Anna", house.red);
    house.must(RenameUnit{house.red, "Den røde stue"});
    house.must(RenameUnit{house.red, "Den røde stue"}); // changes nothing
    house.mustNot(RenameUnit{house.red, " "});
    EXPECT_EQ(auditRows() - before, 2);
}

TEST_F(Stored, NoNameIsReadableInTheFiles)
{
    house.child("Genkendelig Barnenavn", house.red);
    ASSERT_TRUE(house.session->flush().has_value());
    house.session.reset();
    EXPECT_EQ(test::readBytes(house.file()).find("Genkendelig"), std::string::npos);
}

TEST_F(Stored, RatingsOfClosedRoundsAreFetchedInTheBackground)
{
    const ChildId child = house.child("Anna", house.red);
    const RoundId round = house.openRound(house.red);
    house.addPair(house.red);
    house.bothRate(round, child, 0, Position::Green);
    house.must(AgreePosition{.round = round, .child = child, .position = Position::Green});
    house.must(CloseRound{round});
    house.reopen("Ane");
    EXPECT_TRUE(house.session->world().ratingsOf(round, child).empty());
    EXPECT_FALSE(house.session->hasHistory(child));
    EXPECT_FALSE(house.session->poll());
    // Owned by the callback too: the writer thread may still be leaving it when the test has ended.
    struct Woken {
        std::promise<void> promise;
        std::once_flag once;
    };
    const auto woken = std::make_shared<Woken>();
    house.session->onSaveProgress([woken] { std::call_once(woken->once, [&] { woken->promise.set_value(); }); });
    house.session->fetchHistory(child);
    ASSERT_EQ(woken->promise.get_future().wait_for(std::chrono::seconds(60)), std::future_status::ready);
    house.session->onSaveProgress({});
    const auto version = house.session->version();
    EXPECT_TRUE(house.session->poll());
    EXPECT_GT(house.session->version(), version);
    EXPECT_TRUE(house.session->hasHistory(child));
    EXPECT_EQ(house.session->world().ratingsOf(round, child).size(), 2U);
}

TEST_F(Stored, HistoryOfAChildOutOfReachIsNotFetched)
{
    const ChildId child = house.child("Anna", house.blue);
    house.addPair(house.red);
    house.as("Ane");
    house.session->fetchHistory(child);
    ASSERT_TRUE(house.session->flush().has_value());
    EXPECT_FALSE(house.session->poll());
    EXPECT_FALSE(house.session->hasHistory(child));
}

TEST_F(Stored, SettingsAreCheckedAndKept)
{
    house.mustNot(ChangeSetting{"ratersPerChild", "0"});
    house.mustNot(ChangeSetting{"ratersPerChild", "to"});
    house.mustNot(ChangeSetting{"municipality", "atlantis"});
    house.mustNot(ChangeSetting{"noget andet", "1"});
    house.must(ChangeSetting{"ratersPerChild", "3"});
    house.must(ChangeSetting{"name", "Strandhuset og Havhuset"});
    house.reopen();
    EXPECT_EQ(house.session->world().settings.at("ratersPerChild"), "3");
    house.child("Anna", house.red);
    const RoundId round = house.openRound(house.red);
    EXPECT_EQ(house.session->world().round(round)->ratersPerChild, 3);
    house.mustNot(ChangeSetting{"municipality", "kerteminde2"});
}

/// While it lives no file can grow: what a full disk does to a writer.
class FullDisk {
public:
    FullDisk()
    {
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit none = m_before;
        none.rlim_cur = 1;
        ::setrlimit(RLIMIT_FSIZE, &none);
    }
    ~FullDisk()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit m_before{};
    void (*m_handler)(int) = nullptr;
};

TEST_F(Stored, WhatCouldNotBeSavedStaysInMemoryAndIsSavedOnRetry)
{
    const ChildId child = house.child("Anna", house.red);
    const RoundId round = house.openRound(house.red);
    house.addPair(house.red);
    house.as("Ane");
    ASSERT_TRUE(house.session->flush().has_value());
    {
        const FullDisk full;
        house.must(SetAnswer{round, child, 0, {core::Answer::Kind::Option, 2}});
        house.must(SetAnswer{round, child, 1, {core::Answer::Kind::Option, 1}});
        EXPECT_FALSE(house.session->flush().has_value());
        const SaveStatus status = house.session->saveStatus();
        EXPECT_EQ(status.kind, SaveStatus::Kind::Failed);
        ASSERT_TRUE(status.error.has_value());
        EXPECT_FALSE(status.error->message.da.empty());
        EXPECT_EQ(house.session->world().rating(round, child, house.ane)->answers[0].option, 2);
    }
    house.session->retrySaving();
    ASSERT_TRUE(house.session->flush().has_value());
    EXPECT_EQ(house.session->saveStatus().kind, SaveStatus::Kind::Saved);
    house.reopen("Ane");
    const core::Rating* saved = house.session->world().rating(round, child, house.ane);
    ASSERT_NE(saved, nullptr);
    EXPECT_EQ(saved->answers[0].option, 2);
    EXPECT_EQ(saved->answers[1].option, 1);
}

TEST_F(Stored, WhatCannotBeNotedIsNotLookedAt)
{
    const ChildId child = house.child("Anna", house.red), other = house.child("Bent", house.blue);
    house.addPair(house.red);
    house.must(AnswerGate{child, core::GateAnswer::Answer::No, {}, {}});
    house.as("Ane");
    const std::vector<Command> looks{ReadChild{child, {}}, ReadList{house.red}, ReadExport{"report plan", "prøve", child},
                                     BreakGlass{{}, {}, other, "står her"}};
    ASSERT_TRUE(house.session->flush().has_value());
    {
        const FullDisk full;
        house.must(AddNote{.child = child, .saidBy = "mor", .source = {}, .on = house.session->today(), .text = "ringede", .corrects = {}});
        EXPECT_FALSE(house.session->flush().has_value());
        for (const Command& look : looks) EXPECT_EQ(house.mustNot(look).code, ErrorCode::Failed) << nameOf(look);
        EXPECT_FALSE(house.session->maySee(other));
        // Work goes on: it is in memory, and told as not saved.
        house.must(AddNote{.child = child, .saidBy = "far", .source = {}, .on = house.session->today(), .text = "ringede", .corrects = {}});
    }
    house.session->retrySaving();
    ASSERT_TRUE(house.session->flush().has_value());
    for (const Command& look : looks) house.must(look);
}

TEST_F(Stored, AKeyLeftOverFromAKilledProgramOpensNothingAndIsReplaced)
{
    house.session.reset();
    {
        storage::OpenRequest request;
        request.file = house.file();
        request.user = House::kLeader;
        request.passphrase = House::passphraseOf(House::kLeader);
        request.anchorDir = house.dir / "state";
        auto store = storage::Store::open(request);
        ASSERT_TRUE(store.has_value());
        // The key of "Cia" was written, her user was not, and the number went to somebody else since.
        ASSERT_TRUE((*store)->addUserSlot(house.leader, "Cia", House::passphraseOf("Cia"), test::kCheapCost).has_value());
    }
    const auto refused = house.tryOpen("Cia");
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::WrongPassphrase);
    house.reopen();
    const UserId cia = house.adult("Cia", {house.red});
    house.reopen("Cia");
    EXPECT_EQ(house.session->user().id, cia);
    EXPECT_EQ(house.session->user().role, core::Role::Pedagogue);
}

TEST_F(Stored, AnUnknownProfileIsRefusedInPlainWords)
{
    Session::CreateRequest request;
    request.file = house.dir / "anden.trivsel";
    request.municipality = "atlantis";
    request.userName = "Lone";
    request.passphrase = "en lang nok sætning";
    request.catalog = house.catalog;
    request.clock = &house.clock;
    const auto created = Session::create(request);
    ASSERT_FALSE(created.has_value());
    EXPECT_NE(created.error().message.da.find("atlantis"), std::string::npos);
    EXPECT_FALSE(std::filesystem::exists(request.file));
}

} // namespace
} // namespace trivsel::app
