#include "app/models/start_model.h"

#include "app/models/child_steps.h"
#include "app/models/model_tools.h"
#include "app/models/round_model.h"
#include "app/roles.h"
#include "app/round_windows.h"
#include "app/session.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace trivsel::app {
namespace {

using Task = StartModel::Task;
using Kind = Task::Kind;
constexpr int kSoon = 7; ///< days; what is due later does not need anyone today

/// A unit's round counted for the start page: much less than the grid, since a leader has every unit there.
struct RoundCount {
    const core::Round* round = nullptr;
    int children = 0, mine = 0, toRate = 0, ready = 0, agreed = 0, withoutForm = 0, missing = 0;
    ChildId nextToRate, nextForTeam;
};

RoundCount countOf(const Session& session, const core::Round& round)
{
    using Status = RoundModel::Status;
    RoundCount count;
    count.round = &round;
    const bool isRater = round.isOpen() && tools::isRaterOf(session, round, session.user().id);
    for (const core::RoundChild* child : tools::inGridOrder(session, round.id)) {
        const Status status = statusOf(session, round, *child);
        const core::Rating* mine = session.world().rating(round.id, child->child, session.user().id);
        ++count.children;
        count.mine += mine != nullptr && tools::isFinished(*mine) ? 1 : 0;
        count.agreed += status == Status::Agreed ? 1 : 0;
        count.missing += status != Status::Agreed && child->noPositionReason.empty() ? 1 : 0;
        count.withoutForm += status == Status::NoForm && child->noPositionReason.empty() ? 1 : 0;
        if (status == Status::ReadyForTeam) {
            ++count.ready;
            if (!count.nextForTeam) count.nextForTeam = child->child;
        }
        const bool isMyTurn = status == Status::NotStarted || status == Status::InProgress || status == Status::OwnPositionMissing;
        if (!isRater || !isMyTurn) continue;
        ++count.toRate;
        if (!count.nextToRate) count.nextToRate = child->child;
    }
    return count;
}

Task unitTask(const Session& session, Kind kind, const RoundCount& count, int number, Screen screen, ChildId child = {})
{
    Task task;
    task.kind = kind;
    task.unit = tools::unitName(session, count.round->unit);
    task.count = number;
    task.due = count.round->windowTo;
    task.place = {screen, count.round->unit, count.round->id, child};
    return task;
}

void addRoundTasks(StartModel& model, const Session& session, const RoundCount& count)
{
    if (count.toRate > 0) model.tasks.push_back(unitTask(session, Kind::RateChildren, count, count.toRate, Screen::Rating, count.nextToRate));
    if (count.ready > 0) model.tasks.push_back(unitTask(session, Kind::TeamReady, count, count.ready, Screen::Team, count.nextForTeam));
    if (count.withoutForm > 0) model.tasks.push_back(unitTask(session, Kind::NoForm, count, count.withoutForm, Screen::Round));
    const bool mayClose = reach(session.user().role, CloseRound::kName) != Reach::None;
    if (mayClose && count.missing == 0 && count.children > 0) {
        model.tasks.push_back(unitTask(session, Kind::CloseRound, count, count.children, Screen::Round));
    }
}

/// When a round may be opened without giving a reason.
void addOpeningTask(StartModel& model, const Session& session, UnitId unit)
{
    OpenRound command;
    command.unit = unit;
    if (!session.allowed(command)) return;
    Task task;
    task.kind = Kind::OpenRound;
    task.unit = tools::unitName(session, unit);
    task.place = {Screen::Round, unit, {}, {}};
    if (const auto window = windowOn(session.municipality(), session.world().unit(unit)->setting, session.today())) task.due = window->to;
    model.tasks.push_back(std::move(task));
}

void addUnit(StartModel& model, const Session& session, UnitId unit)
{
    const World& world = session.world();
    const core::Round* round = world.openRound(unit);
    if (round == nullptr) addOpeningTask(model, session, unit);
    if (round == nullptr && !world.roundsOf(unit).empty()) round = world.roundsOf(unit).back();
    if (round == nullptr) return;
    const RoundCount count = countOf(session, *round);
    model.rounds.push_back({round->id, unit, tools::unitName(session, unit), round->title, round->windowFrom, round->windowTo,
                            count.children, count.mine, count.agreed, round->isOpen()});
    if (round->isOpen()) addRoundTasks(model, session, count);
}

/// Where a step's child is; where it was for one that has left, since open steps stay the unit's.
UnitId unitOfStep(const Session& session, const core::Step& step)
{
    const UnitId now = session.world().unitOf(step.child, session.today());
    const core::Round* round = session.world().round(step.round);
    return now || round == nullptr ? now : round->unit;
}

Task stepTask(const Session& session, const core::Step& step)
{
    const World& world = session.world();
    Task task;
    task.kind = tools::isOverdue(step, session.today()) ? Kind::StepOverdue : Kind::StepDue;
    const UnitId unit = unitOfStep(session, step);
    task.unit = tools::unitName(session, unit);
    task.child = tools::shown(world.child(step.child)->name);
    task.title = step.title;
    task.count = 1;
    task.due = step.due;
    task.place = {Screen::Child, unit, {}, step.child};
    return task;
}

/// Whose turn a step is in the eyes of one user.
enum class Turn { Mine, OfMyHouse, Others };

Turn turnOf(const Session& session, const core::Step& step, UnitId unit, const std::vector<UnitId>& myUnits)
{
    const core::User& me = session.user();
    const bool isLeader = reach(me.role, CompleteStep::kName) == Reach::Institution;
    const bool isOverdue = tools::isOverdue(step, session.today());
    if (step.responsible == me.id) return Turn::Mine;
    const bool isNobodys = !step.responsible && step.person.empty();
    if (isLeader) return isOverdue || (isNobodys && step.who == "leader") ? Turn::OfMyHouse : Turn::Others;
    const UserId contact = session.world().child(step.child)->contactAdult;
    const bool isOfMyUnit = std::find(myUnits.begin(), myUnits.end(), unit) != myUnits.end();
    return isNobodys && step.who != "leader" && isOfMyUnit && (!contact || contact == me.id) ? Turn::Mine : Turn::Others;
}

/// Several steps of one unit as one task, towards the oldest.
Task unitStepTask(const Session& session, UnitId unit, const std::vector<const core::Step*>& steps)
{
    const auto* oldest = *std::min_element(steps.begin(), steps.end(), [](const auto* a, const auto* b) { return *a->due < *b->due; });
    Task task = stepTask(session, *oldest);
    task.count = static_cast<int>(steps.size());
    if (task.count > 1) {
        task.child.clear();
        task.title = {};
        task.place = {Screen::Children, unit, {}, {}};
    }
    return task;
}

/// My own steps one by one, with those of my units that nobody has taken on; for a leader also what is overdue or waits
/// for a leader, as one task per unit.
void addStepTasks(StartModel& model, const Session& session)
{
    const World& world = session.world();
    if (reach(session.user().role, CompleteStep::kName) == Reach::None) return;
    const Date soon = session.today().plusDays(kSoon);
    const auto mine = world.unitsOf(session.user().id, session.today());
    std::map<std::pair<UnitId, bool>, std::vector<const core::Step*>> ofMyHouse; ///< by unit and whether overdue
    for (const auto& [id, step] : world.steps) {
        if (step.status != core::Step::Status::Open || !step.due || *step.due > soon) continue;
        if (!world.mayKnow(step, session.user().id)) continue;
        if (world.child(step.child) == nullptr || !session.maySee(step.child)) continue;
        const UnitId unit = unitOfStep(session, step);
        switch (turnOf(session, step, unit, mine)) {
        case Turn::Mine: model.tasks.push_back(stepTask(session, step)); break;
        case Turn::OfMyHouse: ofMyHouse[{unit, tools::isOverdue(step, session.today())}].push_back(&step); break;
        case Turn::Others: break;
        }
    }
    for (const auto& [key, steps] : ofMyHouse) model.tasks.push_back(unitStepTask(session, key.first, steps));
}

/// Children in a current yellow or red position without a contact adult, for those who can name one.
void addContactTasks(StartModel& model, const Session& session)
{
    if (reach(session.user().role, SetContactAdult::kName) == Reach::None) return;
    const World& world = session.world();
    std::map<UnitId, std::vector<ChildId>> without;
    for (const auto& [key, position] : world.positions) {
        const core::Child* child = world.child(key.second);
        if (!core::isAtLeast(position.position, core::Position::Yellow) || child == nullptr || child->contactAdult) continue;
        const auto all = world.positionsOf(key.second);
        if (all.back().second != &position || !session.maySee(key.second)) continue;
        if (!tools::isCurrentPosition(session, key.second, *all.back().first, position)) continue;
        if (const UnitId unit = world.unitOf(key.second, session.today())) without[unit].push_back(key.second);
    }
    for (auto& [unit, children] : without) {
        tools::sortChildren(world, children, [](ChildId child) { return child; });
        Task task;
        task.kind = Kind::NoContactAdult;
        task.unit = tools::unitName(session, unit);
        task.count = static_cast<int>(children.size());
        if (children.size() == 1) task.child = tools::shown(world.child(children.front())->name);
        task.place = {Screen::Child, unit, {}, children.front()};
        model.tasks.push_back(std::move(task));
    }
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
    model.hasChildren = std::any_of(units.begin(), units.end(), [&](UnitId unit) { return !session.world().childrenOf(unit, session.today()).empty(); });
    for (const UnitId unit : units) addUnit(model, session, unit);
    addContactTasks(model, session);
    addStepTasks(model, session);
    const Date far = session.today().plusDays(36500);
    const auto rank = [&](const Task& t) { return std::tuple(t.kind != Kind::StepOverdue, t.due.value_or(far)); };
    std::stable_sort(model.tasks.begin(), model.tasks.end(), [&](const Task& a, const Task& b) { return rank(a) < rank(b); });
    std::stable_sort(model.rounds.begin(), model.rounds.end(), [](const auto& a, const auto& b) { return a.isOpen && !b.isOpen; });
    return model;
}

} // namespace trivsel::app
