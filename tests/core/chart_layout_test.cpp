#include "support/sample_charts.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <set>

/// Every chart at every width: inside its drawing, readable, and as high as its shares say.
namespace trivsel::core::chart {
namespace {

double widthOf(const std::string& words, Type type)
{
    double points = 0;
    for (const char c : words) points += (static_cast<unsigned char>(c) & 0xC0U) == 0x80 ? 0 : 1;
    return points * (type == Type::Strong ? 7.4 : 6.8);
}

constexpr double kSlack = 1.01; // half a stroke

struct Rect {
    double left, top, right, bottom;
};
Rect rectOf(const Label& label)
{
    double width = widthOf(label.words, label.type);
    if (label.room > 0) width = std::min(width, label.room);
    const double left = label.align == Label::Align::Left     ? label.x
                        : label.align == Label::Align::Centre ? label.x - width / 2
                                                              : label.x - width;
    return {left, label.y - kLine / 2, left + width, label.y + kLine / 2};
}

void expectInside(const Drawing& d, const Rect& r, const std::string& what)
{
    EXPECT_GE(r.left, -kSlack) << what;
    EXPECT_GE(r.top, -kSlack) << what;
    EXPECT_LE(r.right, d.width + kSlack) << what;
    EXPECT_LE(r.bottom, d.height + kSlack) << what;
    EXPECT_TRUE(std::isfinite(r.left + r.top + r.right + r.bottom)) << what;
}

void expectReadable(const Drawing& d, const std::string& where)
{
    for (const Area& area : d.areas) {
        ASSERT_EQ(area.x.size(), area.top.size()) << where;
        ASSERT_EQ(area.x.size(), area.bottom.size()) << where;
        ASSERT_GE(area.x.size(), 2U) << where;
        for (std::size_t i = 0; i < area.x.size(); ++i) {
            expectInside(d, {area.x[i], area.top[i], area.x[i], area.bottom[i]}, where + ", an area");
            EXPECT_LE(area.top[i], area.bottom[i] + 1e-9) << where;
            EXPECT_LE(area.x[i > 0 ? i - 1 : 0], area.x[i]) << where;
        }
    }
    for (const Line& line : d.lines)
        expectInside(d,
                     {std::min(line.x1, line.x2), std::min(line.y1, line.y2), std::max(line.x1, line.x2),
                      std::max(line.y1, line.y2)},
                     where + ", a line");
    for (const Box& box : d.boxes) {
        EXPECT_LE(box.left, box.right) << where;
        EXPECT_LE(box.top, box.bottom) << where;
        expectInside(d, {box.left, box.top, box.right, box.bottom}, where + ", a box");
    }
    for (const Mark& mark : d.marks)
        expectInside(d, {mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius},
                     where + ", a mark");
    std::vector<Rect> labels;
    for (const Label& label : d.labels) {
        EXPECT_FALSE(label.words.empty()) << where;
        labels.push_back(rectOf(label));
        expectInside(d, labels.back(), where + ", " + label.words);
    }
    for (std::size_t a = 0; a < labels.size(); ++a)
        for (std::size_t b = a + 1; b < labels.size(); ++b)
            if (labels[a].left + 0.5 < labels[b].right && labels[b].left + 0.5 < labels[a].right &&
                labels[a].top + 0.5 < labels[b].bottom && labels[b].top + 0.5 < labels[a].bottom)
                ADD_FAILURE() << where << ": " << d.labels[a].words << " over " << d.labels[b].words;
}

TEST(ChartLayout, EverythingIsInsideAndNoWordsRunIntoEachOtherAtAnyWidth)
{
    for (const Chart& chart : test::sampleCharts())
        for (double width = 200; width <= 1200; width += 20)
            expectReadable(layout(chart, width, widthOf), headOf(chart).title + " at " + std::to_string(width));
}

TEST(ChartLayout, NothingAndNarrowAndVeryManyAreDrawnToo)
{
    std::vector<Chart> charts = test::sampleCharts();
    charts.insert(charts.end(),
                  {Chart{StackedBars{}}, Chart{Flow{}}, Chart{HeatMap{}}, Chart{Funnel{}}, Chart{Lines{}}});
    StackedBars many = test::sampleBars();
    HeatMap wide = test::sampleHeat();
    Funnel crowd = test::sampleFunnel();
    Lines longOne = test::sampleLines();
    for (int i = 0; i < 200; ++i) {
        many.panels.push_back({"Stue nummer " + std::to_string(i), test::sampleBars().panels.front().bars});
        many.panels.front().bars.push_back(
            test::sampleBar("Stue nummer " + std::to_string(i), "23", 0.2, 0.01 * (i % 9), 0));
        wide.columns.push_back("Stue nummer " + std::to_string(i));
        for (auto& row : wide.rows) row.cells.push_back({test::exactly(0.005 * i), {}});
        crowd.points.push_back(
            {"Institution " + std::to_string(i), 20 + i, std::to_string(20 + i), test::exactly(0.004 * i)});
        longOne.points.push_back({"F " + std::to_string(i), "214", test::exactly(0.002 * i), {}});
    }
    charts.insert(charts.end(), {Chart{many}, Chart{wide}, Chart{crowd}, Chart{longOne}});
    many.panels.resize(1);
    charts.push_back(many);
    for (const Chart& chart : charts)
        for (const double width : {200.0, 333.0, 680.0, 1200.0})
            expectReadable(layout(chart, width, widthOf), headOf(chart).title + " at " + std::to_string(width));
    for (const Chart& chart : charts)
        for (const double width : {0.0, 1.0, 40.0, 110.0}) EXPECT_GT(layout(chart, width, widthOf).height, 0);
}

TEST(ChartLayout, ABarIsAsHighAsItsSharesSayWhateverStandsBesideIt)
{
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        StackedBars chart = test::sampleBars();
        chart.panels.front().bars.clear();
        std::vector<std::array<double, 4>> wanted;
        for (int i = 0; i < 4; ++i) {
            std::array<double, 4> shares{};
            double sum = 0;
            for (double& share : shares)
                sum += share = std::uniform_real_distribution<>(0, 1)(random) * (random() % 4 != 0);
            if (sum == 0) shares[0] = sum = 1;
            StackedBar bar{"E 2" + std::to_string(i), "30", {}, {}};
            for (std::size_t p = 0; p < 4; ++p) bar.shares[p] = test::exactly(shares[p] /= sum);
            chart.panels.front().bars.push_back(bar);
            wanted.push_back(shares);
        }
        const Drawing d = layout(chart, 640, widthOf);
        std::vector<Box> parts;
        for (const Box& box : d.boxes)
            if (box.ink >= Ink::Green && box.ink <= Ink::Unassessed) parts.push_back(box);
        double scale = 0;
        std::size_t at = 0;
        for (const auto& shares : wanted)
            for (std::size_t p = 0; p < 4; ++p) {
                if (shares[p] == 0) continue;
                ASSERT_LT(at, parts.size());
                const double high = parts[at].bottom - parts[at].top;
                EXPECT_EQ(static_cast<int>(parts[at].ink), static_cast<int>(Ink::Green) + static_cast<int>(p));
                if (scale == 0) scale = high / shares[p];
                EXPECT_NEAR(high, scale * shares[p], 1e-6);
                ++at;
            }
        EXPECT_EQ(at, parts.size());
    }
}

TEST(ChartLayout, WhatIsWithheldIsDrawnTheSameWhateverItWouldHaveBeen)
{
    StackedBars chart = test::sampleBars();
    const Drawing before = layout(chart, 500, widthOf);
    chart.panels.front().bars[2].shares = {test::exactly(0.1), test::exactly(0.5), test::exactly(0.4),
                                           test::exactly(0)};
    const Drawing after = layout(chart, 500, widthOf);
    EXPECT_EQ(before.boxes.size(), after.boxes.size());
    EXPECT_EQ(before.labels.size(), after.labels.size());
    EXPECT_EQ(before.height, after.height);
    EXPECT_EQ(inWords(chart), inWords(test::sampleBars()));
}

TEST(ChartLayout, ABandIsDrawnInItsMiddleAndSaidAsABand)
{
    StackedBars chart = test::sampleBars();
    chart.panels.front().bars = {
        {"E 26",
         "15–19",
         {test::between(0.4, 0.8), test::between(0.2, 0.6), test::between(0, 0), test::between(0, 0)},
         {}}};
    const Drawing d = layout(chart, 400, widthOf);
    ASSERT_GE(d.boxes.size(), 2U);
    EXPECT_NEAR((d.boxes[0].bottom - d.boxes[0].top) / (d.boxes[1].bottom - d.boxes[1].top), 0.6 / 0.4, 1e-6);
    EXPECT_NE(inWords(chart).find("Grøn: i trivsel 40–80 %"), std::string::npos);
}

TEST(ChartLayout, SmallPicturesShareOneScale)
{
    const Drawing d = layout(test::sampleUnits(), 900, widthOf);
    std::set<long> heights; // of a whole bar: from the bottom of a green part to the top of the last
    double bottom = 0, top = 0;
    for (const Box& box : d.boxes) {
        if (box.ink == Ink::Surface) continue;
        if (box.ink == Ink::Green) {
            if (bottom > 0) heights.insert(std::lround(bottom - top));
            bottom = box.bottom;
        }
        if (box.ink >= Ink::Green && box.ink <= Ink::Unassessed) top = box.top;
    }
    heights.insert(std::lround(bottom - top));
    EXPECT_EQ(heights.size(), 1U);
}

TEST(ChartLayout, RibbonsAreAsThickAsTheirSharesAndLeaveNoBlockHalfFilled)
{
    const Flow chart = test::sampleFlow();
    const Drawing d = layout(chart, 700, widthOf);
    ASSERT_EQ(d.areas.size(), chart.ribbons.size());
    double ribbons = 0, blocks = 0;
    for (const Area& area : d.areas) {
        EXPECT_NEAR(area.bottom.front() - area.top.front(), area.bottom.back() - area.top.back(), 1e-9);
        ribbons += area.bottom.front() - area.top.front();
    }
    for (const Box& box : d.boxes) blocks += box.bottom - box.top;
    EXPECT_NEAR(blocks, 2 * ribbons, 1e-6);
    EXPECT_NEAR((d.areas[0].bottom[0] - d.areas[0].top[0]) / ribbons, 146.0 / 198, 1e-6);
}

TEST(ChartLayout, AFlowThatIsWithheldSaysWhyAndDrawsNoRibbon)
{
    Flow chart = test::sampleFlow();
    chart.withheld = "Vises ikke: for få børn var her begge gange.";
    const Drawing d = layout(chart, 500, widthOf);
    EXPECT_TRUE(d.areas.empty());
    EXPECT_TRUE(d.boxes.empty());
    EXPECT_TRUE(std::any_of(d.labels.begin(), d.labels.end(),
                            [](const Label& l) { return l.words.starts_with("Vises ikke"); }));
    EXPECT_EQ(inWords(chart).find("→"), std::string::npos);
}

TEST(ChartLayout, TheStepsOfAHeatMapDoNotMoveWithTheValues)
{
    HeatMap chart = test::sampleHeat();
    const auto inkOfFirst = [&] {
        for (const Box& box : layout(chart, 600, widthOf).boxes)
            if (box.ink >= Ink::Heat1 && box.ink <= Ink::Heat5) return box.ink;
        return Ink::Text;
    };
    const Ink before = inkOfFirst();
    for (auto& row : chart.rows)
        for (auto& cell : row.cells)
            if (&cell != &chart.rows[0].cells[0]) cell.share = test::exactly(0.9);
    EXPECT_EQ(before, inkOfFirst());
    EXPECT_EQ(heatStep(0), 1);
    EXPECT_EQ(heatStep(0.05), 2);
    EXPECT_EQ(heatStep(0.1999), 3);
    EXPECT_EQ(heatStep(1), 5);
}

TEST(ChartLayout, ASmallUnitFarFromTheShareOfAllIsNotNamed)
{
    const Funnel chart = test::sampleFunnel();
    EXPECT_EQ(standing(chart, chart.points[0]), Standing::Within) << "27 % of 22 children";
    EXPECT_EQ(standing(chart, chart.points[9]), Standing::Outside95) << "27 % of 83";
    EXPECT_EQ(standing(chart, chart.points[10]), Standing::Outside998) << "33 % of 90";
    EXPECT_EQ(standing(chart, chart.points[11]), Standing::Outside95) << "4 % of 95 is told too";
    EXPECT_EQ(standing(chart, chart.points[12]), Standing::Within)
        << "26-48 % of 15-19: not with the whole of its band";
    const Drawing d = layout(chart, 560, widthOf);
    const auto names = [&](const std::string& name) {
        return std::any_of(d.labels.begin(), d.labels.end(),
                           [&](const Label& l) { return l.words.find(name) != std::string::npos; });
    };
    EXPECT_TRUE(names("Strandhuset"));
    EXPECT_TRUE(names("Mølleparken"));
    EXPECT_FALSE(names("Institution"));
    EXPECT_FALSE(names("Lærkereden"));
}

TEST(ChartLayout, AStatedAxisGivesWayToTheWholeWhenAPointWouldLieOutside)
{
    Funnel chart = test::sampleFunnel();
    chart.points.push_back({"Højt oppe", 60, "60", test::exactly(0.7)});
    const Drawing d = layout(chart, 560, widthOf);
    EXPECT_TRUE(std::any_of(d.labels.begin(), d.labels.end(), [](const Label& l) { return l.words == "100 %"; }));
}

TEST(ChartLayout, NoLineLeadsOverAPointThatIsWithheld)
{
    const Drawing d = layout(test::sampleLines(), 560, widthOf);
    const auto strokes =
        std::count_if(d.lines.begin(), d.lines.end(), [](const Line& l) { return l.ink == Ink::Accent; });
    EXPECT_EQ(strokes, 2);
    EXPECT_EQ(d.areas.size(), 1U) << "the band of the three together; the one alone has a stroke";
}

} // namespace
} // namespace trivsel::core::chart
