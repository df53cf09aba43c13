#include "ui/shortcuts.h"
#include "ui/support/page.h"
#include "ui/widgets/field.h"

#include <imgui.h>

namespace trivsel::ui {
namespace {

using test::Page;

void tap(ImGuiKey key)
{
    ImGui::GetIO().AddKeyEvent(key, true);
    ImGui::GetIO().AddKeyEvent(key, false);
}

TEST(InputOrder, KeysThatCameWithinOneFrameAreAnsweredOneByOneInTheirOrder)
{
    std::vector<int> digits;
    Page page([&](Frame& f) {
        if (const int digit = pressedDigit(f); digit >= 0) digits.push_back(digit);
    });
    for (const ImGuiKey key : {ImGuiKey_3, ImGuiKey_1, ImGuiKey_2, ImGuiKey_2}) tap(key);
    for (int i = 0; i < 8; ++i) page.headless().frame();
    EXPECT_EQ(digits, (std::vector{3, 1, 2, 2}));
}

TEST(InputOrder, AKeyKeepsTheModifierItWasPressedWith)
{
    int next = 0;
    int plain = 0;
    Page page([&](Frame& f) {
        next += pressed(f, Shortcut::NextArea) ? 1 : 0;
        plain += pressed(f, "Right") ? 1 : 0;
    });
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiMod_Ctrl, true);
    page.headless().frame();
    io.AddKeyEvent(ImGuiKey_RightArrow, true);
    io.AddKeyEvent(ImGuiMod_Ctrl, false);
    io.AddKeyEvent(ImGuiKey_RightArrow, false);
    for (int i = 0; i < 5; ++i) page.headless().frame();
    EXPECT_EQ(next, 1);
    EXPECT_EQ(plain, 0);
}

TEST(InputOrder, WaitingKeysAskForTheNextFrameAtOnce)
{
    Page page([](Frame&) {});
    page.driver().settle();
    tap(ImGuiKey_1);
    tap(ImGuiKey_2);
    page.headless().frame();
    EXPECT_EQ(page.headless().context().requests().redraw(), 0.0);
}

TEST(InputOrder, WordsKeepTheirPlaceAmongKeys)
{
    TextState words;
    Page page([&](Frame& f) { textField(f, "name", "Navn", words); });
    page.press("Tab");
    ImGuiIO& io = ImGui::GetIO();
    for (const char c : {'a', 'b'}) {
        tap(static_cast<ImGuiKey>(ImGuiKey_A + (c - 'a')));
        io.AddInputCharacter(static_cast<unsigned>(c));
    }
    tap(ImGuiKey_Backspace);
    tap(ImGuiKey_C);
    io.AddInputCharacter('c');
    for (int i = 0; i < 12; ++i) page.headless().frame();
    EXPECT_EQ(words.text(), "ac");
}

} // namespace
} // namespace trivsel::ui
