#include "app/models/child_model.h"

#include "app/contact_adults.h"
#include "app/models/child_steps.h"
#include "app/models/model_tools.h"
#include "app/roles.h"
#include "app/session.h"

#include <algorithm>

namespace trivsel::app {
namespace {

std::string maskedCpr(const std::string& cpr) { return cpr.size() == 10 ? cpr.substr(0, 6) + "-••••" : std::string(); }

void addRounds(ChildModel& model, const Session& session)
{
    const World& world = session.world();
    const ChildId child = model.child.child;
    for (const auto& [id, children] : world.roundChildren) {
        const core::Round* round = world.round(id);
        const core::RoundChild* roundChild = world.roundChild(id, child);
        if (round == nullptr || roundChild == nullptr) continue;
        ChildModel::RoundRow row;
        row.round = id;
        row.title = round->title;
        if (const core::CommonPosition* position = world.position(id, child)) {
            row.position = position->position;
            row.on = tools::localDay(position->at);
            row.comment = position->comment;
            row.environment = position->environment;
            row.watchFor = position->watchFor;
            row.lookAgain = position->lookAgain;
            for (const UserId user : position->participants) row.by.push_back(tools::userName(session, user));
        } else {
            row.comment = roundChild->noPositionReason;
        }
        model.rounds.push_back(std::move(row));
    }
    std::stable_sort(model.rounds.begin(), model.rounds.end(), [&](const auto& a, const auto& b) {
        return world.round(a.round)->openedAt > world.round(b.round)->openedAt;
    });
    const auto positions = world.positionsOf(child);
    if (positions.empty()) return;
    const auto& [round, position] = positions.back();
    model.position = position->position;
    model.positionRound = round->title;
    model.isCurrent = tools::isCurrentPosition(session, child, *round, *position);
}

void addPeople(ChildModel& model, const Session& session, const core::Child& child)
{
    const World& world = session.world();
    model.contactAdult = child.contactAdult;
    model.contactName = tools::userName(session, child.contactAdult);
    model.isContactAway = child.contactAdult && !ContactAdults(session.world(), session.today()).of(child);
    model.adults = tools::responsibleAdults(session, model.unit, child.id);
    for (const ChildId other : world.childrenOf(model.unit, session.today())) {
        if (other != child.id && session.maySee(other)) model.groupChildren.push_back({other, tools::shown(world.child(other)->name)});
    }
    for (const ChildId other : world.siblingsOf(child.id)) {
        const core::Child* found = world.child(other);
        if (found == nullptr || !session.maySee(other)) continue;
        model.siblings.push_back({other, tools::shown(found->name)});
        const core::Siblings pair{std::min(child.id, other), std::max(child.id, other)};
        if (std::find(world.siblings.begin(), world.siblings.end(), pair) != world.siblings.end())
            model.linkedSiblings.push_back(model.siblings.back());
    }
    for (const UnitId unit : session.visibleUnits()) {
        const core::Unit* place = world.unit(unit);
        for (const ChildId other : world.childrenOf(unit, session.today(), session.user().id)) {
            const core::Child* found = world.child(other);
            if (other == child.id || found == nullptr) continue;
            model.siblingChoices.push_back({other, tools::shown(found->name) + (place != nullptr ? " · " + tools::shown(place->name) : "")});
        }
    }
}

/// Who must not see the child, and whom this user may add to them.
void addBars(ChildModel& model, const Session& session)
{
    const World& world = session.world();
    model.me = session.user().id;
    for (const core::ChildBar* bar : world.oversight.barsOf(model.child.child))
        model.bars.push_back({bar->id, tools::userName(session, bar->user), bar->relation});
    if (model.openedUntil || reach(session.user().role, BarAdult::kName) == Reach::None) return;
    model.mayLiftBars = reach(session.user().role, LiftBar::kName) != Reach::None;
    for (const auto& [id, user] : world.users) {
        const bool worksWithChildren = reach(user.role, ReadChild::kName) != Reach::None && core::covers(user.from, user.to, session.today());
        const bool isMine = id == model.me || model.mayLiftBars;
        if (worksWithChildren && isMine && !world.isBarred(model.child.child, id)) model.barChoices.push_back({id, tools::shown(user.name)});
    }
    tools::sortByName(model.barChoices, [](const PersonChoice& p) { return p.name; });
}

} // namespace

ChildModel childModel(const Session& session, ChildId id)
{
    ChildModel model;
    model.child.child = id;
    const core::Child* child = session.world().child(id);
    if (child == nullptr || !session.maySee(id)) return model;
    model.maySee = true;
    model.unit = session.world().unitOf(id, session.today());
    model.child = tools::header(session, id, model.unit);
    model.birthDate = child->birthDate;
    model.sex = child->sex;
    model.maskedCpr = maskedCpr(child->cpr);
    model.cpr = child->cpr;
    addRounds(model, session);
    model.timeline = timelineOf(session, id);
    tools::addSteps(model, session);
    addPeople(model, session, *child);
    model.casework = childCasework(session, id);
    model.roadmaps = roadmapSummary(session, id);
    model.papers = papersOf(session, id);
    model.pages = childPages(session, id);

    const core::Role role = session.user().role;
    model.openedUntil = session.openedUntil(id);
    addBars(model, session);
    model.mayEdit = reach(role, ChangeChild::kName) != Reach::None && !model.openedUntil;
    model.mayAct = reach(role, CompleteStep::kName) != Reach::None;
    if (reach(role, MoveChild::kName) != Reach::None) {
        for (UnitChoice& unit : tools::unitsToPlaceIn(session)) {
            if (unit.unit != model.unit) model.units.push_back(std::move(unit));
        }
    }
    return model;
}

} // namespace trivsel::app
