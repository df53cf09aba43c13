#include "core/casework/placement.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

using namespace trivsel;
using namespace trivsel::core;
using Matter = PlacementMatter;

namespace {

Date day(int year, unsigned month, unsigned d)
{
    return *Date::of(year, month, d);
}

std::optional<Date> dueOf(const std::vector<PlacementDue>& open, Matter matter)
{
    const auto at = std::find_if(open.begin(), open.end(), [&](const PlacementDue& d) { return d.matter == matter; });
    return at != open.end() ? std::optional(at->due) : std::nullopt;
}

} // namespace

TEST(Placement, IsFollowedUpAfterTwoWeeksAndThenEverySix)
{
    const Date placed = day(2026, 3, 2);
    EXPECT_EQ(placementDue(placed, {}, placed), (std::vector<PlacementDue>{{Matter::FirstFollowUp, day(2026, 3, 16)}}));
    EXPECT_EQ(placementDue(placed, {day(2026, 3, 17)}, day(2026, 3, 18)),
              (std::vector<PlacementDue>{{Matter::FollowUp, day(2026, 4, 28)}}));
    EXPECT_EQ(placementDue(placed, {day(2026, 4, 20), day(2026, 3, 17)}, day(2026, 4, 21)).front().due, day(2026, 6, 1))
        << "from the latest, in whatever order they are known";
    EXPECT_EQ(placementDue(placed, {day(2026, 3, 1)}, placed).front().matter, Matter::FirstFollowUp)
        << "a meeting before the placement was about another one";
}

TEST(Placement, TheSevenMonthsPassNobodyInSilence)
{
    const Date placed = day(2026, 1, 15), due = day(2026, 8, 15);
    EXPECT_EQ(dueOf(placementDue(placed, {}, day(2026, 7, 4)), Matter::Assessment), due) << "six weeks ahead";
    EXPECT_FALSE(dueOf(placementDue(placed, {}, day(2026, 7, 3)), Matter::Assessment));
    EXPECT_TRUE(dueOf(placementDue(placed, {day(2026, 7, 31)}, day(2026, 8, 20)), Matter::Assessment))
        << "the follow-up before it did not weigh it";
    EXPECT_FALSE(dueOf(placementDue(placed, {day(2026, 8, 1)}, day(2026, 8, 20)), Matter::Assessment));
    EXPECT_TRUE(dueOf(placementDue(placed, {day(2026, 6, 1)}, day(2028, 1, 1)), Matter::Assessment))
        << "years later too";
}

TEST(Placement, WarnsAtSixAndTwelveMonths)
{
    const Date placed = day(2026, 1, 15);
    const auto late = placementDue(placed, {}, day(2027, 2, 1));
    EXPECT_EQ(dueOf(late, Matter::SixMonths), day(2026, 7, 15));
    EXPECT_EQ(dueOf(late, Matter::TwelveMonths), day(2027, 1, 15));
    EXPECT_FALSE(dueOf(placementDue(placed, {day(2026, 7, 15)}, day(2026, 8, 1)), Matter::SixMonths));
}

TEST(Placement, TheTwentyNinthOfFebruaryHasADayInEveryMonth)
{
    EXPECT_EQ(dueOf(placementDue(day(2028, 2, 29), {}, day(2029, 3, 1)), Matter::TwelveMonths), day(2029, 2, 28));
    EXPECT_EQ(dueOf(placementDue(day(2027, 8, 31), {}, day(2028, 3, 1)), Matter::SixMonths), day(2028, 2, 29));
}

// Whatever the days: one follow-up is always open and never due before the placement, everything is in order of day,
// and a milestone whose day is past is there unless a meeting was held for it. A clock that was set back takes nothing
// away that is due by then.
TEST(Placement, NothingIsEverLostOrBeforeThePlacement)
{
    std::mt19937 random(29); // NOLINT(cert-msc51-cpp): the same days every time
    const auto upTo = [&](int n) { return std::uniform_int_distribution<int>(0, n)(random); };
    for (int i = 0; i < 20'000; ++i) {
        const Date placed = day(2024, 1, 1).plusDays(upTo(1500));
        const Date today = placed.plusDays(upTo(900) - 100);
        std::vector<Date> held;
        for (int n = upTo(6); n > 0; --n) held.push_back(placed.plusDays(upTo(700) - 60));
        const auto open = placementDue(placed, held, today);
        const auto followUps = std::count_if(open.begin(), open.end(), [](const PlacementDue& d) {
            return d.matter == Matter::FirstFollowUp || d.matter == Matter::FollowUp;
        });
        ASSERT_EQ(followUps, 1);
        ASSERT_TRUE(
            std::is_sorted(open.begin(), open.end(), [](const auto& a, const auto& b) { return a.due < b.due; }));
        for (const PlacementDue& due : open) ASSERT_GT(due.due, placed);
        const auto wasHeldSince = [&](Date from) {
            return std::any_of(held.begin(), held.end(), [&](Date d) { return d >= from && d >= placed; });
        };
        for (const auto& [matter, months] : {std::pair(Matter::SixMonths, 6), {Matter::TwelveMonths, 12}}) {
            const Date due = placed.plusMonths(months);
            if (due <= today) {
                ASSERT_EQ(dueOf(open, matter).has_value(), !wasHeldSince(due));
            }
        }
        if (placed.plusMonths(7) <= today) {
            ASSERT_EQ(dueOf(open, Matter::Assessment).has_value(), !wasHeldSince(placed.plusMonths(7).plusDays(-14)));
        }
        const auto earlier = placementDue(placed, held, today.plusDays(-upTo(300)));
        for (const PlacementDue& due : earlier) ASSERT_EQ(dueOf(open, due.matter), due.due) << "time only adds";
    }
}
