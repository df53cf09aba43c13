#pragma once

#include "core/instrument.h"
#include "core/scoring.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

/// "What if the limits were others?" Answered exactly while the limit is dragged: the ratings are counted once by their
/// score and by what each band would make of their position; a move of the limit then only adds up counts. For readers
/// who may open every child in scope; others get the demonstration children.
namespace trivsel::core::release {

/// Limits are moved in steps of at least this: finer ones would find single children by their scores.
Rational onStep(const Rational& limit); ///< the nearest multiple of 1/20

class WhatIf {
public:
    /// The bands whose limits are moved.
    struct Place {
        bool isTotal = false; ///< of totals, else of areas
        std::size_t index = 0;
        std::size_t entry = 0; ///< of its bands (an age, a sex)
    };
    using Counts = std::array<std::int64_t, 4>; ///< by Position

    /// Scores every rating under each band: about a second for a million ratings of 20 items. `rows` and `contexts` as
    /// for BatchScorer. The form may already have other changed limits. Keeps nothing of its arguments. `progress` is told
    /// how many ratings are done; when it gives false the scoring stops, and nothing of what was counted is used.
    WhatIf(const Instrument& instrument, const PositionScheme& scheme, Place place, std::span<const std::uint8_t> rows,
           std::span<const ScoringContext> contexts, const std::function<bool(std::size_t)>& progress = {});

    /// Positions with these limits: ascending, ending with CutRow::Kind::Rest (invariant).
    Counts positions(std::span<const CutRow> limits) const;
    /// [before][now]: how many ratings would change position between two sets of limits.
    std::array<Counts, 4> moves(std::span<const CutRow> before, std::span<const CutRow> now) const;

    /// Scores that occur, ascending: what a limit can lie between.
    const std::vector<Rational>& scores() const { return m_scores; }

private:
    /// Positions that a rating gets with a green, yellow or red band here: 4 x 4 x 4 kinds.
    static constexpr std::size_t kKinds = 64;
    using Kinds = std::array<std::int64_t, kKinds>;

    /// The band of each score with these limits.
    std::vector<Position> bands(std::span<const CutRow> limits) const;

    Counts m_fixed{}; ///< whatever the band, or without a score here
    std::vector<Rational> m_scores;
    std::vector<Kinds> m_counts; ///< per score
};

} // namespace trivsel::core::release
