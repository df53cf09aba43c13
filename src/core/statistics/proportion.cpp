#include "core/statistics/proportion.h"

#include "base/check.h"

#include <algorithm>
#include <cmath>

namespace trivsel::core::statistics {

Interval wilson(double share, double n, double deviate)
{
    TRIVSEL_CHECK(n > 0 && share >= 0 && share <= 1);
    const double z2 = deviate * deviate;
    const double centre = share + z2 / (2 * n);
    const double half = deviate * std::sqrt(share * (1 - share) / n + z2 / (4 * n * n));
    const double scale = 1 + z2 / n;
    // At 0 and 1 an end is exactly that; rounding must not move it.
    return {share == 0 ? 0 : std::clamp((centre - half) / scale, 0.0, 1.0),
            share == 1 ? 1 : std::clamp((centre + half) / scale, 0.0, 1.0)};
}

std::optional<Share> shareOf(std::int64_t count, std::int64_t n)
{
    TRIVSEL_CHECK(count >= 0 && count <= n);
    if (n == 0) return std::nullopt;
    const double value = static_cast<double>(count) / static_cast<double>(n);
    return Share{count, n, value, wilson(value, static_cast<double>(n))};
}

Difference differenceOf(const Share& first, const Share& second)
{
    const double value = second.value - first.value;
    const double below = std::hypot(second.value - second.interval.low, first.interval.high - first.value);
    const double above = std::hypot(second.interval.high - second.value, first.value - first.interval.low);
    return {value, {value - below, value + above}};
}

std::optional<Difference> differenceOf(const Pairs& pairs)
{
    const std::int64_t n = pairs.both + pairs.onlyFirst + pairs.onlySecond + pairs.neither;
    const auto first = shareOf(pairs.both + pairs.onlyFirst, n);
    const auto second = shareOf(pairs.both + pairs.onlySecond, n);
    if (!first || !second) return std::nullopt;

    const auto e = static_cast<double>(pairs.both);
    const auto f = static_cast<double>(pairs.onlyFirst);
    const auto g = static_cast<double>(pairs.onlySecond);
    const auto h = static_cast<double>(pairs.neither);
    const double margins = (e + f) * (g + h) * (e + g) * (f + h);
    double phi = 0;
    if (margins > 0) {
        double product = e * h - f * g;
        if (product > 0) product = std::max(product - static_cast<double>(n) / 2, 0.0); // the method's correction
        phi = product / std::sqrt(margins);
    }
    const auto half = [&](double a, double b) { return std::sqrt(std::max(a * a - 2 * phi * a * b + b * b, 0.0)); };
    const double value = second->value - first->value;
    const double below = half(second->value - second->interval.low, first->interval.high - first->value);
    const double above = half(second->interval.high - second->value, first->value - first->interval.low);
    return Difference{value, {value - below, value + above}};
}

Interval funnel(double shareOfAll, double n, double deviate)
{
    TRIVSEL_CHECK(n > 0 && shareOfAll >= 0 && shareOfAll <= 1);
    const double half = deviate * std::sqrt(shareOfAll * (1 - shareOfAll) / n);
    return {std::max(shareOfAll - half, 0.0), std::min(shareOfAll + half, 1.0)};
}

InFunnel inFunnel(const Share& unit, double shareOfAll)
{
    const auto n = static_cast<double>(unit.n);
    if (!funnel(shareOfAll, n, kDeviate998).contains(unit.value)) return InFunnel::Outside998;
    return funnel(shareOfAll, n).contains(unit.value) ? InFunnel::Within : InFunnel::Outside95;
}

} // namespace trivsel::core::statistics
