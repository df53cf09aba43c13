#include "core/batch_numbers.h"

#include "core/area_scores.h"
#include "core/bands.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace trivsel::core::batch {

namespace {

constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
/// Sums stay below this, so that adding and doubling them cannot overflow.
constexpr std::int64_t kSafe = kMax / 8;

bool fitsInt64(Int128 value) { return value <= kMax && value >= -kMax; }

Int128 gcd(Int128 a, Int128 b)
{
    while (b != 0) {
        const Int128 rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/// n / d < limit, exactly.
bool isBelow(const Fraction& x, const Fraction& limit)
{
    return Int128{x.numerator} * limit.denominator < Int128{limit.numerator} * x.denominator;
}

std::vector<const std::vector<BandEntry>*> allBands(const Instrument& instrument)
{
    std::vector<const std::vector<BandEntry>*> bands;
    for (const Area& area : instrument.areas) bands.push_back(&area.bands);
    for (const Total& total : instrument.totals) bands.push_back(&total.bands);
    return bands;
}

constexpr std::array<std::optional<Sex>, 4> kSexes{std::nullopt, Sex::Boy, Sex::Girl, Sex::Other};

} // namespace

std::optional<Fraction> reduced(Int128 n, Int128 d)
{
    const Int128 common = gcd(n < 0 ? -n : n, d);
    n /= common;
    d /= common;
    if (!fitsInt64(n) || !fitsInt64(d)) return std::nullopt;
    return Fraction{static_cast<std::int64_t>(n), static_cast<std::int64_t>(d)};
}

std::optional<Fraction> toFraction(const Rational& number)
{
    const auto parts = number.asInt64();
    if (!parts) return std::nullopt;
    return Fraction{parts->first, parts->second};
}

std::optional<Fraction> sum(const Fraction& a, const Fraction& b)
{
    // Both products are below 2^126, so their sum fits.
    return reduced(Int128{a.numerator} * b.denominator + Int128{b.numerator} * a.denominator,
                   Int128{a.denominator} * b.denominator);
}

std::optional<Fraction> roundedHalfUp(const Fraction& x)
{
    const Int128 n = Int128{2} * x.numerator + x.denominator;
    const Int128 d = Int128{2} * x.denominator;
    Int128 quotient = n / d; // towards zero
    if (n % d < 0) --quotient;
    if (!fitsInt64(quotient)) return std::nullopt;
    return Fraction{static_cast<std::int64_t>(quotient), 1};
}

std::string toDecimalString(const Fraction& x)
{
    // The quotient of two doubles that are exact is the nearest double.
    constexpr std::int64_t kExact = std::int64_t{1} << 53;
    if (x.numerator < kExact && x.numerator > -kExact && x.denominator < kExact) {
        return shortestDecimal(static_cast<double>(x.numerator) / static_cast<double>(x.denominator));
    }
    return Rational(x.numerator, x.denominator).toDecimalString();
}

ContextClasses::ContextClasses(const Instrument& instrument)
{
    for (const std::vector<BandEntry>* bands : allBands(instrument)) {
        for (const BandEntry& entry : *bands) {
            m_matter = m_matter || entry.hasWhen;
            if (!entry.ageMonths) continue;
            m_ageBreaks.push_back(entry.ageMonths->first);
            if (entry.ageMonths->second < std::numeric_limits<std::int32_t>::max()) {
                m_ageBreaks.push_back(entry.ageMonths->second + 1);
            }
        }
    }
    std::ranges::sort(m_ageBreaks);
    m_ageBreaks.erase(std::unique(m_ageBreaks.begin(), m_ageBreaks.end()), m_ageBreaks.end());
}

std::size_t ContextClasses::classOf(const ScoringContext& context) const
{
    if (!m_matter) return 0;
    std::size_t age = 0; // unknown
    if (context.ageMonths) {
        age = 1 + static_cast<std::size_t>(std::ranges::upper_bound(m_ageBreaks, *context.ageMonths) -
                                           m_ageBreaks.begin());
    }
    const std::size_t sex = context.sex ? 1 + static_cast<std::size_t>(*context.sex) : 0;
    return age * kSexes.size() + sex;
}

ScoringContext ContextClasses::sample(std::size_t contextClass) const
{
    ScoringContext context;
    context.sex = kSexes[contextClass % kSexes.size()];
    const std::size_t age = contextClass / kSexes.size();
    if (age == 1) context.ageMonths = m_ageBreaks.empty() ? 0 : m_ageBreaks.front() - 1;
    if (age > 1) context.ageMonths = m_ageBreaks[age - 2];
    return context;
}

BandTable::BandTable(const std::vector<BandEntry>& bands, const ContextClasses& classes, bool& fits)
{
    if (bands.empty()) return;
    for (const BandEntry& entry : bands) {
        std::vector<Limit> limits;
        for (const CutRow& row : entry.cut) {
            const auto limit = toFraction(row.limit);
            fits = fits && limit.has_value();
            limits.push_back({row.kind, limit.value_or(Fraction{}), row.position});
        }
        m_entries.push_back(std::move(limits));
    }
    for (std::size_t index = 0; index < classes.size(); ++index) {
        const BandEntry* entry = applicableEntry(bands, classes.sample(index));
        m_entryOfClass.push_back(entry == nullptr ? -1 : static_cast<int>(entry - bands.data()));
    }
}

Position BandTable::bandOf(const Fraction& score, std::size_t entry) const
{
    for (const Limit& row : m_entries[entry]) {
        const bool holds = row.kind == CutRow::Kind::Rest ||
                           (row.kind == CutRow::Kind::Below ? isBelow(score, row.limit) : !isBelow(row.limit, score));
        if (holds) return row.position;
    }
    return Position::Unassessed;
}

std::optional<ItemScore> ItemScore::make(const Instrument& instrument, const ScoreRule& rule,
                                         const std::vector<std::size_t>& items)
{
    ItemScore result;
    result.m_rule = rule;
    result.m_items = items;
    result.m_needed = neededAnswers(rule.minAnswered, items.size());

    Int128 scale = 1;
    for (const std::size_t item : items) {
        const auto weight = toFraction(instrument.items[item].weight);
        if (!weight) return std::nullopt;
        scale = scale / gcd(scale, weight->denominator) * weight->denominator;
        if (scale > kSafe) return std::nullopt;
    }
    result.m_scale = static_cast<std::int64_t>(scale);

    Int128 weights = 0;
    Int128 largest = 0;
    for (const std::size_t item : items) {
        const Fraction weight = toFraction(instrument.items[item].weight).value();
        const Int128 whole = scale / weight.denominator * weight.numerator;
        const AnswerSet& answers = instrument.answersOf(item);
        std::vector<std::int64_t> scores;
        for (std::size_t option = 0; option < answers.options.size(); ++option) {
            scores.push_back(optionScore(answers, instrument.items[item].reverse, option));
        }
        const auto [low, high] = std::ranges::minmax(scores);
        // Scores are also counted from the lowest one, hence the whole span beside the largest size.
        weights += whole;
        largest += whole * (std::max(high, -low) + high - low);
        if (weights > kSafe || largest > kSafe) return std::nullopt;
        result.m_weights.push_back(static_cast<std::int64_t>(whole));
        result.m_scores.push_back(std::move(scores));
    }
    result.m_totalWeight = static_cast<std::int64_t>(weights);
    return result;
}

std::optional<Fraction> ItemScore::compute(std::int64_t answered, std::int64_t answeredWeight,
                                           std::int64_t weightedSum, bool& fits) const
{
    if (answered < m_needed) return std::nullopt;
    std::optional<Fraction> result;
    if (m_rule.method == ScoreRule::Method::Mean) {
        result = reduced(weightedSum, answeredWeight); // the scale cancels out
    } else if (m_rule.missing == ScoreRule::Missing::Ignore) {
        result = reduced(weightedSum, m_scale);
    } else {
        // prorate, and mean_item: sum + sum / answered x (total - answered) is the same number.
        result = reduced(Int128{weightedSum} * m_totalWeight, Int128{answeredWeight} * m_scale);
    }
    if (result && m_rule.rounding == ScoreRule::Rounding::HalfUp) result = roundedHalfUp(*result);
    fits = fits && result.has_value();
    return result;
}

} // namespace trivsel::core::batch
