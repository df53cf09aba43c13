#pragma once

#include <cstdint>

namespace trivsel {

/// A number from 0 up to, not including, `bound` (above 0), each as likely: the system's own randomness through libsodium.
/// It cannot be seeded, so that nobody can work out which rows a sample of the log will hold.
std::uint32_t randomBelow(std::uint32_t bound);

} // namespace trivsel
