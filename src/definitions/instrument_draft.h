#pragma once

#include "core/instrument.h"
#include "definitions/json_reader.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The parts of the instrument reader; only src/definitions/instrument_*.cpp include this.
namespace trivsel::definitions {

inline constexpr std::int32_t kMaxAnswerValue = 1'000'000;
inline constexpr std::int32_t kMaxAgeMonths = 1200;
inline constexpr std::int32_t kNoUpperBound = std::numeric_limits<std::int32_t>::max();

using Index = std::map<std::string, std::size_t, std::less<>>;

/// An instrument while it is read. Where a part had faults, the checks that build on it are left out rather than
/// reporting the same mistake twice.
struct InstrumentDraft {
    core::Instrument instrument;
    Index answerSets, items, areas, totals;                ///< ids that were read; the first of a repeated one
    std::vector<bool> isAnswerSetSound;                    ///< by index
    std::vector<bool> areItemAnswersKnown;                 ///< by item: its answer set is there and sound
    std::vector<std::optional<core::Position>> worstSigns; ///< by item: the worst sign that it can show
    std::vector<bool> hasAreaBands, hasTotalBands;         ///< bands were written, sound or not

    /// Items whose chosen option can show `position` or worse, among `areas` (empty: all counting ones).
    std::int32_t itemsThatCanShow(core::Position position, const std::vector<std::size_t>& inAreas) const;
    /// Counting areas whose band can be `position` or worse.
    std::int32_t areasThatCanBe(core::Position position) const;
    std::int32_t countingItems() const;
};

/// instrument_scores.cpp
core::MinAnswered readMinAnswered(Node node, std::size_t items);
/// `items`: number of items that the score is over; nothing for a total over areas, where `min_answered` and `missing`
/// are faults.
core::ScoreRule readScore(Node node, std::optional<std::size_t> items);
std::vector<core::BandEntry> readBands(Node node);

/// instrument_position.cpp
core::PositionScheme readScheme(Node node, const InstrumentDraft& draft);

} // namespace trivsel::definitions
