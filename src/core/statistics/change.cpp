#include "core/statistics/change.h"

namespace trivsel::core::statistics {

Flow flowOf(std::span<const TwoPositions> children)
{
    Flow flow;
    std::int64_t now = 0;
    std::int64_t both = 0;
    for (const TwoPositions& child : children) {
        now += child.now ? 1 : 0;
        if (!child.before || !child.now) {
            flow.joined += child.now ? 1 : 0;
            flow.left += child.before ? 1 : 0;
            continue;
        }
        ++both;
        ++flow.of[static_cast<std::size_t>(*child.before)][static_cast<std::size_t>(*child.now)];
        if (*child.before == Position::Unassessed || *child.now == Position::Unassessed) continue;
        if (*child.before == *child.now)
            ++flow.same;
        else if (isMilder(*child.now, *child.before))
            ++flow.better;
        else
            ++flow.worse;
    }
    flow.none = now == 0               ? NoChange::NobodyNow
                : both == 0            ? NoChange::NobodyBefore
                : flow.compared() == 0 ? NoChange::NobodyAssessed
                                       : NoChange::None;
    return flow;
}

std::optional<Difference> Flow::changeIn(Position position) const
{
    Pairs pairs;
    for (std::size_t before = 0; before < 3; ++before) {
        for (std::size_t now = 0; now < 3; ++now) {
            const bool was = before == static_cast<std::size_t>(position);
            const bool is = now == static_cast<std::size_t>(position);
            (was && is ? pairs.both : was ? pairs.onlyFirst : is ? pairs.onlySecond : pairs.neither) += of[before][now];
        }
    }
    return differenceOf(pairs);
}

Verdict verdict(const Flow& flow)
{
    if (flow.none != NoChange::None) return Verdict::None;
    const auto better = flow.betterOfMoved();
    if (!better || better->interval.contains(0.5)) return Verdict::Within;
    return better->value > 0.5 ? Verdict::Better : Verdict::Worse;
}

} // namespace trivsel::core::statistics
