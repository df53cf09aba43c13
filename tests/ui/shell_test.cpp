#include "ui/shell.h"

#include "ui/demo_page.h"
#include "ui/support/page.h"
#include "ui/widgets/text.h"

namespace trivsel::ui {
namespace {

using test::DemoState;
using test::Page;

TEST(Shell, NavigationLeadsToScreensAndTheConcernButtonIsAlwaysThere)
{
    DemoState state;
    Page page([&](Frame& f) { drawDemo(f, state); });
    page.click("Børn");
    EXPECT_EQ(state.nav, 2);
    EXPECT_EQ(page.value("Børn"), "current");
    page.click("Bekymret? / Akut");
    EXPECT_EQ(state.concerns, 1);
}

TEST(Shell, NavigationFoldsToMarksWhereRoomIsShort)
{
    DemoState state;
    Page wide([&](Frame& f) { drawDemo(f, state); });
    EXPECT_GT(wide.item("Runde")->rect.width(), 150);
    Page narrow([&](Frame& f) { drawDemo(f, state); }, 2);
    EXPECT_LT(narrow.item("Runde")->rect.width() / 2, 60);
    narrow.click("Børn");
    EXPECT_EQ(state.nav, 2);
}

TEST(Shell, TheEntryOfThePageIsInSightWhereNotAllFit)
{
    DemoState state;
    Page page([&](Frame& f) { drawDemo(f, state); }, 2, 1280, 480);
    const auto isInSight = [&](const char* entry) { return page.item(entry)->visible.height() > 60; };
    EXPECT_TRUE(isInSight("Runde"));
    EXPECT_FALSE(isInSight("Indstillinger"));
    state.nav = 7;
    page.driver().settle();
    EXPECT_TRUE(isInSight("Indstillinger"));
    state.nav = 0;
    page.driver().settle();
    EXPECT_TRUE(isInSight("Start"));
}

TEST(Shell, TheSideColumnGoesBelowWhereRoomIsShort)
{
    const auto draw = [](Frame& f) { twoColumns(f, [&] { text(f, "Hovedsag"); }, [&] { text(f, "Sidesag"); }); };
    Page wide(draw);
    EXPECT_EQ(wide.item("Hovedsag")->rect.top, wide.item("Sidesag")->rect.top);
    Page narrow(draw, 2);
    EXPECT_GT(narrow.item("Sidesag")->rect.top, narrow.item("Hovedsag")->rect.top);
    EXPECT_EQ(narrow.item("Sidesag")->rect.left, narrow.item("Hovedsag")->rect.left);
}

TEST(Layout, GridsWrapAndRowsBreakWhenNarrow)
{
    const auto draw = [](Frame& f) { grid(f, 5, 200, [&](int i) { text(f, "Kort " + std::to_string(i)); }); };
    Page wide(draw);
    EXPECT_EQ(wide.item("Kort 0")->rect.top, wide.item("Kort 4")->rect.top);
    Page narrow(draw, 1, 520);
    EXPECT_EQ(narrow.item("Kort 0")->rect.top, narrow.item("Kort 1")->rect.top);
    EXPECT_GT(narrow.item("Kort 2")->rect.top, narrow.item("Kort 1")->rect.top);
}

TEST(Layout, LongWordsWrapAndNeverLeaveTheirColumn)
{
    Page page([](Frame& f) { column(f, 120, [&] { text(f, "Speciallægepraksisplanlægningsstabiliseringsperiode og mere"); }); });
    const Rect r = page.item("Speciallægepraksisplanlægningsstabiliseringsperiode og mere")->rect;
    EXPECT_LE(r.width(), 121);
    EXPECT_GT(r.height(), 60);
}

} // namespace
} // namespace trivsel::ui
