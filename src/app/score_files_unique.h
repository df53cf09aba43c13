#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

/// Which (case, rater) has been seen, in 16 bytes a row. For score_files alone.
namespace trivsel::app::score_files {

/// Never 0 in the bits that are kept.
std::uint64_t keyHash(std::string_view caseId, std::string_view rater);

/// A set of hashes that remembers where each row stands. Equal hashes are not yet equal rows: the caller compares.
class SeenKeys {
public:
    struct Place {
        std::uint64_t offset = 0; ///< of the record in the file
        std::size_t line = 0;
    };
    /// Room for so many rows, to spare moving them again and again.
    void reserve(std::size_t rows);
    /// Fetches the place of a hash that is about to be inserted: the set is far larger than the processor's cache.
    void prefetch(std::uint64_t hash) const { __builtin_prefetch(&m_slots[(hash >> 32U) & (m_slots.size() - 1)], 1); }

    /// Adds the row unless `isSame(place)` says that an earlier row with this hash is the same; then that row's place.
    template <class IsSame> std::optional<Place> insert(std::uint64_t hash, Place place, IsSame isSame)
    {
        if ((m_used + 1) * 4 > m_slots.size() * 3) resize(m_slots.size() * 2);
        const auto print = static_cast<std::uint32_t>(hash >> 32U);
        const std::size_t mask = m_slots.size() - 1;
        std::size_t i = print & mask;
        for (; m_slots[i].print != 0; i = (i + 1) & mask) {
            if (m_slots[i].print != print) continue;
            const Place earlier{m_slots[i].offset, m_slots[i].line};
            if (isSame(earlier)) return earlier;
        }
        m_slots[i] = {place.offset, static_cast<std::uint32_t>(place.line), print};
        ++m_used;
        return std::nullopt;
    }

private:
    struct Slot {
        std::uint64_t offset = 0;
        std::uint32_t line = 0;
        std::uint32_t print = 0; ///< 0 = free
    };
    void resize(std::size_t slots);
    std::vector<Slot> m_slots = std::vector<Slot>(1024);
    std::size_t m_used = 0;
};

} // namespace trivsel::app::score_files
