#include "app/roadmap_case.h"

#include "app/definition_use.h"
#include "app/guide_case.h"
#include "core/casework/absence_day.h"

#include <algorithm>

namespace trivsel::app {
namespace {

using core::AcuteState;
using core::DueFrom;
using core::GateState;

bool isFlag(const core::Municipality& municipality, const std::string& id)
{
    const auto& flags = municipality.flags;
    return std::any_of(flags.begin(), flags.end(), [&](const core::Choice& f) { return f.id == id; });
}

/// The profile's flags that adults have set, and what this user may know of those that the program sets.
void setFlags(core::GuideCase& theCase, const RoadmapSources& from, const core::Child& child, UserId user,
              GateState gate)
{
    theCase.flags.clear();
    theCase.events.erase(DueFrom::Decision);
    const Casework& casework = from.world.casework;
    if (const core::Circumstances* said = casework.circumstancesOf(child.id); said != nullptr)
        for (const std::string& flag : said->flags)
            if (isFlag(from.municipality, flag)) theCase.flags.push_back(flag);
    if (gate == GateState::Closed) // never so for the colleague whom a case is hidden from
        for (const core::AcuteCase* acute : casework.acuteCases.of(child.id))
            if (!core::isHiddenFrom(*acute, user)) addAcuteFlag(theCase, from.municipality, acute->about);
    for (const core::Notification* n : casework.notifications.of(child.id))
        if (n->sentOn && !from.world.isHiddenWithCase(child.id, user, n->by, n->at))
            addNotified(theCase, from.municipality, *n->sentOn);
}

std::optional<AcuteState> acuteOf(const World& world, ChildId child, UserId user, GateState gate)
{
    switch (gate) {
    case GateState::NotAsked: return std::nullopt;
    case GateState::Open: return AcuteState::None;
    case GateState::Closed: break;
    }
    const AcuteState own = app::acuteOf(world.gateAnswer(child, user));
    return own == AcuteState::None ? AcuteState::Doubt : own;
}

/// Position, ratings, plan, absence and consent: what everybody who may open the child knows.
core::GuideCase commonCase(const RoadmapSources& from, const core::Child& child)
{
    const auto history = from.world.positionsOf(child.id);
    const core::Round* round = history.empty() ? nullptr : history.back().first;
    const bool isCurrent =
        round != nullptr && core::isCurrent(toLocal(history.back().second->at).date, from.today, false);
    core::GuideCase theCase =
        caseOf(from.world, child, isCurrent ? round : nullptr,
               isCurrent ? std::optional(history.back().second->position) : std::nullopt, from.today);
    addCasework(theCase, from.world, child, from.municipality, from.calendar, from.today);
    if (!isCurrent) return theCase;
    const core::RoundChild* row = from.world.roundChild(round->id, child.id);
    const core::InstrumentPtr form = row != nullptr && row->instrument ? from.instrument(*row->instrument) : nullptr;
    if (form == nullptr) return theCase;
    auto ratings = from.world.ratingsOf(round->id, child.id);
    std::erase_if(ratings, [](const core::Rating* r) { return !r->doneAt || !r->ownPosition; });
    addRatings(theCase, *form, schemeOf(*form, *round), scoringContext(child, *round), ratings);
    return theCase;
}

struct OpenConcern {
    std::string kind;
    Date since; ///< of the oldest open one of this kind: its clock has run since then
};

/// Newest kind first. What a named circle keeps to itself shows in no roadmap, whose steps are everyone's.
std::vector<OpenConcern> openConcerns(const World& world, ChildId child, UserId user)
{
    std::vector<OpenConcern> kinds;
    for (const core::Concern* concern : world.casework.concerns.of(child)) {
        if (concern->outcome || !concern->readers.empty()) continue;
        if (world.isHiddenWithCase(child, user, concern->by, concern->at)) continue;
        const auto at =
            std::find_if(kinds.begin(), kinds.end(), [&](const OpenConcern& k) { return k.kind == concern->kind; });
        OpenConcern one{concern->kind, toLocal(concern->at).date};
        if (at != kinds.end()) {
            one.since = std::min(one.since, at->since);
            kinds.erase(at);
        }
        kinds.insert(kinds.begin(), one);
    }
    return kinds;
}

bool asksForAbsence(const core::GuideCondition& condition)
{
    return condition.kind == core::GuideCondition::Kind::Absence ||
           std::any_of(condition.parts.begin(), condition.parts.end(), asksForAbsence);
}

/// The first day whose ended steps still answer what is asked now.
Date matterSince(const core::Roadmap::Threshold& threshold, const core::GuideStep& source,
                 const core::GuideCase& theCase)
{
    if (source.due && source.due->from == DueFrom::Concern)
        if (const auto day = core::dayOf(DueFrom::Concern, theCase)) return *day;
    if (asksForAbsence(threshold.rule.condition) && theCase.date) return core::quarterOf(*theCase.date).from;
    return Date();
}

} // namespace

RoadmapCase roadmapCase(const RoadmapSources& from, const core::Child& child, UserId user)
{
    RoadmapCase known;
    known.gate = from.world.gate(child.id, user);
    core::GuideCase theCase = commonCase(from, child);
    theCase.acute = acuteOf(from.world, child.id, user, known.gate);
    setFlags(theCase, from, child, user, known.gate);
    theCase.concern.reset();
    theCase.events.erase(DueFrom::Concern);
    const core::GateAnswer* answer = from.world.gateAnswer(child.id, user);
    if (answer != nullptr && app::acuteOf(answer) != AcuteState::None)
        theCase.events[DueFrom::Concern] = toLocal(answer->at).date;

    const auto concerns = openConcerns(from.world, child.id, user);
    for (const OpenConcern& concern : concerns) {
        core::GuideCase one = theCase;
        one.concern = concern.kind;
        one.events[DueFrom::Concern] = concern.since;
        for (const OpenConcern& other : concerns)
            if (other.kind != concern.kind) one.otherConcerns.push_back(other.kind);
        known.cases.push_back(std::move(one));
    }
    if (known.cases.empty()) known.cases.push_back(std::move(theCase));
    return known;
}

ThresholdNow thresholdNow(const core::Roadmap& roadmap, std::size_t threshold, const RoadmapCase& known,
                          const core::WorkingCalendar& calendar)
{
    const core::Roadmap::Threshold& wanted = roadmap.thresholds[threshold];
    ThresholdNow now;
    if (!wanted.active) {
        now.state = ThresholdState::Off;
        return now;
    }
    // The kind of concern that the threshold itself is about gives the day to count from, whatever else is open.
    for (const bool alone : {true, false}) {
        for (const core::GuideCase& theCase : known.cases) {
            core::GuideCase asked = theCase;
            if (alone) asked.otherConcerns.clear();
            if (!core::holds(wanted.rule.condition, asked) || !core::holds(wanted.rule.condition, theCase)) continue;
            now.state = ThresholdState::Passed;
            now.by = &theCase;
            for (core::PlannedStep& step : core::plan(roadmap.steps, {&wanted.rule, 1}, theCase, calendar)) {
                const core::GuideStep& source = roadmap.steps[step.step];
                if (known.gate == GateState::Closed && (source.reachesParents || source.reachesChild)) continue;
                step.rules = {threshold};
                now.steps.push_back(std::move(step));
            }
            return now;
        }
    }
    for (core::GuideCase theCase : known.cases) {
        theCase.acute = AcuteState::None;
        if (!core::holds(wanted.rule.condition, theCase)) continue;
        now.state = known.gate == GateState::Closed ? ThresholdState::Closed : ThresholdState::Waits;
        break;
    }
    return now;
}

const core::Step* stepTaken(const core::Roadmap& roadmap, std::size_t threshold, const core::GuideStep& source,
                            const core::GuideCase& theCase, const std::vector<const core::Step*>& steps)
{
    const Date since = matterSince(roadmap.thresholds[threshold], source, theCase);
    const core::Step* found = nullptr;
    for (const core::Step* step : steps) {
        if (step->guideStep != source.id || !core::isFrom(*step, roadmap.id)) continue;
        const bool isOpen = step->status == core::Step::Status::Open;
        if (isOpen) return step;
        if (step->statusAt && toLocal(*step->statusAt).date >= since) found = step;
    }
    return found;
}

const core::GuideStep* sourceOf(const definitions::Catalog& catalog, const core::Guide& guide, const core::Step& step)
{
    if (step.guideStep.empty()) return nullptr;
    for (const core::RoadmapPtr& roadmap : catalog.roadmaps()) {
        if (!core::isFrom(step, roadmap->id)) continue;
        for (const core::GuideStep& source : roadmap->steps)
            if (source.id == step.guideStep) return &source;
        return nullptr;
    }
    return guide.step(step.guideStep);
}

} // namespace trivsel::app
