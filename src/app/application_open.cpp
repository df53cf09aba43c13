#include "app/application_impl.h"

#include "app/first_start.h"
#include "app/output_file.h"
#include "app/school/rating_packages.h"
#include "app/transition/handover_files.h"
#include "storage/store.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

/// Which store, and in whose name: all of it waits for keys and for the disk, so all of it is a worker's.
namespace trivsel::app {
namespace {

constexpr std::size_t kMostRecent = 8;

/// What was asked of the session before is carried out while it is here.
void completeSlow(Delivery& done, OpenWork& open)
{
    if (!open.slow) return;
    open.slow->complete();
    done.slow = std::move(open.slow);
}

/// Saves and closes what is open. False when it could not be saved: then it stays open, and goes back as it was.
bool leave(Delivery& done, OpenWork& open)
{
    if (!open.session) return true;
    completeSlow(done, open);
    if (open.session->saveStatus().kind == SaveStatus::Kind::Failed) open.session->retrySaving();
    if (const Result<void> saved = open.session->flush(); !saved) {
        done.error = saved.error(); // locking now would lose what was typed
        done.session = std::move(open.session);
        done.isSameSession = true;
        return false;
    }
    if (open.session->isBackupDue(true)) {
        open.session->startBackup();
        if (const auto made = open.session->waitForBackup(); !made) done.backupFailed = made.error();
    }
    if (open.keepsKey) done.keptKey = open.session->keepKey();
    open.session.reset();
    return true;
}

Error wrongCode(int left)
{
    const bool one = left == 1;
    return {ErrorCode::WrongPassphrase,
            {fmt::format("Koden er forkert. Du har {} forsøg tilbage; derefter låser du op med adgangssætningen.", one ? "ét" : "to"),
             fmt::format("The code is wrong. You have {} left; after that you unlock with the passphrase.", one ? "one try" : "two tries")},
            {}};
}

Error codeIsOver()
{
    return {ErrorCode::WrongPassphrase,
            {"Koden var forkert tre gange og er glemt. Intet er tabt. Lås op med adgangssætningen.",
             "The code was wrong three times and is forgotten. Nothing is lost. Unlock with the passphrase."},
            {}};
}

} // namespace

void look(Delivery& done, const std::filesystem::path& file)
{
    Result<ChosenStore> chosen = lookAt(file);
    if (chosen) done.chosen = std::move(*chosen);
    else if (!done.error) done.error = chosen.error();
}

void deliver(Delivery& done, Result<std::unique_ptr<Session>> session)
{
    if (session) done.session = std::move(*session);
    else done.error = session.error();
}

Result<ChosenStore> lookAt(const std::filesystem::path& file)
{
    const Result<storage::StoreInfo> info = storage::inspect(file);
    if (!info) return fail(info.error());
    ChosenStore chosen{file, {}, demoUsers(file)};
    for (const storage::KeySlotInfo& slot : info->slots)
        if (!slot.userName.empty()) chosen.names.push_back(slot.userName);
    std::sort(chosen.names.begin(), chosen.names.end(), [](const auto& a, const auto& b) { return text::compareDanish(a, b) < 0; });
    return chosen;
}

Application::Impl::~Impl()
{
    stopsDemo = true;
    if (worker.joinable()) worker.join();
    slow.reset(); // before the session that it works on
}

Session::OpenRequest Application::Impl::openRequest(std::string user) const
{
    Session::OpenRequest request;
    request.file = store.file;
    request.user = std::move(user);
    request.catalog = catalog;
    request.clock = environment.clock;
    request.anchorDir = environment.anchorDir;
    return request;
}

void Application::Impl::remember()
{
    std::error_code ignored;
    const std::string path = std::filesystem::absolute(store.file, ignored).string();
    auto& recent = preferences.recentStores;
    std::erase(recent, path);
    recent.insert(recent.begin(), path);
    if (recent.size() > kMostRecent) recent.resize(kMostRecent);
    preferences.lastUser = session->user().name;
    preferencesFile->write(preferences);
}

void Application::Impl::noteKeptCode()
{
    std::error_code ignored;
    if (keptCodeOf.empty() || !std::filesystem::equivalent(keptCodeOf, session->file(), ignored)) return;
    keptCodeOf.clear();
    if (const auto noted = session->apply(ConfirmRecoveryCode{}); !noted) error = noted.error();
}

/// The code goes with its adult: it opens what that adult has locked, and is forgotten when anybody else, or another
/// store, comes in between.
void Application::Impl::armCode(Delivery& done)
{
    if (!code) return;
    const bool isLeft = isAway && !done.isSameSession;
    if (isLeft && done.keptKey != nullptr) code->arm(store.file, std::move(done.keptKey), environment.uptime());
    const bool isOther = (isLeft && !code->isArmed()) || (done.chosen && code->isArmed() && done.chosen->file != code->store()) ||
                         (done.session && done.session->user().name != code->user()) ||
                         (done.error && done.error->code == ErrorCode::WrongPassphrase && opensByCode);
    if (isOther) code.reset();
    else if (done.session) code->disarm();
}

void Application::Impl::takeOver(Delivery done)
{
    armCode(done);
    opensByCode = false;
    isWorking = isAway = isSwitching = isLent = isMakingDemo = false;
    lentProgress.reset();
    if (done.error) error = std::move(done.error);
    if (!done.recoveryCode.empty()) recoveryCode = std::move(done.recoveryCode);
    if (done.chosen) store = std::move(*done.chosen);
    if (done.found) found = std::move(*done.found);
    if (done.putBack) putBack = std::move(done.putBack);
    if (done.slow) {
        // Whoever listens may be gone from the screen before it can tell.
        if (const auto& answered = done.slow->answer(); !answered && !error) error = answered.error();
        answer(*done.slow);
    }
    if (done.session) {
        session = std::move(done.session);
        if (environment.wake) session->onSaveProgress(environment.wake);
        if (!done.isSameSession || done.isSwitched) remember();
        if (!done.isSameSession) noteKeptCode();
    }
    if (const Then then = std::exchange(whenDone, {})) {
        const Result<void> how = error ? Result<void>(fail(*error)) : Result<void>();
        error.reset(); // it is told
        then(how);
    }
    if (done.backupFailed && !error) error = std::move(done.backupFailed);
}

bool Application::Impl::collect()
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

void Application::chooseStore(const std::filesystem::path& file, Then then)
{
    if (m_impl->isWorking)
        return m_impl->answer(then, fail(ErrorCode::Failed, {"Programmet er i gang med noget andet. Vent et øjeblik, og prøv igen.",
                                                             "The program is busy with something else. Wait a moment and try again."}));
    m_impl->begin(
        [file](Delivery& done, OpenWork& open) {
            if (leave(done, open)) look(done, file); // what is not saved is not left behind
        },
        std::move(then));
}

void Application::unlock(std::string user, std::string passphrase, std::string reason)
{
    if (m_impl->isWorking || m_impl->store.file.empty()) return;
    Session::OpenRequest request = m_impl->openRequest(std::move(user));
    request.passphrase = std::move(passphrase);
    request.reason = std::move(reason);
    m_impl->begin([request = std::move(request)](Delivery& done, OpenWork& open) {
        if (leave(done, open)) deliver(done, Session::open(request));
    });
}

void Application::unlockByCode(const std::string& digits)
{
    Impl& impl = *m_impl;
    if (impl.isWorking || impl.session || !codeOffer()) return;
    auto key = impl.code->open(digits, impl.environment.uptime());
    if (key == nullptr) {
        const int left = impl.code->triesLeft();
        impl.error = left > 0 ? wrongCode(left) : codeIsOver();
        if (left <= 0) impl.code.reset();
        return;
    }
    Session::OpenRequest request = impl.openRequest(impl.code->user());
    request.keptKey = std::move(key);
    impl.begin([request = std::move(request)](Delivery& done, OpenWork&) { deliver(done, Session::open(request)); });
    impl.opensByCode = true;
}

Result<void> Application::chooseShortCode(const std::string& digits)
{
    if (session() == nullptr) return {};
    if (auto good = ShortCode::check(digits); !good) return good;
    m_impl->code = std::make_unique<ShortCode>(m_impl->session->user().name, digits);
    return {};
}

void Application::forgetShortCode() { m_impl->code.reset(); }
bool Application::hasShortCode() const { return m_impl->code != nullptr; }
Uptime Application::uptime() const { return m_impl->environment.uptime(); }

std::optional<Application::CodeOffer> Application::codeOffer() const
{
    const Impl& impl = *m_impl;
    const Uptime now = impl.environment.uptime();
    if (!impl.code || impl.isWorking || impl.session || !impl.code->isArmed() || impl.code->isOver(now)) return std::nullopt;
    const auto left = impl.code->left(now);
    return CodeOffer{impl.code->user(), impl.code->triesLeft(), impl.environment.clock->now() + left, left};
}

void Application::createStore(FirstStartRequest request)
{
    if (m_impl->isWorking) return;
    m_impl->begin([request = std::move(request), catalog = m_impl->catalog, clock = m_impl->environment.clock,
                   anchors = m_impl->environment.anchorDir](Delivery& done, OpenWork& open) {
        if (!leave(done, open)) return;
        auto made = firstStart(request, catalog, *clock, anchors);
        if (!made) {
            done.error = made.error();
            return;
        }
        done.session = std::move(made->session);
        done.recoveryCode = std::move(made->recoveryCode);
        look(done, request.file);
    });
}

void Application::openRatingPackage(std::filesystem::path package, std::string passphrase, std::filesystem::path store)
{
    Impl& impl = *m_impl;
    if (impl.isWorking) return;
    RatingStoreRequest request{std::move(store), {}, std::move(passphrase), package.filename().string(), impl.catalog, impl.environment.clock,
                               impl.environment.anchorDir, {}};
    impl.begin([request = std::move(request), package = std::move(package)](Delivery& done, OpenWork& open) mutable {
        if (!leave(done, open)) return;
        auto bytes = readWholeFile(package, kMostPackageFile);
        if (!bytes) {
            done.error = bytes.error();
            return;
        }
        request.bytes = *std::move(bytes);
        const auto rater = makeRatingStore(request);
        if (!rater) {
            done.error = rater.error();
            return;
        }
        look(done, request.file);
        deliver(done, Session::open({.file = request.file, .user = *rater, .passphrase = exchange::typedPackagePassphrase(request.passphrase), .keptKey = {},
                                     .reason = {}, .catalog = request.catalog, .clock = request.clock, .anchorDir = request.anchorDir}));
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
    impl.begin([request = std::move(request), &impl](Delivery& done, OpenWork& open) {
        if (!leave(done, open)) return;
        const auto users = trivsel::app::createDemo(request);
        if (!users) {
            if (!isStopped(users.error())) done.error = users.error();
            return;
        }
        auto session = Session::open({.file = request.file, .user = users->front().name, .passphrase = users->front().passphrase, .keptKey = {},
                                      .reason = {}, .catalog = request.catalog, .clock = request.clock, .anchorDir = request.anchorDir});
        if (session && impl.stopsDemo) { // asked for at the very end
            (*session)->removeAtEnd();
            session->reset();
            removeNewStore(request.file);
            return;
        }
        deliver(done, std::move(session));
        look(done, request.file);
    });
}

std::optional<Application::DemoProgress> Application::demoProgress() const
{
    if (!m_impl->isWorking || !m_impl->isMakingDemo) return std::nullopt;
    return DemoProgress{m_impl->demoDone, m_impl->demoUnits, m_impl->stopsDemo};
}

void Application::stopDemo() { m_impl->stopsDemo = true; }

void Application::switchUser(std::string user, std::string passphrase)
{
    if (m_impl->isWorking || !m_impl->session) return;
    m_impl->isSwitching = true;
    // The session is lent to the worker and comes back in either case: after a wrong passphrase in the old name.
    m_impl->begin([user = std::move(user), passphrase = std::move(passphrase)](Delivery& done, OpenWork& open) {
        completeSlow(done, open);
        const auto switched = open.session->switchUser(user, passphrase);
        if (switched) done.isSwitched = true;
        else done.error = switched.error();
        done.session = std::move(open.session);
        done.isSameSession = true;
    });
}

void Application::lend(std::function<Result<void>(Session&)> job, Then then, std::shared_ptr<JobProgress> progress)
{
    if (m_impl->isWorking || !m_impl->session) return;
    m_impl->isLent = true;
    m_impl->lentProgress = std::move(progress);
    m_impl->begin(
        [job = std::move(job)](Delivery& done, OpenWork& open) {
            completeSlow(done, open);
            if (const auto did = job(*open.session); !did) done.error = did.error();
            done.session = std::move(open.session);
            done.isSameSession = true;
        },
        std::move(then));
}

JobProgress* Application::lentProgress() const { return m_impl->isLent ? m_impl->lentProgress.get() : nullptr; }

void Application::lock()
{
    if (m_impl->isWorking || !m_impl->session) return;
    m_impl->begin([file = m_impl->store.file](Delivery& done, OpenWork& open) {
        if (leave(done, open)) look(done, file);
    });
}

bool Application::readyToClose()
{
    if (m_impl->isWorking) return false;
    lock();
    return !m_impl->isWorking && m_impl->preferencesFile->isWritten();
}

} // namespace trivsel::app
