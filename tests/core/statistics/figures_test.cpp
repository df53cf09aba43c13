#include "core/statistics/change.h"
#include "core/statistics/effect.h"
#include "core/statistics/follow_up_figures.h"
#include "core/statistics/indicators.h"
#include "core/statistics/position_table.h"
#include "support/instrument_builder.h"

#include "core/batch_scoring.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace trivsel::core::statistics {
namespace {

using enum Position;

Date day(const char* iso)
{
    return *Date::parseIso(iso);
}

// Proportions ---------------------------------------------------------------------------------------------------------

TEST(Proportions, NobodyHasNoShare)
{
    EXPECT_FALSE(shareOf(0, 0));
}

TEST(Proportions, AShareOfAllOrNoneStillHasUncertainty)
{
    const Share none = *shareOf(0, 1);
    EXPECT_EQ(none.interval.low, 0);
    EXPECT_GT(none.interval.high, 0.7);
    const Share all = *shareOf(5, 5);
    EXPECT_EQ(all.interval.high, 1);
    EXPECT_LT(all.interval.low, 0.6);
}

TEST(Proportions, DifferenceOfTwoGroupsIsNewcombesMethodTen)
{
    // Newcombe 1998 (17:873-890), table II: 56/70 - 48/80 and 9/10 - 3/10; here second minus first.
    const Difference first = differenceOf(*shareOf(48, 80), *shareOf(56, 70));
    EXPECT_NEAR(first.interval.low, 0.0524, 5e-5);
    EXPECT_NEAR(first.interval.high, 0.3339, 5e-5);
    EXPECT_TRUE(first.isOutsideUncertainty());
    const Difference second = differenceOf(*shareOf(3, 10), *shareOf(9, 10));
    EXPECT_NEAR(second.interval.low, 0.1705, 5e-5);
    EXPECT_NEAR(second.interval.high, 0.8090, 5e-5);
}

TEST(Proportions, DifferenceOfPairsIsNewcombesMethodTen)
{
    // Newcombe 1998 (17:2635-2650), the first worked table: 36 both, 12 only one, 2 only the other, 0 neither.
    const Difference difference = *differenceOf(Pairs{36, 2, 12, 0});
    EXPECT_DOUBLE_EQ(difference.value, 0.2);
    EXPECT_NEAR(difference.interval.low, 0.0569, 5e-5);
    EXPECT_NEAR(difference.interval.high, 0.3404, 5e-5);
    EXPECT_FALSE(differenceOf(Pairs{}));
    EXPECT_FALSE(differenceOf(Pairs{5, 0, 0, 0})->isOutsideUncertainty());
}

TEST(Proportions, ASmallUnitIsNotReadAsABadOne)
{
    EXPECT_EQ(inFunnel(*shareOf(2, 5), 0.15), InFunnel::Within);
    EXPECT_EQ(inFunnel(*shareOf(24, 60), 0.15), InFunnel::Outside998);
    EXPECT_EQ(inFunnel(*shareOf(0, 10), 0), InFunnel::Within);
}

// Positions -----------------------------------------------------------------------------------------------------------

TEST(PositionTables, CountTheSameAsOneByOne)
{
    std::mt19937 random(7);
    std::vector<Position> positions(5000);
    std::vector<Column> columns(3);
    const std::array<std::uint16_t, 3> levels{4, 7, 3};
    for (auto& position : positions) position = static_cast<Position>(random() % 4);
    for (std::size_t c = 0; c < 3; ++c) {
        columns[c].levels = levels[c];
        for (std::size_t i = 0; i < positions.size(); ++i) {
            columns[c].codes.push_back(static_cast<std::uint16_t>(random() % levels[c]));
        }
    }
    const auto table = PositionTable::count(positions, columns);
    ASSERT_TRUE(table);
    std::vector<PositionCounts> expected(7 * 3);
    PositionCounts total;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        if (columns[0].codes[i] != 1 && columns[0].codes[i] != 3) continue;
        ++expected[columns[1].codes[i] * 3U + columns[2].codes[i]].of[static_cast<std::size_t>(positions[i])];
        ++total.of[static_cast<std::size_t>(positions[i])];
    }
    const PositionTable::Filter filter{{1, 3}};
    EXPECT_EQ(table->by(1, 2, filter), expected);
    EXPECT_EQ(table->total(filter), total);
    EXPECT_EQ(table->by(0)[1].all() + table->by(0)[3].all(), total.all());
}

TEST(PositionTables, AnEmptyRoundCountsNobody)
{
    const auto table = PositionTable::count({}, std::vector<Column>{{{}, 3}});
    EXPECT_EQ(table->total().all(), 0);
    EXPECT_EQ(table->by(0).size(), 3u);
}

TEST(PositionTables, TooManyLevelsTogetherAreRefused)
{
    const std::vector<Position> positions(1);
    const std::vector<Column> columns(2, Column{{0}, 60000});
    EXPECT_FALSE(PositionTable::count(positions, columns));
}

TEST(PositionTables, AMissingBirthDateIsABandOfItsOwn)
{
    constexpr std::array breaks{3, 6};
    EXPECT_EQ(ageBand(35, breaks), 0);
    EXPECT_EQ(ageBand(36, breaks), 1);
    EXPECT_EQ(ageBand(72, breaks), 2);
    EXPECT_EQ(ageBand({}, breaks), 3);
}

// Change --------------------------------------------------------------------------------------------------------------

TEST(Changes, AreOfTheSameChildrenUpAndDown)
{
    const std::vector<TwoPositions> children{{Yellow, Green}, {Red, Yellow}, {Green, Yellow},  {Green, Green},
                                             {{}, Red},       {Red, {}},     {Unassessed, Red}};
    const Flow flow = flowOf(children);
    EXPECT_EQ(flow.better, 2);
    EXPECT_EQ(flow.worse, 1);
    EXPECT_EQ(flow.same, 1);
    EXPECT_EQ(flow.joined, 1);
    EXPECT_EQ(flow.left, 1);
    EXPECT_EQ(flow.of[2][1], 1);
    EXPECT_EQ(verdict(flow), Verdict::Within);
}

TEST(Changes, AreCalledSoOnlyOutsideTheirUncertainty)
{
    std::vector<TwoPositions> children(40, {Yellow, Yellow});
    for (std::size_t i = 0; i < 5; ++i) children[i] = {Yellow, Green};
    EXPECT_EQ(verdict(flowOf(children)), Verdict::Better); // 5 of 5 who moved: above one half
    children[10] = {Green, Yellow};
    EXPECT_EQ(verdict(flowOf(children)), Verdict::Within); // 5 of 6
    for (std::size_t i = 11; i < 30; ++i) children[i] = {Green, Red};
    EXPECT_EQ(verdict(flowOf(children)), Verdict::Worse);
    EXPECT_TRUE(flowOf(children).changeIn(Red)->isOutsideUncertainty());
}

TEST(Changes, SayWhyThereIsNone)
{
    EXPECT_EQ(flowOf({}).none, NoChange::NobodyNow);
    EXPECT_EQ(flowOf(std::vector<TwoPositions>{{{}, Green}}).none, NoChange::NobodyBefore);
    EXPECT_EQ(flowOf(std::vector<TwoPositions>{{Unassessed, Green}}).none, NoChange::NobodyAssessed);
    EXPECT_FALSE(flowOf({}).changeIn(Green));
    EXPECT_FALSE(flowOf(std::vector<TwoPositions>{{Green, Green}}).betterOfMoved());
}

// Effects -------------------------------------------------------------------------------------------------------------

TEST(Effects, StandBesideWhatWouldHaveHappenedAnyway)
{
    std::vector<Course> courses;
    for (int i = 0; i < 20; ++i) courses.push_back({Yellow, i < 8 ? Green : Yellow, {}});       // 40 % by themselves
    for (int i = 0; i < 10; ++i) courses.push_back({Red, i < 2 ? Yellow : Red, {}});            // 20 %
    for (int i = 0; i < 6; ++i) courses.push_back({Yellow, i < 4 ? Green : Yellow, {"group"}}); // weights 0.6 and 0.4
    for (int i = 0; i < 4; ++i) courses.push_back({Red, i < 1 ? Green : Red, {"group", "group"}});
    courses.push_back({Green, Red, {"group"}});         // had nothing to win
    courses.push_back({Yellow, Unassessed, {"group"}}); // not known
    const auto effects = effectByKind(courses);
    ASSERT_EQ(effects.size(), 1u);
    EXPECT_EQ(effects[0].better.count, 5);
    EXPECT_EQ(effects[0].better.n, 10);
    EXPECT_NEAR(*effects[0].anyway, 0.6 * 0.4 + 0.4 * 0.2, 1e-12);
    EXPECT_EQ(effects[0].compared, 30);
    EXPECT_FALSE(effects[0].beyond->isOutsideUncertainty());
}

TEST(Effects, WithoutOthersToCompareWithGiveNoSuchNumber)
{
    const std::vector<Course> courses{{Red, Yellow, {"group"}}, {Red, Red, {}}};
    const auto effects = effectByKind(courses);
    EXPECT_FALSE(effects[0].anyway);
    EXPECT_FALSE(effects[0].beyond);
    EXPECT_EQ(effects[0].compared, 0);
}

TEST(Effects, AsSaidCountTheLatestWordOfEachVoice)
{
    ActionPlan plan;
    plan.rung = "general";
    plan.followUps.resize(2);
    plan.followUps[0].staff = ActionPlan::Effect::No;
    plan.followUps[0].child = ActionPlan::Effect::Partly;
    plan.followUps[1].staff = ActionPlan::Effect::Yes;
    const auto said = saidEffectByRung(std::vector{plan, ActionPlan{}});
    ASSERT_EQ(said.size(), 1u);
    EXPECT_THAT(said[0].staff, testing::ElementsAre(1, 0, 0));
    EXPECT_THAT(said[0].parents, testing::ElementsAre(0, 0, 0));
    EXPECT_THAT(said[0].child, testing::ElementsAre(0, 1, 0));
}

// Follow-up -----------------------------------------------------------------------------------------------------------

TEST(FollowUpFigures, DaysOfThoseStillWaitingStandApart)
{
    const Days days = daysOf({3, 30, 10, 8}, std::vector{90, 2});
    EXPECT_DOUBLE_EQ(*days.median, 9);
    EXPECT_EQ(days.longest, 30);
    EXPECT_EQ(days.longestWaiting, 90);
    EXPECT_THAT(days.bands, testing::ElementsAre(1, 2, 0, 1));
    EXPECT_FALSE(daysOf({}, {}).median);
}

TEST(FollowUpFigures, FromConcernToTheFirstThatWasDone)
{
    const auto concern = [](std::int64_t child, const char* on, std::optional<Concern::Outcome> outcome) {
        Concern c;
        c.child = ChildId{child};
        c.at = Instant(day(on).days()) + std::chrono::hours(12);
        c.outcome = outcome;
        return c;
    };
    const std::vector concerns{concern(1, "2026-03-02", Concern::Outcome::Steps), concern(2, "2026-03-02", {}),
                               concern(3, "2026-03-02", Concern::Outcome::Unfounded)};
    const std::map<ChildId, std::vector<Date>> actions{
        {ChildId{1}, {day("2026-03-20"), day("2026-03-10"), day("2026-02-01")}}};
    const Days days = concernToAction(concerns, actions, day("2026-04-01"));
    EXPECT_EQ(days.n, 1);
    EXPECT_EQ(days.longest, 8);
    EXPECT_EQ(days.longestWaiting, 30);
}

TEST(FollowUpFigures, WaitingIsCountedPerReceiver)
{
    Request answered, waiting, unsent;
    answered.to = waiting.to = unsent.to = "ppr";
    answered.sentOn = waiting.sentOn = day("2026-03-01");
    answered.answeredOn = day("2026-03-11");
    const auto byReceiver = waitingByReceiver(std::vector{answered, waiting, unsent}, day("2026-03-31"));
    EXPECT_EQ(byReceiver.at("ppr").longest, 10);
    EXPECT_EQ(byReceiver.at("ppr").longestWaiting, 30);
    EXPECT_EQ(byReceiver.at("ppr").n + byReceiver.at("ppr").waiting, 2);
}

TEST(FollowUpFigures, StepsAreOverdueFromTheDayAfter)
{
    std::vector<Step> steps(4);
    steps[0].due = day("2026-03-01");
    steps[1].due = day("2026-03-02");
    steps[3].status = Step::Status::Done;
    const StepFigures figures = stepFigures(steps, day("2026-03-02"));
    EXPECT_EQ(figures.open, 3);
    EXPECT_EQ(figures.overdue, 1);
    EXPECT_EQ(figures.withoutDate, 1);
    EXPECT_FALSE(stepFigures({}, day("2026-03-02")).overdueOfOpen());
}

TEST(FollowUpFigures, MissedOffersAndMeetingsAreCountedWithinThePeriod)
{
    const auto offer = [](const char* what, const char* on) {
        MissingOffer o;
        o.what = what;
        o.at = Instant(day(on).days()) + std::chrono::hours(12);
        return o;
    };
    const auto missed = missedOffers(std::vector{offer("a", "2026-01-05"), offer("b", "2026-01-06"),
                                                 offer("b", "2026-01-07"), offer("b", "2025-01-07")},
                                     day("2026-01-01"), day("2026-12-31"));
    ASSERT_EQ(missed.size(), 2u);
    EXPECT_EQ(missed[0].what, "b");
    EXPECT_EQ(missed[0].times, 2);

    std::vector<Meeting> meetings(2);
    for (Meeting& meeting : meetings) {
        meeting.tool = "familieraadslagning";
        meeting.on = day("2026-02-01");
    }
    meetings[0].isHeld = true;
    EXPECT_EQ(meetingsByTool(meetings, day("2026-01-01"), day("2026-12-31")).at("familieraadslagning"), 1);
}

TEST(FollowUpFigures, CoverageCountsThoseWhoAreStillThere)
{
    std::vector<RoundChild> children(4);
    for (std::size_t i = 0; i < children.size(); ++i) children[i].child = ChildId{static_cast<std::int64_t>(i + 1)};
    children[1].noPositionReason = "away";
    children[2].left = day("2026-03-01");
    std::vector<CommonPosition> positions(1);
    positions[0].child = ChildId{1};
    const Coverage result = coverage(children, positions);
    EXPECT_EQ(result.children, 3);
    EXPECT_EQ(result.missing(), 1);
    EXPECT_EQ(result.done()->count, 2);
    EXPECT_FALSE(coverage({}, {}).done());
}

TEST(FollowUpFigures, TargetsAreHeldAgainstTheirYear)
{
    std::vector<Target> targets(2);
    targets[0].id = "tariff";
    targets[0].year = 2025;
    targets[0].value = 3;
    targets[1].id = "segregation";
    targets[1].value = 4;
    const std::vector wanted{Wanted::AtLeast, Wanted::AtMost};
    const std::vector<Actual> actuals{
        {"tariff", 2024, 9}, {"tariff", 2025, 2.5}, {"segregation", 2025, 4.5}, {"segregation", 2024, 3}};
    const auto lines = targetYears(targets, wanted, actuals);
    EXPECT_EQ(lines[0].actual, 2.5);
    EXPECT_EQ(lines[0].isReached, false);
    EXPECT_EQ(lines[1].actual, 4.5);
    EXPECT_EQ(lines[1].isReached, false);
    EXPECT_FALSE(targetYears(targets, wanted, {})[0].isReached);
}

// Indicators ----------------------------------------------------------------------------------------------------------

TEST(Indicators, AnAreaShowsItsWorstSign)
{
    test::InstrumentBuilder builder;
    builder.area("one").items("a", 2).area("two").items("b", 1);
    const auto form = builder.build();
    constexpr auto kNone = BatchScorer::kNotAnswered;
    const std::vector<std::uint8_t> rows{0, 2, 1, /**/ kNone, 0, kNone};
    const IndicatorCounts counts = indicatorCounts(*form, rows);
    EXPECT_THAT(counts.items[0].of, testing::ElementsAre(1, 0, 0, 1));
    EXPECT_THAT(counts.areas[0].of, testing::ElementsAre(1, 0, 1, 0));
    EXPECT_THAT(counts.areas[1].of, testing::ElementsAre(0, 1, 0, 1));
    EXPECT_EQ(indicatorCounts(*form, {}).items.size(), 3u);
}

} // namespace
} // namespace trivsel::core::statistics
