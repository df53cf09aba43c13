#include "app/models/plan_model.h"

#include "app/models/child_steps.h"
#include "app/models/model_tools.h"
#include "app/plan_rules.h"
#include "app/roles.h"
#include "app/session.h"

#include <algorithm>

namespace trivsel::app {
namespace {

using core::ActionPlan;
using Shown = PlanModel::Shown;
using Source = PlanModel::Source;

/// The plan's children whom this user may see, this page's first.
std::vector<ChildId> inSight(const Session& session, const ActionPlan& plan, ChildId child)
{
    std::vector<ChildId> seen{child};
    for (const ChildId other : plan.children)
        if (other != child && session.maySee(other)) seen.push_back(other);
    return seen;
}

/// The plan that the page is about: the one asked for, else the newest that is not closed; null if there is none.
const ActionPlan* openPlan(const Session& session, ChildId child, PlanId wanted)
{
    const ActionPlan* found = nullptr;
    for (const ActionPlan* plan : plansOf(session.world(), child, session.user().id)) {
        if (plan->closedAt) continue;
        if (plan->id == wanted) return plan;
        found = plan;
    }
    return found;
}

/// All steps of the children as Barn shows them, each once.
std::vector<PlanModel::Step> stepsOf(const Session& session, const std::vector<ChildId>& children)
{
    std::vector<PlanModel::Step> all;
    for (const ChildId child : children) {
        ChildModel model;
        model.child.child = child;
        tools::addSteps(model, session);
        for (auto& row : model.steps) {
            // The acute path has steps of its own; they are not the plan's.
            const core::Step& step = session.world().steps.at(row.step);
            const bool isThere =
                std::any_of(all.begin(), all.end(), [&](const auto& s) { return s.row.step == row.step; });
            if (isThere || step.acute) continue;
            PlanModel::Step found;
            found.row = std::move(row);
            found.served = tools::servedBy(step);
            if (children.size() > 1)
                for (const ChildId served : found.served)
                    if (const core::Child* who = session.world().child(served);
                        who != nullptr && session.maySee(served))
                        (found.children += found.children.empty() ? "" : ", ") += tools::shown(who->name);
            all.push_back(std::move(found));
        }
    }
    return all;
}

/// The plan's steps in its order, then the open ones that could be chosen.
void addSteps(Shown& shown, const Session& session, const std::vector<ChildId>& children)
{
    auto all = stepsOf(session, children);
    for (const StepId id : shown.plan.steps) {
        const auto at = std::find_if(all.begin(), all.end(), [&](const auto& s) { return s.row.step == id; });
        if (at == all.end()) continue; // out of this user's sight, or no step of these children any more
        at->isInPlan = true;
        shown.steps.push_back(std::move(*at));
        all.erase(at);
    }
    shown.plan.steps.clear();
    for (const auto& step : shown.steps) shown.plan.steps.push_back(step.row.step);
    if (shown.plan.closedAt) return;
    for (auto& step : all)
        if (step.row.status == core::Step::Status::Open) shown.steps.push_back(std::move(step));
}

Shown shownPlan(const Session& session, const ActionPlan& plan, ChildId child)
{
    Shown shown;
    shown.plan = plan;
    shown.plan.children = inSight(session, plan, child);
    shown.childrenElsewhere = static_cast<int>(plan.children.size() - shown.plan.children.size());
    for (const ChildId other : shown.plan.children)
        if (other != child) shown.others.push_back({other, tools::shown(session.world().child(other)->name)});
    shown.by = tools::userName(session, plan.by);
    shown.startedOn = tools::localDay(plan.at);
    addSteps(shown, session, shown.plan.children);
    if (const core::Rung* rung = session.municipality().rung(plan.rung))
        shown.rung = rung->title;
    else
        shown.plan.rung.clear(); // of another profile: to be chosen anew
    for (const auto& said : plan.followUps) shown.followUps.push_back({said, tools::userName(session, said.by)});
    shown.closedBy = tools::userName(session, plan.closedBy);
    if (plan.closedAt) shown.closedOn = tools::localDay(*plan.closedAt);
    return shown;
}

// --- what is written already --------------------------------------------------------------------------------------

const core::CommonPosition* latestPosition(const Session& session, ChildId child)
{
    const auto positions = session.world().positionsOf(child);
    return positions.empty() ? nullptr : positions.back().second;
}

/// Open ones whose words everybody around the child may read. Those of a circle stay in it, also for its members: a
/// plan is read by others.
std::vector<const core::Concern*> concernsForAll(const Session& session, ChildId child)
{
    auto concerns = session.world().casework.concerns.of(child);
    std::erase_if(concerns, [&](const core::Concern* c) {
        return c->outcome || !c->readers.empty() ||
               session.world().isHiddenWithCase(child, session.user().id, c->by, c->at);
    });
    return concerns;
}

void addParagraph(std::string& words, const std::string& more)
{
    if (more.empty()) return;
    if (!words.empty()) words += '\n';
    words += more;
}

void addSource(std::vector<Source>& sources, Source source)
{
    if (std::find(sources.begin(), sources.end(), source) == sources.end()) sources.push_back(source);
}

Source sourceOf(const core::CommonPosition& position)
{
    return {Source::From::Team, tools::localDay(position.at)};
}

void addFresh(PlanModel& model, const Session& session)
{
    const ChildId child = model.child.child;
    ActionPlan& plan = model.fresh;
    plan.children = {child};
    if (const core::CommonPosition* position = latestPosition(session, child)) {
        plan.environment = position->environment;
        plan.worries = position->watchFor;
        // Without a position the comment is the reason why there is none.
        if (position->position != core::Position::Unassessed) plan.staffSay = position->comment;
        if (position->lookAgain && model.today < *position->lookAgain) plan.followUpOn = position->lookAgain;
        if (!plan.environment.empty() || !plan.worries.empty() || !plan.staffSay.empty() || plan.followUpOn)
            addSource(model.freshFrom, sourceOf(*position));
    }
    for (const core::Concern* concern : concernsForAll(session, child)) {
        addParagraph(plan.worries, concern->seen);
        addSource(model.freshFrom, {Source::From::Concern, concern->seenOn});
    }
    for (const auto& step : stepsOf(session, {child}))
        if (step.row.status == core::Step::Status::Open && !step.row.isOwn) plan.steps.push_back(step.row.step);
}

bool holds(const std::string& words, const std::string& part)
{
    return !part.empty() && words.find(part) != std::string::npos;
}

/// From whom the words in the plan are, as far as they stand there as they were written.
void addSources(PlanModel& model, const Session& session)
{
    const ActionPlan& plan = model.open->plan;
    const auto positions = session.world().positionsOf(model.child.child);
    for (auto at = positions.rbegin(); at != positions.rend(); ++at) {
        const core::CommonPosition& position = *at->second;
        if (plan.at < position.at) continue; // agreed later: copied the other way round, if at all
        if (holds(plan.worries, position.watchFor)) addSource(model.worriesFrom, sourceOf(position));
        if (holds(plan.staffSay, position.comment)) addSource(model.staffFrom, sourceOf(position));
        if (holds(plan.environment, position.environment)) addSource(model.environmentFrom, sourceOf(position));
        if (plan.followUpOn && plan.followUps.empty() && position.lookAgain == plan.followUpOn && !model.followUpFrom)
            model.followUpFrom = sourceOf(position);
    }
    for (const core::Concern* concern : concernsForAll(session, model.child.child))
        if (concern->at <= plan.at && holds(plan.worries, concern->seen))
            addSource(model.worriesFrom, {Source::From::Concern, concern->seenOn});
}

// --- who reads it -------------------------------------------------------------------------------------------------

/// For those who know of the case: the colleague goes on reading a plan that is older than it.
std::string readBySuspected(const Session& session, const ActionPlan& plan)
{
    const World& world = session.world();
    for (const ChildId child : plan.children) {
        std::vector<ChildId> family = world.siblingsOf(child);
        family.push_back(child);
        for (const ChildId one : family)
            for (const core::AcuteCase* acute : world.casework.acuteCases.of(one)) {
                const bool isSuspicion = acute->about == core::AcuteCase::About::Staff && acute->suspected;
                if (!isSuspicion || core::isHiddenFrom(*acute, session.user().id)) continue;
                if (!isHiddenPlan(world, plan, acute->suspected)) return tools::userName(session, acute->suspected);
            }
    }
    return {};
}

core::GateState strictestGate(const Session& session, const std::vector<ChildId>& children)
{
    core::GateState strictest = core::GateState::Open;
    for (const ChildId child : children) {
        const core::GateState gate = session.world().gate(child, session.user().id);
        if (gate == core::GateState::Closed) return gate;
        if (gate == core::GateState::NotAsked) strictest = gate;
    }
    return strictest;
}

void addOpen(PlanModel& model, const Session& session, const ActionPlan& plan)
{
    model.open = shownPlan(session, plan, model.child.child);
    model.gate = strictestGate(session, model.open->plan.children);
    model.mayEdit = model.mayWrite && model.open->childrenElsewhere == 0;
    model.mayClose = mayClosePlan(session.world(), plan, session.user().id);
    model.missing = core::missingFrom(plan);
    model.readBySuspected = readBySuspected(session, plan);
    if (&plan == openPlan(session, model.child.child, {})) { // the one that is printed
        model.papers = papersOf(session, model.child.child);
        std::erase_if(model.papers, [](const PaperChoice& p) {
            return p.paper != ChildPaper::Plan && p.paper != ChildPaper::PlanForParents;
        });
    }
    addSources(model, session);
}

void addChoices(PlanModel& model, const Session& session, UnitId unit)
{
    const World& world = session.world();
    for (const ChildId other : world.childrenOf(unit, session.today(), session.user().id))
        if (other != model.child.child && session.maySee(other)) model.group.push_back({other, tools::shown(world.child(other)->name)});
    for (const core::Rung& rung : session.municipality().ladder) model.rungs.emplace_back(rung.id, rung.title);
    model.adults = tools::responsibleAdults(session, unit, model.child.child);
    ChildModel steps;
    steps.child = model.child;
    tools::addSteps(steps, session);
    model.guideRung = steps.ladderNote;
}

} // namespace

PlanModel planModel(const Session& session, ChildId id, PlanId wanted)
{
    PlanModel model;
    model.child.child = id;
    model.today = session.today();
    const World& world = session.world();
    if (world.child(id) == nullptr || !session.maySee(id)) return model;
    model.maySee = true;
    model.mayWrite = reach(session.user().role, SavePlan::kName) != Reach::None;
    const UnitId unit = world.unitOf(id, session.today());
    model.child = tools::header(session, id, unit);
    model.gate = world.gate(id, session.user().id);
    const ActionPlan* open = openPlan(session, id, wanted);
    if (open != nullptr) addOpen(model, session, *open);
    auto plans = plansOf(world, id, session.user().id);
    for (auto at = plans.rbegin(); at != plans.rend(); ++at) {
        const ActionPlan& plan = **at;
        if (plan.closedAt) {
            model.closed.push_back(shownPlan(session, plan, id));
            if (plan.id == wanted) model.wantedClosed = wanted;
        } else if (&plan != open) {
            model.otherOpen.push_back({plan.id, plan.goal, tools::localDay(plan.at), plan.isReady});
        }
    }
    addFresh(model, session);
    addChoices(model, session, unit);
    return model;
}

std::vector<ChildId> childrenOfPlan(const Session& session, ChildId child, PlanId plan)
{
    const ActionPlan* open = session.maySee(child) ? openPlan(session, child, plan) : nullptr;
    return open != nullptr ? inSight(session, *open, child) : std::vector<ChildId>{child};
}

} // namespace trivsel::app
