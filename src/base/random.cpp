#include "base/random.h"

#include "base/check.h"

#include <sodium.h>

namespace trivsel {

std::uint32_t randomBelow(std::uint32_t bound)
{
    TRIVSEL_CHECK(bound > 0 && sodium_init() >= 0);
    return randombytes_uniform(bound);
}

} // namespace trivsel
