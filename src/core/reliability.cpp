#include "core/agreement.h"
#include "core/area_scores.h"
#include "core/batch_scoring.h"

#include "base/check.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>

namespace trivsel::core {

namespace {

constexpr std::size_t kMaxOptions = 11;

/// How often two items of an area got each pair of options, over the rows that answered both.
using PairCounts = std::array<std::array<std::int64_t, kMaxOptions>, kMaxOptions>;

/// Everything the figures of one area need, as whole numbers; two items' counts stand at [first * items + second].
struct AreaCounts {
    std::size_t items = 0;
    std::int64_t rowsWithAny = 0;
    std::int64_t rowsComplete = 0;
    std::vector<PairCounts> pairwise;
    std::vector<PairCounts> complete;
    std::unordered_map<std::string, std::int64_t> completePatterns; ///< only for rounded scores
};

/// One row's options of the area's items; kNotAnswered where there is none.
using AreaRow = std::vector<std::uint8_t>;

void countPairs(const AreaRow& row, std::vector<PairCounts>& counts)
{
    for (std::size_t first = 0; first < row.size(); ++first) {
        if (row[first] == BatchScorer::kNotAnswered) continue;
        for (std::size_t second = first; second < row.size(); ++second) {
            if (row[second] == BatchScorer::kNotAnswered) continue;
            ++counts[first * row.size() + second][row[first]][row[second]];
        }
    }
}

bool isRounded(const Area& area) { return area.score && area.score->rounding != ScoreRule::Rounding::None; }

AreaCounts countArea(const Instrument& instrument, const Area& area, std::span<const std::uint8_t> rows)
{
    AreaCounts counts;
    counts.items = area.items.size();
    counts.pairwise.resize(counts.items * counts.items);
    counts.complete.resize(counts.items * counts.items);
    const std::size_t width = instrument.items.size();
    AreaRow row(counts.items);
    for (std::size_t at = 0; at < rows.size(); at += width) {
        for (std::size_t i = 0; i < counts.items; ++i) {
            row[i] = rows[at + area.items[i]];
            TRIVSEL_CHECK(row[i] == BatchScorer::kNotAnswered ||
                          row[i] < instrument.answersOf(area.items[i]).options.size());
        }
        const auto missing = static_cast<std::size_t>(std::ranges::count(row, BatchScorer::kNotAnswered));
        if (missing < row.size()) ++counts.rowsWithAny;
        countPairs(row, counts.pairwise);
        if (missing > 0) continue;
        ++counts.rowsComplete;
        countPairs(row, counts.complete);
        if (isRounded(area)) ++counts.completePatterns[std::string(row.begin(), row.end())];
    }
    return counts;
}

/// Exact sample (co)variance of values that occur in pairs; nothing for fewer than two pairs.
class Covariance {
public:
    void add(const Rational& x, const Rational& y, std::int64_t times)
    {
        m_n += times;
        m_x = m_x + x * times;
        m_y = m_y + y * times;
        m_xy = m_xy + x * y * times;
    }

    std::optional<Rational> result() const
    {
        if (m_n < 2) return std::nullopt;
        return (m_xy - m_x * m_y / m_n) / (m_n - 1);
    }

private:
    std::int64_t m_n = 0;
    Rational m_x, m_y, m_xy;
};

Rational weightedScore(const Instrument& instrument, std::size_t item, std::size_t option)
{
    return instrument.items[item].weight *
           optionScore(instrument.answersOf(item), instrument.items[item].reverse, option);
}

std::optional<Rational> itemCovariance(const Instrument& instrument, std::size_t first, std::size_t second,
                                       const PairCounts& counts)
{
    Covariance covariance;
    for (std::size_t i = 0; i < kMaxOptions; ++i) {
        for (std::size_t j = 0; j < kMaxOptions; ++j) {
            if (counts[i][j] == 0) continue;
            covariance.add(weightedScore(instrument, first, i), weightedScore(instrument, second, j), counts[i][j]);
        }
    }
    return covariance.result();
}

/// Sums over the covariance matrix of an area's items.
struct MatrixSums {
    Rational diagonal;
    Rational all;
};

std::optional<MatrixSums> matrixSums(const Instrument& instrument, const Area& area,
                                     const std::vector<PairCounts>& counts)
{
    MatrixSums sums;
    for (std::size_t i = 0; i < area.items.size(); ++i) {
        for (std::size_t j = i; j < area.items.size(); ++j) {
            const auto value =
                itemCovariance(instrument, area.items[i], area.items[j], counts[i * area.items.size() + j]);
            if (!value) return std::nullopt;
            if (i == j) sums.diagonal = sums.diagonal + *value;
            sums.all = sums.all + *value * (i == j ? 1 : 2);
        }
    }
    return sums;
}

/// k / (k - 1) x (1 - sum of variances / variance of the sum); nothing for one item or without variance.
std::optional<Rational> alpha(std::size_t items, const std::optional<MatrixSums>& sums)
{
    if (items < 2 || !sums || sums->all == Rational(0)) return std::nullopt;
    const auto k = static_cast<std::int64_t>(items);
    return Rational(k, k - 1) * (Rational(1) - sums->diagonal / sums->all);
}

/// Variance of the area's score over the complete rows.
std::optional<Rational> scoreVariance(const Instrument& instrument, const Area& area, const AreaCounts& counts,
                                      const std::optional<MatrixSums>& sums)
{
    if (!area.score || !sums) return std::nullopt;
    Rational weight;
    for (const std::size_t item : area.items) weight = weight + instrument.items[item].weight;
    const Rational divisor = area.score->method == ScoreRule::Method::Mean ? weight : Rational(1);
    if (!isRounded(area)) return sums->all / (divisor * divisor);

    Covariance variance;
    for (const auto& [pattern, times] : counts.completePatterns) {
        Rational sum;
        for (std::size_t i = 0; i < area.items.size(); ++i) {
            sum = sum + weightedScore(instrument, area.items[i], static_cast<std::uint8_t>(pattern[i]));
        }
        const Rational score = (sum / divisor).roundedHalfUp();
        variance.add(score, score, times);
    }
    return variance.result();
}

Reliability areaReliability(const Instrument& instrument, const Area& area, std::span<const std::uint8_t> rows)
{
    const AreaCounts counts = countArea(instrument, area, rows);
    Reliability result;
    result.items = static_cast<std::int32_t>(counts.items);
    result.n = counts.rowsWithAny;
    result.nComplete = counts.rowsComplete;

    const auto completeSums = matrixSums(instrument, area, counts.complete);
    const auto pairwise = alpha(counts.items, matrixSums(instrument, area, counts.pairwise));
    const auto listwise = alpha(counts.items, completeSums);
    if (pairwise) result.alphaPairwise = pairwise->toDouble();
    if (listwise) result.alphaListwise = listwise->toDouble();
    const auto variance = scoreVariance(instrument, area, counts, completeSums);
    if (variance && listwise) {
        // Alpha of a real covariance matrix is at most 1, so the product is never negative.
        result.sem = std::sqrt((*variance * (Rational(1) - *listwise)).toDouble());
    }
    return result;
}

} // namespace

std::vector<Reliability> reliability(const Instrument& instrument, std::span<const std::uint8_t> rows)
{
    TRIVSEL_CHECK(!instrument.items.empty() && rows.size() % instrument.items.size() == 0);
    std::vector<Reliability> results;
    results.reserve(instrument.areas.size());
    for (const Area& area : instrument.areas) results.push_back(areaReliability(instrument, area, rows));
    return results;
}

} // namespace trivsel::core
