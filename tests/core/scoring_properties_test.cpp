#include "support/random_forms.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace trivsel::core {
namespace {

using namespace test;

/// The same form with its items in another order, within the areas and in the file; `order[new] = old`.
Instrument permuted(const Instrument& form, const std::vector<std::size_t>& order)
{
    std::vector<std::size_t> newIndex(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) newIndex[order[i]] = i;
    Instrument result = form;
    for (std::size_t i = 0; i < order.size(); ++i) result.items[i] = form.items[order[i]];
    const auto renumber = [&](std::vector<std::size_t>& items) {
        for (std::size_t& item : items) item = newIndex[item];
        std::ranges::sort(items);
    };
    for (Area& area : result.areas) renumber(area.items);
    for (Total& total : result.totals) renumber(total.ofItems);
    const auto inCondition = [&](auto& self, Condition& condition) -> void {
        if (condition.kind == Condition::Kind::Answer) condition.item = newIndex[condition.item];
        for (Condition& part : condition.parts) self(self, part);
    };
    for (PositionScheme& scheme : result.schemes) {
        for (PositionRule& rule : scheme.rules) inCondition(inCondition, rule.condition);
    }
    return result;
}

TEST(ScoringProperties, PermutingItemsChangesNothing)
{
    RandomForms random(11);
    for (int round = 0; round < 300; ++round) {
        const auto form = random.form();
        std::vector<std::size_t> order(form->items.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::shuffle(order, random.engine());
        const Instrument other = permuted(*form, order);
        ASSERT_TRUE(instrumentFaults(other).empty());
        for (int i = 0; i < 10; ++i) {
            const Answers answers = random.answers(*form);
            const ScoringContext context = random.context();
            Answers moved;
            for (const std::size_t old : order) moved.push_back(answers[old]);
            const ScoreResult a = score(*form, form->schemes[0], answers, context);
            const ScoreResult b = score(other, other.schemes[0], moved, context);
            ASSERT_EQ(a.position, b.position);
            ASSERT_EQ(a.rule, b.rule);
            ASSERT_EQ(a.unknownRules, b.unknownRules);
            std::vector<std::size_t> deciding;
            for (const std::size_t item : b.decidingItems) deciding.push_back(order[item]);
            std::ranges::sort(deciding);
            ASSERT_EQ(a.decidingItems, deciding);
            for (std::size_t area = 0; area < a.areas.size(); ++area) {
                ASSERT_EQ(a.areas[area].score, b.areas[area].score);
                ASSERT_EQ(a.areas[area].band, b.areas[area].band);
            }
            for (std::size_t total = 0; total < a.totals.size(); ++total) {
                ASSERT_EQ(a.totals[total].score, b.totals[total].score);
            }
        }
    }
}

TEST(ScoringProperties, PermutingRatersChangesNoSuggestion)
{
    RandomForms random(12);
    for (int round = 0; round < 2000; ++round) {
        std::vector<Position> raters;
        for (int i = random.below(6); i >= 0; --i) raters.push_back(static_cast<Position>(random.below(4)));
        const auto k = 1 + random.below(4);
        const auto before = suggestCommon(raters, k);
        std::ranges::shuffle(raters, random.engine());
        ASSERT_EQ(suggestCommon(raters, k), before);
    }
}

TEST(ScoringProperties, ASuggestionIsNeverMilderThanWhatKRatersGave)
{
    RandomForms random(13);
    for (int round = 0; round < 2000; ++round) {
        std::vector<Position> raters;
        for (int i = random.below(6); i >= 0; --i) raters.push_back(static_cast<Position>(random.below(4)));
        const auto k = 1 + random.below(3);
        const auto suggested = suggestCommon(raters, k);
        for (const Position position : {Position::Yellow, Position::Red}) {
            if (std::ranges::count(raters, position) < k) continue;
            ASSERT_TRUE(suggested && isAtLeast(*suggested, position));
        }
    }
}

TEST(ScoringProperties, SensitivityOfAnyFormGivesWhatScoringTheChangedAnswersGives)
{
    RandomForms random(14);
    for (int round = 0; round < 100; ++round) {
        const auto form = random.form();
        const Answers answers = random.answers(*form);
        const ScoringContext context = random.context();
        for (const Sensitivity& change : sensitivity(*form, form->schemes[1], answers, context)) {
            Answers changed = answers;
            changed[change.item] = change.option;
            ASSERT_EQ(score(*form, form->schemes[1], changed, context).position, change.position);
        }
    }
}

/// Random answers of the shipped shape, from nearly all thriving to many signs, with few or many gaps.
Answers signs(RandomForms& random, const Instrument& form)
{
    Answers answers(form.items.size());
    const int rare = 2 + random.below(12);
    const int gaps = random.oneIn(2) ? 1000 : 2 + random.below(8);
    for (auto& answer : answers) {
        if (random.oneIn(gaps)) continue;
        answer = static_cast<std::uint8_t>(random.oneIn(rare) ? 1 + random.below(2) : 0);
    }
    return answers;
}

class ShippedShape : public testing::TestWithParam<std::size_t> {
protected:
    const InstrumentPtr form = wellbeingForm(5).build();
    const PositionScheme& scheme = form->schemes[GetParam()];
    ScoreResult rate(const Answers& answers) const { return score(*form, scheme, answers); }
};

INSTANTIATE_TEST_SUITE_P(BothRules, ShippedShape, testing::Values(0U, 1U));

TEST_P(ShippedShape, AWorseAnswerNeverImprovesThePosition)
{
    RandomForms random(21);
    for (int round = 0; round < 1500; ++round) {
        Answers answers = signs(random, *form);
        const Position before = rate(answers).position;
        for (std::size_t item = 0; item < 20; ++item) {
            const auto original = answers[item];
            if (!original) continue;
            for (std::uint8_t worse = static_cast<std::uint8_t>(*original + 1); worse < 3; ++worse) {
                answers[item] = worse;
                const Position after = rate(answers).position;
                ASSERT_FALSE(isMilder(after, before));
                ASSERT_FALSE(after == Position::Unassessed && before != Position::Unassessed);
            }
            answers[item] = original;
        }
    }
}

TEST_P(ShippedShape, UnassessedNeverHidesRed)
{
    // Leaving out an answer that shows no red sign never turns a red position off, however few remain.
    RandomForms random(22);
    int reds = 0;
    for (int round = 0; round < 3000; ++round) {
        Answers answers = signs(random, *form);
        if (rate(answers).position != Position::Red) continue;
        ++reds;
        std::vector<std::size_t> order(answers.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::shuffle(order, random.engine());
        for (const std::size_t item : order) {
            if (answers[item] == 2) continue;
            answers[item] = std::nullopt;
            ASSERT_EQ(rate(answers).position, Position::Red);
        }
    }
    EXPECT_GT(reds, 500);
}

TEST_P(ShippedShape, TooFewAnswersAreNeverGreen)
{
    RandomForms random(23);
    int few = 0;
    for (int round = 0; round < 5000; ++round) {
        const Answers answers = signs(random, *form);
        const auto answered =
            std::count_if(answers.begin(), answers.begin() + 20, [](const auto &a) { return a.has_value(); });
        if (answered >= 16) continue;
        ++few;
        ASSERT_NE(rate(answers).position, Position::Green);
    }
    EXPECT_GT(few, 500);
}

TEST_P(ShippedShape, TheAdultsOwnEnvironmentNeverMatters)
{
    RandomForms random(24);
    for (int round = 0; round < 500; ++round) {
        Answers answers = signs(random, *form);
        const ScoreResult before = rate(answers);
        for (std::size_t item = 20; item < 25; ++item) answers[item] = static_cast<std::uint8_t>(random.below(3));
        const ScoreResult after = rate(answers);
        ASSERT_EQ(after.position, before.position);
        ASSERT_EQ(after.decidingItems, before.decidingItems);
    }
}

TEST_P(ShippedShape, TheDecidingItemsAloneGiveTheSameRule)
{
    RandomForms random(25);
    for (int round = 0; round < 2000; ++round) {
        const Answers answers = signs(random, *form);
        const ScoreResult result = rate(answers);
        if (!result.rule) continue;
        Answers reasons(answers.size());
        for (const std::size_t item : result.decidingItems) reasons[item] = answers[item];
        ASSERT_EQ(rate(reasons).rule, result.rule);
    }
}

TEST_P(ShippedShape, SensitivityGivesWhatScoringTheChangedAnswersGives)
{
    RandomForms random(26);
    for (int round = 0; round < 40; ++round) {
        const Answers answers = signs(random, *form);
        for (const Sensitivity& change : sensitivity(*form, scheme, answers)) {
            Answers changed = answers;
            ASSERT_NE(changed[change.item], change.option);
            changed[change.item] = change.option;
            ASSERT_EQ(rate(changed).position, change.position);
        }
    }
}

} // namespace
} // namespace trivsel::core
