#pragma once

#include "base/text.h"
#include "core/position.h"
#include "core/rational.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// The types of instrument format 1 (docs: instrument-format.md is normative). Everything here is already checked:
/// indexes are valid, cut points ascend, rules refer to what exists. `definitions` builds them; tests may build them
/// by hand and call `instrumentFaults`.
namespace trivsel::core {

struct AnswerOption {
    std::int32_t value = 0; ///< as in the file and in CSV, distinct within the set, ±1,000,000
    std::int32_t score = 0; ///< what is summed; default = value
    std::optional<Position> signal; ///< the sign this option shows (green, yellow, red); none = shows no sign
    Text label;
    bool operator==(const AnswerOption&) const = default;
};

struct AnswerSet {
    std::string id;
    std::vector<AnswerOption> options; ///< 2..11, in the order of the file (keys 1-9 choose in this order)
    Text notAssessed;                  ///< label of "ikke set endnu"; empty = the program's own word
    bool operator==(const AnswerSet&) const = default;
};

struct Item {
    std::string id;
    Text text;
    std::size_t answerSet = 0; ///< index into Instrument::answerSets
    std::size_t area = 0;      ///< index into Instrument::areas
    bool reverse = false;      ///< scores min + max - s; signals are never reversed
    Rational weight = 1;       ///< > 0
    std::vector<Text> anchors; ///< one per option in the options' order, or empty; an empty Text = no anchor
    bool operator==(const Item&) const = default;
};

struct MinAnswered {
    enum class Kind { All, Count, Share };
    Kind kind = Kind::All;
    std::int32_t count = 0; ///< Kind::Count
    Rational share = 1;     ///< Kind::Share: answered / items >= share
    bool operator==(const MinAnswered&) const = default;
};

struct ScoreRule {
    enum class Method { Sum, Mean };
    enum class Missing { Ignore, Prorate, MeanItem };
    enum class Rounding { None, HalfUp };
    Method method = Method::Sum;
    MinAnswered minAnswered;
    Missing missing = Missing::Ignore;
    Rounding rounding = Rounding::None;
    bool operator==(const ScoreRule&) const = default;
};

struct CutRow {
    enum class Kind { Below, UpTo, Rest };
    Kind kind = Kind::Rest;
    Rational limit;
    Position position = Position::Green;
    Text label;
    bool operator==(const CutRow&) const = default;
};

struct BandEntry {
    bool hasWhen = false;
    std::optional<std::pair<std::int32_t, std::int32_t>> ageMonths; ///< inclusive at both ends
    std::optional<Sex> sex;
    std::vector<CutRow> cut;
    bool operator==(const BandEntry&) const = default;
};

struct Area {
    std::string id;
    Text title;
    bool counts = true;
    std::vector<std::size_t> items; ///< indexes into Instrument::items, in order
    std::optional<ScoreRule> score;
    std::vector<BandEntry> bands;
    bool operator==(const Area&) const = default;
};

struct Total {
    std::string id;
    Text title;
    std::vector<std::size_t> ofAreas; ///< either this (scores of areas, after their rounding) …
    std::vector<std::size_t> ofItems; ///< … or this (scores of items)
    ScoreRule score;
    std::vector<BandEntry> bands;
    bool operator==(const Total&) const = default;
};

/// One condition of a position rule; `kind` says which fields matter.
struct Condition {
    enum class Kind { Signals, Band, Bands, Answer, All, Any, Not };
    enum class Compare { Is, AtLeast };
    Kind kind = Kind::Signals;
    Position position = Position::Yellow; ///< Signals, Band, Bands
    std::int32_t atLeast = 1;             ///< Signals, Bands: n
    std::vector<std::size_t> inAreas;     ///< Signals: area indexes; empty = all counting areas
    Compare compare = Compare::Is;        ///< Band, Answer
    bool bandIsTotal = false;             ///< Band: `band` indexes totals instead of areas
    std::size_t band = 0;                 ///< Band
    std::size_t item = 0;                 ///< Answer
    std::int32_t value = 0;               ///< Answer: compared as given, never reversed
    std::vector<Condition> parts;         ///< All, Any (not empty), Not (exactly one)
    bool operator==(const Condition&) const = default;
};

struct PositionRule {
    std::string id;
    Condition condition;
    Position then = Position::Yellow; ///< Yellow or Red
    Text reason;
    bool operator==(const PositionRule&) const = default;
};

/// A way from answers to a position: the form's own, or one of its alternatives.
struct PositionScheme {
    std::string id; ///< "" for the form's own, else the alternative's id
    Text title;     ///< empty for the form's own
    MinAnswered minAnswered;          ///< over the items of counting areas
    std::vector<PositionRule> rules;  ///< red first; the first that is true decides
    Position otherwise = Position::Green; ///< Green or Yellow
    bool operator==(const PositionScheme&) const = default;
};

struct Instrument {
    std::string id;
    std::string version;
    Text title;
    std::string source;
    std::string licence;
    bool validated = false;
    std::int32_t ageFrom = 0; ///< completed months, inclusive
    std::int32_t ageTo = 0;
    std::vector<Setting> settings;
    enum class Informant { Professional, Parent, Child };
    Informant informant = Informant::Professional;
    std::vector<AnswerSet> answerSets;
    std::vector<Item> items; ///< all items in the order of the file
    std::vector<Area> areas;
    std::vector<Total> totals;
    std::vector<PositionScheme> schemes; ///< [0] is the form's own, then the alternatives
    std::int32_t teamAgree = 2;          ///< k of team.agree

    std::string sha256; ///< hex, of the file's bytes; "" for one built by hand

    const AnswerSet& answersOf(std::size_t item) const { return answerSets[items[item].answerSet]; }
    std::optional<std::size_t> itemIndex(std::string_view itemId) const;
    /// The scheme with this id ("" or "default" = the form's own); nothing if there is none.
    const PositionScheme* scheme(std::string_view schemeId) const;
    bool operator==(const Instrument&) const = default;
};

using InstrumentPtr = std::shared_ptr<const Instrument>;

} // namespace trivsel::core
