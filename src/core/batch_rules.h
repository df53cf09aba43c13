#pragma once

#include "core/instrument.h"
#include "core/scoring.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

/// Position rules of the batch path. For batch scoring alone.
///
/// Conditions about answers (signals, answer, min_answered) become "flags": counters that reached their number. All
/// flags of a row are counted at once, in 8-bit lanes (batch_scoring.cpp). What the rules say depends only on the
/// flags and on the bands that conditions name, so it is worked out once per combination and then looked up.
namespace trivsel::core::batch {

using Bits = std::vector<std::uint64_t>; ///< word i bit j = index 64 i + j

inline void setBit(Bits& bits, std::size_t index) { bits[index / 64] |= std::uint64_t{1} << (index % 64); }

/// How a flag is counted: which options of which items count one, and how many are needed.
struct Flag {
    std::vector<std::vector<bool>> counts; ///< [item][option]
    std::int64_t needed = 1;
    bool operator==(const Flag&) const = default;
};

/// What an answered item showed; the planes of bits that a row keeps per item.
enum class Plane { Answered, GreenOrWorse, YellowOrWorse, Red };
constexpr std::size_t kPlanes = 4;

/// What the rules say for one combination of flags and bands.
struct Outcome {
    Position position = Position::Unassessed;
    std::int32_t rule = -1;
    Bits unknownRules;
    /// Per plane: deciding are the items of this set that are in the plane of the row.
    std::array<Bits, kPlanes> deciding;
};

/// The rules of one scheme, ready to be looked up.
class CompiledRules {
public:
    CompiledRules(const Instrument& instrument, const PositionScheme& scheme);

    const std::vector<Flag>& flags() const { return m_flags; }
    /// Parts (areas, then totals) whose bands some condition names, ascending.
    const std::vector<std::size_t>& bandParts() const { return m_bandParts; }

    /// `flags`: bit i = flag i is reached. `bands`: of bandParts(), Unassessed = none.
    Outcome outcome(std::uint64_t flags, std::span<const Position> bands) const;
    /// As above, the position alone.
    Position position(std::uint64_t flags, std::span<const Position> bands) const;

private:
    struct Node {
        Condition::Kind kind = Condition::Kind::Any;
        std::size_t flag = 0;                 ///< Signals, Answer
        Plane plane = Plane::Answered;        ///< Signals, Band, Bands, Answer: where the deciding items are
        Condition::Compare compare = Condition::Compare::Is; ///< Band
        Position position = Position::Yellow; ///< Band, Bands
        std::int32_t atLeast = 1;             ///< Bands
        struct Source {
            std::size_t band = 0; ///< Band, Bands: index into m_bandParts
            Bits items;           ///< the items that this source may decide by
        };
        std::vector<Source> sources;
        std::vector<Node> parts;
    };
    struct Facts {
        std::uint64_t flags;
        std::span<const Position> bands;
    };

    Node compile(const Instrument& instrument, const Condition& condition);
    Node compileSignals(const Instrument& instrument, const Condition& condition);
    Node compileAnswer(const Instrument& instrument, const Condition& condition);
    Node compileBand(const Instrument& instrument, const Condition& condition);
    Node compileBands(const Instrument& instrument, const Condition& condition);
    std::size_t addFlag(Flag flag);
    void findBandParts(const Instrument& instrument, const Condition& condition);
    std::size_t bandIndex(std::size_t part) const;

    static Truth truth(const Node& node, const Facts& facts);
    static Truth bandTruth(const Node& node, const Facts& facts);
    static Truth bandsTruth(const Node& node, const Facts& facts);
    static void addDeciding(const Node& node, const Facts& facts, Outcome& outcome);
    bool enoughAnswered(const Facts& facts) const;

    std::size_t m_itemWords = 0;
    std::vector<Flag> m_flags;
    std::vector<std::size_t> m_bandParts;
    std::vector<Node> m_rules;
    std::vector<Position> m_then;
    Position m_otherwise = Position::Green;
    std::size_t m_enoughFlag = 0;
};

} // namespace trivsel::core::batch
