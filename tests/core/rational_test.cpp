#include "core/rational.h"

#include <gtest/gtest.h>

#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>

namespace trivsel::core {
namespace {

TEST(Rational, TenthsAddUpExactly)
{
    Rational sum;
    for (int i = 0; i < 10; ++i) sum = sum + Rational(1, 10);
    EXPECT_EQ(sum, Rational(1));
}

TEST(Rational, ComparesByNumberNotByForm)
{
    EXPECT_EQ(Rational(2, 4), Rational(-1, -2));
    EXPECT_LT(Rational(1, 3), Rational(34, 100));
    EXPECT_GT(Rational(-1, 3), Rational(-34, 100));
}

TEST(Rational, RoundsHalvesUpwards)
{
    EXPECT_EQ(Rational(5, 2).roundedHalfUp(), Rational(3));
    EXPECT_EQ(Rational(-5, 2).roundedHalfUp(), Rational(-2));
    EXPECT_EQ(Rational(249, 100).roundedHalfUp(), Rational(2));
    EXPECT_EQ(Rational(-251, 100).roundedHalfUp(), Rational(-3));
}

TEST(Rational, ReadsDecimalsExactly)
{
    EXPECT_EQ(Rational::parseDecimal("0.5"), Rational(1, 2));
    EXPECT_EQ(Rational::parseDecimal("-12"), Rational(-12));
    EXPECT_EQ(Rational::parseDecimal("1e-3"), Rational(1, 1000));
    EXPECT_EQ(Rational::parseDecimal("1.25E+2"), Rational(125));
    EXPECT_EQ(Rational::parseDecimal("-0"), Rational(0));
    EXPECT_EQ(Rational::parseDecimal("0.1000000000000000055511151231257827"),
              *Rational::parseDecimal("1000000000000000055511151231257827e-34"));
}

TEST(Rational, RefusesWhatIsNoDecimal)
{
    for (const char* text : {"", "-", "+1", ".5", "5.", "01", "1,5", "1e", "1e+", " 1", "1 ", "0x1", "nan", "inf",
                             "1e61", "1e-61", "1e99999999999", "--1", "1.2.3"}) {
        EXPECT_EQ(Rational::parseDecimal(text), std::nullopt) << text;
    }
    EXPECT_NE(Rational::parseDecimal(std::string(60, '9')), std::nullopt);
    EXPECT_EQ(Rational::parseDecimal(std::string(61, '9')), std::nullopt);
    EXPECT_NE(Rational::parseDecimal("1e60"), std::nullopt);
}

TEST(Rational, PrintsTheShortestDecimalOfTheNearestDouble)
{
    EXPECT_EQ(Rational(3, 5).toDecimalString(), "0.6");
    EXPECT_EQ(Rational(12).toDecimalString(), "12");
    EXPECT_EQ(Rational(0).toDecimalString(), "0");
    EXPECT_EQ(Rational(-9, 4).toDecimalString(), "-2.25");
    EXPECT_EQ(Rational(2, 3).toDecimalString(), "0.6666666666666666");
    EXPECT_EQ(Rational(1, 1000000).toDecimalString(), "0.000001");
    EXPECT_EQ(Rational(123456789012345).toDecimalString(), "123456789012345");
    EXPECT_EQ(Rational::parseDecimal("1e21")->toDecimalString(), "1e+21");
    EXPECT_EQ(Rational::parseDecimal("1e20")->toDecimalString(), "100000000000000000000");
}

TEST(Rational, TheNearestDoubleIsNotCutOff)
{
    EXPECT_EQ(Rational(2, 3).toDouble(), 2.0 / 3.0);
    // Halfway between two doubles: to the even one, both downwards and upwards.
    constexpr std::int64_t kTwo53 = std::int64_t{1} << 53;
    EXPECT_EQ(Rational(kTwo53 + 1).toDouble(), 0x1p53);
    EXPECT_EQ(Rational(kTwo53 + 3).toDouble(), 0x1.0000000000002p53);
    EXPECT_EQ(Rational(-kTwo53 - 3).toDouble(), -0x1.0000000000002p53);
    EXPECT_EQ(Rational(std::numeric_limits<std::int64_t>::max()).toDouble(), 0x1p63);
}

TEST(Rational, DoublesOfFractionsEqualDivision)
{
    std::mt19937_64 random(1);
    std::uniform_int_distribution<std::int64_t> number(-(std::int64_t{1} << 53), std::int64_t{1} << 53);
    for (int i = 0; i < 20000; ++i) {
        const std::int64_t n = number(random) >> (random() % 53);
        const std::int64_t d = std::abs(number(random) >> (random() % 53)) + 1;
        ASSERT_EQ(Rational(n, d).toDouble(), static_cast<double>(n) / static_cast<double>(d)) << n << "/" << d;
    }
}

TEST(Rational, DoublesOfLongDecimalsEqualTheLibrarysReading)
{
    std::mt19937_64 random(2);
    for (int i = 0; i < 20000; ++i) {
        std::string text = std::to_string(random() % 10) + ".";
        for (std::uint64_t digits = random() % 40 + 1; digits > 0; --digits)
            text += static_cast<char>('0' + random() % 10);
        text += "e" + std::to_string(static_cast<int>(random() % 121) - 60);
        double expected = 0;
        std::from_chars(text.data(), text.data() + text.size(), expected);
        ASSERT_EQ(Rational::parseDecimal(text)->toDouble(), expected) << text;
    }
}

TEST(Rational, NumbersBelowTheNormalDoublesAreStillNearest)
{
    Rational tiny = *Rational::parseDecimal("3e-60");
    for (int i = 0; i < 4; ++i) tiny = tiny * *Rational::parseDecimal("1e-60");
    tiny = tiny * *Rational::parseDecimal("1e-20"); // 3e-320
    EXPECT_EQ(tiny.toDouble(), 3e-320);
}

TEST(Rational, GivesWholeNumbersOnlyWhereTheyFit)
{
    EXPECT_EQ(Rational(6, -4).asInt64(), std::pair(std::int64_t{-3}, std::int64_t{2}));
    const Rational most(std::numeric_limits<std::int64_t>::max());
    EXPECT_EQ(most.asInt64()->first, std::numeric_limits<std::int64_t>::max());
    EXPECT_EQ((most + 1).asInt64(), std::nullopt);
    EXPECT_EQ((Rational(1) / most / 2).asInt64(), std::nullopt);
}

} // namespace
} // namespace trivsel::core
