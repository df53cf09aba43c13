#include "core/school/survey_form.h"

#include <gtest/gtest.h>

#include <random>

namespace trivsel::core {
namespace {

SurveyForm formOf(std::size_t items, std::size_t reversed = 0)
{
    SurveyForm form;
    form.options = {{"a", {}, 1}, {"b", {}, 2}, {"c", {}, 3}, {"d", {}, 4}, {"e", {}, 5}};
    form.indicators = {{"social", {}}};
    for (std::size_t i = 0; i < items; ++i) form.items.push_back({"i" + std::to_string(i), {}, 0, i < reversed, {}});
    return form;
}

std::optional<std::uint8_t> bandOfMean(std::int32_t sum, std::int32_t answered) { return bandOf(IndicatorScore{sum, answered, answered}); }

TEST(SurveyScoring, TheMeanIsOfWhatWasAnsweredWithReversedItemsTurned)
{
    const SurveyForm form = formOf(4, 1);
    const std::vector<std::uint8_t> answers{1, 5, 0, 3}; // reversed 1 is 5; 5; not answered; 3
    const IndicatorScore score = scoreOf(form, 0, answers);
    EXPECT_EQ(score, (IndicatorScore{13, 3, 4})) << "5 + 5 + 3 of three answers";
    EXPECT_EQ(score.mean(), Rational(13, 3));
}

TEST(SurveyScoring, APupilCountsFromHalfOfTheItemsOn)
{
    const SurveyForm four = formOf(4), five = formOf(5), none = formOf(0);
    EXPECT_FALSE(scoreOf(four, 0, std::vector<std::uint8_t>{5, 0, 0, 0}).isScored());
    EXPECT_TRUE(scoreOf(four, 0, std::vector<std::uint8_t>{5, 5, 0, 0}).isScored()) << "exactly half";
    EXPECT_FALSE(scoreOf(five, 0, std::vector<std::uint8_t>{5, 5, 0, 0, 0}).isScored()) << "two of five are fewer than half";
    EXPECT_TRUE(scoreOf(five, 0, std::vector<std::uint8_t>{5, 5, 5, 0, 0}).isScored());
    EXPECT_FALSE(scoreOf(none, 0, {}).isScored());
}

TEST(SurveyScoring, ValuesBetweenTwoBandsGoWhereTheirFirstDecimalGoes)
{
    EXPECT_EQ(bandOfMean(200, 100), 0);
    EXPECT_EQ(bandOfMean(204, 100), 0) << "2.04 is 2.0";
    EXPECT_EQ(bandOfMean(205, 100), 1) << "2.05 is 2.1";
    EXPECT_EQ(bandOfMean(41, 20), 1) << "2.05 exactly, which binary fractions cannot say";
    EXPECT_EQ(bandOfMean(304, 100), 1);
    EXPECT_EQ(bandOfMean(305, 100), 2);
    EXPECT_EQ(bandOfMean(404, 100), 2);
    EXPECT_EQ(bandOfMean(405, 100), 3);
    EXPECT_EQ(bandOfMean(5, 5), 0);
    EXPECT_EQ(bandOfMean(25, 5), 3);
    EXPECT_EQ(bandOfMean(7, 3), 1) << "2.33";
    EXPECT_EQ(bandOf(IndicatorScore{0, 0, 4}), std::nullopt);
}

TEST(SurveyScoring, BandsAgreeWithTheRuleInExactFractionsForEveryPossibleMean)
{
    for (std::int32_t answered = 1; answered <= 30; ++answered) {
        for (std::int32_t sum = answered; sum <= 5 * answered; ++sum) {
            const Rational tenths = (Rational(sum, answered) * Rational(10)).roundedHalfUp();
            const std::uint8_t band = tenths <= Rational(20) ? 0 : tenths <= Rational(30) ? 1 : tenths <= Rational(40) ? 2 : 3;
            ASSERT_EQ(bandOfMean(sum, answered), band) << sum << "/" << answered;
        }
    }
}

TEST(SurveyScoring, TurningEveryItemAndEveryAnswerChangesNothing)
{
    std::mt19937 random(7);
    SurveyForm form = formOf(9, 3);
    SurveyForm turned = form;
    for (SurveyItem& item : turned.items) item.isReversed = !item.isReversed;
    for (int round = 0; round < 500; ++round) {
        std::vector<std::uint8_t> answers(9), mirrored(9);
        for (std::size_t i = 0; i < 9; ++i) {
            answers[i] = static_cast<std::uint8_t>(random() % 6);
            mirrored[i] = answers[i] == 0 ? std::uint8_t{0} : static_cast<std::uint8_t>(6 - answers[i]);
        }
        ASSERT_EQ(scoreOf(form, 0, answers), scoreOf(turned, 0, mirrored));
        const IndicatorScore score = scoreOf(form, 0, answers);
        if (score.answered > 0) {
            EXPECT_GE(score.mean(), Rational(1));
            EXPECT_LE(score.mean(), Rational(5));
        }
    }
}

TEST(SurveyScoring, AnswersThatDoNotExistAreNotAnswered)
{
    const SurveyForm form = formOf(2);
    EXPECT_EQ(scoreOf(form, 0, std::vector<std::uint8_t>{9, 2}), (IndicatorScore{2, 1, 2}));
    EXPECT_EQ(scoreOf(form, 0, std::vector<std::uint8_t>{2}), (IndicatorScore{2, 1, 2})) << "a shorter list of another edition";
}

TEST(SurveyScoring, AlarmsAreNamedInTheOrderOfTheForm)
{
    SurveyForm form = formOf(3);
    form.items[2].alarms = {3, 4};
    form.items[0].alarms = {4};
    EXPECT_EQ(alarmsOf(form, std::vector<std::uint8_t>{5, 5, 4}), (std::vector<std::string>{"i0", "i2"}));
    EXPECT_TRUE(alarmsOf(form, std::vector<std::uint8_t>{4, 5, 0}).empty());
}

TEST(SurveyIntervals, AMeansIntervalHoldsItNarrowsWithMorePupilsAndStaysOnTheScale)
{
    const std::array<double, kSurveyBands> shares{0.1, 0.2, 0.4, 0.3};
    const MeanInterval few = meanInterval(3.4, 10, shares), many = meanInterval(3.4, 100, shares);
    EXPECT_LT(few.low, 3.4);
    EXPECT_GT(few.high, 3.4);
    EXPECT_LT(many.high - many.low, few.high - few.low);
    const MeanInterval edge = meanInterval(4.9, 12, {0, 0, 0.2, 0.8});
    EXPECT_LE(edge.high, 5);
    EXPECT_EQ(meanInterval(3, 1, shares), (MeanInterval{1, 5})) << "one pupil tells nothing of the spread";
    const MeanInterval widest = widestMeanInterval(3.4, 10);
    EXPECT_LE(widest.low, few.low);
    EXPECT_GE(widest.high, few.high);
}

TEST(SurveyIntervals, ASmallDifferenceIsNoChange)
{
    EXPECT_EQ(changeOf(3.5, {3.2, 3.8}, 3.7, {3.4, 4.0}), MeanChange::Within);
    EXPECT_EQ(changeOf(3.0, {2.9, 3.1}, 3.5, {3.4, 3.6}), MeanChange::Up);
    EXPECT_EQ(changeOf(3.5, {3.4, 3.6}, 3.0, {2.9, 3.1}), MeanChange::Down);
    EXPECT_EQ(changeOf(3.5, {3.5, 3.5}, 3.5, {3.5, 3.5}), MeanChange::Within);
}

} // namespace
} // namespace trivsel::core
