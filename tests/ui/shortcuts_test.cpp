#include "ui/shortcuts.h"

#include "ui/detail/keys.h"
#include "ui/support/page.h"
#include "ui/widgets/field.h"

#include <map>
#include <set>

namespace trivsel::ui {
namespace {

using test::Page;

TEST(Shortcuts, NoTwoMeetInOnePlace)
{
    std::map<std::pair<Place, std::string_view>, std::string_view> taken;
    for (const ShortcutRow& row : shortcuts()) {
        EXPECT_TRUE(taken.emplace(std::pair(row.place, row.keys), row.nameKey).second) << row.keys;
        if (row.place == Place::Everywhere) continue;
        for (const ShortcutRow& global : shortcuts()) {
            if (global.place == Place::Everywhere) {
                EXPECT_NE(global.keys, row.keys) << row.nameKey;
            }
        }
    }
}

TEST(Shortcuts, EveryOneHasARowWithKeysThatAKeyboardHas)
{
    std::set<Shortcut> seen;
    for (const ShortcutRow& row : shortcuts()) {
        EXPECT_TRUE(seen.insert(row.shortcut).second) << row.nameKey;
        EXPECT_TRUE(detail::parseKeys(row.keys).has_value()) << row.keys;
        EXPECT_TRUE(row.nameKey.starts_with("shortcut."));
    }
    for (int i = 0; i <= static_cast<int>(Shortcut::AddStep); ++i) EXPECT_TRUE(seen.contains(static_cast<Shortcut>(i))) << i;
}

TEST(Shortcuts, CapsShowArrowsAndWords)
{
    EXPECT_EQ(keyCapText("Ctrl+Right"), "Ctrl →");
    EXPECT_EQ(keyCapText("Ctrl++"), "Ctrl +");
    EXPECT_EQ(keyCapText("G"), "G");
    EXPECT_FALSE(detail::parseKeys("Ctrl+Hop").has_value());
    EXPECT_FALSE(detail::parseKeys("").has_value());
    EXPECT_TRUE(detail::parseKeys("Ctrl++")->ctrl);
}

TEST(Shortcuts, LettersAreSilentWhileSomethingIsTyped)
{
    TextState state;
    int comments = 0;
    int locks = 0;
    int areas = 0;
    int helps = 0;
    int digit = -1;
    Page page([&](Frame& f) {
        textField(f, "name", "Navn", state);
        comments += pressed(f, Shortcut::Comment) ? 1 : 0;
        locks += pressed(f, Shortcut::Lock) ? 1 : 0;
        areas += pressed(f, Shortcut::NextArea) ? 1 : 0;
        helps += pressed(f, Shortcut::Help) ? 1 : 0;
        if (const int d = pressedDigit(f); d >= 0) digit = d;
    });
    page.press("K");
    page.press("Ctrl+Right");
    page.press("7");
    EXPECT_EQ(comments, 1);
    EXPECT_EQ(areas, 1);
    EXPECT_EQ(digit, 7);
    page.click("Navn");
    page.press("k");
    page.press("3");
    page.press("Ctrl+Right");
    EXPECT_EQ(state.text(), "k3");
    EXPECT_EQ(comments, 1);
    EXPECT_EQ(digit, 7);
    EXPECT_EQ(areas, 1);
    page.press("Ctrl+L");
    page.press("F1");
    EXPECT_EQ(locks, 1);
    EXPECT_EQ(helps, 1);
}

} // namespace
} // namespace trivsel::ui
