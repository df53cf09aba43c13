#include "storage/anchor.h"
#include "storage/audit.h"
#include "storage/connection.h"
#include "storage/key_slots.h"
#include "storage/sample.h"
#include "storage/secret.h"
#include "support/manual_clock.h"
#include "support/store_fixture.h"

#include <gmock/gmock.h>

#include <future>
#include <map>

namespace trivsel {
namespace {

using storage::Connection;
using storage::Setting;
using storage::Store;
using test::change;
using test::StoreFixture;
using testing::HasSubstr;

/// What someone with the key can do to the file behind the program's back.
void tamper(const StoreFixture& fixture, const std::string& sql)
{
    const auto keys = storage::readKeyFile(fixture.file());
    const auto unlocked = storage::unlock(*keys, fixture.file(), StoreFixture::kUser, StoreFixture::kPassphrase);
    ASSERT_TRUE(unlocked);
    auto connection = Connection::open(fixture.file(), unlocked->dataKey, keys->storeId, storage::OpenMode::Existing);
    ASSERT_TRUE(connection);
    (*connection)->db().exec(sql);
}

std::string query(const StoreFixture& fixture, const std::string& sql)
{
    const auto keys = storage::readKeyFile(fixture.file());
    const auto unlocked = storage::unlock(*keys, fixture.file(), StoreFixture::kUser, StoreFixture::kPassphrase);
    auto connection = Connection::open(fixture.file(), unlocked->dataKey, keys->storeId, storage::OpenMode::Existing);
    return connection ? (*connection)->db().execAndGet(sql).getString() : "";
}

void writeSome(Store& store, int many)
{
    for (int i = 0; i < many; ++i) store.submit(change({Setting{"n", std::to_string(i)}}));
    EXPECT_TRUE(store.flush());
}

struct Pair {
    std::string store, key;
};
Pair copyOf(const StoreFixture& f) { return {test::readBytes(f.file()), test::readBytes(f.keyFile())}; }
void putBack(const StoreFixture& f, const Pair& pair)
{
    test::writeBytes(f.file(), pair.store);
    test::writeBytes(f.keyFile(), pair.key);
}

TEST(StoreAudit, EveryRowTellsWhoWhenWhatAndAboutWhomWithoutAName)
{
    const StoreFixture fixture;
    const FixedDateClock clock(test::day(2026, 11, 22));
    {
        auto request = fixture.createRequest(test::Sample().records());
        request.clock = &clock;
        const auto store = Store::create(request);
        ASSERT_TRUE(store);
        storage::Change read;
        read.audit.push_back({"read.child", "0123456789abcdef", "unit 13", 7, "samtale med forældre"});
        read.audit.push_back({"read.list", "", "unit 13", 22, ""});
        (*store)->submit(read);
        (*store)->setUser(UserId{2}, core::Role::Pedagogue);
        (*store)->submit(change({}, "rating.answer"));
        ASSERT_TRUE((*store)->flush());
        EXPECT_EQ((*store)->user(), UserId{2});
        EXPECT_EQ((*store)->auditRows(), 4);
    }
    EXPECT_EQ(query(fixture, "SELECT concat_ws('|', seq, user, role, action, pseudonym, scope, count, purpose) FROM audit WHERE seq = 2"),
              "2|1|leader|read.child|0123456789abcdef|unit 13|7|samtale med forældre");
    EXPECT_EQ(query(fixture, "SELECT concat_ws('|', seq, user, role, action) FROM audit WHERE seq = 4"), "4|2|pedagogue|rating.answer");
    EXPECT_EQ(query(fixture, "SELECT date(at / 1000, 'unixepoch') FROM audit WHERE seq = 4"), "2026-11-22");
    EXPECT_EQ(query(fixture, "SELECT generation FROM store"), "3") << "one for the creation and one for each change";
    const std::string all = query(fixture, "SELECT group_concat(concat_ws('|', action, pseudonym, scope, purpose), ' ') FROM audit");
    EXPECT_EQ(all.find("Prøvesen"), std::string::npos);
}

TEST(StoreAudit, EveryKindOfTamperingWithTheLogIsFound)
{
    const std::map<std::string, std::string> attacks{
        {"changed", "UPDATE audit SET user = 9 WHERE seq = 3"},
        {"changed purpose", "UPDATE audit SET purpose = 'andet' WHERE seq = 3"},
        {"deleted", "DELETE FROM audit WHERE seq = 3"},
        {"swapped", "UPDATE audit SET seq = 1000 WHERE seq = 3; UPDATE audit SET seq = 3 WHERE seq = 4; UPDATE audit SET seq = 4 WHERE seq = 1000"},
        {"inserted", "INSERT INTO audit SELECT 7, at, user, role, action, pseudonym, scope, count, purpose, hash FROM audit WHERE seq = 6"},
        {"cut off", "DELETE FROM audit WHERE seq > 4"},
        {"emptied", "DELETE FROM audit"},
    };
    for (const auto& [name, sql] : attacks) {
        const StoreFixture fixture;
        {
            const auto store = fixture.create();
            ASSERT_TRUE(store);
            writeSome(*store, 5);
            EXPECT_TRUE(store->verifyIntegrity());
        }
        tamper(fixture, sql);
        std::filesystem::remove_all(fixture.anchorDir()); // as on a computer that has not seen the store
        const auto store = fixture.open();
        ASSERT_TRUE(store) << name;
        const auto verified = store->verifyIntegrity();
        ASSERT_FALSE(verified) << name;
        EXPECT_THAT(verified.error().detail, HasSubstr("audit")) << name;
        EXPECT_EQ(verified.error().code, ErrorCode::StoreDamaged);
    }
}

TEST(StoreAudit, ALogThatWasCutOffAndMadeToFitIsFoundByTheAnchor)
{
    const StoreFixture fixture;
    {
        const auto store = fixture.create();
        ASSERT_TRUE(store);
        writeSome(*store, 5);
    }
    tamper(fixture, "DELETE FROM audit WHERE seq > 4; UPDATE store SET audit_seq = 4, audit_hash = (SELECT hash FROM audit WHERE seq = 4)");
    const Error error = fixture.openError();
    EXPECT_EQ(error.code, ErrorCode::StoreOlder);
    EXPECT_THAT(error.message.en, HasSubstr("another history"));
}

TEST(StoreRollback, AnOlderCopyIsRefusedUntilALeaderGivesAReason)
{
    const StoreFixture fixture;
    Pair older;
    {
        const auto store = fixture.create(test::Sample().records());
        ASSERT_TRUE(store);
        writeSome(*store, 2);
        ASSERT_TRUE(store->addUserSlot(UserId{2}, "Åse Ørsted-Prøve", "en anden lang adgangssætning", test::kCheapCost));
    }
    older = copyOf(fixture);
    writeSome(*fixture.open(), 3);
    const Pair newer = copyOf(fixture);
    putBack(fixture, older);

    const Error error = fixture.openError();
    EXPECT_EQ(error.code, ErrorCode::StoreOlder);
    EXPECT_THAT(error.message.en, HasSubstr("change no. 3, last seen no. 6"));
    EXPECT_EQ(test::readBytes(fixture.file()), older.store) << "refused and unchanged";

    auto request = fixture.openRequest();
    request.olderReason = "  ";
    EXPECT_EQ(StoreFixture::openError(request).code, ErrorCode::StoreOlder) << "a reason has words";
    request.olderReason = "den nye blev slettet ved en fejl";
    request.user = "Åse Ørsted-Prøve";
    request.passphrase = "en anden lang adgangssætning";
    EXPECT_EQ(StoreFixture::openError(request).code, ErrorCode::NoRight) << "not a leader";
    EXPECT_EQ(test::readBytes(fixture.file()), older.store);

    request = fixture.openRequest();
    request.olderReason = "den nye blev slettet ved en fejl";
    {
        const auto store = Store::open(request);
        ASSERT_TRUE(store) << store.error().message.en;
        EXPECT_EQ((*store)->auditRows(), 4);
        EXPECT_TRUE((*store)->verifyIntegrity());
    }
    EXPECT_EQ(query(fixture, "SELECT concat_ws('|', user, action, purpose) FROM audit WHERE seq = 4"),
              "1|store.open-older|den nye blev slettet ved en fejl");
    EXPECT_TRUE(fixture.open()) << "accepted once and for all";
    putBack(fixture, newer);
    EXPECT_EQ(fixture.openError().code, ErrorCode::StoreOlder) << "now the other branch is the one that is not known";
}

TEST(StoreRollback, ACopyWithAnotherHistoryIsRefusedEvenIfItIsLonger)
{
    const StoreFixture fixture;
    { writeSome(*fixture.create(), 2); }
    const Pair base = copyOf(fixture);
    { writeSome(*fixture.open(), 1); }
    // Another computer works on from the older copy, for longer.
    const StoreFixture elsewhere;
    putBack(elsewhere, base);
    { writeSome(*elsewhere.open(), 6); }
    putBack(fixture, copyOf(elsewhere));
    const Error error = fixture.openError();
    EXPECT_EQ(error.code, ErrorCode::StoreOlder);
    EXPECT_THAT(error.message.en, HasSubstr("another history"));
    auto request = fixture.openRequest();
    request.olderReason = "den anden computer er den rigtige";
    EXPECT_TRUE(Store::open(request));
    EXPECT_TRUE(fixture.open());
}

TEST(StoreRollback, TheAnchorSurvivesACutOffWriteAndIsPerLineage)
{
    const test::TempDir dir;
    const std::string hash(64, 'a'), lineage(32, 'b');
    {
        auto anchor = storage::Anchor::open(dir.path(), lineage);
        ASSERT_TRUE(anchor);
        EXPECT_FALSE(anchor->seen());
        for (int g = 1; g <= 7; ++g) anchor->record({g, g, hash});
    }
    const auto file = dir / (lineage + ".anchor");
    const std::string whole = test::readBytes(file);
    EXPECT_EQ(storage::Anchor::open(dir.path(), lineage)->seen()->generation, 7);
    EXPECT_FALSE(storage::Anchor::open(dir.path(), std::string(32, 'c'))->seen());
    std::string broken = whole;
    const auto newest = whole.find(" 7 7 ");
    ASSERT_NE(newest, std::string::npos);
    broken[newest + 1] = '9';
    test::writeBytes(file, broken);
    EXPECT_EQ(storage::Anchor::open(dir.path(), lineage)->seen()->generation, 6) << "the one before";
    test::writeBytes(file, "");
    EXPECT_FALSE(storage::Anchor::open(dir.path(), lineage)->seen());
}

storage::AuditNote noteAbout(const std::string& pseudonym, const std::string& action)
{
    storage::AuditNote note;
    note.action = action;
    note.pseudonym = pseudonym;
    return note;
}

std::vector<storage::AuditRow> fetch(Store& store, const storage::AuditQuery& query)
{
    std::promise<Result<std::vector<storage::AuditRow>>> promise;
    store.fetchAudit(query, [&](auto rows) { promise.set_value(std::move(rows)); });
    auto rows = promise.get_future().get();
    EXPECT_TRUE(rows);
    return rows.value_or(std::vector<storage::AuditRow>{});
}

Result<void> verifyAudit(Store& store)
{
    std::promise<Result<void>> promise;
    store.verifyAudit([&](Result<void> answer) { promise.set_value(std::move(answer)); });
    return promise.get_future().get();
}

std::vector<std::int64_t> seqs(const std::vector<storage::AuditRow>& rows)
{
    std::vector<std::int64_t> all;
    for (const auto& row : rows) all.push_back(row.seq);
    return all;
}

TEST(StoreAudit, RowsAreFetchedByChildAdultPlaceInTheChainAndTime)
{
    const StoreFixture fixture;
    test::ManualClock clock{test::at(0)};
    auto request = fixture.createRequest();
    request.clock = &clock;
    auto store = *Store::create(request); // row 1
    for (int i = 0; i < 6; ++i) {
        clock.set(test::at(100 * (i + 1)));
        storage::Change c;
        c.audit = {noteAbout(i % 2 == 0 ? "0123456789abcdef" : "fedcba9876543210", "read.child")};
        c.audit.front().purpose = "nr. " + std::to_string(i);
        store->setUser(UserId{i < 3 ? 1 : 2}, i < 3 ? core::Role::Leader : core::Role::Pedagogue);
        store->submit(std::move(c)); // rows 2 to 7
    }
    ASSERT_TRUE(store->flush());

    using testing::ElementsAre;
    EXPECT_THAT(seqs(fetch(*store, {})), ElementsAre(1, 2, 3, 4, 5, 6, 7));
    storage::AuditQuery child;
    child.pseudonym = "0123456789abcdef";
    const auto rows = fetch(*store, child);
    EXPECT_THAT(seqs(rows), ElementsAre(2, 4, 6));
    EXPECT_EQ(rows[2], (storage::AuditRow{6, test::at(500), UserId{2}, core::Role::Pedagogue, "read.child", "0123456789abcdef", "", 0, "nr. 4"}));
    storage::AuditQuery adult;
    adult.user = UserId{1};
    EXPECT_THAT(seqs(fetch(*store, adult)), ElementsAre(1, 2, 3, 4));
    storage::AuditQuery newest;
    newest.newest = 2;
    EXPECT_THAT(seqs(fetch(*store, newest)), ElementsAre(6, 7));
    newest.toSeq = 5;
    EXPECT_THAT(seqs(fetch(*store, newest)), ElementsAre(4, 5));
    storage::AuditQuery time;
    time.from = test::at(200);
    time.before = test::at(400);
    EXPECT_THAT(seqs(fetch(*store, time)), ElementsAre(3, 4));
    storage::AuditQuery injected;
    injected.pseudonym = "' OR 1=1 --";
    EXPECT_TRUE(fetch(*store, injected).empty());
}

TEST(StoreAudit, TheHeadIsThatOfTheLastSavedChangeAndTheChainIsVerifiedApartFromTheFile)
{
    const StoreFixture fixture;
    const auto store = fixture.create();
    const auto first = store->auditHead();
    EXPECT_EQ(first.seq, 1);
    writeSome(*store, 5);
    EXPECT_EQ(store->auditHead().seq, 6);
    EXPECT_NE(store->auditHead().hash, first.hash);
    EXPECT_EQ(store->generation(), 6);
    EXPECT_TRUE(verifyAudit(*store));
}

TEST(StoreAudit, VerifyingTheChainNamesTheRowThatDoesNotFit)
{
    const StoreFixture fixture;
    writeSome(*fixture.create(), 5);
    tamper(fixture, "UPDATE audit SET purpose = 'andet' WHERE seq = 3");
    const auto store = fixture.open();
    const auto answer = verifyAudit(*store);
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, ErrorCode::StoreDamaged);
    EXPECT_THAT(answer.error().detail, HasSubstr("row 3"));
}

TEST(StoreAudit, AClockThatIsSetBackChangesNothingAboutTheOrder)
{
    const StoreFixture fixture;
    test::ManualClock clock{test::at(1'000'000)};
    auto request = fixture.createRequest();
    request.clock = &clock;
    auto store = *Store::create(request);
    clock.set(test::at(-94'000'000)); // three years back
    writeSome(*store, 2);
    const auto rows = fetch(*store, {});
    EXPECT_THAT(seqs(rows), testing::ElementsAre(1, 2, 3));
    EXPECT_LT(rows[2].at, rows[0].at);
    EXPECT_TRUE(verifyAudit(*store));
    store.reset();
    EXPECT_TRUE(fixture.open());
}

} // namespace
} // namespace trivsel
