#include "storage/backup.h"

#include "storage/backup_names.h"
#include "storage/restore.h"
#include "storage/sample.h"
#include "support/manual_clock.h"
#include "support/store_fixture.h"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <future>
#include <random>
#include <set>

namespace trivsel {
namespace {

namespace fs = std::filesystem;
using storage::BackupInfo;
using storage::BackupTime;
using storage::Setting;
using storage::Store;
using test::change;
using test::StoreFixture;
using testing::ElementsAre;
using testing::HasSubstr;

Result<BackupInfo> backup(Store& store, const fs::path& folder)
{
    std::promise<Result<BackupInfo>> promise;
    store.backup(folder, [&](Result<BackupInfo> made) { promise.set_value(std::move(made)); });
    return promise.get_future().get();
}

storage::VerifyRequest byLeader(const fs::path& file)
{
    return {file, {StoreFixture::kUser, StoreFixture::kPassphrase, ""}};
}

std::set<std::string> namesIn(const fs::path& folder)
{
    std::set<std::string> names;
    std::error_code ec;
    for (const auto& entry : fs::directory_iterator(folder, ec)) names.insert(entry.path().filename().string());
    return names;
}

/// 2026-11-22 14:05 on the wall clock of this computer.
Instant wallClock(Date day, int hour, int minute)
{
    const Instant guess(std::chrono::sys_time<std::chrono::milliseconds>(day.days()));
    for (int shift = -26 * 60; shift <= 26 * 60; ++shift) {
        const Instant at = guess + std::chrono::minutes(shift);
        const LocalTime local = toLocal(at);
        if (local.date == day && local.hour == hour && local.minute == minute) return at;
    }
    ADD_FAILURE() << "no such time";
    return guess;
}

class StoreBackup : public testing::Test {
protected:
    StoreFixture fixture;
    test::ManualClock clock{wallClock(test::day(2026, 11, 22), 14, 5)};
    fs::path folder = fixture.dir() / "kopier";

    std::unique_ptr<Store> create(std::vector<storage::Record> records = {})
    {
        auto request = fixture.createRequest(std::move(records));
        request.clock = &clock;
        auto store = Store::create(request);
        EXPECT_TRUE(store);
        return store ? *std::move(store) : nullptr;
    }
};

TEST_F(StoreBackup, IsAPairThatOpensLikeTheStoreAndHoldsAllThatWasSubmittedBefore)
{
    const test::Sample sample;
    auto store = create(sample.records());
    for (int i = 0; i < 50; ++i) store->submit(change({Setting{"n", std::to_string(i)}}));
    const auto made = backup(*store, folder);
    ASSERT_TRUE(made) << made.error().message.en << made.error().detail;
    EXPECT_EQ(made->file, folder / "prøve-2026-11-22-1405.trivsel");
    EXPECT_EQ(made->taken, (BackupTime{test::day(2026, 11, 22), 14, 5, 1}));
    EXPECT_EQ(made->generation, 51);
    EXPECT_THAT(namesIn(folder), ElementsAre("prøve-2026-11-22-1405.trivsel", "prøve-2026-11-22-1405.trivsel.key"));

    const auto before = test::readBytes(made->file);
    const auto whole = storage::verifyFile(byLeader(made->file));
    ASSERT_TRUE(whole) << whole.error().detail;
    EXPECT_EQ(whole->generation, 51);
    EXPECT_EQ(whole->auditHead, store->auditHead());
    EXPECT_EQ(whole->bytes, made->bytes);
    EXPECT_THAT(whole->rows, testing::Contains(std::pair<std::string, std::int64_t>("audit", 51)));
    EXPECT_EQ(test::readBytes(made->file), before) << "looking changes nothing";

    store.reset();
    auto request = fixture.openRequest();
    request.file = made->file;
    const auto opened = Store::open(request);
    ASSERT_TRUE(opened) << opened.error().message.en;
    EXPECT_EQ((*opened)->load()->settings.at("n"), "49");
}

TEST_F(StoreBackup, IsEncryptedWithItsOwnNoncesAndForItsOwnerAlone)
{
    const test::Sample sample;
    const auto store = create(sample.records());
    const auto made = backup(*store, folder);
    ASSERT_TRUE(made);
    const std::string bytes = test::readBytes(made->file);
    for (const char* planted : {"Prøvesen", "SQLite format", "Ærtebjerg", "rating.answer"}) EXPECT_EQ(bytes.find(planted), std::string::npos) << planted;
    struct stat st {};
    ASSERT_EQ(::stat(made->file.c_str(), &st), 0);
    EXPECT_EQ(st.st_mode & 0777, 0600U);
    ASSERT_EQ(::stat(folder.c_str(), &st), 0);
    EXPECT_EQ(st.st_mode & 0777, 0700U);
}

TEST_F(StoreBackup, SavingGoesOnWhileItIsMadeAndTheCopyIsWhole)
{
    auto store = create();
    const std::string much(200'000, 'x');
    for (int i = 0; i < 100; ++i) store->submit(change({Setting{"big" + std::to_string(i), much}}));
    ASSERT_TRUE(store->flush());
    std::promise<Result<BackupInfo>> promise;
    store->backup(folder, [&](Result<BackupInfo> made) { promise.set_value(std::move(made)); });
    auto answer = promise.get_future();
    int saved = 0;
    while (answer.wait_for(std::chrono::seconds(0)) != std::future_status::ready) {
        store->submit(change({Setting{"big" + std::to_string(saved % 100), much + std::to_string(saved)}}));
        ASSERT_TRUE(store->flush());
        ++saved;
    }
    const auto made = answer.get();
    ASSERT_TRUE(made) << made.error().message.en << made.error().detail;
    EXPECT_GT(saved, 0);
    EXPECT_GE(*made->generation, 101);
    const auto whole = storage::verifyFile(byLeader(made->file));
    ASSERT_TRUE(whole) << whole.error().detail;
    EXPECT_EQ(whole->generation, *made->generation);
    EXPECT_TRUE(store->verifyIntegrity());
}

TEST_F(StoreBackup, ClosingTheStoreWaitsForTheOneThatIsBeingMade)
{
    std::optional<Result<BackupInfo>> made;
    {
        const auto store = create();
        store->submit(change({Setting{"sidste", "ord"}}));
        store->backup(folder, [&](Result<BackupInfo> done) { made = std::move(done); });
    }
    ASSERT_TRUE(made);
    EXPECT_TRUE(*made);
}

TEST_F(StoreBackup, OnlyOneIsMadeAtATime)
{
    const auto store = create();
    std::promise<void> hold;
    std::promise<Result<BackupInfo>> first, second;
    // The writer is kept busy, so that the first cannot end.
    store->fetchRatings(ChildId{1}, [&](auto) { hold.get_future().wait(); });
    store->backup(folder, [&](Result<BackupInfo> made) { first.set_value(std::move(made)); });
    store->backup(folder, [&](Result<BackupInfo> made) { second.set_value(std::move(made)); });
    EXPECT_EQ(second.get_future().get().error().code, ErrorCode::InUse);
    hold.set_value();
    EXPECT_TRUE(first.get_future().get());
}

TEST_F(StoreBackup, SeveralInOneMinuteHaveNamesOfTheirOwn)
{
    const auto store = create();
    ASSERT_TRUE(backup(*store, folder));
    const auto second = backup(*store, folder);
    ASSERT_TRUE(second);
    EXPECT_EQ(second->file.filename(), "prøve-2026-11-22-1405-2.trivsel");
    EXPECT_EQ(second->taken.number, 2);
}

TEST_F(StoreBackup, WhatAKilledOneLeftIsClearedAwayAndNeverListed)
{
    const auto store = create();
    fs::create_directories(folder);
    const auto lineage = storage::verifyFile(byLeader(backup(*store, folder)->file))->lineage;
    const std::string left = "prøve-2026-11-20-0900.trivsel.part-" + lineage.substr(0, 8);
    for (const char* suffix : {"", "-journal", ".key"}) test::writeBytes(folder / (left + suffix), "halv");
    test::writeBytes(folder / "prøve-2026-11-20-0900.trivsel.part-99999999", "en andens");
    EXPECT_EQ(storage::listBackups(folder, store->storeId())->size(), 1U);
    ASSERT_TRUE(backup(*store, folder));
    EXPECT_THAT(namesIn(folder), testing::Not(testing::Contains(left)));
    EXPECT_THAT(namesIn(folder), testing::Contains("prøve-2026-11-20-0900.trivsel.part-99999999"));
}

TEST_F(StoreBackup, OfTwoStoresInOneFolderEachListsAndRotatesItsOwn)
{
    const StoreFixture other;
    const auto theirs = other.create();
    const auto store = create();
    ASSERT_TRUE(backup(*theirs, folder));
    ASSERT_TRUE(backup(*store, folder));
    const auto mine = storage::listBackups(folder, store->storeId());
    ASSERT_TRUE(mine);
    ASSERT_EQ(mine->size(), 1U);
    EXPECT_EQ(mine->front().taken, (BackupTime{test::day(2026, 11, 22), 14, 5, 1}));
}

TEST_F(StoreBackup, OnlyWholePairsAreListedNewestFirst)
{
    const auto store = create();
    EXPECT_THAT(*storage::listBackups(folder, store->storeId()), testing::IsEmpty());
    ASSERT_TRUE(backup(*store, folder));
    clock.set(wallClock(test::day(2026, 11, 23), 9, 0));
    ASSERT_TRUE(backup(*store, folder));
    const auto bytes = test::readBytes(folder / "prøve-2026-11-22-1405.trivsel");
    test::writeBytes(folder / "prøve-2026-11-24-0900.trivsel", bytes); // without its key file
    test::writeBytes(folder / "prøve-2026-11-25-0900.trivsel", "");
    test::writeBytes(folder / "prøve-2026-11-25-0900.trivsel.key", "x");
    test::writeBytes(folder / "prøve-2026-13-25-0900.trivsel", bytes);
    test::writeBytes(folder / "prøve-2026-11-25-2560.trivsel", bytes);
    const auto found = storage::listBackups(folder, store->storeId());
    ASSERT_TRUE(found);
    ASSERT_EQ(found->size(), 2U);
    EXPECT_EQ(found->front().file.filename(), "prøve-2026-11-23-0900.trivsel");
}

TEST_F(StoreBackup, ASynchronisedFolderAndARelativePathAreRefused)
{
    const auto store = create();
    EXPECT_THAT(backup(*store, fixture.dir() / "OneDrive - Kommune" / "kopier").error().message.en, HasSubstr("synchronised"));
    EXPECT_FALSE(fs::exists(fixture.dir() / "OneDrive - Kommune"));
    EXPECT_EQ(backup(*store, "kopier").error().code, ErrorCode::BadInput);
}

TEST_F(StoreBackup, APlaceThatCannotBeWrittenToLeavesTheOldOnesAndTheStoreAlone)
{
    const auto store = create();
    ASSERT_TRUE(backup(*store, folder));
    const auto before = namesIn(folder);
    if (::geteuid() != 0) {
        fs::permissions(folder, fs::perms::owner_read | fs::perms::owner_exec);
        EXPECT_EQ(backup(*store, folder).error().code, ErrorCode::Failed);
        fs::permissions(folder, fs::perms::owner_all);
        EXPECT_EQ(namesIn(folder), before);
    }
    test::writeBytes(fixture.dir() / "fil", "x");
    EXPECT_FALSE(backup(*store, fixture.dir() / "fil"));
    store->submit(change({Setting{"a", "b"}}));
    EXPECT_TRUE(store->flush());
}

TEST_F(StoreBackup, TheDefaultFolderLiesBesideTheStore)
{
    EXPECT_EQ(storage::defaultBackupFolder("/hjem/Strandhuset.trivsel"), "/hjem/Strandhuset-sikkerhedskopier");
    EXPECT_EQ(storage::defaultBackupFolder("/hjem/uden"), "/hjem/uden-sikkerhedskopier");
}

TEST_F(StoreBackup, OldOnesGoWhenTheNewOneStands)
{
    const auto store = create();
    for (int n = 0; n < 14; ++n) {
        clock.set(wallClock(test::day(2026, 11, 2).plusDays(n), 16, 0));
        ASSERT_TRUE(backup(*store, folder));
    }
    const auto found = storage::listBackups(folder, store->storeId());
    ASSERT_TRUE(found);
    // Ten days, 6 to 15 November, with their two weeks; all in one month.
    EXPECT_EQ(found->size(), 10U);
    EXPECT_EQ(namesIn(folder).size(), 20U) << "each with its key file";
    EXPECT_EQ(found->back().taken.day, test::day(2026, 11, 6));
}

// --- rotation, a pure function of the days ---------------------------------------------------------------------------

std::vector<BackupTime> remove(std::vector<BackupTime> taken, const std::vector<std::size_t>& gone)
{
    for (auto i = gone.rbegin(); i != gone.rend(); ++i) taken.erase(taken.begin() + static_cast<std::ptrdiff_t>(*i));
    return taken;
}

TEST(BackupName, IsOfOneStoreAndOneTimeAndNoOtherSpellingOfIt)
{
    const BackupTime second{*Date::of(2026, 11, 22), 14, 5, 2};
    for (const char* stem : {"stuen", "stuen-2026-11-22-1405", "-"}) {
        const auto parsed = storage::parseBackupName(storage::backupName(stem, second));
        ASSERT_TRUE(parsed) << stem;
        EXPECT_EQ(parsed->stem, stem);
        EXPECT_EQ(parsed->taken, second);
    }
    for (const char* other : {"stuen-2026-11-22-1405-02.trivsel", "stuen-2026-11-22-1405-1.trivsel", "stuen-2026-11-22-2405.trivsel",
                              "stuen-2026-02-30-1405.trivsel", "-2026-11-22-1405.trivsel", "stuen-2026-11-22-1405.trivsel.key"})
        EXPECT_FALSE(storage::parseBackupName(other)) << other;
}

TEST(BackupRotation, AYearOfUseLeavesTenDaysEightWeeksAndTwelveMonths)
{
    std::mt19937 random(7);
    std::vector<BackupTime> kept;
    const Date first = test::day(2025, 1, 1);
    for (int n = 0; n < 730; ++n) {
        const Date day = first.plusDays(n);
        if (random() % 7 == 0) continue; // closed
        for (unsigned k = 0; k <= random() % 3; ++k) {
            kept.push_back({day, static_cast<int>(8 + 4 * k), static_cast<int>(random() % 60), 1});
            const std::size_t newest = kept.size() - 1;
            const BackupTime made = kept.back();
            const auto gone = storage::backupsToRemove(kept, newest);
            ASSERT_TRUE(std::is_sorted(gone.begin(), gone.end()));
            kept = remove(kept, gone);
            ASSERT_THAT(kept, testing::Contains(made));
            ASSERT_LE(kept.size(), 30U);
            ASSERT_TRUE(storage::backupsToRemove(kept, kept.size() - 1).empty()) << "what is kept once is kept";
        }
    }
    // A day of each of the last 12 months, if only the last of it, and of the last 8 weeks.
    std::set<std::pair<int, unsigned>> months;
    std::set<Date> weeks, days;
    for (const BackupTime& t : kept) {
        months.insert({t.day.year(), t.day.month()});
        weeks.insert(t.day.plusDays(1 - static_cast<int>(t.day.weekday())));
        days.insert(t.day);
    }
    EXPECT_EQ(months.size(), 12U);
    EXPECT_GE(weeks.size(), 8U);
    EXPECT_GE(days.size(), 10U);
}

TEST(BackupRotation, NeverTakesTheNewestWhateverTheClockSaid)
{
    std::mt19937 random(11);
    for (int round = 0; round < 300; ++round) {
        std::vector<BackupTime> taken;
        for (int n = 0; n < 60; ++n)
            taken.push_back({test::day(2000, 1, 1).plusDays(static_cast<int>(random() % 20'000)), static_cast<int>(random() % 24), 0, 1});
        const std::size_t newest = random() % taken.size();
        const auto gone = storage::backupsToRemove(taken, newest);
        ASSERT_THAT(gone, testing::Not(testing::Contains(newest)));
        ASSERT_LE(taken.size() - gone.size(), 31U);
        // Of what goes, a later one of the same day, week or month is kept, or the periods are full.
        std::set<Date> keptDays;
        for (std::size_t i = 0; i < taken.size(); ++i)
            if (std::find(gone.begin(), gone.end(), i) == gone.end()) keptDays.insert(taken[i].day);
        ASSERT_GE(keptDays.size(), 10U);
    }
}

TEST(BackupRotation, OfOneDayTheLastIsKept)
{
    const Date day = test::day(2026, 11, 22);
    const std::vector<BackupTime> taken{{day, 16, 0, 1}, {day, 8, 0, 1}, {day, 16, 0, 2}, {day, 12, 0, 1}};
    EXPECT_THAT(storage::backupsToRemove(taken, 2), ElementsAre(0, 1, 3));
    EXPECT_TRUE(storage::backupsToRemove({}, 0).empty());
}

} // namespace
} // namespace trivsel
