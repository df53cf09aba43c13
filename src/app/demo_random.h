#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace trivsel::app::demo {

/// A small generator of our own (SplitMix64), since the distributions of the standard library differ between makers and
/// the same seed must give the same demo everywhere.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next()
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    /// 0..n-1; n at least 1. The bias of the remainder is far below what a demo shows.
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }
    int between(int least, int most) { return least + static_cast<int>(below(static_cast<std::size_t>(most - least + 1))); }
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; } ///< [0, 1)
    bool chance(double probability) { return unit() < probability; }

    template <class T> const T& pick(const std::vector<T>& values) { return values[below(values.size())]; }
    template <class T> void shuffle(std::vector<T>& values)
    {
        for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[below(i)]);
    }

private:
    std::uint64_t m_state;
};

} // namespace trivsel::app::demo
