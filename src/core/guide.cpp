#include "core/guide.h"

#include <algorithm>

namespace trivsel::core {
namespace {

bool comparePosition(const GuideCondition& c, const std::optional<Position>& actual)
{
    if (!actual) return false;
    return c.compare == GuideCondition::Compare::Is ? *actual == c.position : isAtLeast(*actual, c.position);
}

bool atLeastOf(const std::map<std::string, Position, std::less<>>& values, const GuideCondition& c)
{
    const auto at = values.find(c.id);
    return at != values.end() && comparePosition(c, at->second);
}

bool isClosed(const GuideStep& step, const GuideCase& theCase)
{
    const bool acute = theCase.acute == AcuteState::Doubt || theCase.acute == AcuteState::Open;
    return acute && (step.reachesParents || step.reachesChild);
}

std::optional<Date> dueOf(const GuideStep& step, const GuideCase& theCase, const WorkingCalendar& calendar)
{
    if (!step.due) return std::nullopt;
    const std::optional<Date> from = dayOf(step.due->from, theCase);
    if (!from) return std::nullopt;
    return step.due->count == DayCount::Working ? calendar.plusWorkingDays(*from, step.due->days)
                                                : from->plusDays(step.due->days);
}

} // namespace

const GuideStep* Guide::step(std::string_view stepId) const
{
    const auto at = std::find_if(steps.begin(), steps.end(), [&](const GuideStep& s) { return s.id == stepId; });
    return at != steps.end() ? &*at : nullptr;
}

bool holds(const GuideCondition& c, const GuideCase& theCase)
{
    using Kind = GuideCondition::Kind;
    const auto partHolds = [&](const GuideCondition& part) { return holds(part, theCase); };
    switch (c.kind) {
    case Kind::Position: return comparePosition(c, theCase.position);
    case Kind::PositionBefore: return comparePosition(c, theCase.positionBefore);
    case Kind::Area: return atLeastOf(theCase.areas, c);
    case Kind::Indicator: return atLeastOf(theCase.indicators, c);
    case Kind::RoundsNotGreen: return theCase.roundsNotGreen && *theCase.roundsNotGreen >= c.atLeast;
    case Kind::AgeMonths: return theCase.ageMonths && *theCase.ageMonths >= c.ageFrom && *theCase.ageMonths <= c.ageTo;
    case Kind::Setting: return theCase.setting == c.setting;
    case Kind::Absence: {
        const auto at = theCase.absence.find(c.absence);
        return at != theCase.absence.end() && at->second >= c.absenceAtLeast;
    }
    case Kind::Plan: return theCase.plan == c.plan;
    case Kind::Concern:
        return theCase.concern == c.id ||
               std::find(theCase.otherConcerns.begin(), theCase.otherConcerns.end(), c.id) != theCase.otherConcerns.end();
    case Kind::Consent: {
        const auto at = theCase.consent.find(c.id);
        return at != theCase.consent.end() && at->second == c.consent;
    }
    case Kind::Flag: return std::find(theCase.flags.begin(), theCase.flags.end(), c.id) != theCase.flags.end();
    case Kind::Acute: return theCase.acute == c.acute;
    case Kind::All: return std::all_of(c.parts.begin(), c.parts.end(), partHolds);
    case Kind::Any: return std::any_of(c.parts.begin(), c.parts.end(), partHolds);
    case Kind::Not: return !holds(c.parts.front(), theCase);
    }
    return false;
}

std::optional<Date> dayOf(DueFrom from, const GuideCase& theCase)
{
    if (from == DueFrom::Position) return theCase.date;
    const auto event = theCase.events.find(from);
    if (event != theCase.events.end()) return event->second;
    const bool isSuspected = theCase.acute == AcuteState::Doubt || theCase.acute == AcuteState::Open;
    return from == DueFrom::Concern && isSuspected ? theCase.date : std::nullopt;
}

const Text& fromWords(DueFrom from)
{
    static const Text position{"fra positionen", "from the position"}, concern{"fra bekymringen", "from the concern"},
        decision{"fra beslutningen", "from the decision"}, plan{"fra planen", "from the plan"},
        followUp{"fra opfølgningen", "from the follow-up"};
    switch (from) {
    case DueFrom::Position: return position;
    case DueFrom::Concern: return concern;
    case DueFrom::Decision: return decision;
    case DueFrom::Plan: return plan;
    case DueFrom::FollowUp: break;
    }
    return followUp;
}

std::vector<PlannedStep> plan(std::span<const GuideStep> steps, std::span<const GuideRule> rules,
                              const GuideCase& theCase, const WorkingCalendar& calendar)
{
    std::vector<std::vector<std::size_t>> askedBy(steps.size());
    for (std::size_t rule = 0; rule < rules.size(); ++rule) {
        if (!holds(rules[rule].condition, theCase)) continue;
        for (const std::size_t step : rules[rule].steps) askedBy[step].push_back(rule);
    }
    std::vector<PlannedStep> planned;
    planned.reserve(steps.size());
    for (std::size_t step = 0; step < steps.size(); ++step) {
        if (askedBy[step].empty() || isClosed(steps[step], theCase)) continue;
        planned.push_back({step, dueOf(steps[step], theCase, calendar), std::move(askedBy[step])});
    }
    return planned;
}

std::vector<PlannedStep> plan(const Guide& guide, const GuideCase& theCase, const WorkingCalendar& calendar)
{
    return plan(guide.steps, guide.rules, theCase, calendar);
}

} // namespace trivsel::core
