#include "app/pseudonym.h"

#include <sodium.h>

#include <array>

namespace trivsel::app {

std::string newPseudonym()
{
    // Not std::random_device: the processor's own source takes some 30 µs a time, which an import of a municipality feels.
    static constexpr char kDigits[] = "0123456789abcdef";
    std::array<unsigned char, 8> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    std::string result;
    for (const unsigned char byte : bytes) {
        result.push_back(kDigits[byte >> 4U]);
        result.push_back(kDigits[byte & 15U]);
    }
    return result;
}

} // namespace trivsel::app
