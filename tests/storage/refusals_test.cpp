#include "storage/connection.h"
#include "storage/errors.h"
#include "storage/in_use.h"
#include "storage/key_slots.h"
#include "storage/place.h"
#include "storage/sample.h"
#include "storage/secret.h"
#include "support/store_fixture.h"

#include <gmock/gmock.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <map>

namespace trivsel {
namespace {

using storage::Store;
using test::StoreFixture;
using testing::HasSubstr;

/// SHA-256 of every file in the folder, by name; a link or special file by its kind.
std::map<std::string, std::string> contents(const std::filesystem::path& dir)
{
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(dir)) {
        const bool isFile = entry.is_regular_file() && !entry.is_symlink();
        files[entry.path().filename().string()] = isFile ? storage::sha256Hex(test::readBytes(entry.path())) : "special";
    }
    return files;
}

/// Opening is refused with `code`, in both languages, and nothing in the folder changes.
void expectRefused(const StoreFixture& fixture, ErrorCode code, const std::string& what)
{
    const auto before = contents(fixture.dir().path());
    const Error error = fixture.openError();
    EXPECT_EQ(error.code, code) << what << ": " << error.message.en << ' ' << error.detail;
    EXPECT_FALSE(error.message.da.empty()) << what;
    EXPECT_FALSE(error.message.en.empty()) << what;
    EXPECT_EQ(contents(fixture.dir().path()), before) << what;
}

TEST(StoreRefusals, AnEmptyFileIsSaidToBeEmptyAndIsNotFilled)
{
    const StoreFixture fixture;
    fixture.create();
    test::writeBytes(fixture.file(), "");
    expectRefused(fixture, ErrorCode::StoreEmpty, "0 bytes");
    EXPECT_EQ(storage::inspect(fixture.file()).error().code, ErrorCode::StoreEmpty);
    std::filesystem::remove(fixture.keyFile());
    expectRefused(fixture, ErrorCode::StoreEmpty, "0 bytes without a key file");
}

TEST(StoreRefusals, APlaintextDatabaseIsSaidToBeThat)
{
    const StoreFixture fixture;
    fixture.create();
    std::filesystem::remove(fixture.file());
    {
        SQLite::Database plain(fixture.file().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        plain.exec("CREATE TABLE t (a)");
    }
    ASSERT_EQ(test::readBytes(fixture.file()).substr(0, 6), "SQLite");
    expectRefused(fixture, ErrorCode::StorePlain, "plaintext");
    EXPECT_EQ(storage::inspect(fixture.file()).error().code, ErrorCode::StorePlain);
}

TEST(StoreRefusals, WhatIsNotAStoreIsForeign)
{
    const StoreFixture fixture;
    fixture.create();
    const auto random = storage::randomBytes(8192);
    for (const std::size_t size : {std::size_t{1}, std::size_t{15}, std::size_t{100}, std::size_t{4096}, std::size_t{8192}}) {
        test::writeBytes(fixture.file(), std::string(random.begin(), random.begin() + static_cast<std::ptrdiff_t>(size)));
        expectRefused(fixture, ErrorCode::StoreForeign, std::to_string(size) + " random bytes");
    }
    test::writeBytes(fixture.file(), "navn;fødselsdato\nBo Prøvesen;01-01-2022\n");
    expectRefused(fixture, ErrorCode::StoreForeign, "a CSV file");
    std::filesystem::remove(fixture.keyFile());
    expectRefused(fixture, ErrorCode::StoreForeign, "a CSV file without a key file");
    std::filesystem::remove(fixture.file());
    std::filesystem::create_directory(fixture.file());
    expectRefused(fixture, ErrorCode::StoreForeign, "a folder");
    std::filesystem::remove(fixture.file());
    ASSERT_EQ(::mkfifo(fixture.file().c_str(), 0600), 0);
    expectRefused(fixture, ErrorCode::StoreForeign, "a FIFO");
    std::filesystem::remove(fixture.file());
    expectRefused(fixture, ErrorCode::BadInput, "nothing");
}

TEST(StoreRefusals, StoreAndKeyFileThatDoNotBelongTogetherRefuseEachOther)
{
    const StoreFixture fixture, other;
    fixture.create();
    other.create();
    const std::string own = test::readBytes(fixture.keyFile());
    test::writeBytes(fixture.keyFile(), test::readBytes(other.keyFile()));
    expectRefused(fixture, ErrorCode::StoreForeign, "the key file of another store");
    EXPECT_THAT(fixture.openError().message.en, HasSubstr("do not belong together"));
    EXPECT_EQ(storage::inspect(fixture.file()).error().code, ErrorCode::StoreForeign);
    std::filesystem::remove(fixture.keyFile());
    expectRefused(fixture, ErrorCode::StoreForeign, "no key file");
    EXPECT_THAT(fixture.openError().message.en, HasSubstr("key file is missing"));
    test::writeBytes(fixture.keyFile(), own);
    EXPECT_TRUE(fixture.open());
}

TEST(StoreRefusals, ATruncatedStoreIsDamagedWhereverItWasCut)
{
    const StoreFixture fixture;
    fixture.create(test::Sample().records());
    const std::string whole = test::readBytes(fixture.file());
    ASSERT_EQ(whole.size() % 4096, 0U);
    for (std::size_t size = 4096; size < whole.size(); size += 4096) {
        for (const std::size_t cut : {size - 1, size, size + 1}) {
            test::writeBytes(fixture.file(), whole.substr(0, cut));
            const auto before = contents(fixture.dir().path());
            const Error error = fixture.openError();
            EXPECT_EQ(error.code, ErrorCode::StoreDamaged) << cut;
            EXPECT_EQ(contents(fixture.dir().path()), before) << cut;
        }
        if (size > 20 * 4096) size += 10 * 4096; // a sample of the rest
    }
    for (const std::size_t cut : {std::size_t{16}, std::size_t{18}, std::size_t{100}}) {
        test::writeBytes(fixture.file(), whole.substr(0, cut));
        expectRefused(fixture, ErrorCode::StoreDamaged, std::to_string(cut));
    }
}

TEST(StoreRefusals, OneChangedBitInAnyPageIsFoundBeforeAnythingIsShown)
{
    const StoreFixture fixture;
    fixture.create(test::Sample().records());
    const std::string whole = test::readBytes(fixture.file());
    for (std::size_t page = 0; page < whole.size() / 4096; ++page) {
        std::string bytes = whole;
        bytes[page * 4096 + 100 + page] = static_cast<char>(bytes[page * 4096 + 100 + page] ^ 4);
        test::writeBytes(fixture.file(), bytes);
        const auto before = contents(fixture.dir().path());
        const Error error = fixture.openError();
        EXPECT_EQ(error.code, ErrorCode::StoreDamaged) << "page " << page;
        EXPECT_THAT(error.message.en, HasSubstr("passphrase was right")) << "page " << page;
        EXPECT_EQ(contents(fixture.dir().path()), before) << "page " << page;
    }
    // In the store id itself: still damage, not another store's key file.
    std::string bytes = whole;
    bytes[3] = static_cast<char>(bytes[3] ^ 1);
    test::writeBytes(fixture.file(), bytes);
    expectRefused(fixture, ErrorCode::StoreDamaged, "a bit of the store id");
}

/// Runs SQL with the store's own key, as only a fault of ours could.
void runWithKey(const StoreFixture& fixture, const std::vector<const char*>& statements)
{
    const auto keys = storage::readKeyFile(fixture.file());
    const auto unlocked = storage::unlock(*keys, fixture.file(), StoreFixture::kUser, StoreFixture::kPassphrase);
    ASSERT_TRUE(unlocked);
    auto connection = storage::Connection::open(fixture.file(), unlocked->dataKey, keys->storeId, storage::OpenMode::Existing);
    ASSERT_TRUE(connection);
    for (const char* sql : statements) (*connection)->db().exec(sql);
}

TEST(StoreRefusals, FreedPagesAreAuthenticTooAndAChangedBitInOneIsFound)
{
    const StoreFixture fixture;
    test::Sample sample;
    sample.definition.bytes.assign(400'000, 'x');
    fixture.create(sample.records());
    runWithKey(fixture, {"DELETE FROM definitions"});
    ASSERT_TRUE(fixture.open());
    std::string bytes = test::readBytes(fixture.file());
    bytes[bytes.size() - 2000] = static_cast<char>(bytes[bytes.size() - 2000] ^ 1);
    test::writeBytes(fixture.file(), bytes);
    expectRefused(fixture, ErrorCode::StoreDamaged, "a bit of a page in no use");
}

TEST(StoreRefusals, NothingIsAddedToAuthenticPagesThatDoNotHangTogether)
{
    const StoreFixture fixture;
    fixture.create(test::Sample().records());
    runWithKey(fixture, {"PRAGMA ignore_check_constraints=ON", "UPDATE children SET pseudonym = 'short' WHERE id = 31"});
    const std::string before = test::readBytes(fixture.file());
    {
        auto store = fixture.open();
        ASSERT_TRUE(store);
        store->submit(test::change({}));
        for (int attempt = 0; attempt < 2; ++attempt) {
            const auto flushed = store->flush();
            ASSERT_FALSE(flushed);
            EXPECT_EQ(flushed.error().code, ErrorCode::StoreDamaged);
            EXPECT_EQ(store->saveState().kind, storage::SaveState::Kind::Failed);
            store->retry();
        }
    }
    EXPECT_EQ(test::readBytes(fixture.file()), before);
}

TEST(StoreRefusals, ANewerSchemaIsLeftAlone)
{
    const StoreFixture fixture;
    fixture.create();
    runWithKey(fixture, {"PRAGMA user_version=1000"});
    expectRefused(fixture, ErrorCode::StoreNewer, "schema 1000");
}

TEST(StoreRefusals, ASecondOpenerIsToldWhoHasItAndSinceWhen)
{
    const StoreFixture fixture;
    {
        const auto store = fixture.create();
        ASSERT_TRUE(store);
        const Error error = fixture.openError();
        EXPECT_EQ(error.code, ErrorCode::InUse);
        EXPECT_THAT(error.message.da, HasSubstr(StoreFixture::kUser));
        EXPECT_THAT(error.message.da, HasSubstr("siden 20"));
        // Being looked at does not loosen the lock of the one who has it.
        EXPECT_TRUE(storage::inspect(fixture.file()));
        EXPECT_EQ(fixture.openError().code, ErrorCode::InUse);
        store->submit(test::change({}));
        EXPECT_TRUE(store->flush());
    }
    EXPECT_FALSE(std::filesystem::exists(storage::inUseFileOf(fixture.file())));
    // What a killed program left behind decides nothing.
    test::writeBytes(storage::inUseFileOf(fixture.file()), "Gammel Bruger\n2020-01-01T00:00:00.000Z\n");
    EXPECT_TRUE(fixture.open());
}

TEST(StoreRefusals, ALinkIsNotFollowedAndSeveralNamesAreNotOpened)
{
    const StoreFixture fixture;
    fixture.create();
    const auto moved = fixture.dir() / "rigtig.trivsel";
    std::filesystem::rename(fixture.file(), moved);
    std::filesystem::create_symlink(moved, fixture.file());
    expectRefused(fixture, ErrorCode::Failed, "a symbolic link");
    EXPECT_THAT(fixture.openError().message.en, HasSubstr("symbolic link"));
    EXPECT_EQ(storage::inspect(fixture.file()).error().code, ErrorCode::Failed);
    std::filesystem::remove(fixture.file());
    std::filesystem::create_hard_link(moved, fixture.file());
    expectRefused(fixture, ErrorCode::Failed, "a hard link");
    std::filesystem::remove(moved);
    EXPECT_TRUE(fixture.open());
}

TEST(StoreRefusals, AKeyFileThatIsALinkIsNotFollowed)
{
    const StoreFixture fixture;
    fixture.create();
    const auto moved = fixture.dir() / "rigtig.key";
    std::filesystem::rename(fixture.keyFile(), moved);
    std::filesystem::create_symlink(moved, fixture.keyFile());
    expectRefused(fixture, ErrorCode::Failed, "a linked key file");
}

TEST(StoreRefusals, NetworkFileSystemsAreKnownByTheirMagic)
{
    for (const unsigned long magic : {0x6969UL, 0xFF534D42UL, 0xFE534D42UL, 0x517BUL, 0x65735546UL, 0x01021997UL, 0x00C36400UL})
        EXPECT_TRUE(storage::networkFileSystem(magic)) << magic;
    // A 32-bit value that was widened with its sign is the same file system.
    EXPECT_EQ(storage::networkFileSystem(0xFFFFFFFFFF534D42UL), "CIFS");
    for (const unsigned long local : {0xEF53UL, 0x58465342UL, 0x9123683EUL, 0x01021994UL, 0x794C7630UL, 0x2FC12FC1UL})
        EXPECT_FALSE(storage::networkFileSystem(local)) << local;
}

TEST(StoreRefusals, ASynchronisedFolderIsRefusedForOpeningAndCreating)
{
    for (const char* name : {"Dropbox", "OneDrive - Prøve Kommune", "onedrive", "Nextcloud", "Google Drive", "iCloudDrive", "Dropbox (Skole)"}) {
        const StoreFixture fixture;
        const auto folder = fixture.dir() / name / "børn";
        std::filesystem::create_directories(folder);
        auto create = fixture.createRequest();
        create.file = folder / "a.trivsel";
        const auto created = Store::create(create);
        ASSERT_FALSE(created) << name;
        EXPECT_EQ(created.error().code, ErrorCode::Failed);
        EXPECT_THAT(created.error().message.da, HasSubstr(name));
        EXPECT_THAT(created.error().message.da, HasSubstr("nyt lager"));
        EXPECT_THAT(created.error().message.da, HasSubstr("Intet er oprettet"));
        EXPECT_THAT(created.error().message.en, testing::Not(HasSubstr("opened")));
        EXPECT_TRUE(std::filesystem::is_empty(folder));

        fixture.create();
        std::filesystem::rename(fixture.file(), folder / "a.trivsel");
        std::filesystem::rename(fixture.keyFile(), folder / "a.trivsel.key");
        auto open = fixture.openRequest();
        open.file = folder / "a.trivsel";
        EXPECT_EQ(StoreFixture::openError(open).code, ErrorCode::Failed) << name;
        // Nor by a link to the folder from elsewhere.
        std::filesystem::create_directory_symlink(folder, fixture.dir() / "genvej");
        open.file = fixture.dir() / "genvej" / "a.trivsel";
        EXPECT_EQ(StoreFixture::openError(open).code, ErrorCode::Failed) << name;
        EXPECT_TRUE(storage::inspect(folder / "a.trivsel")) << "looking is allowed";
    }
    for (const char* name : {"Megafon", "Boxen", "Dropboxene", "iclouds"})
        EXPECT_FALSE(storage::synchronisedFolder(std::filesystem::path("/x") / name / "a.trivsel")) << name;
}

TEST(StoreRefusals, ANewStoreIsRefusedInWordsAboutANewStore)
{
    const StoreFixture fixture;
    auto create = fixture.createRequest();
    const auto refusal = [&](const std::filesystem::path& file) {
        create.file = file;
        const auto created = Store::create(create);
        EXPECT_FALSE(created) << file;
        return created ? Text{} : created.error().message;
    };
    EXPECT_THAT(refusal(fixture.dir() / "findes" / "ikke" / "a.trivsel").da, HasSubstr("Mappen findes ikke"));
    EXPECT_THAT(refusal(fixture.dir().path() / "").da, HasSubstr("filnavn"));
    std::filesystem::create_symlink(fixture.dir() / "andet", fixture.dir() / "genvej.trivsel");
    EXPECT_THAT(refusal(fixture.dir() / "genvej.trivsel").da, HasSubstr("Der ligger allerede en fil"));
    for (const Text& words : {storage::errors::newOnNetwork("/mnt/faelles", "NFS").value().message,
                              storage::errors::newInSynchronisedFolder("/x/Dropbox", "Dropbox").value().message}) {
        EXPECT_THAT(words.da, testing::Not(HasSubstr("åbne")));
        EXPECT_THAT(words.da, HasSubstr("Intet er oprettet"));
        EXPECT_THAT(words.en, HasSubstr("Nothing was made"));
    }
}

TEST(StoreRefusals, AStoreThatShallNotBeThereAfterAllLeavesNothing)
{
    const StoreFixture fixture;
    auto store = fixture.create();
    ASSERT_TRUE(store);
    EXPECT_FALSE(std::filesystem::is_empty(fixture.anchorDir()));
    store->submit(test::change({storage::Setting{"name", "Prøve"}}));
    store->removeAtClose();
    store.reset();
    EXPECT_TRUE(std::filesystem::is_empty(fixture.anchorDir()));
    std::filesystem::remove(fixture.anchorDir());
    EXPECT_TRUE(std::filesystem::is_empty(fixture.dir().path()));
}

TEST(StoreRefusals, AFolderThatASynchronisingProgramMarkedIsRefused)
{
    const StoreFixture fixture;
    fixture.create();
    std::filesystem::create_directory(fixture.dir() / ".stfolder");
    expectRefused(fixture, ErrorCode::Failed, "Syncthing");
}

/// Runs `open` as a user without rights (the tests may run as root) and hands back the code of its refusal.
int codeAsNobody(const storage::OpenRequest& request)
{
    const pid_t child = ::fork();
    if (child == 0) {
        if (::geteuid() == 0 && (::setegid(65534) != 0 || ::seteuid(65534) != 0)) ::_exit(90);
        const auto store = Store::open(request);
        ::_exit(store ? 91 : static_cast<int>(store.error().code));
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 92;
}

TEST(StoreRefusals, APlaceThatCannotBeWrittenToIsRefused)
{
    const StoreFixture fixture;
    fixture.create();
    using std::filesystem::perms;
    const auto everyoneReads = perms::owner_read | perms::group_read | perms::others_read;
    const auto everyoneEnters = perms::owner_exec | perms::group_exec | perms::others_exec;
    for (const auto& file : {fixture.file(), fixture.keyFile()}) std::filesystem::permissions(file, everyoneReads);
    std::filesystem::permissions(fixture.dir().path(), everyoneReads | everyoneEnters);
    const auto before = contents(fixture.dir().path());
    EXPECT_EQ(codeAsNobody(fixture.openRequest()), static_cast<int>(ErrorCode::Failed)) << "the folder";
    std::filesystem::permissions(fixture.dir().path(), perms::all);
    std::filesystem::permissions(fixture.anchorDir(), perms::all);
    EXPECT_EQ(codeAsNobody(fixture.openRequest()), static_cast<int>(ErrorCode::Failed)) << "the file";
    EXPECT_EQ(contents(fixture.dir().path()), before);
}

TEST(StoreRefusals, CreatingNeverTouchesWhatIsThere)
{
    const StoreFixture fixture;
    test::writeBytes(fixture.file(), "noget andet");
    const auto created = Store::create(fixture.createRequest());
    ASSERT_FALSE(created);
    EXPECT_EQ(created.error().code, ErrorCode::BadInput);
    EXPECT_EQ(test::readBytes(fixture.file()), "noget andet");
    EXPECT_FALSE(std::filesystem::exists(fixture.keyFile()));
    std::filesystem::remove(fixture.file());
    // A key file that lost its store is set aside, not written over.
    test::writeBytes(fixture.keyFile(), "en gammel nøgle");
    // So is a journal, which would be rolled back into the new store.
    test::writeBytes(fixture.dir() / "prøve.trivsel-journal", std::string("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8) + std::string(9000, '\1'));
    EXPECT_TRUE(fixture.create());
    EXPECT_EQ(test::readBytes(fixture.dir() / "prøve.trivsel.key.set-aside-1"), "en gammel nøgle");
    EXPECT_EQ(test::readBytes(fixture.dir() / "prøve.trivsel-journal.set-aside-1").size(), 9008U);
    EXPECT_TRUE(fixture.open());
}

TEST(StoreRefusals, AFailedCreationLeavesNothingBehind)
{
    const StoreFixture fixture;
    auto request = fixture.createRequest();
    request.passphrase = "kort";
    EXPECT_FALSE(Store::create(request));
    request = fixture.createRequest();
    test::Sample sample;
    sample.child.pseudonym = "not sixteen";
    request.records = sample.records();
    EXPECT_FALSE(Store::create(request));
    std::filesystem::remove(fixture.anchorDir());
    request = fixture.createRequest();
    request.anchorDir = "/proc/no-such-place";
    EXPECT_FALSE(Store::create(request));
    EXPECT_TRUE(std::filesystem::is_empty(fixture.dir().path()));
}

TEST(StoreRefusals, AHugeFileOfNothingIsRefusedAtOnce)
{
    const StoreFixture fixture;
    fixture.create();
    const std::string whole = test::readBytes(fixture.file());
    test::writeBytes(fixture.file(), "");
    std::filesystem::resize_file(fixture.file(), std::uintmax_t{1} << 42); // 4 TiB, nothing of it on the disk
    EXPECT_EQ(fixture.openError().code, ErrorCode::StoreForeign);
    // With the store id in front it says that it is ours: its first page does not.
    test::writeBytes(fixture.file(), whole.substr(0, 16));
    std::filesystem::resize_file(fixture.file(), std::uintmax_t{1} << 42);
    EXPECT_EQ(fixture.openError().code, ErrorCode::StoreDamaged);
    // A whole store in front of it: the pages behind are not the store's.
    test::writeBytes(fixture.file(), whole);
    std::filesystem::resize_file(fixture.file(), std::uintmax_t{1} << 42);
    const auto store = Store::open(fixture.openRequest());
    EXPECT_TRUE(store || store.error().code == ErrorCode::StoreDamaged);
}

/// A journal that SQLite takes for one of a save that was cut off.
std::string hotJournalOf(const StoreFixture& fixture)
{
    const auto keys = storage::readKeyFile(fixture.file());
    const auto unlocked = storage::unlock(*keys, fixture.file(), StoreFixture::kUser, StoreFixture::kPassphrase);
    auto connection = storage::Connection::open(fixture.file(), unlocked->dataKey, keys->storeId, storage::OpenMode::Existing);
    SQLite::Database& db = (*connection)->db();
    db.exec("PRAGMA cache_size=5"); // so that it must write before it commits
    db.exec("BEGIN IMMEDIATE");
    db.exec("UPDATE settings SET value = value || 'y'");
    std::string bytes = test::readBytes(fixture.file().string() + "-journal");
    db.exec("ROLLBACK");
    return bytes;
}

TEST(StoreRefusals, TheJournalOfAnotherStoreChangesNothingUnnoticed)
{
    std::vector<storage::Record> many;
    for (int i = 0; i < 200; ++i) many.push_back(storage::Setting{"n" + std::to_string(i), std::string(3000, 'x')});
    const StoreFixture fixture, other;
    fixture.create(many);
    other.create(many);
    const std::string journal = hotJournalOf(other);
    ASSERT_GT(journal.size(), 4096U);
    test::writeBytes(fixture.file().string() + "-journal", journal);
    const auto opened = Store::open(fixture.openRequest());
    if (opened) {
        EXPECT_TRUE((*opened)->verifyIntegrity());
    } else {
        EXPECT_EQ(opened.error().code, ErrorCode::StoreDamaged) << opened.error().message.en;
    }
}

TEST(StoreRefusals, AStoreWithAnUnfinishedSaveInAFolderThatCannotBeWrittenToIsExplainedAndLeft)
{
    if (::geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
    const StoreFixture fixture;
    fixture.create();
    test::writeBytes(fixture.file().string() + "-journal", "en afbrudt journal");
    std::filesystem::permissions(fixture.dir().path(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
    expectRefused(fixture, ErrorCode::Failed, "read-only folder");
    std::filesystem::permissions(fixture.dir().path(), std::filesystem::perms::owner_all);
}

TEST(StoreRefusals, FatIsKnownByItsMagic)
{
    EXPECT_EQ(storage::simpleFileSystem(0x4D44), "FAT");
    EXPECT_EQ(storage::simpleFileSystem(0x2011BAB0), "exFAT");
    EXPECT_FALSE(storage::simpleFileSystem(0xEF53)); // ext4
}

} // namespace
} // namespace trivsel
