// Whatever limits are moved to, the answer is what scoring every rating anew with those limits would give.

#include "core/batch_scoring.h"
#include "core/release/what_if.h"
#include "core/release/what_if_signs.h"
#include "support/random_forms.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace trivsel::core::release {
namespace {

using test::RandomForms;
using Moves = std::array<std::array<std::int64_t, 4>, 4>;

constexpr int kForms = 300, kRatings = 40;

struct Ratings {
    std::vector<Answers> answers;
    std::vector<std::uint8_t> rows;
    std::vector<ScoringContext> contexts;
};

Ratings someRatings(RandomForms& random, const Instrument& form)
{
    Ratings ratings;
    for (int i = 0; i < kRatings; ++i) {
        ratings.answers.push_back(random.answers(form));
        ratings.contexts.push_back(random.context());
        for (const auto& answer : ratings.answers.back()) ratings.rows.push_back(answer.value_or(BatchScorer::kNotAnswered));
    }
    return ratings;
}

Moves scoredAnew(const Instrument& before, const Instrument& now, std::size_t scheme, const Ratings& ratings)
{
    Moves moves{};
    for (std::size_t i = 0; i < ratings.answers.size(); ++i) {
        const Position was = score(before, before.schemes[scheme], ratings.answers[i], ratings.contexts[i]).position;
        const Position is = score(now, now.schemes[scheme], ratings.answers[i], ratings.contexts[i]).position;
        ++moves[static_cast<std::size_t>(was)][static_cast<std::size_t>(is)];
    }
    return moves;
}

void ask(Condition& condition, std::int32_t number)
{
    condition.atLeast = number;
    for (Condition& part : condition.parts) part.atLeast = number;
}

TEST(WhatIfSigns, EqualsScoringAnewOnRandomForms)
{
    RandomForms random(20261122);
    int withLimits = 0;
    for (int n = 0; n < kForms; ++n) {
        const auto form = random.form();
        const auto scheme = static_cast<std::size_t>(random.below(static_cast<int>(form->schemes.size())));
        const Ratings ratings = someRatings(random, *form);
        const WhatIfSigns whatIf(*form, form->schemes[scheme], ratings.rows, ratings.contexts);
        std::vector<std::int32_t> before, now;
        Instrument moved = *form;
        for (const SignLimit& limit : whatIf.limits()) {
            before.push_back(limit.now);
            now.push_back(1 + random.below(limit.most + 1));
            ask(moved.schemes[scheme].rules[limit.rule].condition, now.back());
        }
        withLimits += now.empty() ? 0 : 1;
        EXPECT_EQ(whatIf.moves(before, now), scoredAnew(*form, moved, scheme, ratings)) << "form " << n;
    }
    EXPECT_GT(withLimits, kForms / 6);
}

TEST(WhatIfSigns, ACountInAnyOfSeveralAreasIsOneLimitAndEqualsScoringAnew)
{
    RandomForms random(3);
    for (int n = 0; n < kForms; ++n) {
        Instrument form = *random.form();
        if (form.schemes[0].rules.empty()) form.schemes[0].rules.emplace_back();
        Condition& any = form.schemes[0].rules[0].condition;
        any = {};
        any.kind = Condition::Kind::Any;
        for (std::size_t area = 0; area < form.areas.size(); ++area) {
            Condition& count = any.parts.emplace_back();
            count.kind = Condition::Kind::Signals;
            count.atLeast = 2;
            count.inAreas = {area};
        }
        const Ratings ratings = someRatings(random, form);
        const WhatIfSigns whatIf(form, form.schemes[0], ratings.rows, ratings.contexts);
        std::vector<std::int32_t> before, now;
        for (const SignLimit& limit : whatIf.limits()) before.push_back(limit.now);
        now = before;
        ASSERT_EQ(whatIf.limits()[0].rule, 0U);
        now[0] = 3;
        Instrument moved = form;
        ask(moved.schemes[0].rules[0].condition, 3);
        EXPECT_EQ(whatIf.moves(before, now), scoredAnew(form, moved, 0, ratings)) << "form " << n;
    }
}

TEST(WhatIf, EqualsScoringAnewOnRandomForms)
{
    RandomForms random(20261123);
    int places = 0;
    for (int n = 0; n < kForms; ++n) {
        const auto form = random.form();
        const Ratings ratings = someRatings(random, *form);
        for (std::size_t area = 0; area < form->areas.size(); ++area) {
            if (form->areas[area].bands.empty()) continue;
            const WhatIf whatIf(*form, form->schemes[0], {false, area, 0}, ratings.rows, ratings.contexts);
            Instrument moved = *form;
            auto& cut = moved.areas[area].bands[0].cut;
            for (CutRow& row : cut)
                if (row.kind != CutRow::Kind::Rest) row.limit = onStep(row.limit + Rational(1, 4));
            EXPECT_EQ(whatIf.moves(form->areas[area].bands[0].cut, cut), scoredAnew(*form, moved, 0, ratings)) << "form " << n;
            ++places;
        }
    }
    EXPECT_GT(places, kForms / 4);
}

TEST(WhatIfSigns, CountingStopsWhenNobodyWaitsForIt)
{
    RandomForms random(7);
    const auto form = random.form();
    const Ratings ratings = someRatings(random, *form);
    int asked = 0;
    const WhatIfSigns whatIf(*form, form->schemes[0], ratings.rows, ratings.contexts, [&](std::size_t) {
        ++asked;
        return false;
    });
    EXPECT_EQ(asked, 1);
    std::vector<std::int32_t> numbers;
    for (const SignLimit& limit : whatIf.limits()) numbers.push_back(limit.now);
    EXPECT_EQ(whatIf.positions(numbers), WhatIfSigns::Counts{});
}

} // namespace
} // namespace trivsel::core::release
