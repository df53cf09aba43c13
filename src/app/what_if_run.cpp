#include "app/what_if_run.h"

#include "app/session.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>

namespace trivsel::app {

/// What the thread works on. Until isDone the thread alone writes `count`, afterwards nobody does.
struct WhatIfRun::Job {
    WhatIfChoice choice;
    WhatIfRatings ratings;
    std::optional<WhatIfCount> count;
    std::atomic<std::size_t> done{0};
    std::atomic<bool> isDone{false}, mustStop{false};
    std::thread thread;

    ~Job()
    {
        mustStop = true;
        if (thread.joinable()) thread.join();
    }
    void run()
    {
        const auto progress = [this](std::size_t n) {
            done = n;
            return !mustStop;
        };
        if (choice.rounds.empty()) ratings = inventedRatings(*choice.form, choice.invented, progress);
        if (mustStop) return;
        count.emplace(*choice.form, choice.form->schemes[choice.scheme], choice.target, ratings, progress);
        if (mustStop) return;
        ratings.rows = {}; // counted; the answers are needed no more
        ratings.contexts = {};
        isDone = true;
    }
};

WhatIfRun::WhatIfRun() = default;
WhatIfRun::~WhatIfRun() = default;
WhatIfRun::WhatIfRun(WhatIfRun&&) noexcept = default;
WhatIfRun& WhatIfRun::operator=(WhatIfRun&&) noexcept = default;

bool WhatIfRun::want(Session* session, const WhatIfChoice& choice)
{
    if (m_choice == choice && !m_isFetching) return false;
    if (!(m_choice == choice)) m_job.reset();
    m_choice = choice;
    for (const RoundId round : choice.rounds) session->fetchRatings(round);
    m_isFetching = std::any_of(choice.rounds.begin(), choice.rounds.end(),
                               [&](RoundId round) { return session->maySee(session->world().round(round)->unit) && !session->hasRatings(round); });
    if (m_isFetching) return true;
    m_job = std::make_unique<Job>();
    m_job->choice = choice;
    if (!choice.rounds.empty()) m_job->ratings = ratingsOf(*session, choice.rounds, *choice.form);
    m_job->thread = std::thread([job = m_job.get()] { job->run(); });
    return true;
}

WhatIfRun::State WhatIfRun::state() const
{
    if (m_isFetching) return State::Fetching;
    if (!m_job) return State::Nothing;
    return m_job->isDone ? State::Done : State::Counting;
}

double WhatIfRun::progress() const
{
    if (!m_job) return 0;
    // What a job of invented children will have is known beforehand; the thread alone may read what it makes.
    const auto all = m_job->choice.rounds.empty() ? m_job->choice.invented : std::max<std::int64_t>(1, m_job->ratings.ratings);
    return m_job->isDone ? 1 : static_cast<double>(m_job->done) / static_cast<double>(all);
}

const WhatIfCount* WhatIfRun::count() const { return m_job && m_job->isDone ? &*m_job->count : nullptr; }
std::int64_t WhatIfRun::ratings() const { return count() != nullptr ? m_job->ratings.ratings : 0; }
std::int64_t WhatIfRun::children() const { return count() != nullptr ? m_job->ratings.children : 0; }
std::int64_t WhatIfRun::otherEdition() const { return count() != nullptr ? m_job->ratings.otherEdition : 0; }

} // namespace trivsel::app
