#pragma once

#include "app/command.h"
#include "base/result.h"

#include <memory>
#include <optional>
#include <string>

namespace trivsel::app {

class Session;

/// A command that waits for a key or for the disk before it can be answered: an adult is added or ended, a passphrase or
/// the recovery code made anew (the key file is written), the drill with that code, a round opened again, the figures of a period made (ratings are read), or a survey of pupils read in. In steps, so that
/// the session's thread waits for none of it; Session::apply takes them all in place.
class SlowCommand {
public:
    static bool isOne(const Command& command);
    /// Refuses what apply() would refuse now. On the session's thread; the ids of what it adds are taken here.
    static Result<std::unique_ptr<SlowCommand>> begin(Session& session, Command command);
    ~SlowCommand(); ///< overwrites the passphrases

    // All four, in this order. Once one has failed the rest do nothing but tell it.
    void derive();         ///< 0.3-1.0 s of key derivation, or a file of answers read; any thread, also when the session is gone
    void prepare();        ///< the key file, or what must be read first; any thread while the session is there
    void change();         ///< memory and queue; the session's thread. Refuses what has become impossible since begin()
    Result<void> finish(); ///< the answer; waits for what must be saved; any thread while the session is there

    /// Nobody wants it any more: derive() ends soon, and nothing is changed. Any thread.
    void stop();
    /// The answer is told and nothing changed: between prepare() and change().
    void stopBeforeChange();
    /// 0..1 of a file that is being read; nothing for all other commands. Any thread.
    std::optional<double> progress() const;

    /// After finish(): the code that a RenewRecoveryCode made; told once.
    std::string takeRecoveryCode();

    SlowCommand(const SlowCommand&) = delete;
    SlowCommand& operator=(const SlowCommand&) = delete;

private:
    struct Impl;
    explicit SlowCommand(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace trivsel::app
