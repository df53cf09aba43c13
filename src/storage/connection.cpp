#include "storage/connection.h"

#include "base/check.h"
#include "storage/errors.h"
#include "storage/key_file.h"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <vector>

// SQLiteCpp refers to it, and our SQLite is built without the loading of extensions: whoever asks is refused.
extern "C" int sqlite3_load_extension(sqlite3*, const char*, const char*, char**) { return SQLITE_ERROR; }

namespace trivsel::storage {
namespace {

// AEGIS-256: authenticated, on the list of approved ciphers of ASVS 5 appendix C, and three times as fast here as
// chacha20 (reliability.md, sections 2 and 4). Named in full, so that a change of the library's default changes nothing.
constexpr const char* kCipher = "aegis";
constexpr std::int64_t kLockByte = 0x40000000; // where SQLite locks; sqlite.org/fileformat2.html, section 1.4
constexpr int kAegis256 = 4; // index of "aegis-256" among the library's algorithms; a test compares the name

std::filesystem::path journalOf(const std::filesystem::path& file)
{
    std::filesystem::path journal = file;
    journal += "-journal";
    return journal;
}

} // namespace

Connection::Connection(const std::filesystem::path& file, OpenMode mode)
    : m_file(file), m_mode(mode),
      // No mutex: one thread uses it at a time. The name is taken literally (SQLITE_USE_URI=0).
      m_db(file.string(),
           SQLite::OPEN_NOMUTEX | SQLite::OPEN_NOFOLLOW |
               (mode == OpenMode::ReadOnly ? SQLite::OPEN_READONLY : SQLite::OPEN_READWRITE) |
               (mode == OpenMode::New ? SQLite::OPEN_CREATE : 0))
{
}

Connection::~Connection()
{
    if (m_onClosing) m_onClosing();
    m_statements.clear();
    if (m_mode == OpenMode::ReadOnly) return;
    try {
        // Back to ordinary locking for a moment: SQLite then deletes its own journal file.
        m_db.exec("PRAGMA locking_mode=NORMAL");
        m_db.exec("SELECT count(*) FROM sqlite_schema");
    } catch (const SQLite::Exception&) {
        // A failed disk or a refused file: what remains is recovered at the next opening.
    }
    struct stat st {};
    const auto journal = journalOf(m_file);
    if (::lstat(journal.c_str(), &st) == 0 && S_ISREG(st.st_mode) && st.st_size == 0) ::unlink(journal.c_str());
}

void Connection::applyKey(const Secret& dataKey, const std::string& storeId)
{
    sqlite3* db = m_db.getHandle();
    // "default:" because the library falls back to the connection's default after each keyed operation.
    const int cipher = sqlite3mc_cipher_index(kCipher);
    TRIVSEL_CHECK(cipher > 0 && sqlite3mc_config(db, "default:cipher", cipher) == cipher);
    TRIVSEL_CHECK(sqlite3mc_config_cipher(db, kCipher, "default:algorithm", kAegis256) == kAegis256);
    TRIVSEL_CHECK(sqlite3mc_config(db, "hmac_check", 1) == 1);

    // "raw:" + key + salt. The salt is the store id, which so stands in the first 16 bytes of the file.
    static constexpr std::string_view kPrefix = "raw:";
    const auto salt = fromHex(storeId, kStoreIdBytes);
    TRIVSEL_CHECK(salt && dataKey.size() == kDataKeyBytes);
    Secret raw(kPrefix.size() + kDataKeyBytes + kStoreIdBytes);
    std::memcpy(raw.data(), kPrefix.data(), kPrefix.size());
    std::memcpy(raw.data() + kPrefix.size(), dataKey.data(), kDataKeyBytes);
    std::memcpy(raw.data() + kPrefix.size() + kDataKeyBytes, salt->data(), kStoreIdBytes);
    const int rc = sqlite3_key(db, raw.data(), static_cast<int>(raw.size()));
    if (rc != SQLITE_OK) throw SQLite::Exception(db, rc);
}

void Connection::applySettings(OpenMode mode)
{
    sqlite3* db = m_db.getHandle();
    sqlite3_extended_result_codes(db, 1);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    // sqlite.org/security.html; the longest value of ours is the inverse of an import.
    sqlite3_limit(db, SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024);
    sqlite3_limit(db, SQLITE_LIMIT_SQL_LENGTH, 100'000);
    sqlite3_limit(db, SQLITE_LIMIT_COLUMN, 100);
    sqlite3_limit(db, SQLITE_LIMIT_EXPR_DEPTH, 50);
    sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(db, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50);
    sqlite3_limit(db, SQLITE_LIMIT_TRIGGER_DEPTH, 10);
    for (const char* pragma : {"PRAGMA memory_security=fill", "PRAGMA cell_size_check=ON", "PRAGMA foreign_keys=ON",
                               "PRAGMA mmap_size=0", "PRAGMA secure_delete=ON", "PRAGMA cache_size=-32768",
                               "PRAGMA locking_mode=EXCLUSIVE", "PRAGMA synchronous=EXTRA", "PRAGMA journal_size_limit=0"})
        m_db.exec(pragma);
    // The mode is stored nowhere for DELETE; asking reads the first page, so this is where a wrong key shows.
    if (m_db.execAndGet("PRAGMA journal_mode=DELETE").getString() != "delete")
        throw BadRow("the journal mode could not be set");
    // The lock at once, not at the first write.
    m_db.exec(mode == OpenMode::ReadOnly ? "BEGIN" : "BEGIN EXCLUSIVE");
    m_db.execAndGet("SELECT count(*) FROM sqlite_schema");
    m_db.exec("COMMIT");
}

Result<std::unique_ptr<Connection>> Connection::open(const std::filesystem::path& file, const Secret& dataKey,
                                                     const std::string& storeId, OpenMode mode)
{
    try {
        std::unique_ptr<Connection> connection(new Connection(file, mode));
        // SQLite falls back to reading alone where it may not write.
        if (mode != OpenMode::ReadOnly && sqlite3_db_readonly(connection->m_db.getHandle(), "main") != 0) return errors::cannotWrite(file, EACCES);
        connection->applyKey(dataKey, storeId);
        connection->applySettings(mode);
        return connection;
    } catch (const std::exception& e) {
        return fail(readError(file, e));
    }
}

void Connection::authenticateAllPages()
{
    sqlite3* db = m_db.getHandle();
    sqlite3_file* file = nullptr;
    const int rc = sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    if (rc != SQLITE_OK || file == nullptr || file->pMethods == nullptr) throw SQLite::Exception("no file to read", rc);
    const std::int64_t size = number("PRAGMA page_size"), pages = number("PRAGMA page_count");
    const std::int64_t lockPage = kLockByte / size;
    std::vector<unsigned char> page(static_cast<std::size_t>(size));
    // One at a time: of several, the library tells the fault of the last alone.
    for (std::int64_t i = 0; i < pages; ++i) {
        if (i == lockPage) continue; // SQLite never writes this one
        const int read = file->pMethods->xRead(file, page.data(), static_cast<int>(size), i * size);
        if (read == SQLITE_IOERR_SHORT_READ) throw BadRow(fmt::format("page {} of {} is not there", i + 1, pages));
        if (read != SQLITE_OK) throw SQLite::Exception(fmt::format("page {} of {}", i + 1, pages), read);
    }
}

std::optional<std::string> Connection::structuralFault() { return faultBy("PRAGMA quick_check(1)"); }
std::optional<std::string> Connection::structuralAndIndexFault() { return faultBy("PRAGMA integrity_check(1)"); }

std::optional<std::string> Connection::faultBy(const char* check)
{
    std::string words = m_db.execAndGet(check).getString();
    if (words == "ok") return std::nullopt;
    // The check tells a page that could not be read in the same words as one that is wrong.
    int failed = 0;
    if (sqlite3_file_control(m_db.getHandle(), "main", SQLITE_FCNTL_LAST_ERRNO, &failed) == SQLITE_OK && failed != 0)
        throw SQLite::Exception(words, SQLITE_IOERR_READ);
    return words;
}

SQLite::Statement& Connection::cached(const char* sql)
{
    auto& statement = m_statements[sql];
    if (!statement) {
        statement = std::make_unique<SQLite::Statement>(m_db, sql);
    } else {
        statement->tryReset();
        statement->clearBindings();
    }
    return *statement;
}

void Connection::execute(const char* sql)
{
    SQLite::Statement& statement = cached(sql);
    while (statement.executeStep()) {}
    statement.reset();
}

std::int64_t Connection::number(const std::string& sql) { return m_db.execAndGet(sql).getInt64(); }

int systemErrno(SQLite::Database& db) { return sqlite3_system_errno(db.getHandle()); }

Error readError(const std::filesystem::path& file, const std::exception& e)
{
    if (const auto* s = dynamic_cast<const SQLite::Exception*>(&e)) {
        const int code = s->getErrorCode() & 0xFF;
        std::string detail = fmt::format("SQLite {}: {}", s->getExtendedErrorCode(), s->what());
        switch (code) {
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_ERROR: // a table is missing
            return errors::damaged(file, std::move(detail)).value();
        case SQLITE_BUSY:
        case SQLITE_LOCKED: return errors::inUse(file, "", "").value();
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
        case SQLITE_PERM: {
            Error error = errors::cannotWrite(file, 0).value();
            error.detail = std::move(detail);
            return error;
        }
        case SQLITE_FULL: return errors::cannotWrite(file, ENOSPC).value();
        default: {
            Error error = errors::cannotRead(file, 0).value();
            error.detail = std::move(detail);
            return error;
        }
        }
    }
    return errors::damaged(file, e.what()).value();
}

Error saveError(const std::filesystem::path& file, const std::exception& e)
{
    if (const auto* s = dynamic_cast<const SQLite::Exception*>(&e))
        return errors::notSaved(file, s->getErrorCode() & 0xFF, 0, fmt::format("SQLite {}: {}", s->getExtendedErrorCode(), s->what())).value();
    return errors::notSaved(file, 0, 0, e.what()).value();
}

} // namespace trivsel::storage
