#include "core/school/absence_quarters.h"

#include <gtest/gtest.h>

namespace trivsel::core {
namespace {

using Kind = AbsenceDay::Kind;

Date on(unsigned month, unsigned day) { return *Date::of(2026, month, day); }
const WorkingCalendar& calendar()
{
    static const WorkingCalendar days("1", {{on(11, 20), {}, Holiday::Kind::Holiday}}, {2025, 2027}, "test");
    return days;
}

TEST(AbsenceByQuarter, CountsSchoolDaysUntilTodayAndWhatWasMissedOfThem)
{
    const std::vector<AbsenceDay> absences{{{}, on(10, 1), Kind::Illness, 1}, {{}, on(10, 2), Kind::Unlawful, 0.5}, {{}, on(10, 3), Kind::Unlawful, 1}, // a Saturday
                                           {{}, on(7, 1), Kind::Permitted, 1},  {{}, on(11, 23), Kind::Illness, 1}, {{}, on(11, 20), Kind::Illness, 1}};
    const auto quarters = absenceByQuarter(absences, on(10, 9), calendar(), 2);
    ASSERT_EQ(quarters.size(), 2U);
    EXPECT_EQ(quarters[0].quarter.from, on(7, 1));
    EXPECT_EQ(quarters[0].permitted, 1);
    EXPECT_EQ(quarters[1].schoolDays, 7);
    EXPECT_EQ(quarters[1].illness, 1);
    EXPECT_EQ(quarters[1].unlawful, 0.5) << "neither the Saturday nor what is ahead";
    EXPECT_DOUBLE_EQ(*quarters[1].percent(), 100 * 1.5 / 7);
    const auto whole = absenceByQuarter(absences, on(11, 30), calendar(), 1);
    EXPECT_EQ(whole[0].illness, 2) << "a day off is no school day";
}

TEST(AbsenceByQuarter, ADayIsMissedOnceHoweverManyRowsItHas)
{
    const auto quarters = absenceByQuarter({{{}, on(10, 1), Kind::Illness, 0.6}, {{}, on(10, 1), Kind::Unlawful, 0.6}}, on(10, 9), calendar(), 1);
    EXPECT_DOUBLE_EQ(quarters[0].any(), 1);
}

TEST(AbsencePattern, AWeekdayIsNamedWhereHalfOfManyDaysFellOnIt)
{
    std::vector<AbsenceDay> mondays;
    for (const unsigned day : {2U, 9U, 16U}) mondays.push_back({{}, on(11, day), Kind::Illness, 1});
    EXPECT_FALSE(absencePattern(mondays, on(11, 27), calendar()).weekday) << "three days are no pattern";
    mondays.push_back({{}, on(11, 25), Kind::Illness, 1});
    const AbsencePattern pattern = absencePattern(mondays, on(11, 27), calendar());
    EXPECT_EQ(pattern.weekday, 0);
    EXPECT_EQ(pattern.ofLast20, 4);
    EXPECT_EQ(pattern.ofLast60, 4);
    EXPECT_FALSE(absencePattern({}, on(11, 27), calendar()).weekday);
}

} // namespace
} // namespace trivsel::core
