#include "core/rights/retention.h"
#include "core/rights/text_guard.h"

#include <gtest/gtest.h>

/// When a child's data have been kept long enough.
namespace trivsel::core {
namespace {

using What = RetentionRule::What;
using From = RetentionRule::From;

Date day(int y, unsigned m, unsigned d) { return *Date::of(y, m, d); }

const std::vector<RetentionRule> kRules{{What::Ratings, 60, From::Left, {}}, {What::Plans, 60, From::Left, {}}, {What::Concerns, 60, From::Closed, {}}};

KeptChild leftOn(Date last)
{
    KeptChild child;
    child.left = last;
    return child;
}

TEST(Retention, AChildWhoIsHereIsKept)
{
    KeptChild child;
    child.ratings = {true, day(2010, 1, 1), day(2010, 1, 1)};
    EXPECT_EQ(erasedFrom(child, kRules), std::nullopt);
}

TEST(Retention, AChildThatLeftGoesFiveYearsLaterByTheRuleForRatings)
{
    EXPECT_EQ(erasedFrom(leftOn(day(2020, 7, 31)), kRules), day(2025, 7, 31)) << "also without any rating";
    KeptChild rated = leftOn(day(2020, 2, 29));
    rated.ratings = {true, day(2019, 10, 1), day(2019, 10, 31)};
    EXPECT_EQ(erasedFrom(rated, kRules), day(2025, 2, 28)) << "the last day of the month where that day does not exist";
}

TEST(Retention, TheLastOfItsKindsOfDataDecides)
{
    KeptChild child = leftOn(day(2020, 7, 31));
    child.concerns = {true, day(2020, 1, 1), day(2021, 3, 1)};
    EXPECT_EQ(erasedFrom(child, kRules), day(2026, 3, 1));
    child.concerns.closed = day(2018, 3, 1);
    EXPECT_EQ(erasedFrom(child, kRules), day(2023, 3, 1)) << "with a concern alone, by the rule for concerns";
    child.concerns.closed = day(2012, 3, 1);
    EXPECT_EQ(erasedFrom(child, kRules), day(2020, 7, 31)) << "never before it left";
}

TEST(Retention, AnOpenMatterOrAKindWithoutARuleKeepsIt)
{
    KeptChild child = leftOn(day(2010, 7, 31));
    child.concerns = {true, day(2010, 1, 1), std::nullopt};
    EXPECT_EQ(erasedFrom(child, kRules), std::nullopt) << "open";
    EXPECT_EQ(erasedFrom(leftOn(day(2010, 7, 31)), {}), std::nullopt) << "the profile says nothing";
}

TEST(Retention, AnEndedConcernGoesAloneWhileTheChildIsHere)
{
    EXPECT_EQ(concernErasedFrom(day(2015, 1, 1), day(2016, 5, 6), kRules), day(2021, 5, 6));
    EXPECT_EQ(concernErasedFrom(day(2015, 1, 1), std::nullopt, kRules), std::nullopt) << "not ended";
    EXPECT_EQ(concernErasedFrom(day(2015, 1, 1), day(2016, 5, 6), {{What::Concerns, 60, From::Left, {}}}), std::nullopt) << "it goes with the child";
    EXPECT_EQ(concernErasedFrom(day(2010, 1, 1), day(2016, 5, 6), {{What::Concerns, 60, From::Created, {}}}), day(2016, 5, 6)) << "never before it ended";
}

constexpr std::string_view kDiagnoses = "adhd autis ocd";

TEST(TextGuardRule, TenDigitsLikeACprNumberAreSeenWithAndWithoutHyphen)
{
    for (const char* text : {"Barnet er 010190-1234.", "0101901234", "nr. 310122 1234 og", "999999-9999"}) EXPECT_EQ(guard(text, kDiagnoses), TextGuard::Cpr) << text;
}

TEST(TextGuardRule, OtherNumbersAreLeftAlone)
{
    for (const char* text : {"20 20 20 20", "12345678901", "4513901234", "kl. 10.30 den 3. november 2026", "6 12 3456"})
        EXPECT_EQ(guard(text, kDiagnoses), TextGuard::Fine) << text;
}

TEST(TextGuardRule, ADiagnosisIsSeenWhereAWordBeginsWithIt)
{
    for (const char* text : {"Mor spørger om ADHD", "autisme", "(autistisk)", "OCD?"}) EXPECT_EQ(guard(text, kDiagnoses), TextGuard::Diagnosis) << text;
    for (const char* text : {"han maler", "på skinautisk vis", "", "bocd"}) EXPECT_EQ(guard(text, kDiagnoses), TextGuard::Fine) << text;
}

} // namespace
} // namespace trivsel::core
