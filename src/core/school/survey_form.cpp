#include "core/school/survey_form.h"

#include "core/statistics/proportion.h"

#include <algorithm>
#include <cmath>

namespace trivsel::core {
namespace {

constexpr std::int32_t kLowest = 1, kHighest = 5;

/// Student's t for 95 %, from the normal deviate z: z + (z^3 + z) / (4 df).
double student(std::int32_t n)
{
    const double z = statistics::kDeviate95;
    return z + (z * z * z + z) / (4.0 * (n - 1));
}

MeanInterval around(double mean, std::int32_t n, double variance)
{
    const double half = student(n) * std::sqrt(std::max(0.0, variance) / n);
    return {std::max<double>(kLowest, mean - half), std::min<double>(kHighest, mean + half)};
}

} // namespace

const SurveyItem* SurveyForm::item(std::string_view itemId) const
{
    const auto at = std::ranges::find(items, itemId, &SurveyItem::id);
    return at != items.end() ? &*at : nullptr;
}

IndicatorScore scoreOf(const SurveyForm& form, std::size_t indicator, SurveyAnswers answers)
{
    IndicatorScore score;
    for (std::size_t i = 0; i < form.items.size(); ++i) {
        const SurveyItem& item = form.items[i];
        if (item.indicator != indicator) continue;
        ++score.items;
        if (i >= answers.size() || answers[i] == 0 || answers[i] > form.options.size()) continue;
        const std::int32_t value = form.options[answers[i] - 1U].value;
        score.sum += item.isReversed ? kLowest + kHighest - value : value;
        ++score.answered;
    }
    return score;
}

std::int64_t tenthsHalfUp(std::int64_t numerator, std::int64_t denominator)
{
    return (20 * numerator + denominator) / (2 * denominator);
}

std::optional<std::uint8_t> bandOf(const IndicatorScore& score)
{
    if (!score.isScored()) return std::nullopt;
    constexpr std::array<std::int64_t, kSurveyBands> kLastTenths{20, 30, 40, 50};
    const std::int64_t tenths = tenthsHalfUp(score.sum, score.answered);
    const auto at = std::ranges::lower_bound(kLastTenths, tenths);
    return static_cast<std::uint8_t>(at - kLastTenths.begin());
}

std::vector<std::string> alarmsOf(const SurveyForm& form, SurveyAnswers answers)
{
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < form.items.size() && i < answers.size(); ++i) {
        if (answers[i] == 0) continue;
        const auto& alarms = form.items[i].alarms;
        if (std::ranges::find(alarms, answers[i] - 1U) != alarms.end()) ids.push_back(form.items[i].id);
    }
    return ids;
}

MeanInterval meanInterval(double mean, std::int32_t n, const std::array<double, kSurveyBands>& shares)
{
    double sum = 0, middle = 0, square = 0;
    for (std::size_t b = 0; b < shares.size(); ++b) {
        const double at = 1.5 + static_cast<double>(b);
        sum += shares[b];
        middle += shares[b] * at;
        square += shares[b] * at * at;
    }
    if (sum <= 0 || n < 2) return {kLowest, kHighest};
    middle /= sum;
    const double variance = (square / sum - middle * middle) * n / (n - 1.0);
    return around(mean, n, variance);
}

MeanInterval widestMeanInterval(double mean, std::int32_t n)
{
    if (n < 2) return {kLowest, kHighest};
    return around(mean, n, (mean - kLowest) * (kHighest - mean) * n / (n - 1.0));
}

MeanChange changeOf(double before, const MeanInterval& beforeInterval, double now, const MeanInterval& nowInterval)
{
    // The unfavourable side of each: the interval may be cut at the ends of the scale.
    const bool isUp = now > before;
    const double ofNow = isUp ? now - nowInterval.low : nowInterval.high - now;
    const double ofBefore = isUp ? beforeInterval.high - before : before - beforeInterval.low;
    if (std::abs(now - before) <= std::sqrt(ofNow * ofNow + ofBefore * ofBefore)) return MeanChange::Within;
    return isUp ? MeanChange::Up : MeanChange::Down;
}

} // namespace trivsel::core
