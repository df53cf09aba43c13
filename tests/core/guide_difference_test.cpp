#include "core/guide_difference.h"

#include <gtest/gtest.h>

/// What another edition of a guide changes.
namespace trivsel::core {
namespace {

GuideStep step(const char* id, const char* title = "Skridt")
{
    GuideStep s;
    s.id = id;
    s.title = {title, title};
    s.who = "team";
    return s;
}

GuideRule rule(const char* id, std::vector<std::size_t> steps)
{
    GuideRule r;
    r.id = id;
    r.steps = std::move(steps);
    r.reason = {"Fordi", "Because"};
    return r;
}

Guide guide()
{
    Guide g;
    g.id = "prøve";
    g.version = "1.0";
    g.title = {"Sådan gør vi", "How we do it"};
    g.sources = {{"law", {"En lov", "A law"}, {}}};
    g.steps = {step("a"), step("b"), step("c")};
    g.steps[1].source = "law";
    g.rules = {rule("first", {0, 1}), rule("second", {2})};
    return g;
}

TEST(GuideDifference, TheSameGuideDiffersInNothing)
{
    Guide other = guide();
    other.version = "2.0";
    other.sha256 = "other bytes";
    EXPECT_TRUE(guideDifference(guide(), other).isEmpty());
}

TEST(GuideDifference, StepsAreToldApartByTheirIdsWhereverTheyStand)
{
    Guide after = guide();
    after.steps.erase(after.steps.begin()); // "a" goes, so the others move up
    after.steps.push_back(step("d"));
    after.rules = {rule("first", {0}), rule("second", {1})};
    const GuideDifference d = guideDifference(guide(), after);
    EXPECT_EQ(d.removedSteps, (std::vector<std::size_t>{0}));
    EXPECT_EQ(d.addedSteps, (std::vector<std::size_t>{2}));
    EXPECT_TRUE(d.changedSteps.empty());
    EXPECT_FALSE(d.isReordered);
    ASSERT_EQ(d.changedRules.size(), 1U) << "the second rule asks for the same step, at another place";
    EXPECT_EQ(d.changedRules[0], (RuleChange{0, 0, {RuleField::Steps}}));
}

TEST(GuideDifference, EveryFieldOfAStepThatDiffersIsNamed)
{
    Guide after = guide();
    GuideStep& s = after.steps[1];
    s.title = {"Nyt", "New"};
    s.action = {"Gør det", "Do it"};
    s.why = {"Derfor", "Therefore"};
    s.who = "leader";
    s.kind = StepKind::Child;
    s.due = DueRule{5, DueFrom::Concern, DayCount::Working};
    s.rung = "prevent";
    s.minimum = s.reachesParents = s.reachesChild = s.groupOk = s.localChoice = true;
    s.tool = "form";
    s.after = {"a"};
    s.source.clear();
    const GuideDifference d = guideDifference(guide(), after);
    ASSERT_EQ(d.changedSteps.size(), 1U);
    EXPECT_EQ(d.changedSteps[0].before, 1U);
    std::vector<StepField> all;
    for (int f = 0; f <= static_cast<int>(StepField::LocalChoice); ++f) all.push_back(static_cast<StepField>(f));
    EXPECT_EQ(d.changedSteps[0].fields, all);
}

TEST(GuideDifference, AnotherTextBehindTheSameSourceIsAnotherSource)
{
    Guide after = guide();
    after.sources[0].text = {"En anden lov", "Another law"};
    const GuideDifference d = guideDifference(guide(), after);
    ASSERT_EQ(d.changedSteps.size(), 1U) << "only the step that rests on it";
    EXPECT_EQ(d.changedSteps[0], (StepChange{1, 1, {StepField::Source}}));
}

TEST(GuideDifference, RulesDifferInReasonConditionAndSteps)
{
    Guide after = guide();
    after.rules[0].reason = {"Derfor", "Therefore"};
    after.rules[0].condition.position = Position::Red;
    after.rules[0].steps = {1, 0}; // the same steps
    after.rules[1].id = "third";
    const GuideDifference d = guideDifference(guide(), after);
    ASSERT_EQ(d.changedRules.size(), 1U);
    EXPECT_EQ(d.changedRules[0].fields, (std::vector<RuleField>{RuleField::Reason, RuleField::Condition}));
    EXPECT_EQ(d.addedRules, (std::vector<std::size_t>{1}));
    EXPECT_EQ(d.removedRules, (std::vector<std::size_t>{1}));
}

TEST(GuideDifference, AnotherOrderAndAnotherTitleAreSaid)
{
    Guide after = guide();
    std::swap(after.steps[0], after.steps[2]);
    after.rules = {rule("first", {2, 1}), rule("second", {0})};
    after.title = {"Vores vej", "Our way"};
    const GuideDifference d = guideDifference(guide(), after);
    EXPECT_TRUE(d.isReordered);
    EXPECT_TRUE(d.isRenamed);
    EXPECT_TRUE(d.changedSteps.empty());
    EXPECT_TRUE(d.changedRules.empty());
    EXPECT_FALSE(d.isEmpty());
}

} // namespace
} // namespace trivsel::core
