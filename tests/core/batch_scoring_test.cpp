#include "core/batch_scoring.h"

#include "base/check.h"
#include "support/random_forms.h"

#include <gtest/gtest.h>

#include <thread>

// The batch path gives what score() gives, on random forms with weights, reverse items, totals, `when`, every way of
// counting missing answers, nested conditions and more than 64 items.

namespace trivsel::core {
namespace {

using namespace test;

std::vector<std::uint8_t> toRow(const Answers& answers)
{
    std::vector<std::uint8_t> row;
    for (const auto& answer : answers) row.push_back(answer.value_or(BatchScorer::kNotAnswered));
    return row;
}

std::vector<std::size_t> indexes(const std::vector<std::uint64_t>& bits)
{
    std::vector<std::size_t> result;
    for (std::size_t i = 0; i < bits.size() * 64; ++i) {
        if ((bits[i / 64] >> (i % 64) & 1) != 0) result.push_back(i);
    }
    return result;
}

void expectSamePart(const BatchScorer::Row::Part& part, const BandResult& expected)
{
    ASSERT_EQ(part.hasScore, expected.score.has_value());
    EXPECT_EQ(part.band, expected.band);
    if (!expected.score) {
        EXPECT_EQ(part.scoreText, "");
        return;
    }
    EXPECT_EQ(Rational(part.numerator, part.denominator), *expected.score);
    EXPECT_EQ(part.scoreText, expected.score->toDecimalString());
}

void expectSameRow(const BatchScorer::Row& row, const ScoreResult& expected)
{
    EXPECT_EQ(row.answered, expected.answered);
    EXPECT_EQ(row.position, expected.position);
    EXPECT_EQ(row.rule, expected.rule ? static_cast<std::int32_t>(*expected.rule) : -1);
    EXPECT_EQ(indexes(row.decidingItems), expected.decidingItems);
    EXPECT_EQ(indexes(row.unknownRules), expected.unknownRules);
    ASSERT_EQ(row.parts.size(), expected.areas.size() + expected.totals.size());
    for (std::size_t i = 0; i < expected.areas.size(); ++i) expectSamePart(row.parts[i], expected.areas[i]);
    for (std::size_t i = 0; i < expected.totals.size(); ++i) {
        expectSamePart(row.parts[expected.areas.size() + i], expected.totals[i]);
    }
}

TEST(BatchScorer, EqualsScoreOnRandomForms)
{
    RandomForms random(20240907);
    BatchScorer::Row row; // one for all forms: a row forgets what it knew of another scorer
    for (int round = 0; round < 400; ++round) {
        const auto form = random.form();
        const auto scheme = static_cast<std::size_t>(random.below(2));
        const BatchScorer scorer(form, scheme);
        std::vector<std::uint8_t> rows;
        std::vector<ScoringContext> contexts;
        std::vector<Position> expected;
        for (int i = 0; i < 40; ++i) {
            const Answers answers = random.answers(*form);
            contexts.push_back(random.context());
            const ScoreResult result = score(*form, form->schemes[scheme], answers, contexts.back());
            const auto bytes = toRow(answers);
            rows.insert(rows.end(), bytes.begin(), bytes.end());
            expected.push_back(result.position);
            ASSERT_TRUE(scorer.row(bytes, contexts.back(), row));
            expectSameRow(row, result);
            if (HasFailure()) FAIL() << "form " << round << " row " << i;
        }
        std::vector<Position> positions(expected.size());
        scorer.positions(rows, contexts, positions);
        ASSERT_EQ(positions, expected) << "form " << round;
    }
}

TEST(BatchScorer, EqualsScoreOnManyRowsOfTheShippedShape)
{
    RandomForms random(5);
    const auto form = wellbeingForm(5).build();
    for (std::size_t scheme = 0; scheme < 2; ++scheme) {
        const BatchScorer scorer(form, scheme);
        std::vector<std::uint8_t> rows;
        std::vector<Position> expected;
        for (int i = 0; i < 3000; ++i) {
            const Answers answers = random.answers(*form);
            expected.push_back(score(*form, form->schemes[scheme], answers).position);
            const auto bytes = toRow(answers);
            rows.insert(rows.end(), bytes.begin(), bytes.end());
        }
        std::vector<Position> positions(expected.size());
        scorer.positions(rows, {}, positions);
        EXPECT_EQ(positions, expected);
    }
}

TEST(BatchScorer, FallsBackWhereAFormIsTooLargeForItsTables)
{
    InstrumentBuilder b;
    b.area("a").items("i", 200).score(sumScore(countAnswered(1)));
    b.rule("r", b.signals(Position::Red, 150), Position::Red);
    const auto form = b.build();
    const BatchScorer scorer(form, 0);
    std::vector<std::uint8_t> rows(400, 2);
    std::fill(rows.begin() + 200, rows.begin() + 300, std::uint8_t{0});
    std::vector<Position> positions(2);
    scorer.positions(rows, {}, positions);
    EXPECT_EQ(positions, (std::vector{Position::Red, Position::Green}));
    BatchScorer::Row row;
    EXPECT_FALSE(scorer.row(std::span(rows).first(200), {}, row));
}

TEST(BatchScorer, SaysWhenARowsNumbersDoNotFit)
{
    // Means over millionths, added up: denominators multiply beyond 64 bits.
    InstrumentBuilder b;
    b.answerSet("large", {option(0), option(999'983), option(1'000'000)});
    std::vector<std::string> areas;
    for (int area = 0; area < 4; ++area) {
        areas.push_back(std::string(1, static_cast<char>('a' + area)));
        b.area(areas.back());
        for (int i = 0; i < 3; ++i) {
            b.item(areas.back() + std::to_string(i), "large", Rational(999'999 - 100 * area - 7 * i, 1'000'000));
        }
        b.score(meanScore(countAnswered(2)));
    }
    b.totalOfAreas("t", areas, sumScore(), {cut({below(2'000'000, Position::Green), rest(Position::Red)})});
    b.rule("r", b.bandIs("t", Position::Red), Position::Red).minAnswered(countAnswered(1));
    const auto form = b.build();
    const BatchScorer scorer(form, 0);
    const Answers answers = given("121 211 122 120");
    BatchScorer::Row row;
    EXPECT_FALSE(scorer.row(toRow(answers), {}, row));
    std::vector<Position> positions(1);
    scorer.positions(toRow(answers), {}, positions);
    EXPECT_EQ(positions[0], score(*form, form->schemes[0], answers).position);
    EXPECT_EQ(positions[0], Position::Red);
}

TEST(BatchScorer, RefusesBytesThatAreNoAnswer)
{
    const auto form = wellbeingForm().build();
    const BatchScorer scorer(form, 0);
    BatchScorer::Row row;
    std::vector<Position> positions(1);
    for (const int byte : {3, 4, 11, 14, 15, 16, 18, 128, 254}) {
        std::vector<std::uint8_t> answers(20, 0);
        answers[7] = static_cast<std::uint8_t>(byte);
        EXPECT_THROW(scorer.positions(answers, {}, positions), InvariantError) << byte;
        EXPECT_THROW(scorer.row(answers, {}, row), InvariantError) << byte;
    }
}

TEST(BatchScorer, MayBeUsedByTwoThreadsAtOnce)
{
    const auto form = wellbeingForm().build();
    const BatchScorer scorer(form, 0);
    const std::vector<std::uint8_t> rows(20 * 2000, 2);
    std::vector<Position> first(2000), second(2000);
    std::thread other([&] { scorer.positions(rows, {}, second); });
    scorer.positions(rows, {}, first);
    other.join();
    EXPECT_EQ(first, std::vector<Position>(2000, Position::Red));
    EXPECT_EQ(first, second);
}

} // namespace
} // namespace trivsel::core
