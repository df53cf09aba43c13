#include "app/session_impl.h"

#include <chrono>
#include <future>
#include <thread>
#include <utility>

/// The backups of an open store, and its move to another place.
namespace trivsel::app {
namespace {

Backup backupOf(const storage::BackupInfo& info) { return {info.file, info.taken.day, info.taken.hour, info.taken.minute, info.bytes}; }

} // namespace

std::filesystem::path Session::Impl::backupFolder() const
{
    const auto chosen = world.settings.find(kBackupFolderSetting);
    const bool isChosen = chosen != world.settings.end() && !chosen->second.empty();
    return isChosen ? std::filesystem::path(chosen->second) : storage::defaultBackupFolder(store->file());
}

void Session::Impl::startBackup(const std::filesystem::path& to)
{
    backups.isRunning = true;
    lastBackupTry = clock->now();
    const auto ended = std::make_shared<std::promise<void>>();
    backupEnd = ended->get_future().share();
    const auto begin = [this, to, ended] { makeBackup(to, ended); };
    if (isListingBackups) backupAfterListing = begin;
    else begin();
}

void Session::Impl::makeBackup(const std::filesystem::path& to, const std::shared_ptr<std::promise<void>>& ended)
{
    const auto folder = backupFolder();
    store->backup(to.empty() ? folder : to, [inbox = inbox, ended, folder, id = store->storeId()](Result<storage::BackupInfo> made) {
        auto list = storage::listBackups(folder, id);
        {
            const std::lock_guard hold(inbox->lock);
            inbox->backup = std::move(made);
            if (list) inbox->backupList = std::move(*list);
        }
        ended->set_value();
        inbox->callWake();
    });
}

bool Session::Impl::takeBackups()
{
    std::optional<Result<storage::BackupInfo>> ended;
    std::optional<std::vector<storage::BackupInfo>> list;
    {
        const std::lock_guard hold(inbox->lock);
        ended = std::exchange(inbox->backup, std::nullopt);
        list = std::exchange(inbox->backupList, std::nullopt);
        if (std::exchange(inbox->hasListedBackups, false)) isListingBackups = false;
    }
    if (!isListingBackups)
        if (const auto begin = std::exchange(backupAfterListing, {})) begin();
    if (list) {
        auto& all = backups.list.emplace();
        for (const storage::BackupInfo& info : *list) all.push_back(backupOf(info));
    }
    if (!ended) return list.has_value();
    backups.isRunning = false;
    backups.error = *ended ? std::nullopt : std::optional(ended->error());
    if (!*ended) return true;
    backups.made = backupOf(**ended);
    savedAtBackup = (*ended)->generation.value_or(savedAtBackup);
    return true;
}

const BackupState& Session::backups() const
{
    m_impl->backups.folder = m_impl->backupFolder();
    return m_impl->backups;
}

void Session::listBackups()
{
    if (m_impl->isListingBackups || m_impl->backups.isRunning) return; // the one that is being made tells the list
    m_impl->isListingBackups = true;
    m_impl->store->listBackups(m_impl->backupFolder(), [inbox = m_impl->inbox](Result<std::vector<storage::BackupInfo>> list) {
        {
            const std::lock_guard hold(inbox->lock);
            inbox->hasListedBackups = true;
            if (list) inbox->backupList = std::move(*list);
        }
        inbox->callWake();
    });
}

bool Session::isBackupDue(bool isClosing) const
{
    if (isDemo() || m_impl->backups.isRunning) return false;
    return app::isBackupDue(m_impl->lastBackupTry, m_impl->savedAtBackup, m_impl->clock->now(), m_impl->store->generation(), isClosing);
}

void Session::startBackup()
{
    if (m_impl->backups.isRunning) return;
    storage::Change change;
    storage::AuditNote note;
    note.action = TakeBackup::kName;
    note.scope = "automatic";
    change.audit.push_back(std::move(note));
    m_impl->store->submit(std::move(change));
    m_impl->startBackup({});
}

Result<Backup> Session::waitForBackup()
{
    while (m_impl->backupAfterListing) {
        poll();
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    if (m_impl->backupEnd.valid()) m_impl->backupEnd.wait();
    poll();
    const BackupState& state = m_impl->backups;
    if (state.error) return fail(*state.error);
    if (!state.made) return fail(ErrorCode::Failed, {"Der er ikke taget nogen sikkerhedskopi.", "No backup has been made."});
    return *state.made;
}

Session::Moved Session::move(std::unique_ptr<Session> session, const std::filesystem::path& to)
{
    if (auto ok = session->apply(MoveStore{to}); !ok) return {std::move(session), ok.error()};
    Impl& impl = *session->m_impl;
    storage::MovedStore moved = storage::Store::move(std::move(impl.store), to);
    impl.store = std::move(moved.store);
    if (impl.store == nullptr) return {nullptr, std::move(moved.error)};
    impl.store->onProgress([inbox = impl.inbox] { inbox->callWake(); });
    impl.backups.list.reset(); // of the old place, unless the folder was chosen
    ++impl.version;
    return {std::move(session), std::move(moved.error)};
}

} // namespace trivsel::app
