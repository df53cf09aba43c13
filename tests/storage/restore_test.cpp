#include "storage/restore.h"

#include "storage/backup.h"
#include "storage/put_back.h"
#include "storage/recovery.h"
#include "storage/sample.h"
#include "support/manual_clock.h"
#include "support/store_fixture.h"

#include <gmock/gmock.h>

#include <future>

namespace trivsel {
namespace {

namespace fs = std::filesystem;
using storage::Credentials;
using storage::Setting;
using storage::Store;
using test::change;
using test::StoreFixture;
using testing::HasSubstr;

constexpr const char* kNewPassphrase = "en ganske ny adgangssætning";

fs::path with(const fs::path& file, const char* suffix) { return fs::path(file) += suffix; }

/// A store with a backup of it, and more work after the backup; closed.
class StoreRestore : public testing::Test {
protected:
    StoreFixture fixture;
    std::string code;
    fs::path copy;
    std::int64_t generation = 0; ///< of the store
    std::int64_t copied = 0;     ///< of the backup

    void SetUp() override
    {
        const core::User pedagogue{UserId{2}, "Pia Pædagog", core::Role::Pedagogue, test::day(2026, 1, 1), std::nullopt};
        const core::User ended{UserId{3}, "Emil Ekslede", core::Role::Leader, test::day(2020, 1, 1), test::day(2020, 2, 1)};
        const auto store = fixture.create({pedagogue, ended, Setting{"n", "før"}}, &code);
        ASSERT_TRUE(store->addUserSlot(UserId{2}, "Pia Pædagog", "pædagogens egen sætning", test::kCheapCost));
        std::promise<Result<storage::BackupInfo>> promise;
        store->backup(fixture.dir() / "kopier", [&](auto made) { promise.set_value(std::move(made)); });
        const auto made = promise.get_future().get();
        ASSERT_TRUE(made);
        copy = made->file;
        copied = *made->generation;
        for (int i = 0; i < 5; ++i) store->submit(change({Setting{"n", "efter"}}));
        ASSERT_TRUE(store->flush());
        generation = store->generation();
    }

    storage::RestoreRequest request() const
    {
        storage::RestoreRequest r;
        r.backup = copy;
        r.target = fixture.file();
        r.by = {StoreFixture::kUser, StoreFixture::kPassphrase, ""};
        r.reason = "disken gik i stykker";
        r.anchorDir = fixture.anchorDir();
        return r;
    }

    std::string settingOf(Store& store) { return store.load()->settings.at("n"); }

    storage::AuditRow newestRow(Store& store)
    {
        std::promise<Result<std::vector<storage::AuditRow>>> promise;
        storage::AuditQuery query;
        query.newest = 1;
        store.fetchAudit(query, [&](auto rows) { promise.set_value(std::move(rows)); });
        return promise.get_future().get()->at(0);
    }

    std::vector<std::string> leftovers() const
    {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(fixture.dir().path()))
            if (entry.path().string().find(".restore-") != std::string::npos || entry.path().string().find("-part") != std::string::npos)
                names.push_back(entry.path().filename().string());
        return names;
    }
};

TEST_F(StoreRestore, PutsTheBackupInPlaceAndSetsAsideWhatLayThereWhole)
{
    const auto before = test::readBytes(fixture.file());
    const auto copyBefore = test::readBytes(copy);
    const auto restored = storage::restore(request());
    ASSERT_TRUE(restored) << restored.error().message.en << restored.error().detail;
    EXPECT_EQ(restored->store, fixture.file());
    EXPECT_EQ(restored->fromGeneration, copied);
    EXPECT_GT(restored->generation, generation) << "above all that this computer has seen";
    EXPECT_EQ(restored->setAside, with(fixture.file(), ".set-aside-1"));
    EXPECT_EQ(test::readBytes(restored->setAside / "prøve.trivsel"), before);
    EXPECT_TRUE(fs::exists(restored->setAside / "prøve.trivsel.key"));
    EXPECT_EQ(test::readBytes(copy), copyBefore) << "the backup is not changed";
    EXPECT_THAT(leftovers(), testing::IsEmpty());

    // No reason is asked for: it is not an older file, but a history of its own.
    const auto store = fixture.open();
    ASSERT_TRUE(store);
    EXPECT_EQ(settingOf(*store), "før");
    const auto row = newestRow(*store);
    EXPECT_EQ(row.action, "store.restore");
    EXPECT_EQ(row.user, UserId{1});
    EXPECT_EQ(row.role, core::Role::Leader);
    EXPECT_EQ(row.scope, "generation " + std::to_string(copied));
    EXPECT_EQ(row.purpose, "disken gik i stykker");
    EXPECT_TRUE(store->verifyIntegrity());
    // What was set aside still opens in its own folder.
    auto old = fixture.openRequest();
    old.file = restored->setAside / "prøve.trivsel";
    const auto oldStore = Store::open(old);
    ASSERT_TRUE(oldStore) << oldStore.error().message.en;
    EXPECT_EQ(settingOf(**oldStore), "efter");
}

TEST_F(StoreRestore, BringsAStoreBackToACleanPlaceByTheRecoveryCodeAlone)
{
    auto r = request();
    r.target = fixture.dir() / "ny plads.trivsel";
    r.by = {"", "", code};
    const auto restored = storage::restore(r);
    ASSERT_TRUE(restored) << restored.error().message.en;
    EXPECT_TRUE(restored->setAside.empty());

    storage::RecoverRequest recover;
    recover.file = r.target;
    recover.code = code;
    recover.name = StoreFixture::kUser;
    recover.newPassphrase = kNewPassphrase;
    recover.cost = test::kCheapCost;
    recover.anchorDir = fixture.anchorDir();
    ASSERT_TRUE(storage::recover(recover));
    auto open = fixture.openRequest();
    open.file = r.target;
    open.passphrase = kNewPassphrase;
    const auto store = Store::open(open);
    ASSERT_TRUE(store) << store.error().message.en;
    storage::AuditQuery all;
    std::promise<Result<std::vector<storage::AuditRow>>> promise;
    (*store)->fetchAudit(all, [&](auto rows) { promise.set_value(std::move(rows)); });
    const auto rows = *promise.get_future().get();
    ASSERT_GE(rows.size(), 2U);
    const auto& restoreRow = rows[rows.size() - 2];
    EXPECT_EQ(restoreRow.action, "store.restore");
    EXPECT_FALSE(restoreRow.user);
    EXPECT_FALSE(restoreRow.role);
}

TEST_F(StoreRestore, OnlyALeaderOrAdministratorOfTodayMayAndNothingIsTouchedOtherwise)
{
    const auto before = test::readBytes(fixture.file());
    auto r = request();
    r.by = {"Pia Pædagog", "pædagogens egen sætning", ""};
    EXPECT_EQ(storage::restore(r).error().code, ErrorCode::NoRight);
    r.by = {StoreFixture::kUser, "en forkert adgangssætning", ""};
    EXPECT_EQ(storage::restore(r).error().code, ErrorCode::WrongPassphrase);
    r.by = {"", "", "0000-0000-0000-0000-0000-0000-0000-0000"};
    const auto wrongCode = storage::restore(r);
    EXPECT_EQ(wrongCode.error().code, ErrorCode::WrongPassphrase);
    EXPECT_THAT(wrongCode.error().message.en, HasSubstr("recovery code"));
    EXPECT_EQ(test::readBytes(fixture.file()), before);
    EXPECT_THAT(leftovers(), testing::IsEmpty());
}

TEST_F(StoreRestore, IsRefusedWhileTheTargetOrTheBackupIsOpen)
{
    const auto store = fixture.open();
    EXPECT_EQ(storage::restore(request()).error().code, ErrorCode::InUse);
    auto r = request();
    r.backup = fixture.file();
    r.target = fixture.dir() / "andet.trivsel";
    EXPECT_EQ(storage::restore(r).error().code, ErrorCode::InUse);
    EXPECT_EQ(storage::verifyFile({fixture.file(), request().by}).error().code, ErrorCode::InUse);
    r = request();
    r.target = r.backup;
    EXPECT_EQ(storage::restore(r).error().code, ErrorCode::BadInput);
}

TEST_F(StoreRestore, ADamagedBackupIsRefusedAndTheTargetLeftAsItWas)
{
    std::string bytes = test::readBytes(copy);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    test::writeBytes(copy, bytes);
    const auto before = test::readBytes(fixture.file());
    const auto answer = storage::restore(request());
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, ErrorCode::StoreDamaged);
    EXPECT_THAT(answer.error().message.en, HasSubstr(copy.filename().string()));
    EXPECT_EQ(storage::verifyFile({copy, request().by}).error().code, ErrorCode::StoreDamaged);
    EXPECT_EQ(test::readBytes(fixture.file()), before);
    EXPECT_THAT(leftovers(), testing::IsEmpty());
}

TEST_F(StoreRestore, OverADamagedTargetWithAStaleJournalTheOldIsKeptWithItsJournal)
{
    test::writeBytes(fixture.file(), "ødelagt");
    test::writeBytes(with(fixture.file(), "-journal"), "en gammel journal");
    test::writeBytes(with(fixture.file(), ".set-aside-1"), "allerede taget");
    const auto restored = storage::restore(request());
    ASSERT_TRUE(restored) << restored.error().message.en << restored.error().detail;
    EXPECT_EQ(restored->setAside, with(fixture.file(), ".set-aside-2"));
    EXPECT_EQ(test::readBytes(restored->setAside / "prøve.trivsel"), "ødelagt");
    EXPECT_EQ(test::readBytes(restored->setAside / "prøve.trivsel-journal"), "en gammel journal");
    EXPECT_FALSE(fs::exists(with(fixture.file(), "-journal")));
    EXPECT_EQ(settingOf(*fixture.open()), "før");
}

/// Every state that a restore can be stopped in, made by hand; opening finishes it or leaves the old.
TEST_F(StoreRestore, WhereverItWasStoppedTheNextOpeningKnowsWhatToDo)
{
    const std::string newStore = test::readBytes(copy), newKey = test::readBytes(with(copy, ".key"));
    const std::string oldStore = test::readBytes(fixture.file()), oldKey = test::readBytes(fixture.keyFile());
    const fs::path target = fixture.file(), ready = with(target, ".restore-ready"), part = with(target, ".restore-part");
    const std::string name = target.filename().string();
    // How many of the five renames had been done.
    for (int done = 0; done <= 5; ++done) {
        SCOPED_TRACE(done);
        for (const fs::path& gone : {ready, part, with(target, ".set-aside-1"), target, with(target, ".key")}) fs::remove_all(gone);
        fs::create_directories(ready / "new");
        fs::create_directories(ready / "old");
        test::writeBytes(done >= 1 ? ready / "old" / name : target, oldStore);
        test::writeBytes(done >= 2 ? ready / "old" / (name + ".key") : with(target, ".key"), oldKey);
        test::writeBytes(done >= 3 ? with(target, ".key") : ready / "new" / (name + ".key"), newKey);
        test::writeBytes(done >= 4 ? target : ready / "new" / name, newStore);
        if (done >= 5) fs::rename(ready / "old", with(target, ".set-aside-1"));
        ASSERT_TRUE(storage::inspect(target));
        EXPECT_EQ(test::readBytes(target), newStore);
        EXPECT_EQ(test::readBytes(with(target, ".key")), newKey);
        EXPECT_EQ(test::readBytes(with(target, ".set-aside-1") / name), oldStore);
        EXPECT_EQ(test::readBytes(with(target, ".set-aside-1") / (name + ".key")), oldKey);
        EXPECT_THAT(leftovers(), testing::IsEmpty());
    }
    // Not ready yet: the old counts.
    for (const fs::path& gone : {with(target, ".set-aside-1"), target, with(target, ".key")}) fs::remove_all(gone);
    test::writeBytes(target, oldStore);
    test::writeBytes(with(target, ".key"), oldKey);
    fs::create_directories(part / "new");
    fs::create_directories(part / "old");
    test::writeBytes(part / "new" / name, newStore.substr(0, 5000));
    const auto store = fixture.open();
    ASSERT_TRUE(store);
    EXPECT_EQ(settingOf(*store), "efter");
    EXPECT_THAT(leftovers(), testing::IsEmpty());
}

// --- the recovery code ------------------------------------------------------------------------------------------------

class StoreRecovery : public StoreRestore {
protected:
    storage::RecoverRequest recovery() const
    {
        storage::RecoverRequest r;
        r.file = fixture.file();
        r.code = code;
        r.name = StoreFixture::kUser;
        r.newPassphrase = kNewPassphrase;
        r.cost = test::kCheapCost;
        r.anchorDir = fixture.anchorDir();
        return r;
    }
};

TEST_F(StoreRecovery, GivesALeaderANewPassphraseAndTellsThatTheCodeWasUsed)
{
    ASSERT_TRUE(storage::recover(recovery()));
    EXPECT_EQ(fixture.openError().code, ErrorCode::WrongPassphrase) << "the forgotten one opens nothing any more";
    auto open = fixture.openRequest();
    open.passphrase = kNewPassphrase;
    const auto store = Store::open(open);
    ASSERT_TRUE(store) << store.error().message.en;
    EXPECT_EQ((*store)->load()->settings.at(storage::kRecoveryCodeSetting), storage::kRecoveryCodeUsed);
    const auto row = newestRow(**store);
    EXPECT_EQ(row.action, "user.recover");
    EXPECT_EQ(row.scope, "user 1");
    EXPECT_FALSE(row.user);
    EXPECT_TRUE((*store)->verifyIntegrity());
    EXPECT_EQ(storage::inspect(fixture.file())->slots.size(), 3U) << "hers, the pedagogue's and the code's";
    EXPECT_TRUE(storage::tryRecoveryCode(fixture.file(), code)) << "the code works until there is a new one";
}

TEST_F(StoreRecovery, AWrongCodeAWeakPassphraseAndOneWhoLeadsNobodyAreRefusedUnchanged)
{
    const auto store = test::readBytes(fixture.file()), key = test::readBytes(fixture.keyFile());
    auto r = recovery();
    r.code = "ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345-6789";
    const auto wrong = storage::recover(r);
    EXPECT_EQ(wrong.error().code, ErrorCode::WrongPassphrase);
    EXPECT_THAT(wrong.error().message.da, HasSubstr("Gendannelseskoden"));
    r = recovery();
    r.newPassphrase = "kort";
    EXPECT_EQ(storage::recover(r).error().code, ErrorCode::BadInput);
    for (const char* name : {"Pia Pædagog", "Emil Ekslede", "Ingen Her"}) {
        r = recovery();
        r.name = name;
        EXPECT_EQ(storage::recover(r).error().code, ErrorCode::NoRight) << name;
    }
    EXPECT_EQ(test::readBytes(fixture.file()), store);
    EXPECT_EQ(test::readBytes(fixture.keyFile()), key);
    const auto open = fixture.open();
    EXPECT_EQ(storage::recover(recovery()).error().code, ErrorCode::InUse);
}

TEST_F(StoreRecovery, TheDrillTellsWhetherTheCodeOpensAndChangesNothingAlsoWhileTheStoreIsOpen)
{
    const auto open = fixture.open();
    const auto store = test::readBytes(fixture.dir() / "kopier" / copy.filename()), key = test::readBytes(fixture.keyFile());
    std::string lower = code;
    for (char& c : lower) c = static_cast<char>(std::tolower(c));
    EXPECT_TRUE(storage::tryRecoveryCode(fixture.file(), lower));
    std::string wrong = code;
    wrong[0] = wrong[0] == 'A' ? 'B' : 'A';
    EXPECT_EQ(storage::tryRecoveryCode(fixture.file(), wrong).error().code, ErrorCode::WrongPassphrase);
    EXPECT_EQ(test::readBytes(fixture.keyFile()), key);
    EXPECT_TRUE(open->verifyIntegrity());
}

TEST(StoreRecoveryWithout, AStoreThatHasNoCodeSaysSo)
{
    const StoreFixture fixture;
    fixture.create();
    const auto answer = storage::tryRecoveryCode(fixture.file(), "ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345-6789");
    EXPECT_EQ(answer.error().code, ErrorCode::WrongPassphrase);
    EXPECT_THAT(answer.error().message.en, HasSubstr("no recovery code"));
}

// --- moving -----------------------------------------------------------------------------------------------------------

class StoreMove : public StoreRestore {};

TEST_F(StoreMove, TakesThePairAlongAndTheStoreGoesOnInTheNewPlace)
{
    const fs::path to = fixture.dir() / "nyt sted" / "strandhuset.trivsel";
    fs::create_directories(to.parent_path());
    auto store = fixture.open();
    store->submit(change({Setting{"n", "lige før"}}));
    auto moved = Store::move(std::move(store), to);
    ASSERT_FALSE(moved.error) << moved.error->message.en << moved.error->detail;
    ASSERT_TRUE(moved.store);
    EXPECT_EQ(moved.store->file(), to);
    EXPECT_EQ(settingOf(*moved.store), "lige før");
    EXPECT_TRUE(moved.store->keepKey()) << "the place of whoever opened it is kept";
    moved.store->submit(change({Setting{"n", "efter flytning"}}));
    ASSERT_TRUE(moved.store->flush());
    EXPECT_EQ(moved.store->generation(), generation + 2) << "the same lineage, counted on";
    for (const char* suffix : {"", ".key", "-journal", ".in-use"}) EXPECT_FALSE(fs::exists(with(fixture.file(), suffix))) << suffix;
    moved.store.reset();
    auto open = fixture.openRequest();
    open.file = to;
    EXPECT_TRUE(Store::open(open));
    EXPECT_EQ(leftovers().size(), 0U);
}

TEST_F(StoreMove, AFolderMeansTheSameNameInIt)
{
    const fs::path folder = fixture.dir() / "mappe";
    fs::create_directories(folder);
    auto moved = Store::move(fixture.open(), folder);
    ASSERT_FALSE(moved.error);
    EXPECT_EQ(moved.store->file(), folder / "prøve.trivsel");
}

TEST_F(StoreMove, APlaceThatIsTakenOrRefusedLeavesTheStoreOpenWhereItWas)
{
    const fs::path taken = fixture.dir() / "optaget.trivsel", synced = fixture.dir() / "Dropbox" / "a.trivsel";
    test::writeBytes(taken, "noget andet");
    fs::create_directories(synced.parent_path());
    auto store = fixture.open();
    for (const fs::path& to : {taken, synced, fixture.dir() / "findes ikke" / "a.trivsel", fixture.file()}) {
        auto moved = Store::move(std::move(store), to);
        EXPECT_TRUE(moved.error) << to;
        ASSERT_TRUE(moved.store) << to;
        EXPECT_EQ(moved.store->file(), fixture.file());
        store = std::move(moved.store);
        store->submit(change({Setting{"n", "stadig her"}}));
        ASSERT_TRUE(store->flush());
    }
    EXPECT_EQ(test::readBytes(taken), "noget andet");
}

TEST_F(StoreMove, OneThatWasStoppedBetweenCopyingAndRemovingIsFinishedByMovingAgain)
{
    const fs::path to = fixture.dir() / "b.trivsel";
    fs::copy_file(fixture.file(), to);
    fs::copy_file(fixture.keyFile(), with(to, ".key"));
    test::writeBytes(with(to, ".move-part"), "halv");
    auto moved = Store::move(fixture.open(), to);
    ASSERT_FALSE(moved.error) << moved.error->message.en;
    EXPECT_EQ(moved.store->file(), to);
    EXPECT_FALSE(fs::exists(fixture.file()));
    EXPECT_EQ(settingOf(*moved.store), "efter");
}

} // namespace
} // namespace trivsel
