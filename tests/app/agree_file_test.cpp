#include "files_fixture.h"

#include <nlohmann/json.hpp>

namespace trivsel::app {
namespace {

using test::bytesOf;
using test::scoreData;
using testing::ElementsAre;
using testing::HasSubstr;

/// Two items of the code form give any position: 100,100 red (two red signs); 7 as a girl yellow; -10 … green.
const std::string kHeader = "case,rater,sex,h1,h2,h3,s1,s2\n";
const std::string kRed = ",girl,100,-10,100,,\n";
const std::string kYellow = ",girl,7,-10,7,,\n";
const std::string kGreen = ",girl,-10,100,-10,,\n";
const std::string kUnassessed = ",girl,,,,,\n";

class AgreeFile : public test::AnswersFiles {
protected:
    AgreeFile()
    {
        request.instrument = scoreData("weighted-codes.json"); // team.agree 1
        request.summary = dir / "summary.json";
    }
    nlohmann::json summary() const { return nlohmann::json::parse(bytesOf(request.summary)); }
};

TEST_F(AgreeFile, OneColumnPerRaterInByteOrderOfName)
{
    ASSERT_TRUE(run(agreeFile, kHeader + "k2,bo" + kGreen + "k1,bo" + kYellow + "k1,Åse" + kRed + "k1,anna" + kGreen +
                                   "k2,Bo" + kGreen + "k3,bo" + kUnassessed));
    EXPECT_EQ(written, "case,Bo,anna,bo,Åse,suggested\n"
                       "k2,green,,green,,green\n"
                       "k1,,green,yellow,red,red\n"
                       "k3,,,unassessed,,choose\n");
}

TEST_F(AgreeFile, TheSummaryEntersEveryPairOnceWithTheEarlierRaterAsRow)
{
    // pairs (earlier, later): k1 green-green, k2 green-yellow, k3 red-red, k4 left out
    ASSERT_TRUE(run(agreeFile, kHeader + "k1,a" + kGreen + "k1,b" + kGreen + "k2,b" + kYellow + "k2,a" + kGreen +
                                   "k3,a" + kRed + "k3,b" + kRed + "k4,a" + kRed + "k4,b" + kUnassessed));
    const auto json = summary();
    EXPECT_EQ(json.at("pairs"), 3);
    EXPECT_DOUBLE_EQ(json.at("exact"), 2.0 / 3);
    // rows green 2, red 1; columns green 1, yellow 1, red 1: expected agreement (2*1 + 0*1 + 1*1) / 9
    EXPECT_DOUBLE_EQ(json.at("kappa"), (2.0 / 3 - 3.0 / 9) / (1 - 3.0 / 9));
    EXPECT_EQ(json.size(), 5U);
    EXPECT_TRUE(json.contains("kappa_linear"));
    EXPECT_TRUE(json.contains("kappa_quadratic"));
}

TEST_F(AgreeFile, FiguresThatAreNotDefinedAreNull)
{
    ASSERT_TRUE(run(agreeFile, kHeader + "k1,a" + kGreen));
    EXPECT_EQ(bytesOf(request.summary),
              "{\"pairs\": 0, \"exact\": null, \"kappa\": null, \"kappa_linear\": null, \"kappa_quadratic\": null}\n");
}

TEST_F(AgreeFile, TheRaterColumnIsNeeded)
{
    ASSERT_FALSE(run(agreeFile, "case,h1,h2,h3,s1,s2\nk1,7,7,7,0,0\n"));
    EXPECT_THAT(faults.lines, ElementsAre(HasSubstr(":1:7: the column \"rater\" is missing")));
    EXPECT_FALSE(std::filesystem::exists(request.summary));
}

TEST_F(AgreeFile, WithoutAPlaceForTheSummaryThePositionsAreNotWrittenEither)
{
    request.summary = dir / "no-such-folder" / "summary.json";
    ASSERT_FALSE(run(agreeFile, kHeader + "k1,a" + kGreen));
    EXPECT_EQ(written, "(nothing)");
}

TEST_F(AgreeFile, ReliabilityHasOneRowPerAreaWithEmptyFiguresWhereUndefined)
{
    ASSERT_TRUE(run(reliabilityFile, "case,h1,h2,h3,s1,s2\n"
                                     "1,-10,100,-10,0,0\n" // weighted scores 0, 0, 0
                                     "2,7,7,7,1,\n"        // 0.3, 4, 1
                                     "3,100,-10,100,,\n"   // 0.9, 6, 3
                                     "4,,,,,\n"));
    // Variances 0.21, 9.333…, 2.333…; of the sum (0, 5.3, 9.9) 24.54333…: alpha = 1.5 x (1 - 11.876666… / 24.543333…)
    const std::string alpha = "0.774140975146";
    EXPECT_THAT(written, HasSubstr("area,items,n,n_complete,alpha_pairwise,alpha_listwise,sem\nheavy,3,3,3," +
                                   alpha.substr(0, 8)));
    EXPECT_THAT(written, HasSubstr("\nsurroundings,2,2,1,,,\n"));
}

} // namespace
} // namespace trivsel::app
