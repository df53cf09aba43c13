#include "support/instrument_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

// Each test is one sentence of the format's section "Meaning": conditions, three values, position, team and reasons.

namespace trivsel::core {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::IsEmpty;

ScoreResult rate(const InstrumentPtr &form, std::string_view answers, ScoringContext context = {},
                 std::size_t scheme = 0)
{
    return score(*form, form->schemes[scheme], given(answers), context);
}

Position positionOf(const InstrumentPtr& form, std::string_view answers, ScoringContext context = {})
{
    return rate(form, answers, context).position;
}

/// The truth of `condition` in `form`, seen from outside: as a rule, and as a rule under `not`.
Truth truthIn(const InstrumentBuilder &builder, const Condition &condition, std::string_view answers,
              ScoringContext context = {})
{
    InstrumentBuilder plain = builder;
    plain.minAnswered(countAnswered(1)).rule("r", condition, Position::Red);
    const auto form = plain.build();
    const auto result = score(*form, form->schemes[0], given(answers), context);
    if (result.rule) return Truth::True;
    return result.unknownRules.empty() ? Truth::False : Truth::Unknown;
}

/// Areas "a" and "b" with two signs each, "env" with two that do not count.
InstrumentBuilder signForm()
{
    InstrumentBuilder b;
    b.area("a").items("a", 2).area("b").items("b", 2).area("env", InstrumentBuilder::Counts::No).items("e", 2);
    return b;
}

std::vector<BandEntry> bySum()
{
    return {cut({below(2, Position::Green), below(3, Position::Yellow), rest(Position::Red)})};
}

/// Three counting areas of two items whose bands are green below 2, yellow at 2, red from 3; "plain" counts but has no
/// bands, "env" has bands but does not count.
InstrumentBuilder bandForm()
{
    InstrumentBuilder b;
    for (const char* area : {"a", "b", "c"}) b.area(area).items(area, 2).score(sumScore()).bands(bySum());
    b.area("plain").items("p", 1).score(sumScore());
    b.area("env", InstrumentBuilder::Counts::No).items("e", 2).score(sumScore()).bands(bySum());
    return b;
}

// --- signals -------------------------------------------------------------------------------------------------------

TEST(SignalsCondition, CountsAnsweredItemsWhoseSignalIsThatOrWorse)
{
    const InstrumentBuilder b = signForm();
    EXPECT_EQ(truthIn(b, b.signals(Position::Yellow, 2), "1200 00"), Truth::True);
    EXPECT_EQ(truthIn(b, b.signals(Position::Yellow, 3), "1200 00"), Truth::False);
    EXPECT_EQ(truthIn(b, b.signals(Position::Red, 2), "1200 00"), Truth::False);
    EXPECT_EQ(truthIn(b, b.signals(Position::Green, 4), "1200 00"), Truth::True);
    EXPECT_EQ(truthIn(b, b.signals(Position::Green, 4), "12-0 00"), Truth::False);
}

TEST(SignalsCondition, LooksOnlyInTheNamedAreas)
{
    const InstrumentBuilder b = signForm();
    EXPECT_EQ(truthIn(b, b.signals(Position::Red, 2, {"a"}), "2020 00"), Truth::False);
    EXPECT_EQ(truthIn(b, b.signals(Position::Red, 2, {"b"}), "0022 00"), Truth::True);
}

TEST(SignalsCondition, LeavesOutAreasThatDoNotCountUnlessNamed)
{
    const InstrumentBuilder b = signForm();
    EXPECT_EQ(truthIn(b, b.signals(Position::Red, 1), "0000 22"), Truth::False);
    EXPECT_EQ(truthIn(b, b.signals(Position::Red, 2, {"env"}), "0000 22"), Truth::True);
}

TEST(SignalsCondition, AnOptionWithoutASignalShowsNone)
{
    InstrumentBuilder b;
    b.answerSet("mixed", {option(0), option(9), option(1, Position::Yellow)}).area("a").items("i", 2, "mixed");
    EXPECT_EQ(truthIn(b, b.signals(Position::Green, 1), "01"), Truth::False);
    EXPECT_EQ(truthIn(b, b.signals(Position::Green, 1), "02"), Truth::True);
}

TEST(SignalsCondition, SignalsOfReverseItemsAreNotReversed)
{
    InstrumentBuilder b;
    b.area("a").item("i", "sign", 1, InstrumentBuilder::Reverse::Yes);
    EXPECT_EQ(truthIn(b, b.signals(Position::Red, 1), "2"), Truth::True);
    EXPECT_EQ(truthIn(b, b.signals(Position::Red, 1), "0"), Truth::False);
}

// --- answer --------------------------------------------------------------------------------------------------------

TEST(AnswerCondition, ComparesTheValueAsGivenAlsoOfReverseItemsAndScoredOptions)
{
    InstrumentBuilder b;
    b.answerSet("codes", {option(1, {}, 50), option(2, {}, 70), option(7, {}, 0)});
    b.area("a").item("i", "codes", 1, InstrumentBuilder::Reverse::Yes).item("j");
    EXPECT_EQ(truthIn(b, b.answerIs("i", 7), "20"), Truth::True);
    EXPECT_EQ(truthIn(b, b.answerIs("i", 7), "00"), Truth::False);
    EXPECT_EQ(truthIn(b, b.answerAtLeast("i", 2), "10"), Truth::True);
    EXPECT_EQ(truthIn(b, b.answerAtLeast("i", 2), "20"), Truth::True);
    EXPECT_EQ(truthIn(b, b.answerAtLeast("i", 2), "00"), Truth::False);
}

TEST(AnswerCondition, AnItemThatWasNotAnsweredIsFalseNotUnknown)
{
    InstrumentBuilder b;
    b.area("a").items("i", 2);
    EXPECT_EQ(truthIn(b, b.answerIs("i1", 0), "-0"), Truth::False);
    EXPECT_EQ(truthIn(b, notTrue(b.answerIs("i1", 0)), "-0"), Truth::True);
    EXPECT_EQ(truthIn(b, b.signals(Position::Green, 2), "-0"), Truth::False);
}

// --- band and bands ------------------------------------------------------------------------------------------------

TEST(BandCondition, IsMeansExactlyAndAtLeastMeansThatOrWorse)
{
    const InstrumentBuilder b = bandForm();
    EXPECT_EQ(truthIn(b, b.bandIs("a", Position::Yellow), "20 00 00 0 00"), Truth::True);
    EXPECT_EQ(truthIn(b, b.bandIs("a", Position::Yellow), "22 00 00 0 00"), Truth::False);
    EXPECT_EQ(truthIn(b, b.bandAtLeast("a", Position::Yellow), "22 00 00 0 00"), Truth::True);
    EXPECT_EQ(truthIn(b, b.bandAtLeast("a", Position::Yellow), "10 00 00 0 00"), Truth::False);
}

TEST(BandCondition, MayNameAnAreaThatDoesNotCountOrATotal)
{
    InstrumentBuilder b = bandForm();
    EXPECT_EQ(truthIn(b, b.bandIs("env", Position::Red), "00 00 00 0 22"), Truth::True);
    b.totalOfAreas("t", {"a", "b"}, sumScore(), bySum());
    EXPECT_EQ(truthIn(b, b.bandIs("t", Position::Yellow), "10 10 00 0 00"), Truth::True);
}

TEST(BandCondition, ABandThatHasNoValueIsUnknown)
{
    const InstrumentBuilder b = bandForm();
    EXPECT_EQ(truthIn(b, b.bandIs("a", Position::Red), "2- 00 00 0 00"), Truth::Unknown);
    EXPECT_EQ(truthIn(b, b.bandAtLeast("a", Position::Green), "2- 00 00 0 00"), Truth::Unknown);
}

TEST(BandsCondition, CountsCountingAreasWithBandsOnly)
{
    const InstrumentBuilder b = bandForm();
    EXPECT_EQ(truthIn(b, b.bandsCount(Position::Yellow, 2), "20 22 00 0 00"), Truth::True);
    EXPECT_EQ(truthIn(b, b.bandsCount(Position::Red, 2), "20 22 00 2 22"), Truth::False)
        << "plain and env are not counted";
    EXPECT_EQ(truthIn(b, b.bandsCount(Position::Yellow, 3), "20 22 00 2 22"), Truth::False);
}

TEST(BandsCondition, IsUnknownWhenTheAreasWithoutABandCouldDecide)
{
    const InstrumentBuilder b = bandForm();
    EXPECT_EQ(truthIn(b, b.bandsCount(Position::Yellow, 2), "20 -0 00 0 00"), Truth::Unknown);
    EXPECT_EQ(truthIn(b, b.bandsCount(Position::Yellow, 2), "-0 -0 00 0 00"), Truth::Unknown);
}

TEST(BandsCondition, IsTrueOrFalseWhenTheAreasWithoutABandCouldNotDecide)
{
    const InstrumentBuilder b = bandForm();
    EXPECT_EQ(truthIn(b, b.bandsCount(Position::Yellow, 1), "20 -0 -0 0 00"), Truth::True);
    EXPECT_EQ(truthIn(b, b.bandsCount(Position::Yellow, 3), "00 -0 -0 0 00"), Truth::False);
    EXPECT_EQ(truthIn(b, b.bandsCount(Position::Yellow, 3), "20 20 00 - --"), Truth::False)
        << "plain and env decide nothing";
}

// --- Kleene --------------------------------------------------------------------------------------------------------

TEST(ThreeValues, AllAnyAndNotFollowKleene)
{
    const InstrumentBuilder b = bandForm();
    const Condition yes = b.answerIs("p1", 0);
    const Condition no = b.answerIs("p1", 1);
    const Condition open = b.bandIs("a", Position::Red); // a1 is not answered below
    const auto value = [&](const Condition& condition) { return truthIn(b, condition, "-0 00 00 0 00"); };
    ASSERT_EQ(value(yes), Truth::True);
    ASSERT_EQ(value(no), Truth::False);
    ASSERT_EQ(value(open), Truth::Unknown);

    EXPECT_EQ(value(allOf({yes, yes})), Truth::True);
    EXPECT_EQ(value(allOf({yes, open})), Truth::Unknown);
    EXPECT_EQ(value(allOf({open, no})), Truth::False);
    EXPECT_EQ(value(allOf({yes, no})), Truth::False);
    EXPECT_EQ(value(anyOf({no, no})), Truth::False);
    EXPECT_EQ(value(anyOf({no, open})), Truth::Unknown);
    EXPECT_EQ(value(anyOf({open, yes})), Truth::True);
    EXPECT_EQ(value(notTrue(yes)), Truth::False);
    EXPECT_EQ(value(notTrue(no)), Truth::True);
    EXPECT_EQ(value(notTrue(open)), Truth::Unknown);
    EXPECT_EQ(value(notTrue(allOf({open, no}))), Truth::True);
}

// --- position ------------------------------------------------------------------------------------------------------

TEST(PositionRules, TheFirstRuleThatIsTrueDecides)
{
    InstrumentBuilder b = signForm();
    b.rule("two-red", b.signals(Position::Red, 2), Position::Red);
    b.rule("one-red", b.signals(Position::Red, 1), Position::Yellow);
    b.rule("one-yellow", b.signals(Position::Yellow, 1), Position::Yellow);
    const auto form = b.build();
    const auto decided = [&](std::string_view answers) { return rate(form, answers).ruleWord(form->schemes[0]); };
    EXPECT_EQ(decided("2200 00"), "two-red");
    EXPECT_EQ(decided("2100 00"), "one-red");
    EXPECT_EQ(decided("0100 00"), "one-yellow");
    EXPECT_EQ(positionOf(form, "2200 00"), Position::Red);
    EXPECT_EQ(positionOf(form, "2100 00"), Position::Yellow);
}

TEST(PositionRules, IfNoneIsTrueOtherwiseIsThePosition)
{
    InstrumentBuilder b = signForm();
    b.rule("red", b.signals(Position::Red, 1), Position::Red);
    const auto green = rate(b.build(), "0000 00");
    EXPECT_EQ(green.position, Position::Green);
    EXPECT_EQ(green.rule, std::nullopt);
    EXPECT_EQ(green.ruleWord(b.peek().schemes[0]), "otherwise");
    EXPECT_EQ(positionOf(b.otherwise(Position::Yellow).build(), "0000 00"), Position::Yellow);
}

TEST(PositionRules, OtherwiseNeedsMinAnsweredWhichIsAllByDefault)
{
    InstrumentBuilder b = signForm();
    b.rule("red", b.signals(Position::Red, 1), Position::Red);
    const auto form = b.build();
    const auto result = rate(form, "000- 00");
    EXPECT_EQ(result.position, Position::Unassessed);
    EXPECT_EQ(result.ruleWord(form->schemes[0]), "");
    EXPECT_EQ(positionOf(b.minAnswered(shareAnswered({3, 4})).build(), "000- 00"), Position::Green);
    EXPECT_EQ(positionOf(b.minAnswered(countAnswered(3)).build(), "00-- 00"), Position::Unassessed);
}

TEST(PositionRules, MinAnsweredIsOverTheItemsOfCountingAreas)
{
    InstrumentBuilder b = signForm();
    EXPECT_EQ(positionOf(b.build(), "0000 --"), Position::Green);
    EXPECT_EQ(positionOf(b.minAnswered(countAnswered(4)).build(), "00-- 00"), Position::Unassessed);
}

TEST(PositionRules, TooLittleKnowledgeNeverHidesASignThatWasSeen)
{
    InstrumentBuilder b = signForm();
    b.rule("red", b.signals(Position::Red, 1), Position::Red);
    EXPECT_EQ(positionOf(b.build(), "2--- --"), Position::Red);
}

TEST(PositionRules, AnUnknownRuleMakesItUnassessedThoughEnoughIsAnswered)
{
    InstrumentBuilder b = bandForm();
    b.minAnswered(countAnswered(1)).rule("band", b.bandIs("a", Position::Red), Position::Red);
    const auto result = rate(b.build(), "-0 00 00 0 00");
    EXPECT_EQ(result.position, Position::Unassessed);
    EXPECT_THAT(result.unknownRules, ElementsAre(0));
}

TEST(PositionRules, ADecidedResultNamesTheEarlierRulesThatAreUnknown)
{
    InstrumentBuilder b = bandForm();
    b.rule("first", b.bandIs("a", Position::Red), Position::Red);
    b.rule("second", b.bandIs("b", Position::Red), Position::Red);
    b.rule("third", b.answerIs("p1", 1), Position::Yellow);
    b.rule("fourth", b.bandIs("a", Position::Yellow), Position::Yellow);
    const auto result = rate(b.build(), "-0 00 00 1 00");
    EXPECT_EQ(result.position, Position::Yellow);
    EXPECT_EQ(result.rule, 2U);
    EXPECT_THAT(result.unknownRules, ElementsAre(0)) << "not the later fourth";
}

TEST(PositionRules, AnUnassessedResultNamesAllUnknownRules)
{
    InstrumentBuilder b = bandForm();
    b.rule("first", b.bandIs("a", Position::Red), Position::Red);
    b.rule("second", b.answerIs("p1", 1), Position::Red);
    b.rule("third", b.bandIs("a", Position::Yellow), Position::Yellow);
    EXPECT_THAT(rate(b.build(), "-0 00 00 0 00").unknownRules, ElementsAre(0, 2));
}

TEST(PositionRules, NothingAnsweredIsUnassessedEvenWithoutRules)
{
    InstrumentBuilder b;
    b.area("env", InstrumentBuilder::Counts::No).items("e", 2);
    EXPECT_EQ(positionOf(b.build(), "00"), Position::Unassessed) << "no item counts, so nothing is known";
}

TEST(PositionRules, AlternativesAreOtherRulesOverTheSameForm)
{
    const auto form = wellbeingForm().build();
    const std::string oneYellow = "10000 00000 00000 00000";
    EXPECT_EQ(rate(form, oneYellow, {}, 0).position, Position::Green);
    EXPECT_EQ(rate(form, oneYellow, {}, 1).position, Position::Yellow);
    EXPECT_EQ(form->scheme("one-sign"), &form->schemes[1]);
    EXPECT_EQ(form->scheme(""), &form->schemes[0]);
    EXPECT_EQ(form->scheme("default"), &form->schemes[0]);
    EXPECT_EQ(form->scheme("nothing"), nullptr);
    EXPECT_EQ(form->itemIndex("s2"), 11U);
    EXPECT_EQ(form->itemIndex("x"), std::nullopt);
}

TEST(PositionRules, TheResultCountsAnsweredItemsOfAllAreas)
{
    const auto result = rate(signForm().build(), "0-00 1-");
    EXPECT_EQ(result.answered, 4);
    EXPECT_EQ(result.items, 6);
}

// --- reasons -------------------------------------------------------------------------------------------------------

TEST(Reasons, SignalsGiveTheItemsThatShowThatSignalOrWorseWithinTheAreas)
{
    InstrumentBuilder b = signForm();
    b.rule("r", b.signals(Position::Yellow, 1, {"b", "a"}), Position::Yellow);
    const auto result = rate(b.build(), "0212 22");
    EXPECT_EQ(result.rule, 0U);
    EXPECT_THAT(result.decidingItems, ElementsAre(1, 2, 3)) << "in instrument order";
}

TEST(Reasons, ABandGivesTheAnsweredItemsOfItsAreaOrTotal)
{
    InstrumentBuilder b;
    b.area("a")
        .items("a", 3)
        .score(sumScore(countAnswered(1)))
        .bands(bySum())
        .area("b")
        .items("b", 2)
        .score(sumScore());
    b.totalOfAreas("t", {"b"}, sumScore(), bySum());
    InstrumentBuilder ofArea = b;
    ofArea.rule("r", b.bandIs("a", Position::Yellow), Position::Yellow);
    EXPECT_THAT(rate(ofArea.build(), "2-0 22").decidingItems, ElementsAre(0, 2));
    InstrumentBuilder ofTotal = b;
    ofTotal.rule("r", b.bandIs("t", Position::Red), Position::Red);
    EXPECT_THAT(rate(ofTotal.build(), "2-0 22").decidingItems, ElementsAre(3, 4));
}

TEST(Reasons, BandsGiveTheAnsweredItemsOfTheAreasThatWereCounted)
{
    InstrumentBuilder b = bandForm();
    b.rule("r", b.bandsCount(Position::Yellow, 2), Position::Red);
    EXPECT_THAT(rate(b.build(), "20 00 22 2 22").decidingItems, ElementsAre(0, 1, 4, 5));
}

TEST(Reasons, AnswerGivesThatItem)
{
    InstrumentBuilder b = signForm();
    b.rule("r", b.answerIs("b1", 0), Position::Yellow);
    EXPECT_THAT(rate(b.build(), "0000 00").decidingItems, ElementsAre(2));
}

TEST(Reasons, TheUnionIsOverTheTrueLeavesOnly)
{
    InstrumentBuilder b = signForm();
    b.rule("r", anyOf({b.signals(Position::Red, 2, {"a"}), b.signals(Position::Red, 1, {"b"}), b.answerIs("a1", 2)}),
           Position::Red);
    EXPECT_THAT(rate(b.build(), "2020 00").decidingItems, ElementsAre(0, 2));
    EXPECT_THAT(rate(b.build(), "0220 00").decidingItems, ElementsAre(2)) << "only one red sign in a";
}

TEST(Reasons, UnderNotThereAreNone)
{
    InstrumentBuilder b = signForm();
    b.rule("r", allOf({notTrue(b.answerIs("a1", 1)), notTrue(notTrue(b.answerIs("a2", 2))), b.answerIs("b1", 2)}),
           Position::Red);
    EXPECT_THAT(rate(b.build(), "0220 00").decidingItems, ElementsAre(2));
}

TEST(Reasons, OtherwiseAndUnassessedHaveNone)
{
    InstrumentBuilder b = signForm();
    b.rule("r", b.signals(Position::Red, 1), Position::Red);
    EXPECT_THAT(rate(b.build(), "1111 00").decidingItems, IsEmpty());
    EXPECT_THAT(rate(b.build(), "1--- 00").decidingItems, IsEmpty());
}

TEST(SensitivityOfAnswers, GivesEachOtherOptionAndNotAnsweredWithItsPosition)
{
    InstrumentBuilder b;
    b.area("a").items("i", 2).rule("r", b.signals(Position::Red, 1), Position::Red);
    const auto form = b.build();
    const auto results = sensitivity(*form, form->schemes[0], given("0-"));
    struct Expected { std::size_t item; std::optional<std::uint8_t> option; Position position; };
    const std::vector<Expected> expected{{0, 1, Position::Unassessed}, {0, 2, Position::Red},
                                         {0, std::nullopt, Position::Unassessed}, {1, 0, Position::Green},
                                         {1, 1, Position::Green}, {1, 2, Position::Red}};
    ASSERT_EQ(results.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        EXPECT_EQ(results[i].item, expected[i].item) << i;
        EXPECT_EQ(results[i].option, expected[i].option) << i;
        EXPECT_EQ(results[i].position, expected[i].position) << i;
    }
}

// --- team ----------------------------------------------------------------------------------------------------------

TEST(SuggestedCommonPosition, IsTheWorstThatAtLeastKRatersGave)
{
    using enum Position;
    EXPECT_EQ(suggestCommon({Red, Yellow, Yellow, Red}, 2), Red);
    EXPECT_EQ(suggestCommon({Red, Yellow, Yellow}, 2), Yellow);
    EXPECT_EQ(suggestCommon({Green, Yellow, Red}, 1), Red);
}

TEST(SuggestedCommonPosition, IsGreenOnlyIfNoRaterGaveAWorseOne)
{
    using enum Position;
    EXPECT_EQ(suggestCommon({Green, Green}, 2), Green);
    EXPECT_EQ(suggestCommon({Green, Green, Yellow}, 2), std::nullopt);
}

TEST(SuggestedCommonPosition, IsNothingWhenTooFewAgree)
{
    using enum Position;
    EXPECT_EQ(suggestCommon({Red, Yellow}, 2), std::nullopt);
    EXPECT_EQ(suggestCommon({Green}, 2), std::nullopt);
    EXPECT_EQ(suggestCommon({}, 1), std::nullopt);
}

TEST(SuggestedCommonPosition, DoesNotCountUnassessedRaters)
{
    using enum Position;
    EXPECT_EQ(suggestCommon({Unassessed, Unassessed}, 1), std::nullopt);
    EXPECT_EQ(suggestCommon({Green, Unassessed, Green}, 2), Green);
    EXPECT_EQ(suggestCommon({Unassessed, Yellow}, 1), Yellow);
}

} // namespace
} // namespace trivsel::core
