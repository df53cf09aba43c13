#include "fuzz/support/guide_cases.h"

#include <algorithm>

namespace trivsel::fuzz {
namespace {

using core::GuideCase;
using core::GuideCondition;
using Kind = GuideCondition::Kind;

template <class E> E oneOf(std::initializer_list<E> values, Choices& choices)
{
    return *(values.begin() + choices.below(values.size()));
}

core::Position anyPosition(Choices& choices)
{
    return oneOf({core::Position::Green, core::Position::Yellow, core::Position::Red, core::Position::Unassessed}, choices);
}

/// Lets the case know something about what the condition asks: what it names, or something near it.
void learn(const GuideCondition& c, GuideCase& known, Choices& choices)
{
    for (const GuideCondition& part : c.parts) learn(part, known, choices);
    if (choices.oneIn(4)) return; // not known
    switch (c.kind) {
    case Kind::Position: known.position = anyPosition(choices); break;
    case Kind::PositionBefore: known.positionBefore = anyPosition(choices); break;
    case Kind::Area: known.areas[c.id] = anyPosition(choices); break;
    case Kind::Indicator: known.indicators[c.id] = anyPosition(choices); break;
    case Kind::RoundsNotGreen: known.roundsNotGreen = c.atLeast + choices.between(-1, 1); break;
    case Kind::AgeMonths: known.ageMonths = oneOf({c.ageFrom - 1, c.ageFrom, c.ageTo, c.ageTo + 1}, choices); break;
    case Kind::Setting:
        known.setting = oneOf({c.setting, core::Setting::Daycare, core::Setting::School, core::Setting::Health}, choices);
        break;
    case Kind::Absence: known.absence[c.absence] = c.absenceAtLeast + choices.between(-1, 1); break;
    case Kind::Plan: known.plan = oneOf({c.plan, core::PlanState::None, core::PlanState::Overdue}, choices); break;
    case Kind::Concern:
        if (choices.oneIn(2))
            known.concern = c.id;
        else
            known.otherConcerns.push_back(c.id);
        break;
    case Kind::Consent:
        known.consent[c.id] = oneOf({c.consent, core::ConsentState::Given, core::ConsentState::Refused}, choices);
        break;
    case Kind::Flag: known.flags.push_back(c.id); break;
    case Kind::Acute: known.acute = oneOf({c.acute, core::AcuteState::None, core::AcuteState::Doubt}, choices); break;
    case Kind::All:
    case Kind::Any:
    case Kind::Not: break;
    }
}

} // namespace

GuideCase randomCase(std::span<const core::GuideRule> rules, Choices& choices)
{
    GuideCase known;
    known.date = Date::of(2026, 1, 1)->plusDays(choices.between(0, 800));
    for (const core::DueFrom from :
         {core::DueFrom::Concern, core::DueFrom::Decision, core::DueFrom::Plan, core::DueFrom::FollowUp})
        if (choices.oneIn(2)) known.events[from] = known.date->plusDays(choices.between(-60, 60));
    known.position = anyPosition(choices);
    if (choices.oneIn(2))
        known.acute = oneOf({core::AcuteState::None, core::AcuteState::Doubt, core::AcuteState::Open}, choices);
    for (const core::GuideRule& rule : rules) learn(rule.condition, known, choices);
    return known;
}

void checkPlan(std::span<const core::GuideStep> steps, std::span<const core::GuideRule> rules, const GuideCase& theCase,
               const std::vector<core::PlannedStep>& planned)
{
    const bool isAcute = theCase.acute == core::AcuteState::Doubt || theCase.acute == core::AcuteState::Open;
    auto next = planned.begin();
    for (std::size_t step = 0; step < steps.size(); ++step) {
        std::vector<std::size_t> asking;
        for (std::size_t rule = 0; rule < rules.size(); ++rule) {
            const auto& asked = rules[rule].steps;
            if (core::holds(rules[rule].condition, theCase) && std::ranges::find(asked, step) != asked.end())
                asking.push_back(rule);
        }
        const bool isClosed = isAcute && (steps[step].reachesParents || steps[step].reachesChild);
        if (asking.empty() || isClosed) continue;
        FUZZ_EXPECT(next != planned.end());
        FUZZ_EXPECT(next->step == step);
        FUZZ_EXPECT(next->rules == asking);
        FUZZ_EXPECT(!next->due || steps[step].due);
        ++next;
    }
    FUZZ_EXPECT(next == planned.end());
}

} // namespace trivsel::fuzz
