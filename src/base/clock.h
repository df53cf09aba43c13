#pragma once

#include "base/date.h"

namespace trivsel {

/// Where the program gets the time from; handed in, never asked of the system directly, so that `--now` and tests can
/// set the day.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
    /// Today on the wall clock of this computer.
    virtual Date today() const = 0;
};

/// The computer's own clock; may be called from any thread.
const Clock& systemClock();

/// The real time of day on a fixed date (`--now YYYY-MM-DD`); it does not run on into the next day.
class FixedDateClock : public Clock {
public:
    explicit FixedDateClock(Date date) : m_date(date) {}
    Instant now() const override;
    Date today() const override { return m_date; }

private:
    Date m_date;
};

} // namespace trivsel
