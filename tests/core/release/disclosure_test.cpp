// The promise: no child's position or answer can be worked out from everything that was released together. The plan is
// made round after round for random cohorts, and an independent judge tries to solve them. `./test release-control`
// runs 10,000 (TRIVSEL_COHORTS); the plain run a bounded part.

#include "core/release/judge.h"
#include "core/release/random_cohorts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <iterator>
#include <map>

namespace trivsel::core::release {
namespace {

using test::Cohort;
using test::Fact;

std::uint64_t cohorts()
{
    const char* wanted = std::getenv("TRIVSEL_COHORTS");
    return wanted ? std::strtoull(wanted, nullptr, 10) : 50;
}

using Planner = std::function<Plan(std::vector<Variable>, const std::vector<Member>&, const std::vector<Earlier>&,
                                   const Settings&)>;

Plan controlled(std::vector<Variable> variables, const std::vector<Member>& members,
                const std::vector<Earlier>& earlier, const Settings& settings)
{
    return makePlan(std::move(variables), members, earlier, settings);
}

/// What most programs do: everything of at least the threshold is shown. The control that the judge can see.
Plan thresholdAlone(std::vector<Variable> variables, const std::vector<Member>& members, const std::vector<Earlier>&,
                    const Settings& settings)
{
    Plan plan{settings, variables, {}, {}};
    for (const GroupKey& key : candidates(variables, members, settings)) {
        std::vector<const Member*> inGroup;
        for (const Member& member : members) {
            const bool fits = std::ranges::all_of(key.parts, [&](const GroupKey::Part& part) {
                return std::ranges::count(part.values, member.attributes[static_cast<std::size_t>(part.attribute)]);
            });
            if (fits && (key.children == GroupKey::Children::All || member.wasThereBefore)) inGroup.push_back(&member);
        }
        Group group{key, Withheld::TooFew, {}, {}};
        const auto n = static_cast<std::int32_t>(inGroup.size());
        if (n >= settings.threshold) {
            group.withheld = Withheld::None;
            group.n = n < settings.exactFrom ? bandOf(n) : Band{n, n};
            Footprint footprint{plan.groups.size(), {}};
            for (const Member* member : inGroup) footprint.children.push_back(member->child);
            std::ranges::sort(footprint.children);
            for (std::size_t v = 0; v < variables.size(); ++v) {
                Split split;
                if (!variables[v].comparesWithBefore || key.children == GroupKey::Children::Same) {
                    split.withheld = Withheld::None;
                    for (std::uint8_t category = 0; category < variables[v].categories; ++category) {
                        const auto count = static_cast<std::int32_t>(std::ranges::count_if(
                            inGroup, [&](const Member* member) { return member->values[v] == category; }));
                        split.counts.push_back(group.n.isExact() ? Band{count, count} : bandOf(count));
                    }
                }
                group.splits.push_back(std::move(split));
            }
            plan.footprints.push_back(std::move(footprint));
        }
        plan.groups.push_back(std::move(group));
    }
    return plan;
}

struct Findings {
    std::size_t solved = 0;      ///< children by elimination, all closings together, as if nothing had changed
    std::size_t counted = 0;     ///< children by whole numbers within one closing
    std::size_t countedOver = 0; ///< children by whole numbers over all closings, where nothing has changed
    std::size_t close = 0;       ///< pairs of released groups whose difference is too small
    std::size_t undecided = 0;
    std::size_t released = 0; ///< groups
    std::size_t told = 0;     ///< divisions
    std::size_t tried = 0;    ///< groups
};

/// All released figures of a cohort, as the judge takes them. Children are numbered by their ids.
class Release {
public:
    Release(const Cohort& cohort, const Planner& planner, std::int64_t effort)
        : m_cohort(cohort), m_effort(effort), m_variables(test::cohortVariables())
    {
        for (const auto& members : cohort.closings) {
            std::vector<Earlier> earlier;
            for (std::size_t i = 0; i < m_plans.size(); ++i) earlier.push_back({&m_plans[i], cohort.closings[i]});
            m_plans.push_back(planner(m_variables, members, earlier, cohort.settings));
        }
        for (const auto& members : cohort.closings) {
            for (const Member& member : members) {
                m_children = std::max(m_children, static_cast<std::size_t>(member.child.value) + 1);
            }
        }
    }

    Findings judge() const
    {
        Findings findings;
        std::vector<std::vector<std::uint32_t>> sets;
        for (const Plan& plan : m_plans) {
            findings.tried += plan.groups.size();
            for (const Footprint& footprint : plan.footprints) {
                ++findings.released;
                for (const Split& split : plan.groups[footprint.group].splits) {
                    if (split.withheld == Withheld::None) ++findings.told;
                }
                sets.push_back(numbers(footprint));
            }
        }
        findings.solved = test::solvedByElimination(sets, m_children).size();
        findings.close = closePairs(sets);
        for (std::size_t closing = 0; closing < m_plans.size(); ++closing) {
            for (std::size_t v = 0; v < m_variables.size(); ++v)
                add(findings.counted, judgeClosing(closing, v), findings);
            add(findings.counted, judgeFlow(closing), findings);
        }
        if (m_cohort.isFrozen) add(findings.countedOver, judgeAll(), findings);
        return findings;
    }

private:
    static std::vector<std::uint32_t> numbers(const Footprint& footprint)
    {
        std::vector<std::uint32_t> result;
        for (const ChildId child : footprint.children) result.push_back(static_cast<std::uint32_t>(child.value));
        return result;
    }

    static void add(std::size_t& count, const test::Verdict& verdict, Findings& findings)
    {
        count += verdict.disclosed.size();
        findings.undecided += verdict.undecided;
    }

    std::size_t closePairs(const std::vector<std::vector<std::uint32_t>>& sets) const
    {
        const auto isClose = [&](const auto& a, const auto& b) {
            std::vector<std::uint32_t> difference;
            std::ranges::set_difference(a, b, std::back_inserter(difference));
            return !difference.empty() && difference.size() < static_cast<std::size_t>(m_cohort.settings.threshold);
        };
        std::size_t close = 0;
        for (const auto& a : sets) {
            for (const auto& b : sets) close += isClose(a, b) ? 1U : 0U;
        }
        return close;
    }

    /// Facts of one variable of one plan, each category a set of one value; `values` says which.
    template <class Values>
    void addFacts(const Plan& plan, std::size_t variable, Values values, std::vector<Fact>& facts) const
    {
        for (const Footprint& footprint : plan.footprints) {
            const Split& split = plan.groups[footprint.group].splits[variable];
            if (split.withheld != Withheld::None) continue;
            for (std::size_t category = 0; category < split.counts.size(); ++category) {
                facts.push_back({numbers(footprint), values(static_cast<std::uint8_t>(category)),
                                 split.counts[category].low, split.counts[category].high});
            }
        }
    }

    static std::vector<std::uint8_t> one(std::uint8_t value) { return {value}; }

    std::vector<std::uint8_t> identity(std::size_t variable) const
    {
        std::vector<std::uint8_t> values(m_variables[variable].categories);
        for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<std::uint8_t>(i);
        return values;
    }

    /// Only the children that some fact is about are judged: of the others nothing was told.
    test::Verdict count(std::vector<Fact> facts, const std::map<std::uint32_t, std::uint8_t>& truth,
                        const std::vector<std::uint8_t>& asked) const
    {
        std::map<std::uint32_t, std::uint32_t> place;
        std::vector<std::uint8_t> values;
        for (Fact& fact : facts) {
            for (std::uint32_t& child : fact.children) {
                const auto [at, isNew] = place.try_emplace(child, static_cast<std::uint32_t>(place.size()));
                if (isNew) values.push_back(truth.at(child));
                child = at->second;
            }
            std::ranges::sort(fact.children);
        }
        return test::solvedByCounting(facts, values, asked, m_effort);
    }

    std::map<std::uint32_t, std::uint8_t> truth(std::size_t closing, std::size_t variable) const
    {
        std::map<std::uint32_t, std::uint8_t> values;
        for (const Member& member : m_cohort.closings[closing]) {
            values[static_cast<std::uint32_t>(member.child.value)] = member.values[variable];
        }
        return values;
    }

    /// One variable of one closing; for the position also what the next closing tells of the one before it.
    test::Verdict judgeClosing(std::size_t closing, std::size_t variable) const
    {
        std::vector<Fact> facts;
        addFacts(m_plans[closing], variable, one, facts);
        if (variable == kPosition && closing + 1 < m_plans.size()) addFacts(m_plans[closing + 1], kBefore, one, facts);
        return count(std::move(facts), truth(closing, variable), identity(variable));
    }

    /// Position then and now together: what is told of either and of the way from one to the other. Asked is the
    /// position now.
    test::Verdict judgeFlow(std::size_t closing) const
    {
        std::vector<Fact> facts;
        const auto now = [](std::uint8_t category) {
            std::vector<std::uint8_t> values;
            for (std::uint8_t before = 0; before < 4; ++before) {
                values.push_back(static_cast<std::uint8_t>(before * 4 + category));
            }
            return values;
        };
        const auto before = [](std::uint8_t category) {
            std::vector<std::uint8_t> values;
            for (std::uint8_t position = 0; position < 4; ++position) {
                values.push_back(static_cast<std::uint8_t>(category * 4 + position));
            }
            return values;
        };
        addFacts(m_plans[closing], kPosition, now, facts);
        addFacts(m_plans[closing], kBefore, before, facts);
        addFacts(m_plans[closing], kFlow, one, facts);
        std::vector<std::uint8_t> asked;
        for (std::uint8_t value = 0; value < 16; ++value) asked.push_back(value % 4);
        return count(std::move(facts), truth(closing, kFlow), asked);
    }

    /// All closings together, as someone would who knows that nothing has changed.
    test::Verdict judgeAll() const
    {
        std::vector<Fact> facts;
        std::map<std::uint32_t, std::uint8_t> values;
        for (std::size_t closing = 0; closing < m_plans.size(); ++closing) {
            addFacts(m_plans[closing], kPosition, one, facts);
            addFacts(m_plans[closing], kBefore, one, facts);
            values.merge(truth(closing, kPosition));
        }
        return count(std::move(facts), values, identity(kPosition));
    }

    static constexpr std::size_t kPosition = 0, kBefore = 1, kFlow = 2;
    const Cohort& m_cohort;
    std::int64_t m_effort;
    std::vector<Variable> m_variables;
    std::vector<Plan> m_plans;
    std::size_t m_children = 0;
};

/// To find that something can be solved needs less than to find that nothing can.
enum class Judging { ToTheEnd, Lightly };

Findings judgeMany(const Planner& planner, std::uint64_t first, std::uint64_t count, Judging judging)
{
    const bool stopAtFirst = judging == Judging::ToTheEnd;
    const std::int64_t effort = judging == Judging::ToTheEnd ? 1'000'000 : 500;
    Findings all;
    for (std::uint64_t seed = first; seed < first + count; ++seed) {
        const Cohort cohort = test::randomCohort(seed);
        const Findings found = Release(cohort, planner, effort).judge();
        all.solved += found.solved;
        all.counted += found.counted;
        all.countedOver += found.countedOver;
        all.close += found.close;
        all.undecided += found.undecided;
        all.released += found.released;
        all.told += found.told;
        all.tried += found.tried;
        if (stopAtFirst && found.solved + found.counted + found.countedOver + found.close > 0) {
            ADD_FAILURE() << "cohort " << seed << ": solved " << found.solved << ", counted " << found.counted
                          << ", over " << found.countedOver << ", close " << found.close;
            break;
        }
    }
    std::printf(
        "  %llu cohorts: %zu of %zu groups released, %zu divisions told; children solved %zu, counted %zu, over "
        "closings %zu; close pairs %zu; undecided %zu\n",
        static_cast<unsigned long long>(count), all.released, all.tried, all.told, all.solved, all.counted,
        all.countedOver, all.close, all.undecided);
    return all;
}

TEST(ReleaseDisclosure, NoChildCanBeWorkedOutFromAllThatWasReleased)
{
    const Findings found = judgeMany(controlled, 1, cohorts(), Judging::ToTheEnd);
    EXPECT_EQ(found.solved, 0u);
    EXPECT_EQ(found.counted, 0u);
    EXPECT_EQ(found.countedOver, 0u);
    EXPECT_EQ(found.close, 0u);
    EXPECT_EQ(found.undecided, 0u);
    EXPECT_GT(found.told, cohorts()); // and something was told
}

TEST(ReleaseDisclosure, TheJudgeFindsChildrenWhereThereIsOnlyAThreshold)
{
    const Findings found = judgeMany(thresholdAlone, 1, 10, Judging::Lightly);
    EXPECT_GT(found.solved, 0u);
    EXPECT_GT(found.counted, 0u);
    EXPECT_GT(found.countedOver, 0u);
    EXPECT_GT(found.close, 0u);
}

} // namespace
} // namespace trivsel::core::release
