#pragma once

#include "base/clock.h"

#include <atomic>

/// A clock that stands still until a test moves it, forwards or back; any thread.
namespace trivsel::test {

class ManualClock : public Clock {
public:
    explicit ManualClock(Instant now) : m_now(now) {}
    Instant now() const override { return m_now; }
    Date today() const override { return toLocal(m_now).date; }
    void set(Instant now) { m_now = now; }

private:
    std::atomic<Instant> m_now;
};

} // namespace trivsel::test
