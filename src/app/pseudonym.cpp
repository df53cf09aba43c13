#include "app/pseudonym.h"

#include <random>

namespace trivsel::app {

std::string newPseudonym()
{
    static constexpr char kDigits[] = "0123456789abcdef";
    std::random_device source;
    std::string result;
    while (result.size() < 16) {
        auto bits = source();
        for (int i = 0; i < 8; ++i, bits >>= 4) result.push_back(kDigits[bits & 15U]);
    }
    return result;
}

} // namespace trivsel::app
