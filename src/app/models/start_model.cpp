#include "app/models/start_model.h"

#include "app/models/audit_model.h"
#include "app/models/model_tools.h"
#include "app/models/round_model.h"
#include "app/models/school_model.h"
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
                            count.children, count.mine, count.agreed, round->isOpen(),
                            count.mine > 0 || tools::isRaterOf(session, *round, session.user().id)});
    if (round->isOpen()) addRoundTasks(model, session, count);
}

using Row = FollowUpModel::Row;
using What = core::FollowUpKind;

Task followUpTask(const FollowUpModel& followUp, const Row& row)
{
    Task task;
    task.isOverdue = row.group == FollowUpModel::Group::Overdue;
    task.kind = row.kind != What::Step ? Kind::FollowUp : task.isOverdue ? Kind::StepOverdue : Kind::StepDue;
    if (row.kind == What::WithoutContactAdult) task.kind = Kind::NoContactAdult;
    if (row.kind == What::WithoutDate) task.kind = Kind::NoDate;
    task.what = row.kind;
    task.unit = row.unitName;
    task.child = row.name;
    if (const Text* title = followUp.titleOf(row)) task.title = *title;
    task.count = 1;
    task.due = row.due;
    task.place = row.place;
    return task;
}

/// Several things of one kind in one unit as one task, towards the first of them, which is the oldest.
Task unitTask(const FollowUpModel& followUp, const std::vector<const Row*>& rows)
{
    Task task = followUpTask(followUp, *rows.front());
    task.count = static_cast<int>(rows.size());
    if (task.count == 1) return task;
    task.child.clear();
    task.title = {};
    task.place = {Screen::FollowUp, rows.front()->unit, {}, {}};
    return task;
}

/// One's own things one by one; who is without contact adult or date, and for a leader what is overdue or waits for a
/// leader, as one task per unit.
void addFollowUps(StartModel& model, const Session& session, const FollowUpModel& followUp)
{
    using Turn = FollowUpModel::Turn;
    const Date soon = session.today().plusDays(kSoon);
    std::map<std::tuple<UnitId, What, bool>, std::vector<const Row*>> ofMyHouse; ///< by unit, kind and whether overdue
    for (const Row& row : followUp.rows) {
        const bool isMissing = row.group == FollowUpModel::Group::Missing;
        if (!isMissing && (!row.due || *row.due > soon || row.turn == Turn::Others)) continue;
        if (!isMissing && row.turn == Turn::Mine)
            model.tasks.push_back(followUpTask(followUp, row));
        else
            ofMyHouse[{row.unit, row.kind, row.group == FollowUpModel::Group::Overdue}].push_back(&row);
    }
    for (const auto& [key, rows] : ofMyHouse) model.tasks.push_back(unitTask(followUp, rows));
}

void addAudit(StartModel& model, const Session& session)
{
    const AuditDuties duties = auditDuties(session);
    Task task;
    task.place = {Screen::Audit, {}, {}, {}};
    if (duties.openings > 0) {
        task.kind = Kind::GlassOpened;
        task.count = duties.openings;
        model.tasks.push_back(task);
    }
    if (!duties.isSampleDue) return;
    task.kind = Kind::SignSample;
    task.count = 1;
    task.due = duties.sampleBy;
    model.tasks.push_back(std::move(task));
}

/// Overdue leads, then a yellow or red position without contact adult or date; the rest by its day.
int urgency(const Task& task)
{
    if (task.isOverdue || task.kind == Kind::GlassOpened || task.kind == Kind::AlarmAnswers) return 0;
    return task.kind == Kind::NoContactAdult || task.kind == Kind::NoDate ? 1 : 2;
}

} // namespace

StartModel startModel(const Session& session) { return startModel(session, followUpModel(session)); }

StartModel startModel(const Session& session, const FollowUpModel& followUp)
{
    StartModel model;
    model.userName = tools::shown(session.user().name);
    model.role = session.user().role;
    model.isDemo = session.isDemo();
    const auto units = session.visibleUnits();
    model.hasUnits = !tools::unitsToPlaceIn(session).empty();
    model.hasChildren = std::any_of(units.begin(), units.end(), [&](UnitId unit) { return !session.world().childrenOf(unit, session.today(), session.user().id).empty(); });
    for (const UnitId unit : units) addUnit(model, session, unit);
    addFollowUps(model, session, followUp);
    addAudit(model, session);
    if (const int unread = unreadAlarms(session); unread > 0) {
        Task task;
        task.kind = Kind::AlarmAnswers;
        task.count = unread;
        task.place = {Screen::School, {}, {}, {}};
        model.tasks.insert(model.tasks.begin(), std::move(task));
    }
    const Date far = session.today().plusDays(36500);
    const auto rank = [&](const Task& t) { return std::tuple(urgency(t), t.due.value_or(far)); };
    std::stable_sort(model.tasks.begin(), model.tasks.end(), [&](const Task& a, const Task& b) { return rank(a) < rank(b); });
    std::stable_sort(model.rounds.begin(), model.rounds.end(), [](const auto& a, const auto& b) { return a.isOpen && !b.isOpen; });
    return model;
}

} // namespace trivsel::app
