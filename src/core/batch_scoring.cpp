#include "core/batch_scoring.h"

#include "base/check.h"
#include "core/batch_tables.h"

#include <algorithm>
#include <bit>
#include <string>
#include <utility>

namespace trivsel::core {

using namespace batch;

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

Position exactPosition(const Tables& t, std::span<const std::uint8_t> row, const ScoringContext& context)
{
    Answers answers(row.size());
    for (std::size_t item = 0; item < row.size(); ++item) {
        if (row[item] != BatchScorer::kNotAnswered) answers[item] = row[item];
    }
    return score(t.instrument(), t.scheme(), answers, context).position;
}

} // namespace

BatchScorer::BatchScorer(InstrumentPtr instrument, std::size_t scheme)
{
    TRIVSEL_CHECK(instrument != nullptr && scheme < instrument->schemes.size());
    const PositionScheme& positionScheme = instrument->schemes[scheme]; // kept alive by the instrument
    m_tables = std::make_unique<const Tables>(std::move(instrument), positionScheme);
}

BatchScorer::BatchScorer(const Instrument& instrument, const PositionScheme& scheme)
    : m_tables(std::make_unique<const Tables>(InstrumentPtr(InstrumentPtr(), &instrument), scheme))
{
}

BatchScorer::~BatchScorer() = default;
BatchScorer::BatchScorer(BatchScorer&&) noexcept = default;
BatchScorer& BatchScorer::operator=(BatchScorer&&) noexcept = default;

void BatchScorer::positions(std::span<const std::uint8_t> answers, std::span<const ScoringContext> contexts,
                            std::span<Position> positions) const
{
    const Tables& t = *m_tables;
    const std::size_t width = t.instrument().items.size();
    TRIVSEL_CHECK(answers.size() == width * positions.size());
    TRIVSEL_CHECK(contexts.empty() || contexts.size() == positions.size());

    // For a handful of rows, setting up the memory would cost more than it saves.
    constexpr std::size_t kManyRows = 256;
    const bool remember = t.fits() && t.hasKey() && positions.size() >= kManyRows;
    Memo<Position> memo(remember ? 11 : 0);
    std::vector<PartValue> values(t.parts().size());
    std::vector<Position> bands(t.rules().bandParts().size());
    for (std::size_t row = 0; row < positions.size(); ++row) {
        const std::span<const std::uint8_t> given(answers.data() + row * width, width);
        const ScoringContext context = contexts.empty() ? ScoringContext{} : contexts[row];
        if (!t.fits()) {
            positions[row] = exactPosition(t, given, context);
            continue;
        }
        const Sums sums = t.count(given.data(), bands.empty() ? Wanted::Flags : Wanted::FlagsAndParts);
        const std::uint64_t flags = t.flagBits(sums);
        if (!bands.empty()) {
            if (!t.values(t.rulesParts(), given, sums, context, values)) {
                positions[row] = exactPosition(t, given, context);
                continue;
            }
            t.bandsOf(values, bands);
        }
        if (!remember) {
            positions[row] = t.rules().position(flags, bands);
            continue;
        }
        const std::uint64_t key = t.keyOf(flags, bands);
        auto& slot = memo.slot(key);
        if (!slot.used || slot.key != key) slot = {key, true, t.rules().position(flags, bands)};
        positions[row] = slot.answer;
    }
}

/// What a Row has worked out before, and its working space.
struct BatchScorer::Row::Memory {
    explicit Memory(const Tables& t)
        : serial(t.serial()), values(t.parts().size()), bands(t.rules().bandParts().size()), texts(t.parts().size())
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
        const auto mixed =
            static_cast<std::uint64_t>(score.numerator) + static_cast<std::uint64_t>(score.denominator) * 31;
        ScoreText& slot = ofPart[(mixed * 0x9E3779B97F4A7C15U) >> (64 - kTextBits)];
        if (slot.score.numerator != score.numerator || slot.score.denominator != score.denominator) {
            slot = {score, toDecimalString(score)};
        }
        return slot.text;
    }

    /// What the rules say of the row, with `bands` filled in.
    const Outcome& outcome(const Tables& t, std::uint64_t flags)
    {
        if (!t.hasKey()) {
            unkeyed = t.rules().outcome(flags, bands);
            return unkeyed;
        }
        const std::uint64_t key = t.keyOf(flags, bands);
        auto& slot = outcomes.slot(key);
        if (!slot.used || slot.key != key) slot = {key, true, t.rules().outcome(flags, bands)};
        return slot.answer;
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

void BatchScorer::Row::fillParts(const Tables& t)
{
    for (std::size_t part = 0; part < parts.size(); ++part) {
        const PartValue& value = m_memory->values[part];
        Part& out = parts[part];
        out.hasScore = value.hasScore;
        out.numerator = value.score.numerator;
        out.denominator = value.score.denominator;
        out.band = value.band == Position::Unassessed ? std::nullopt : std::optional(value.band);
        if (!value.hasScore) {
            out.scoreText = {};
        } else if (t.parts()[part].isCounted()) {
            out.scoreText = t.parts()[part].stateText(value.state);
        } else {
            out.scoreText = m_memory->textOf(part, value.score);
        }
    }
}

bool BatchScorer::row(std::span<const std::uint8_t> answers, const ScoringContext& context, Row& row) const
{
    const Tables& t = *m_tables;
    TRIVSEL_CHECK(answers.size() == t.instrument().items.size());
    if (!t.fits()) return false;
    if (!row.m_memory || row.m_memory->serial != t.serial()) {
        row.m_memory = std::make_unique<Row::Memory>(t);
        row.parts.assign(t.parts().size(), {});
    }
    Row::Memory& memory = *row.m_memory;

    PlaneBits planes{};
    const Sums sums = t.countWithPlanes(answers.data(), planes);
    const std::uint64_t flags = t.flagBits(sums);
    if (!t.values(t.allParts(), answers, sums, context, memory.values)) return false;
    row.fillParts(t);

    t.bandsOf(memory.values, memory.bands);
    const Outcome& outcome = memory.outcome(t, flags);
    row.position = outcome.position;
    row.rule = outcome.rule;
    row.unknownRules = outcome.unknownRules;
    row.answered = 0;
    row.decidingItems.assign(t.blocks(), 0);
    for (std::size_t block = 0; block < t.blocks(); ++block) {
        row.answered += std::popcount(planes[block][static_cast<std::size_t>(Plane::Answered)]);
        for (std::size_t plane = 0; plane < kPlanes; ++plane) {
            row.decidingItems[block] |= outcome.deciding[plane][block] & planes[block][plane];
        }
    }
    return true;
}

} // namespace trivsel::core
