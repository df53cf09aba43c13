#include "base/uptime.h"

#include <time.h>

namespace trivsel {
namespace {

std::chrono::nanoseconds read(clockid_t clock)
{
    struct timespec at {};
    ::clock_gettime(clock, &at);
    return std::chrono::seconds(at.tv_sec) + std::chrono::nanoseconds(at.tv_nsec);
}

} // namespace

Uptime uptime() { return {read(CLOCK_MONOTONIC), read(CLOCK_BOOTTIME)}; }

} // namespace trivsel
