#pragma once

#include <chrono>

namespace trivsel {

/// Two clocks that only run forward and do not follow the time of day. Their distance grows while the computer sleeps.
struct Uptime {
    std::chrono::nanoseconds awake{0};   ///< stands still while the computer sleeps
    std::chrono::nanoseconds elapsed{0}; ///< runs on
};

/// Of this computer; any thread.
Uptime uptime();

} // namespace trivsel
