#include "app/score_files_unique.h"

#include <cstring>

namespace trivsel::app::score_files {

namespace {

std::uint64_t mixed(std::uint64_t x)
{
    // Finaliser of SplitMix64 (Steele, Lea, Flood 2014).
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31U);
}

/// Up to eight bytes as one number; of 4 to 7 the middle ones count twice, which is as good.
std::uint64_t word(const char* at, std::size_t size)
{
    std::uint64_t all = 0;
    if (size >= 8) {
        std::memcpy(&all, at, 8);
    } else if (size >= 4) {
        std::uint32_t head = 0;
        std::uint32_t tail = 0;
        std::memcpy(&head, at, 4);
        std::memcpy(&tail, at + size - 4, 4);
        all = (std::uint64_t{head} << 32U) | tail;
    } else {
        for (std::size_t i = 0; i < size; ++i) all = (all << 8U) | static_cast<unsigned char>(at[i]);
    }
    return all;
}

std::uint64_t add(std::uint64_t hash, std::string_view s)
{
    for (std::size_t i = 0; i < s.size(); i += 8) hash = mixed(hash ^ word(s.data() + i, s.size() - i));
    return mixed(hash ^ s.size());
}

} // namespace

std::uint64_t keyHash(std::string_view caseId, std::string_view rater)
{
    const std::uint64_t hash = add(add(0x9E3779B97F4A7C15ULL, caseId), rater);
    return (hash >> 32U) == 0 ? hash | (std::uint64_t{1} << 32U) : hash;
}

void SeenKeys::reserve(std::size_t rows)
{
    std::size_t slots = m_slots.size();
    while (rows * 4 > slots * 3) slots *= 2;
    if (slots != m_slots.size()) resize(slots);
}

void SeenKeys::resize(std::size_t slots)
{
    const std::vector<Slot> old = std::move(m_slots);
    m_slots.assign(slots, {});
    const std::size_t mask = slots - 1;
    for (const Slot& slot : old) {
        if (slot.print == 0) continue;
        std::size_t i = slot.print & mask;
        while (m_slots[i].print != 0) i = (i + 1) & mask;
        m_slots[i] = slot;
    }
}

} // namespace trivsel::app::score_files
