#include "core/action.h"

#include <algorithm>

namespace trivsel::core {
namespace {

bool closes(const GateAnswer& a) { return a.answer == GateAnswer::Answer::Yes || a.answer == GateAnswer::Answer::Doubt; }

std::vector<Text> reasonsOf(const Guide& guide, const PlannedStep& planned)
{
    std::vector<Text> reasons;
    for (const std::size_t rule : planned.rules) reasons.push_back(guide.rules[rule].reason);
    return reasons;
}

} // namespace

Step stepOf(std::string guide, const GuideStep& source)
{
    Step step;
    step.guide = std::move(guide);
    step.guideStep = source.id;
    step.title = source.title;
    step.action = source.action;
    step.why = source.why;
    step.kind = source.kind;
    step.who = source.who;
    step.rung = source.rung;
    step.isMinimum = source.minimum;
    step.reachesParents = source.reachesParents;
    step.reachesChild = source.reachesChild;
    return step;
}

bool isFrom(const Step& step, std::string_view guideId)
{
    return std::string_view(step.guide).substr(0, step.guide.find(' ')) == guideId;
}

GateState gateState(const std::optional<GateAnswer>& own, const std::vector<GateAnswer>& siblings)
{
    if (own && closes(*own)) return GateState::Closed;
    if (std::any_of(siblings.begin(), siblings.end(), closes)) return GateState::Closed;
    return own ? GateState::Open : GateState::NotAsked;
}

std::vector<Step> stepsFor(const Guide& guide, const std::vector<PlannedStep>& planned, const std::vector<Step>& existing,
                           ChildId child, RoundId round, Instant now, UserId by, KeptDue keptDue)
{
    std::vector<Step> result;
    for (const PlannedStep& p : planned) {
        const GuideStep& source = guide.steps[p.step];
        const auto open = std::find_if(existing.begin(), existing.end(), [&](const Step& s) {
            return s.guideStep == source.id && s.status == Step::Status::Open &&
                   (s.child == child || std::find(s.alsoFor.begin(), s.alsoFor.end(), child) != s.alsoFor.end());
        });
        if (open != existing.end()) {
            Step kept = *open;
            kept.reasons = reasonsOf(guide, p);
            // What the adults have chosen (who, when, a shared step) stays; the reasons are of today, and so is a day that
            // was only counted: from last round's position it would be overdue before anyone has begun.
            const bool isCounted = !kept.isDueByHand && kept.child == child && kept.alsoFor.empty();
            if (keptDue == KeptDue::Moves && isCounted && kept.round != round && p.due) kept.due = p.due;
            // "Fra planen" has no day until there is a plan.
            if (isCounted && !kept.due) kept.due = p.due;
            if (!(kept == *open)) result.push_back(std::move(kept));
            continue;
        }
        Step step = stepOf(guide.id + " " + guide.version, source);
        step.child = child;
        step.round = round;
        step.reasons = reasonsOf(guide, p);
        step.due = p.due;
        step.createdAt = now;
        step.createdBy = by;
        result.push_back(std::move(step));
    }
    return result;
}

} // namespace trivsel::core
