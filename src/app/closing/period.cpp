#include "app/closing/period.h"

#include <algorithm>
#include <utility>

namespace trivsel::app {

std::vector<Period> periodsOf(const World& world, UnitId institution, Date today)
{
    std::vector<Period> periods;
    const std::vector<UnitId> units = world.below(institution);
    for (const UnitId unit : units) {
        for (const core::Round* round : world.roundsOf(unit)) {
            auto same = std::ranges::find_if(
                periods, [&](const Period& p) { return p.isSame(round->title, round->windowFrom, round->windowTo); });
            if (same == periods.end())
                same = periods.insert(periods.end(), {institution, round->title, round->windowFrom, round->windowTo, {}, {}, {}, {}});
            (round->isOpen() ? same->open : same->closed).push_back(round->id);
        }
    }
    const std::vector<ClosingPtr> closings = world.closings.of(institution);
    for (Period& period : periods) {
        for (const UnitId unit : units) {
            const core::Unit* u = world.unit(unit);
            const auto rounds = world.roundsOf(unit);
            const bool hasRound = std::ranges::any_of(
                rounds, [&](const core::Round* r) { return period.isSame(r->title, r->windowFrom, r->windowTo); });
            if (!hasRound && !u->isClosed && !world.childrenOf(unit, today).empty()) period.without.push_back(unit);
        }
        for (const ClosingPtr& closing : closings)
            if (period.isSame(closing->figures.period, closing->figures.from, closing->figures.to)) period.closing = closing;
    }
    std::ranges::stable_sort(periods, {}, [](const Period& p) { return std::pair(p.from, p.to); });
    return periods;
}

bool isDue(const Period& period, Date today)
{
    if (period.closing != nullptr || period.closed.empty() || !period.open.empty()) return false;
    return period.without.empty() || today > period.to;
}

} // namespace trivsel::app
