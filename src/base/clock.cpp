#include "base/clock.h"

namespace trivsel {
namespace {

class SystemClock : public Clock {
public:
    Instant now() const override
    {
        return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }
    Date today() const override { return toLocal(now()).date; }
};

} // namespace

const Clock& systemClock()
{
    static const SystemClock clock;
    return clock;
}

Instant FixedDateClock::now() const
{
    const Instant real = systemClock().now();
    return Instant(m_date.days()) + (real - std::chrono::floor<std::chrono::days>(real));
}

} // namespace trivsel
