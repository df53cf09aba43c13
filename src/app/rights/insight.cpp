#include "app/rights/insight.h"

#include <algorithm>

namespace trivsel::app {
namespace {

std::vector<ChildId> familyOf(const World& world, ChildId child)
{
    std::vector<ChildId> family = world.siblingsOf(child);
    family.push_back(child);
    return family;
}

/// When the newest thing was said that asks for a decision: a decision from before it was about something else.
Instant askedSince(const World& world, ChildId child)
{
    Instant since{};
    for (const ChildId one : familyOf(world, child)) {
        for (const core::AcuteCase* acute : world.casework.acuteCases.of(one))
            if (!acute->endedAt) since = std::max(since, acute->at);
        if (const core::GateAnswer* answer = world.gateAnswer(one)) since = std::max(since, answer->at);
    }
    return since;
}

} // namespace

bool needsInsightDecision(const World& world, ChildId child, UserId user)
{
    if (world.gate(child, user) == core::GateState::Closed) return true;
    return std::ranges::any_of(familyOf(world, child), [&](ChildId one) { return world.casework.openAcute(one, user) != nullptr; });
}

const core::InsightDecision* insightDecision(const World& world, ChildId child, core::InsightDecision::What what)
{
    const core::InsightDecision* latest = nullptr;
    const Instant since = askedSince(world, child);
    for (const core::InsightDecision* one : world.rights.insights.of(child))
        if (one->what == what && one->at >= since) latest = one;
    return latest;
}

Result<void> checkInsight(const World& world, ChildId child, UserId user, core::InsightDecision::What what)
{
    if (!needsInsightDecision(world, child, user)) return {};
    const core::InsightDecision* decision = insightDecision(world, child, what);
    if (decision == nullptr)
        return fail(ErrorCode::BadInput,
                    {"Der er en akut sag eller lukket for familien. En leder skal først afgøre på siden Rettigheder, om indsigten kan gives, og med hvilken grund. Intet er givet ud.",
                     "There is an acute case, or the family is closed. A leader must first decide on the page Rights whether the insight can be given, and on what ground. Nothing has been given out."});
    if (!decision->isGiven)
        return fail(ErrorCode::BadInput,
                    {"En leder har afgjort, at indsigten ikke kan gives nu. Grunden står på siden Rettigheder. Intet er givet ud.",
                     "A leader has decided that the insight cannot be given now. The ground stands on the page Rights. Nothing has been given out."});
    return {};
}

} // namespace trivsel::app
