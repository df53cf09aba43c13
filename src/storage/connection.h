#pragma once

#include "base/result.h"
#include "storage/secret.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

/// The one SQLite connection with every setting of store.md. Only files of this room include this header.
namespace trivsel::storage {

/// 'Triv'
inline constexpr int kApplicationId = 0x54726976;

/// `ReadOnly` never changes the file: one whose last save was cut off is refused.
enum class OpenMode { Existing, New, ReadOnly };

class Connection {
public:
    /// Opens with the raw key and takes the exclusive lock. Errors: StoreDamaged, InUse, Failed.
    static Result<std::unique_ptr<Connection>> open(const std::filesystem::path& file, const Secret& dataKey,
                                                    const std::string& storeId, OpenMode mode);
    ~Connection(); ///< also removes the emptied journal that exclusive locking leaves behind

    SQLite::Database& db() { return m_db; }
    /// Called once before the connection closes, so that a backup that reads from it ends first.
    void onClosing(std::function<void()> callback) { m_onClosing = std::move(callback); }

    /// Reads every page of the file, those in no use too, and has its tag verified; keeps nothing of them. Throws what
    /// readError() tells as StoreDamaged. Relies on secure_delete: every page was written.
    void authenticateAllPages();
    /// What SQLite finds wrong in how the pages hang together; many times the work of authenticating them. Throws when a
    /// page could not be read.
    std::optional<std::string> structuralFault();
    /// … and whether the indexes say what the tables do; again many times the work.
    std::optional<std::string> structuralAndIndexFault();

    /// A prepared statement, kept for the next time; reset and without bindings. `sql` must be a literal.
    SQLite::Statement& cached(const char* sql);
    void execute(const char* sql); ///< also cached
    std::int64_t number(const std::string& sql); ///< first column of the first row

    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

private:
    Connection(const std::filesystem::path& file, OpenMode mode);
    std::optional<std::string> faultBy(const char* check);
    void applyKey(const Secret& dataKey, const std::string& storeId);
    void applySettings(OpenMode mode);

    std::filesystem::path m_file;
    OpenMode m_mode;
    SQLite::Database m_db;
    std::function<void()> m_onClosing;
    std::unordered_map<const char*, std::unique_ptr<SQLite::Statement>> m_statements;
};

/// What SQLite threw, as our error about reading.
Error readError(const std::filesystem::path& file, const std::exception& e);
/// … and about saving.
Error saveError(const std::filesystem::path& file, const std::exception& e);

/// A row that cannot be what we wrote.
class BadRow : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The system's error number of the last failed call on this connection, 0 if there is none.
int systemErrno(SQLite::Database& db);

} // namespace trivsel::storage
