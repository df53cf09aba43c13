#include "app/application_impl.h"

/// Into a store again that nobody could open: by the recovery code, or from a backup.
namespace trivsel::app {

void Application::recover(std::string code, std::string name, std::string newPassphrase)
{
    Impl& impl = *m_impl;
    if (impl.isWorking || impl.session || impl.store.file.empty()) return;
    Session::OpenRequest open = impl.openRequest(name);
    open.passphrase = newPassphrase;
    RecoverRequest request{impl.store.file, std::move(code), std::move(name), std::move(newPassphrase), {},
                           impl.environment.anchorDir, impl.environment.clock};
    impl.begin([request = std::move(request), open = std::move(open)](Delivery& done, OpenWork&) {
        if (const auto recovered = recoverUser(request); !recovered) {
            done.error = recovered.error();
            return;
        }
        look(done, request.store);
        deliver(done, Session::open(open));
    });
}

void Application::findBackups(std::filesystem::path folder)
{
    if (m_impl->isWorking || m_impl->session) return;
    m_impl->begin([folder = std::move(folder)](Delivery& done, OpenWork&) { done.found = trivsel::app::findBackups(folder); });
}

const FoundBackups& Application::backupsFound() const { return m_impl->found; }

void Application::restore(RestoreRequest request)
{
    Impl& impl = *m_impl;
    if (impl.isWorking || impl.session) return;
    request.anchorDir = impl.environment.anchorDir;
    request.clock = impl.environment.clock;
    Backup from;
    for (const FoundBackup& one : impl.found.backups)
        if (one.backup.file == request.backup) from = one.backup;
    impl.begin([request = std::move(request), from = std::move(from)](Delivery& done, OpenWork&) {
        auto restored = restoreBackup(request);
        if (!restored) {
            done.error = restored.error();
            return;
        }
        look(done, restored->store);
        done.putBack = PutBack{std::move(*restored), from};
    });
}

const std::optional<PutBack>& Application::putBack() const { return m_impl->putBack; }
void Application::forgetPutBack() { m_impl->putBack.reset(); }

} // namespace trivsel::app
