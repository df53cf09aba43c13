#pragma once

#include "base/uptime.h"

#include <algorithm>

namespace trivsel::app {

/// When an open store must lock by itself: nobody has used the program for a while, or the computer has slept.
class IdleWatch {
public:
    /// Somebody is here.
    void touch(Uptime now)
    {
        m_touched = now.elapsed;
        m_asleep = now.elapsed - now.awake;
    }
    bool mustLock(Uptime now, std::chrono::minutes limit) const
    {
        return hasSlept(now) || now.elapsed - m_touched >= limit;
    }
    std::chrono::duration<double> left(Uptime now, std::chrono::minutes limit) const
    {
        return std::max(std::chrono::nanoseconds{0}, m_touched + limit - now.elapsed);
    }

private:
    /// The clocks of a computer that never slept may differ by their reading; those of one that did differ by seconds.
    static constexpr std::chrono::seconds kLeastSleep{1};
    bool hasSlept(Uptime now) const { return now.elapsed - now.awake - m_asleep >= kLeastSleep; }

    std::chrono::nanoseconds m_touched{0}, m_asleep{0};
};

} // namespace trivsel::app
