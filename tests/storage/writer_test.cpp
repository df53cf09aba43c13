#include "storage/key_slots.h"
#include "storage/sample.h"
#include "storage/store_row.h"
#include "storage/writer.h"
#include "support/store_fixture.h"

#include <SQLiteCpp/Transaction.h>
#include <gmock/gmock.h>
#include <signal.h>
#include <sys/resource.h>

#include <atomic>
#include <future>
#include <thread>

namespace trivsel {
namespace {

using storage::SaveState;
using storage::Setting;
using storage::Store;
using test::change;
using test::StoreFixture;
using testing::HasSubstr;

storage::Change numbered(int n) { return change({Setting{"n", std::to_string(n)}}); }

/// A change that cannot be written: the unit is not there.
storage::Change impossible()
{
    const test::Sample sample;
    return change({sample.userMembership});
}

std::string lastNumber(Store& store)
{
    const auto s = store.load();
    EXPECT_TRUE(s);
    const auto found = s->settings.find("n");
    return found == s->settings.end() ? "" : found->second;
}

TEST(StoreWriter, SavedIsShownOnlyWhenTheCommitHasReturned)
{
    const StoreFixture fixture;
    const auto store = fixture.create();
    ASSERT_TRUE(store);
    EXPECT_EQ(store->saveState().kind, SaveState::Kind::Saved);
    EXPECT_FALSE(store->saveState().savedAt);
    std::atomic<int> calls = 0;
    std::promise<void> mayGoOn;
    store->onProgress([&, go = mayGoOn.get_future().share()] {
        if (++calls == 1) go.wait();
    });
    for (int n = 1; n <= 3; ++n) store->submit(numbered(n));
    EXPECT_EQ(store->saveState().kind, SaveState::Kind::Saving);
    EXPECT_EQ(store->saveState().submitted, 3U);
    mayGoOn.set_value();
    ASSERT_TRUE(store->flush());
    const SaveState state = store->saveState();
    EXPECT_EQ(state.kind, SaveState::Kind::Saved);
    EXPECT_EQ(state.committed, 3U);
    EXPECT_TRUE(state.savedAt);
    EXPECT_EQ(lastNumber(*store), "3");
}

TEST(StoreWriter, ManyThreadsMayLookWhileOneSubmits)
{
    const StoreFixture fixture;
    const auto store = fixture.create(test::Sample().records());
    ASSERT_TRUE(store);
    std::atomic<bool> isDone = false;
    std::atomic<int> progress = 0, fetched = 0;
    store->onProgress([&] { ++progress; });
    std::thread watcher([&] {
        std::uint64_t before = 0;
        while (!isDone) {
            const SaveState s = store->saveState();
            EXPECT_GE(s.committed, before);
            EXPECT_LE(s.committed, s.submitted);
            before = s.committed;
            std::this_thread::yield();
        }
    });
    for (int n = 1; n <= 400; ++n) {
        store->submit(numbered(n));
        if (n % 40 == 0) store->fetchRatings(ChildId{30}, [&](auto r) { fetched += r && r->size() == 1 ? 1 : 0; });
    }
    EXPECT_TRUE(store->flush());
    isDone = true;
    watcher.join();
    EXPECT_EQ(lastNumber(*store), "400");
    EXPECT_EQ(fetched, 10);
    EXPECT_GT(progress, 0);
    EXPECT_EQ(store->auditRows(), 401);
    EXPECT_TRUE(store->verifyIntegrity());
}

TEST(StoreWriter, ClosingWaitsForTheQueue)
{
    const StoreFixture fixture;
    {
        const auto store = fixture.create();
        ASSERT_TRUE(store);
        for (int n = 1; n <= 300; ++n) store->submit(numbered(n));
    }
    EXPECT_EQ(lastNumber(*fixture.open()), "300");
}

TEST(StoreWriter, AfterAFailureNothingLaterIsWrittenAndNothingEarlierIsLost)
{
    const StoreFixture fixture;
    const auto store = fixture.create();
    ASSERT_TRUE(store);
    store->submit(numbered(1));
    store->submit(impossible());
    store->submit(numbered(2));
    const auto flushed = store->flush();
    ASSERT_FALSE(flushed);
    EXPECT_THAT(flushed.error().message.da, HasSubstr("Ikke gemt"));
    SaveState state = store->saveState();
    EXPECT_EQ(state.kind, SaveState::Kind::Failed);
    EXPECT_EQ(state.committed, 1U);
    EXPECT_EQ(state.error, flushed.error());
    // Reading goes on, and shows what is saved.
    EXPECT_EQ(lastNumber(*store), "1");
    std::promise<bool> answered;
    store->fetchRatings(ChildId{1}, [&](auto r) { answered.set_value(r.has_value()); });
    EXPECT_TRUE(answered.get_future().get());
    store->retry();
    EXPECT_FALSE(store->flush()) << "the same change fails again";
    EXPECT_EQ(store->saveState().committed, 1U);
    EXPECT_EQ(store->auditRows(), 2);
    EXPECT_TRUE(store->verifyIntegrity()) << "a failed change leaves no audit row either";
}

TEST(StoreWriter, InADeepQueueTheChangesBeforeABadOneAreStillSaved)
{
    const StoreFixture fixture;
    const auto store = fixture.create();
    ASSERT_TRUE(store);
    std::promise<void> mayGoOn;
    std::atomic<int> calls = 0;
    store->onProgress([&, go = mayGoOn.get_future().share()] {
        if (++calls == 1) go.wait();
    });
    store->submit(numbered(0));
    for (int n = 1; n <= 100; ++n) store->submit(numbered(n));
    store->submit(impossible());
    for (int n = 101; n <= 200; ++n) store->submit(numbered(n));
    mayGoOn.set_value();
    EXPECT_FALSE(store->flush());
    EXPECT_EQ(store->saveState().committed, 101U);
    EXPECT_EQ(lastNumber(*store), "100");
    EXPECT_TRUE(store->verifyIntegrity());
}

/// No file of this process may grow beyond `bytes`: what a full disk or a failing write looks like to SQLite.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        m_handler = ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        ::signal(SIGXFSZ, m_handler);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    rlimit m_before{};
    void (*m_handler)(int) = nullptr;
};

TEST(StoreWriter, WhatCouldNotBeWrittenIsKeptAndSavedInOrderWhenTheDiskIsBack)
{
    const StoreFixture fixture;
    const auto store = fixture.create();
    ASSERT_TRUE(store);
    store->submit(numbered(1));
    ASSERT_TRUE(store->flush());
    {
        const FileSizeLimit limit(std::filesystem::file_size(fixture.file()));
        store->submit(change({Setting{"big", std::string(200'000, 'x')}}));
        store->submit(numbered(2));
        const auto flushed = store->flush();
        ASSERT_FALSE(flushed);
        EXPECT_EQ(flushed.error().code, ErrorCode::Failed);
        EXPECT_THAT(flushed.error().message.en, HasSubstr("still here"));
        EXPECT_EQ(lastNumber(*store), "1");
        store->retry();
        EXPECT_FALSE(store->flush());
        store->submit(numbered(3));
        EXPECT_EQ(store->saveState().committed, 1U);
    }
    store->retry();
    ASSERT_TRUE(store->flush());
    EXPECT_EQ(store->saveState().kind, SaveState::Kind::Saved);
    EXPECT_EQ(store->saveState().committed, 4U);
    EXPECT_EQ(lastNumber(*store), "3");
    EXPECT_EQ(store->auditRows(), 5);
    EXPECT_TRUE(store->verifyIntegrity());
}

TEST(StoreWriter, ACommitThatFailedButReachedTheDiskIsNotWrittenTwice)
{
    const StoreFixture fixture;
    { fixture.create(); }
    const auto keys = storage::readKeyFile(fixture.file());
    const auto key = storage::unlock(*keys, fixture.file(), StoreFixture::kUser, StoreFixture::kPassphrase);
    ASSERT_TRUE(key);
    const auto connect = [&] { return storage::Connection::open(fixture.file(), key->dataKey, keys->storeId, storage::OpenMode::Existing); };
    auto connection = connect();
    ASSERT_TRUE(connection);
    const storage::StoreRow row = storage::readStoreRow(**connection);
    const storage::Actor actor{UserId{1}, core::Role::Leader, test::at(0)};
    int reopened = 0;
    const auto reopen = [&]() -> Result<std::unique_ptr<storage::Connection>> {
        // What the failed commit would have left, had it failed only after the disk had it.
        auto again = connect();
        if (++reopened > 1) return again;
        const storage::Change first = numbered(1);
        storage::AuditHead head = row.head;
        SQLite::Transaction transaction((*again)->db());
        storage::applyRecords(**again, first.put, {});
        storage::appendAudit(**again, first.audit.front(), actor, head);
        storage::updateProgress(**again, row.generation + 1, head);
        transaction.commit();
        return again;
    };
    storage::Writer writer({fixture.file(), *std::move(connection), reopen, row,
                            *storage::Anchor::open(fixture.anchorDir(), row.lineage), &systemClock()});
    {
        const FileSizeLimit limit(0);
        writer.submit(numbered(1), actor);
        EXPECT_FALSE(writer.flush());
    }
    writer.submit(numbered(2), actor);
    writer.retry();
    ASSERT_TRUE(writer.flush());
    EXPECT_EQ(reopened, 1);
    EXPECT_EQ(writer.state().committed, 2U);
    const auto rows = writer.readNow<std::int64_t>([](storage::Connection& c) { return c.number("SELECT count(*) FROM audit"); });
    EXPECT_EQ(rows, 3) << "the creation and one for each change";
    const auto fault = writer.readNow<std::optional<std::string>>(
        [&writer](storage::Connection& c) { return storage::findAuditFault(c, writer.head()); });
    ASSERT_TRUE(fault);
    EXPECT_EQ(*fault, std::nullopt);
}

TEST(StoreWriter, ClosingAfterTheDiskCameBackSavesWhatWaited)
{
    const StoreFixture fixture;
    {
        const auto store = fixture.create();
        ASSERT_TRUE(store);
        {
            const FileSizeLimit limit(std::filesystem::file_size(fixture.file()));
            store->submit(change({Setting{"big", std::string(200'000, 'x')}, Setting{"n", "7"}}));
            ASSERT_FALSE(store->flush());
        }
    }
    EXPECT_EQ(lastNumber(*fixture.open()), "7");
}

TEST(StoreWriter, AFileThatWasMovedAwayIsNotWrittenTo)
{
    const StoreFixture fixture;
    const auto store = fixture.create();
    ASSERT_TRUE(store);
    const auto elsewhere = fixture.dir() / "flyttet.trivsel";
    std::filesystem::rename(fixture.file(), elsewhere);
    test::writeBytes(fixture.file(), "en anden fil");
    const std::string moved = test::readBytes(elsewhere);
    store->submit(numbered(1));
    const auto flushed = store->flush();
    ASSERT_FALSE(flushed);
    EXPECT_THAT(flushed.error().message.da, HasSubstr("byttet ud"));
    EXPECT_EQ(test::readBytes(fixture.file()), "en anden fil");
    EXPECT_EQ(test::readBytes(elsewhere), moved);
    std::filesystem::rename(elsewhere, fixture.file());
    store->retry();
    EXPECT_TRUE(store->flush());
    EXPECT_EQ(lastNumber(*store), "1");
}

TEST(StoreWriter, AChangeWithoutAnAuditRowIsAMistakeOfOurs)
{
    const StoreFixture fixture;
    const auto store = fixture.create();
    ASSERT_TRUE(store);
    EXPECT_THROW(store->submit(storage::Change{}), std::logic_error);
}

} // namespace
} // namespace trivsel
