#include "app/backups.h"

#include "session_fixture.h"
#include "storage/backup.h"

#include <gmock/gmock.h>

namespace trivsel::app {
namespace {

namespace fs = std::filesystem;
using test::House;

Instant at(std::int64_t hours) { return Instant(std::chrono::hours(500'000 + hours)); }

TEST(BackupDue, AfterFourHoursOfUseAndAtTheEndWhenAnythingWasSaved)
{
    EXPECT_FALSE(isBackupDue(at(0), 10, at(3), 11, false));
    EXPECT_TRUE(isBackupDue(at(0), 10, at(4), 11, false));
    EXPECT_TRUE(isBackupDue(at(0), 10, at(0), 11, true));
    EXPECT_FALSE(isBackupDue(at(0), 10, at(9), 10, false)) << "nothing was saved since";
    EXPECT_FALSE(isBackupDue(at(0), 10, at(9), 10, true));
    EXPECT_TRUE(isBackupDue(at(0), 10, at(-1), 11, false)) << "a clock that was set back puts nothing off";
}

/// A house with a leader, a pedagogue and a recovery code; the store is no demo.
class Backups : public testing::Test {
protected:
    test::TempDir dir;
    test::TestClock clock{test::day(2026, 9, 10)};
    std::string code;
    std::unique_ptr<Session> session;

    fs::path file() const { return dir / "hus.trivsel"; }

    void SetUp() override
    {
        Session::CreateRequest request;
        request.file = file();
        request.municipality = "kerteminde";
        request.storeName = "Strandhuset";
        request.userName = House::kLeader;
        request.passphrase = House::passphraseOf(House::kLeader);
        request.role = core::Role::Leader;
        request.catalog = test::shippedCatalog();
        request.clock = &clock;
        request.anchorDir = dir / "state";
        auto created = Session::create(request, &code);
        ASSERT_TRUE(created) << created.error().message.en;
        session = std::move(*created);
    }
    void save(const std::string& name)
    {
        ASSERT_TRUE(session->apply(ChangeSetting{"name", name}));
        ASSERT_TRUE(session->flush());
    }
};

TEST_F(Backups, AreTakenOnRequestIntoTheStoresFolderAndListed)
{
    EXPECT_EQ(session->backups().folder, dir / "hus-sikkerhedskopier");
    EXPECT_FALSE(session->backups().list);
    ASSERT_TRUE(session->apply(TakeBackup{}));
    const auto made = session->waitForBackup();
    ASSERT_TRUE(made) << made.error().message.en;
    EXPECT_EQ(made->file.parent_path(), session->backups().folder);
    ASSERT_TRUE(session->backups().list);
    EXPECT_THAT(*session->backups().list, testing::ElementsAre(*made));
    EXPECT_EQ(session->backups().made, *made);
    EXPECT_EQ(*backupsOf(file()), *session->backups().list);
}

TEST_F(Backups, AreDueWhenSomethingWasSavedAndNotTwiceForTheSame)
{
    save("Et");
    EXPECT_TRUE(session->isBackupDue(true));
    EXPECT_FALSE(session->isBackupDue(false));
    clock.pass(std::chrono::hours(4));
    EXPECT_TRUE(session->isBackupDue(false));
    session->startBackup();
    EXPECT_FALSE(session->isBackupDue(true)) << "one is being made";
    ASSERT_TRUE(session->waitForBackup());
    EXPECT_FALSE(session->isBackupDue(true));
    save("To");
    EXPECT_TRUE(session->isBackupDue(true));
}

TEST_F(Backups, EndingTheSessionWaitsForTheOneThatIsBeingMade)
{
    save("Et");
    session->startBackup();
    session.reset();
    EXPECT_EQ(backupsOf(file())->size(), 1U);
}

TEST_F(Backups, GoToTheFolderThatWasChosenAndAFailureIsToldUntilOneSucceeds)
{
    const fs::path blocked = dir / "fil";
    test::writeBytes(blocked, "ingen mappe");
    EXPECT_FALSE(session->apply(ChangeSetting{kBackupFolderSetting, "kopier"})) << "a path from nowhere";
    ASSERT_TRUE(session->apply(ChangeSetting{kBackupFolderSetting, blocked.string()}));
    ASSERT_TRUE(session->apply(TakeBackup{}));
    EXPECT_FALSE(session->waitForBackup());
    EXPECT_TRUE(session->backups().error);
    ASSERT_TRUE(session->apply(ChangeSetting{kBackupFolderSetting, (dir / "andre" / "kopier").string()}));
    ASSERT_TRUE(session->apply(TakeBackup{}));
    const auto made = session->waitForBackup();
    ASSERT_TRUE(made);
    EXPECT_EQ(made->file.parent_path(), dir / "andre" / "kopier");
    EXPECT_FALSE(session->backups().error);
    EXPECT_FALSE(checkBackupFolder(dir / "Dropbox" / "kopier"));
}

TEST_F(Backups, TheStoreIsMovedAndTheSessionGoesOn)
{
    save("Før");
    auto moved = Session::move(std::move(session), dir / "flyttet.trivsel");
    ASSERT_FALSE(moved.error) << moved.error->message.en;
    session = std::move(moved.session);
    EXPECT_EQ(session->file(), dir / "flyttet.trivsel");
    save("Efter");
    EXPECT_FALSE(fs::exists(file()));
    auto stays = Session::move(std::move(session), dir / "findes ikke" / "x.trivsel");
    EXPECT_TRUE(stays.error);
    ASSERT_TRUE(stays.session);
    EXPECT_EQ(stays.session->file(), dir / "flyttet.trivsel");
}

TEST_F(Backups, TheDrillNotesItsDayOnlyWhenTheCodeOpens)
{
    EXPECT_FALSE(session->apply(TryRecoveryCode{"ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345-6789"}));
    EXPECT_FALSE(session->world().settings.contains(kRecoveryDrillSetting));
    ASSERT_TRUE(session->apply(TryRecoveryCode{code}));
    EXPECT_EQ(session->world().settings.at(kRecoveryDrillSetting), "2026-09-10");
}

TEST_F(Backups, AStoreThatIsLostComesBackByTheCodeAloneAndAsksForANewOne)
{
    ASSERT_TRUE(session->apply(ConfirmRecoveryCode{}));
    ASSERT_TRUE(session->apply(TakeBackup{}));
    const auto made = session->waitForBackup();
    ASSERT_TRUE(made);
    session.reset();
    fs::remove(file());
    RestoreRequest restore;
    restore.backup = made->file;
    restore.target = file();
    restore.by.recoveryCode = code;
    restore.anchorDir = dir / "state";
    restore.clock = &clock;
    const auto restored = restoreBackup(restore);
    ASSERT_TRUE(restored) << restored.error().message.en;
    RecoverRequest recover{file(), code, House::kLeader, "den nye sætning til Lone", "", dir / "state", &clock};
    ASSERT_TRUE(recoverUser(recover));
    Session::OpenRequest open;
    open.file = file();
    open.user = House::kLeader;
    open.passphrase = "den nye sætning til Lone";
    open.catalog = test::shippedCatalog();
    open.clock = &clock;
    open.anchorDir = dir / "state";
    auto opened = Session::open(open);
    ASSERT_TRUE(opened) << opened.error().message.en;
    EXPECT_TRUE((*opened)->shouldRenewRecoveryCode());
    (*opened).reset();
    const auto facts = verifyStore(file(), {House::kLeader, "den nye sætning til Lone", ""});
    ASSERT_TRUE(facts);
    EXPECT_GT(facts->generation, 1);
}

TEST(BackupsOfADemo, AreNeverDue)
{
    House house;
    ASSERT_TRUE(house.session->apply(ChangeSetting{"name", "Et"}));
    ASSERT_TRUE(house.session->flush());
    EXPECT_FALSE(house.session->isBackupDue(true));
}

} // namespace
} // namespace trivsel::app
