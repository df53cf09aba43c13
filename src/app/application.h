#pragma once

#include "app/demo.h"
#include "app/job_progress.h"
#include "app/rescue.h"
#include "app/session.h"
#include "base/uptime.h"

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
        std::function<Uptime()> uptime = trivsel::uptime;
        std::function<void()> wake; ///< called from other threads when poll() has something; may be empty
    };
    static Result<std::unique_ptr<Application>> start(Environment environment);
    ~Application();

    /// Working: deriving a key, creating a store or a demo. Locking: what was open is being saved and closed. Lent: see
    /// lend().
    enum class Phase { FirstStart, Locked, Working, Locking, Lent, Open };
    Phase phase() const;
    /// What was open is in the background's hands, to be closed or to go on in another's name. It may come back as it
    /// was: it could not be saved, or the passphrase was wrong.
    bool isSessionAway() const;

    const definitions::Catalog& catalog() const;
    std::shared_ptr<const definitions::Catalog> sharedCatalog() const;
    /// The user interface text for a key of data/locale, in the chosen language; Danish if the other lacks it, the key
    /// itself if both do (a test finds those).
    std::string_view text(std::string_view key) const;
    const Preferences& preferences() const;
    void setPreferences(Preferences preferences); ///< written in the background; failure is shown by lastError()

    using Then = std::function<void(const Result<void>&)>;
    const std::filesystem::path& storeFile() const;
    std::vector<std::string> unlockNames() const;  ///< of the key slots
    std::vector<DemoUser> demoUsers() const;       ///< shown for a demo store

    // Each starts in the background; poll() tells the end. lastError() has what went wrong. A session that is open is
    // saved and closed first, and stays when that fails.
    /// Chooses the store for the unlock screen. `then` is told why it is refused.
    void chooseStore(const std::filesystem::path& file, Then then = {});
    void unlock(std::string user, std::string passphrase, std::string reason = {});
    void createStore(FirstStartRequest request);
    void createDemo(DemoRequest request);
    /// Makes the small store of a rating package (school/rating_packages.h) at `store` and opens it: its adult's passphrase is the package's.
    void openRatingPackage(std::filesystem::path package, std::string passphrase, std::filesystem::path store);
    void switchUser(std::string user, std::string passphrase); ///< a wrong passphrase: goes on in the old name
    void lock(); ///< saves, closes the session, back to the unlock screen

    // When nobody can open the chosen store; the session is closed then.
    /// A new passphrase for a leader or administrator by the printed code, and the store opens with it.
    void recover(std::string code, std::string name, std::string newPassphrase);
    void findBackups(std::filesystem::path folder);
    const FoundBackups& backupsFound() const; ///< what the last findBackups() brought
    /// Puts a backup in place, and its unlock screen is shown; clock and anchors are the environment's.
    void restore(RestoreRequest request);
    const std::optional<PutBack>& putBack() const; ///< what restore() did, until it is forgotten
    void forgetPutBack();

    /// Six digits for this sitting, of the adult who is here; the error says why they are too easy to guess (ShortCode).
    Result<void> chooseShortCode(const std::string& digits);
    void forgetShortCode();
    bool hasShortCode() const;
    /// On the unlock screen: whose digits open the store again, and how long.
    struct CodeOffer { std::string user; int triesLeft = 0; Instant until; std::chrono::seconds left{0}; };
    std::optional<CodeOffer> codeOffer() const;
    void unlockByCode(const std::string& digits); ///< a wrong code: lastError() says how many tries are left
    Uptime uptime() const;

    /// How far the demo is that is being made, in groups; nothing at other times.
    struct DemoProgress { int done = 0; int units = 0; bool isStopping = false; };
    std::optional<DemoProgress> demoProgress() const;
    void stopDemo(); ///< back to where one was, with no file left

    /// Carries a command out in the session. A SlowCommand waits in the background while the session stays open; an import
    /// or its undoing has the session lent to it; all others are done at once. `then` is told the answer, in the first case by poll(); without it a failure is shown by
    /// lastError(). Locking and switching user wait for it.
    void apply(Command command, Then then = {});
    bool isAtWork() const; ///< on such a command
    /// How far its file is read, 0..1; nothing while no file is.
    std::optional<double> workProgress() const;
    void drop();           ///< it is not done, if it is not too late, and `then` not told

    /// Hands the session to a worker for `job`, which may wait for the disk (a document is made and written); it comes
    /// back when `then` is told.
    /// With `progress` the page meanwhile shows how far it is, and a way to stop it.
    void lend(std::function<Result<void>(Session&)> job, Then then, std::shared_ptr<JobProgress> progress = {});
    JobProgress* lentProgress() const; ///< of the job that has the session now; null when it does not tell

    /// Takes over what the background delivered. True when something changed (draw again).
    bool poll();
    void waitForWork(); ///< for tests and scripts: until nothing is done in the background

    Session* session();  ///< null unless Open
    const std::optional<Error>& lastError() const;
    void clearError();
    /// After createStore or a RenewRecoveryCode, until one of the two below.
    const std::string& recoveryCode() const;
    void confirmRecoveryCode(); ///< it is written down: noted in the store, at the next unlock if it is locked now
    void forgetRecoveryCode();  ///< it is not: those who may make a new one are reminded

    /// True when the window may close: everything is saved and closed. Begins with that; call again until it is. When it
    /// cannot be saved, the session is open again.
    bool readyToClose();

private:
    struct Impl;
    explicit Application(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace trivsel::app
