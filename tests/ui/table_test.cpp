#include "ui/widgets/table.h"

#include "ui/support/page.h"
#include "ui/widgets/button.h"

#include <array>

namespace trivsel::ui {
namespace {

using test::Page;

struct ListPage {
    std::vector<std::string> names;
    TableState state;
    std::optional<int> opened;
    int drawn = 0;
    std::vector<int> edited;
    bool withButtons = false;
    Page page;

    static std::vector<std::string> make(int count)
    {
        std::vector<std::string> names;
        for (int i = 0; i < count; ++i) names.push_back("Barn nr. " + std::to_string(i));
        return names;
    }
    explicit ListPage(int count, int width = 1280)
        : names(make(count)), page([this](Frame& f) {
              scrollArea(f, "page", 600, [&] {
                  const std::array<TableColumn, 3> columns = {{{.title = "Barn", .width = 200}, {.title = "Status"}, {.title = "Gør", .width = 140}}};
                  drawn = 0;
                  const auto chosen = table(f, "children", {.name = "Børn", .columns = columns, .rows = static_cast<int>(names.size()),
                                                            .rowLabel = [&](int row) { return std::string_view(names[static_cast<std::size_t>(row)]); }},
                                            state, [&](TableRow& row) {
                                                ++drawn;
                                                row.text(0, names[static_cast<std::size_t>(row.index())]);
                                                row.pill(1, core::Position::Green, "I trivsel");
                                                if (withButtons) row.cell(2, [&] {
                                                    if (button(f, {"edit", row.index()}, "Ret " + std::to_string(row.index()))) edited.push_back(row.index());
                                                });
                                            });
                  if (chosen) opened = chosen;
              });
              button(f, "after", "Efter");
          }, 1, width)
    {
    }
};

TEST(Table, DrawsOnlyTheRowsInView)
{
    ListPage p(10'000);
    EXPECT_LT(p.drawn, 20);
    EXPECT_LT(p.page.log().size(), 200U);
}

TEST(Table, ARowFarAwayIsReachedByItsName)
{
    ListPage p(10'000);
    p.page.click("Barn nr. 7777");
    EXPECT_EQ(p.opened, 7777);
    EXPECT_LT(p.drawn, 20);
    p.page.click("Barn nr. 3");
    EXPECT_EQ(p.opened, 3);
    EXPECT_FALSE(p.page.driver().click("Barn nr. 10000"));
}

TEST(Table, TwoOfOneNameAreBothReached)
{
    ListPage p(3'000);
    p.names[10] = p.names[2'500] = "Emil";
    p.page.headless().frame();
    p.page.click("Emil", 2);
    EXPECT_EQ(p.opened, 2'500);
}

TEST(Table, TheKeyboardGoesThroughTheRowsAndOpensOne)
{
    ListPage p(1'000);
    p.page.press("Tab");
    EXPECT_EQ(p.page.focused(), "Barn nr. 0");
    p.page.press("Down", 3);
    EXPECT_EQ(p.page.focused(), "Barn nr. 3");
    p.page.press("End");
    EXPECT_EQ(p.page.focused(), "Barn nr. 999");
    const auto item = p.page.item("Barn nr. 999");
    ASSERT_TRUE(item.has_value());
    EXPECT_GT(item->visible.height(), 40) << "the row is in view";
    p.page.press("PageUp");
    EXPECT_NE(p.page.focused(), "Barn nr. 999");
    p.page.press("Home");
    p.page.press("Down");
    p.page.press("Enter");
    EXPECT_EQ(p.opened, 1);
    p.page.press("Tab");
    EXPECT_EQ(p.page.focused(), "Efter");
    p.page.press("Shift+Tab");
    EXPECT_EQ(p.page.focused(), "Barn nr. 1") << "the table remembers its row";
}

TEST(Table, ButtonsInTheCurrentRowComeAfterItWithTab)
{
    ListPage p(20);
    p.withButtons = true;
    p.page.driver().settle();
    p.page.press("Tab");
    p.page.press("Down", 2);
    p.page.press("Tab");
    EXPECT_EQ(p.page.focused(), "Ret 2");
    p.page.press("Enter");
    EXPECT_EQ(p.edited, std::vector{2});
    EXPECT_FALSE(p.opened.has_value());
    p.page.press("Tab");
    EXPECT_EQ(p.page.focused(), "Efter");
    p.page.click("Ret 5");
    EXPECT_EQ(p.edited, (std::vector{2, 5}));
    EXPECT_FALSE(p.opened.has_value()) << "the button is above the row";
}

TEST(Table, IsEmptyWithoutRows)
{
    ListPage p(0);
    p.page.press("Tab");
    EXPECT_EQ(p.page.focused(), "Efter");
}

TEST(Table, SurvivesThatRowsDisappear)
{
    ListPage p(50);
    p.page.press("Tab");
    p.page.press("End");
    p.names.resize(5);
    p.page.driver().settle();
    EXPECT_EQ(p.state.focusedRow, 4);
}

TEST(Table, AGridThatIsTooWideScrollsSidewaysWithItsNamesInView)
{
    TableState state;
    std::vector<TableColumn> columns = {{.title = "Barn", .width = 150}};
    std::vector<std::string> titles;
    for (int i = 0; i < 24; ++i) titles.push_back("I" + std::to_string(i));
    for (const std::string& t : titles) columns.push_back({.title = t, .width = 60, .align = Align::Centre});
    Page page([&](Frame& f) {
        table(f, "grid", {.name = "Børn", .columns = columns, .rows = 28, .rowLabel = [](int) { return std::string_view("Barn"); }}, state,
              [&](TableRow& row) {
                  row.twoLines(0, "Asta", "4 år");
                  for (int c = 1; c <= 24; ++c) row.mark(c, core::Position::Green, "I trivsel");
              });
    }, 1, 900);
    EXPECT_TRUE(page.shows("I3"));
    EXPECT_FALSE(page.log().contains("I23")) << "out of view until scrolled";
}

} // namespace
} // namespace trivsel::ui
