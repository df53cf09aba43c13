#include "core/statistics/indicators.h"

#include "base/check.h"
#include "core/batch_scoring.h"
#include "core/statistics/proportion.h"

#include <algorithm>
#include <cmath>

namespace trivsel::core::statistics {

IndicatorCounts indicatorCounts(const Instrument& instrument, std::span<const std::uint8_t> rows)
{
    const std::size_t width = instrument.items.size();
    TRIVSEL_CHECK(width > 0 && rows.size() % width == 0);
    IndicatorCounts counts{std::vector<PositionCounts>(width), std::vector<PositionCounts>(instrument.areas.size())};
    std::vector<Position> worst(instrument.areas.size());
    for (std::size_t at = 0; at < rows.size(); at += width) {
        std::ranges::fill(worst, Position::Unassessed);
        for (std::size_t item = 0; item < width; ++item) {
            const std::uint8_t answer = rows[at + item];
            Position sign = Position::Unassessed;
            if (answer != BatchScorer::kNotAnswered) {
                const auto& options = instrument.answersOf(item).options;
                TRIVSEL_CHECK(answer < options.size());
                sign = options[answer].signal.value_or(Position::Unassessed);
            }
            ++counts.items[item].of[static_cast<std::size_t>(sign)];
            Position& area = worst[instrument.items[item].area];
            if (area == Position::Unassessed || isMilder(area, sign)) area = sign;
        }
        for (std::size_t area = 0; area < worst.size(); ++area) {
            ++counts.areas[area].of[static_cast<std::size_t>(worst[area])];
        }
    }
    return counts;
}

double reliableChange(double sem)
{
    TRIVSEL_CHECK(sem >= 0);
    return kDeviate95 * std::sqrt(2.0) * sem;
}

} // namespace trivsel::core::statistics
