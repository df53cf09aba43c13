#include "core/batch_scoring.h"

#include "base/check.h"
#include "core/batch_parts.h"
#include "core/batch_rules.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <string>
#include <utility>

namespace trivsel::core {

using namespace batch;

namespace {

/// Two words that are added at once (SSE2 on x86-64); lanes inside never carry, see the limits below.
using Unit = std::uint64_t __attribute__((vector_size(16)));

constexpr std::size_t kFlagLanes = 16; ///< 8-bit lanes in a unit
constexpr std::size_t kPartLanes = 8;  ///< 16-bit lanes in a unit
constexpr std::size_t kPlaneUnits = 2; ///< four words of 64 items
constexpr std::size_t kMaxItems = 127; ///< a flag's lane starts at 128 - needed and must not pass 255
constexpr std::size_t kMaxFlags = 63;  ///< with the lane for bytes that are no answer: one word of bits
constexpr std::size_t kMaxUnits = 16;
constexpr std::size_t kCodes = 16; ///< an item's entries: its options, and at 15 "not answered"
constexpr std::size_t kItemsPerBlock = 64;

using Sums = std::array<Unit, kMaxUnits>;

/// Adds the first N units of the entries of items [0, count); false when a byte is neither small nor "not answered".
template <std::size_t... I>
bool addUnits(const Unit* table, std::size_t stride, const std::uint8_t* answers, std::size_t count, Sums& sums,
              std::index_sequence<I...> /*units*/)
{
    std::array<Unit, sizeof...(I)> local{sums[I]...}; // stays in registers
    unsigned bytes = 0;
    for (std::size_t item = 0; item < count; ++item) {
        const unsigned answer = answers[item];
        bytes |= (answer + 1) & 0xFFU; // 0xFF becomes 0, options stay below 16
        const Unit* entry = table + (item * kCodes + (answer & (kCodes - 1))) * stride;
        ((local[I] += entry[I]), ...);
    }
    ((sums[I] = local[I]), ...);
    return bytes < kCodes;
}

using AddUnits = bool (*)(const Unit*, std::size_t, const std::uint8_t*, std::size_t, Sums&);

template <std::size_t N>
bool addFirst(const Unit* table, std::size_t stride, const std::uint8_t* answers, std::size_t count, Sums& sums)
{
    return addUnits(table, stride, answers, count, sums, std::make_index_sequence<N>{});
}

template <std::size_t... N> constexpr std::array<AddUnits, sizeof...(N)> adders(std::index_sequence<N...> /*units*/)
{
    return {&addFirst<N + 1>...};
}

/// [n - 1] adds n units.
constexpr auto kAdders = adders(std::make_index_sequence<kMaxUnits>{});

/// Bit i = the highest bit of byte i.
std::uint64_t highBits(std::uint64_t word)
{
    constexpr std::uint64_t kLowest = 0x0101010101010101U;
    constexpr std::uint64_t kGather = 0x0102040810204080U;
    return (((word >> 7) & kLowest) * kGather) >> 56;
}

std::uint64_t byteLane(std::size_t lane, std::uint64_t value) { return value << (8 * (lane % 8)); }

void addToLane(Unit* units, std::size_t lane, std::uint64_t value)
{
    units[lane / kFlagLanes][lane % kFlagLanes / 8] += byteLane(lane, value);
}

} // namespace

struct BatchScorer::Tables {
    Tables(InstrumentPtr form, std::size_t schemeIndex);

    const PositionScheme& scheme() const { return instrument->schemes[schemeIndex]; }
    void countFlags();
    void countParts();
    void countPlanes();
    Unit* entry(std::size_t item, std::size_t code) { return units.data() + (item * kCodes + code) * stride; }

    std::uint64_t flagBits(const Sums& sums) const;
    /// Of the parts in `wanted`; false when a number does not fit.
    bool values(const std::vector<std::size_t>& wanted, std::span<const std::uint8_t> answers, const Sums& sums,
                const ScoringContext& context, std::vector<PartValue>& result) const;
    /// The words that the rules depend on, as one; only where hasKey.
    std::uint64_t keyOf(std::uint64_t flags, std::span<const Position> bands) const;

    InstrumentPtr instrument;
    std::size_t schemeIndex;
    std::uint64_t serial; ///< tells what a Row remembers of one scorer from another's
    bool fits = true;
    ContextClasses classes;
    CompiledRules rules;
    std::vector<Part> parts; ///< areas, then totals
    std::vector<std::size_t> allParts;
    std::vector<std::size_t> rulesParts; ///< those that the rules need, and the areas those need
    std::vector<std::size_t> laneOfPart; ///< 16-bit lane of a counted part
    bool hasKey = false;

    std::size_t flagUnits = 0;
    std::size_t partUnits = 0;
    std::size_t stride = 0; ///< units of an entry: flags, parts, planes
    std::vector<Unit> units;
    Sums start{};
};

BatchScorer::Tables::Tables(InstrumentPtr form, std::size_t index)
    : instrument(std::move(form)), schemeIndex(index), classes(*instrument), rules(*instrument, scheme())
{
    static std::atomic<std::uint64_t> serials{0};
    serial = ++serials;
    fits = instrument->items.size() <= kMaxItems && rules.flags().size() <= kMaxFlags &&
           std::ranges::all_of(rules.flags(), [](const Flag& flag) { return flag.needed <= 127; });
    if (!fits) return;
    for (const Area& area : instrument->areas) parts.push_back(Part::ofArea(*instrument, area, classes, fits));
    for (const Total& total : instrument->totals) {
        parts.push_back(Part::ofTotal(*instrument, total, classes, parts, fits));
    }
    std::size_t lanes = 0;
    std::vector<bool> needed(parts.size(), false);
    for (const std::size_t part : rules.bandParts()) {
        needed[part] = true;
        for (const std::size_t area : parts[part].areas()) needed[area] = true;
    }
    for (std::size_t part = 0; part < parts.size(); ++part) {
        laneOfPart.push_back(parts[part].isCounted() ? lanes++ : 0);
        allParts.push_back(part);
        if (needed[part]) rulesParts.push_back(part);
    }
    flagUnits = rules.flags().size() / kFlagLanes + 1;
    partUnits = (lanes + kPartLanes - 1) / kPartLanes;
    stride = flagUnits + partUnits + kPlaneUnits;
    fits = fits && stride <= kMaxUnits;
    if (!fits) return;
    hasKey = rules.flags().size() + 2 * rules.bandParts().size() <= 64;
    units.assign(instrument->items.size() * kCodes * stride, Unit{});
    countFlags();
    countParts();
    countPlanes();
}

void BatchScorer::Tables::countFlags()
{
    const auto& flags = rules.flags();
    for (std::size_t flag = 0; flag < flags.size(); ++flag) {
        // The lane's high bit is set when the count reaches `needed`.
        addToLane(start.data(), flag, 128 - static_cast<std::uint64_t>(flags[flag].needed));
        for (std::size_t item = 0; item < instrument->items.size(); ++item) {
            for (std::size_t option = 0; option < flags[flag].counts[item].size(); ++option) {
                if (flags[flag].counts[item][option]) addToLane(entry(item, option), flag, 1);
            }
        }
    }
    const std::size_t noAnswerLane = flags.size();
    addToLane(start.data(), noAnswerLane, 127);
    for (std::size_t item = 0; item < instrument->items.size(); ++item) {
        for (std::size_t code = instrument->answersOf(item).options.size(); code + 1 < kCodes; ++code) {
            addToLane(entry(item, code), noAnswerLane, 1);
        }
    }
}

void BatchScorer::Tables::countParts()
{
    for (const std::size_t part : allParts) {
        if (!parts[part].isCounted()) continue;
        const std::size_t lane = laneOfPart[part];
        for (std::size_t item = 0; item < instrument->items.size(); ++item) {
            for (std::size_t option = 0; option < instrument->answersOf(item).options.size(); ++option) {
                const std::uint64_t step = parts[part].stateStep(item, option);
                Unit& unit = entry(item, option)[flagUnits + lane / kPartLanes];
                unit[lane % kPartLanes / 4] += step << (16 * (lane % 4));
            }
        }
    }
}

void BatchScorer::Tables::countPlanes()
{
    for (std::size_t item = 0; item < instrument->items.size(); ++item) {
        const auto& options = instrument->answersOf(item).options;
        const std::uint64_t bit = std::uint64_t{1} << (item % kItemsPerBlock);
        for (std::size_t option = 0; option < options.size(); ++option) {
            Unit* planes = entry(item, option) + flagUnits + partUnits;
            const auto shows = [&](Position p) { return options[option].signal && isAtLeast(*options[option].signal, p); };
            const auto set = [&](Plane plane) {
                const auto word = static_cast<std::size_t>(plane);
                planes[word / 2][word % 2] |= bit;
            };
            set(Plane::Answered);
            if (shows(Position::Green)) set(Plane::GreenOrWorse);
            if (shows(Position::Yellow)) set(Plane::YellowOrWorse);
            if (shows(Position::Red)) set(Plane::Red);
        }
    }
}

std::uint64_t BatchScorer::Tables::flagBits(const Sums& sums) const
{
    std::uint64_t bits = 0;
    for (std::size_t unit = 0; unit < flagUnits; ++unit) {
        bits |= (highBits(sums[unit][0]) | highBits(sums[unit][1]) << 8) << (kFlagLanes * unit);
    }
    const std::uint64_t noAnswer = std::uint64_t{1} << rules.flags().size();
    TRIVSEL_CHECK((bits & noAnswer) == 0);
    return bits & (noAnswer - 1);
}

bool BatchScorer::Tables::values(const std::vector<std::size_t>& wanted, std::span<const std::uint8_t> answers,
                                 const Sums& sums, const ScoringContext& context, std::vector<PartValue>& result) const
{
    const std::size_t contextClass = classes.classOf(context);
    bool fit = true;
    for (const std::size_t part : wanted) {
        if (parts[part].isCounted()) {
            const std::size_t lane = laneOfPart[part];
            const std::uint64_t word = sums[flagUnits + lane / kPartLanes][lane % kPartLanes / 4];
            result[part] = parts[part].lookUp(static_cast<std::uint32_t>(word >> (16 * (lane % 4)) & 0xFFFF), contextClass);
        } else {
            result[part] = parts[part].evaluate(answers, result, contextClass, fit);
        }
    }
    return fit;
}

std::uint64_t BatchScorer::Tables::keyOf(std::uint64_t flags, std::span<const Position> bands) const
{
    std::uint64_t key = flags;
    std::size_t at = rules.flags().size();
    for (const Position band : bands) {
        key |= static_cast<std::uint64_t>(band) << at;
        at += 2;
    }
    return key;
}

namespace {

/// What the rules said for keys seen before; a newer key takes the place of an older one.
template <class Answer> class Memo {
public:
    /// For 2^bits keys.
    explicit Memo(std::size_t bits) : m_slots(std::size_t{1} << bits), m_shift(64 - bits) {}

    struct Slot {
        std::uint64_t key = 0;
        bool used = false;
        Answer answer{};
    };
    Slot& slot(std::uint64_t key)
    {
        constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15U;
        return m_slots[(key * kGolden) >> m_shift];
    }

private:
    std::vector<Slot> m_slots;
    std::size_t m_shift;
};

Answers toAnswers(std::span<const std::uint8_t> row)
{
    Answers answers(row.size());
    for (std::size_t item = 0; item < row.size(); ++item) {
        if (row[item] != BatchScorer::kNotAnswered) answers[item] = row[item];
    }
    return answers;
}

} // namespace

BatchScorer::BatchScorer(InstrumentPtr instrument, std::size_t scheme)
{
    TRIVSEL_CHECK(instrument != nullptr && scheme < instrument->schemes.size());
    m_tables = std::make_unique<const Tables>(std::move(instrument), scheme);
}

BatchScorer::~BatchScorer() = default;
BatchScorer::BatchScorer(BatchScorer&&) noexcept = default;
BatchScorer& BatchScorer::operator=(BatchScorer&&) noexcept = default;

void BatchScorer::positions(std::span<const std::uint8_t> answers, std::span<const ScoringContext> contexts,
                            std::span<Position> positions) const
{
    const Tables& t = *m_tables;
    const std::size_t width = t.instrument->items.size();
    TRIVSEL_CHECK(answers.size() == width * positions.size());
    TRIVSEL_CHECK(contexts.empty() || contexts.size() == positions.size());

    const auto slowly = [&](std::size_t row) {
        return score(*t.instrument, t.scheme(), toAnswers(answers.subspan(row * width, width)),
                     contexts.empty() ? ScoringContext{} : contexts[row])
            .position;
    };
    if (!t.fits) {
        for (std::size_t row = 0; row < positions.size(); ++row) positions[row] = slowly(row);
        return;
    }

    // For a handful of rows, setting up the memory would cost more than it saves.
    constexpr std::size_t kManyRows = 256;
    const bool remember = t.hasKey && positions.size() >= kManyRows;
    Memo<Position> memo(remember ? 11 : 0);
    std::vector<PartValue> values(t.parts.size());
    std::vector<Position> bands(t.rules.bandParts().size());
    const bool withBands = !bands.empty();
    const AddUnits add = kAdders[(withBands ? t.flagUnits + t.partUnits : t.flagUnits) - 1];
    for (std::size_t row = 0; row < positions.size(); ++row) {
        const std::uint8_t* rowAnswers = answers.data() + row * width;
        Sums sums = t.start;
        TRIVSEL_CHECK(add(t.units.data(), t.stride, rowAnswers, width, sums));
        const std::uint64_t flags = t.flagBits(sums);
        if (withBands) {
            if (!t.values(t.rulesParts, {rowAnswers, width}, sums, contexts.empty() ? ScoringContext{} : contexts[row],
                          values)) {
                positions[row] = slowly(row);
                continue;
            }
            for (std::size_t i = 0; i < bands.size(); ++i) bands[i] = values[t.rules.bandParts()[i]].band;
        }
        if (!remember) {
            positions[row] = t.rules.position(flags, bands);
            continue;
        }
        const std::uint64_t key = t.keyOf(flags, bands);
        auto& slot = memo.slot(key);
        if (!slot.used || slot.key != key) slot = {key, true, t.rules.position(flags, bands)};
        positions[row] = slot.answer;
    }
}

/// What a Row has worked out before, and its working space.
struct BatchScorer::Row::Memory {
    explicit Memory(const Tables& t)
        : serial(t.serial), values(t.parts.size()), bands(t.rules.bandParts().size()), texts(t.parts.size())
    {
    }
    static constexpr std::size_t kTextBits = 8;
    struct ScoreText {
        Fraction score{0, 0};
        std::string text;
    };

    /// Text of a score that is not counted; such scores repeat as well.
    std::string_view textOf(std::size_t part, const Fraction& score)
    {
        auto& ofPart = texts[part];
        if (ofPart.empty()) ofPart.resize(std::size_t{1} << kTextBits);
        const auto mixed = static_cast<std::uint64_t>(score.numerator) + static_cast<std::uint64_t>(score.denominator) * 31;
        ScoreText& slot = ofPart[(mixed * 0x9E3779B97F4A7C15U) >> (64 - kTextBits)];
        if (slot.score.numerator != score.numerator || slot.score.denominator != score.denominator) {
            slot = {score, toDecimalString(score)};
        }
        return slot.text;
    }

    std::uint64_t serial;
    std::vector<PartValue> values;
    std::vector<Position> bands;
    std::vector<std::vector<ScoreText>> texts; ///< per part
    Memo<Outcome> outcomes{10};
    Outcome unkeyed; ///< for rules that depend on too much to be remembered
};

BatchScorer::Row::Row() = default;
BatchScorer::Row::~Row() = default;
BatchScorer::Row::Row(Row&&) noexcept = default;
BatchScorer::Row& BatchScorer::Row::operator=(Row&&) noexcept = default;

bool BatchScorer::row(std::span<const std::uint8_t> answers, const ScoringContext& context, Row& row) const
{
    const Tables& t = *m_tables;
    TRIVSEL_CHECK(answers.size() == t.instrument->items.size());
    if (!t.fits) return false;
    if (!row.m_memory || row.m_memory->serial != t.serial) {
        row.m_memory = std::make_unique<Row::Memory>(t);
        row.parts.assign(t.parts.size(), {});
    }
    Row::Memory& memory = *row.m_memory;

    // Flags and states run on over all blocks of 64 items; the planes are the bits of one block.
    const std::size_t blocks = (answers.size() + kItemsPerBlock - 1) / kItemsPerBlock;
    std::array<std::array<std::uint64_t, kPlanes>, kMaxItems / kItemsPerBlock + 1> planes{};
    const std::size_t planesAt = t.flagUnits + t.partUnits;
    const AddUnits add = kAdders[t.stride - 1];
    Sums sums = t.start;
    row.answered = 0;
    for (std::size_t block = 0; block < blocks; ++block) {
        const std::size_t from = block * kItemsPerBlock;
        const std::size_t count = std::min(kItemsPerBlock, answers.size() - from);
        sums[planesAt] = Unit{};
        sums[planesAt + 1] = Unit{};
        TRIVSEL_CHECK(add(t.units.data() + from * kCodes * t.stride, t.stride, answers.data() + from, count, sums));
        for (std::size_t plane = 0; plane < kPlanes; ++plane) planes[block][plane] = sums[planesAt + plane / 2][plane % 2];
        row.answered += std::popcount(planes[block][static_cast<std::size_t>(Plane::Answered)]);
    }
    const std::uint64_t flags = t.flagBits(sums);

    if (!t.values(t.allParts, answers, sums, context, memory.values)) return false;
    for (std::size_t part = 0; part < t.parts.size(); ++part) {
        const PartValue& value = memory.values[part];
        Row::Part& out = row.parts[part];
        out.hasScore = value.hasScore;
        out.numerator = value.score.numerator;
        out.denominator = value.score.denominator;
        out.band = value.band == Position::Unassessed ? std::nullopt : std::optional(value.band);
        if (!value.hasScore) {
            out.scoreText = {};
        } else {
            out.scoreText = t.parts[part].isCounted() ? std::string_view(t.parts[part].stateText(value.state))
                                                      : memory.textOf(part, value.score);
        }
    }

    for (std::size_t i = 0; i < memory.bands.size(); ++i) memory.bands[i] = memory.values[t.rules.bandParts()[i]].band;
    const Outcome* outcome = &memory.unkeyed;
    if (t.hasKey) {
        const std::uint64_t key = t.keyOf(flags, memory.bands);
        auto& slot = memory.outcomes.slot(key);
        if (!slot.used || slot.key != key) slot = {key, true, t.rules.outcome(flags, memory.bands)};
        outcome = &slot.answer;
    } else {
        memory.unkeyed = t.rules.outcome(flags, memory.bands);
    }
    row.position = outcome->position;
    row.rule = outcome->rule;
    row.unknownRules = outcome->unknownRules;
    row.decidingItems.resize(blocks);
    for (std::size_t block = 0; block < blocks; ++block) {
        std::uint64_t items = 0;
        for (std::size_t plane = 0; plane < kPlanes; ++plane) items |= outcome->deciding[plane][block] & planes[block][plane];
        row.decidingItems[block] = items;
    }
    return true;
}

} // namespace trivsel::core
