#include "core/guide.h"
#include "core/municipality.h"

#include <gtest/gtest.h>

namespace trivsel::core {
namespace {

using Kind = GuideCondition::Kind;
using Compare = GuideCondition::Compare;

GuideCondition of(Kind kind)
{
    GuideCondition c;
    c.kind = kind;
    return c;
}

GuideCondition positionIs(Position p)
{
    GuideCondition c = of(Kind::Position);
    c.position = p;
    return c;
}

GuideCondition positionAtLeast(Position p)
{
    GuideCondition c = positionIs(p);
    c.compare = Compare::AtLeast;
    return c;
}

GuideCondition combine(Kind kind, std::vector<GuideCondition> parts)
{
    GuideCondition c = of(kind);
    c.parts = std::move(parts);
    return c;
}

TEST(GuideCondition, ThatAsksForSomethingUnknownIsFalseAndItsOppositeTrue)
{
    for (int k = 0; k < static_cast<int>(Kind::All); ++k) {
        const GuideCondition c = of(static_cast<Kind>(k));
        EXPECT_FALSE(holds(c, GuideCase{})) << k;
        EXPECT_TRUE(holds(combine(Kind::Not, {c}), GuideCase{})) << k;
    }
}

TEST(GuideCondition, AtLeastIsNeverTrueOfUnassessed)
{
    GuideCase c;
    c.position = Position::Unassessed;
    EXPECT_FALSE(holds(positionAtLeast(Position::Green), c));
    EXPECT_TRUE(holds(positionIs(Position::Unassessed), c));
    c.position = Position::Red;
    EXPECT_TRUE(holds(positionAtLeast(Position::Yellow), c));
    EXPECT_FALSE(holds(positionIs(Position::Yellow), c));
}

TEST(GuideCondition, AgesIncludeBothEnds)
{
    GuideCondition age = of(Kind::AgeMonths);
    age.ageFrom = 36;
    age.ageTo = 71;
    GuideCase c;
    for (const auto& [months, expected] : {std::pair(35, false), {36, true}, {71, true}, {72, false}}) {
        c.ageMonths = months;
        EXPECT_EQ(holds(age, c), expected) << months;
    }
}

TEST(GuideCondition, AbsenceFiguresAreToldApartByWhatTheyAreOf)
{
    GuideCondition days = of(Kind::Absence);
    days.absence = {AbsenceMeasure::DaysOf, "20"};
    days.absenceAtLeast = 7;
    GuideCase c;
    c.absence[{AbsenceMeasure::DaysOf, "60"}] = 15;
    EXPECT_FALSE(holds(days, c));
    c.absence[{AbsenceMeasure::DaysOf, "20"}] = 7;
    EXPECT_TRUE(holds(days, c));
}

TEST(GuideCondition, EmptyAnswersToAllPartsFollowTheirWord)
{
    GuideCase red;
    red.position = Position::Red;
    const auto isRed = positionIs(Position::Red);
    const auto isGreen = positionIs(Position::Green);
    EXPECT_TRUE(holds(combine(Kind::Any, {isGreen, isRed}), red));
    EXPECT_FALSE(holds(combine(Kind::All, {isGreen, isRed}), red));
}

class PlanTest : public ::testing::Test {
protected:
    PlanTest()
    {
        m_guide.steps.resize(3);
        m_guide.steps[0].id = "environment";
        m_guide.steps[0].due = DueRule{3, DueFrom::Position, DayCount::Working};
        m_guide.steps[1].id = "talk";
        m_guide.steps[1].reachesParents = true;
        m_guide.steps[1].due = DueRule{3, DueFrom::Position, DayCount::Calendar};
        m_guide.steps[2].id = "later";
        m_guide.steps[2].reachesChild = true;
        m_guide.steps[2].due = DueRule{3, DueFrom::Plan, DayCount::Calendar};
        m_guide.rules = {{"both", positionAtLeast(Position::Yellow), {2, 1, 0}, {}},
                         {"red", positionIs(Position::Red), {0}, {}}};
        m_case.date = Date::of(2026, 11, 20); // Friday
        m_case.position = Position::Red;
    }
    Guide m_guide;
    GuideCase m_case;
    WorkingCalendar m_calendar{"1", {{*Date::of(2026, 11, 24), {"fridag", ""}, Holiday::Kind::Holiday}}};
};

TEST_F(PlanTest, OffersEachStepOnceInTheGuidesOrderWithEveryReason)
{
    const auto planned = plan(m_guide, m_case, m_calendar);
    ASSERT_EQ(planned.size(), 3U);
    EXPECT_EQ(planned[0].step, 0U);
    EXPECT_EQ(planned[0].rules, (std::vector<std::size_t>{0, 1}));
    EXPECT_EQ(planned[2].rules, std::vector<std::size_t>{0});
}

TEST_F(PlanTest, DatesNoStepWhoseEventHasNotHappened)
{
    const auto planned = plan(m_guide, m_case, m_calendar);
    EXPECT_EQ(planned[0].due, Date::of(2026, 11, 26)); // Monday 23, not Tuesday 24, 25, 26
    EXPECT_EQ(planned[1].due, Date::of(2026, 11, 23));
    EXPECT_EQ(planned[2].due, std::nullopt);
    m_case.date.reset();
    EXPECT_EQ(plan(m_guide, m_case, m_calendar)[0].due, std::nullopt);
}

TEST_F(PlanTest, DatesStepsFromTheEventTheyAreCountedFrom)
{
    m_case.events[DueFrom::Plan] = *Date::of(2026, 12, 1);
    EXPECT_EQ(plan(m_guide, m_case, m_calendar)[2].due, Date::of(2026, 12, 4));
    for (const DueFrom from : {DueFrom::Concern, DueFrom::Decision, DueFrom::FollowUp}) {
        m_guide.steps[2].due->from = from;
        EXPECT_EQ(plan(m_guide, m_case, m_calendar)[2].due, std::nullopt);
        m_case.events[from] = *Date::of(2026, 12, 10);
        EXPECT_EQ(plan(m_guide, m_case, m_calendar)[2].due, Date::of(2026, 12, 13));
    }
}

TEST_F(PlanTest, CountsAConcernFromTheAnswerToTheGateUntilItsOwnDayIsSaid)
{
    EXPECT_EQ(dayOf(DueFrom::Concern, m_case), std::nullopt);
    m_case.acute = AcuteState::None;
    EXPECT_EQ(dayOf(DueFrom::Concern, m_case), std::nullopt) << "no suspicion is no concern";
    for (const AcuteState acute : {AcuteState::Doubt, AcuteState::Open}) {
        m_case.acute = acute;
        EXPECT_EQ(dayOf(DueFrom::Concern, m_case), m_case.date);
    }
    EXPECT_EQ(dayOf(DueFrom::Decision, m_case), std::nullopt);
    m_case.events[DueFrom::Concern] = *Date::of(2026, 11, 2);
    EXPECT_EQ(dayOf(DueFrom::Concern, m_case), Date::of(2026, 11, 2));
}

TEST_F(PlanTest, ClosesStepsThatReachParentsOrChildInDoubtAndSuspicion)
{
    for (const AcuteState acute : {AcuteState::Doubt, AcuteState::Open}) {
        m_case.acute = acute;
        const auto planned = plan(m_guide, m_case, m_calendar);
        ASSERT_EQ(planned.size(), 1U);
        EXPECT_EQ(planned[0].step, 0U);
    }
    m_case.acute = AcuteState::None;
    EXPECT_EQ(plan(m_guide, m_case, m_calendar).size(), 3U);
}

TEST_F(PlanTest, AsksForNothingWhenNoRuleHolds)
{
    m_case.position = Position::Green;
    EXPECT_TRUE(plan(m_guide, m_case, m_calendar).empty());
}

TEST(WorkingCalendar, CountsWeekdaysOnlyWithoutAnyHoliday)
{
    const WorkingCalendar calendar;
    EXPECT_EQ(calendar.plusWorkingDays(*Date::of(2026, 11, 20), 1), Date::of(2026, 11, 23));
    EXPECT_EQ(calendar.plusWorkingDays(*Date::of(2026, 11, 21), 0), Date::of(2026, 11, 23));
    EXPECT_EQ(calendar.plusWorkingDays(*Date::of(2026, 11, 21), 1), Date::of(2026, 11, 23));
    EXPECT_EQ(calendar.plusWorkingDays(*Date::of(2026, 11, 20), 10), Date::of(2026, 12, 4));
}

TEST(WorkingCalendar, KnowsItsYearsFromItsDaysWhereTheyAreNotSaid)
{
    const WorkingCalendar calendar("1", {{*Date::of(2027, 1, 1), {}, {}}, {*Date::of(2025, 12, 25), {}, {}}});
    EXPECT_EQ(calendar.firstYear(), 2025);
    EXPECT_EQ(calendar.lastYear(), 2027);
    EXPECT_EQ(calendar.holidays().front().date, Date::of(2025, 12, 25));
    EXPECT_FALSE(WorkingCalendar().knows(*Date::of(2026, 1, 1)));
}

TEST(Directory, LetsTheFirstEntryStandForARole)
{
    Municipality m;
    m.directory.resize(3);
    m.directory[0].id = "leader";
    m.directory[0].role = "head";
    m.directory[1].id = "b";
    m.directory[1].role = "leader";
    m.directory[2].id = "c";
    m.directory[2].role = "leader";
    EXPECT_EQ(m.role("leader"), &m.directory[1]);
    EXPECT_EQ(m.role("c"), &m.directory[2]);
    EXPECT_EQ(m.role("d"), nullptr);
}

} // namespace
} // namespace trivsel::core
