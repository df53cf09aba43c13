#include "core/casework/absence_day.h"
#include "core/casework/follow_up.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace trivsel;
using namespace trivsel::core;

namespace {

const WorkingCalendar kCalendar("test", {}, {2026, 2027});
Date day(int year, unsigned month, unsigned d) { return *Date::of(year, month, d); }
const Date kToday = day(2026, 11, 23); // a Monday

FollowUpChild child()
{
    FollowUpChild c;
    c.child = ChildId{1};
    c.birthDate = day(2022, 5, 1);
    c.contactAdult = UserId{9};
    return c;
}

Step openStep(std::int64_t id, std::optional<Date> due)
{
    Step s;
    s.id = StepId{id};
    s.child = ChildId{1};
    s.due = due;
    s.responsible = UserId{3};
    return s;
}

std::vector<FollowUpKind> kinds(const std::vector<FollowUpItem>& items)
{
    std::vector<FollowUpKind> k;
    for (const auto& i : items) k.push_back(i.kind);
    return k;
}

std::vector<AbsenceDay> away(std::vector<Date> days, AbsenceDay::Kind kind)
{
    std::vector<AbsenceDay> absences;
    for (const Date d : days) absences.push_back({ChildId{1}, d, kind, 1});
    return absences;
}

} // namespace

TEST(FollowUp, NothingIsAskedForAChildInGreenWithNothingOpen)
{
    FollowUpChild c = child();
    c.position = Position::Green;
    c.contactAdult = {};
    EXPECT_TRUE(followUpsOf(c, kToday, kCalendar).empty());
}

TEST(FollowUp, YellowOrRedWithoutContactAdultOrDateIsAnErrorOfItsOwn)
{
    FollowUpChild c = child();
    c.position = Position::Yellow;
    c.contactAdult = {};
    EXPECT_EQ(kinds(followUpsOf(c, kToday, kCalendar)),
              (std::vector{FollowUpKind::WithoutContactAdult, FollowUpKind::WithoutDate}));
    const Step step = openStep(1, day(2026, 11, 30));
    c.steps = {&step};
    c.contactAdult = UserId{9};
    EXPECT_EQ(kinds(followUpsOf(c, kToday, kCalendar)), (std::vector{FollowUpKind::Step}));
}

TEST(FollowUp, DoneAndSetAsideAndAnsweredThingsAreLeftOut)
{
    FollowUpChild c = child();
    Step done = openStep(1, kToday), aside = openStep(2, kToday);
    done.status = Step::Status::Done;
    aside.status = Step::Status::SetAside;
    c.steps = {&done, &aside};
    Request answered;
    answered.sentOn = day(2026, 10, 1);
    answered.answeredOn = day(2026, 10, 20);
    c.requests = {&answered};
    Concern ended;
    ended.outcome = Concern::Outcome::Watching;
    c.concerns = {&ended};
    ActionPlan closed;
    closed.followUpOn = kToday;
    closed.closedAt = Instant(kToday.days());
    c.plans = {&closed};
    EXPECT_TRUE(followUpsOf(c, kToday, kCalendar).empty());
}

TEST(FollowUp, ASentNotificationAsksOnlyWhenNothingWasHeard)
{
    FollowUpChild c = child();
    Notification n;
    n.sentOn = day(2026, 11, 2); // Monday: receipt by Tuesday 10, ask on Wednesday 11
    c.notifications = {&n};
    const auto items = followUpsOf(c, kToday, kCalendar);
    ASSERT_EQ(items.size(), 1u);
    EXPECT_EQ(items[0].due, day(2026, 11, 11));
    EXPECT_EQ(daysLate(items[0], kToday), 12);
    n.receiptOn = day(2026, 11, 6);
    EXPECT_TRUE(followUpsOf(c, kToday, kCalendar).empty());
}

TEST(FollowUp, AYoungPersonOfSixteenIsToHaveANetworkMeeting)
{
    FollowUpChild c = child();
    c.isInUpperAges = true;
    c.birthDate = day(2010, 11, 24);
    EXPECT_TRUE(followUpsOf(c, kToday, kCalendar).empty()) << "sixteen tomorrow";
    EXPECT_EQ(kinds(followUpsOf(c, day(2026, 11, 24), kCalendar)), (std::vector{FollowUpKind::NetworkMeeting}));
    c.networkMeetingHeld = true;
    EXPECT_TRUE(followUpsOf(c, day(2026, 11, 24), kCalendar).empty());
}

TEST(FollowUp, LatenessIsNeverNegativeWhateverTheClockDoes)
{
    FollowUpItem item;
    item.due = day(2026, 12, 1);
    EXPECT_EQ(daysLate(item, day(2020, 1, 1)), 0);
    EXPECT_FALSE(isOverdue(item, day(2026, 12, 1)));
    EXPECT_TRUE(isOverdue(item, day(2026, 12, 2)));
}

TEST(FollowUp, TheOldestOverdueComesFirstThenWhatHasNoDayThenWhatComes)
{
    std::vector<FollowUpItem> items(4);
    items[0].due = day(2026, 12, 1);
    items[1].kind = FollowUpKind::WithoutContactAdult;
    items[2].due = day(2026, 11, 20);
    items[3].due = day(2026, 11, 1);
    sortFollowUps(items, kToday);
    EXPECT_EQ(items[0].due, day(2026, 11, 1));
    EXPECT_EQ(items[1].due, day(2026, 11, 20));
    EXPECT_EQ(items[2].kind, FollowUpKind::WithoutContactAdult);
    EXPECT_EQ(items[3].due, day(2026, 12, 1));
}

TEST(FollowUp, AMonthlyVisitIsDueOnTheLastWorkingDayOfTheMonthAfter)
{
    EXPECT_EQ(monthlyDue(day(2026, 9, 3), kToday, kCalendar), day(2026, 10, 30)) << "31 October is a Saturday";
    EXPECT_EQ(monthlyDue(std::nullopt, kToday, kCalendar), day(2026, 11, 30));
    EXPECT_EQ(monthlyDue(day(2027, 1, 31), kToday, kCalendar), day(2027, 2, 26)) << "no 31 February is ever made";
}

TEST(Absence, TheQuarterIsTheCalendarsAndItsShareOfAllItsSchoolDays)
{
    EXPECT_EQ(quarterOf(day(2026, 11, 23)), (Quarter{day(2026, 10, 1), day(2026, 12, 31)}));
    EXPECT_EQ(quarterOf(day(2028, 2, 29)), (Quarter{day(2028, 1, 1), day(2028, 3, 31)}));
    // 66 weekdays from 1 October to 31 December 2026.
    const auto absences = away({day(2026, 11, 16), day(2026, 11, 17), day(2026, 11, 21), day(2026, 9, 30)}, AbsenceDay::Kind::Unlawful);
    const auto figures = absenceFigures(absences, kToday, kCalendar);
    EXPECT_DOUBLE_EQ(figures.at({AbsenceMeasure::UnlawfulShare, "quarter"}), 100.0 * 2 / 66) << "a Saturday and last quarter do not count";
}

TEST(Absence, CountsARowUpToYesterdayWhileTodayIsNotRegistered)
{
    const auto absences = away({day(2026, 11, 18), day(2026, 11, 19), day(2026, 11, 20)}, AbsenceDay::Kind::Illness);
    auto figures = absenceFigures(absences, kToday, kCalendar);
    EXPECT_EQ(figures.at({AbsenceMeasure::DaysInRow, "any"}), 3);
    EXPECT_EQ(figures.at({AbsenceMeasure::DaysInRow, "illness"}), 3);
    EXPECT_EQ(figures.at({AbsenceMeasure::DaysInRow, "unlawful"}), 0);
    figures = absenceFigures(absences, day(2026, 11, 24), kCalendar);
    EXPECT_EQ(figures.at({AbsenceMeasure::DaysInRow, "any"}), 0) << "there on Monday";
    EXPECT_EQ(figures.at({AbsenceMeasure::DaysOf, "20"}), 3);
}

TEST(Absence, TwoRowsOfOneDayAreNeverMoreThanADay)
{
    std::vector<AbsenceDay> absences = away({day(2026, 11, 20)}, AbsenceDay::Kind::Illness);
    absences.push_back({ChildId{1}, day(2026, 11, 20), AbsenceDay::Kind::Unlawful, 0.5});
    const auto figures = absenceFigures(absences, kToday, kCalendar);
    EXPECT_EQ(figures.at({AbsenceMeasure::DaysOf, "60"}), 1);
    EXPECT_TRUE(absenceFigures({}, kToday, kCalendar).empty());
}
