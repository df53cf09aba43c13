#include "app/models/child_steps.h"

#include "app/models/meeting_model.h"
#include "app/models/model_tools.h"
#include "app/roadmap_case.h"
#include "app/roles.h"
#include "app/session.h"

#include <algorithm>
#include <tuple>

namespace trivsel::app::tools {
namespace {

using Row = ChildModel::StepRow;
constexpr std::size_t kAfterTheGuide = 1'000'000;

/// Where a step stands in the guide; own steps and those of another guide come after.
std::size_t placeInGuide(const core::Guide& guide, const core::Step& step)
{
    for (std::size_t i = 0; i < guide.steps.size(); ++i) {
        if (!step.guideStep.empty() && guide.steps[i].id == step.guideStep) return i;
    }
    return kAfterTheGuide;
}

std::vector<const core::Step*> inOrder(const Session& session, std::vector<const core::Step*> steps)
{
    const auto rank = [&](const core::Step* s) {
        const bool isOpen = s->status == core::Step::Status::Open;
        const auto closed = s->statusAt ? -s->statusAt->time_since_epoch().count() : 0;
        return std::tuple(!isOpen, isOpen ? 0 : closed, placeInGuide(session.guide(), *s), s->due.value_or(Date()), s->id);
    };
    std::sort(steps.begin(), steps.end(), [&](const auto* a, const auto* b) { return rank(a) < rank(b); });
    return steps;
}

std::string responsibleName(const Session& session, const core::Step& step)
{
    std::string name = step.responsible ? userName(session, step.responsible) : shown(step.person);
    if (!step.organisation.empty()) name += (name.empty() ? "" : ", ") + shown(step.organisation);
    return name;
}

std::vector<std::string> otherNames(const Session& session, const core::Step& step, ChildId child)
{
    std::vector<std::string> names;
    for (const ChildId other : servedBy(step)) {
        const core::Child* found = session.world().child(other);
        if (other != child && found != nullptr && session.maySee(other)) names.push_back(shown(found->name));
    }
    return names;
}

Row rowOf(const Session& session, const core::Step& step, ChildId child)
{
    const core::Municipality& profile = session.municipality();
    const bool isOpen = step.status == core::Step::Status::Open;
    Row row;
    row.step = step.id;
    row.title = step.title;
    row.action = step.action;
    row.why = step.why;
    row.reasons = step.reasons;
    if (const core::DirectoryEntry* role = profile.role(step.who)) row.who = role->title;
    row.responsible = responsibleName(session, step);
    row.responsibleUser = step.responsible;
    row.due = step.due;
    row.isOverdue = isOverdue(step, session.today());
    row.isMinimum = step.isMinimum;
    row.isOwn = step.guideStep.empty();
    row.isForParents = isForParents(step);
    row.isHeldBack = isOpen && isHeldBack(session.world(), step);
    const core::GuideStep* source = row.isOwn ? nullptr : sourceOf(session.catalog(), session.guide(), step);
    if (isOpen && !step.due && source != nullptr && source->due) row.dueFrom = core::fromWords(source->due->from);
    row.canShare = isOpen && !session.openedUntil(child) && reach(session.user().role, ShareStep::kName) != Reach::None &&
                   (row.isOwn || (source != nullptr && source->groupOk));
    if (const core::MeetingTool* tool = isOpen ? toolForStep(session, step, child) : nullptr) row.meeting = tool->title;
    if (const core::Rung* rung = profile.rung(step.rung)) row.rung = rung->title;
    row.status = step.status;
    row.statusReason = step.statusReason;
    row.statusBy = userName(session, step.statusBy);
    if (step.statusAt) row.statusOn = localDay(*step.statusAt);
    row.alsoFor = otherNames(session, step, child);
    return row;
}

/// The lowest rung that an open step stands on.
Text lowestOpenRung(const core::Municipality& profile, const std::vector<const core::Step*>& steps)
{
    for (const core::Rung& rung : profile.ladder) {
        for (const core::Step* step : steps) {
            if (step->status == core::Step::Status::Open && step->rung == rung.id) return rung.title;
        }
    }
    return {};
}

void addGate(ChildModel& model, const Session& session)
{
    const World& world = session.world();
    const ChildId child = model.child.child;
    model.gate = world.gate(child, session.user().id);
    const core::GateAnswer* latest = world.gateAnswer(child, session.user().id);
    using Answer = core::GateAnswer::Answer;
    if (latest != nullptr) {
        model.gateBy = userName(session, latest->by);
        model.gateOn = localDay(latest->at);
    }
    const bool ownCloses = latest != nullptr && (latest->answer == Answer::Yes || latest->answer == Answer::Doubt);
    model.gateClosedBySibling = model.gate == core::GateState::Closed && !ownCloses;
}

} // namespace

bool isForParents(const core::Step& step)
{
    if (step.guideStep.empty()) return step.reachesParents;
    switch (step.kind) {
    case core::StepKind::Environment:
    case core::StepKind::Child:
    case core::StepKind::Parents:
    case core::StepKind::FamilyNetwork:
    case core::StepKind::FollowUp: return true;
    case core::StepKind::Team:
    case core::StepKind::Authority: break;
    }
    return false;
}

std::vector<ChildId> servedBy(const core::Step& step)
{
    std::vector<ChildId> children{step.child};
    children.insert(children.end(), step.alsoFor.begin(), step.alsoFor.end());
    return children;
}

bool isOverdue(const core::Step& step, Date today)
{
    return step.status == core::Step::Status::Open && step.due && *step.due < today;
}

bool isHeldBack(const World& world, const core::Step& step)
{
    if (!step.reachesParents && !step.reachesChild) return false;
    const auto children = servedBy(step);
    return std::any_of(children.begin(), children.end(),
                       [&](ChildId child) { return core::isHeldBack(step, world.gate(child)); });
}

bool isCurrentPosition(const Session& session, ChildId child, const core::Round& round, const core::CommonPosition& position)
{
    const World& world = session.world();
    const auto isLater = [&](UnitId unit) {
        const auto rounds = world.roundsOf(unit);
        return std::any_of(rounds.begin(), rounds.end(), [&](const core::Round* r) { return r->openedAt > round.openedAt; });
    };
    const UnitId now = world.unitOf(child, session.today());
    const bool laterOpened = isLater(now ? now : round.unit) || isLater(round.unit);
    return core::isCurrent(localDay(position.at), session.today(), laterOpened);
}

void addSteps(ChildModel& model, const Session& session)
{
    const World& world = session.world();
    const ChildId child = model.child.child;
    const auto positions = world.positionsOf(child);
    const RoundId latest = positions.empty() ? RoundId{} : positions.back().first->id;
    addGate(model, session);
    const auto steps = inOrder(session, world.stepsOf(child, session.user().id));
    for (const core::Step* step : steps) {
        Row row = rowOf(session, *step, child);
        row.number = static_cast<int>(model.steps.size()) + 1;
        const bool isOpen = row.status == core::Step::Status::Open;
        if (step->isMinimum && (isOpen || step->round == latest)) {
            ++model.minimum;
            model.minimumDone += isOpen ? 0 : 1;
        }
        if (isOpen && model.gate == core::GateState::NotAsked && (step->reachesParents || step->reachesChild)) model.asksGate = true;
        model.steps.push_back(std::move(row));
    }
    model.ladderNote = lowestOpenRung(session.municipality(), steps);
}

} // namespace trivsel::app::tools
