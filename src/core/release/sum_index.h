#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

/// For the plan of release alone.
namespace trivsel::core::release {

/// Numbers without a pattern, the same on every machine (Vigna's SplitMix64).
inline std::uint64_t scattered(std::uint64_t number)
{
    number += 0x9e3779b97f4a7c15U;
    number = (number ^ (number >> 30)) * 0xbf58476d1ce4e5b9U;
    number = (number ^ (number >> 27)) * 0x94d049bb133111ebU;
    return number ^ (number >> 31);
}

/// What has a certain sum, looked up among thousands. Of those with the same sum a few are kept.
class SumIndex {
public:
    explicit SumIndex(std::size_t most)
    {
        std::size_t size = 4;
        while (size < 2 * most) size *= 2;
        m_places.resize(size);
    }

    void add(std::uint64_t sum, std::uint32_t what)
    {
        int alike = 0;
        std::size_t place = placeOf(sum);
        for (; m_places[place].what != kNothing; place = next(place)) {
            if (m_places[place].sum == sum && ++alike == kAlike) return;
        }
        m_places[place] = {sum, what};
    }

    /// Calls `fits(what)` for each with that sum until it returns true, and returns whether it did.
    template <class Fits> bool find(std::uint64_t sum, Fits&& fits) const
    {
        for (std::size_t place = placeOf(sum); m_places[place].what != kNothing; place = next(place)) {
            if (m_places[place].sum == sum && fits(m_places[place].what)) return true;
        }
        return false;
    }

    bool has(std::uint64_t sum) const
    {
        return find(sum, [](std::uint32_t) { return true; });
    }

private:
    static constexpr std::uint32_t kNothing = UINT32_MAX;
    static constexpr int kAlike = 4;
    struct Place {
        std::uint64_t sum = 0;
        std::uint32_t what = kNothing;
    };
    std::size_t placeOf(std::uint64_t sum) const { return (sum ^ (sum >> 32)) & (m_places.size() - 1); }
    std::size_t next(std::size_t place) const { return (place + 1) & (m_places.size() - 1); }

    std::vector<Place> m_places;
};

} // namespace trivsel::core::release
