#include "core/roadmap.h"

#include <gtest/gtest.h>

namespace trivsel::core {
namespace {

GuideCondition daysInRow(double atLeast)
{
    GuideCondition c;
    c.kind = GuideCondition::Kind::Absence;
    c.absence = {AbsenceMeasure::DaysInRow, "any"};
    c.absenceAtLeast = atLeast;
    return c;
}

/// Three thresholds: five days ask for "ask" and "letter", ten for "ask", fifteen for "meeting" (not in use).
class RoadmapTest : public ::testing::Test {
protected:
    RoadmapTest()
    {
        m_roadmap.steps.resize(3);
        m_roadmap.steps[0].id = "ask";
        m_roadmap.steps[0].due = DueRule{2, DueFrom::Position, DayCount::Working};
        m_roadmap.steps[1].id = "letter";
        m_roadmap.steps[1].due = DueRule{7, DueFrom::Decision, DayCount::Calendar};
        m_roadmap.steps[1].reachesParents = true;
        m_roadmap.steps[2].id = "meeting";
        add("five", 5, {1, 0});
        add("ten", 10, {0});
        add("fifteen", 15, {2});
        m_roadmap.thresholds[2].active = false;
        m_case.date = Date::of(2026, 11, 20); // a Friday
    }
    void add(const char* id, double days, std::vector<std::size_t> steps)
    {
        Roadmap::Threshold threshold;
        threshold.rule.id = id;
        threshold.rule.condition = daysInRow(days);
        threshold.rule.steps = std::move(steps);
        m_roadmap.thresholds.push_back(threshold);
    }
    std::vector<PassedThreshold> absentFor(double days)
    {
        m_case.absence[{AbsenceMeasure::DaysInRow, "any"}] = days;
        return roadmapSteps(m_roadmap, m_case, m_calendar);
    }

    Roadmap m_roadmap;
    GuideCase m_case;
    WorkingCalendar m_calendar;
};

TEST_F(RoadmapTest, NothingIsPassedBelowTheFirstThresholdOrWhenNothingIsKnown)
{
    EXPECT_TRUE(roadmapSteps(m_roadmap, m_case, m_calendar).empty());
    EXPECT_TRUE(absentFor(4).empty());
}

TEST_F(RoadmapTest, PassedThresholdsComeInOrderEachWithItsStepsAndDates)
{
    const auto passed = absentFor(10);
    ASSERT_EQ(passed.size(), 2U);
    EXPECT_EQ(passed[0].threshold, 0U);
    ASSERT_EQ(passed[0].steps.size(), 2U);
    EXPECT_EQ(passed[0].steps[0].step, 0U) << "in the order of the file";
    EXPECT_EQ(passed[0].steps[0].due, Date::of(2026, 11, 24)) << "two working days";
    EXPECT_EQ(passed[0].steps[1].due, std::nullopt) << "nothing was decided yet";
    EXPECT_EQ(passed[1].threshold, 1U);
    ASSERT_EQ(passed[1].steps.size(), 1U);
    EXPECT_EQ(passed[1].steps[0].rules, std::vector<std::size_t>{1}) << "the threshold that asks for it";
}

TEST_F(RoadmapTest, EventsDateStepsAsInAGuide)
{
    m_case.events[DueFrom::Decision] = *Date::of(2026, 11, 23);
    EXPECT_EQ(absentFor(5)[0].steps[1].due, Date::of(2026, 11, 30));
}

TEST_F(RoadmapTest, AnInactiveThresholdIsNeverPassed)
{
    EXPECT_EQ(absentFor(100).size(), 2U);
    m_roadmap.thresholds[2].active = true;
    EXPECT_EQ(absentFor(100).size(), 3U);
}

TEST_F(RoadmapTest, SuspicionClosesTheStepsThatReachTheParents)
{
    m_case.acute = AcuteState::Doubt;
    const auto passed = absentFor(5);
    ASSERT_EQ(passed.size(), 1U);
    ASSERT_EQ(passed[0].steps.size(), 1U);
    EXPECT_EQ(passed[0].steps[0].step, 0U);
}

TEST_F(RoadmapTest, FaultsAreToldAtTheThreshold)
{
    for (std::size_t i = 0; i < 3; ++i) m_roadmap.steps[i].kind = StepKind::Team;
    const auto faults = roadmapFaults(m_roadmap);
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].path, "$.thresholds[0]") << "a letter to the parents in spite of suspicion";
}

} // namespace
} // namespace trivsel::core
