#include "ui/demo_page.h"
#include "ui/support/page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/field.h"
#include "ui/widgets/position.h"
#include "ui/widgets/slider.h"
#include "ui/widgets/status.h"
#include "ui/widgets/tabs.h"

#include <array>

namespace trivsel::ui {
namespace {

using core::Position;
using test::Page;

TEST(Buttons, OfOneLabelAreToldApartByTheirNumber)
{
    std::vector<int> used;
    Page page([&](Frame& f) {
        for (int i = 0; i < 3; ++i) {
            if (button(f, {"open", i}, "Åbn")) used.push_back(i);
        }
    });
    page.click("Åbn", 2);
    page.click("Åbn", 3);
    EXPECT_EQ(used, (std::vector{1, 2}));
    EXPECT_FALSE(page.driver().click("Åbn", 4));
}

TEST(Buttons, AreUsedOnReleaseAndNotWhenThePointerWentAway)
{
    int used = 0;
    Page page([&](Frame& f) { used += primaryButton(f, "a", "Gem", {.keyCap = "Enter", .icon = Icon::Check}) ? 1 : 0; });
    page.click("Gem");
    EXPECT_EQ(used, 1);
    EXPECT_EQ(page.item("Gem")->role, Role::Button);
}

TEST(Sliders, MoveToThePointerAndByKeysAndNoFurtherThanTheirEnds)
{
    int value = 2;
    Page page([&](Frame& f) {
        if (const auto moved = slider(f, "s", "Gul fra", value, std::to_string(value), {.least = 1, .most = 11, .largeStep = 4, .usual = 2})) value = *moved;
    });
    page.click("Gul fra"); // its middle
    EXPECT_EQ(value, 6);
    EXPECT_EQ(page.value("Gul fra"), "6");
    page.press("Right");
    EXPECT_EQ(value, 7);
    page.press("PageUp");
    page.press("PageUp");
    EXPECT_EQ(value, 11);
    page.press("Left");
    EXPECT_EQ(value, 10);
    page.press("Home");
    page.press("Left");
    EXPECT_EQ(value, 1);
    EXPECT_EQ(page.focused(), "Gul fra") << "the arrows stay with it";
}

TEST(Choices, NumberKeysChooseInTheRowThatTakesThem)
{
    std::array<std::optional<int>, 2> answers;
    int current = 0;
    const std::array<ChoiceOption, 3> options = {{{"Trives", "1", Position::Green}, {"Tegn", "2", Position::Yellow}, {"Ikke set", "0", Position::Unassessed}}};
    Page page([&](Frame& f) {
        for (int n = 0; n < 2; ++n) {
            const auto c = choiceRow(f, {"row", n}, "Spørgsmål", options, answers[static_cast<std::size_t>(n)],
                                     {.takesKeys = n == current ? TakesKeys::Yes : TakesKeys::No});
            if (c) {
                answers[static_cast<std::size_t>(n)] = *c;
                current = n + 1;
            }
        }
    });
    page.press("2");
    page.press("0");
    page.press("1");
    EXPECT_EQ(answers[0], 1);
    EXPECT_EQ(answers[1], 2);
    EXPECT_EQ(page.value("Tegn", 1), "chosen");
    EXPECT_EQ(page.value("Tegn", 2), "");
}

TEST(Choices, NothingIsChosenUntilSomeoneChooses)
{
    const std::array<ChoiceOption, 2> options = {{{"I trivsel", "1", Position::Green}, {"Øget opmærksomhed", "2", Position::Yellow}}};
    std::optional<int> answer;
    Page page([&](Frame& f) {
        if (const auto c = radioList(f, "list", "Position", options, answer, {.takesKeys = TakesKeys::Yes})) answer = c;
    });
    EXPECT_EQ(page.value("I trivsel"), "");
    page.click("Øget opmærksomhed");
    EXPECT_EQ(answer, 1);
    page.press("1");
    EXPECT_EQ(answer, 0);
}

TEST(Switches, TurnWithMouseAndKeyboard)
{
    bool checked = false;
    bool on = true;
    int part = 0;
    const std::array<std::string_view, 2> parts = {"Lys", "Mørk"};
    Page page([&](Frame& f) {
        if (checkbox(f, "c", "Brev er sendt", checked)) checked = !checked;
        if (toggle(f, "t", "Kun mine", on)) on = !on;
        if (const auto s = segmented(f, "s", "Udseende", parts, part)) part = *s;
    });
    page.click("Brev er sendt");
    EXPECT_TRUE(checked);
    EXPECT_EQ(page.value("Brev er sendt"), "on");
    page.focus().request("Kun mine");
    page.driver().settle();
    page.press("Space");
    EXPECT_FALSE(on);
    page.press("Tab");
    page.press("Right");
    page.press("Enter");
    EXPECT_EQ(part, 1);
}

TEST(Tabs, AreChosenAndTellTheirCount)
{
    int current = 0;
    const std::array<Tab, 2> areas = {{{"Psykisk", "3/5"}, {"Social", "0/5"}}};
    Page page([&](Frame& f) {
        if (const auto t = tabs(f, "areas", "Områder", areas, current)) current = *t;
    });
    EXPECT_EQ(page.value("Social"), "0/5");
    page.click("Social");
    EXPECT_EQ(current, 1);
}

TEST(Lists, DropDownOpensChoosesAndClosesWithEscape)
{
    int selected = -1;
    const std::vector<std::string> units = {"Blå stue", "Rød stue", "Grøn stue"};
    Page page([&](Frame& f) {
        if (const auto c = dropDown(f, "unit", "Stue", units, selected)) selected = *c;
        button(f, "b", "Bagved");
    });
    page.click("Stue");
    EXPECT_TRUE(page.shows("Rød stue"));
    page.click("Rød stue");
    EXPECT_EQ(selected, 1);
    EXPECT_EQ(page.value("Stue"), "Rød stue");
    page.press("Enter");
    EXPECT_EQ(page.focused(), "Rød stue") << "opens at what is chosen";
    page.press("Down");
    page.press("Enter");
    EXPECT_EQ(selected, 2);
    EXPECT_EQ(page.focused(), "Stue");
    page.press("Enter");
    page.press("Esc");
    EXPECT_EQ(selected, 2);
    page.click("Bagved");
}

TEST(Lists, AMenuGivesTheItemAndKnowsWhatIsOutOfReach)
{
    std::optional<int> chosen;
    const std::array<MenuItem, 3> items = {{{"Udskriv", "Ctrl P", Icon::Print}, {"Slet", {}, Icon::Delete, Enabled::No}, {"Lås", {}, Icon::Lock}}};
    Page page([&](Frame& f) {
        if (const auto c = menuButton(f, "more", "Mere", items)) chosen = c;
    });
    page.click("Mere");
    EXPECT_FALSE(page.driver().click("Slet"));
    page.press("Down");
    EXPECT_EQ(page.focused(), "Lås");
    page.press("Enter");
    EXPECT_EQ(chosen, 2);
    EXPECT_FALSE(page.driver().expect("Udskriv"));
}

TEST(Messages, BannersAndEmptyStatesSayWhatToDo)
{
    BannerEvent event = BannerEvent::None;
    bool begun = false;
    Page page([&](Frame& f) {
        const BannerEvent e = banner(f, "b", BannerKind::Error, "Filen kunne ikke læses.", {.action = "Vælg igen", .close = "Luk"});
        if (e != BannerEvent::None) event = e;
        if (emptyState(f, "e", Icon::Children, "Ingen børn endnu", "Hent dem fra en fil.", "Hent fra fil")) begun = true;
    });
    page.click("Vælg igen");
    EXPECT_EQ(event, BannerEvent::Action);
    page.click("Luk");
    EXPECT_EQ(event, BannerEvent::Closed);
    page.click("Hent fra fil");
    EXPECT_TRUE(begun);
}

TEST(Messages, AFailedSaveIsALinkAndASuccessfulOneIsNot)
{
    SaveStatus status = SaveStatus::Saved;
    bool again = false;
    Page page([&](Frame& f) {
        if (saveStatus(f, "s", status, "Gemt kl. 14.02")) again = true;
    });
    EXPECT_TRUE(test::tabStops(page.log()).empty());
    status = SaveStatus::Failed;
    page.driver().settle();
    page.click("Gemt kl. 14.02");
    EXPECT_TRUE(again);
}

TEST(Tooltips, ComeAfterARestAndAskForThatFrameOnly)
{
    Page page([](Frame& f) { iconButton(f, "print", Icon::Print, "Udskriv"); });
    ASSERT_TRUE(page.driver().hover("Udskriv"));
    const auto redraw = page.headless().context().requests().redraw();
    ASSERT_TRUE(redraw.has_value());
    EXPECT_GT(*redraw, 0.1);
    page.headless().setFrameTime(1);
    page.headless().frame();
    page.headless().frame();
    EXPECT_FALSE(page.headless().context().requests().redraw().has_value());
}

// A name may hold anything. Drawn by every widget that can show one, it must come out as words and nothing else.
const std::string kHostile[] = {"##gemt", "###", "%s%n%d %%", "\xE2\x80\xAE" "lhuJ atsA", "A\xCC\x8Asa med ring",
                                "\xF0\x9F\x91\xA7\xE2\x80\x8D\xF0\x9F\x91\xA6", "\xD0\x9E\xD0\xBB\xD1\x8C\xD0\xB3\xD0\xB0",
                                "linje\nskift\ttab\x01", "\xFF\xFE\xC3(", std::string(10'000, 'W'), ""};

class HostileName : public testing::TestWithParam<std::size_t> {};

TEST(Text, TheSpaceBetweenTwoRunsIsThereInEveryScript)
{
    const auto widthOf = [](std::initializer_list<TextRun> runs) {
        test::Page page([&](Frame& f) { textRuns(f, runs); });
        return page.log().at(0).rect.width();
    };
    for (const char* name : {"Soren:", "Søren:", "Ænnå Åse:"}) {
        const std::string spaced = std::string(name) + " ", before = " " + std::string(name);
        const float apart = widthOf({{name}, {" "}, {"x"}});
        EXPECT_EQ(widthOf({{spaced}, {"x"}}), apart) << name;
        EXPECT_EQ(widthOf({{"x"}, {before}}), apart) << name;
        EXPECT_LT(widthOf({{name}, {"x"}}), apart) << name;
    }
}

TEST_P(HostileName, IsShownAsWordsByEveryWidget)
{
    const std::string& name = kHostile[GetParam()];
    int used = 0;
    std::vector<std::string> list = {name, "Anden"};
    TextState state;
    state.set(name);
    TextState areaState;
    areaState.set(name);
    const std::array<ChoiceOption, 1> options = {{{name, "1", Position::Red}}};
    const std::array<Tab, 1> areas = {{{name, "1/1"}}};
    TableState tableState;
    const std::array<TableColumn, 2> columns = {{{.title = name}, {.title = "Status", .width = 100}}};
    const auto widgets = [&](Frame& f) {
        text(f, name);
        heading(f, name);
        textRuns(f, {{name, TextStyle::SecondaryStrong}, {name}});
        used += button(f, "b1", name) ? 1 : 0;
        used += button(f, "b2", name, {.tooltip = name}) ? 1 : 0;
        choiceRow(f, "c", name, options, 0);
        radioList(f, "r", name, options, 0);
        tabs(f, "t", name, areas, 0);
        checkbox(f, "cb", name, true);
        positionPill(f, Position::Yellow, name);
        tag(f, name);
        textField(f, "f", name, state, {.hint = name, .help = name});
        dropDown(f, "d", name, list, 0);
        textArea(f, "a", name, areaState, {.maxLines = 4});
        banner(f, "ba", BannerKind::Info, name);
        card(f, "card", {.label = name}, [&] { caption(f, name); });
        table(f, "tab", {.name = "Børn", .columns = columns, .rows = 1, .rowLabel = [&](int) { return std::string_view(name); }}, tableState,
              [&](TableRow& row) {
                  row.twoLines(0, name, name);
                  row.text(1, name);
              });
    };
    Page page([&](Frame& f) { scrollArea(f, "all", 700, [&] { widgets(f); }); });
    const std::string shown = text::displayLine(name, 300);
    if (!shown.empty()) {
        EXPECT_TRUE(page.item(shown).has_value());
        page.click(shown, 1);
        page.click(shown, 2);
        EXPECT_EQ(used, 2);
    }
    EXPECT_EQ(state.text(), text::isUtf8(name) ? name : state.text());
    page.press("Tab", 20);
    EXPECT_FALSE(page.driver().items().empty());
}

INSTANTIATE_TEST_SUITE_P(Names, HostileName, testing::Range(std::size_t{0}, std::size(kHostile)));

} // namespace
} // namespace trivsel::ui
