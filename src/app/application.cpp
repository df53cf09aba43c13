#include "app/application.h"

#include "app/first_start.h"
#include "base/check.h"
#include "definitions/catalog.h"
#include "storage/store.h"

#include <algorithm>
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

    ~Impl()
    {
        if (worker.joinable()) worker.join();
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
        if (done.error) error = std::move(done.error);
        if (!done.recoveryCode.empty()) recoveryCode = std::move(done.recoveryCode);
        if (!done.made.empty()) {
            if (const auto chosen = choose(done.made); !chosen && !error) error = chosen.error();
        }
        if (!done.session) return;
        session = std::move(done.session); // one that was open before is saved and closed here
        if (environment.wake) session->onSaveProgress(environment.wake);
        if (!error || done.wasSwitch) remember();
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
    m_impl->begin([request = std::move(request)] {
        Delivery done;
        const auto users = trivsel::app::createDemo(request);
        if (!users) {
            done.error = users.error();
            return done;
        }
        done.made = request.file;
        auto session = Session::open({request.file, users->front().name, users->front().passphrase, {}, request.catalog,
                                      request.clock, request.anchorDir});
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

bool Application::poll()
{
    bool changed = m_impl->collect();
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
    poll();
}

Session* Application::session() { return m_impl->isWorking ? nullptr : m_impl->session.get(); }
const std::optional<Error>& Application::lastError() const { return m_impl->error; }
void Application::clearError() { m_impl->error.reset(); }
const std::string& Application::recoveryCode() const { return m_impl->recoveryCode; }

void Application::forgetRecoveryCode()
{
    std::fill(m_impl->recoveryCode.begin(), m_impl->recoveryCode.end(), '\0');
    m_impl->recoveryCode.clear();
}

void Application::lock()
{
    if (!m_impl->session) return;
    if (const Result<void> saved = m_impl->session->flush(); !saved) {
        m_impl->error = saved.error(); // locking now would lose what was typed
        return;
    }
    m_impl->session.reset();
    if (const auto chosen = m_impl->choose(m_impl->store); !chosen) m_impl->error = chosen.error();
}

bool Application::readyToClose()
{
    if (m_impl->isWorking) return false;
    if (!m_impl->session) return true;
    const SaveStatus status = m_impl->session->saveStatus();
    if (status.kind == SaveStatus::Kind::Failed) m_impl->error = status.error;
    return status.kind == SaveStatus::Kind::Saved;
}

} // namespace trivsel::app
