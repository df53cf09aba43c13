#include "storage/backup_copy.h"

#include "storage/backup_names.h"
#include "storage/verify.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>

namespace trivsel::storage {
namespace {

constexpr int kPagesPerSlice = 1024; // 4 MiB between two commits

/// The temporary pair of a backup; what is left of it goes when it is not released.
class PartialPair {
public:
    explicit PartialPair(std::filesystem::path file) : m_file(std::move(file)) {}
    ~PartialPair()
    {
        if (m_file.empty()) return;
        for (const char* suffix : {"", "-journal", ".key"}) ::unlink((std::filesystem::path(m_file) += suffix).c_str());
    }
    PartialPair(const PartialPair&) = delete;
    PartialPair& operator=(const PartialPair&) = delete;
    const std::filesystem::path& file() const { return m_file; }
    void release() { m_file.clear(); }

private:
    std::filesystem::path m_file;
};

/// What the copy must hold: taken on the writer thread at the moment when the last page was copied.
struct Expected {
    std::int64_t generation = 0;
    AuditHead head;
    std::vector<std::pair<std::string, std::int64_t>> rows;
};

/// SQLite's online backup, a slice at a time on the writer thread. Changes of that same connection between slices reach
/// the pages that were already copied (sqlite.org/backup.html).
class OnlineCopy {
public:
    OnlineCopy(OpenStore& store, Connection& to) : m_store(store), m_to(to) {}
    OnlineCopy(const OnlineCopy&) = delete;
    OnlineCopy& operator=(const OnlineCopy&) = delete;

    Result<Expected> run()
    {
        for (;;) {
            auto done = m_store.writer->readNow<std::optional<Expected>>([this](Connection& from) { return slice(from); });
            if (!done) {
                m_store.writer->readNow<bool>([this](Connection& from) { return end(&from); });
                return fail(done.error());
            }
            if (m_isLost) return errors::backupWasLost(m_store.file);
            if (*done) return **std::move(done);
        }
    }

private:
    std::optional<Expected> slice(Connection& from)
    {
        if (m_isLost) return std::nullopt;
        if (m_backup == nullptr) begin(from);
        const int rc = sqlite3_backup_step(m_backup, kPagesPerSlice);
        if (rc == SQLITE_OK) return std::nullopt;
        end(&from);
        if (rc != SQLITE_DONE) throw SQLite::Exception("copying pages", rc);
        return Expected{m_store.writer->generation(), m_store.writer->head(), countRows(from)};
    }

    void begin(Connection& from)
    {
        m_backup = sqlite3_backup_init(m_to.db().getHandle(), "main", from.db().getHandle(), "main");
        if (m_backup == nullptr) throw SQLite::Exception(m_to.db().getHandle());
        from.onClosing([this] {
            m_isLost = true;
            end(nullptr);
        });
    }

    bool end(Connection* from)
    {
        if (from != nullptr) from->onClosing({});
        if (m_backup != nullptr) sqlite3_backup_finish(std::exchange(m_backup, nullptr));
        return true;
    }

    OpenStore& m_store;
    Connection& m_to;
    sqlite3_backup* m_backup = nullptr; // of the writer thread alone
    std::atomic<bool> m_isLost = false; // the connection was closed after a failure
};

/// What a backup that was killed left behind. Two copies of a store in use at once have lineages of their own, so nobody
/// else can be writing to these.
void removeLeftovers(const std::filesystem::path& folder, const std::string& mark)
{
    std::error_code ec;
    std::vector<std::filesystem::path> left;
    for (std::filesystem::directory_iterator files(folder, ec), none; !ec && files != none; files.increment(ec))
        if (files->path().filename().string().find(mark) != std::string::npos) left.push_back(files->path());
    for (const auto& file : left) ::unlink(file.c_str());
}

/// The first free name of this minute.
BackupTime freeTime(const std::filesystem::path& folder, const std::string& stem, Instant now)
{
    const LocalTime local = toLocal(now);
    BackupTime taken{local.date, local.hour, local.minute, 1};
    for (;; ++taken.number) {
        const auto file = folder / backupName(stem, taken);
        if (!isThere(file) && !isThere(keyFileOf(file))) return taken;
    }
}

Result<Expected> copyStore(OpenStore& store, const std::filesystem::path& to)
{
    {
        const Descriptor fd(::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
        if (!fd) return errors::cannotWrite(to, errno);
    }
    try {
        const auto connection = Connection::open(to, store.dataKey, store.storeId, OpenMode::New);
        if (!connection) return fail(connection.error());
        // It is synced once, when it is whole; until then there is nothing in it to be saved from a crash.
        (*connection)->db().exec("PRAGMA journal_mode=MEMORY");
        (*connection)->db().exec("PRAGMA synchronous=OFF");
        auto expected = OnlineCopy(store, **connection).run();
        if (!expected) return fail(expected.error());
        return expected;
    } catch (const std::exception& e) {
        return fail(saveError(to, e));
    }
}

Result<void> compare(const std::filesystem::path& copy, const std::filesystem::path& name, const OpenStore& store, const Expected& expected)
{
    const auto found = verifyWithKey(copy, store.dataKey, store.storeId);
    if (!found) return errors::backupDiffers(name, found.error().detail);
    if (found->generation != expected.generation || found->auditHead != expected.head)
        return errors::backupDiffers(name, "another generation or audit head");
    if (found->rows != expected.rows) return errors::backupDiffers(name, "other numbers of rows");
    const auto keys = readKeyFile(copy);
    if (!keys || keys->storeId != store.storeId) return errors::backupDiffers(name, "the key file differs");
    return {};
}

/// Only after a new one stands. What cannot be removed now goes the next time.
void rotate(const std::filesystem::path& folder, const OpenStore& store, const std::filesystem::path& made)
{
    const auto all = listBackups(folder, store.storeId);
    if (!all) return;
    const std::string stem = backupStem(store.file);
    std::vector<std::filesystem::path> files;
    std::vector<BackupTime> taken;
    std::optional<std::size_t> newest;
    for (const BackupInfo& backup : *all) {
        if (parseBackupName(backup.file.filename().string())->stem != stem) continue;
        if (backup.file == made) newest = files.size();
        files.push_back(backup.file);
        taken.push_back(backup.taken);
    }
    if (!newest) return;
    for (const std::size_t i : backupsToRemove(taken, *newest)) {
        // The store before its key file: half a removal must not leave a store that nobody can open.
        if (::unlink(files[i].c_str()) == 0) ::unlink(keyFileOf(files[i]).c_str());
    }
}

} // namespace

Result<BackupInfo> makeBackup(OpenStore& store, const std::filesystem::path& to)
{
    const bool isNamed = to.extension() == ".trivsel";
    const auto folder = isNamed ? to.parent_path() : to;
    if (auto place = checkBackupFolder(folder); !place) return fail(place.error());
    if (isNamed)
        for (const auto& file : {to, keyFileOf(to)})
            if (isThere(file)) return errors::alreadyThere(file);
    if (auto made = makeFolder(folder); !made) return fail(made.error());
    const std::string mark = ".part-" + store.lineage.substr(0, 8);
    removeLeftovers(folder, mark);
    const std::string stem = backupStem(store.file);
    const BackupTime taken = freeTime(folder, stem, store.clock->now());
    const auto file = isNamed ? to : folder / backupName(stem, taken);

    PartialPair part(std::filesystem::path(file) += mark);
    const auto expected = copyStore(store, part.file());
    if (!expected) return fail(expected.error());
    if (auto synced = syncFile(part.file()); !synced) return fail(synced.error());
    {
        const std::lock_guard lock(store.keyFileMutex);
        if (auto copied = copyFileDurably(keyFileOf(store.file), keyFileOf(part.file())); !copied) return fail(copied.error());
    }
    if (auto same = compare(part.file(), file, store, *expected); !same) return fail(same.error());

    // The key file first: a key file without its store is nothing, a store without its key file looks like a backup.
    if (auto named = moveIntoPlace(keyFileOf(part.file()), keyFileOf(file)); !named) return fail(named.error());
    if (auto named = moveIntoPlace(part.file(), file); !named) {
        ::unlink(keyFileOf(file).c_str());
        return fail(named.error());
    }
    part.release();
    if (!isNamed) rotate(folder, store, file);
    std::error_code ec;
    return BackupInfo{file, taken, static_cast<std::uint64_t>(std::filesystem::file_size(file, ec)), expected->generation};
}

BackupThread::~BackupThread()
{
    if (m_thread.joinable()) m_thread.join();
}

} // namespace trivsel::storage
