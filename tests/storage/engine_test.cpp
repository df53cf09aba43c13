#include "storage/connection.h"
#include "storage/key_file.h"
#include "support/store_fixture.h"

#include <gmock/gmock.h>
#include <sqlite3.h>

#include <string_view>

namespace trivsel {
namespace {

using storage::Connection;
using storage::OpenMode;
using storage::Secret;
using test::TempDir;

const std::string kStoreId(32, '7');

std::unique_ptr<Connection> newConnection(const std::filesystem::path& file, const Secret& key)
{
    auto connection = Connection::open(file, key, kStoreId, OpenMode::New);
    EXPECT_TRUE(connection) << connection.error().detail;
    return connection ? *std::move(connection) : nullptr;
}

TEST(StoreEngine, ThereIsOneSqliteInTheProcessAndItIsThePinnedOne)
{
    EXPECT_STREQ(sqlite3_libversion(), "3.53.2");
    EXPECT_STREQ(SQLITE_VERSION, sqlite3_libversion());
    EXPECT_STREQ(sqlite3mc_version(), "SQLite3 Multiple Ciphers 2.3.5");
    EXPECT_EQ(storage::Store::engineVersion(), "SQLite 3.53.2, SQLite3 Multiple Ciphers 2.3.5");
    const std::string maps = test::readBytes("/proc/self/maps");
    ASSERT_THAT(maps, testing::HasSubstr("libc"));
    EXPECT_THAT(maps, testing::Not(testing::HasSubstr("libsqlite3")));
    EXPECT_THAT(maps, testing::Not(testing::HasSubstr("sqlcipher")));
}

TEST(StoreEngine, ItIsBuiltWithTheOptionsThatTheStoreRestsOn)
{
    for (const char* option : {"TEMP_STORE=3", "DQS=0", "SECURE_DELETE", "OMIT_LOAD_EXTENSION", "THREADSAFE=1", "MAX_ATTACHED=1"})
        EXPECT_EQ(sqlite3_compileoption_used(option), 1) << option;
}

TEST(StoreEngine, AFileNameIsNeverReadAsAnAddressWithOptions)
{
    const TempDir dir;
    std::filesystem::create_directory(dir / "file:");
    const Secret key = Secret::random(32);
    const auto odd = dir / "store.db?hmac_check=0&mode=memory#x";
    const auto connection = newConnection(odd, key);
    ASSERT_TRUE(connection);
    connection->db().exec("CREATE TABLE t (a)");
    EXPECT_TRUE(std::filesystem::exists(odd));
    EXPECT_FALSE(std::filesystem::exists(dir / "store.db"));
}

TEST(StoreEngine, AConnectionHasEverySettingOfTheDesign)
{
    const TempDir dir;
    const Secret key = Secret::random(32);
    const auto connection = newConnection(dir / "a", key);
    ASSERT_TRUE(connection);
    SQLite::Database& db = connection->db();
    const auto pragma = [&](const std::string& name) { return db.execAndGet("PRAGMA " + name).getString(); };
    EXPECT_EQ(pragma("cipher"), "aegis");
    EXPECT_EQ(pragma("journal_mode"), "delete");
    EXPECT_EQ(pragma("locking_mode"), "exclusive");
    EXPECT_EQ(pragma("synchronous"), "3") << "EXTRA";
    EXPECT_EQ(pragma("journal_size_limit"), "0");
    EXPECT_EQ(pragma("foreign_keys"), "1");
    EXPECT_EQ(pragma("cell_size_check"), "1");
    EXPECT_EQ(pragma("secure_delete"), "1");
    EXPECT_EQ(pragma("trusted_schema"), "0");
    EXPECT_EQ(pragma("temp_store"), "0") << "the compiled-in default, which is memory alone";
    // Without memory mapping there may be no answer at all.
    SQLite::Statement mmap(db, "PRAGMA mmap_size");
    if (mmap.executeStep()) {
        EXPECT_EQ(mmap.getColumn(0).getInt64(), 0);
    }
    int isDefensive = 0;
    sqlite3_db_config(db.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, -1, &isDefensive);
    EXPECT_EQ(isDefensive, 1);
    EXPECT_THROW(db.exec("PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = ''"), SQLite::Exception);
    EXPECT_THROW(db.exec("ATTACH ':memory:' AS other"), SQLite::Exception);
    EXPECT_THROW(db.execAndGet("SELECT load_extension('x')"), SQLite::Exception);
    EXPECT_THROW(db.exec("SELECT \"not a column\""), SQLite::Exception);
}

/// Opens by the library's own names for cipher and algorithm.
bool opensWith(const std::filesystem::path& file, const Secret& key, const std::string& cipher, const std::string& algorithm)
{
    try {
        SQLite::Database db(file.string(), SQLite::OPEN_READONLY);
        db.exec("PRAGMA cipher='" + cipher + "'");
        if (!algorithm.empty()) db.exec("PRAGMA algorithm='" + algorithm + "'");
        db.exec("PRAGMA key='raw:" + storage::toHex({key.data(), key.size()}) + "'");
        return db.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 1;
    } catch (const SQLite::Exception&) {
        return false;
    }
}

TEST(StoreEngine, TheCipherIsAegis256AndNothingElse)
{
    const TempDir dir;
    const Secret key = Secret::random(32);
    newConnection(dir / "a", key)->db().exec("CREATE TABLE t (a)");
    EXPECT_TRUE(opensWith(dir / "a", key, "aegis", "aegis-256"));
    for (const char* other : {"aegis-128l", "aegis-256x2", "aegis-256x4"}) EXPECT_FALSE(opensWith(dir / "a", key, "aegis", other)) << other;
    for (const char* other : {"chacha20", "sqlcipher", "aes256cbc"}) EXPECT_FALSE(opensWith(dir / "a", key, other, "")) << other;
}

TEST(StoreEngine, TheFileBeginsWithTheStoreIdAndNotWithSqlitesHeader)
{
    const TempDir dir;
    const Secret key = Secret::random(32);
    {
        const auto connection = newConnection(dir / "a", key);
        ASSERT_TRUE(connection);
        connection->db().exec("CREATE TABLE t (a); INSERT INTO t VALUES ('Hemmeligt Navn')");
    }
    const std::string bytes = test::readBytes(dir / "a");
    ASSERT_GE(bytes.size(), 4096U);
    EXPECT_EQ(bytes.substr(0, 16), std::string(16, '\x77'));
    EXPECT_EQ(bytes.find("SQLite format"), std::string::npos);
    EXPECT_EQ(bytes.find("Hemmeligt"), std::string::npos);
    EXPECT_EQ(bytes.find("CREATE"), std::string::npos);
    // Only the right key opens it.
    const Secret other = Secret::random(32);
    const auto refused = Connection::open(dir / "a", other, kStoreId, OpenMode::Existing);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::StoreDamaged);
}

} // namespace
} // namespace trivsel
