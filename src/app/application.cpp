#include "app/application.h"

#include "app/first_start.h"
#include "base/check.h"
#include "definitions/catalog.h"
#include "storage/store.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

namespace trivsel::app {
namespace {

constexpr std::size_t kMostRecent = 8;

/// What a worker thread brings back.
struct Delivery {
    std::unique_ptr<Session> session;  ///< the store is open in somebody's name
    std::optional<Error> error;
    std::string recoveryCode;
    std::filesystem::path made;        ///< a store that exists now, whether or not it could be opened
    bool wasSwitch = false;            ///< the session is the one that was lent, also after an error
};

/// A command whose key is being derived while the session goes on.
struct KeyJob {
    Command command;
    Application::Then then;
    std::mutex mutex; ///< guards `key` alone
    std::optional<Result<ReadyKey>> key;
    std::thread worker;

    KeyJob(Command c, Application::Then t) : command(std::move(c)), then(std::move(t)) {}
    KeyJob(const KeyJob&) = delete;
    KeyJob& operator=(const KeyJob&) = delete;
    ~KeyJob()
    {
        if (worker.joinable()) worker.join();
        std::visit([](auto& c) { wipe(c); }, command);
    }
    bool isDone()
    {
        const std::lock_guard lock(mutex);
        return key.has_value();
    }

private:
    static void overwrite(std::string& secret) { std::fill(secret.begin(), secret.end(), '\0'); }
    template <class C> static void wipe(C& c)
    {
        if constexpr (requires { c.passphrase; }) overwrite(c.passphrase);
        if constexpr (requires { c.oldOne; }) overwrite(c.oldOne);
        if constexpr (requires { c.newOne; }) overwrite(c.newOne);
        if constexpr (std::is_same_v<C, TryRecoveryCode>) overwrite(c.code);
    }
};

Error fromException(const std::exception& e)
{
    return {ErrorCode::Failed,
            {"Noget gik galt i programmet. Det, der er vist som gemt, er gemt. Prøv igen, eller genstart programmet.",
             "Something went wrong in the program. What was shown as saved is saved. Try again, or restart the program."},
            e.what()};
}

} // namespace

struct Application::Impl {
    Environment environment;
    std::shared_ptr<const definitions::Catalog> catalog;
    Preferences preferences;
    std::filesystem::path store;
    std::vector<std::string> names;
    std::vector<DemoUser> demo;
    std::unique_ptr<Session> session;
    std::optional<Error> error;
    std::string recoveryCode;

    bool isWorking = false;
    std::thread worker;
    std::mutex mutex;                  ///< guards `delivery` alone
    std::optional<Delivery> delivery;

    std::unique_ptr<KeyJob> keyJob;
    std::vector<std::unique_ptr<KeyJob>> dropped; ///< still deriving; nobody wants the answer
    std::filesystem::path keptCodeOf;  ///< the store whose code was written down while it was locked

    bool isMakingDemo = false;
    std::atomic<int> demoDone{0}, demoUnits{0};
    std::atomic<bool> stopsDemo{false};
    int shownDone = -1;                ///< what poll() has told of demoDone

    ~Impl()
    {
        stopsDemo = true;
        if (worker.joinable()) worker.join();
    }

    void beginKey(Command command, Then then)
    {
        auto work = session->keyWork(command);
        if (!work) return answer(then, fail(work.error()));
        keyJob = std::make_unique<KeyJob>(std::move(command), std::move(then));
        keyJob->worker = std::thread([job = keyJob.get(), derive = std::move(*work), wake = environment.wake] {
            Result<ReadyKey> made = ReadyKey();
            try {
                made = derive();
            } catch (const std::exception& e) {
                made = fail(fromException(e));
            }
            {
                const std::lock_guard lock(job->mutex);
                job->key = std::move(made);
            }
            if (wake) wake();
        });
    }

    /// Tells how a command went; why it failed stands in lastError() when nobody listens.
    void answer(const Then& then, const Result<void>& done)
    {
        if (then) return then(done);
        if (!done) error = done.error();
    }

    /// Waits for the key and carries its command out; the error if that fails.
    std::optional<Error> finishKey()
    {
        if (!keyJob) return std::nullopt;
        const std::unique_ptr<KeyJob> job = std::move(keyJob);
        job->worker.join();
        const Result<void> done = *job->key ? session->apply(job->command, **job->key) : fail(job->key->error());
        if (std::string code = session->takeRecoveryCode(); !code.empty()) recoveryCode = std::move(code);
        answer(job->then, done);
        return done ? std::nullopt : std::optional(done.error());
    }

    /// The same before the session is left: whoever listens goes with it.
    void finishKeyBeforeLeaving()
    {
        if (auto failed = finishKey()) error = std::move(failed);
    }

    bool collectKey()
    {
        std::erase_if(dropped, [](const auto& job) { return job->isDone(); });
        if (!keyJob || !keyJob->isDone()) return false;
        finishKey();
        return true;
    }

    void noteKeptCode()
    {
        std::error_code ignored;
        if (keptCodeOf.empty() || !std::filesystem::equivalent(keptCodeOf, session->file(), ignored)) return;
        keptCodeOf.clear();
        if (const auto noted = session->apply(ConfirmRecoveryCode{}); !noted) error = noted.error();
    }

    void setStore(const std::filesystem::path& file, const storage::StoreInfo& info)
    {
        store = file;
        names.clear();
        for (const storage::KeySlotInfo& slot : info.slots) {
            if (!slot.userName.empty()) names.push_back(slot.userName);
        }
        std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return text::compareDanish(a, b) < 0; });
        demo = trivsel::app::demoUsers(file);
    }

    Result<void> choose(const std::filesystem::path& file)
    {
        const Result<storage::StoreInfo> info = storage::inspect(file);
        if (!info) return fail(info.error());
        setStore(file, *info);
        return {};
    }

    /// Runs `job` on a thread of its own; poll() takes over what it delivers.
    template <class Job> void begin(Job job)
    {
        TRIVSEL_CHECK(!isWorking);
        error.reset();
        isWorking = true;
        worker = std::thread([this, job = std::move(job)]() mutable {
            Delivery done;
            try {
                done = job();
            } catch (const std::exception& e) {
                done.error = fromException(e);
            }
            {
                const std::lock_guard lock(mutex);
                delivery = std::move(done);
            }
            if (environment.wake) environment.wake();
        });
    }

    void remember()
    {
        std::error_code ignored;
        const std::string path = std::filesystem::absolute(store, ignored).string();
        auto& recent = preferences.recentStores;
        std::erase(recent, path);
        recent.insert(recent.begin(), path);
        if (recent.size() > kMostRecent) recent.resize(kMostRecent);
        preferences.lastUser = session->user().name;
        if (const auto written = writePreferences(environment.configDir, preferences); !written) error = written.error();
    }

    void takeOver(Delivery done)
    {
        isWorking = false;
        isMakingDemo = false;
        if (done.error) error = std::move(done.error);
        if (!done.recoveryCode.empty()) recoveryCode = std::move(done.recoveryCode);
        if (!done.made.empty()) {
            if (const auto chosen = choose(done.made); !chosen && !error) error = chosen.error();
        }
        if (!done.session) return;
        session = std::move(done.session); // one that was open before is saved and closed here
        if (environment.wake) session->onSaveProgress(environment.wake);
        if (!error || done.wasSwitch) remember();
        noteKeptCode();
    }

    bool collect()
    {
        std::optional<Delivery> done;
        {
            const std::lock_guard lock(mutex);
            done.swap(delivery);
        }
        if (!done) return false;
        worker.join();
        takeOver(std::move(*done));
        return true;
    }
};

Application::Application(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Application::~Application() = default;

Result<std::unique_ptr<Application>> Application::start(Environment environment)
{
    auto impl = std::make_unique<Impl>();
    impl->environment = std::move(environment);
    Result<definitions::Catalog> catalog = definitions::Catalog::load(impl->environment.dataDir);
    if (!catalog) return fail(catalog.error());
    impl->catalog = std::make_shared<const definitions::Catalog>(std::move(*catalog));
    impl->preferences = readPreferences(impl->environment.configDir);
    // The newest store that can be used; that the others are gone or refused matters only when none is left.
    for (const std::string& path : impl->preferences.recentStores) {
        const Result<void> chosen = impl->choose(path);
        if (chosen) {
            impl->error.reset();
            break;
        }
        if (!impl->error) impl->error = chosen.error();
    }
    return std::unique_ptr<Application>(new Application(std::move(impl)));
}

Application::Phase Application::phase() const
{
    if (m_impl->isWorking) return Phase::Working;
    if (m_impl->session) return Phase::Open;
    return m_impl->store.empty() ? Phase::FirstStart : Phase::Locked;
}

const definitions::Catalog& Application::catalog() const { return *m_impl->catalog; }
std::shared_ptr<const definitions::Catalog> Application::sharedCatalog() const { return m_impl->catalog; }

std::string_view Application::text(std::string_view key) const
{
    for (const Language language : {m_impl->preferences.language, Language::Danish}) {
        const definitions::Texts& texts = m_impl->catalog->texts(language);
        const auto at = texts.find(key);
        if (at != texts.end()) return at->second;
    }
    return key;
}

const Preferences& Application::preferences() const { return m_impl->preferences; }

void Application::setPreferences(Preferences preferences)
{
    if (preferences == m_impl->preferences) return;
    preferences.zoomPercent = std::clamp(preferences.zoomPercent, 80, 200);
    m_impl->preferences = std::move(preferences);
    const auto written = writePreferences(m_impl->environment.configDir, m_impl->preferences);
    if (!written) m_impl->error = written.error();
}

Result<void> Application::chooseStore(const std::filesystem::path& file)
{
    if (m_impl->isWorking) {
        return fail(ErrorCode::Failed, {"Programmet er i gang med noget andet. Vent et øjeblik, og prøv igen.",
                                        "The program is busy with something else. Wait a moment and try again."});
    }
    if (m_impl->session) {
        lock();
        if (m_impl->session) return fail(*m_impl->error); // what is not saved is not left behind
    }
    return m_impl->choose(file);
}

const std::filesystem::path& Application::storeFile() const { return m_impl->store; }
std::vector<std::string> Application::unlockNames() const { return m_impl->names; }
std::vector<DemoUser> Application::demoUsers() const { return m_impl->demo; }

void Application::unlock(std::string user, std::string passphrase, std::string reason)
{
    if (m_impl->isWorking || m_impl->store.empty()) return;
    if (m_impl->session) {
        lock();
        if (m_impl->session) return;
    }
    Session::OpenRequest request{m_impl->store,   std::move(user),           std::move(passphrase),
                                 std::move(reason), m_impl->catalog, m_impl->environment.clock,
                                 m_impl->environment.anchorDir};
    m_impl->begin([request = std::move(request)] {
        Delivery done;
        auto session = Session::open(request);
        if (session) {
            done.session = std::move(*session);
        } else {
            done.error = session.error();
        }
        return done;
    });
}

void Application::createStore(FirstStartRequest request)
{
    if (m_impl->isWorking) return;
    m_impl->begin([request = std::move(request), catalog = m_impl->catalog, clock = m_impl->environment.clock,
                   anchors = m_impl->environment.anchorDir] {
        Delivery done;
        auto made = firstStart(request, catalog, *clock, anchors);
        if (made) {
            done.session = std::move(made->session);
            done.recoveryCode = std::move(made->recoveryCode);
            done.made = request.file;
        } else {
            done.error = made.error();
        }
        return done;
    });
}

void Application::createDemo(DemoRequest request)
{
    if (m_impl->isWorking) return;
    if (!request.catalog) request.catalog = m_impl->catalog;
    request.clock = m_impl->environment.clock;
    if (request.anchorDir.empty()) request.anchorDir = m_impl->environment.anchorDir;
    Impl& impl = *m_impl;
    impl.isMakingDemo = true;
    impl.stopsDemo = false;
    impl.demoDone = impl.demoUnits = 0;
    impl.shownDone = -1;
    request.progress = [&impl](int made, int units) {
        impl.demoUnits = units;
        impl.demoDone = made;
        if (impl.environment.wake) impl.environment.wake();
        return !impl.stopsDemo;
    };
    impl.begin([request = std::move(request), &impl] {
        Delivery done;
        const auto users = trivsel::app::createDemo(request);
        if (!users) {
            if (!isStopped(users.error())) done.error = users.error();
            return done;
        }
        auto session = Session::open({request.file, users->front().name, users->front().passphrase, {}, request.catalog,
                                      request.clock, request.anchorDir});
        if (session && impl.stopsDemo) { // asked for at the very end
            (*session)->removeAtEnd();
            session->reset();
            removeNewStore(request.file);
            return done;
        }
        done.made = request.file;
        if (session) {
            done.session = std::move(*session);
        } else {
            done.error = session.error();
        }
        return done;
    });
}

void Application::switchUser(std::string user, std::string passphrase)
{
    if (m_impl->isWorking || !m_impl->session) return;
    m_impl->finishKeyBeforeLeaving();
    // The session is lent to the worker and comes back in either case: after a wrong passphrase in the old name.
    m_impl->begin([session = std::move(m_impl->session), user = std::move(user), passphrase = std::move(passphrase)]() mutable {
        Delivery done;
        done.wasSwitch = true;
        const auto switched = session->switchUser(user, passphrase);
        if (!switched) done.error = switched.error();
        done.session = std::move(session);
        return done;
    });
}

std::optional<Application::DemoProgress> Application::demoProgress() const
{
    if (!m_impl->isWorking || !m_impl->isMakingDemo) return std::nullopt;
    return DemoProgress{m_impl->demoDone, m_impl->demoUnits, m_impl->stopsDemo};
}

void Application::stopDemo() { m_impl->stopsDemo = true; }

void Application::apply(Command command, Then then)
{
    if (session() == nullptr) return;
    if (!Session::makesKey(command)) return m_impl->answer(then, m_impl->session->apply(command));
    if (m_impl->keyJob)
        return m_impl->answer(then, fail(ErrorCode::Failed, {"En anden adgangssætning er ved at blive gjort klar. Intet er ændret. Prøv igen om et øjeblik.",
                                                             "Another passphrase is just being made ready. Nothing has been changed. Try again in a moment."}));
    m_impl->beginKey(std::move(command), std::move(then));
}

bool Application::isMakingKey() const { return m_impl->keyJob != nullptr; }

void Application::dropKey()
{
    if (m_impl->keyJob) m_impl->dropped.push_back(std::move(m_impl->keyJob));
}

bool Application::poll()
{
    bool changed = m_impl->collect();
    changed |= m_impl->collectKey();
    if (m_impl->isMakingDemo && m_impl->demoDone != m_impl->shownDone) {
        m_impl->shownDone = m_impl->demoDone;
        changed = true;
    }
    if (m_impl->session && m_impl->session->poll()) changed = true;
    return changed;
}

void Application::waitForWork()
{
    if (m_impl->worker.joinable() && m_impl->isWorking) {
        m_impl->worker.join();
        std::optional<Delivery> done;
        {
            const std::lock_guard lock(m_impl->mutex);
            done.swap(m_impl->delivery);
        }
        if (done) m_impl->takeOver(std::move(*done));
    }
    m_impl->finishKey();
    poll();
}

Session* Application::session() { return m_impl->isWorking ? nullptr : m_impl->session.get(); }
const std::optional<Error>& Application::lastError() const { return m_impl->error; }
void Application::clearError() { m_impl->error.reset(); }
const std::string& Application::recoveryCode() const { return m_impl->recoveryCode; }

void Application::confirmRecoveryCode()
{
    forgetRecoveryCode();
    if (!m_impl->session) {
        m_impl->keptCodeOf = m_impl->store;
        return;
    }
    if (const auto noted = m_impl->session->apply(ConfirmRecoveryCode{}); !noted) m_impl->error = noted.error();
}

void Application::forgetRecoveryCode()
{
    std::fill(m_impl->recoveryCode.begin(), m_impl->recoveryCode.end(), '\0');
    m_impl->recoveryCode.clear();
}

void Application::lock()
{
    if (!m_impl->session) return;
    m_impl->finishKeyBeforeLeaving();
    if (const Result<void> saved = m_impl->session->flush(); !saved) {
        m_impl->error = saved.error(); // locking now would lose what was typed
        return;
    }
    m_impl->session.reset();
    if (const auto chosen = m_impl->choose(m_impl->store); !chosen) m_impl->error = chosen.error();
}

bool Application::readyToClose()
{
    if (m_impl->isWorking || m_impl->keyJob) return false;
    if (!m_impl->session) return true;
    const SaveStatus status = m_impl->session->saveStatus();
    if (status.kind == SaveStatus::Kind::Failed) m_impl->error = status.error;
    return status.kind == SaveStatus::Kind::Saved;
}

} // namespace trivsel::app
