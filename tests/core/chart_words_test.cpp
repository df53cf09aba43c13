#include "core/municipality.h"
#include "support/sample_charts.h"

#include <gtest/gtest.h>

/// What charts say to those who do not see them.
namespace trivsel::core::chart {
namespace {

TEST(ChartWords, AFewOfManyAreNotNoneAndNearlyAllAreNotAll)
{
    EXPECT_EQ(percentWords(0), "0 %");
    EXPECT_EQ(percentWords(0.004), "<1 %");
    EXPECT_EQ(percentWords(0.15), "15 %");
    EXPECT_EQ(percentWords(0.996), ">99 %");
    EXPECT_EQ(percentWords(1), "100 %");
    EXPECT_EQ(percentWords(0.10, 0.20), "10–20 %");
    EXPECT_EQ(percentWords(0.151, 0.149), "15 %");
    EXPECT_EQ(bandWords({223, 223}), "223");
    EXPECT_EQ(bandWords({15, 19}), "15–19");
}

TEST(ChartWords, AxesEndWhereTheyAreSaidToAndHaveWordsAtBothEnds)
{
    for (const double top : {0.1, 0.2, 0.5, 1.0}) {
        const Axis axis = shareAxis(top);
        EXPECT_EQ(axis.low, 0);
        EXPECT_EQ(axis.high, top);
        EXPECT_EQ(axis.ticks.front().words, "0 %");
        EXPECT_EQ(axis.ticks.back().words, percentWords(top));
        EXPECT_LE(axis.ticks.size(), 6U);
    }
}

TEST(ChartWords, BarsSayEveryShareEveryCountAndWhyOneIsNotShown)
{
    const std::string said = inWords(test::sampleBars());
    EXPECT_TRUE(said.starts_with(
        "E 24 (n 214): Grøn: i trivsel 81 %, Gul: øget opmærksomhed 15 %, Rød: stærk bekymring 4 %; "));
    EXPECT_NE(said.find("E 25: vises ikke (for få er kommet eller gået)"), std::string::npos);
    EXPECT_NE(said.find("Ikke vurderet endnu <1 %"), std::string::npos);
    EXPECT_NE(inWords(test::sampleUnits()).find("Vuggestuen. E 25"), std::string::npos);
}

TEST(ChartWords, AFlowSaysBothColumnsAndEveryRibbon)
{
    const std::string said = inWords(test::sampleFlow());
    EXPECT_TRUE(said.starts_with("Forår 2026: Grøn: i trivsel 81 %"));
    EXPECT_NE(said.find("Gul: øget opmærksomhed → Grøn: i trivsel 7 % (14)"), std::string::npos);
    EXPECT_NE(said.find("21 er stoppet"), std::string::npos);
}

TEST(ChartWords, AHeatMapSaysEveryCell)
{
    const std::string said = inWords(test::sampleHeat());
    EXPECT_NE(said.find("Har en god ven: E 24 31 %, F 25 44 %, E 25 4 %, F 26 vises ikke (under 5 børn), E 26 12 %"),
              std::string::npos);
}

TEST(ChartWords, AFunnelSaysEveryPointAndOnlyOfThoseOutsideThatTheyAre)
{
    const std::string said = inWords(test::sampleFunnel());
    EXPECT_TRUE(said.starts_with("kommunen 15 %; Institution 1 (22): 27 %; "));
    EXPECT_NE(said.find("Strandhuset (83): 27 %, uden for 95 %"), std::string::npos);
    EXPECT_NE(said.find("Mølleparken (90): 33 %, uden for 99,8 %"), std::string::npos);
}

TEST(ChartWords, LinesSayEveryPointAndTheTarget)
{
    const std::string said = inWords(test::sampleLines());
    EXPECT_TRUE(said.starts_with("E 24 (n 214): 19 %; F 25: – (for få er kommet eller gået); "));
    EXPECT_TRUE(said.ends_with("mål 10 %"));
}

TEST(ChartWords, AnyChartHasItsTitleAndSentence)
{
    for (const Chart& chart : test::sampleCharts()) {
        EXPECT_FALSE(headOf(chart).title.empty());
        EXPECT_FALSE(headOf(chart).sentence.empty());
        EXPECT_FALSE(inWords(chart).empty());
    }
    PositionTimeline timeline;
    timeline.title = "Positioner";
    EXPECT_EQ(headOf(timeline).title, "Positioner");
}

TEST(ChartWords, PositionsAreCalledWhatTheProfileCallsThem)
{
    const core::PositionWords words{{"Grøn", "Green"}, {"Gul", "Yellow"}, {"Rød", "Red"}, {"Ikke endnu", "Not yet"}};
    EXPECT_EQ(namesOf(words, Language::English)[2], "Red");
    EXPECT_EQ(namesOf(words, Language::Danish)[3], "Ikke endnu");
}

} // namespace
} // namespace trivsel::core::chart
