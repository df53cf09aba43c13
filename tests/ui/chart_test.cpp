#include "ui/chart.h"
#include "ui/support/page.h"

namespace trivsel::ui {
namespace {

using core::Position;
using core::chart::Ink;
using core::chart::PositionTimeline;
using core::chart::Type;

double sixEach(const std::string& words, Type) { return 6.0 * static_cast<double>(words.size()); }

PositionTimeline example()
{
    PositionTimeline t;
    t.title = "Positioner og indsatser";
    t.rows = {"Groen", "Gul", "Roed"};
    t.barsRow = "Indsatser";
    t.points = {{0, "E 24", Position::Green, "Grøn"}, {100, "F 25", Position::Yellow, "Gul"}, {200, "E 25", Position::Red, "Rød"}};
    t.bars = {{50, 150, "familiestue"}, {100, 200, "grupper"}};
    return t;
}

TEST(Timeline, AWorsePositionStandsLowerAndALaterOneFurtherRight)
{
    const auto d = core::chart::layout(example(), 400, sixEach);
    ASSERT_EQ(d.marks.size(), 3U);
    EXPECT_LT(d.marks[0].y, d.marks[1].y);
    EXPECT_LT(d.marks[1].y, d.marks[2].y);
    EXPECT_LT(d.marks[0].x, d.marks[1].x);
    EXPECT_NEAR(d.marks[1].x - d.marks[0].x, d.marks[2].x - d.marks[1].x, 1e-6);
}

TEST(Timeline, NoLineLeadsThroughARoundThatWasNotAssessed)
{
    PositionTimeline t = example();
    t.points[1].position = Position::Unassessed;
    const auto d = core::chart::layout(t, 400, sixEach);
    for (const auto& line : d.lines) EXPECT_EQ(line.ink, Ink::Grid);
    EXPECT_EQ(d.marks.size(), 3U);
    EXPECT_GT(d.marks[1].y, d.marks[2].y);
}

TEST(Timeline, BarsThatMeetGetRowsOfTheirOwnAndStayInside)
{
    const auto d = core::chart::layout(example(), 400, sixEach);
    ASSERT_EQ(d.boxes.size(), 2U);
    EXPECT_NE(d.boxes[0].top, d.boxes[1].top);
    for (const auto& box : d.boxes) {
        EXPECT_LE(box.right, 400);
        EXPECT_LE(box.bottom, d.height);
        EXPECT_GE(box.right - box.left, sixEach("grupper", Type::Caption));
    }
}

TEST(Timeline, LabelsNeverRunIntoEachOtherAndTheNewestStays)
{
    PositionTimeline t = example();
    t.bars.clear();
    t.points.clear();
    for (int i = 0; i < 40; ++i) t.points.push_back({static_cast<double>(i), "F " + std::to_string(i), Position::Green, {}});
    const auto d = core::chart::layout(t, 300, sixEach);
    double last = 1e9;
    bool newest = false;
    for (const auto& label : d.labels) {
        if (label.align != core::chart::Label::Align::Centre) continue;
        EXPECT_LE(label.x + sixEach(label.words, label.type) / 2, last);
        last = label.x - sixEach(label.words, label.type) / 2;
        newest = newest || label.words == "F 39";
    }
    EXPECT_TRUE(newest);
}

TEST(Timeline, OneRoundAndNoRoundAreDrawnToo)
{
    PositionTimeline t = example();
    t.points.resize(1);
    t.bars.clear();
    EXPECT_EQ(core::chart::layout(t, 300, sixEach).marks.size(), 1U);
    t.points.clear();
    EXPECT_TRUE(core::chart::layout(t, 300, sixEach).marks.empty());
    EXPECT_GT(core::chart::layout(t, 10, sixEach).height, 0);
}

TEST(Timeline, IsReadOutInWords)
{
    const PositionTimeline t = example();
    test::Page page([&](Frame& f) { chart(f, t); });
    EXPECT_EQ(page.value("Positioner og indsatser"), "E 24: Grøn; F 25: Gul; E 25: Rød. Indsatser: familiestue, grupper");
}

} // namespace
} // namespace trivsel::ui
