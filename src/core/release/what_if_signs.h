#pragma once

#include "core/instrument.h"
#include "core/scoring.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// "What if more signs, or fewer, were needed?" For forms whose rules count signs, as the shipped ones do: "at least two
/// signs within the same area". As WhatIf for the limits of bands: every rating is reduced once to what decides, equal
/// ones are counted together, and a move of a limit only goes through the different ones.
namespace trivsel::core::release {

/// A rule that counts signs, and how many it asks for.
struct SignLimit {
    std::size_t rule = 0; ///< index into the scheme's rules
    std::int32_t now = 1; ///< as the form has it
    std::int32_t most = 1; ///< as many as can be shown: beyond it the rule is never true
    bool operator==(const SignLimit&) const = default;
};

/// The rules of the scheme that are "at least n signs", or one such count for each of several groups of areas with the
/// same n. The others stay as they are.
std::vector<SignLimit> signLimits(const Instrument& instrument, const PositionScheme& scheme);

class WhatIfSigns {
public:
    using Counts = std::array<std::int64_t, 4>; ///< by Position
    /// Told how many ratings are done; false: stop, and nothing of what was counted is used.
    using Progress = std::function<bool(std::size_t)>;

    /// `rows` and `contexts` as for BatchScorer. Keeps nothing of its arguments.
    WhatIfSigns(const Instrument& instrument, const PositionScheme& scheme, std::span<const std::uint8_t> rows,
                std::span<const ScoringContext> contexts, const Progress& progress = {});

    const std::vector<SignLimit>& limits() const { return m_limits; }
    /// Positions with these numbers, one per limit, each at least 1 (invariant).
    Counts positions(std::span<const std::int32_t> numbers) const;
    /// [before][now]: how many ratings would change position between two sets of numbers.
    std::array<Counts, 4> moves(std::span<const std::int32_t> before, std::span<const std::int32_t> now) const;

private:
    struct Kind {
        std::string key; ///< per rule: the signs counted, or (for the others) whether it is true
        bool isAnswered = false; ///< enough, by the scheme's min_answered
        std::int64_t ratings = 0;
    };
    Position positionOf(const Kind& kind, std::span<const std::int32_t> numbers) const;

    std::vector<SignLimit> m_limits;
    std::vector<std::int32_t> m_limitOf; ///< per rule: index into m_limits, -1 = none
    std::vector<Position> m_then;        ///< per rule
    Position m_otherwise = Position::Green;
    std::vector<Kind> m_kinds;
};

} // namespace trivsel::core::release
