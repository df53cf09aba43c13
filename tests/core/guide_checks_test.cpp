#include "core/guide_solver.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace trivsel::core {
namespace {

using Kind = GuideCondition::Kind;
using Answer = GuideSolver::Answer;

GuideCondition flag(const std::string& id)
{
    GuideCondition c;
    c.kind = Kind::Flag;
    c.id = id;
    return c;
}

GuideCondition combine(Kind kind, std::vector<GuideCondition> parts)
{
    GuideCondition c;
    c.kind = kind;
    c.parts = std::move(parts);
    return c;
}

GuideCondition negated(GuideCondition c)
{
    return combine(Kind::Not, {std::move(c)});
}

GuideSolver::Result solve(const GuideCondition& c)
{
    GuideSolver solver;
    solver.learn(c);
    return solver.find({&c}, {});
}

GuideCondition position(Position p, GuideCondition::Compare compare = GuideCondition::Compare::Is)
{
    GuideCondition c;
    c.position = p;
    c.compare = compare;
    return c;
}

GuideCondition age(int from, int to)
{
    GuideCondition c;
    c.kind = Kind::AgeMonths;
    c.ageFrom = from;
    c.ageTo = to;
    return c;
}

GuideCondition rounds(int atLeast)
{
    GuideCondition c;
    c.kind = Kind::RoundsNotGreen;
    c.atLeast = atLeast;
    return c;
}

/// A random test of few variables with few values, so that all cases can be tried one by one.
GuideCondition randomCondition(std::mt19937& random, int depth)
{
    const auto below = [&](int n) { return std::uniform_int_distribution<int>(0, n - 1)(random); };
    if (depth == 0 || below(4) == 0) {
        switch (below(4)) {
        case 0:
            return position(static_cast<Position>(below(3)),
                            below(2) == 0 ? GuideCondition::Compare::Is : GuideCondition::Compare::AtLeast);
        case 1: {
            const int from = below(5);
            return age(from, from + below(3));
        }
        case 2: return rounds(1 + below(3));
        default: return flag(below(2) == 0 ? "a" : "b");
        }
    }
    if (below(3) == 0) return negated(randomCondition(random, depth - 1));
    std::vector<GuideCondition> parts;
    for (int i = 1 + below(3); i > 0; --i) parts.push_back(randomCondition(random, depth - 1));
    return combine(below(2) == 0 ? Kind::All : Kind::Any, std::move(parts));
}

std::vector<GuideCase> allCases()
{
    std::vector<GuideCase> cases;
    for (int p = -1; p < 4; ++p)
        for (int months = -1; months < 9; ++months)
            for (int n = -1; n < 5; ++n)
                for (int flags = 0; flags < 4; ++flags) {
                    GuideCase c;
                    if (p >= 0) c.position = static_cast<Position>(p);
                    if (months >= 0) c.ageMonths = months;
                    if (n >= 0) c.roundsNotGreen = n;
                    if ((flags & 1) != 0) c.flags.push_back("a");
                    if ((flags & 2) != 0) c.flags.push_back("b");
                    cases.push_back(c);
                }
    return cases;
}

TEST(GuideSolver, AgreesWithTryingEveryCase)
{
    std::mt19937 random(7);
    const auto cases = allCases();
    int impossible = 0;
    for (int run = 0; run < 1500; ++run) {
        // Conjunctions make contradictions common enough to be a test of both answers.
        const GuideCondition c =
            combine(Kind::All, {randomCondition(random, 3), randomCondition(random, 3), randomCondition(random, 2)});
        const bool isPossible =
            std::any_of(cases.begin(), cases.end(), [&](const GuideCase& k) { return holds(c, k); });
        const auto result = solve(c);
        ASSERT_EQ(result.answer, isPossible ? Answer::Possible : Answer::Impossible) << "run " << run;
        EXPECT_EQ(holds(c, result.example) && isPossible, isPossible) << "the example makes it true, run " << run;
        impossible += isPossible ? 0 : 1;
    }
    EXPECT_GT(impossible, 100);
}

TEST(GuideSolver, TakesConditionsThatMustBeFalse)
{
    const auto red = position(Position::Red);
    const auto notGreen = position(Position::Yellow, GuideCondition::Compare::AtLeast);
    GuideSolver solver;
    solver.learn(red);
    solver.learn(notGreen);
    EXPECT_EQ(solver.find({&red}, {&notGreen}).answer, Answer::Impossible);
    const auto result = solver.find({&notGreen}, {&red});
    EXPECT_EQ(result.answer, Answer::Possible);
    EXPECT_EQ(result.example.position, Position::Yellow);
}

TEST(GuideSolver, DoesNotTryEveryCombinationOfManyVariables)
{
    // 200 flags: every combination would be 2^200. Each pair forces the next, and the last contradicts the first.
    std::vector<GuideCondition> parts{flag("f0")};
    for (int i = 0; i < 200; ++i)
        parts.push_back(
            combine(Kind::Any, {negated(flag("f" + std::to_string(i))), flag("f" + std::to_string(i + 1))}));
    EXPECT_EQ(solve(combine(Kind::All, parts)).answer, Answer::Possible);
    parts.push_back(negated(flag("f200")));
    EXPECT_EQ(solve(combine(Kind::All, parts)).answer, Answer::Impossible);
}

TEST(GuideSolver, GivesUpOnAQuestionMadeToBeHardInsteadOfHanging)
{
    // Pigeons and holes: eleven flags' worth of pigeons in ten holes, the classic that no such search can do quickly.
    constexpr int kHoles = 10;
    const auto in = [](int pigeon, int hole) {
        return flag("p" + std::to_string(pigeon) + "-" + std::to_string(hole));
    };
    std::vector<GuideCondition> parts;
    for (int p = 0; p <= kHoles; ++p) {
        std::vector<GuideCondition> somewhere;
        for (int h = 0; h < kHoles; ++h) somewhere.push_back(in(p, h));
        parts.push_back(combine(Kind::Any, std::move(somewhere)));
    }
    for (int h = 0; h < kHoles; ++h)
        for (int p = 0; p <= kHoles; ++p)
            for (int q = 0; q < p; ++q) parts.push_back(combine(Kind::Any, {negated(in(p, h)), negated(in(q, h))}));
    EXPECT_EQ(solve(combine(Kind::All, std::move(parts))).answer, Answer::TooHard);
}

/// A guide with one environment step for everything that is not green.
Guide minimalGuide()
{
    Guide guide;
    guide.steps.resize(2);
    guide.steps[0].id = "environment";
    guide.steps[0].kind = StepKind::Environment;
    guide.steps[0].minimum = true;
    guide.steps[0].rung = "1";
    guide.steps[1].id = "next";
    guide.steps[1].rung = "2";
    guide.rules = {{"minimum", position(Position::Yellow, GuideCondition::Compare::AtLeast), {0}, {}}};
    return guide;
}

std::vector<std::string> pathsOf(const std::vector<GuideFault>& faults)
{
    std::vector<std::string> paths;
    for (const GuideFault& fault : faults) paths.push_back(fault.path);
    return paths;
}

using Paths = std::vector<std::string>;

TEST(GuideFaults, FindNothingInASoundGuide)
{
    EXPECT_EQ(pathsOf(guideFaults(minimalGuide(), {"1", "2"})), Paths{});
}

TEST(GuideFaults, AskForAMinimumEnvironmentStepInYellowAndInRed)
{
    Guide guide = minimalGuide();
    guide.steps[0].minimum = false;
    EXPECT_EQ(pathsOf(guideFaults(guide, {})), (Paths{"$.rules", "$.rules"}));
    guide = minimalGuide();
    guide.rules[0].condition = position(Position::Red);
    EXPECT_EQ(pathsOf(guideFaults(guide, {})), Paths{"$.rules"});
    guide = minimalGuide();
    guide.rules.clear();
    EXPECT_EQ(guideFaults(guide, {}).size(), 2U);
}

TEST(GuideFaults, LetTwoRulesShareTheMinimum)
{
    Guide guide = minimalGuide();
    const auto notGreen = guide.rules[0].condition;
    guide.rules = {{"young", combine(Kind::All, {notGreen, age(0, 71)}), {0}, {}},
                   {"others", combine(Kind::All, {notGreen, negated(age(0, 71))}), {0}, {}}};
    EXPECT_EQ(pathsOf(guideFaults(guide, {})), Paths{});
    // "72 and older" is not everybody else: the age may be unknown.
    guide.rules[1].condition = combine(Kind::All, {notGreen, age(72, 1200)});
    EXPECT_EQ(pathsOf(guideFaults(guide, {})), (Paths{"$.rules", "$.rules"}));
}

TEST(GuideFaults, LetAStepOfAHigherRungFollowALowerOneThatIsOfferedWithIt)
{
    Guide guide = minimalGuide();
    guide.steps[1].after = {"environment"};
    guide.rules.push_back({"red", position(Position::Red), {1}, {}});
    EXPECT_EQ(pathsOf(guideFaults(guide, {"1", "2"})), Paths{});
    guide.rules[1].condition = rounds(2);
    EXPECT_EQ(pathsOf(guideFaults(guide, {"1", "2"})), Paths{"$.rules[1]"});
    EXPECT_EQ(pathsOf(guideFaults(guide, {"2", "1"})), Paths{}) << "then it is the lower one that follows";
    EXPECT_EQ(pathsOf(guideFaults(guide, {})), Paths{});
}

TEST(GuideFaults, FindACycleHoweverLong)
{
    Guide guide = minimalGuide();
    for (int i = 0; i < 20'000; ++i) {
        GuideStep step;
        step.id = "s" + std::to_string(i);
        step.after = {"s" + std::to_string((i + 1) % 20'000)};
        guide.steps.push_back(std::move(step));
    }
    const auto faults = guideFaults(guide, {});
    EXPECT_EQ(pathsOf(faults), Paths{"$.steps[20001].after"});
    EXPECT_LT(faults[0].what.en.size(), 300U);
}

TEST(GuideFaults, SayWhenTheRulesAreTooEntangledToBeTried)
{
    Guide guide = minimalGuide();
    const auto in = [](int pigeon, int hole) {
        return flag("p" + std::to_string(pigeon) + "-" + std::to_string(hole));
    };
    std::vector<GuideCondition> parts;
    for (int p = 0; p <= 10; ++p) {
        std::vector<GuideCondition> somewhere;
        for (int h = 0; h < 10; ++h) somewhere.push_back(in(p, h));
        parts.push_back(combine(Kind::Any, std::move(somewhere)));
        for (int h = 0; h < 10; ++h)
            for (int q = 0; q < p; ++q) parts.push_back(combine(Kind::Any, {negated(in(p, h)), negated(in(q, h))}));
    }
    guide.rules.push_back({"knot", combine(Kind::All, std::move(parts)), {1}, {}});
    EXPECT_EQ(pathsOf(guideFaults(guide, {})), Paths{"$.rules"}) << "what could not be tried is not let through";
}

} // namespace
} // namespace trivsel::core
