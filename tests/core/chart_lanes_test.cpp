#include "core/chart/timeline.h"

#include <gtest/gtest.h>

#include <algorithm>

/// Actions beside positions: lanes of at most two rows, and what does not fit is counted.
namespace trivsel::core::chart {
namespace {

double widthOf(const std::string& words, Type)
{
    return 7.0 * static_cast<double>(words.size());
}

/// Six rounds over three years with so many actions in one lane, one after the other.
PositionTimeline busy(int actions)
{
    PositionTimeline t;
    t.rows = {"Green", "Yellow", "Red"};
    t.moreWords = "and {n} more";
    for (int i = 0; i < 6; ++i) t.points.push_back({180.0 * i, "E 2" + std::to_string(i), Position::Yellow, {}});
    TimelineLane lane{"Steps", {}};
    for (int i = 0; i < actions; ++i)
        lane.bars.push_back({45.0 * i, 45.0 * i + 20, "action " + std::to_string(i), i == 0});
    t.lanes = {lane};
    return t;
}

struct Pill {
    double left, top, right;
    std::string words;
};
/// The round boxes with the words that begin in them.
std::vector<Pill> pillsOf(const Drawing& drawing)
{
    std::vector<Pill> pills;
    for (const Box& box : drawing.boxes) {
        if (box.radius == 0) continue;
        for (const Label& label : drawing.labels)
            if (label.ink == Ink::Accent && label.x == box.left + 8 && label.y > box.top && label.y < box.bottom)
                pills.push_back({box.left, box.top, box.right, label.words});
    }
    return pills;
}

TEST(ChartLanes, WhatDoesNotFitTwoRowsIsCountedAndNothingOverlaps)
{
    const Drawing drawing = layout(busy(20), 364, widthOf);
    const auto more = std::find_if(drawing.labels.begin(), drawing.labels.end(),
                                   [](const Label& l) { return l.words.starts_with("and "); });
    ASSERT_NE(more, drawing.labels.end());
    EXPECT_EQ(more->words, "and " + std::to_string(20 - pillsOf(drawing).size()) + " more");
    std::vector<double> tops;
    const auto pills = pillsOf(drawing);
    for (const Pill& a : pills) {
        EXPECT_LE(a.right, 364.0);
        if (std::find(tops.begin(), tops.end(), a.top) == tops.end()) tops.push_back(a.top);
        for (const Pill& b : pills) {
            if (&a != &b && a.top == b.top) {
                EXPECT_TRUE(a.right <= b.left || b.right <= a.left) << a.words << " over " << b.words;
            }
        }
    }
    EXPECT_LE(tops.size(), 2U);
}

TEST(ChartLanes, WhatIsGoingOnAndWhatIsNewestIsNeverFolded)
{
    const Drawing drawing = layout(busy(20), 364, widthOf);
    const auto shows = [&](const char* words) {
        const auto pills = pillsOf(drawing);
        return std::any_of(pills.begin(), pills.end(),
                           [&](const Pill& p) { return p.words == words; });
    };
    EXPECT_TRUE(shows("action 0")) << "the oldest is still going on";
    EXPECT_TRUE(shows("action 19"));
}

TEST(ChartLanes, FewActionsAreAllThere)
{
    const Drawing drawing = layout(busy(3), 900, widthOf);
    EXPECT_EQ(pillsOf(drawing).size(), 3U);
    for (const Label& label : drawing.labels) EXPECT_FALSE(label.words.starts_with("and "));
}

TEST(ChartLanes, EveryLaneStandsBelowTheOneBeforeAndIsSaidInWords)
{
    PositionTimeline t = busy(3);
    t.lanes.push_back({"Meetings", {{100, 100, "network", false}}});
    const Drawing drawing = layout(t, 600, widthOf);
    const auto topOf = [&](const char* words) {
        for (const Pill& p : pillsOf(drawing))
            if (p.words == words) return p.top;
        return -1.0;
    };
    EXPECT_GT(topOf("network"), topOf("action 2"));
    EXPECT_GE(drawing.height, topOf("network") + 20);
    EXPECT_TRUE(inWords(t).ends_with("Steps: action 0, action 1, action 2; Meetings: network"));
}

} // namespace
} // namespace trivsel::core::chart
