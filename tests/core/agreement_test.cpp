#include "core/agreement.h"

#include "core/batch_scoring.h"
#include "support/instrument_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace trivsel::core {
namespace {

using namespace test;
using enum Position;

void addPairs(AgreementTable& table, Position earlier, Position later, int times)
{
    for (int i = 0; i < times; ++i) table.addCase(std::array{earlier, later});
}

TEST(Agreement, KappasOfAKnownTable)
{
    // Rows green, yellow, red: 20 5 1 / 4 10 3 / 0 2 5. Margins 26 17 7 and 24 17 9, n = 50.
    AgreementTable table;
    const std::array<std::array<int, 3>, 3> counts{{{20, 5, 1}, {4, 10, 3}, {0, 2, 5}}};
    const std::array positions{Green, Yellow, Red};
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < 3; ++j) addPairs(table, positions[i], positions[j], counts[i][j]);
    }
    const Agreement result = table.result();
    EXPECT_EQ(result.pairs, 50);
    EXPECT_DOUBLE_EQ(*result.exact, 0.7);
    const double expectedEqual = (26.0 * 24 + 17 * 17 + 7 * 9) / 2500;
    EXPECT_DOUBLE_EQ(*result.kappa, (0.7 - expectedEqual) / (1 - expectedEqual));
    // Disagreement weights |i-j|/2 and (i-j)^2/4.
    const double near = 26.0 * 17 + 17 * 24 + 17 * 9 + 7 * 17;
    const double far = 26.0 * 9 + 7 * 24;
    EXPECT_DOUBLE_EQ(*result.kappaLinear, 1 - (14 * 0.5 + 1) / ((near * 0.5 + far) / 50));
    EXPECT_DOUBLE_EQ(*result.kappaQuadratic, 1 - (14 * 0.25 + 1) / ((near * 0.25 + far) / 50));
}

TEST(Agreement, EachPairOfRatersEntersOnceWithTheEarlierAsRow)
{
    AgreementTable table;
    table.addCase(std::array{Green, Yellow, Red}); // (g,y) (g,r) (y,r)
    EXPECT_EQ(table.result().pairs, 3);
    EXPECT_DOUBLE_EQ(*table.result().exact, 0);
    // Row margins g2 y1, column margins y1 r2: expected equal (0 + 1 + 0) / 9.
    EXPECT_DOUBLE_EQ(*table.result().kappa, (0 - 1.0 / 9) / (1 - 1.0 / 9));
}

TEST(Agreement, UnassessedIsLeftOut)
{
    AgreementTable table;
    table.addCase(std::array{Green, Unassessed, Green});
    table.addCase(std::array{Unassessed, Red});
    EXPECT_EQ(table.result().pairs, 1);
}

TEST(Agreement, UndefinedFiguresAreNothing)
{
    AgreementTable table;
    EXPECT_EQ(table.result().exact, std::nullopt);
    EXPECT_EQ(table.result().kappa, std::nullopt);
    addPairs(table, Yellow, Yellow, 3); // no disagreement could be expected
    EXPECT_EQ(table.result().exact, 1.0);
    EXPECT_EQ(table.result().kappa, std::nullopt);
    EXPECT_EQ(table.result().kappaLinear, std::nullopt);
    EXPECT_EQ(table.result().kappaQuadratic, std::nullopt);
}

TEST(ItemAgreement, CountsItemsThatAllAnsweredAlikeAndNamesTheOthers)
{
    const auto form = InstrumentBuilder().area("a").items("i", 5).build();
    const std::vector<Answers> raters{given("0121-"), given("0011-")};
    const ItemAgreement result = itemAgreement(*form, raters);
    EXPECT_EQ(result.both, 4);
    EXPECT_EQ(result.same, 2);
    EXPECT_THAT(result.differing, testing::ElementsAre(1, 2));
    const std::vector<Answers> onlyOne{given("01---"), given("0----")};
    EXPECT_THAT(itemAgreement(*form, onlyOne).differing, testing::ElementsAre(1));
    EXPECT_EQ(itemAgreement(*form, onlyOne).both, 1);
}

// --- reliability ---------------------------------------------------------------------------------------------------

constexpr std::uint8_t kNone = BatchScorer::kNotAnswered;

using Rows = std::vector<std::uint8_t>;

double mean(const std::vector<double>& values)
{
    double sum = 0;
    for (const double value : values) sum += value;
    return sum / static_cast<double>(values.size());
}

double covariance(const std::vector<double>& x, const std::vector<double>& y)
{
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += (x[i] - mean(x)) * (y[i] - mean(y));
    return sum / static_cast<double>(x.size() - 1);
}

TEST(Reliability, AlphaAndSemOfCompleteRowsByTheTextbook)
{
    const auto form =
        InstrumentBuilder().answerSet("s", scale(4)).area("a").items("i", 3, "s").score(meanScore()).build();
    const Rows rows{0, 1, 0, 2, 2, 3, 1, 1, 2, 4, 3, 4, 3, 4, 2};
    const std::vector<double> x{0, 2, 1, 4, 3}, y{1, 2, 1, 3, 4}, z{0, 3, 2, 4, 2};
    std::vector<double> total, score;
    for (std::size_t i = 0; i < x.size(); ++i) {
        total.push_back(x[i] + y[i] + z[i]);
        score.push_back(total.back() / 3);
    }
    const double alpha =
        1.5 * (1 - (covariance(x, x) + covariance(y, y) + covariance(z, z)) / covariance(total, total));
    const Reliability result = reliability(*form, rows).at(0);
    EXPECT_EQ(result.items, 3);
    EXPECT_EQ(result.n, 5);
    EXPECT_EQ(result.nComplete, 5);
    EXPECT_NEAR(*result.alphaListwise, alpha, 1e-12);
    EXPECT_NEAR(*result.alphaPairwise, alpha, 1e-12);
    EXPECT_NEAR(*result.sem, std::sqrt(covariance(score, score)) * std::sqrt(1 - alpha), 1e-12);
}

TEST(Reliability, PairwiseUsesEveryRowThatAnsweredBothItems)
{
    const auto form =
        InstrumentBuilder().answerSet("s", scale(4)).area("a").items("i", 2, "s").score(sumScore()).build();
    const Rows rows{0, 1, 2, 2, 1, kNone, 4, 3, kNone, 4, kNone, kNone};
    const double vx = covariance({0, 2, 1, 4}, {0, 2, 1, 4});
    const double vy = covariance({1, 2, 3, 4}, {1, 2, 3, 4});
    const double pairwise = covariance({0, 2, 4}, {1, 2, 3});
    const Reliability result = reliability(*form, rows).at(0);
    EXPECT_EQ(result.n, 5);
    EXPECT_EQ(result.nComplete, 3);
    EXPECT_NEAR(*result.alphaPairwise, 2 * (1 - (vx + vy) / (vx + vy + 2 * pairwise)), 1e-12);
    const double lx = covariance({0, 2, 4}, {0, 2, 4});
    const double ly = covariance({1, 2, 3}, {1, 2, 3});
    EXPECT_NEAR(*result.alphaListwise, 2 * (1 - (lx + ly) / (lx + ly + 2 * pairwise)), 1e-12);
}

TEST(Reliability, UsesReversedAndWeightedScores)
{
    InstrumentBuilder plain, reversed;
    plain.answerSet("s", scale(4)).area("a").item("i1", "s").item("i2", "s").score(sumScore());
    reversed.answerSet("s", scale(4))
        .area("a")
        .item("i1", "s")
        .item("i2", "s", 1, InstrumentBuilder::Reverse::Yes)
        .score(sumScore());
    const Rows straight{0, 1, 2, 2, 4, 3};
    const Rows turned{0, 3, 2, 2, 4, 1};
    EXPECT_EQ(reliability(*plain.build(), straight)[0].alphaListwise,
              reliability(*reversed.build(), turned)[0].alphaListwise);

    InstrumentBuilder weighted;
    weighted.answerSet("s", scale(4)).area("a").item("i1", "s", Rational(5, 2)).item("i2", "s").score(sumScore());
    const double vx = 6.25 * 4, vy = 1, both = 2.5 * 2;
    EXPECT_NEAR(*reliability(*weighted.build(), straight)[0].alphaListwise, 2 * (1 - (vx + vy) / (vx + vy + 2 * both)),
                1e-12);
}

TEST(Reliability, SemTakesTheAreasRoundedScore)
{
    const ScoreRule rule = meanScore({}, ScoreRule::Rounding::HalfUp);
    const auto form = InstrumentBuilder().answerSet("s", scale(4)).area("a").items("i", 2, "s").score(rule).build();
    const Rows rows{0, 1, 2, 2, 4, 3};
    const Reliability result = reliability(*form, rows)[0];
    EXPECT_NEAR(*result.sem, std::sqrt(covariance({1, 2, 4}, {1, 2, 4}) * (1 - *result.alphaListwise)), 1e-12);
}

TEST(Reliability, UndefinedFiguresAreNothing)
{
    const auto form = InstrumentBuilder().area("one").item("o").score(sumScore()).area("a").items("i", 2).build();
    const Rows oneRow{0, 1, 2};
    const Rows same{0, 1, 1, 1, 1, 1};
    EXPECT_EQ(reliability(*form, oneRow)[1].alphaListwise, std::nullopt) << "one row has no variance";
    EXPECT_EQ(reliability(*form, same)[0].alphaListwise, std::nullopt) << "one item has no alpha";
    EXPECT_EQ(reliability(*form, same)[1].alphaPairwise, std::nullopt) << "nothing varies";
    EXPECT_EQ(reliability(*form, {})[1].n, 0);
    const Rows varied{0, 0, 0, 1, 2, 1};
    EXPECT_NE(reliability(*form, varied)[1].alphaListwise, std::nullopt);
    EXPECT_EQ(reliability(*form, varied)[1].sem, std::nullopt) << "the area has no score";
}

TEST(Reliability, TheOrderOfRowsChangesNothing)
{
    const auto form = wellbeingForm().build();
    std::mt19937 random(7);
    std::vector<std::array<std::uint8_t, 20>> rows(200);
    for (auto& row : rows) {
        for (auto& answer : row) answer = random() % 5 == 0 ? kNone : static_cast<std::uint8_t>(random() % 3);
    }
    const auto flat = [&] {
        Rows all;
        for (const auto& row : rows) all.insert(all.end(), row.begin(), row.end());
        return all;
    };
    const auto before = reliability(*form, flat());
    std::ranges::shuffle(rows, random);
    const auto after = reliability(*form, flat());
    for (std::size_t area = 0; area < before.size(); ++area) {
        EXPECT_EQ(before[area].alphaPairwise, after[area].alphaPairwise);
        EXPECT_EQ(before[area].alphaListwise, after[area].alphaListwise);
        EXPECT_EQ(before[area].sem, after[area].sem);
    }
}

} // namespace
} // namespace trivsel::core
