#pragma once

#include "app/application.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace trivsel::app {

/// Writes the preferences on a thread of its own: they are flushed to the disk, which nobody at the window waits for. The
/// newest wins.
class PreferencesFile {
public:
    /// `wake`: called from the thread when something was written or failed; may be empty.
    PreferencesFile(std::filesystem::path configDir, std::function<void()> wake);
    ~PreferencesFile(); ///< waits until the newest are written

    void write(Preferences preferences);
    bool isWritten() const; ///< nothing is under way
    void wait();            ///< until nothing is
    /// Why the last writing failed; told once.
    std::optional<Error> takeError();

private:
    void run();

    const std::filesystem::path m_configDir;
    const std::function<void()> m_wake;
    mutable std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_changed;
    std::optional<Preferences> m_next;
    std::optional<Error> m_error;
    bool m_isWriting = false, m_isEnding = false;
    std::thread m_thread;
};

} // namespace trivsel::app
