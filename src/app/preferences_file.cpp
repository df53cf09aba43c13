#include "app/preferences_file.h"

#include <utility>

namespace trivsel::app {

PreferencesFile::PreferencesFile(std::filesystem::path configDir, std::function<void()> wake)
    : m_configDir(std::move(configDir)), m_wake(std::move(wake)), m_thread([this] { run(); })
{
}

PreferencesFile::~PreferencesFile()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void PreferencesFile::write(Preferences preferences)
{
    {
        const std::lock_guard lock(m_mutex);
        m_next = std::move(preferences);
    }
    m_changed.notify_all();
}

bool PreferencesFile::isWritten() const
{
    const std::lock_guard lock(m_mutex);
    return !m_next && !m_isWriting;
}

void PreferencesFile::wait()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_next && !m_isWriting; });
}

std::optional<Error> PreferencesFile::takeError()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_error, {});
}

void PreferencesFile::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_next || m_isEnding; });
        if (!m_next) return;
        const Preferences preferences = *std::exchange(m_next, {});
        m_isWriting = true;
        lock.unlock();
        const Result<void> written = writePreferences(m_configDir, preferences);
        lock.lock();
        m_isWriting = false;
        if (!written) m_error = written.error();
        m_changed.notify_all();
        if (!m_wake) continue;
        lock.unlock();
        m_wake();
        lock.lock();
    }
}

} // namespace trivsel::app
