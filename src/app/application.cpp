#include "app/application_impl.h"

#include "app/sealed_words.h"
#include "definitions/catalog.h"

#include <algorithm>

namespace trivsel::app {

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
    impl->preferencesFile = std::make_unique<PreferencesFile>(impl->environment.configDir, impl->environment.wake);
    // The newest store that can be used; that the others are gone or refused matters only when none is left.
    for (const std::string& path : impl->preferences.recentStores) {
        Result<ChosenStore> chosen = lookAt(path);
        if (chosen) {
            impl->store = std::move(*chosen);
            impl->error.reset();
            break;
        }
        if (!impl->error) impl->error = chosen.error();
    }
    return std::unique_ptr<Application>(new Application(std::move(impl)));
}

Application::Phase Application::phase() const
{
    if (m_impl->isWorking && m_impl->isLent) return Phase::Lent;
    if (m_impl->isWorking) return m_impl->isAway && !m_impl->isSwitching ? Phase::Locking : Phase::Working;
    if (m_impl->session) return Phase::Open;
    return m_impl->store.file.empty() ? Phase::FirstStart : Phase::Locked;
}

bool Application::isSessionAway() const { return m_impl->isAway; }

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
    m_impl->preferencesFile->write(m_impl->preferences);
}

const std::filesystem::path& Application::storeFile() const { return m_impl->store.file; }
std::vector<std::string> Application::unlockNames() const { return m_impl->store.names; }
std::vector<DemoUser> Application::demoUsers() const { return m_impl->store.demo; }

bool Application::poll()
{
    bool changed = m_impl->collect();
    changed |= m_impl->collectSlow();
    if (m_impl->code && m_impl->code->isOver(m_impl->environment.uptime())) {
        m_impl->code.reset();
        changed = true;
    }
    if (auto failed = m_impl->preferencesFile->takeError()) {
        m_impl->error = std::move(failed);
        changed = true;
    }
    if (m_impl->isMakingDemo && m_impl->demoDone != m_impl->shownDone) {
        m_impl->shownDone = m_impl->demoDone;
        changed = true;
    }
    if (m_impl->session && m_impl->session->isBackupDue(false)) m_impl->session->startBackup();
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
    if (m_impl->slow) {
        m_impl->slow->complete();
        m_impl->collectSlow();
    }
    m_impl->preferencesFile->wait();
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
        m_impl->keptCodeOf = m_impl->store.file;
        return;
    }
    if (const auto noted = m_impl->session->apply(ConfirmRecoveryCode{}); !noted) m_impl->error = noted.error();
}

void Application::forgetRecoveryCode()
{
    overwrite(m_impl->recoveryCode);
}

} // namespace trivsel::app
