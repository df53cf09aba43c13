#include "core/batch_tables.h"

#include "base/check.h"

#include <algorithm>
#include <atomic>
#include <utility>

namespace trivsel::core::batch {

namespace {

constexpr std::size_t kFlagLanes = 16; ///< 8-bit lanes in a unit
constexpr std::size_t kPartLanes = 8;  ///< 16-bit lanes in a unit
constexpr std::size_t kPlaneUnits = 2; ///< four words of 64 items
constexpr std::size_t kMaxItems = 127; ///< a flag's lane starts at 128 - needed and must not pass 255
constexpr std::int64_t kMaxNeeded = 127;
constexpr std::size_t kMaxFlags = 63;  ///< with the lane for bytes that are no answer: one word of bits
constexpr std::size_t kCodes = 16; ///< an item's entries: its options, and at 15 "not answered"

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

Tables::Tables(InstrumentPtr instrument, const PositionScheme& scheme)
    : m_instrument(std::move(instrument)), m_scheme(scheme), m_classes(*m_instrument), m_rules(*m_instrument, scheme)
{
    static std::atomic<std::uint64_t> serials{0};
    m_serial = ++serials;
    m_fits = m_instrument->items.size() <= kMaxItems && m_rules.flags().size() <= kMaxFlags &&
             std::ranges::all_of(m_rules.flags(), [](const Flag& flag) { return flag.needed <= kMaxNeeded; });
    if (m_fits) makeParts();
    if (m_fits) layOut();
    if (!m_fits) return;
    m_hasKey = m_rules.flags().size() + 2 * m_rules.bandParts().size() <= 64;
    countFlags();
    countParts();
    countPlanes();
}

void Tables::makeParts()
{
    for (const Area &area : m_instrument->areas)
        m_parts.push_back(Part::ofArea(*m_instrument, area, m_classes, m_fits));
    for (const Total& total : m_instrument->totals) {
        m_parts.push_back(Part::ofTotal(*m_instrument, total, m_classes, m_parts, m_fits));
    }
    std::vector<bool> needed(m_parts.size(), false);
    for (const std::size_t part : m_rules.bandParts()) {
        needed[part] = true;
        for (const std::size_t area : m_parts[part].areas()) needed[area] = true;
    }
    for (std::size_t part = 0; part < m_parts.size(); ++part) {
        m_allParts.push_back(part);
        if (needed[part]) m_rulesParts.push_back(part);
    }
}

void Tables::layOut()
{
    std::size_t lanes = 0;
    for (const Part& part : m_parts) m_laneOfPart.push_back(part.isCounted() ? lanes++ : 0);
    m_flagUnits = m_rules.flags().size() / kFlagLanes + 1; // one lane more, for bytes that are no answer
    m_partUnits = (lanes + kPartLanes - 1) / kPartLanes;
    m_stride = m_flagUnits + m_partUnits + kPlaneUnits;
    m_fits = m_stride <= kMaxUnits;
    if (m_fits) m_units.assign(m_instrument->items.size() * kCodes * m_stride, Unit{});
}

Unit* Tables::entry(std::size_t item, std::size_t code) { return m_units.data() + (item * kCodes + code) * m_stride; }

void Tables::countFlags()
{
    const auto& flags = m_rules.flags();
    for (std::size_t flag = 0; flag < flags.size(); ++flag) {
        // The lane's high bit is set when the count reaches `needed`.
        addToLane(m_start.data(), flag, 128 - static_cast<std::uint64_t>(flags[flag].needed));
        for (std::size_t item = 0; item < m_instrument->items.size(); ++item) {
            for (std::size_t option = 0; option < flags[flag].counts[item].size(); ++option) {
                if (flags[flag].counts[item][option]) addToLane(entry(item, option), flag, 1);
            }
        }
    }
    const std::size_t noAnswerLane = flags.size();
    addToLane(m_start.data(), noAnswerLane, 127);
    for (std::size_t item = 0; item < m_instrument->items.size(); ++item) {
        for (std::size_t code = m_instrument->answersOf(item).options.size(); code + 1 < kCodes; ++code) {
            addToLane(entry(item, code), noAnswerLane, 1);
        }
    }
}

void Tables::countParts()
{
    for (const std::size_t part : m_allParts) {
        if (!m_parts[part].isCounted()) continue;
        const std::size_t lane = m_laneOfPart[part];
        for (std::size_t item = 0; item < m_instrument->items.size(); ++item) {
            for (std::size_t option = 0; option < m_instrument->answersOf(item).options.size(); ++option) {
                const std::uint64_t step = m_parts[part].stateStep(item, option);
                Unit& unit = entry(item, option)[m_flagUnits + lane / kPartLanes];
                unit[lane % kPartLanes / 4] += step << (16 * (lane % 4));
            }
        }
    }
}

void Tables::countPlanes()
{
    for (std::size_t item = 0; item < m_instrument->items.size(); ++item) {
        const auto& options = m_instrument->answersOf(item).options;
        const std::uint64_t bit = std::uint64_t{1} << (item % kItemsPerBlock);
        for (std::size_t option = 0; option < options.size(); ++option) {
            Unit* planes = entry(item, option) + m_flagUnits + m_partUnits;
            const auto shows = [&](Position p) {
                return options[option].signal && isAtLeast(*options[option].signal, p);
            };
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

void Tables::add(const std::uint8_t* answers, std::size_t from, std::size_t count, std::size_t units, Sums& sums) const
{
    const Unit* table = m_units.data() + from * kCodes * m_stride;
    TRIVSEL_CHECK(kAdders[units - 1](table, m_stride, answers + from, count, sums));
}

Sums Tables::count(const std::uint8_t* answers, Wanted wanted) const
{
    Sums sums = m_start;
    add(answers, 0, m_instrument->items.size(), wanted == Wanted::Flags ? m_flagUnits : m_flagUnits + m_partUnits,
        sums);
    return sums;
}

Sums Tables::countWithPlanes(const std::uint8_t* answers, PlaneBits& planes) const
{
    // Flags and states run on over all blocks; the planes are the bits of one block.
    const std::size_t planesAt = m_flagUnits + m_partUnits;
    Sums sums = m_start;
    for (std::size_t block = 0; block < blocks(); ++block) {
        const std::size_t from = block * kItemsPerBlock;
        sums[planesAt] = Unit{};
        sums[planesAt + 1] = Unit{};
        add(answers, from, std::min(kItemsPerBlock, m_instrument->items.size() - from), m_stride, sums);
        for (std::size_t plane = 0; plane < kPlanes; ++plane)
            planes[block][plane] = sums[planesAt + plane / 2][plane % 2];
    }
    return sums;
}

std::uint64_t Tables::flagBits(const Sums& sums) const
{
    std::uint64_t bits = 0;
    for (std::size_t unit = 0; unit < m_flagUnits; ++unit) {
        bits |= (highBits(sums[unit][0]) | highBits(sums[unit][1]) << 8) << (kFlagLanes * unit);
    }
    const std::uint64_t noAnswer = std::uint64_t{1} << m_rules.flags().size();
    TRIVSEL_CHECK((bits & noAnswer) == 0);
    return bits & (noAnswer - 1);
}

bool Tables::values(const std::vector<std::size_t>& wanted, std::span<const std::uint8_t> answers,
                                 const Sums& sums, const ScoringContext& context, std::vector<PartValue>& result) const
{
    const std::size_t contextClass = m_classes.classOf(context);
    bool fit = true;
    for (const std::size_t part : wanted) {
        if (m_parts[part].isCounted()) {
            const std::size_t lane = m_laneOfPart[part];
            const std::uint64_t word = sums[m_flagUnits + lane / kPartLanes][lane % kPartLanes / 4];
            result[part] =
                m_parts[part].lookUp(static_cast<std::uint32_t>(word >> (16 * (lane % 4)) & 0xFFFF), contextClass);
        } else {
            result[part] = m_parts[part].evaluate(answers, result, contextClass, fit);
        }
    }
    return fit;
}

void Tables::bandsOf(const std::vector<PartValue>& values, std::vector<Position>& bands) const
{
    for (std::size_t i = 0; i < bands.size(); ++i) bands[i] = values[m_rules.bandParts()[i]].band;
}

std::uint64_t Tables::keyOf(std::uint64_t flags, std::span<const Position> bands) const
{
    std::uint64_t key = flags;
    std::size_t at = m_rules.flags().size();
    for (const Position band : bands) {
        key |= static_cast<std::uint64_t>(band) << at;
        at += 2;
    }
    return key;
}

} // namespace trivsel::core::batch
