#include "core/release/plan.h"

#include "base/check.h"
#include "core/statistics/proportion.h"

#include <algorithm>
#include <cmath>

namespace trivsel::core::release {

Band bandOf(std::int32_t count)
{
    constexpr std::int32_t kWidth = 5;
    const std::int32_t low = count / kWidth * kWidth;
    return {low, low + kWidth - 1};
}

std::vector<Variable> positionVariables()
{
    return {{"position", 4, false, false, "", {}},
            {"before", 4, false, true, "position", {"position"}},
            {"flow", 16, false, true, "", {"position", "before"}}};
}

std::optional<std::uint8_t> notThisForm(const Variable& variable)
{
    constexpr std::uint8_t kNotThisForm = 4;
    const bool isOfForm = variable.id.starts_with("area:") || variable.id.starts_with("item:");
    return isOfForm && variable.categories > kNotThisForm ? std::optional(kNotThisForm) : std::nullopt;
}

const Group* find(const Plan& plan, const GroupKey& key)
{
    const auto found = std::ranges::find(plan.groups, key, &Group::key);
    return found == plan.groups.end() ? nullptr : &*found;
}

std::optional<ReleasedShare> share(const Plan& plan, const Group& group, std::size_t variable, std::uint8_t category)
{
    TRIVSEL_CHECK(variable < plan.variables.size() && category < plan.variables[variable].categories);
    if (group.withheld != Withheld::None || group.splits[variable].withheld != Withheld::None) return std::nullopt;
    const Band count = group.splits[variable].counts[category];
    const double least = static_cast<double>(std::max(group.n.low, 1));
    ReleasedShare result;
    result.low = static_cast<double>(count.low) / static_cast<double>(std::max(group.n.high, 1));
    result.high = std::min(1.0, static_cast<double>(count.high) / least);
    result.intervalLow = statistics::wilson(result.low, least).low;
    result.intervalHigh = statistics::wilson(result.high, least).high;
    return result;
}

Change change(const std::optional<ReleasedShare>& before, const std::optional<ReleasedShare>& now)
{
    if (!before || !now) return Change::NotShown;
    // Newcombe's square-and-add interval of a difference, with the shares that make it smallest. Shares told in bands
    // that overlap are never a change.
    const auto exceeds = [](const ReleasedShare& high, const ReleasedShare& low) {
        const double difference = high.low - low.high;
        return difference > 0 && difference > std::hypot(high.low - high.intervalLow, low.intervalHigh - low.high);
    };
    if (exceeds(*now, *before)) return Change::Up;
    if (exceeds(*before, *now)) return Change::Down;
    return Change::Within;
}

} // namespace trivsel::core::release
