#include "app/models/follow_up_model.h"

#include "app/models/model_tools.h"
#include "app/roles.h"

#include <algorithm>
#include <map>

namespace trivsel::app {
namespace {

using Holder = HandOverModel::Holder;

/// What each adult holds in each unit. Steps and requests that this user must not know of are not counted.
std::map<UnitId, std::map<UserId, Holder>> holdersByUnit(const Session& session)
{
    const World& world = session.world();
    std::map<UnitId, std::map<UserId, Holder>> found;
    const UserId me = session.user().id;
    for (const auto& [id, child] : world.children)
        if (child.contactAdult && !world.isBarred(id, me)) {
            const UnitId unit = world.unitOf(id, session.today());
            if (unit && session.maySee(unit)) ++found[unit][child.contactAdult].children;
        }
    for (const auto& [id, step] : world.steps) {
        if (step.status != core::Step::Status::Open || !step.responsible || !world.mayKnow(step, me) || world.isBarred(step.child, me))
            continue;
        const UnitId unit = world.unitOf(step.child, session.today());
        if (unit && session.maySee(unit)) ++found[unit][step.responsible].steps;
    }
    for (const auto& [id, request] : world.casework.requests.all()) {
        if (!core::isWaiting(request) || !request.responsible || world.isBarred(request.child, me) ||
            world.isHiddenWithCase(request.child, me, request.by, request.at))
            continue;
        const UnitId unit = world.unitOf(request.child, session.today());
        if (unit && session.maySee(unit)) ++found[unit][request.responsible].requests;
    }
    return found;
}

bool hasAccess(const Session& session, UserId id)
{
    const core::User* user = session.world().user(id);
    return user != nullptr && core::covers(user->from, user->to, session.today());
}

} // namespace

HandOverModel handOverModel(const Session& session)
{
    HandOverModel model;
    if (reach(session.user().role, HandOverChildren::kName) == Reach::None) return model;
    auto found = holdersByUnit(session);
    for (const UnitId unit : session.visibleUnits()) {
        const auto at = found.find(unit);
        if (at == found.end()) continue;
        const UnitChoice choice = tools::unitChoice(session, unit);
        HandOverModel::Unit one{unit, choice.name, choice.institution, {}, {}};
        for (auto& [user, holder] : at->second) {
            holder.user = user;
            holder.name = tools::userName(session, user);
            holder.hasLeft = !hasAccess(session, user);
            one.holders.push_back(holder);
        }
        for (const UserId user : session.world().usersOf(unit, session.today()))
            if (hasAccess(session, user)) one.receivers.push_back({user, tools::userName(session, user)});
        tools::sortByName(one.holders, [](const Holder& h) { return h.name; });
        tools::sortByName(one.receivers, [](const PersonChoice& p) { return p.name; });
        model.units.push_back(std::move(one));
    }
    return model;
}

} // namespace trivsel::app
