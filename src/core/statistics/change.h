#pragma once

#include "core/position.h"
#include "core/statistics/proportion.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

/// How the same children stood at two rounds. A child that moved counts where it is now; a unit that split is compared
/// with wherever its children were.
namespace trivsel::core::statistics {

/// A child at two rounds; nothing where it was in no round.
struct TwoPositions {
    std::optional<Position> before;
    std::optional<Position> now;
};

/// Why a change cannot be given.
enum class NoChange : std::uint8_t {
    None,
    NobodyNow,     ///< the round has no children
    NobodyBefore,  ///< none of them were in an earlier round
    NobodyAssessed ///< none of those has a position at both
};

struct Flow {
    std::array<std::array<std::int64_t, 4>, 4> of{}; ///< [before][now], by Position
    std::int64_t joined = 0, left = 0;
    std::int64_t better = 0, same = 0, worse = 0; ///< among those with a position at both
    NoChange none = NoChange::None;

    std::int64_t compared() const { return better + same + worse; }
    /// Change in the share in `position` among those compared, now minus before, from their pairs.
    std::optional<Difference> changeIn(Position position) const;
    /// Share of the better among those who moved at all. Up and down are called different when its interval does not
    /// hold one half (the score form of McNemar's test); nothing when nobody moved.
    std::optional<Share> betterOfMoved() const { return shareOf(better, better + worse); }
};

/// What may be said of a flow in a word.
enum class Verdict { None, Within, Better, Worse };
Verdict verdict(const Flow& flow);

Flow flowOf(std::span<const TwoPositions> children);

} // namespace trivsel::core::statistics
