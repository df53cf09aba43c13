#include "storage/writer.h"

#include "base/check.h"
#include "storage/errors.h"

#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Transaction.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <algorithm>

namespace trivsel::storage {
namespace {

// A queue deeper than this is an import or a slow disk: then several changes share a commit, in order and still all
// or nothing, and each is shown as saved only when that commit has returned.
constexpr std::size_t kDeepQueue = 64;
constexpr std::size_t kMaxBatch = 1000; // so that "Gemt" still moves

/// After such a failure nothing that this connection believes about the file may be trusted (a failed fsync is not
/// tried again on the same pages; reliability.md, A6).
bool isDoubtful(const std::exception& e)
{
    const auto* s = dynamic_cast<const SQLite::Exception*>(&e);
    if (s == nullptr) return false;
    switch (s->getErrorCode() & 0xFF) {
    case SQLITE_IOERR:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PROTOCOL:
    case SQLITE_FULL: return true;
    default: return false;
    }
}

} // namespace

std::optional<FileIdentity> FileIdentity::of(const std::filesystem::path& file)
{
    struct stat st {};
    if (::lstat(file.c_str(), &st) != 0) return std::nullopt;
    return FileIdentity{st.st_dev, st.st_ino};
}

Writer::Writer(Start start)
    : m_file(std::move(start.file)), m_connection(std::move(start.connection)), m_reopen(std::move(start.reopen)),
      m_identity(FileIdentity::of(m_file)), m_anchor(std::move(start.anchor)), m_clock(start.clock),
      m_generation(start.row.generation), m_head(start.row.head), m_saved{m_generation, m_head}, m_thread([this] { run(); })
{
}

Writer::~Writer()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
        m_error.reset(); // one more try
        m_wake.notify_one();
    }
    m_thread.join();
    m_anchor.sync();
    m_connection.reset();
}

void Writer::submit(Change change, const Actor& actor)
{
    TRIVSEL_CHECK(!change.audit.empty());
    const std::lock_guard lock(m_mutex);
    m_changes.push_back({std::move(change), actor});
    ++m_submitted;
    m_wake.notify_one();
}

void Writer::retry()
{
    const std::lock_guard lock(m_mutex);
    m_error.reset();
    m_wake.notify_one();
}

Result<void> Writer::flush()
{
    std::unique_lock lock(m_mutex);
    const std::uint64_t target = m_submitted;
    m_progress.wait(lock, [&] { return m_committed >= target || m_error; });
    if (m_committed >= target) return {};
    return fail(*m_error);
}

SaveState Writer::state() const
{
    const std::lock_guard lock(m_mutex);
    SaveState s;
    s.kind = m_error ? SaveState::Kind::Failed
                     : m_committed < m_submitted ? SaveState::Kind::Saving : SaveState::Kind::Saved;
    s.savedAt = m_savedAt;
    s.error = m_error;
    s.submitted = m_submitted;
    s.committed = m_committed;
    return s;
}

Writer::Saved Writer::saved() const
{
    const std::lock_guard lock(m_mutex);
    return m_saved;
}

void Writer::onProgress(std::function<void()> callback)
{
    const std::lock_guard lock(m_mutex);
    m_callback = std::move(callback);
}

void Writer::queueRead(std::function<void(Connection*)> task)
{
    const std::lock_guard lock(m_mutex);
    m_reads.push_back({m_submitted, std::move(task)});
    m_wake.notify_one();
}

bool Writer::readIsReady() const
{
    return !m_reads.empty() && (m_reads.front().after <= m_committed || m_error);
}

void Writer::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [&] { return readIsReady() || (!m_changes.empty() && !m_error) || m_isStopping; });
        if (readIsReady()) runReads(lock);
        else if (!m_changes.empty() && !m_error) commitNext(lock);
        else return; // stopping, with nothing left that could be done
    }
}

void Writer::runReads(std::unique_lock<std::mutex>& lock)
{
    while (readIsReady()) {
        Read read = std::move(m_reads.front());
        m_reads.pop_front();
        lock.unlock();
        read.task(m_connection.get());
        lock.lock();
    }
}

void Writer::report(std::unique_lock<std::mutex>& lock)
{
    m_progress.notify_all();
    const auto callback = m_callback;
    lock.unlock();
    if (callback) callback();
    lock.lock();
}

void Writer::commitNext(std::unique_lock<std::mutex>& lock)
{
    std::vector<const Queued*> batch;
    const std::size_t wanted = m_changes.size() > kDeepQueue ? std::min(m_changes.size(), kMaxBatch) : 1;
    for (std::size_t i = 0; i < wanted; ++i) batch.push_back(&m_changes[i]);
    lock.unlock();

    std::size_t alreadySaved = 0;
    auto error = commit(batch, alreadySaved);
    if (error && batch.size() > 1 && alreadySaved == 0 && !m_mustReopen) {
        // One of them cannot be written: save those before it, and stop there.
        for (const Queued* one : batch) {
            std::size_t none = 0;
            error = commit({one}, none);
            if (error) break;
            ++alreadySaved;
        }
    }

    lock.lock();
    const std::size_t saved = error ? alreadySaved : batch.size();
    for (std::size_t i = 0; i < saved; ++i) m_changes.pop_front();
    m_committed += saved;
    if (saved > 0) m_savedAt = m_clock->now();
    m_saved = {m_generation, m_head};
    m_error = std::move(error);
    report(lock);
}

/// Commits the batch; on failure says how many of its first changes are nevertheless in the file.
std::optional<Error> Writer::commit(const std::vector<const Queued*>& batch, std::size_t& alreadySaved)
{
    if (m_identity != FileIdentity::of(m_file)) return errors::wasReplaced(m_file).value();
    if (m_mustReopen) {
        if (auto error = reopenAfterFailure(alreadySaved, batch.size())) return error;
    }
    if (!m_isChecked) {
        if (auto error = checkStructure()) return error;
    }
    const std::vector<const Queued*> rest(batch.begin() + static_cast<std::ptrdiff_t>(alreadySaved), batch.end());
    const AuditHead headBefore = m_head;
    try {
        if (!rest.empty()) writeTransaction(rest);
    } catch (const std::exception& e) {
        m_head = headBefore;
        m_mustReopen = isDoubtful(e);
        return saveError(m_file, e);
    }
    m_generation += static_cast<std::int64_t>(rest.size());
    m_anchor.record({m_generation, m_head.seq, m_head.hash});
    return std::nullopt;
}

/// Every page is authentic, as opening has seen; but an old state of one page would be that too. Nothing is added to
/// pages that do not hang together.
std::optional<Error> Writer::checkStructure()
{
    try {
        if (const auto fault = m_connection->structuralFault()) return errors::damaged(m_file, *fault).value();
    } catch (const std::exception& e) {
        return readError(m_file, e);
    }
    m_isChecked = true;
    return std::nullopt;
}

/// A commit that reported a failure may still have reached the disk; the generation counter tells, so that nothing
/// is written twice.
std::optional<Error> Writer::reopenAfterFailure(std::size_t& alreadySaved, std::size_t batchSize)
{
    m_connection.reset();
    auto connection = m_reopen();
    if (!connection) return connection.error();
    m_connection = std::move(*connection);
    try {
        const StoreRow row = readStoreRow(*m_connection);
        const std::int64_t ahead = row.generation - m_generation;
        TRIVSEL_CHECK(ahead >= 0 && ahead <= static_cast<std::int64_t>(batchSize));
        alreadySaved = static_cast<std::size_t>(ahead);
        m_generation = row.generation;
        m_head = row.head;
    } catch (const std::exception& e) {
        return saveError(m_file, e);
    }
    m_mustReopen = false;
    return std::nullopt;
}

void Writer::writeTransaction(const std::vector<const Queued*>& batch)
{
    SQLite::Transaction transaction(m_connection->db(), SQLite::TransactionBehavior::IMMEDIATE);
    m_connection->execute("PRAGMA defer_foreign_keys=ON");
    for (const Queued* queued : batch) {
        applyRecords(*m_connection, queued->change.put, queued->change.remove);
        for (const AuditNote& note : queued->change.audit) appendAudit(*m_connection, note, queued->actor, m_head);
    }
    updateProgress(*m_connection, m_generation + static_cast<std::int64_t>(batch.size()), m_head);
    transaction.commit();
}

} // namespace trivsel::storage
