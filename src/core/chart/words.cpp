#include "core/chart/words.h"

#include "core/municipality.h"

#include <algorithm>
#include <cmath>

namespace trivsel::core::chart {

namespace {

std::string number(double share)
{
    // A few of many are not none, and nearly all are not all.
    if (share > 0 && share < 0.005) return "<1";
    if (share < 1 && share > 0.995) return ">99";
    return std::to_string(static_cast<int>(std::floor(share * 100 + 0.5)));
}

} // namespace

std::string percentWords(double share)
{
    return number(share) + " %";
}

std::string percentWords(double low, double high)
{
    const std::string from = number(low), to = number(high);
    return from == to ? from + " %" : from + "–" + to + " %";
}

std::string bandWords(const release::Band& band)
{
    return band.isExact() ? std::to_string(band.low) : std::to_string(band.low) + "–" + std::to_string(band.high);
}

Share shareOf(const release::ReleasedShare& share)
{
    return {share.low, share.high, share.intervalLow, share.intervalHigh, percentWords(share.low, share.high)};
}

Axis shareAxis(double top)
{
    Axis axis;
    axis.high = std::clamp(top, 0.1, 1.0);
    const double step = axis.high <= 0.1 ? 0.02 : axis.high <= 0.2 ? 0.05 : axis.high <= 0.5 ? 0.1 : 0.25;
    for (int i = 0; step * i <= axis.high + 1e-9; ++i) axis.ticks.push_back({step * i, percentWords(step * i)});
    return axis;
}

PositionNames namesOf(const core::PositionWords& words, Language language)
{
    return {words.green.in(language), words.yellow.in(language), words.red.in(language), words.unassessed.in(language)};
}

} // namespace trivsel::core::chart
