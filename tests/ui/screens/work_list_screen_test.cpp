#include "ui/screens/child_models.h"
#include "ui/screens/stage.h"

#include "ui/screens/work_list/work_list_screen.h"

#include <gtest/gtest.h>

namespace trivsel::tests {
namespace {

using Model = app::WorkListModel;
using Kind = Model::Kind;

struct WorkListPage {
    Model model;
    ui::WorkListView view;
    Stage stage;

    explicit WorkListPage(Model m, const StageOptions& options = {})
        : model(std::move(m)), stage(options, [this](ui::Frame& frame, ui::Outbox& out) { ui::drawWorkList(frame, model, view, out); })
    {
        stage.title = "Hvem mangler?";
        stage.subtitle = {};
    }
};

/// One line; `adults` by index.
void add(Model& m, Kind kind, int unit, const std::string& name, const std::vector<int>& adults = {})
{
    Model::Row row;
    row.kind = kind;
    row.unit = unit;
    row.name = text::displayLine(name, 300);
    row.wanted = 2;
    const bool isOfUnit = kind == Kind::RoundNotOpened || kind == Kind::RoundNotClosed;
    if (!isOfUnit) row.child = ChildId{static_cast<std::int64_t>(m.rows.size()) + 1};
    row.place = {isOfUnit || kind < Kind::Position ? app::Screen::Round : app::Screen::Child, m.units[static_cast<std::size_t>(unit)].unit, {}, row.child};
    row.due = on(2026, 10, 31);
    row.firstWaiting = static_cast<std::uint32_t>(m.waitsFor.size());
    row.waiting = static_cast<std::uint32_t>(adults.size());
    m.waitsFor.insert(m.waitsFor.end(), adults.begin(), adults.end());
    m.rows.push_back(std::move(row));
    ++m.counts[static_cast<std::size_t>(kind)];
    ++m.units[static_cast<std::size_t>(unit)].counts[static_cast<std::size_t>(kind)];
}

Model typical()
{
    Model m;
    m.today = on(2026, 10, 20);
    m.mayRead = m.hasChildren = true;
    m.institutions = {{UnitId{10}, "Skovhuset"}, {UnitId{11}, "Strandhuset"}};
    m.units.push_back({UnitId{3}, "Blå stue", 1, 22, on(2026, 10, 31), {app::Screen::Round, UnitId{3}, {}, {}}, 22, 19, {}});
    m.units.push_back({UnitId{4}, "Grøn stue", 0, 18, {}, {app::Screen::Round, UnitId{4}, {}, {}}, 0, 0, {}});
    m.adults.push_back({UserId{1}, "Jonas Friis", {{0, 0, 2, 1}}, 2, 1, 1});
    m.adults.push_back({UserId{2}, "Mette Holm", {{1, 0, 1, 0}}, 1, 0, 0});
    m.titles = {{"Aftal, hvad I ændrer i hverdagen", "Agree on what you change"}};
    m.inRound = 22;
    m.agreed = 19;
    add(m, Kind::Ratings, 0, "Asta Juhl", {0, 1});
    add(m, Kind::Ratings, 0, "Emil Nørgaard", {0});
    add(m, Kind::Position, 0, "Nora Bak");
    add(m, Kind::WithoutContactAdult, 0, "Åse Lund");
    m.rows.back().what = core::FollowUpKind::WithoutContactAdult;
    m.rows.back().due.reset();
    add(m, Kind::Overdue, 0, "Villads Krogh", {0});
    m.rows.back().title = 0;
    m.rows.back().due = on(2026, 10, 12);
    m.rows.back().days = 8;
    add(m, Kind::Request, 0, "Nora Bak", {1});
    m.rows.back().what = core::FollowUpKind::Request;
    m.rows.back().days = 23;
    add(m, Kind::RoundNotOpened, 1, "Grøn stue");
    m.rows.back().wanted = 18;
    return m;
}

Model hostile()
{
    Model m = typical();
    for (auto& row : m.rows) row.name = text::displayLine(hugeName(), 120);
    for (auto& unit : m.units) unit.name = hashName();
    for (auto& adult : m.adults) adult.name = rtlName();
    for (auto& house : m.institutions) house.name = text::displayLine(hugeName(), 120);
    for (auto& title : m.titles) title = {hugeName(), hugeName()};
    return m;
}

TEST(WorkListScreen, StandsEverySizeLanguageAndName)
{
    int n = 0;
    for (const StageOptions& options : allStages()) {
        for (const bool isHostile : {false, true}) {
            WorkListPage page(isHostile ? hostile() : typical(), options);
            for (const auto tab : {ui::WorkListView::Tab::Lines, ui::WorkListView::Tab::Units, ui::WorkListView::Tab::Adults}) {
                page.view.tab = tab;
                page.stage.expectSound();
                page.stage.picture("work_list_" + std::to_string(n) + "_" + std::to_string(static_cast<int>(tab)) + (isHostile ? "_hostile" : ""));
            }
        }
        ++n;
    }
}

TEST(WorkListScreen, SumsStandOnTopAndFollowWhatIsChosen)
{
    WorkListPage page(typical());
    page.stage.expect("19 af 22 er færdige");
    page.stage.expect("længst: 23 dage");
    page.stage.expect("Runden er ikke åbnet · 18 børn");
    page.stage.click("Alle institutioner");
    page.stage.click("Skovhuset");
    page.stage.expectGone("længst: 23 dage");
    page.stage.expectGone("Asta Juhl");
    page.stage.expect("ingen runde er åben");
    EXPECT_EQ(page.view.lines.size(), 1U);
}

TEST(WorkListScreen, IsFilteredByAdultAndKind)
{
    WorkListPage page(typical());
    page.stage.click("Alle voksne");
    page.stage.click("Mette Holm");
    EXPECT_EQ(page.view.lines.size(), 2U) << "one rating and one request";
    page.stage.click("Alt");
    page.stage.click("Venter på svar");
    EXPECT_EQ(page.view.lines.size(), 1U);
    page.stage.expect("ventet 23 dage");
    page.view.kind = Kind::RoundNotOpened;
    page.stage.expect("Her mangler intet");
    page.stage.click("Vis alle");
    EXPECT_EQ(page.view.lines.size(), page.model.rows.size());
}

TEST(WorkListScreen, ALineLeadsToWhereItIsDoneByMouseAndByKeyboard)
{
    WorkListPage page(typical());
    page.stage.click("Asta Juhl");
    ASSERT_TRUE(page.stage.wentTo);
    EXPECT_EQ(page.stage.wentTo->screen, app::Screen::Round);
    page.stage.press("Down");
    page.stage.press("Down");
    page.stage.press("Enter");
    EXPECT_EQ(page.stage.wentTo, page.model.rows[2].place);
}

TEST(WorkListScreen, TheReminderNamesNoChildAndLeavesTheClipboardAfterTenSeconds)
{
    WorkListPage page(typical());
    page.stage.click("Voksne");
    page.stage.click("Jonas Friis");
    page.stage.expect("Du mangler 2 vurderinger i Blå stue (1 er begyndt); vinduet slutter 31. okt.");
    page.stage.click("Kopiér");
    const std::string copied = page.stage.headless().clipboard;
    EXPECT_NE(copied.find("Du mangler 2 vurderinger i Blå stue"), std::string::npos) << copied;
    EXPECT_NE(copied.find("1 linje i Opfølgning"), std::string::npos) << copied;
    for (const auto& row : page.model.rows)
        if (row.child) {
            EXPECT_EQ(copied.find(row.name), std::string::npos) << row.name;
        }
    page.stage.expect("Kopieret. Sæt det ind inden 10 sekunder.");
    page.stage.headless().setFrameTime(4);
    for (int i = 0; i < 4; ++i) page.stage.headless().frame();
    EXPECT_EQ(page.stage.headless().clipboard, "");
}

TEST(WorkListScreen, AGroupHasItsOwnReminderAndItsLines)
{
    WorkListPage page(typical());
    page.stage.click("Grupper");
    page.stage.click("Blå stue");
    page.stage.expect("2 børn mangler en vurdering.");
    page.stage.expect("1 barn mangler en fælles position eller en grund.");
    page.stage.click("Grøn stue");
    page.stage.expect("Runden er ikke åbnet endnu.");
    page.stage.click("Blå stue");
    page.stage.click("Se linjerne");
    EXPECT_EQ(page.view.unit, UnitId{3});
    EXPECT_EQ(page.view.lines.size(), 6U);
}

TEST(WorkListScreen, SaysWhenNobodyIsMissingAndWhoseListItIs)
{
    Model done;
    done.mayRead = done.hasChildren = true;
    WorkListPage page(done);
    page.stage.expect("Ingen mangler");
    WorkListPage others(Model{});
    others.stage.expect("Listen er for ledere");
}

} // namespace
} // namespace trivsel::tests
