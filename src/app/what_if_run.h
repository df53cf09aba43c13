#pragma once

#include "app/models/what_if_model.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace trivsel::app {

/// What a reader of "Hvad hvis" looks at; the limits she moves are no part of it.
struct WhatIfChoice {
    core::InstrumentPtr form;
    std::size_t scheme = 0;
    WhatIfTarget target;
    std::vector<RoundId> rounds;              ///< empty: invented children
    std::int64_t invented = kInventedRatings; ///< ratings of them
    bool operator==(const WhatIfChoice& o) const
    {
        return form == o.form && scheme == o.scheme && target == o.target && rounds == o.rounds && invented == o.invented;
    }
};

/// Counts the ratings of a choice on a thread of its own: the window asks for what it shows in every frame and goes on.
/// Used from one thread; with its end, and with another choice, the counting stops within a few milliseconds.
class WhatIfRun {
public:
    WhatIfRun();
    ~WhatIfRun();
    WhatIfRun(WhatIfRun&&) noexcept;
    WhatIfRun& operator=(WhatIfRun&&) noexcept;

    /// Begins with this choice, unless it is the one at hand. Ratings of closed rounds that are not in memory yet are
    /// fetched first; ask again until they are there. True when what was counted until now is gone.
    /// `session` may be null where the choice is of invented children.
    bool want(Session* session, const WhatIfChoice& choice);

    enum class State { Nothing, Fetching, Counting, Done };
    State state() const;
    double progress() const; ///< of Counting, 0 to 1
    /// Of the choice at hand; null until it is Done.
    const WhatIfCount* count() const;
    std::int64_t ratings() const, children() const, otherEdition() const; ///< of count()

private:
    struct Job;
    std::unique_ptr<Job> m_job;
    std::optional<WhatIfChoice> m_choice;
    bool m_isFetching = false;
};

} // namespace trivsel::app
