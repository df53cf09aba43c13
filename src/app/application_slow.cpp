#include "app/application_impl.h"

#include <exception>
#include <utility>

/// Commands that wait for a key or for the disk, while the session goes on.
namespace trivsel::app {

Error fromException(const std::exception& e)
{
    return {ErrorCode::Failed,
            {"Noget gik galt i programmet. Det, der er vist som gemt, er gemt. Prøv igen, eller genstart programmet.",
             "Something went wrong in the program. What was shown as saved is saved. Try again, or restart the program."},
            e.what()};
}

template <class Step> void SlowJob::guarded(Step step)
{
    try {
        step();
    } catch (const std::exception& e) {
        const std::lock_guard lock(m_mutex);
        m_answer = fail(fromException(e));
    }
}

template <class Step> void SlowJob::run(Step step)
{
    m_isResting = false; // no thread is there yet
    m_worker = std::thread([this, step] {
        guarded(step);
        {
            const std::lock_guard lock(m_mutex);
            m_isResting = true;
        }
        if (m_wake) m_wake();
    });
}

SlowJob::SlowJob(std::unique_ptr<SlowCommand> command, Application::Then whenDone, std::function<void()> wake)
    : then(std::move(whenDone)), m_command(std::move(command)), m_wake(std::move(wake))
{
    run([this] {
        m_command->derive();
        Stage deriving = Stage::Deriving;
        if (m_stage.compare_exchange_strong(deriving, Stage::Preparing)) m_command->prepare();
    });
}

SlowJob::~SlowJob()
{
    if (m_worker.joinable()) m_worker.join();
}

bool SlowJob::drop()
{
    m_command->stop();
    Stage deriving = Stage::Deriving;
    return m_stage.compare_exchange_strong(deriving, Stage::Dropped);
}

bool SlowJob::isResting()
{
    const std::lock_guard lock(m_mutex);
    return m_isResting;
}

bool SlowJob::advance()
{
    if (!isResting()) return false;
    if (m_worker.joinable()) m_worker.join();
    if (m_answer) return true;
    m_stage = Stage::Finishing;
    guarded([this] { m_command->change(); });
    if (m_answer) return true;
    run([this] {
        Result<void> done = m_command->finish();
        const std::lock_guard lock(m_mutex);
        m_answer = std::move(done);
    });
    return false;
}

void SlowJob::complete()
{
    while (!advance())
        if (m_worker.joinable()) m_worker.join();
}

// --- the application's --------------------------------------------------------------------------------------------

void Application::Impl::answer(const Then& then, const Result<void>& done)
{
    if (then) return then(done);
    if (!done) error = done.error();
}

void Application::Impl::answer(SlowJob& job)
{
    if (std::string made = job.command().takeRecoveryCode(); !made.empty()) recoveryCode = std::move(made);
    answer(job.then, job.answer());
}

bool Application::Impl::collectSlow()
{
    std::erase_if(dropped, [](const auto& job) { return job->isResting(); });
    if (!slow || !slow->advance()) return false;
    const std::unique_ptr<SlowJob> job = std::move(slow);
    answer(*job);
    return true;
}

namespace {

/// What reads a whole file, or undoes that: seconds for a municipality's lists, so a worker has the session meanwhile.
bool isHeavy(const Command& command)
{
    return std::holds_alternative<ImportRoster>(command) || std::holds_alternative<ImportAbsence>(command) ||
           std::holds_alternative<UndoImport>(command);
}

} // namespace

void Application::apply(Command command, Then then)
{
    if (session() == nullptr) return;
    if (isHeavy(command)) {
        lend([command = std::move(command)](Session& with) { return with.apply(command); }, std::move(then), std::make_shared<JobProgress>());
        return;
    }
    if (!SlowCommand::isOne(command)) return m_impl->answer(then, m_impl->session->apply(command));
    if (m_impl->slow)
        return m_impl->answer(then, fail(ErrorCode::Failed, {"Programmet er i gang med at gemme noget andet. Intet er ændret. Prøv igen om et øjeblik.",
                                                             "The program is just saving something else. Nothing has been changed. Try again in a moment."}));
    auto begun = SlowCommand::begin(*m_impl->session, std::move(command));
    if (!begun) return m_impl->answer(then, fail(begun.error()));
    m_impl->slow = std::make_unique<SlowJob>(std::move(*begun), std::move(then), m_impl->environment.wake);
}

bool Application::isAtWork() const { return m_impl->slow != nullptr; }

std::optional<double> Application::workProgress() const { return m_impl->slow ? m_impl->slow->command().progress() : std::nullopt; }

void Application::drop()
{
    if (!m_impl->slow) return;
    if (m_impl->slow->drop())
        m_impl->dropped.push_back(std::move(m_impl->slow));
    else
        m_impl->slow->then = [](const Result<void>&) {};
}

} // namespace trivsel::app
