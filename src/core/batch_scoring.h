#pragma once

#include "core/scoring.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace trivsel::core {

namespace batch {
class Tables;
}

/// Scores many ratings of one form, at least 5 million ratings of 20 items a second on one core (tests/bench). Equal to
/// score() in everything it gives (property test). Thread-safe after construction.
///
/// Forms of up to 127 items and 63 conditions about answers are counted in tables; larger ones, and numbers beyond 64
/// bits, fall back to score().
class BatchScorer {
public:
    static constexpr std::uint8_t kNotAnswered = 0xFF;

    /// Prepares tables; keeps `instrument` alive. `scheme`: index into Instrument::schemes.
    BatchScorer(InstrumentPtr instrument, std::size_t scheme);
    /// For a while only: `instrument` and `scheme` must outlive the scorer.
    BatchScorer(const Instrument& instrument, const PositionScheme& scheme);
    ~BatchScorer();
    BatchScorer(BatchScorer&&) noexcept;
    BatchScorer& operator=(BatchScorer&&) noexcept;

    /// `answers`: row-major, one byte per item (option index or kNotAnswered; another byte is a broken invariant);
    /// `positions` gets one per row.
    /// `contexts` is empty (nothing known) or has one per row.
    void positions(std::span<const std::uint8_t> answers, std::span<const ScoringContext> contexts,
                   std::span<Position> positions) const;

    /// Everything the `score` command prints of one row, with exact scores as fractions; much faster than score().
    /// Use one Row per thread for many rows: it keeps its memory and remembers what it has worked out. Its contents
    /// hold until the next row() with it, and no longer than the scorer. Sets of items and rules are bits (word i
    /// bit j = index 64 i + j).
    class Row {
    public:
        struct Part {
            bool hasScore = false;
            std::int64_t numerator = 0;
            std::int64_t denominator = 1; ///< > 0; not always in lowest terms
            std::string_view scoreText;   ///< shortest decimal of the nearest double; "" without a score
            std::optional<Position> band;
        };
        std::int32_t answered = 0;
        std::vector<Part> parts; ///< areas, then totals, in the order of the file
        Position position = Position::Unassessed;
        std::int32_t rule = -1; ///< index, -1 = otherwise or unassessed
        std::vector<std::uint64_t> decidingItems;
        std::vector<std::uint64_t> unknownRules;

        Row();
        ~Row();
        Row(Row&&) noexcept;
        Row& operator=(Row&&) noexcept;

    private:
        friend class BatchScorer;
        struct Memory;
        void fillParts(const batch::Tables& tables);
        std::unique_ptr<Memory> m_memory;
    };
    /// Scores one row. False when this form's numbers, or this row's, do not fit; then score() must be used, and `row`
    /// holds nothing of use.
    bool row(std::span<const std::uint8_t> answers, const ScoringContext& context, Row& row) const;

private:
    std::unique_ptr<const batch::Tables> m_tables;
};

} // namespace trivsel::core
