// The plan of a survey far larger than a school is made from sums (app/school/survey_plan.h). The same promise as for all
// released figures: no pupil's answer can be worked out from everything that is told. Random classes, and the independent
// judge of tests/core/release. `./test release-control` runs 10,000 (TRIVSEL_COHORTS); the plain run a bounded part.

#include "app/school/survey_plan.h"
#include "core/release/judge.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <random>
#include <string>

namespace trivsel::app {
namespace {

using core::release::Band;
using core::release::Plan;
using core::release::Variable;
using core::release::Withheld;

/// Pupils in classes, each with a value of every variable.
struct Classes {
    std::vector<Variable> variables;
    std::vector<std::vector<std::vector<std::uint8_t>>> values; ///< per class, per pupil, per variable

    std::vector<ClassCounts> counts() const
    {
        std::vector<ClassCounts> all;
        for (std::size_t c = 0; c < values.size(); ++c) {
            ClassCounts& one = all.emplace_back(ClassCounts{static_cast<std::int64_t>(c) + 1, static_cast<std::int32_t>(values[c].size()), {}});
            for (const Variable& variable : variables) one.counts.emplace_back(variable.categories, 0);
            for (const auto& pupil : values[c])
                for (std::size_t v = 0; v < variables.size(); ++v) ++one.counts[v][pupil[v]];
        }
        return all;
    }
};

/// What leaves little room for doubt is sought out: small classes, classes that nearly all answer alike.
Classes randomClasses(std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    const auto upTo = [&](std::uint64_t n) { return random() % (n + 1); };
    const auto oneOf = [&](const std::vector<std::uint64_t>& list) { return list[upTo(list.size() - 1)]; };
    Classes all;
    all.variables = {{"survey:x:social", 5, false, false, "", {}}, {"answer:x:one", 6, true, false, "", {}}, {"answer:x:two", 3, true, false, "", {}}};
    const std::uint64_t classes = 1 + upTo(4);
    for (std::uint64_t c = 0; c < classes; ++c) {
        auto& pupils = all.values.emplace_back(oneOf({upTo(4), 5 + upTo(4), 9 + upTo(3), 12 + upTo(8), 19 + upTo(3), 20 + upTo(8)}));
        const std::uint64_t alike = oneOf({100, 95, 90, 60, 20});
        const std::uint64_t common = upTo(2);
        for (auto& pupil : pupils)
            for (const Variable& variable : all.variables)
                pupil.push_back(static_cast<std::uint8_t>(upTo(99) < alike ? common : upTo(variable.categories - 1U)));
    }
    std::erase_if(all.values, [](const auto& pupils) { return pupils.empty(); });
    return all;
}

using Planner = std::function<Plan(const Classes&)>;

Plan controlled(const Classes& classes) { return partitionPlan(classes.variables, classes.counts()); }

/// What most programs do: everything of at least the threshold is shown. The control that the judge can see.
Plan thresholdAlone(const Classes& classes)
{
    Plan plan = controlled(classes);
    const auto counts = classes.counts();
    for (std::size_t g = 0; g < plan.groups.size(); ++g) {
        auto& group = plan.groups[g];
        if (group.withheld == Withheld::TooFew) continue;
        group.withheld = Withheld::None;
        group.splits.resize(plan.variables.size());
        for (std::size_t v = 0; v < plan.variables.size(); ++v) {
            group.splits[v] = {Withheld::None, {}};
            std::vector<std::int32_t> sums(plan.variables[v].categories, 0);
            std::int32_t n = 0;
            for (std::size_t c = 0; c < counts.size(); ++c) {
                if (g != 0 && c + 1 != g) continue;
                for (std::size_t k = 0; k < sums.size(); ++k) sums[k] += counts[c].counts[v][k];
                n += counts[c].pupils;
            }
            for (const std::int32_t count : sums) group.splits[v].counts.push_back(n < plan.settings.exactFrom ? core::release::bandOf(count) : Band{count, count});
        }
    }
    return plan;
}

struct Findings {
    std::size_t pupils = 0, told = 0, tried = 0, disclosed = 0, undecided = 0;
};

void judge(const Classes& classes, const Plan& plan, Findings& findings)
{
    constexpr std::int64_t kEffort = 2'000'000;
    std::vector<std::vector<std::uint32_t>> sets(classes.values.size() + 1);
    std::uint32_t number = 0;
    for (std::size_t c = 0; c < classes.values.size(); ++c)
        for (std::size_t i = 0; i < classes.values[c].size(); ++i, ++number) {
            sets[0].push_back(number);
            sets[c + 1].push_back(number);
        }
    findings.pupils += number;
    ASSERT_EQ(plan.groups.size(), sets.size());
    for (std::size_t v = 0; v < plan.variables.size(); ++v) {
        std::vector<test::Fact> facts;
        for (std::size_t g = 0; g < plan.groups.size(); ++g) {
            ++findings.tried;
            if (plan.groups[g].withheld != Withheld::None || plan.groups[g].splits[v].withheld != Withheld::None) continue;
            ++findings.told;
            const auto& counts = plan.groups[g].splits[v].counts;
            for (std::size_t k = 0; k < counts.size(); ++k) facts.push_back({sets[g], {static_cast<std::uint8_t>(k)}, counts[k].low, counts[k].high});
        }
        std::vector<std::uint8_t> truth, asked;
        for (const auto& pupils : classes.values)
            for (const auto& pupil : pupils) truth.push_back(pupil[v]);
        for (std::uint8_t k = 0; k < plan.variables[v].categories; ++k) asked.push_back(k);
        const test::Verdict verdict = test::solvedByCounting(facts, truth, asked, kEffort);
        findings.disclosed += verdict.disclosed.size();
        findings.undecided += verdict.undecided;
    }
}

Findings judgeAll(const Planner& planner, std::uint64_t cohorts)
{
    Findings findings;
    for (std::uint64_t seed = 1; seed <= cohorts; ++seed) {
        const Classes classes = randomClasses(seed);
        const std::size_t before = findings.disclosed;
        judge(classes, planner(classes), findings);
        if (findings.disclosed > before && std::getenv("TRIVSEL_SHOW") != nullptr) std::printf("cohort %llu gives pupils away\n", static_cast<unsigned long long>(seed));
    }
    return findings;
}

std::uint64_t cohorts()
{
    const char* text = std::getenv("TRIVSEL_COHORTS");
    return text != nullptr ? std::strtoull(text, nullptr, 10) : 200;
}

void print(const char* name, const Findings& f)
{
    std::printf("%-16s %8zu pupils, %6zu of %6zu divisions told, %6zu answers given away, %zu undecided\n", name, f.pupils, f.told, f.tried, f.disclosed, f.undecided);
}

TEST(SurveyPlanDisclosure, NoPupilsAnswerCanBeWorkedOutOfAVeryLargeSurvey)
{
    const Findings control = judgeAll(thresholdAlone, std::min<std::uint64_t>(cohorts(), 200));
    const Findings found = judgeAll(controlled, cohorts());
    print("threshold alone", control);
    print("by the plan", found);
    EXPECT_GT(control.disclosed, 0U) << "the judge can see";
    EXPECT_EQ(found.disclosed, 0U);
    EXPECT_EQ(found.undecided, 0U);
    EXPECT_GT(found.told, found.tried / 4) << "a plan that tells nothing is no plan";
}

} // namespace
} // namespace trivsel::app
