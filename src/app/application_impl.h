#pragma once

#include "app/application.h"
#include "app/preferences_file.h"
#include "app/short_code.h"
#include "app/slow_job.h"
#include "base/check.h"

#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

/// Shared by the files of Application only.
namespace trivsel::app {

/// A store for the unlock screen, as its key file has it.
struct ChosenStore {
    std::filesystem::path file;
    std::vector<std::string> names; ///< in Danish order
    std::vector<DemoUser> demo;
};
Result<ChosenStore> lookAt(const std::filesystem::path& file); ///< reads the disk

/// What was open when a worker took over: it has the session to itself.
struct OpenWork {
    std::unique_ptr<Session> session;
    std::unique_ptr<SlowJob> slow;
    bool keepsKey = false; ///< its adult has chosen a short code
};

/// What a worker thread brings back.
struct Delivery {
    std::unique_ptr<Session> session; ///< the store is open in somebody's name
    bool isSameSession = false;       ///< … and was before: lent, or not left since it could not be saved
    bool isSwitched = false;          ///< in another adult's name
    std::unique_ptr<SlowJob> slow;    ///< done; whoever asked is still to be told
    std::optional<Error> error;
    std::string recoveryCode;
    std::optional<ChosenStore> chosen;
    std::shared_ptr<const storage::KeptKey> keptKey; ///< of what was closed
    std::optional<Error> backupFailed; ///< what was closed is saved, but could not be copied
    std::optional<FoundBackups> found;
    std::optional<PutBack> putBack;
};
/// The store for the unlock screen, or why it cannot be that.
void look(Delivery& done, const std::filesystem::path& file);
void deliver(Delivery& done, Result<std::unique_ptr<Session>> session);

struct Application::Impl {
    Environment environment;
    std::shared_ptr<const definitions::Catalog> catalog;
    Preferences preferences;
    std::unique_ptr<PreferencesFile> preferencesFile;
    ChosenStore store;
    std::unique_ptr<Session> session;
    std::unique_ptr<SlowJob> slow;                ///< after the session that it works on
    std::vector<std::unique_ptr<SlowJob>> dropped; ///< still deriving; nobody wants the answer
    std::optional<Error> error;
    std::unique_ptr<ShortCode> code; ///< one adult's
    std::string recoveryCode;
    std::filesystem::path keptCodeOf; ///< the store whose code was written down while it was locked

    FoundBackups found;             ///< for the unlock screen
    std::optional<PutBack> putBack; ///< a backup was; until it has been told

    bool isWorking = false;
    bool isAway = false;      ///< the worker has the session that was open
    bool isSwitching = false; ///< … and means to bring it back
    bool isLent = false;      ///< … for a job
    std::shared_ptr<JobProgress> lentProgress; ///< of that job, if it tells
    bool opensByCode = false; ///< with the kept key
    Then whenDone;            ///< told how the work went
    std::thread worker;
    std::mutex mutex; ///< guards `delivery` alone
    std::optional<Delivery> delivery;

    bool isMakingDemo = false;
    std::atomic<int> demoDone{0}, demoUnits{0};
    std::atomic<bool> stopsDemo{false};
    int shownDone = -1; ///< what poll() has told of demoDone

    ~Impl();

    // application_slow.cpp
    /// Tells how a command went; why it failed stands in lastError() when nobody listens.
    void answer(const Then& then, const Result<void>& done);
    void answer(SlowJob& job);
    bool collectSlow();

    // application_open.cpp
    Session::OpenRequest openRequest(std::string user) const;
    void remember();
    void noteKeptCode();
    void takeOver(Delivery done);
    void armCode(Delivery& done);
    bool collect();

    /// Runs `job(Delivery&, OpenWork&)` on a thread of its own, with what is open now; poll() takes over what it
    /// delivers.
    template <class Job> void begin(Job job, Then then = {})
    {
        TRIVSEL_CHECK(!isWorking);
        error.reset();
        isWorking = true;
        isAway = session != nullptr;
        whenDone = std::move(then);
        const bool keepsKey = session != nullptr && code != nullptr && code->user() == session->user().name;
        worker = std::thread([this, open = OpenWork{std::move(session), std::move(slow), keepsKey}, job = std::move(job)]() mutable {
            Delivery done;
            try {
                job(done, open);
            } catch (const std::exception& e) {
                done.error = fromException(e);
            }
            if (open.session) { // it was thrown past
                done.session = std::move(open.session);
                done.isSameSession = true;
            }
            {
                const std::lock_guard lock(mutex);
                delivery = std::move(done);
            }
            if (environment.wake) environment.wake();
        });
    }
};

} // namespace trivsel::app
