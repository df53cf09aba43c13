#pragma once

#include "core/instrument.h"

#include <optional>
#include <string>
#include <vector>

/// From answers to a suggested position and why: pure functions over plain values, exact arithmetic. The rules are
/// those of instrument-format.md, section "Meaning". The batch path (batch_scoring.h) is proven equal to this one.
namespace trivsel::core {

/// One rater's answers: per item of the instrument the index of the chosen option, or nothing.
using Answers = std::vector<std::optional<std::uint8_t>>;

/// What is known of the child besides the answers; used by `when` of bands only.
struct ScoringContext {
    std::optional<std::int32_t> ageMonths; ///< completed months
    std::optional<Sex> sex;
};

/// Kleene's three values.
enum class Truth { False, Unknown, True };

/// Score and band of one area or total. No score and no band are both possible.
struct BandResult {
    std::optional<Rational> score;
    std::optional<Position> band;
    const CutRow* row = nullptr; ///< the cut row that held; points into the instrument
};

struct ScoreResult {
    std::int32_t answered = 0; ///< answered items of counting areas and of the others together
    std::int32_t items = 0;    ///< all items of the form
    std::vector<BandResult> areas;  ///< in the order of the file
    std::vector<BandResult> totals;
    Position position = Position::Unassessed;
    /// Index of the deciding rule in the scheme; nothing when `otherwise` decided or when unassessed.
    std::optional<std::size_t> rule;
    std::vector<std::size_t> decidingItems; ///< of the deciding rule, in instrument order
    std::vector<std::size_t> unknownRules;  ///< earlier rules that are unknown ("could be worse"); all unknown ones
                                            ///< when unassessed
    /// "rule id", "otherwise", or "" when unassessed: the `rule` column of the command line.
    std::string ruleWord(const PositionScheme& scheme) const;
};

/// Scores one rating. `answers` has one entry per item of `instrument` (invariant).
ScoreResult score(const Instrument& instrument, const PositionScheme& scheme, const Answers& answers,
                  const ScoringContext& context = {});

/// What one changed answer would do.
struct Sensitivity {
    std::size_t item = 0;
    std::optional<std::uint8_t> option; ///< nothing = "not answered"
    Position position = Position::Unassessed;
};

/// For each item, each option other than the given one, and "not answered" where it was answered, with the position
/// it would give; in instrument order.
std::vector<Sensitivity> sensitivity(const Instrument& instrument, const PositionScheme& scheme, const Answers& answers,
                                     const ScoringContext& context = {});

/// How far an area's or total's score is from the next worse cut row; nothing without score or when in the worst.
struct BandDistance {
    Rational distance;   ///< > 0, or 0 when the limit is exclusive and just met
    Position next = Position::Red;
};
std::optional<BandDistance> distanceToNextBand(const BandResult& result, const std::vector<BandEntry>& bands,
                                               const ScoringContext& context);

/// The suggested common position (team.agree): the worst position that at least k raters gave, except that green is
/// suggested only if no rater gave a worse one. Unassessed raters do not count. Nothing = the team must choose.
std::optional<Position> suggestCommon(const std::vector<Position>& raters, std::int32_t agree);

/// Faults of an instrument that was not read from a checked file, as sentences; empty = sound. For tests and editors.
std::vector<std::string> instrumentFaults(const Instrument& instrument);

} // namespace trivsel::core
