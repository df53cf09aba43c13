#include "app/guide_case.h"

#include "app/definition_use.h"
#include "base/date.h"

#include <algorithm>
#include <array>

namespace trivsel::app {
namespace {

template <class Map> void keepWorst(Map& map, const std::string& id, core::Position value)
{
    if (value == core::Position::Unassessed) return;
    const auto [at, isFirst] = map.try_emplace(id, value);
    if (!isFirst && core::isAtLeast(value, at->second)) at->second = value;
}

void addFlag(core::GuideCase& theCase, const core::Municipality& municipality, const char* id)
{
    const auto& flags = municipality.flags;
    const bool isKnown = std::any_of(flags.begin(), flags.end(), [&](const core::Choice& f) { return f.id == id; });
    const bool isThere = std::find(theCase.flags.begin(), theCase.flags.end(), id) != theCase.flags.end();
    if (isKnown && !isThere) theCase.flags.emplace_back(id);
}

/// Which of two plans the rules are to hear of: the one in the greater need.
int need(core::PlanState state)
{
    switch (state) {
    case core::PlanState::NoEffect: return 3;
    case core::PlanState::Overdue: return 2;
    case core::PlanState::Open: return 1;
    case core::PlanState::None: break;
    }
    return 0;
}

core::PlanState stateOf(const core::ActionPlan& plan, Date today)
{
    if (plan.closedAt) return core::PlanState::None;
    if (!plan.followUps.empty() && plan.followUps.back().staff == core::ActionPlan::Effect::No) return core::PlanState::NoEffect;
    return plan.followUpOn && *plan.followUpOn < today ? core::PlanState::Overdue : core::PlanState::Open;
}

bool isEarlier(const core::Round& a, const core::Round& b)
{
    return std::pair(a.windowFrom, a.id) < std::pair(b.windowFrom, b.id);
}

} // namespace

core::ScoringContext scoringContext(const core::Child& child, const core::Round& round)
{
    return {std::max(0, completedMonths(child.birthDate, round.windowFrom)), child.sex};
}

core::GuideCase caseOf(const World& world, const core::Child& child, const core::Round* round,
                       std::optional<core::Position> position, Date today)
{
    core::GuideCase theCase;
    theCase.date = today;
    theCase.position = position;
    theCase.ageMonths = std::max(0, completedMonths(child.birthDate, today));
    const core::Unit* unit = world.unit(round != nullptr ? round->unit : world.unitOf(child.id, today));
    if (unit != nullptr) theCase.setting = unit->setting;
    const core::GateAnswer* answer = world.gateAnswer(child.id);
    theCase.acute = acuteOf(answer);
    if (theCase.acute != core::AcuteState::None) theCase.events[core::DueFrom::Concern] = toLocal(answer->at).date;
    if (round == nullptr || !position) return theCase;

    std::int32_t inRow = core::isAtLeast(*position, core::Position::Yellow) ? 1 : 0;
    bool isCounting = *position != core::Position::Green;
    const auto history = world.positionsOf(child.id);
    for (auto at = history.rbegin(); at != history.rend(); ++at) {
        if (!isEarlier(*at->first, *round)) continue;
        if (!theCase.positionBefore) theCase.positionBefore = at->second->position;
        if (at->second->position == core::Position::Green) isCounting = false;
        if (isCounting && core::isAtLeast(at->second->position, core::Position::Yellow)) ++inRow;
    }
    theCase.roundsNotGreen = inRow;
    return theCase;
}

void addRatings(core::GuideCase& theCase, const core::Instrument& form, const core::PositionScheme& scheme,
                const core::ScoringContext& context, const std::vector<const core::Rating*>& ratings)
{
    for (const core::Rating* rating : ratings) {
        const core::Answers answers = core::effectiveAnswers(form, *rating);
        const core::ScoreResult result = core::score(form, scheme, answers, context);
        for (std::size_t area = 0; area < form.areas.size(); ++area)
            if (result.areas[area].band) keepWorst(theCase.areas, form.areas[area].id, *result.areas[area].band);
        for (std::size_t item = 0; item < form.items.size(); ++item) {
            if (!answers[item]) continue;
            if (const auto signal = form.answersOf(item).options[*answers[item]].signal)
                keepWorst(theCase.indicators, form.items[item].id, *signal);
        }
    }
}

namespace {

/// What was said of consent for one child, gathered once for every role that is asked about.
struct ConsentWords {
    std::vector<core::Consent> said;
    std::vector<std::int64_t> holders;
    bool asksYoungPerson = false;

    core::ConsentState towards(const std::string& to, Date today) const
    {
        return core::consentState(said, holders, asksYoungPerson, to, today);
    }
};

/// Without a word nothing can hold, whoever has custody: most children's custody is never looked up.
ConsentWords consentWords(const World& world, const core::Child& child, const core::Municipality& municipality, Date today,
                          UserId forUser)
{
    ConsentWords words;
    for (const core::Consent* consent : world.casework.consents.of(child.id))
        if (!world.isHiddenWithCase(child.id, forUser, consent->by, consent->at)) words.said.push_back(*consent);
    if (words.said.empty()) return words;
    for (const core::CustodyHolder* holder : world.custodyOf(child.id, today)) words.holders.push_back(holder->id);
    words.asksYoungPerson = asksYoungPerson(child, municipality, today);
    return words;
}

} // namespace

core::ConsentState consentOf(const World& world, const core::Child& child, const core::Municipality& municipality,
                             const std::string& to, Date today, UserId forUser)
{
    return consentWords(world, child, municipality, today, forUser).towards(to, today);
}

bool asksYoungPerson(const core::Child& child, const core::Municipality& municipality, Date today)
{
    return completedMonths(child.birthDate, today) >= 12 * municipality.consent.ageOfYoungPerson;
}

bool isSetByProgram(std::string_view flag)
{
    constexpr std::array<std::string_view, 5> kOurs{"suspect_parent", "suspect_child", "suspect_staff",
                                                    "suspect_honour", "notified"};
    return std::find(kOurs.begin(), kOurs.end(), flag) != kOurs.end();
}

void addNotified(core::GuideCase& theCase, const core::Municipality& municipality, Date sentOn)
{
    addFlag(theCase, municipality, "notified");
    const auto [at, isFirst] = theCase.events.try_emplace(core::DueFrom::Decision, sentOn);
    if (!isFirst) at->second = std::max(at->second, sentOn);
}

void addPlan(core::GuideCase& theCase, const core::ActionPlan& plan, Date today)
{
    const core::PlanState state = stateOf(plan, today);
    if (state == core::PlanState::None || need(state) < need(theCase.plan.value_or(core::PlanState::None))) return;
    theCase.plan = state;
    if (plan.isReady) theCase.events[core::DueFrom::Plan] = toLocal(plan.at).date;
    // A follow-up that was missed counts from the day it should have been.
    if (state == core::PlanState::Overdue)
        theCase.events[core::DueFrom::FollowUp] = *plan.followUpOn;
    else if (!plan.followUps.empty())
        theCase.events[core::DueFrom::FollowUp] = plan.followUps.back().on;
}

void addAcuteFlag(core::GuideCase& theCase, const core::Municipality& municipality, core::AcuteCase::About about)
{
    using About = core::AcuteCase::About;
    switch (about) {
    case About::Parent: addFlag(theCase, municipality, "suspect_parent"); break;
    case About::OtherChild: addFlag(theCase, municipality, "suspect_child"); break;
    case About::Staff: addFlag(theCase, municipality, "suspect_staff"); break;
    case About::Honour: addFlag(theCase, municipality, "suspect_honour"); break;
    case About::NotSaid:
    case About::Other: break;
    }
}

void addCasework(core::GuideCase& theCase, const World& world, const core::Child& child, const core::Municipality& municipality,
                 const core::WorkingCalendar& calendar, Date today)
{
    const Casework& casework = world.casework;
    theCase.plan = core::PlanState::None;
    for (const core::ActionPlan* plan : casework.plans.of(child.id)) addPlan(theCase, *plan, today);
    for (const core::Concern* concern : casework.concerns.of(child.id)) {
        if (concern->outcome || !concern->readers.empty()) continue;
        theCase.concern = concern->kind;
        theCase.events[core::DueFrom::Concern] = toLocal(concern->at).date;
    }
    theCase.absence = core::absenceFigures(casework.absencesOf(child.id), today, calendar);
    const ConsentWords consents = consentWords(world, child, municipality, today, {});
    for (const core::DirectoryEntry& entry : municipality.directory)
        theCase.consent[entry.role] = consents.towards(entry.role, today);
    if (const core::Circumstances* known = casework.circumstancesOf(child.id); known != nullptr)
        for (const std::string& flag : known->flags) addFlag(theCase, municipality, flag.c_str());
    if (world.gate(child.id) == core::GateState::Closed)
        for (const core::AcuteCase* acute : casework.acuteCases.of(child.id)) addAcuteFlag(theCase, municipality, acute->about);
    for (const core::Notification* notification : casework.notifications.of(child.id))
        if (notification->sentOn) addNotified(theCase, municipality, *notification->sentOn);
}

namespace {

/// The round of the latest common position while that is current; null otherwise.
const core::Round* currentRound(const World& world, ChildId child, Date today)
{
    const auto history = world.positionsOf(child);
    if (history.empty() || !core::isCurrent(toLocal(history.back().second->at).date, today, false)) return nullptr;
    return history.back().first;
}

core::GuideCase caseInRound(const World& world, const core::Child& child, const core::Round* round, Date today)
{
    if (round == nullptr) return caseOf(world, child, nullptr, std::nullopt, today);
    return caseOf(world, child, round, world.position(round->id, child.id)->position, today);
}

void addRatingsOf(core::GuideCase& theCase, const World& world, const core::Child& child, const core::Round* round,
                  const std::function<core::InstrumentPtr(const core::InstrumentRef&)>& instrument)
{
    const core::RoundChild* row = round != nullptr ? world.roundChild(round->id, child.id) : nullptr;
    const core::InstrumentPtr form = row != nullptr && row->instrument ? instrument(*row->instrument) : nullptr;
    if (form == nullptr) return;
    std::vector<const core::Rating*> finished;
    for (const core::Rating* rating : world.ratingsOf(round->id, child.id))
        if (rating->doneAt && rating->ownPosition) finished.push_back(rating);
    addRatings(theCase, *form, schemeOf(*form, *round), scoringContext(child, *round), finished);
}

} // namespace

core::GuideCase presentCaseOf(const World& world, const core::Child& child, const core::Municipality& municipality,
                              const core::WorkingCalendar& calendar, Date today,
                              const std::function<core::InstrumentPtr(const core::InstrumentRef&)>& instrument)
{
    const core::Round* round = currentRound(world, child.id, today);
    core::GuideCase theCase = caseInRound(world, child, round, today);
    addCasework(theCase, world, child, municipality, calendar, today);
    addRatingsOf(theCase, world, child, round, instrument);
    return theCase;
}

core::GuideCase openCaseOf(const World& world, const core::Child& child, Date today,
                           const std::function<core::InstrumentPtr(const core::InstrumentRef&)>& instrument)
{
    const core::Round* round = currentRound(world, child.id, today);
    core::GuideCase theCase = caseInRound(world, child, round, today);
    theCase.acute = core::AcuteState::None;
    theCase.events.clear();
    theCase.plan = core::PlanState::None;
    addRatingsOf(theCase, world, child, round, instrument);
    return theCase;
}

core::AcuteState acuteOf(const core::GateAnswer* own)
{
    if (own == nullptr) return core::AcuteState::None;
    switch (own->answer) {
    case core::GateAnswer::Answer::Yes: return core::AcuteState::Open;
    case core::GateAnswer::Answer::Doubt: return core::AcuteState::Doubt;
    case core::GateAnswer::Answer::No:
    case core::GateAnswer::Answer::Released: break;
    }
    return core::AcuteState::None;
}

} // namespace trivsel::app
