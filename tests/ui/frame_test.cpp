#include "base/check.h"
#include "ui/image.h"
#include "ui/support/page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/field.h"
#include "ui/widgets/table.h"

#include <array>
#include <cstdio>
#include <filesystem>

namespace trivsel::ui {
namespace {

using test::Page;

enum class Where { Page, Card, Scroll, Table, Dialog, Disabled };

/// A page that throws deep inside when told to.
struct Faulty {
    Where where = Where::Page;
    bool armed = false;
    int used = 0;
    TableState table;
    TextState words;
    void boom() const
    {
        if (armed) TRIVSEL_CHECK(1 + 1 == 3);
    }
    void draw(Frame& f)
    {
        textField(f, "name", "Navn", words);
        used += button(f, "a", "Gem") ? 1 : 0;
        switch (where) {
        case Where::Page: boom(); break;
        case Where::Card: card(f, "one", [&] { card(f, "two", [&] { boom(); }); }); break;
        case Where::Scroll: scrollArea(f, "s", 200, [&] { column(f, 100, [&] { boom(); }); }); break;
        case Where::Table: {
            const std::array<TableColumn, 1> columns = {{{.title = "A"}}};
            trivsel::ui::table(f, "t", {.name = "T", .columns = columns, .rows = 2}, table, [&](TableRow& row) { row.cell(0, [&] { boom(); }); });
            break;
        }
        case Where::Dialog: dialog(f, "d", "Titel", {}, [&] { boom(); }); break;
        case Where::Disabled: withEnabled(f, Enabled::No, [&] { boom(); }); break;
        }
    }
};

class AThrowInside : public testing::TestWithParam<Where> {};

TEST_P(AThrowInside, ShowsAnErrorPageAndLeavesEverythingBalanced)
{
    Faulty faulty;
    faulty.where = GetParam();
    Headless::Options options;
    auto made = Headless::create(options, [&](Frame& f) { faulty.draw(f); });
    ASSERT_TRUE(made);
    Headless& h = **made;
    h.driver().settle();
    if (faulty.where != Where::Dialog) {
        ASSERT_TRUE(h.driver().click("Navn"));
        h.driver().type("halvt skrevet");
    }
    EXPECT_EQ(h.takeFailure(), "");
    faulty.armed = true;
    h.driver().settle();
    EXPECT_NE(h.takeFailure().find("1 + 1 == 3"), std::string::npos);
    EXPECT_TRUE(h.driver().expect("Noget gik galt i programmet"));
    EXPECT_EQ(h.log().find("Gem"), -1);
    // Going on while the fault is still there shows the page again; without it, the program is back with its words.
    ASSERT_TRUE(h.driver().click("Prøv igen"));
    EXPECT_FALSE(h.takeFailure().empty());
    faulty.armed = false;
    ASSERT_TRUE(h.driver().press("Enter"));
    EXPECT_EQ(h.takeFailure(), "");
    EXPECT_TRUE(h.log().contains("Navn"));
    if (faulty.where != Where::Dialog) {
        EXPECT_EQ(faulty.words.text(), "halvt skrevet");
        ASSERT_TRUE(h.driver().click("Gem"));
        EXPECT_EQ(faulty.used, 1);
    }
}

INSTANTIATE_TEST_SUITE_P(Places, AThrowInside,
                         testing::Values(Where::Page, Where::Card, Where::Scroll, Where::Table, Where::Dialog, Where::Disabled));

TEST(Frames, AStillScreenAsksForNothing)
{
    Page page([](Frame& f) {
        button(f, "a", "Gem");
        text(f, "Ro");
    });
    EXPECT_FALSE(page.headless().context().requests().redraw().has_value());
}

TEST(Frames, ZoomMakesEverythingLarger)
{
    Page page([](Frame& f) { button(f, "a", "Gem"); });
    const float before = page.item("Gem")->rect.height();
    page.headless().context().setScale(2);
    page.driver().settle();
    EXPECT_EQ(page.item("Gem")->rect.height(), before * 2);
    EXPECT_EQ(before, 36);
}

TEST(Fonts, ALetterThatWasNotThereComesWithTheNextFrameAndAMissingOneIsABox)
{
    bool cyrillic = false;
    Page page([&](Frame& f) {
        text(f, cyrillic ? "\xD0\xAF" : "A");       // Я, which the font has
        text(f, cyrillic ? "\xF0\x9F\x8C\xB1" : "B"); // a plant, which it has not
    });
    const int before = page.headless().context().fontVersion();
    cyrillic = true;
    page.driver().settle();
    EXPECT_GT(page.headless().context().fontVersion(), before);
    const int after = page.headless().context().fontVersion();
    page.driver().settle();
    EXPECT_EQ(page.headless().context().fontVersion(), after) << "what no font has is not looked for again";
    EXPECT_GT(page.item("\xF0\x9F\x8C\xB1")->rect.width(), 5) << "the box takes room";
}

TEST(Fonts, AMissingFileIsNamed)
{
    Context::Options options;
    options.fonts.regular = "/nowhere/Inter.otf";
    const auto context = Context::create(options);
    ASSERT_FALSE(context);
    EXPECT_NE(context.error().message.da.find("/nowhere/Inter.otf"), std::string::npos);
    options.fonts.regular = "/bin/sh";
    EXPECT_FALSE(Context::create(options));
}

TEST(Pictures, ShowWhatWasDrawnWithoutADisplay)
{
    Page page([](Frame& f) { primaryButton(f, "a", "Gem", {.width = 300}); });
    const std::string path = (std::filesystem::temp_directory_path() / "trivsel-picture-test.png").string();
    ASSERT_TRUE(page.headless().screenshot(path));
    const auto image = readPng(path);
    ASSERT_TRUE(image);
    std::filesystem::remove(path);
    EXPECT_EQ(image->width, 1280);
    const auto at = [&](int x, int y) {
        const std::size_t i = (static_cast<std::size_t>(y) * 1280 + static_cast<std::size_t>(x)) * 4;
        return Color{image->rgba[i], image->rgba[i + 1], image->rgba[i + 2], image->rgba[i + 3]};
    };
    const Rect r = page.item("Gem")->rect;
    const Palette& p = palette(ThemeName::Light);
    EXPECT_EQ(at(static_cast<int>(r.left) + 20, static_cast<int>(r.top) + 5), p.accent);
    EXPECT_EQ(at(1000, 600), p.page);
    EXPECT_EQ(at(static_cast<int>(r.left), static_cast<int>(r.top)), p.page) << "the corner is rounded";
    int white = 0;
    for (int x = static_cast<int>(r.left); x < static_cast<int>(r.right); ++x) white += at(x, static_cast<int>(r.centre().y)).r > 200 ? 1 : 0;
    EXPECT_GT(white, 5) << "there are words on the button";
    EXPECT_FALSE(page.headless().screenshot("/nowhere/at/all.png"));
}

TEST(Secrets, AreGoneFromTheLogAfterWiping)
{
    TextState state;
    bool isLocked = false;
    Page page([&](Frame& f) {
        if (isLocked) f.requests.forget();
        else textField(f, "f", "Navn", state);
    });
    page.click("Navn");
    page.type("Asta Juhl");
    isLocked = true;
    page.headless().frame();
    EXPECT_FALSE(page.log().contains("Asta"));
}

TEST(Secrets, WhatWasCopiedLeavesTheClipboardAfterTenSecondsOrAtALock)
{
    TextState state;
    state.set("Asta Juhl");
    bool isLocked = false;
    Page page([&](Frame& f) {
        if (isLocked) f.requests.forget();
        textField(f, "f", "Navn", state);
    });
    const auto copy = [&] {
        page.click("Navn");
        page.press("Ctrl+A");
        page.press("Ctrl+C");
        ASSERT_EQ(page.headless().clipboard, "Asta Juhl");
    };
    const auto wait = [&](double seconds) {
        page.headless().setFrameTime(seconds);
        page.headless().frame();
        page.headless().setFrameTime(1.0 / 60);
    };
    copy();
    wait(5);
    EXPECT_EQ(page.headless().clipboard, "Asta Juhl");
    ASSERT_TRUE(page.headless().context().requests().redraw()) << "nothing else may wake the window";
    EXPECT_GT(*page.headless().context().requests().redraw(), 3) << "and not before it is time";
    wait(6);
    EXPECT_EQ(page.headless().clipboard, "");
    copy();
    page.headless().clipboard = "noget fra et andet program";
    wait(11);
    EXPECT_EQ(page.headless().clipboard, "noget fra et andet program");
    copy();
    isLocked = true;
    page.headless().frame();
    EXPECT_EQ(page.headless().clipboard, "");
}

} // namespace
} // namespace trivsel::ui
