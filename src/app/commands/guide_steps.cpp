#include "app/commands/handlers.h"

#include <algorithm>

/// From the guide's plan to steps in the store.
namespace trivsel::app::commands {
namespace {

/// Reason of a step that the program set aside itself.
constexpr const char* kOutdated = "Ny fælles vurdering";

std::vector<core::Step> stepsNow(const World& world, ChildId child)
{
    std::vector<core::Step> steps;
    for (const core::Step* step : world.stepsOf(child)) steps.push_back(*step);
    return steps;
}

/// Nobody has done, ended, shared or handed it on: only the program has had it in hand.
bool isUntouched(const core::Step& step, UserId contactAdult)
{
    return step.status == core::Step::Status::Open && !step.statusAt && step.alsoFor.empty() && step.person.empty()
           && step.organisation.empty() && (!step.responsible || step.responsible == contactAdult);
}

/// Steps that this round's earlier position asked for and the new one does not.
std::vector<core::Step> outdated(const Context& context, const core::GuideCase& theCase, const std::vector<core::Step>& existing,
                                 ChildId child, RoundId round)
{
    // While the gate is closed the plan leaves out what reaches the parents; that must wait, not go.
    core::GuideCase asIfOpen = theCase;
    asIfOpen.acute = core::AcuteState::None;
    auto planned = core::plan(context.guide, theCase, context.calendar);
    const auto waiting = core::plan(context.guide, asIfOpen, context.calendar);
    planned.insert(planned.end(), waiting.begin(), waiting.end());
    const auto isAskedFor = [&](const core::Step& step) {
        return std::any_of(planned.begin(), planned.end(), [&](const core::PlannedStep& p) { return context.guide.steps[p.step].id == step.guideStep; });
    };
    const core::Child* who = context.world.child(child);
    std::vector<core::Step> result;
    for (const core::Step& step : existing) {
        if (step.child != child || step.round != round || step.guideStep.empty() || isAskedFor(step)) continue;
        if (!isUntouched(step, who != nullptr ? who->contactAdult : UserId{})) continue;
        core::Step ended = step;
        ended.status = core::Step::Status::SetAside;
        ended.statusReason = kOutdated;
        ended.statusBy = context.user.id;
        ended.statusAt = context.now;
        result.push_back(std::move(ended));
    }
    return result;
}

} // namespace

AcuteId caseToHideWith(const Context& context, ChildId child)
{
    AcuteId newest;
    for (const core::AcuteCase* acute : context.world.casework.acuteCases.of(child)) {
        if (core::isHiddenFrom(*acute, context.user.id)) return {};
        if (acute->suspected) newest = acute->id;
    }
    return newest;
}

Result<void> keepGuide(const Context& context, std::vector<storage::Record>& put)
{
    if (auto ok = context.definitions.requireGuide(context.catalog, context.guide, put); !ok) return ok;
    const auto inUse = context.world.settings.find(kGuideSetting);
    const bool isSaid = inUse != context.world.settings.end() && !inUse->second.empty();
    if (!context.guide.sha256.empty() && !isSaid)
        put.emplace_back(storage::Setting{kGuideSetting, context.guide.sha256});
    return {};
}

std::vector<core::Step> guideSteps(const Context& context, const core::GuideCase& theCase, ChildId child, RoundId round,
                                   Occasion occasion)
{
    const auto existing = stepsNow(context.world, child);
    const core::Child* who = context.world.child(child);
    auto planned = core::plan(context.guide, theCase, context.calendar);
    // What this round asked for and an adult has ended already is not asked for again before the next round.
    std::erase_if(planned, [&](const core::PlannedStep& p) {
        return std::any_of(existing.begin(), existing.end(), [&](const core::Step& s) {
            return s.guideStep == context.guide.steps[p.step].id && s.round == round && s.child == child
                   && s.status != core::Step::Status::Open && s.statusReason != kOutdated;
        });
    });
    std::vector<core::Step> result;
    const auto keptDue = occasion == Occasion::Position ? core::KeptDue::Moves : core::KeptDue::Stays;
    for (core::Step& step : core::stepsFor(context.guide, planned, existing, child, round, context.now, context.user.id, keptDue)) {
        if (step.child != child) continue; // a step of another child that serves this one too: its reasons are the other's
        if (!step.id) {
            step.id = StepId{context.nextId()};
            // A round is everyone's; a concern or an answer to the gate beside a case against a colleague is not.
            if (occasion != Occasion::Position) step.acute = caseToHideWith(context, child);
            if (step.who == "contact_adult" && who != nullptr) step.responsible = who->contactAdult;
        }
        result.push_back(std::move(step));
    }
    if (occasion == Occasion::Position)
        for (core::Step& step : outdated(context, theCase, existing, child, round)) result.push_back(std::move(step));
    return result;
}

void addGuideSteps(const Context& context, const core::GuideCase& theCase, ChildId child, Occasion occasion, Outcome& outcome)
{
    const auto history = context.world.positionsOf(child);
    const RoundId round = theCase.position && !history.empty() ? history.back().first->id : RoundId{};
    for (core::Step& step : guideSteps(context, theCase, child, round, occasion)) outcome.change.put.emplace_back(std::move(step));
}

} // namespace trivsel::app::commands
