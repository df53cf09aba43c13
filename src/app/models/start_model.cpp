#include "app/models/start_model.h"

#include "app/models/child_steps.h"
#include "app/models/model_tools.h"
#include "app/models/round_model.h"
#include "app/roles.h"
#include "app/session.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace trivsel::app {
namespace {

using Task = StartModel::Task;
using Kind = Task::Kind;
constexpr int kSoon = 7; ///< days; what is due later does not need anyone today

Task unitTask(Kind kind, const RoundModel& round, int count, Screen screen, ChildId child = {})
{
    Task task;
    task.kind = kind;
    task.unit = round.unitName;
    task.count = count;
    task.due = round.hasRound ? std::optional(round.to) : std::nullopt;
    task.place = {screen, round.unit, round.round, child};
    return task;
}

void addRoundTasks(StartModel& model, const RoundModel& round)
{
    if (!round.hasRound || !round.isOpen) {
        if (round.mayOpen && !round.needsReason) {
            Task task = unitTask(Kind::OpenRound, round, 0, Screen::Round);
            task.due = round.nextWindowTo;
            task.place.round = {};
            model.tasks.push_back(std::move(task));
        }
        return;
    }
    int toRate = 0, withoutForm = 0;
    for (const RoundModel::Row& row : round.rows) {
        using Status = RoundModel::Status;
        toRate += row.status == Status::NotStarted || row.status == Status::InProgress || row.status == Status::OwnPositionMissing ? 1 : 0;
        withoutForm += row.status == Status::NoForm && row.reason.empty() ? 1 : 0;
    }
    if (round.mayRate && toRate > 0 && round.nextToRate) {
        model.tasks.push_back(unitTask(Kind::RateChildren, round, toRate, Screen::Rating, round.nextToRate));
    }
    if (round.readyForTeam > 0) {
        model.tasks.push_back(unitTask(Kind::TeamReady, round, round.readyForTeam, Screen::Team, round.nextForTeam));
    }
    if (withoutForm > 0) model.tasks.push_back(unitTask(Kind::NoForm, round, withoutForm, Screen::Round));
    if (round.mayClose && round.missing == 0 && round.total > 0) {
        model.tasks.push_back(unitTask(Kind::CloseRound, round, round.total, Screen::Round));
    }
}

Task stepTask(const Session& session, const core::Step& step)
{
    const World& world = session.world();
    Task task;
    task.kind = tools::isOverdue(step, session.today()) ? Kind::StepOverdue : Kind::StepDue;
    const UnitId unit = world.unitOf(step.child, session.today());
    task.unit = tools::unitName(session, unit);
    task.child = tools::shown(world.child(step.child)->name);
    task.title = step.title;
    task.count = 1;
    task.due = step.due;
    task.place = {Screen::Child, unit, {}, step.child};
    return task;
}

/// My own steps one by one, with those of my units that nobody has taken on; for a leader the rest of what is overdue
/// as one task per unit.
void addStepTasks(StartModel& model, const Session& session)
{
    const World& world = session.world();
    const core::User& me = session.user();
    if (reach(me.role, CompleteStep::kName) == Reach::None) return;
    const bool isLeader = reach(me.role, CompleteStep::kName) == Reach::Institution;
    const Date soon = session.today().plusDays(kSoon);
    const auto mine = world.unitsOf(me.id, session.today());
    std::map<UnitId, std::vector<const core::Step*>> overdueByUnit;
    for (const auto& [id, step] : world.steps) {
        if (step.status != core::Step::Status::Open || !step.due || *step.due > soon) continue;
        const core::Child* child = world.child(step.child);
        if (child == nullptr || !session.maySee(step.child)) continue;
        const UnitId unit = world.unitOf(step.child, session.today());
        const bool isNobodys = !step.responsible && step.person.empty();
        const bool isUnitOfMine = std::find(mine.begin(), mine.end(), unit) != mine.end();
        const bool isContactsTurn = !child->contactAdult || child->contactAdult == me.id;
        if (step.responsible == me.id || (isNobodys && isUnitOfMine && isContactsTurn)) {
            model.tasks.push_back(stepTask(session, step));
        } else if (isLeader && *step.due < session.today()) {
            overdueByUnit[unit].push_back(&step);
        }
    }
    for (const auto& [unit, steps] : overdueByUnit) {
        const auto oldest = *std::min_element(steps.begin(), steps.end(), [](const auto* a, const auto* b) { return *a->due < *b->due; });
        Task task = stepTask(session, *oldest);
        task.count = static_cast<int>(steps.size());
        if (task.count > 1) {
            task.child.clear();
            task.title = {};
            task.place = {Screen::Children, unit, {}, {}};
        }
        model.tasks.push_back(std::move(task));
    }
}

/// Children in a current yellow or red position without a contact adult, for those who can name one.
void addContactTasks(StartModel& model, const Session& session, UnitId unit)
{
    if (reach(session.user().role, SetContactAdult::kName) == Reach::None) return;
    const World& world = session.world();
    std::vector<ChildId> without;
    for (const ChildId child : world.childrenOf(unit, session.today())) {
        if (world.child(child)->contactAdult) continue;
        const auto positions = world.positionsOf(child);
        if (positions.empty()) continue;
        const auto& [round, position] = positions.back();
        if (core::isAtLeast(position->position, core::Position::Yellow) &&
            tools::isCurrentPosition(session, child, *round, *position)) {
            without.push_back(child);
        }
    }
    if (without.empty()) return;
    Task task;
    task.kind = Kind::NoContactAdult;
    task.unit = tools::unitName(session, unit);
    task.count = static_cast<int>(without.size());
    if (without.size() == 1) task.child = tools::shown(world.child(without.front())->name);
    task.place = {Screen::Child, unit, {}, without.front()};
    model.tasks.push_back(std::move(task));
}

StartModel::RoundRow rowOf(const RoundModel& round)
{
    return {round.round, round.unit, round.unitName, round.title, round.from, round.to,
            round.total, round.mineDone, round.agreed, round.isOpen};
}

} // namespace

StartModel startModel(const Session& session)
{
    StartModel model;
    model.userName = tools::shown(session.user().name);
    model.role = session.user().role;
    model.isDemo = session.isDemo();
    const auto units = session.visibleUnits();
    model.hasUnits = !tools::unitsToPlaceIn(session).empty();
    model.hasChildren = !units.empty();
    for (const UnitId unit : units) {
        const RoundModel round = roundModel(session, unit);
        if (round.hasRound) model.rounds.push_back(rowOf(round));
        addRoundTasks(model, round);
        addContactTasks(model, session, unit);
    }
    addStepTasks(model, session);
    const Date far = session.today().plusDays(36500);
    const auto rank = [&](const Task& t) { return std::tuple(t.kind != Kind::StepOverdue, t.due.value_or(far)); };
    std::stable_sort(model.tasks.begin(), model.tasks.end(), [&](const Task& a, const Task& b) { return rank(a) < rank(b); });
    std::stable_sort(model.rounds.begin(), model.rounds.end(), [](const auto& a, const auto& b) { return a.isOpen && !b.isOpen; });
    return model;
}

} // namespace trivsel::app
