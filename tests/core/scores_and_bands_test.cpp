#include "support/instrument_builder.h"

#include <gtest/gtest.h>

// Each test is one sentence of the format's section "Meaning": scores, totals and bands.

namespace trivsel::core {
namespace {

using namespace test;

using Missing = ScoreRule::Missing;
using Rounding = ScoreRule::Rounding;

/// One area "a" with items 0..4 wide scales and the given rule.
InstrumentPtr oneArea(int items, ScoreRule rule, std::vector<BandEntry> bands = {})
{
    InstrumentBuilder b;
    b.answerSet("scale", scale(4)).area("a").items("i", items, "scale").score(std::move(rule)).bands(std::move(bands));
    return b.build();
}

BandResult areaOf(const InstrumentPtr &form, std::string_view answers, ScoringContext context = {},
                  std::size_t area = 0)
{
    return score(*form, form->schemes[0], given(answers), context).areas[area];
}

BandResult totalOf(const InstrumentPtr& form, std::string_view answers, ScoringContext context = {})
{
    return score(*form, form->schemes[0], given(answers), context).totals.at(0);
}

std::optional<Rational> some(std::int64_t n, std::int64_t d = 1) { return Rational(n, d); }

// --- answers -------------------------------------------------------------------------------------------------------

TEST(Answers, AnOptionsScoreReplacesItsValueInSums)
{
    InstrumentBuilder b;
    b.answerSet("points", {option(1, {}, 0), option(2, {}, 3), option(3, {}, 10)});
    const auto form = b.area("a").items("i", 2, "points").score(sumScore()).build();
    EXPECT_EQ(areaOf(form, "12").score, some(13));
}

TEST(Answers, AReverseItemScoresMinPlusMaxMinusScore)
{
    InstrumentBuilder b;
    b.answerSet("scale", scale(4));
    b.area("a").item("plain", "scale").item("reversed", "scale", 1, InstrumentBuilder::Reverse::Yes).score(sumScore());
    const auto form = b.build();
    EXPECT_EQ(areaOf(form, "10").score, some(5));
    EXPECT_EQ(areaOf(form, "14").score, some(1));
}

TEST(Answers, AReverseItemReversesOverTheOptionsScoresNotTheirValues)
{
    InstrumentBuilder b;
    b.answerSet("points", {option(1, {}, 2), option(2, {}, 5), option(3, {}, 6)});
    b.area("a").item("i", "points", 1, InstrumentBuilder::Reverse::Yes).score(sumScore());
    EXPECT_EQ(areaOf(b.build(), "1").score, some(3)); // 2 + 6 - 5
}

// --- arithmetic ----------------------------------------------------------------------------------------------------

TEST(Arithmetic, SumsOfDecimalWeightsAreExact)
{
    InstrumentBuilder b;
    b.answerSet("scale", scale(4)).area("a");
    for (int i = 0; i < 3; ++i) b.item("i" + std::to_string(i), "scale", Rational(1, 10));
    b.score(sumScore()).bands({cut({upTo({3, 10}, Position::Green), rest(Position::Red)})});
    const auto result = areaOf(b.build(), "111"); // 0.1 + 0.1 + 0.1 is above 0.3 in doubles
    EXPECT_EQ(result.score, some(3, 10));
    EXPECT_EQ(result.band, Position::Green);
    EXPECT_EQ(result.score->toDecimalString(), "0.3");
}

TEST(Arithmetic, AMeanIsExactUntilItIsPrinted)
{
    const auto result = areaOf(oneArea(3, meanScore()), "001");
    EXPECT_EQ(result.score, some(1, 3));
    EXPECT_EQ(result.score->toDecimalString(), "0.3333333333333333");
}

// --- score of an area ----------------------------------------------------------------------------------------------

TEST(AreaScore, SumAddsTheAnsweredItems)
{
    EXPECT_EQ(areaOf(oneArea(4, sumScore(countAnswered(1))), "1-3-").score, some(4));
}

TEST(AreaScore, SumTakesWeightTimesScore)
{
    InstrumentBuilder b;
    b.answerSet("scale", scale(4))
        .area("a")
        .item("i1", "scale", Rational(3, 2))
        .item("i2", "scale", 2)
        .score(sumScore());
    EXPECT_EQ(areaOf(b.build(), "31").score, some(13, 2));
}

TEST(AreaScore, MeanDividesByTheAnsweredWeights)
{
    InstrumentBuilder b;
    b.answerSet("scale", scale(4)).area("a");
    b.item("i1", "scale", 1).item("i2", "scale", 3).item("i3", "scale", 100).score(meanScore(countAnswered(2)));
    EXPECT_EQ(areaOf(b.build(), "42-").score, some(10, 4));
}

TEST(AreaScore, MinAnsweredCountIsAtLeastThatMany)
{
    const auto form = oneArea(4, sumScore(countAnswered(2)));
    EXPECT_EQ(areaOf(form, "1---").score, std::nullopt);
    EXPECT_EQ(areaOf(form, "1-1-").score, some(2));
}

TEST(AreaScore, MinAnsweredShareIsAnsweredDividedByItemsAtLeastTheShare)
{
    const auto half = oneArea(5, sumScore(shareAnswered({1, 2})));
    EXPECT_EQ(areaOf(half, "11---").score, std::nullopt) << "2 of 5 is below a half";
    EXPECT_EQ(areaOf(half, "111--").score, some(3));
    const auto exact = oneArea(5, sumScore(shareAnswered({3, 5})));
    EXPECT_EQ(areaOf(exact, "111--").score, some(3)) << "3 of 5 is exactly 0.6";
    EXPECT_EQ(areaOf(exact, "11---").score, std::nullopt);
    const auto tenths = oneArea(10, sumScore(shareAnswered({3, 10}))); // 0.3 x 10 is not 3 in doubles
    EXPECT_EQ(areaOf(tenths, "111-------").score, some(3));
}

TEST(AreaScore, AllMustBeAnsweredByDefault)
{
    EXPECT_EQ(areaOf(oneArea(3, meanScore()), "11-").score, std::nullopt);
    EXPECT_EQ(areaOf(oneArea(3, meanScore()), "111").score, some(1));
}

TEST(AreaScore, NothingAnsweredGivesNoScoreHoweverSmallTheShare)
{
    EXPECT_EQ(areaOf(oneArea(3, sumScore(shareAnswered({1, 1000}))), "---").score, std::nullopt);
    EXPECT_EQ(areaOf(oneArea(3, sumScore(shareAnswered({1, 1000}))), "--0").score, some(0));
}

TEST(AreaScore, AnAreaWithoutAScoreRuleHasNoScore)
{
    InstrumentBuilder b;
    EXPECT_EQ(areaOf(b.area("a").items("i", 2).build(), "11").score, std::nullopt);
}

TEST(AreaScore, ProrateIsSumTimesTotalWeightDividedByAnsweredWeight)
{
    InstrumentBuilder b;
    b.answerSet("scale", scale(4)).area("a");
    b.item("i1", "scale", 1)
        .item("i2", "scale", 2)
        .item("i3", "scale", 4)
        .score(sumScore(countAnswered(1), Missing::Prorate));
    const auto form = b.build();
    EXPECT_EQ(areaOf(form, "13-").score, some(7 * 7, 3)); // sum 1 + 6 = 7, weights 7 of which 3
    EXPECT_EQ(areaOf(form, "131").score, some(11)) << "nothing is missing";
}

TEST(AreaScore, MeanItemAddsTheMeanForTheUnansweredWeight)
{
    InstrumentBuilder b;
    b.answerSet("scale", scale(4)).area("a");
    b.item("i1", "scale", 1)
        .item("i2", "scale", 2)
        .item("i3", "scale", 4)
        .score(sumScore(countAnswered(1), Missing::MeanItem));
    EXPECT_EQ(areaOf(b.build(), "13-").score, Rational(7) + Rational(7, 3) * 4);
}

TEST(AreaScore, HalfUpRoundsTwoAndAHalfToThree)
{
    const auto form = oneArea(2, meanScore({}, Rounding::HalfUp));
    EXPECT_EQ(areaOf(form, "23").score, some(3));
    EXPECT_EQ(areaOf(form, "22").score, some(2));
}

TEST(AreaScore, HalfUpRoundsMinusTwoAndAHalfToMinusTwo)
{
    InstrumentBuilder b;
    b.answerSet("below", {option(-3), option(-2), option(0)});
    const auto form = b.area("a").items("i", 2, "below").score(meanScore({}, Rounding::HalfUp)).build();
    EXPECT_EQ(areaOf(form, "01").score, some(-2));
}

TEST(AreaScore, RoundingHappensOnceAtTheEnd)
{
    // 3 answered of 5, sum 4: prorated 6.67 -> 7. Rounding the mean (1.33 -> 1) first would give 5.
    const auto form = oneArea(5, sumScore(countAnswered(3), Missing::Prorate, Rounding::HalfUp));
    EXPECT_EQ(areaOf(form, "112--").score, some(7));
}

TEST(AreaScore, AnAreaThatDoesNotCountIsScoredAllTheSame)
{
    InstrumentBuilder b;
    b.area("a").item("i1").area("env", InstrumentBuilder::Counts::No).items("e", 2).score(sumScore());
    const auto form = b.build();
    EXPECT_EQ(areaOf(form, "012", {}, 1).score, some(3));
    EXPECT_EQ(score(*form, form->schemes[0], given("012")).answered, 3);
}

// --- totals --------------------------------------------------------------------------------------------------------

InstrumentBuilder twoAreas(ScoreRule areaRule)
{
    InstrumentBuilder b;
    b.answerSet("scale", scale(4));
    b.area("a").items("a", 2, "scale").score(areaRule).area("b").items("b", 2, "scale").score(areaRule);
    return b;
}

TEST(Totals, SumAndMeanAreOverTheAreasScores)
{
    EXPECT_EQ(totalOf(twoAreas(meanScore()).totalOfAreas("t", {"a", "b"}, sumScore()).build(), "1234").score, some(5));
    EXPECT_EQ(totalOf(twoAreas(sumScore()).totalOfAreas("t", {"a", "b"}, meanScore()).build(), "1234").score, some(5));
}

TEST(Totals, AreaScoresAreTakenAfterTheirRounding)
{
    const auto form = twoAreas(meanScore({}, Rounding::HalfUp)).totalOfAreas("t", {"a", "b"}, sumScore()).build();
    EXPECT_EQ(totalOf(form, "0101").score, some(2)) << "0.5 and 0.5 are each rounded to 1";
}

TEST(Totals, ATotalRoundsItselfToo)
{
    const auto form =
        twoAreas(sumScore()).totalOfAreas("t", {"a", "b"}, meanScore({}, Rounding::HalfUp)).build();
    EXPECT_EQ(totalOf(form, "0001").score, some(1));
}

TEST(Totals, APartWithoutAScoreGivesNoTotal)
{
    const auto form = twoAreas(meanScore()).totalOfAreas("t", {"a", "b"}, sumScore()).build();
    EXPECT_EQ(totalOf(form, "123-").score, std::nullopt);
}

TEST(Totals, OfItemsHasEverythingAnAreasScoreHas)
{
    const ScoreRule rule = sumScore(countAnswered(2), Missing::Prorate, Rounding::HalfUp);
    InstrumentBuilder b = twoAreas(meanScore());
    const auto form = b.totalOfItems("t", {"a2", "b1", "b2"}, rule).build();
    EXPECT_EQ(totalOf(form, "4113").score, some(5));
    EXPECT_EQ(totalOf(form, "412-").score, some(5)) << "3 x 3 / 2 = 4.5, rounded up";
    EXPECT_EQ(totalOf(form, "41--").score, std::nullopt);
}

TEST(Totals, AnAreaThatDoesNotCountIsInATotalThatNamesIt)
{
    InstrumentBuilder b;
    b.area("a").item("i1").score(sumScore()).area("env", InstrumentBuilder::Counts::No).item("e1").score(sumScore());
    EXPECT_EQ(totalOf(b.totalOfAreas("t", {"a", "env"}, sumScore()).build(), "12").score, some(3));
}

// --- bands ---------------------------------------------------------------------------------------------------------

std::vector<CutRow> threeRows(std::int64_t yellow, std::int64_t red)
{
    return {below(yellow, Position::Green), below(red, Position::Yellow), rest(Position::Red)};
}

TEST(Bands, BelowIsExclusiveAndUpToIsInclusive)
{
    const auto exclusive = oneArea(1, sumScore(), {cut({below(2, Position::Green), rest(Position::Red)})});
    EXPECT_EQ(areaOf(exclusive, "1").band, Position::Green);
    EXPECT_EQ(areaOf(exclusive, "2").band, Position::Red);
    const auto inclusive = oneArea(1, sumScore(), {cut({upTo(2, Position::Green), rest(Position::Red)})});
    EXPECT_EQ(areaOf(inclusive, "2").band, Position::Green);
    EXPECT_EQ(areaOf(inclusive, "3").band, Position::Red);
}

TEST(Bands, TheFirstRowThatHoldsIsUsedAndTheLastTakesTheRest)
{
    const auto form = oneArea(2, sumScore(), {cut({upTo(1, Position::Green), below({5, 2}, Position::Yellow),
                                                   upTo(3, Position::Green), rest(Position::Red)})});
    EXPECT_EQ(areaOf(form, "10").band, Position::Green);
    EXPECT_EQ(areaOf(form, "11").band, Position::Yellow);
    EXPECT_EQ(areaOf(form, "12").band, Position::Green);
    EXPECT_EQ(areaOf(form, "44").band, Position::Red);
}

TEST(Bands, TheRowThatHeldIsGivenWithItsLabel)
{
    auto rows = threeRows(2, 3);
    rows[1].label = {"Let forhøjet", "Slightly raised"};
    const auto form = oneArea(1, sumScore(), {cut(rows)});
    const auto result = areaOf(form, "2");
    ASSERT_NE(result.row, nullptr);
    EXPECT_EQ(result.row->label.da, "Let forhøjet");
}

TEST(Bands, NoScoreGivesNoBand)
{
    const auto form = oneArea(2, sumScore(), {cut(threeRows(1, 2))});
    EXPECT_EQ(areaOf(form, "1-").band, std::nullopt);
    EXPECT_EQ(areaOf(form, "1-").row, nullptr);
}

InstrumentPtr bandsByContext()
{
    return oneArea(1, sumScore(),
                   {cutWhen(Sex::Boy, std::pair{36, 47}, {rest(Position::Red)}),
                    cutWhen(Sex::Girl, {}, {rest(Position::Yellow)}), cut({rest(Position::Green)})});
}

TEST(Bands, TheFirstEntryThatFitsIsUsed)
{
    EXPECT_EQ(areaOf(bandsByContext(), "0", {40, Sex::Boy}).band, Position::Red);
    EXPECT_EQ(areaOf(bandsByContext(), "0", {40, Sex::Girl}).band, Position::Yellow);
    EXPECT_EQ(areaOf(bandsByContext(), "0", {40, Sex::Other}).band, Position::Green);
}

TEST(Bands, AgeIsInclusiveAtBothEnds)
{
    EXPECT_EQ(areaOf(bandsByContext(), "0", {35, Sex::Boy}).band, Position::Green);
    EXPECT_EQ(areaOf(bandsByContext(), "0", {36, Sex::Boy}).band, Position::Red);
    EXPECT_EQ(areaOf(bandsByContext(), "0", {47, Sex::Boy}).band, Position::Red);
    EXPECT_EQ(areaOf(bandsByContext(), "0", {48, Sex::Boy}).band, Position::Green);
}

TEST(Bands, KnownPartsThatFitWithAnotherUnknownEndTheSearchWithoutABand)
{
    EXPECT_EQ(areaOf(bandsByContext(), "0", {std::nullopt, Sex::Boy}).band, std::nullopt);
    EXPECT_EQ(areaOf(bandsByContext(), "0", {40, std::nullopt}).band, std::nullopt);
    EXPECT_EQ(areaOf(bandsByContext(), "0", {}).band, std::nullopt);
}

TEST(Bands, AKnownPartThatDoesNotFitPassesToTheNextEntryWhateverIsUnknown)
{
    EXPECT_EQ(areaOf(bandsByContext(), "0", {std::nullopt, Sex::Girl}).band, Position::Yellow);
    EXPECT_EQ(areaOf(bandsByContext(), "0", {std::nullopt, Sex::Other}).band, Position::Green);
    EXPECT_EQ(areaOf(bandsByContext(), "0", {60, std::nullopt}).band, std::nullopt)
        << "the second entry asks for the sex";
}

TEST(Bands, NoEntryThatFitsGivesNoBand)
{
    const auto form = oneArea(1, sumScore(), {cutWhen(Sex::Boy, {}, {rest(Position::Red)})});
    const auto result = areaOf(form, "1", {{}, Sex::Girl});
    EXPECT_EQ(result.score, some(1));
    EXPECT_EQ(result.band, std::nullopt);
}

TEST(Bands, TotalsHaveBandsToo)
{
    const auto form = twoAreas(sumScore()).totalOfAreas("t", {"a", "b"}, sumScore(), {cut(threeRows(4, 8))}).build();
    EXPECT_EQ(totalOf(form, "1111").band, Position::Yellow);
}

// --- distance to the next band -------------------------------------------------------------------------------------

std::optional<BandDistance> distance(const InstrumentPtr& form, std::string_view answers, ScoringContext context = {})
{
    return distanceToNextBand(areaOf(form, answers, context), form->areas[0].bands, context);
}

TEST(BandDistance, IsWhatIsMissingToTheNextWorseRow)
{
    const auto form = oneArea(3, meanScore(),
                              {cut({upTo({1, 2}, Position::Green), below(2, Position::Yellow), rest(Position::Red)})});
    EXPECT_EQ(distance(form, "001")->distance, Rational(1, 6));
    EXPECT_EQ(distance(form, "001")->next, Position::Yellow);
    EXPECT_EQ(distance(form, "111")->distance, Rational(1));
    EXPECT_EQ(distance(form, "111")->next, Position::Red);
}

TEST(BandDistance, IsZeroWhenAnInclusiveLimitIsJustMet)
{
    const auto form = oneArea(1, sumScore(), {cut({upTo(2, Position::Green), rest(Position::Red)})});
    EXPECT_EQ(distance(form, "2")->distance, Rational(0));
}

TEST(BandDistance, SkipsRowsOfTheSamePosition)
{
    const auto form =
        oneArea(1, sumScore(), {cut({upTo(0, Position::Green), upTo(2, Position::Green), rest(Position::Red)})});
    EXPECT_EQ(distance(form, "0")->distance, Rational(2));
}

TEST(BandDistance, LooksDownwardsWhereALowScoreIsTheWorse)
{
    const auto form =
        oneArea(1, sumScore(), {cut({below(1, Position::Red), upTo(2, Position::Yellow), rest(Position::Green)})});
    EXPECT_EQ(distance(form, "4")->distance, Rational(2));
    EXPECT_EQ(distance(form, "4")->next, Position::Yellow);
    EXPECT_EQ(distance(form, "1")->distance, Rational(0)) << "anything below 1 is in the next row";
}

TEST(BandDistance, IsNothingInTheWorstRowWithoutAScoreAndWithoutAnEntry)
{
    const auto form = oneArea(1, sumScore(), {cutWhen(Sex::Boy, {}, threeRows(1, 2))});
    EXPECT_EQ(distance(form, "4", {{}, Sex::Boy}), std::nullopt);
    EXPECT_EQ(distance(form, "-", {{}, Sex::Boy}), std::nullopt);
    EXPECT_EQ(distance(form, "0"), std::nullopt);
}

} // namespace
} // namespace trivsel::core
