#pragma once

#include "core/batch_parts.h"
#include "core/batch_rules.h"
#include "core/batch_scoring.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

/// The tables that count a row: flags, states of parts and planes of items in one pass over its bytes. For batch
/// scoring alone.
namespace trivsel::core::batch {

/// Two words that are added at once (SSE2 on x86-64); lanes inside never carry, see the limits in batch_tables.cpp.
using Unit = std::uint64_t __attribute__((vector_size(16)));

constexpr std::size_t kMaxUnits = 16;
using Sums = std::array<Unit, kMaxUnits>;

/// Which sums of a row are wanted.
enum class Wanted { Flags, FlagsAndParts };

constexpr std::size_t kItemsPerBlock = 64;
constexpr std::size_t kMaxBlocks = 2;
/// Bits of the items in each Plane, per block of 64 items.
using PlaneBits = std::array<std::array<std::uint64_t, kPlanes>, kMaxBlocks>;

/// One form and scheme, ready for counting. Immutable.
class Tables {
public:
    Tables(InstrumentPtr instrument, const PositionScheme& scheme);

    const Instrument& instrument() const { return *m_instrument; }
    const PositionScheme& scheme() const { return m_scheme; }
    const CompiledRules& rules() const { return m_rules; }
    const std::vector<Part>& parts() const { return m_parts; }
    /// Indexes of all parts; of those that the rules need, with the areas those need.
    const std::vector<std::size_t>& allParts() const { return m_allParts; }
    const std::vector<std::size_t>& rulesParts() const { return m_rulesParts; }
    /// False when the form is too large or its numbers do not fit; then nothing below may be used.
    bool fits() const { return m_fits; }
    /// Tells these tables from all others of this run of the program.
    std::uint64_t serial() const { return m_serial; }

    std::size_t blocks() const { return (m_instrument->items.size() + kItemsPerBlock - 1) / kItemsPerBlock; }
    /// Sums over all items. A byte that is no answer is a broken invariant.
    Sums count(const std::uint8_t* answers, Wanted wanted) const;
    /// Sums over all items, and the planes of each block.
    Sums countWithPlanes(const std::uint8_t* answers, PlaneBits& planes) const;

    /// Bit i = flag i of rules() is reached.
    std::uint64_t flagBits(const Sums& sums) const;
    /// Values of the parts in `wanted`, each at its index; false when a number does not fit.
    bool values(const std::vector<std::size_t>& wanted, std::span<const std::uint8_t> answers, const Sums& sums,
                const ScoringContext& context, std::vector<PartValue>& result) const;
    /// The bands that the rules depend on.
    void bandsOf(const std::vector<PartValue>& values, std::vector<Position>& bands) const;

    /// Whether what the rules depend on goes into one word.
    bool hasKey() const { return m_hasKey; }
    std::uint64_t keyOf(std::uint64_t flags, std::span<const Position> bands) const;

private:
    void makeParts();
    void layOut();
    void countFlags();
    void countParts();
    void countPlanes();
    Unit* entry(std::size_t item, std::size_t code);
    void add(const std::uint8_t* answers, std::size_t from, std::size_t count, std::size_t units, Sums& sums) const;

    InstrumentPtr m_instrument;
    const PositionScheme& m_scheme;
    std::uint64_t m_serial;
    bool m_fits = true;
    bool m_hasKey = false;
    ContextClasses m_classes;
    CompiledRules m_rules;
    std::vector<Part> m_parts; ///< areas, then totals
    std::vector<std::size_t> m_allParts;
    std::vector<std::size_t> m_rulesParts;
    std::vector<std::size_t> m_laneOfPart; ///< 16-bit lane of a counted part

    std::size_t m_flagUnits = 0;
    std::size_t m_partUnits = 0;
    std::size_t m_stride = 0; ///< units of an entry: flags, parts, planes
    std::vector<Unit> m_units;
    Sums m_start{};
};

} // namespace trivsel::core::batch
