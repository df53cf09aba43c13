#include "core/chart/chart.h"

#include <type_traits>

namespace trivsel::core::chart {

Drawing layout(const Chart& chart, double width, const Measure& measure)
{
    return std::visit([&](const auto& one) { return layout(one, width, measure); }, chart);
}

std::string inWords(const Chart& chart)
{
    return std::visit([](const auto& one) { return inWords(one); }, chart);
}

Head headOf(const Chart& chart)
{
    return std::visit(
        [](const auto& one) {
            if constexpr (std::is_same_v<std::decay_t<decltype(one)>, PositionTimeline>)
                return Head{one.title, {}, {}};
            else
                return one.head;
        },
        chart);
}

} // namespace trivsel::core::chart
