#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string_view>

/// What all targets share: how a broken promise is told, and choices that depend on nothing but the input.
namespace trivsel::fuzz {

[[noreturn]] inline void broken(const char* promise, const char* file, int line)
{
    std::fprintf(stderr, "\nBroken promise at %s:%d: %s\n", file, line, promise);
    std::abort();
}

/// Choices for checks beside the input's own bytes. Seeded by those (FNV-1a), so that an input always does the same.
class Choices {
public:
    explicit Choices(std::string_view bytes)
    {
        std::uint64_t hash = 0xcbf29ce484222325ULL;
        for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
        m_engine.seed(hash);
    }
    /// 0 to `n` - 1; 0 for `n` = 0.
    std::size_t below(std::size_t n) { return n == 0 ? 0 : static_cast<std::size_t>(m_engine() % n); }
    int between(int low, int high) { return low + static_cast<int>(below(static_cast<std::size_t>(high - low + 1))); }
    bool oneIn(std::size_t n) { return below(n) == 0; }

private:
    std::mt19937_64 m_engine;
};

} // namespace trivsel::fuzz

/// Stops when `promise` does not hold; libFuzzer then keeps the input.
#define FUZZ_EXPECT(promise)                                                                                           \
    do {                                                                                                               \
        if (!(promise)) ::trivsel::fuzz::broken(#promise, __FILE__, __LINE__);                                         \
    } while (false)
