#include "ui/demo_page.h"
#include "ui/support/page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/tabs.h"

#include <array>
#include <set>

namespace trivsel::ui {
namespace {

using test::DemoState;
using test::Page;
using test::tabStops;

std::string demoPageName(const testing::TestParamInfo<DemoState::Page>& page)
{
    constexpr const char* kNames[] = {"Round", "Rating", "Team", "Child", "Controls"};
    return kNames[static_cast<std::size_t>(page.param)];
}

class EveryDemoPage : public testing::TestWithParam<DemoState::Page> {};

TEST_P(EveryDemoPage, TabVisitsEverythingInReadingOrderAndComesRound)
{
    DemoState state;
    state.page = GetParam();
    Page page([&](Frame& f) { drawDemo(f, state); });
    page.focus().clear();
    const auto stops = tabStops(page.log());
    ASSERT_GT(stops.size(), 8U);
    // The first Tab goes to the content, not to the navigation.
    page.press("Tab");
    const auto first = std::find(stops.begin(), stops.end(), page.focus().id());
    ASSERT_NE(first, stops.end());
    for (std::size_t i = 1; i < stops.size(); ++i) {
        page.press("Tab");
        const auto expected = stops[(static_cast<std::size_t>(first - stops.begin()) + i) % stops.size()];
        ASSERT_EQ(page.focus().id(), expected) << "after " << i << " tabs: " << page.focused();
        const Item item = page.log().at(static_cast<std::size_t>(page.log().findId(expected)));
        ASSERT_GT(item.visible.bottom - item.visible.top, 10) << item.label << " is not in view";
    }
    page.press("Shift+Tab");
    EXPECT_EQ(page.focus().id(), stops[(static_cast<std::size_t>(first - stops.begin()) + stops.size() - 2) % stops.size()]);
}

TEST_P(EveryDemoPage, HasUniqueIdsAndANameForEverythingThatCanBeUsed)
{
    DemoState state;
    state.page = GetParam();
    Page page([&](Frame& f) { drawDemo(f, state); });
    std::set<std::uint32_t> ids;
    for (std::size_t i = 0; i < page.log().size(); ++i) {
        const Item item = page.log().at(i);
        if (!item.focusable) continue;
        EXPECT_TRUE(ids.insert(item.id).second) << item.label;
        EXPECT_FALSE(item.label.empty()) << toWord(item.role);
        EXPECT_GE(item.rect.height(), 20) << item.label;
    }
}

TEST_P(EveryDemoPage, FitsTheWindowAtEveryZoom)
{
    for (const float scale : {0.8F, 1.0F, 1.25F, 1.6F, 2.0F}) {
        DemoState state;
        state.page = GetParam();
        Page page([&](Frame& f) { drawDemo(f, state); }, scale);
        for (std::size_t i = 0; i < page.log().size(); ++i) {
            const Item item = page.log().at(i);
            // Cells of a table that scrolls sideways may lie outside.
            if (item.role == Role::Cell || item.role == Role::Mark || item.role == Role::ColumnHeader) continue;
            EXPECT_LE(item.rect.right, 1281) << item.label << " at " << scale;
            EXPECT_GE(item.rect.left, -1) << item.label << " at " << scale;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Demo, EveryDemoPage,
                         testing::Values(DemoState::Page::Round, DemoState::Page::Rating, DemoState::Page::Team, DemoState::Page::Child,
                                         DemoState::Page::Controls),
                         demoPageName);

TEST(Focus, EnterAndSpaceUseTheFocusedButtonOnce)
{
    int used = 0;
    Page page([&](Frame& f) { used += button(f, "a", "Gem") ? 1 : 0; });
    page.press("Tab");
    EXPECT_EQ(page.focused(), "Gem");
    page.press("Enter");
    page.press("Space");
    EXPECT_EQ(used, 2);
}

TEST(Focus, SkipsWhatIsDisabled)
{
    Page page([](Frame& f) {
        button(f, "a", "Første");
        button(f, "b", "Ude af drift", {.enabled = Enabled::No});
        withEnabled(f, Enabled::No, [&] { button(f, "c", "Også"); });
        button(f, "d", "Sidste");
    });
    page.press("Tab");
    page.press("Tab");
    EXPECT_EQ(page.focused(), "Sidste");
    EXPECT_FALSE(page.driver().click("Ude af drift"));
}

TEST(Focus, ArrowsGoToTheNeighbourInTheirDirection)
{
    Page page([](Frame& f) {
        for (int row = 0; row < 3; ++row) {
            withId(f, {"row", row}, [&] {
                button(f, "left", "V" + std::to_string(row));
                sameRow(f);
                button(f, "right", "H" + std::to_string(row));
            });
            space(f, 4);
        }
    });
    page.press("Tab");
    EXPECT_EQ(page.focused(), "V0");
    page.press("Right");
    EXPECT_EQ(page.focused(), "H0");
    page.press("Down", 2);
    EXPECT_EQ(page.focused(), "H2");
    page.press("Down");
    EXPECT_EQ(page.focused(), "H2");
    page.press("Left");
    page.press("Up");
    EXPECT_EQ(page.focused(), "V1");
}

TEST(Focus, AGroupIsOneStopAndArrowsMoveInside)
{
    std::optional<int> answer;
    const std::array<ChoiceOption, 3> options = {{{"Trives", "1", core::Position::Green}, {"Tegn", "2", {}}, {"Ikke set", "0", {}}}};
    Page page([&](Frame& f) {
        button(f, "before", "Før");
        if (const auto c = choiceRow(f, "row", "Spørgsmål", options, answer)) answer = c;
        button(f, "after", "Efter");
    });
    page.press("Tab", 2);
    EXPECT_EQ(page.focused(), "Trives");
    page.press("Right", 2);
    EXPECT_EQ(page.focused(), "Ikke set");
    EXPECT_FALSE(answer.has_value()) << "moving must not choose";
    page.press("Space");
    EXPECT_EQ(answer, 2);
    page.press("Tab");
    EXPECT_EQ(page.focused(), "Efter");
    page.press("Shift+Tab");
    EXPECT_EQ(page.focused(), "Ikke set") << "the chosen option is where Tab comes in";
}

TEST(Focus, IsGivenByLabelAndToTheFirstOfANewScreen)
{
    bool other = false;
    Page page([&](Frame& f) {
        if (other) button(f, "x", "Ny skærm");
        else {
            button(f, "a", "Gem");
            button(f, "b", "Gem");
        }
    });
    page.focus().request("Gem", 2);
    page.driver().settle();
    EXPECT_EQ(page.focus().id(), page.item("Gem", 2)->id);
    EXPECT_TRUE(page.focus().ringVisible());
    other = true;
    page.focus().requestFirst();
    page.driver().settle();
    EXPECT_EQ(page.focused(), "Ny skærm");
    page.focus().request("Findes ikke");
    page.driver().settle();
    EXPECT_EQ(page.focused(), "Ny skærm");
}

TEST(Focus, StaysInADialogAndGoesBackAfterIt)
{
    bool open = false;
    int confirmed = 0;
    Page page([&](Frame& f) {
        button(f, "a", "Et");
        if (button(f, "b", "Slet")) open = true;
        if (!open) return;
        if (const auto answer = confirmDialog(f, "sure", {"Er du sikker?", "Det kan ikke fortrydes.", "Ja, slet", "Behold", true})) {
            confirmed += *answer ? 1 : 0;
            open = false;
        }
    });
    page.focus().request("Slet");
    page.driver().settle();
    page.press("Enter");
    EXPECT_TRUE(page.shows("Er du sikker?"));
    EXPECT_EQ(page.focused(), "Ja, slet");
    std::set<std::string> reached;
    for (int i = 0; i < 8; ++i) {
        page.press("Tab");
        reached.insert(page.focused());
    }
    EXPECT_EQ(reached, (std::set<std::string>{"Ja, slet", "Behold", "Luk"}));
    EXPECT_FALSE(page.driver().click("Et")) << "the page behind is out of reach";
    page.press("Esc");
    EXPECT_FALSE(open);
    EXPECT_EQ(confirmed, 0);
    EXPECT_EQ(page.focused(), "Slet");
    page.press("Enter");
    page.press("Enter");
    EXPECT_EQ(confirmed, 1);
}

TEST(Focus, TheMouseMovesItWithoutARing)
{
    Page page([](Frame& f) {
        button(f, "a", "Et");
        button(f, "b", "To");
    });
    page.press("Tab");
    EXPECT_TRUE(page.focus().ringVisible());
    page.click("To");
    EXPECT_EQ(page.focused(), "To");
    EXPECT_FALSE(page.focus().ringVisible());
}

} // namespace
} // namespace trivsel::ui
