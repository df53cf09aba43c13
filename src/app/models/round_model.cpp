#include "app/models/round_model.h"

#include "app/models/model_tools.h"
#include "app/models/rights_model.h"
#include "app/roles.h"
#include "app/round_windows.h"
#include "app/session.h"

#include <algorithm>
#include <map>
#include <set>

namespace trivsel::app {
namespace {

using Row = RoundModel::Row;
using Status = RoundModel::Status;

/// Whether one's own rating of such a child is still to be made or finished.
bool isToRate(Status status)
{
    return status == Status::NotStarted || status == Status::InProgress || status == Status::OwnPositionMissing;
}

/// A column is a heading, and there are four of them beside six others: the first word tells them apart.
std::string firstWord(const std::string& title)
{
    std::string word = title.substr(0, title.find(' '));
    while (!word.empty() && (word.back() == ',' || word.back() == ':')) word.pop_back();
    return word;
}

/// The form most of the round's children are rated with: its areas are the grid's columns.
core::InstrumentPtr commonestForm(const Session& session, const std::vector<const core::RoundChild*>& children)
{
    std::map<std::string, std::pair<int, const core::InstrumentRef*>> uses;
    for (const core::RoundChild* child : children) {
        if (!child->instrument) continue;
        auto& use = uses[child->instrument->sha256 + child->instrument->id];
        ++use.first;
        use.second = &*child->instrument;
    }
    const auto most = std::max_element(uses.begin(), uses.end(),
                                       [](const auto& a, const auto& b) { return a.second.first < b.second.first; });
    return most != uses.end() ? session.instrument(*most->second.second) : nullptr;
}

struct Columns {
    std::vector<std::string> ids;
    std::vector<Text> titles;
};

Columns columnsOf(const core::InstrumentPtr& form)
{
    Columns columns;
    if (!form) return columns;
    for (const core::Area& area : form->areas) {
        if (!area.counts) continue;
        columns.ids.push_back(area.id);
        columns.titles.push_back({firstWord(area.title.da), firstWord(area.title.en)});
    }
    return columns;
}

core::Position worstSign(const core::Instrument& form, const core::Area& area, const core::Answers& answers)
{
    core::Position worst = core::Position::Green;
    for (const std::size_t item : area.items) {
        if (!answers[item]) continue;
        const auto& signal = form.answersOf(item).options[*answers[item]].signal;
        if (signal && core::isMilder(worst, *signal)) worst = *signal;
    }
    return worst;
}

void addOwnRating(Row& row, const core::Instrument& form, const core::Rating& mine, const Columns& columns)
{
    const core::RatingProgress progress = core::progress(form, mine);
    row.decided = progress.decided;
    const core::Answers answers = core::effectiveAnswers(form, mine);
    for (std::size_t a = 0; a < form.areas.size(); ++a) {
        const auto column = std::find(columns.ids.begin(), columns.ids.end(), form.areas[a].id);
        if (column == columns.ids.end() || progress.decidedByArea[a] != progress.itemsByArea[a]) continue;
        row.areas[static_cast<std::size_t>(column - columns.ids.begin())] = worstSign(form, form.areas[a], answers);
    }
    if (mine.ownPosition) row.own = *mine.ownPosition;
}

/// Who has begun and not finished; when those are too few, also the unit's other adults.
std::vector<std::string> missingNames(const Session& session, const core::Round& round, ChildId child,
                                      const std::vector<UserId>& raters)
{
    const World& world = session.world();
    int stillNeeded = round.ratersPerChild - finishedRatings(world, round.id, child);
    std::vector<UserId> begun, others;
    std::set<UserId> known;
    for (const core::Rating* rating : world.ratingsOf(round.id, child)) {
        known.insert(rating->rater);
        if (world.isBystander(round.id, child, rating->rater) || world.isBarred(child, rating->rater)) continue;
        if (!tools::isFinished(*rating)) begun.push_back(rating->rater);
    }
    stillNeeded -= static_cast<int>(begun.size());
    for (const UserId rater : raters) {
        const bool isAsked = known.count(rater) == 0 && !world.isBystander(round.id, child, rater) && !world.isBarred(child, rater);
        if (stillNeeded > 0 && isAsked) others.push_back(rater);
    }
    std::vector<std::string> names;
    for (const auto* group : {&begun, &others}) {
        for (const UserId user : *group) {
            if (user != session.user().id) names.push_back(tools::userName(session, user));
        }
    }
    return names;
}

Row rowOf(const Session& session, const core::Round& round, const core::RoundChild& roundChild, const Columns& columns,
          const std::vector<UserId>& raters)
{
    const World& world = session.world();
    const core::Child& child = *world.child(roundChild.child);
    const core::InstrumentPtr form = tools::formOf(session, &roundChild);
    const core::Rating* mine = world.rating(round.id, child.id, session.user().id);
    const core::CommonPosition* agreed = world.position(round.id, child.id);
    Row row;
    row.child = child.id;
    row.name = tools::shown(child.name);
    row.ageMonths = completedMonths(child.birthDate, session.today());
    row.areas.resize(columns.ids.size());
    row.items = form ? static_cast<int>(form->items.size()) : 0;
    if (form && mine != nullptr) addOwnRating(row, *form, *mine, columns);
    row.ratingsDone = finishedRatings(world, round.id, child.id);
    row.ratingsNeeded = round.ratersPerChild;
    if (agreed != nullptr) row.common = agreed->position;
    row.status = statusOf(session, round, roundChild);
    if (row.status == Status::NotStarted || row.status == Status::InProgress || row.status == Status::WaitingForOthers ||
        row.status == Status::OwnPositionMissing) {
        row.missing = missingNames(session, round, child.id, raters);
    }
    row.reason = roundChild.noPositionReason;
    row.isNewcomer = roundChild.joined > tools::localDay(round.openedAt);
    return row;
}

/// The colleagues who could be asked in from outside: raters of the store who do not belong to the unit.
std::vector<PersonChoice> invitable(const Session& session, const std::vector<UserId>& raters)
{
    std::vector<PersonChoice> people;
    for (const auto& [id, user] : session.world().users) {
        if (reach(user.role, SetAnswer::kName) == Reach::None || !core::covers(user.from, user.to, session.today())) continue;
        if (std::find(raters.begin(), raters.end(), id) != raters.end()) continue;
        people.push_back({id, tools::shown(user.name)});
    }
    tools::sortByName(people, [](const PersonChoice& p) { return p.name; });
    return people;
}

void addRows(RoundModel& model, const Session& session, const core::Round& round)
{
    const World& world = session.world();
    const std::vector<UserId> raters = tools::ratersOf(session, round);
    std::vector<const core::RoundChild*> children = tools::inGridOrder(session, round.id);
    const core::InstrumentPtr form = commonestForm(session, children);
    const Columns columns = columnsOf(form);
    model.areaTitles = columns.titles;
    model.notValidated = !form || !form->validated;
    for (const core::RoundChild* child : children) {
        model.rows.push_back(rowOf(session, round, *child, columns, raters));
        const Row& row = model.rows.back();
        const core::Rating* mine = world.rating(round.id, child->child, session.user().id);
        const bool isMineDone = mine != nullptr && tools::isFinished(*mine);
        model.mineDone += isMineDone ? 1 : 0;
        model.readyForTeam += row.status == Status::ReadyForTeam ? 1 : 0;
        model.agreed += row.status == Status::Agreed ? 1 : 0;
        if (!model.nextToRate && isToRate(row.status)) model.nextToRate = row.child;
        if (!model.nextForTeam && row.status == Status::ReadyForTeam) model.nextForTeam = row.child;
    }
    model.total = static_cast<int>(model.rows.size());
    // Those who left are shown last: their work is kept, and nothing more is asked.
    const std::vector<core::RoundChild> known = world.roundChildrenOf(round.id, session.user().id);
    std::vector<const core::RoundChild*> gone;
    std::vector<core::CommonPosition> positions;
    for (const core::RoundChild& child : known) {
        if (const core::CommonPosition* position = world.position(round.id, child.child)) positions.push_back(*position);
        if (child.left && world.child(child.child) != nullptr) gone.push_back(&child);
    }
    tools::sortChildren(world, gone, [](const core::RoundChild* c) { return c->child; });
    for (const core::RoundChild* child : gone) model.rows.push_back(rowOf(session, round, *child, columns, raters));
    model.missing = static_cast<int>(core::childrenMissing(known, positions).size());
    if (round.isOpen()) {
        for (const ChildId child : world.childrenOf(round.unit, session.today(), session.user().id)) {
            model.newcomers += world.roundChild(round.id, child) == nullptr ? 1 : 0;
        }
        model.invitable = invitable(session, raters);
    }
}

void addOpening(RoundModel& model, const Session& session, const core::Unit& unit)
{
    if (session.world().openRound(unit.id) != nullptr) return;
    OpenRound command;
    command.unit = unit.id;
    const Result<void> plain = session.allowed(command);
    model.mayOpen = plain.has_value();
    if (!plain) {
        model.whyNotOpen = plain.error().message;
        command.reason = "x"; // would a reason do?
        model.needsReason = session.allowed(command).has_value();
        model.mayOpen = model.needsReason;
    }
    auto window = windowOn(session.municipality(), unit.setting, session.today());
    if (!window) window = nextWindow(session.municipality(), unit.setting, session.today());
    if (window) {
        model.nextWindowFrom = window->from;
        model.nextWindowTo = window->to;
    }
}

const core::Round* chosenRound(const World& world, UnitId unit, RoundId wanted)
{
    if (wanted) {
        const core::Round* round = world.round(wanted);
        return round != nullptr && round->unit == unit ? round : nullptr;
    }
    if (const core::Round* open = world.openRound(unit)) return open;
    const auto all = world.roundsOf(unit);
    return all.empty() ? nullptr : all.back();
}

} // namespace

RoundModel::Status statusOf(const Session& session, const core::Round& round, const core::RoundChild& child)
{
    const World& world = session.world();
    if (child.left) return Status::Left;
    if (world.position(round.id, child.child) != nullptr) return Status::Agreed;
    if (!child.instrument) return Status::NoForm;
    if (!child.noPositionReason.empty()) return Status::NoPosition;
    const core::Rating* mine = world.rating(round.id, child.child, session.user().id);
    const bool isBystander = world.isBystander(round.id, child.child, session.user().id);
    if (mine != nullptr && !mine->doneAt && !isBystander) return Status::InProgress;
    if (mine != nullptr && !mine->ownPosition && !isBystander) return Status::OwnPositionMissing;
    if (tools::isReadyForTeam(session, round, child.child)) return Status::ReadyForTeam;
    if (mine != nullptr || isBystander) return Status::WaitingForOthers;
    const bool someoneBegan = !world.ratingsOf(round.id, child.child).empty();
    return someoneBegan && !tools::isRaterOf(session, round, session.user().id) ? Status::WaitingForOthers : Status::NotStarted;
}

ChildId nextToRate(const Session& session, const core::Round& round, ChildId after)
{
    if (!round.isOpen() || !tools::isRaterOf(session, round, session.user().id)) return {};
    auto order = tools::inGridOrder(session, round.id);
    const auto here = std::find_if(order.begin(), order.end(), [&](const auto* c) { return c->child == after; });
    if (here != order.end()) {
        std::rotate(order.begin(), here + 1, order.end());
        order.pop_back();
    }
    const auto next = std::find_if(order.begin(), order.end(), [&](const auto* c) { return isToRate(statusOf(session, round, *c)); });
    return next != order.end() ? (*next)->child : ChildId{};
}

RoundModel roundModel(const Session& session, UnitId unitId, RoundId wanted)
{
    RoundModel model;
    const World& world = session.world();
    model.units = tools::visibleUnits(session);
    const core::Unit* unit = world.unit(unitId);
    if (unit == nullptr || !session.maySee(unitId)) return model;
    model.unit = unitId;
    model.unitName = tools::shown(unit->name);
    addOpening(model, session, *unit);

    const core::Round* round = chosenRound(world, unitId, wanted);
    if (round == nullptr) return model;
    for (const core::Round* other : world.roundsOf(unitId)) {
        if (other->id != round->id) model.earlierRounds.insert(model.earlierRounds.begin(), {other->id, other->title});
    }
    model.hasRound = true;
    model.round = round->id;
    model.title = round->title;
    model.from = round->windowFrom;
    model.to = round->windowTo;
    model.daysLeft = daysBetween(session.today(), round->windowTo);
    model.isOpen = round->isOpen();
    model.ratersPerChild = round->ratersPerChild;
    addRows(model, session, *round);
    const core::Role role = session.user().role;
    model.mayRate = round->isOpen() && tools::isRaterOf(session, *round, session.user().id);
    model.mayClose = round->isOpen() && reach(role, CloseRound::kName) != Reach::None;
    if (round->isOpen()) {
        std::vector<ChildId> children;
        for (const core::RoundChild& row : session.world().roundChildrenOf(round->id, session.user().id))
            if (!row.left) children.push_back(row.child);
        model.parentsNotTold = notTold(session.world(), children);
    }
    model.mayReopen = session.allowed(ReopenRound{round->id, "x"}).has_value();
    model.mayInvite = round->isOpen() && reach(role, InviteRater::kName) != Reach::None;
    if (!model.mayRate) model.nextToRate = {};
    return model;
}

} // namespace trivsel::app
