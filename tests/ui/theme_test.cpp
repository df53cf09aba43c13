#include "ui/theme.h"

#include <gtest/gtest.h>

namespace trivsel::ui {
namespace {

TEST(Contrast, IsThatOfTheAccessibilityGuidelines)
{
    EXPECT_NEAR(contrast(rgb(0x000000), rgb(0xFFFFFF)), 21.0, 1e-9);
    EXPECT_NEAR(contrast(rgb(0x777777), rgb(0xFFFFFF)), 4.48, 0.005);
    EXPECT_NEAR(contrast(rgb(0xFFFFFF), rgb(0x777777)), 4.48, 0.005);
    EXPECT_NEAR(contrast(rgb(0x123456), rgb(0x123456)), 1.0, 1e-9);
}

std::string themeName(const testing::TestParamInfo<ThemeName>& theme) { return theme.param == ThemeName::Light ? "Light" : "Dark"; }

class EveryPalette : public testing::TestWithParam<ThemeName> {};

TEST_P(EveryPalette, KeepsWordsMarksAndBordersApartFromWhatIsBehindThem)
{
    for (const ContrastRule& rule : contrastRules(palette(GetParam())))
        EXPECT_GE(contrast(rule.front, rule.back), rule.minimum) << rule.name;
}

TEST_P(EveryPalette, TestsEveryPositionForWordsAndMarks)
{
    int words = 0;
    int marks = 0;
    for (const ContrastRule& rule : contrastRules(palette(GetParam()))) {
        words += rule.name.ends_with("text on soft") && rule.minimum >= 4.5 ? 1 : 0;
        marks += rule.name.ends_with("mark on soft") && rule.minimum >= 3 ? 1 : 0;
    }
    EXPECT_EQ(words, 4);
    EXPECT_EQ(marks, 4);
}

INSTANTIATE_TEST_SUITE_P(Themes, EveryPalette, testing::Values(ThemeName::Light, ThemeName::Dark),
                         themeName);

TEST(Palette, LightHasTheTokensOfTheDesign)
{
    const Palette& p = palette(ThemeName::Light);
    EXPECT_EQ(p.page, rgb(0xF6F5F2));
    EXPECT_EQ(p.accent, rgb(0x1F5F6B));
    EXPECT_EQ(p.controlBorder, rgb(0x8A867E));
    EXPECT_EQ(p.of(core::Position::Yellow).text, rgb(0x6B4800));
    EXPECT_EQ(p.of(core::Position::Unassessed).mark, rgb(0x6C777E));
}

} // namespace
} // namespace trivsel::ui
