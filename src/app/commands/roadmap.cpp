#include "app/commands/handlers.h"
#include "app/gate_words.h"
#include "app/roadmap_case.h"

#include <algorithm>

/// A roadmap's steps become the child's.
namespace trivsel::app::commands {
namespace {

core::RoadmapPtr roadmapOf(const Context& context, const std::string& id)
{
    const auto& ids = context.municipality.roadmaps;
    return std::find(ids.begin(), ids.end(), id) != ids.end() ? context.catalog.roadmap(id) : nullptr;
}

core::Step newStep(const Context& context, const core::Roadmap& roadmap, const core::PlannedStep& planned,
                   const core::Child& child, const Text& reason)
{
    core::Step step = core::stepOf(roadmap.id + " " + roadmap.version, roadmap.steps[planned.step]);
    step.id = StepId{context.nextId()};
    step.child = child.id;
    step.acute = caseToHideWith(context, child.id);
    step.reasons = {reason};
    step.due = planned.due;
    if (step.who == "contact_adult") step.responsible = child.contactAdult;
    step.createdAt = context.now;
    step.createdBy = context.user.id;
    return step;
}

} // namespace

Handled handle(const Context& context, const TakeRoadmapSteps& command)
{
    const core::Child* child = context.world.child(command.child);
    const core::RoadmapPtr roadmap = roadmapOf(context, command.roadmap);
    if (child == nullptr || roadmap == nullptr) return gone();
    const auto& thresholds = roadmap->thresholds;
    const auto at = std::find_if(thresholds.begin(), thresholds.end(),
                                 [&](const core::Roadmap::Threshold& t) { return t.rule.id == command.threshold; });
    if (at == thresholds.end()) return gone();
    const auto index = static_cast<std::size_t>(at - thresholds.begin());

    const RoadmapSources from{context.world, context.municipality, context.calendar, context.instrument, context.today};
    const RoadmapCase known = roadmapCase(from, *child, context.user.id);
    const ThresholdNow now = thresholdNow(*roadmap, index, known, context.calendar);
    if (now.state == ThresholdState::Waits || now.state == ThresholdState::Closed)
        if (const auto ok = checkGateState(known.gate); !ok) return fail(ok.error());
    if (now.state == ThresholdState::Off)
        return refuse({"Grænsen er ikke i kraft, så den beder ikke om noget.",
                       "The threshold is not in force, so it asks for nothing."});
    if (now.state != ThresholdState::Passed)
        return refuse({"Grænsen er ikke nået i dag, så der er ingen skridt at tage med.",
                       "The threshold is not reached today, so there are no steps to take."});

    const auto steps = context.world.stepsOf(command.child, context.user.id);
    Outcome outcome;
    for (const core::PlannedStep& planned : now.steps) {
        const core::Step* taken = stepTaken(*roadmap, index, roadmap->steps[planned.step], *now.by, steps);
        if (taken == nullptr) {
            core::Step step = newStep(context, *roadmap, planned, *child, at->rule.reason);
            if (outcome.added == 0) outcome.added = step.id.value;
            outcome.change.put.emplace_back(std::move(step));
            continue;
        }
        // Another threshold asks for the same step: it stands once, with both reasons.
        const auto& reasons = taken->reasons;
        const bool isOwnAndOpen = taken->child == command.child && taken->status == core::Step::Status::Open;
        if (!isOwnAndOpen || std::find(reasons.begin(), reasons.end(), at->rule.reason) != reasons.end()) continue;
        core::Step kept = *taken;
        kept.reasons.push_back(at->rule.reason);
        outcome.change.put.emplace_back(std::move(kept));
    }
    if (outcome.change.put.empty()) return Outcome{};
    using Kind = DefinitionUse::Kind;
    if (auto ok = context.definitions.require(context.catalog, Kind::Roadmap, roadmap->id, outcome.change.put); !ok)
        return fail(ok.error());
    outcome.change.audit.push_back(
        note<TakeRoadmapSteps>(context, command.child, roadmap->id + " " + command.threshold));
    return outcome;
}

} // namespace trivsel::app::commands
