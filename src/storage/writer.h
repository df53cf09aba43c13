#pragma once

#include "storage/anchor.h"
#include "storage/audit.h"
#include "storage/connection.h"
#include "storage/errors.h"
#include "storage/store.h"
#include "storage/store_row.h"

#include <sys/types.h>

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <thread>

/// The one thread that uses the connection of an open store: commits changes in order, and reads between commits.
namespace trivsel::storage {

/// The file that was opened, to notice when another takes its name.
struct FileIdentity {
    dev_t device = 0;
    ino_t inode = 0;
    static std::optional<FileIdentity> of(const std::filesystem::path& file);
    bool operator==(const FileIdentity&) const = default;
};

class Writer {
public:
    struct Start {
        std::filesystem::path file;
        std::unique_ptr<Connection> connection;
        std::function<Result<std::unique_ptr<Connection>>()> reopen; ///< after an I/O error, before trying again
        StoreRow row;
        Anchor anchor;
        const Clock* clock = nullptr;
    };
    explicit Writer(Start start);
    ~Writer(); ///< commits what is queued, trying once more if it had failed, and closes

    void submit(Change change, const Actor& actor);
    void retry();
    Result<void> flush();
    SaveState state() const;
    /// How far the file is, as of the last commit that returned.
    struct Saved {
        std::int64_t generation = 0;
        AuditHead head;
    };
    Saved saved() const;
    void onProgress(std::function<void()> callback);

    /// Runs `task` on the thread after everything submitted before it, or at once when saving has failed.
    /// An exception of the task becomes the error of the result.
    template <class T> void read(std::function<T(Connection&)> task, std::function<void(Result<T>)> done);
    /// As above, and waits.
    template <class T> Result<T> readNow(std::function<T(Connection&)> task);

    const std::filesystem::path& file() const { return m_file; }
    /// For use inside a read.
    std::int64_t generation() const { return m_generation; }
    const AuditHead& head() const { return m_head; }

private:
    struct Queued {
        Change change;
        Actor actor;
    };
    struct Read {
        std::uint64_t after = 0; ///< number of changes that must be committed before
        std::function<void(Connection*)> task; ///< null: the file could not be opened again after a failure
    };

    void queueRead(std::function<void(Connection*)> task);
    void run();
    bool readIsReady() const;
    void runReads(std::unique_lock<std::mutex>& lock);
    void commitNext(std::unique_lock<std::mutex>& lock);
    std::optional<Error> commit(const std::vector<const Queued*>& batch, std::size_t& alreadySaved);
    std::optional<Error> checkStructure();
    std::optional<Error> reopenAfterFailure(std::size_t& alreadySaved, std::size_t batchSize);
    void writeTransaction(const std::vector<const Queued*>& batch);
    void report(std::unique_lock<std::mutex>& lock);

    // Used by the thread alone once it runs.
    std::filesystem::path m_file;
    std::unique_ptr<Connection> m_connection;
    std::function<Result<std::unique_ptr<Connection>>()> m_reopen;
    std::optional<FileIdentity> m_identity;
    Anchor m_anchor;
    const Clock* m_clock;
    std::int64_t m_generation;
    AuditHead m_head;
    bool m_mustReopen = false;
    bool m_isChecked = false; ///< how the pages hang together; before the first commit

    mutable std::mutex m_mutex; ///< guards all below
    std::condition_variable m_wake; ///< there is something to do
    std::condition_variable m_progress; ///< something was done
    std::deque<Queued> m_changes; ///< a deque: references stay good while others are added
    std::deque<Read> m_reads;
    std::function<void()> m_callback;
    std::uint64_t m_submitted = 0, m_committed = 0;
    std::optional<Instant> m_savedAt;
    Saved m_saved;
    std::optional<Error> m_error;
    bool m_isStopping = false;

    std::thread m_thread; ///< last: starts when everything above is there
};

template <class T> void Writer::read(std::function<T(Connection&)> task, std::function<void(Result<T>)> done)
{
    queueRead([this, task = std::move(task), done = std::move(done)](Connection* connection) {
        if (connection == nullptr) return done(errors::cannotRead(m_file, 0));
        Result<T> result = [&]() -> Result<T> {
            try {
                return task(*connection);
            } catch (const std::exception& e) {
                return fail(readError(m_file, e));
            }
        }();
        done(std::move(result));
    });
}

template <class T> Result<T> Writer::readNow(std::function<T(Connection&)> task)
{
    std::promise<Result<T>> promise;
    auto answer = promise.get_future();
    read<T>(std::move(task), [&promise](Result<T> result) { promise.set_value(std::move(result)); });
    return answer.get();
}

} // namespace trivsel::storage
