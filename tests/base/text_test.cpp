#include "base/text.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace trivsel {
namespace {

TEST(Text, EnglishFallsBackToDanish)
{
    EXPECT_EQ((Text{"Grøn", "Green"}.in(Language::English)), "Green");
    EXPECT_EQ((Text{"Grøn", ""}.in(Language::English)), "Grøn");
    EXPECT_EQ((Text{"Grøn", "Green"}.in(Language::Danish)), "Grøn");
}

TEST(Text, IllFormedBytesAreToldFromUtf8)
{
    EXPECT_TRUE(text::isUtf8("æøå ÆØÅ – ✓ 😀"));
    EXPECT_FALSE(text::isUtf8("\xC3"));
    EXPECT_FALSE(text::isUtf8("\xC0\xAF"));         // overlong
    EXPECT_FALSE(text::isUtf8("\xED\xA0\x80"));     // surrogate
    EXPECT_FALSE(text::isUtf8("\xF4\x90\x80\x80")); // above U+10FFFF
}

TEST(Text, ComposedAndDecomposedLettersAreTheSame)
{
    EXPECT_EQ(text::toNfc("A\xCC\x8A"), "Å");
    EXPECT_EQ(text::toNfc("a\xFFz"), "a\xEF\xBF\xBDz");
    EXPECT_EQ(text::foldCase("ÆBLE"), text::foldCase("æble"));
}

TEST(Text, TheShortWayOfPlainTextGivesWhatUnicodeDoes)
{
    for (const char* plain : {"", "Anna-Sofie O'Neill 3.b", "ÆØÅ æøå ÉÈÊËÝÞÐÑ×÷ÿ", "ÇÀÁÂÃÄÌÍÎÏÒÓÔÕÖÙÚÛÜ"}) {
        const std::string mark = "ŁΩ"; // takes both to the long way
        std::string folded = text::foldCase(plain + mark), composed = text::toNfc(plain + mark);
        EXPECT_EQ(text::foldCase(plain), folded.substr(0, folded.size() - text::foldCase(mark).size())) << plain;
        EXPECT_EQ(text::toNfc(plain), composed.substr(0, composed.size() - mark.size())) << plain;
    }
    EXPECT_EQ(text::foldCase("Weiß"), "weiss");
    EXPECT_EQ(text::toNfc("A\u030Asa"), "Åsa") << "a letter and its ring are one";
    EXPECT_EQ(text::toNfc("\xC3"), "\uFFFD");
    EXPECT_EQ(text::foldCase("A\xC3"), "a\uFFFD");
}

TEST(Text, ANameIsShownSafelyOnOneLine)
{
    EXPECT_EQ(text::displayLine("  Åse \t\n Ærø  "), "Åse Ærø");
    EXPECT_EQ(text::displayLine("Bo##skjult %s"), "Bo##skjult %s"); // data, neither id nor format
    EXPECT_EQ(text::displayLine("Ida\xE2\x80\xAEgnasrev"), "Ida□gnasrev"); // right-to-left override
    EXPECT_EQ(text::displayLine(std::string("A\0B", 3)), "A□B");
    EXPECT_EQ(text::displayLine(std::string(10000, 'x'), 12), "xxxxxxxxxxxx…");
    EXPECT_EQ(text::displayLine("Åse", 3), "Åse");
}

TEST(Text, NamesSortAsDanesSort)
{
    std::vector<std::string> names{"Åse", "Zenia", "Ærø", "Øjvind", "anders", "Aase", "Anna", "Bo"};
    std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return text::compareDanish(a, b) < 0; });
    EXPECT_EQ(names.front(), "anders");
    EXPECT_EQ(names[2], "Bo");
    EXPECT_EQ(names[3], "Zenia");
    EXPECT_EQ(names[4], "Ærø");
    EXPECT_EQ(names[5], "Øjvind");
    std::vector<std::string> byKey = names;
    std::reverse(byKey.begin(), byKey.end());
    std::stable_sort(byKey.begin(), byKey.end(),
                     [](const auto& a, const auto& b) { return text::danishSortKey(a) < text::danishSortKey(b); });
    EXPECT_EQ(byKey, names);
}

TEST(Text, CountsCodePointsAndSplits)
{
    EXPECT_EQ(text::codePoints("æøå"), 3u);
    EXPECT_EQ(text::split("a;;b", ';').size(), 3u);
    EXPECT_EQ(text::split("", ';').size(), 1u);
    EXPECT_EQ(text::trim(" \t x y\n"), "x y");
}

} // namespace
} // namespace trivsel
