#pragma once

#include "app/demo.h"
#include "app/session.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trivsel::app {

/// What the computer remembers between starts: no child's data, no passphrase. `preferences.json` in the config folder.
struct Preferences {
    Language language = Language::Danish;
    int zoomPercent = 100; ///< 80..200
    enum class Theme { Light, Dark };
    Theme theme = Theme::Light;
    std::vector<std::string> recentStores; ///< paths, newest first, at most 8
    std::string lastUser;
    bool operator==(const Preferences&) const = default;
};
Preferences readPreferences(const std::filesystem::path& configDir); ///< defaults when missing or unreadable
Result<void> writePreferences(const std::filesystem::path& configDir, const Preferences& preferences);

/// What the guide for the first start collects.
struct FirstStartRequest {
    std::filesystem::path file;
    std::string municipality;
    std::string institution; ///< also the store's name
    core::Setting setting = core::Setting::Daycare;
    std::vector<std::string> units;
    struct Adult { std::string name; core::Role role = core::Role::Pedagogue; std::string passphrase; std::vector<int> units; /* indexes; a leader needs none */ };
    std::vector<Adult> adults; ///< at least two; the first is the one who goes on
};

/// The program around a session: which store, who, what is going on in the background. Headless; the window, the
/// ui_driver and the tests run the same. Used from one thread; poll() once a frame.
class Application {
public:
    struct Environment {
        std::filesystem::path dataDir, configDir;
        std::filesystem::path anchorDir; ///< empty = the computer's usual place
        const Clock* clock = &systemClock();
        std::function<void()> wake; ///< called from other threads when poll() has something; may be empty
    };
    static Result<std::unique_ptr<Application>> start(Environment environment);
    ~Application();

    enum class Phase { FirstStart, Locked, Working, Open };
    Phase phase() const; ///< Working: deriving a key, creating a store or a demo

    const definitions::Catalog& catalog() const;
    std::shared_ptr<const definitions::Catalog> sharedCatalog() const;
    /// The user interface text for a key of data/locale, in the chosen language; Danish if the other lacks it, the key
    /// itself if both do (a test finds those).
    std::string_view text(std::string_view key) const;
    const Preferences& preferences() const;
    void setPreferences(Preferences preferences); ///< written at once; failure is shown by lastError()

    /// Chooses the store for the unlock screen; the error says why it is refused.
    Result<void> chooseStore(const std::filesystem::path& file);
    const std::filesystem::path& storeFile() const;
    std::vector<std::string> unlockNames() const;  ///< of the key slots
    std::vector<DemoUser> demoUsers() const;       ///< shown for a demo store

    // Each starts in the background; poll() tells the end. lastError() has what went wrong.
    void unlock(std::string user, std::string passphrase, std::string reason = {});
    void createStore(FirstStartRequest request);
    void createDemo(DemoRequest request);
    void switchUser(std::string user, std::string passphrase);

    /// How far the demo is that is being made, in groups; nothing at other times.
    struct DemoProgress { int done = 0; int units = 0; bool isStopping = false; };
    std::optional<DemoProgress> demoProgress() const;
    void stopDemo(); ///< back to where one was, with no file left

    using Then = std::function<void(const Result<void>&)>;
    /// Carries a command out in the session. One that makes a key (Session::makesKey) is derived in the background while
    /// the session stays open; all others are done at once. `then` is told the answer, in the first case by poll();
    /// without it a failure is shown by lastError(). Locking and switching user wait for the key.
    void apply(Command command, Then then = {});
    bool isMakingKey() const;
    void dropKey(); ///< what was asked for is not done, and `then` not told

    /// Takes over what the background delivered. True when something changed (draw again).
    bool poll();
    void waitForWork(); ///< for tests and scripts: until phase is no longer Working and no key is being made

    Session* session();  ///< null unless Open
    const std::optional<Error>& lastError() const;
    void clearError();
    /// After createStore or a RenewRecoveryCode, until one of the two below.
    const std::string& recoveryCode() const;
    void confirmRecoveryCode(); ///< it is written down: noted in the store, at the next unlock if it is locked now
    void forgetRecoveryCode();  ///< it is not: those who may make a new one are reminded

    void lock(); ///< saves, closes the session, back to the unlock screen
    /// True when the window may close: everything is saved. Call again until it is.
    bool readyToClose();

private:
    struct Impl;
    explicit Application(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace trivsel::app
