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
#include <stdexcept>

namespace trivsel::core::release {
namespace {

using test::Cohort;
using test::Fact;

/// A group that is told although its children alone forbid it: everybody but the first child.
Plan withSmuggledGroup(std::vector<Variable> variables, const std::vector<Member>& members,
                       const std::vector<Earlier>& earlier, const Settings& settings)
{
    Plan plan = makePlan(std::move(variables), members, earlier, settings);
    if (members.size() < 2 || plan.groups.front().withheld != Withheld::None) return plan;
    Group group{{GroupKey::Children::All, {{Attribute::Institution, {1}}}}, Withheld::None, {}, {}};
    Footprint footprint{plan.groups.size(), {}};
    for (std::size_t i = 1; i < members.size(); ++i) footprint.children.push_back(members[i].child);
    std::ranges::sort(footprint.children);
    const auto n = static_cast<std::int32_t>(members.size()) - 1;
    group.n = {n, n};
    group.splits.resize(plan.variables.size());
    Split& split = group.splits.front();
    split = {Withheld::None, {}};
    for (std::uint8_t category = 0; category < plan.variables.front().categories; ++category) {
        const auto count = static_cast<std::int32_t>(std::count_if(
            members.begin() + 1, members.end(), [&](const Member& m) { return m.values.front() == category; }));
        split.counts.push_back({count, count});
    }
    plan.groups.push_back(std::move(group));
    plan.footprints.push_back(std::move(footprint));
    return plan;
}

std::uint64_t wanted(const char* variable, std::uint64_t otherwise)
{
    const char* text = std::getenv(variable);
    return text ? std::strtoull(text, nullptr, 10) : otherwise;
}
std::uint64_t cohorts()
{
    return wanted("TRIVSEL_COHORTS", 50);
}
/// To look at one again.
std::uint64_t firstCohort()
{
    return wanted("TRIVSEL_FIRST_COHORT", 1);
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
    std::size_t closings = 0;
    std::size_t children = 0;    ///< by closing
    std::size_t solved = 0;      ///< children by elimination, all closings together, as if nothing had changed
    std::size_t counted = 0;     ///< children by whole numbers, of one closing
    std::size_t joint = 0;       ///< children by whole numbers, of a closing and the one before together
    std::size_t countedOver = 0; ///< children by whole numbers over all closings, where nothing has changed
    std::size_t close = 0;       ///< pairs of released groups whose difference is too small
    std::size_t undecided = 0;
    std::size_t released = 0; ///< groups
    std::size_t told = 0;     ///< divisions
    std::size_t tried = 0;    ///< groups

    std::size_t disclosed() const { return solved + counted + joint + countedOver + close; }
    void add(const Findings& other)
    {
        for (const auto member : {&Findings::closings, &Findings::children, &Findings::solved, &Findings::counted,
                                  &Findings::joint, &Findings::countedOver, &Findings::close, &Findings::undecided,
                                  &Findings::released, &Findings::told, &Findings::tried}) {
            this->*member += other.*member;
        }
    }
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
        std::vector<Set> sets, sensitive;
        for (std::size_t closing = 0; closing < m_plans.size(); ++closing) {
            const Plan& plan = m_plans[closing];
            ++findings.closings;
            findings.children += m_cohort.closings[closing].size();
            findings.tried += plan.groups.size();
            for (const Footprint& footprint : plan.footprints) {
                ++findings.released;
                const auto& splits = plan.groups[footprint.group].splits;
                for (const Split& split : splits) {
                    if (split.withheld == Withheld::None) ++findings.told;
                }
                sets.push_back(numbers(footprint));
                if (splits[test::kWorry].withheld == Withheld::None) sensitive.push_back(sets.back());
            }
        }
        findings.solved = test::solvedByElimination(sets, m_children).size();
        findings.close =
            closePairs(sets, m_cohort.settings.threshold) + closePairs(sensitive, m_cohort.settings.sensitiveThreshold);
        for (std::size_t closing = 0; closing < m_plans.size(); ++closing) {
            for (std::size_t v = 0; v < m_variables.size(); ++v) {
                add(findings.counted, judgeClosing(closing, v), findings);
            }
            judgeJoint(closing, findings);
        }
        if (m_cohort.isFrozen) add(findings.countedOver, judgeAll(), findings);
        return findings;
    }

private:
    using Set = std::vector<std::uint32_t>; ///< of children, ascending

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

    /// What one group has beyond the other must be nothing or many; few are hidden only by a score (20) on the other
    /// side.
    static std::size_t closePairs(const std::vector<Set>& sets, std::int32_t threshold)
    {
        const auto isClose = [&](const Set& a, const Set& b) {
            Set beyond, missing;
            std::ranges::set_difference(a, b, std::back_inserter(beyond));
            std::ranges::set_difference(b, a, std::back_inserter(missing));
            return !beyond.empty() && beyond.size() < static_cast<std::size_t>(threshold) && missing.size() < 20;
        };
        std::size_t close = 0;
        for (const Set& a : sets) {
            close += a.size() < static_cast<std::size_t>(threshold) ? 1U : 0U;
            for (const Set& b : sets) close += isClose(a, b) ? 1U : 0U;
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

    /// One variable of one closing; for the position also what the next closing tells of the one before it. Which form
    /// a child has is known, so only those who have it count.
    test::Verdict judgeClosing(std::size_t closing, std::size_t variable) const
    {
        if (variable == test::kFlow || variable == test::kActed) return {}; // judged jointly
        std::vector<Fact> facts;
        addFacts(m_plans[closing], variable, one, facts);
        if (variable == test::kNow && closing + 1 < m_plans.size()) {
            addFacts(m_plans[closing + 1], test::kBefore, one, facts);
        }
        const auto values = truth(closing, variable);
        if (variable == test::kOfForm) {
            std::erase_if(facts, [](const Fact& fact) { return fact.values.front() == test::kOtherForm; });
            for (Fact& fact : facts) {
                std::erase_if(fact.children, [&](auto child) { return values.at(child) == test::kOtherForm; });
            }
        }
        auto asked = identity(variable);
        if (variable == test::kOfForm) asked.pop_back();
        return count(std::move(facts), values, asked);
    }

    /// What a child was and is: at the closing before the last, at the last, now, and whether anybody acted on it.
    struct History {
        std::uint8_t earlier = 0, before = 0, now = 0;
        bool actedBefore = false, acted = false;
        auto operator<=>(const History&) const = default;
    };

    History historyOf(std::size_t closing, std::uint32_t child) const
    {
        History history;
        const auto find = [&](std::size_t at) -> const Member* {
            const auto& members = m_cohort.closings[at];
            const auto found = std::ranges::find(members, ChildId{child}, &Member::child);
            return found == members.end() ? nullptr : &*found;
        };
        const auto acted = [](const Member& m) { return m.values[test::kActed] == 1 || m.values[test::kActed] == 2; };
        if (const Member* now = find(closing)) {
            history.now = now->values[test::kNow];
            history.before = now->values[test::kBefore];
            history.acted = acted(*now);
        }
        if (const Member* before = closing > 0 ? find(closing - 1) : nullptr) {
            history.before = before->values[test::kNow];
            history.earlier = before->values[test::kBefore];
            history.actedBefore = acted(*before);
        }
        return history;
    }

    /// Position then and now together with what was told of the way from one to the other, and of the way before
    /// that; then of acting. Each child may have been anything that differs from some child in one place.
    void judgeJoint(std::size_t closing, Findings& findings) const
    {
        std::map<std::uint32_t, History> histories;
        std::vector<History> all;
        for (const std::size_t at : {closing == 0 ? 0 : closing - 1, closing}) {
            for (const Member& member : m_cohort.closings[at]) {
                const auto child = static_cast<std::uint32_t>(member.child.value);
                const History own = historyOf(closing, child);
                histories[child] = own;
                for (std::uint8_t value = 0; value < 4; ++value) {
                    for (const bool acted : {false, true}) {
                        all.push_back({own.earlier, value, own.now, own.actedBefore, acted});
                        all.push_back({own.earlier, own.before, value, own.actedBefore, acted});
                    }
                }
                all.push_back(own);
            }
        }
        // Acting on nothing is no difference.
        const auto plain = [](History h) {
            h.acted = h.acted && (h.before == 1 || h.before == 2);
            h.actedBefore = h.actedBefore && (h.earlier == 1 || h.earlier == 2);
            return h;
        };
        for (History& history : all) history = plain(history);
        std::ranges::sort(all);
        all.erase(std::unique(all.begin(), all.end()), all.end());
        if (all.size() > 255) throw std::logic_error("too many histories for a judge");

        std::map<std::uint32_t, std::uint8_t> values;
        for (const auto& [child, history] : histories) {
            values[child] = static_cast<std::uint8_t>(std::ranges::lower_bound(all, plain(history)) - all.begin());
        }
        const auto valuesWhere = [&](auto category) {
            return [&all, category](std::uint8_t wanted) {
                std::vector<std::uint8_t> result;
                for (std::size_t i = 0; i < all.size(); ++i) {
                    if (category(all[i]) == wanted) result.push_back(static_cast<std::uint8_t>(i));
                }
                return result;
            };
        };
        const auto flow = [](std::uint8_t a, std::uint8_t b) { return static_cast<std::uint8_t>(a * 4 + b); };
        std::vector<Fact> facts;
        addFacts(m_plans[closing], test::kNow, valuesWhere([](const History& h) { return h.now; }), facts);
        addFacts(m_plans[closing], test::kBefore, valuesWhere([](const History& h) { return h.before; }), facts);
        addFacts(m_plans[closing], test::kFlow, valuesWhere([&](const History& h) { return flow(h.before, h.now); }),
                 facts);
        addFacts(m_plans[closing], test::kActed,
                 valuesWhere([](const History& h) { return test::effectOf(h.before, h.now, h.acted); }), facts);
        if (closing > 0) {
            const Plan& last = m_plans[closing - 1];
            addFacts(last, test::kNow, valuesWhere([](const History& h) { return h.before; }), facts);
            addFacts(last, test::kBefore, valuesWhere([](const History& h) { return h.earlier; }), facts);
            addFacts(last, test::kFlow, valuesWhere([&](const History& h) { return flow(h.earlier, h.before); }),
                     facts);
            addFacts(last, test::kActed,
                     valuesWhere([](const History& h) { return test::effectOf(h.earlier, h.before, h.actedBefore); }),
                     facts);
        }
        const auto ask = [&](auto category) {
            std::vector<std::uint8_t> asked;
            for (const History& history : all) asked.push_back(category(history));
            add(findings.joint, count(facts, values, asked), findings);
        };
        ask([](const History& h) { return h.now; });
        if (closing > 0) ask([](const History& h) { return h.before; });
        askActing(closing, findings);
    }

    /// Whether anybody acted on a child that was yellow or red, by what was told of that alone.
    void askActing(std::size_t closing, Findings& findings) const
    {
        std::vector<Fact> facts;
        addFacts(m_plans[closing], test::kActed, one, facts);
        const auto values = truth(closing, test::kActed);
        for (Fact& fact : facts) {
            std::erase_if(fact.children, [&](std::uint32_t child) { return values.at(child) == 0; });
        }
        std::erase_if(facts, [](const Fact& fact) { return fact.values.front() == 0; });
        add(findings.joint, count(std::move(facts), values, {0, 1, 1, 2, 2}), findings);
    }

    /// All closings together, as someone would who knows that nothing has changed.
    test::Verdict judgeAll() const
    {
        std::vector<Fact> facts;
        std::map<std::uint32_t, std::uint8_t> values;
        for (std::size_t closing = 0; closing < m_plans.size(); ++closing) {
            addFacts(m_plans[closing], test::kNow, one, facts);
            addFacts(m_plans[closing], test::kBefore, one, facts);
            values.merge(truth(closing, test::kNow));
        }
        return count(std::move(facts), values, identity(test::kNow));
    }

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
    const bool reports = judging == Judging::ToTheEnd;
    const std::int64_t effort = judging == Judging::ToTheEnd ? 1'000'000 : 500;
    Findings all;
    std::uint64_t judged = 0;
    for (std::uint64_t seed = first; seed < first + count; ++seed, ++judged) {
        const Cohort cohort = test::randomCohort(seed);
        const Findings found = Release(cohort, planner, effort).judge();
        all.add(found);
        if (reports && found.disclosed() > 0) {
            ADD_FAILURE() << "cohort " << seed << ": solved " << found.solved << ", counted " << found.counted
                          << ", joint " << found.joint << ", over " << found.countedOver << ", close " << found.close;
        }
        if (count >= 1000 && (judged + 1) % 1000 == 0) {
            std::printf("  %llu cohorts judged\n", static_cast<unsigned long long>(judged + 1));
            std::fflush(stdout);
        }
    }
    std::printf(
        "  %llu cohorts, %zu closings of %zu children: groups released %zu, withheld %zu; divisions told %zu\n"
        "  children solved by sums %zu, by counts %zu, with the closing before %zu, over all closings %zu; close "
        "pairs %zu; undecided %zu\n",
        static_cast<unsigned long long>(judged), all.closings, all.children, all.released, all.tried - all.released,
        all.told, all.solved, all.counted, all.joint, all.countedOver, all.close, all.undecided);
    return all;
}

TEST(ReleaseDisclosure, NoChildCanBeWorkedOutFromAllThatWasReleased)
{
    const Findings found = judgeMany(controlled, firstCohort(), cohorts(), Judging::ToTheEnd);
    EXPECT_EQ(found.disclosed(), 0u);
    EXPECT_LE(found.undecided, found.children / 10'000); // whom the judge gave up on
    EXPECT_GT(found.told, cohorts());                    // and something was told
}

TEST(ReleaseDisclosure, TheJudgeFindsChildrenWhereThereIsOnlyAThreshold)
{
    const Findings found = judgeMany(thresholdAlone, 1, 4, Judging::Lightly);
    EXPECT_GT(found.solved, 0u);
    EXPECT_GT(found.counted, 0u);
    EXPECT_GT(found.joint, 0u);
    EXPECT_GT(found.countedOver, 0u);
    EXPECT_GT(found.close, 0u);
}

TEST(ReleaseDisclosure, TheJudgeFindsTheChildThatASmuggledGroupGivesAway)
{
    const Findings found = judgeMany(withSmuggledGroup, 1, 10, Judging::Lightly);
    EXPECT_GT(found.solved, 0u);
    EXPECT_GT(found.counted, 0u);
    EXPECT_GT(found.close, 0u);
}

} // namespace
} // namespace trivsel::core::release
