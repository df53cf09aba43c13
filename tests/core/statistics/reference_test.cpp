// Against R's psych package on data of our own (tests/data/statistics): 9 digits.

#include "core/agreement.h"
#include "core/batch_scoring.h"
#include "core/statistics/proportion.h"
#include "support/instrument_builder.h"

#include <gtest/gtest.h>

#include <array>
#include <charconv>
#include <cmath>
#include <fstream>
#include <map>
#include <string>
#include <vector>

namespace trivsel::core {
namespace {

std::vector<std::vector<std::string>> readCsv(const std::string& name)
{
    std::ifstream file(std::string(TRIVSEL_TEST_DATA) + "/statistics/" + name);
    EXPECT_TRUE(file.is_open()) << name;
    std::vector<std::vector<std::string>> rows;
    std::string line;
    std::getline(file, line); // header
    while (std::getline(file, line)) {
        std::vector<std::string> cells(1);
        for (const char c : line) {
            if (c == ',')
                cells.emplace_back();
            else
                cells.back() += c;
        }
        rows.push_back(std::move(cells));
    }
    return rows;
}

std::map<std::string, double> reference()
{
    std::map<std::string, double> figures;
    for (const auto& row : readCsv("reference.csv")) {
        double value = 0;
        std::from_chars(row[1].data(), row[1].data() + row[1].size(), value);
        figures[row[0]] = value;
    }
    return figures;
}

void expectNineDigits(double value, double expected, const std::string& name)
{
    EXPECT_NEAR(value, expected, 1e-9 * std::max(1.0, std::abs(expected))) << name;
}

TEST(StatisticsReference, AlphaAndStandardErrorAreThoseOfPsych)
{
    using namespace test;
    InstrumentBuilder builder;
    builder.answerSet("scale", scale(3))
        .area("area")
        .items("i", 2, "scale")
        .item("i3", "scale", 1, InstrumentBuilder::Reverse::Yes);
    for (const char* id : {"i4", "i5", "i6"}) builder.item(id, "scale");
    builder.score(sumScore());
    const auto form = builder.build();
    std::vector<std::uint8_t> rows;
    for (const auto& row : readCsv("answers.csv")) {
        for (std::size_t item = 0; item < 6; ++item) {
            rows.push_back(row[item].empty() ? BatchScorer::kNotAnswered
                                             : static_cast<std::uint8_t>(row[item][0] - '0'));
        }
    }
    ASSERT_EQ(rows.size(), 400u * 6);
    const Reliability result = reliability(*form, rows).at(0);
    const auto expected = reference();
    EXPECT_EQ(static_cast<double>(result.nComplete), expected.at("n_complete"));
    expectNineDigits(*result.alphaPairwise, expected.at("alpha_pairwise"), "alpha_pairwise");
    expectNineDigits(*result.alphaListwise, expected.at("alpha_listwise"), "alpha_listwise");
    expectNineDigits(*result.sem, expected.at("sem"), "sem");
}

TEST(StatisticsReference, KappasAreThoseOfPsych)
{
    AgreementTable table;
    for (const auto& row : readCsv("raters.csv")) {
        table.addCase(std::array{static_cast<Position>(row[0][0] - '0'), static_cast<Position>(row[1][0] - '0')});
    }
    const Agreement result = table.result();
    const auto expected = reference();
    EXPECT_EQ(result.pairs, 500);
    expectNineDigits(*result.exact, expected.at("exact"), "exact");
    expectNineDigits(*result.kappa, expected.at("kappa"), "kappa");
    expectNineDigits(*result.kappaLinear, expected.at("kappa_linear"), "kappa_linear");
    expectNineDigits(*result.kappaQuadratic, expected.at("kappa_quadratic"), "kappa_quadratic");
}

TEST(StatisticsReference, WilsonsIntervalIsThatOfR)
{
    int compared = 0;
    const auto expected = reference();
    for (const auto& [name, value] : expected) {
        const bool isLow = name.starts_with("wilson_low_");
        if (!isLow && !name.starts_with("wilson_high_")) continue;
        const std::string counts = name.substr(isLow ? 11 : 12);
        const auto share = statistics::shareOf(std::stol(counts), std::stol(counts.substr(counts.find('_') + 1)));
        expectNineDigits(isLow ? share->interval.low : share->interval.high, value, name);
        ++compared;
    }
    EXPECT_EQ(compared, 12);
}

} // namespace
} // namespace trivsel::core
