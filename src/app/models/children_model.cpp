#include "app/models/child_model.h"
#include "app/models/child_steps.h"
#include "app/models/model_tools.h"
#include "app/roles.h"
#include "app/session.h"

#include <algorithm>
#include <unordered_map>

namespace trivsel::app {
namespace {

struct LatestPosition {
    const core::Round* round = nullptr;
    const core::CommonPosition* position = nullptr;
};
struct StepCount {
    int open = 0;
    bool isOverdue = false;
};

/// One pass over everything instead of one search per child: the list may be 10,000 long.
struct Overview {
    std::unordered_map<ChildId, UnitId> units;
    std::unordered_map<ChildId, LatestPosition> positions;
    std::unordered_map<ChildId, StepCount> steps;
    std::unordered_map<UnitId, const core::Round*> newestRound;
    std::unordered_map<UnitId, std::string> unitNames;
};

Overview overviewOf(const Session& session)
{
    const World& world = session.world();
    const Date today = session.today();
    Overview all;
    std::unordered_map<ChildId, Date> since;
    for (const core::ChildMembership& m : world.childMemberships) {
        if (!core::covers(m.from, m.to, today)) continue;
        const auto [at, isNew] = since.try_emplace(m.child, m.from);
        if (isNew || m.from >= at->second) {
            at->second = m.from;
            all.units[m.child] = m.unit;
        }
    }
    for (const auto& [key, position] : world.positions) {
        const core::Round* round = world.round(key.first);
        if (round != nullptr && !world.isToldWhereChildIs(*round, key.second)) continue;
        LatestPosition& latest = all.positions[key.second];
        if (round != nullptr && (latest.round == nullptr || round->openedAt >= latest.round->openedAt)) latest = {round, &position};
    }
    for (const auto& [id, step] : world.steps) {
        if (step.status != core::Step::Status::Open || !world.mayKnow(step, session.user().id)) continue;
        for (const ChildId child : tools::servedBy(step)) {
            StepCount& count = all.steps[child];
            ++count.open;
            count.isOverdue = count.isOverdue || tools::isOverdue(step, today);
        }
    }
    for (const auto& [id, round] : world.rounds) {
        const core::Round*& newest = all.newestRound[round.unit];
        if (newest == nullptr || round.openedAt > newest->openedAt) newest = &round;
    }
    for (const auto& [id, unit] : world.units) all.unitNames[id] = tools::shown(unit.name);
    return all;
}

bool isLaterThan(const Overview& all, UnitId unit, const core::Round& round)
{
    const auto at = all.newestRound.find(unit);
    return at != all.newestRound.end() && at->second->openedAt > round.openedAt;
}

ChildrenModel::Row rowOf(const Session& session, const Overview& all, const core::Child& child, UnitId unit)
{
    ChildrenModel::Row row;
    row.child = child.id;
    row.name = tools::shown(child.name);
    row.searchKey = text::foldCase(row.name);
    row.ageMonths = completedMonths(child.birthDate, session.today());
    row.unit = unit;
    const auto name = all.unitNames.find(unit);
    if (name != all.unitNames.end()) row.unitName = name->second;
    const auto latest = all.positions.find(child.id);
    if (latest != all.positions.end() && latest->second.round != nullptr) {
        const auto& [round, position] = latest->second;
        row.position = position->position;
        row.isCurrent = core::isCurrent(tools::localDay(position->at), session.today(),
                                        isLaterThan(all, unit, *round) || isLaterThan(all, round->unit, *round));
    }
    const auto steps = all.steps.find(child.id);
    if (steps != all.steps.end()) {
        row.openSteps = steps->second.open;
        row.isOverdue = steps->second.isOverdue;
    }
    if (child.contactAdult) row.contact = tools::userName(session, child.contactAdult);
    return row;
}

void addImports(ChildrenModel& model, const Session& session)
{
    if (!model.mayImport) return;
    for (const core::ImportBatch& batch : session.world().batches) {
        model.imports.push_back({batch.id, batch.at, batch.added, batch.changed, batch.moved,
                                 // Not asked of the handler: it would compare a whole municipality's children for a button.
                                 !batch.undoneAt && reach(session.user().role, UndoImport::kName) != Reach::None});
    }
    std::stable_sort(model.imports.begin(), model.imports.end(), [](const auto& a, const auto& b) { return a.at > b.at; });
}

} // namespace

ChildrenModel childrenModel(const Session& session)
{
    ChildrenModel model;
    const core::Role role = session.user().role;
    model.units = tools::unitsToPlaceIn(session);
    model.mayAdd = reach(role, AddChild::kName) != Reach::None;
    model.mayImport = reach(role, ImportRoster::kName) != Reach::None;
    model.mayOpenOthers = reach(role, BreakGlass::kName) != Reach::None;
    addImports(model, session);
    const Overview all = overviewOf(session);
    std::vector<std::pair<const core::Child*, UnitId>> children;
    children.reserve(all.units.size());
    for (const auto& [child, unit] : all.units) {
        const core::Child* found = session.world().child(child);
        if (found != nullptr && session.maySee(child)) children.emplace_back(found, unit);
    }
    tools::sortChildren(session.world(), children, [](const auto& c) { return c.first->id; });
    model.rows.reserve(children.size());
    for (const auto& [child, unit] : children) model.rows.push_back(rowOf(session, all, *child, unit));
    return model;
}

} // namespace trivsel::app
