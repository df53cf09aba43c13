#include "app/models/child_model.h"

#include "app/contact_adults.h"
#include "app/models/child_steps.h"
#include "app/models/model_tools.h"
#include "app/roles.h"
#include "app/session.h"

#include <algorithm>

namespace trivsel::app {
namespace {

constexpr std::size_t kMostBars = 6; ///< more rows of actions would push the positions off the chart

/// "Efterår 2026" becomes "E 26".
std::string shortTitle(const std::string& title, Date day)
{
    std::size_t end = title.empty() ? 0 : 1; // one code point
    while (end < title.size() && (static_cast<unsigned char>(title[end]) & 0xC0U) == 0x80U) ++end;
    const std::string year = std::to_string(day.year());
    return title.substr(0, end) + " " + year.substr(year.size() - 2);
}

std::string maskedCpr(const std::string& cpr) { return cpr.size() == 10 ? cpr.substr(0, 6) + "-••••" : std::string(); }

/// What was done in everyday life and with the family; meetings and requests are steps, but no bars.
bool isShownAsBar(const core::Step& step)
{
    return step.status != core::Step::Status::SetAside &&
           (step.guideStep.empty() || step.kind == core::StepKind::Environment || step.kind == core::StepKind::FamilyNetwork);
}

void addTimeline(ChildModel& model, const Session& session)
{
    const World& world = session.world();
    const ChildId child = model.child.child;
    for (const auto& [round, position] : world.positionsOf(child)) {
        const Date day = tools::localDay(position->at);
        model.timeline.points.push_back({{shortTitle(round->title.da, round->windowFrom),
                                          shortTitle(round->title.in(Language::English), round->windowFrom)},
                                         position->position, day});
    }
    for (const core::Step* step : world.stepsOf(child, session.user().id)) {
        if (!isShownAsBar(*step)) continue;
        const Date from = tools::localDay(step->createdAt);
        const bool isOpen = step->status == core::Step::Status::Open;
        const Date to = isOpen || !step->statusAt ? session.today() : tools::localDay(*step->statusAt);
        model.timeline.bars.push_back({step->title, from, std::max(from, to)});
    }
    auto& bars = model.timeline.bars;
    std::stable_sort(bars.begin(), bars.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
    if (bars.size() > kMostBars) bars.erase(bars.begin(), bars.end() - static_cast<std::ptrdiff_t>(kMostBars));
}

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
    model.adults = tools::responsibleAdults(session, model.unit);
    for (const ChildId other : world.childrenOf(model.unit, session.today())) {
        if (other != child.id) model.groupChildren.push_back({other, tools::shown(world.child(other)->name)});
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
        for (const ChildId other : world.childrenOf(unit, session.today())) {
            const core::Child* found = world.child(other);
            if (other == child.id || found == nullptr) continue;
            model.siblingChoices.push_back({other, tools::shown(found->name) + (place != nullptr ? " · " + tools::shown(place->name) : "")});
        }
    }
}

} // namespace

core::PositionTimeline chartOf(const Timeline& timeline, const core::PositionWords& words, Language language)
{
    const bool isDanish = language == Language::Danish;
    core::PositionTimeline chart;
    chart.title = isDanish ? "Positioner og indsatser" : "Positions and actions";
    chart.rows = {isDanish ? "Grøn position" : "Green position", isDanish ? "Gul position" : "Yellow position",
                  isDanish ? "Rød position" : "Red position"};
    chart.barsRow = isDanish ? "Indsatser" : "Actions";
    Date first;
    bool hasFirst = false;
    const auto consider = [&](Date day) {
        if (!hasFirst || day < first) first = day;
        hasFirst = true;
    };
    for (const auto& point : timeline.points) consider(point.day);
    for (const auto& bar : timeline.bars) consider(bar.from);
    for (const auto& point : timeline.points) {
        chart.points.push_back({static_cast<double>(daysBetween(first, point.day)), point.label.in(language), point.position,
                                words.of(point.position).in(language)});
    }
    for (const auto& bar : timeline.bars) {
        chart.bars.push_back({static_cast<double>(daysBetween(first, bar.from)),
                              static_cast<double>(daysBetween(first, bar.to)), bar.label.in(language)});
    }
    return chart;
}

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
    addTimeline(model, session);
    tools::addSteps(model, session);
    addPeople(model, session, *child);
    model.casework = childCasework(session, id);
    model.roadmaps = roadmapSummary(session, id);
    model.papers = papersOf(session, id);
    model.pages = childPages(session, id);

    const core::Role role = session.user().role;
    model.mayEdit = reach(role, ChangeChild::kName) != Reach::None;
    model.mayAct = reach(role, CompleteStep::kName) != Reach::None;
    if (reach(role, MoveChild::kName) != Reach::None) {
        for (UnitChoice& unit : tools::unitsToPlaceIn(session)) {
            if (unit.unit != model.unit) model.units.push_back(std::move(unit));
        }
    }
    return model;
}

} // namespace trivsel::app
