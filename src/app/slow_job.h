#pragma once

#include "app/application.h"
#include "app/slow_command.h"

#include <atomic>
#include <mutex>
#include <thread>

namespace trivsel::app {

/// An exception of a worker thread, for the user.
Error fromException(const std::exception& e);

/// A SlowCommand on its way while the session goes on: what waits runs on a thread of its own, the change itself on the
/// session's.
class SlowJob {
public:
    SlowJob(std::unique_ptr<SlowCommand> command, Application::Then then, std::function<void()> wake);
    ~SlowJob(); ///< waits for the thread

    /// Not to be done after all. False when it is too late: its key is being written.
    bool drop();
    /// Takes the next step when the last is done; true once the answer is there. On the session's thread.
    bool advance();
    /// Waits and takes all steps that are left, here: for whoever has the session to itself.
    void complete();
    bool isResting(); ///< no thread is at work

    const Result<void>& answer() const { return *m_answer; }
    Application::Then then;
    SlowCommand& command() { return *m_command; }

private:
    enum class Stage { Deriving, Preparing, Finishing, Dropped };
    template <class Step> void run(Step step);
    template <class Step> void guarded(Step step);

    std::unique_ptr<SlowCommand> m_command;
    std::function<void()> m_wake;
    std::atomic<Stage> m_stage{Stage::Deriving};
    std::mutex m_mutex; ///< guards m_isResting and, while a thread is at work, m_answer
    bool m_isResting = true;
    std::optional<Result<void>> m_answer;
    std::thread m_worker;
};

} // namespace trivsel::app
