#include "core/guide.h"
#include "core/guide_solver.h"
#include "core/roadmap.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace trivsel::core {
namespace {

using Answer = GuideSolver::Answer;

const char* word(PlanState s)
{
    return s == PlanState::None      ? "none"
           : s == PlanState::Open    ? "open"
           : s == PlanState::Overdue ? "overdue"
                                     : "no_effect";
}
const char* word(ConsentState s)
{
    return s == ConsentState::Given ? "given" : s == ConsentState::Refused ? "refused" : "missing";
}
const char* word(AcuteState s)
{
    return s == AcuteState::None ? "none" : s == AcuteState::Doubt ? "doubt" : "open";
}
const char* word(AbsenceMeasure m)
{
    return m == AbsenceMeasure::UnlawfulShare ? "unlawful_share"
           : m == AbsenceMeasure::DaysInRow   ? "days_in_row"
                                              : "days_of";
}

/// A case in the words of the files: "position = yellow, acute = doubt".
std::string described(const GuideCase& c)
{
    std::vector<std::string> parts;
    if (c.position) parts.push_back(fmt::format("position = {}", toWord(*c.position)));
    if (c.positionBefore) parts.push_back(fmt::format("position_before = {}", toWord(*c.positionBefore)));
    for (const auto& [id, p] : c.areas) parts.push_back(fmt::format("area {} = {}", id, toWord(p)));
    for (const auto& [id, p] : c.indicators) parts.push_back(fmt::format("indicator {} = {}", id, toWord(p)));
    if (c.roundsNotGreen) parts.push_back(fmt::format("rounds_not_green = {}", *c.roundsNotGreen));
    if (c.ageMonths) parts.push_back(fmt::format("age_months = {}", *c.ageMonths));
    if (c.setting) parts.push_back(fmt::format("setting = {}", toWord(*c.setting)));
    for (const auto& [figure, n] : c.absence)
        parts.push_back(fmt::format("absence {} {} = {}", word(figure.measure), figure.of, n));
    if (c.plan) parts.push_back(fmt::format("plan = {}", word(*c.plan)));
    if (c.concern) parts.push_back(fmt::format("concern = {}", *c.concern));
    for (const auto& [id, s] : c.consent) parts.push_back(fmt::format("consent {} = {}", id, word(s)));
    for (const std::string& flag : c.flags) parts.push_back(fmt::format("flag {}", flag));
    if (c.acute) parts.push_back(fmt::format("acute = {}", word(*c.acute)));
    return fmt::format("{}", fmt::join(parts, ", "));
}

Text example(const GuideCase& c)
{
    const std::string known = described(c);
    if (known.empty()) return {"(når intet er kendt)", "(when nothing is known)"};
    return {fmt::format("(for eksempel når kun dette er kendt: {})", known),
            fmt::format("(for instance when only this is known: {})", known)};
}

class GuideCheck {
public:
    explicit GuideCheck(const Guide& guide) : m_guide(guide)
    {
        m_isAcute.kind = GuideCondition::Kind::Any;
        for (const AcuteState state : {AcuteState::Doubt, AcuteState::Open}) {
            GuideCondition is;
            is.kind = GuideCondition::Kind::Acute;
            is.acute = state;
            m_isAcute.parts.push_back(is);
        }
        m_solver.learn(m_isAcute);
        GuideCondition position;
        position.kind = GuideCondition::Kind::Position;
        m_solver.learn(position);
        for (const GuideRule& rule : guide.rules) m_solver.learn(rule.condition);
    }

    void everyRuleCanHold()
    {
        for (std::size_t i = 0; i < m_guide.rules.size(); ++i) {
            if (!possible({&m_guide.rules[i].condition}, {}) && !m_isTooHard)
                fault(rulePath(i) + ".if", {"reglen kan aldrig gælde: betingelserne modsiger hinanden",
                                            "the rule can never hold: its conditions contradict each other"});
        }
    }

    void acuteNeverReachesParents()
    {
        for (std::size_t i = 0; i < m_guide.rules.size(); ++i) {
            const GuideRule& rule = m_guide.rules[i];
            const auto at = std::find_if(rule.steps.begin(), rule.steps.end(),
                                         [&](std::size_t s) { return m_guide.steps[s].reachesParents; });
            if (at == rule.steps.end() || !possible({&rule.condition, &m_isAcute}, {})) continue;
            const std::string& step = m_guide.steps[*at].id;
            const Text when = example(m_example);
            fault(rulePath(i),
                  {fmt::format("»{}« når forældrene, selv om der er mistanke eller tvivl {}", step, when.da),
                   fmt::format("'{}' reaches the parents although there is suspicion or doubt {}", step, when.en)});
        }
    }

    void yellowAndRedHaveAnEnvironmentStep()
    {
        for (const Position position : {Position::Yellow, Position::Red}) {
            GuideCondition is;
            is.kind = GuideCondition::Kind::Position;
            is.position = position;
            if (possible({&is}, rulesWithEnvironment(false)) ||
                possible({&is, &m_isAcute}, rulesWithEnvironment(true))) {
                const Text when = example(m_example);
                fault("$.rules", {fmt::format("ingen regel giver et minimumstrin af slagsen environment {}", when.da),
                                  fmt::format("no rule gives a minimum step of kind environment {}", when.en)});
            }
        }
    }

    /// `after` orders and reminds. Where the earlier step stands on a lower rung and is not offered along with the
    /// later one, it would have to be taken first all the same: that is a rung one must climb from below, and refused.
    void noRuleNeedsALowerRung(const std::vector<std::string>& ladder)
    {
        std::map<std::string, std::size_t, std::less<>> rungs, steps;
        for (std::size_t i = 0; i < ladder.size(); ++i) rungs.emplace(ladder[i], i);
        for (std::size_t i = 0; i < m_guide.steps.size(); ++i) steps.emplace(m_guide.steps[i].id, i);
        for (std::size_t i = 0; i < m_guide.rules.size(); ++i) {
            for (const std::size_t s : m_guide.rules[i].steps) {
                const GuideStep& step = m_guide.steps[s];
                for (const std::string& earlier : step.after) {
                    if (m_isTooHard) return;
                    const auto upper = rungs.find(step.rung);
                    const auto before = steps.find(earlier);
                    const auto lower =
                        before != steps.end() ? rungs.find(m_guide.steps[before->second].rung) : rungs.end();
                    if (upper == rungs.end() || lower == rungs.end() || lower->second >= upper->second) continue;
                    if (!possible({&m_guide.rules[i].condition}, rulesWith(earlier))) continue;
                    const Text when = example(m_example);
                    fault(rulePath(i),
                          {fmt::format("»{}« kræver »{}« på et lavere trin, som ikke altid tilbydes samtidig {}",
                                       step.id, earlier, when.da),
                           fmt::format("'{}' needs '{}' of a lower rung, which is not always offered with it {}",
                                       step.id, earlier, when.en)});
                }
            }
        }
    }

    /// Walks `after` with a stack of its own, however long the chain is.
    void afterHasNoCycle()
    {
        enum class Mark { New, Open, Done };
        std::map<std::string, std::size_t, std::less<>> index;
        for (std::size_t i = 0; i < m_guide.steps.size(); ++i) index.emplace(m_guide.steps[i].id, i);
        std::vector<Mark> marks(m_guide.steps.size(), Mark::New);
        for (std::size_t start = 0; start < marks.size(); ++start) {
            if (marks[start] != Mark::New) continue;
            std::vector<std::pair<std::size_t, std::size_t>> way{{start, 0}}; // step, next entry of its `after`
            marks[start] = Mark::Open;
            while (!way.empty()) {
                const std::size_t step = way.back().first;
                const auto& after = m_guide.steps[step].after;
                if (way.back().second == after.size()) {
                    marks[step] = Mark::Done;
                    way.pop_back();
                    continue;
                }
                const auto to = index.find(after[way.back().second++]);
                if (to == index.end()) continue;
                if (marks[to->second] == Mark::Open) faultCycle(way, to->second);
                if (marks[to->second] != Mark::New) continue;
                marks[to->second] = Mark::Open;
                way.emplace_back(to->second, 0);
            }
        }
    }

    std::vector<GuideFault> take()
    {
        if (m_isTooHard)
            fault("$.rules",
                  {"reglerne hænger sammen på for mange måder til, at alle kan prøves; del dem i flere enkle regler",
                   "the rules hang together in too many ways for all to be tried; split them into more and simpler "
                   "rules"});
        return std::move(m_faults);
    }

private:
    static std::string rulePath(std::size_t i) { return fmt::format("$.rules[{}]", i); }
    void fault(std::string path, Text what) { m_faults.push_back({std::move(path), std::move(what)}); }

    bool possible(const std::vector<const GuideCondition*>& areTrue, const std::vector<const GuideCondition*>& areFalse)
    {
        if (m_isTooHard) return false;
        GuideSolver::Result result = m_solver.find(areTrue, areFalse);
        m_isTooHard = result.answer == Answer::TooHard;
        m_example = std::move(result.example);
        return result.answer == Answer::Possible;
    }

    template <class Wanted> std::vector<const GuideCondition*> rulesThatGive(Wanted wanted)
    {
        std::vector<const GuideCondition*> conditions;
        for (const GuideRule& rule : m_guide.rules) {
            m_isTooHard = m_isTooHard || !m_solver.spend(rule.steps.size());
            if (std::any_of(rule.steps.begin(), rule.steps.end(),
                            [&](std::size_t s) { return wanted(m_guide.steps[s]); }))
                conditions.push_back(&rule.condition);
        }
        return conditions;
    }

    /// In the acute path a step that reaches parents or child is closed and does not count.
    std::vector<const GuideCondition*> rulesWithEnvironment(bool isAcute)
    {
        return rulesThatGive([&](const GuideStep& step) {
            return step.minimum && step.kind == StepKind::Environment &&
                   !(isAcute && (step.reachesParents || step.reachesChild));
        });
    }

    std::vector<const GuideCondition*> rulesWith(const std::string& stepId)
    {
        return rulesThatGive([&](const GuideStep& step) { return step.id == stepId; });
    }

    void faultCycle(const std::vector<std::pair<std::size_t, std::size_t>>& way, std::size_t back)
    {
        std::string circle;
        const auto from = std::find_if(way.begin(), way.end(), [&](const auto& w) { return w.first == back; });
        constexpr std::ptrdiff_t kShown = 12;
        for (auto at = from; at != way.end(); ++at) {
            if (at - from == kShown) {
                circle += "… → ";
                break;
            }
            circle += m_guide.steps[at->first].id + " → ";
        }
        circle += m_guide.steps[back].id;
        fault(fmt::format("$.steps[{}].after", way.back().first),
              {fmt::format("trinene venter på hinanden i en ring: {}", circle),
               fmt::format("the steps wait for each other in a circle: {}", circle)});
    }

    const Guide& m_guide;
    GuideSolver m_solver;
    GuideCondition m_isAcute;
    std::vector<GuideFault> m_faults;
    GuideCase m_example;
    bool m_isTooHard = false;
};

} // namespace

std::vector<GuideFault> guideFaults(const Guide& guide, const std::vector<std::string>& ladder)
{
    GuideCheck check(guide);
    check.everyRuleCanHold();
    check.afterHasNoCycle();
    check.noRuleNeedsALowerRung(ladder);
    check.yellowAndRedHaveAnEnvironmentStep();
    check.acuteNeverReachesParents();
    return check.take();
}

std::vector<GuideFault> roadmapFaults(const Roadmap& roadmap)
{
    Guide asGuide;
    asGuide.steps = roadmap.steps;
    for (const Roadmap::Threshold& threshold : roadmap.thresholds) asGuide.rules.push_back(threshold.rule);
    GuideCheck check(asGuide);
    check.everyRuleCanHold();
    check.afterHasNoCycle();
    check.acuteNeverReachesParents();
    std::vector<GuideFault> faults = check.take();
    const std::string rules = "$.rules";
    for (GuideFault& fault : faults)
        if (fault.path.starts_with(rules)) fault.path = "$.thresholds" + fault.path.substr(rules.size());
    return faults;
}

} // namespace trivsel::core
