#pragma once

#include <atomic>
#include <cstdint>

namespace trivsel::app {

/// How far a job on a worker's thread is, and whether it is to stop; both threads have it. `total` 0: not known.
struct JobProgress {
    std::atomic<std::uint64_t> done{0}, total{0};
    std::atomic<bool> isStopping{false}; ///< set by whoever waits; a job that may not stop any more does not look
};

} // namespace trivsel::app
