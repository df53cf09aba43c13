#include "ui/screens/child_models.h"
#include "ui/screens/stage.h"

#include "ui/screens/children/children_screen.h"

#include <gtest/gtest.h>

namespace trivsel::tests {
namespace {

struct ChildrenPage {
    app::ChildrenModel model;
    ui::ChildrenView view;
    Stage stage;

    explicit ChildrenPage(app::ChildrenModel m, const StageOptions& options = {})
        : model(std::move(m)), stage(options, [this](ui::Frame& frame, ui::Outbox& out) {
              ui::drawChildren(frame, model, view, out, positionWords());
          })
    {
        stage.title = "Børn";
        stage.subtitle = {};
    }
};

app::ChildrenModel::Row row(std::int64_t id, const std::string& name, int months, UnitId unit, const char* unitName)
{
    app::ChildrenModel::Row r;
    r.child = ChildId{id};
    r.name = text::displayLine(name, 300);
    r.searchKey = text::foldCase(r.name);
    r.ageMonths = months;
    r.unit = unit;
    r.unitName = unitName;
    return r;
}

app::ChildrenModel group()
{
    app::ChildrenModel m;
    m.units = {{UnitId{3}, "Blå stue", "Strandhuset", {}}, {UnitId{4}, "Grøn stue", "Strandhuset", {}}};
    m.rows = {row(1, "Agnes Bak", 36, UnitId{3}, "Blå stue"), row(2, "Asta Juhl", 52, UnitId{3}, "Blå stue"),
              row(3, "Bo Juhl", 30, UnitId{4}, "Grøn stue"), row(4, "Emil Nørgaard", 68, UnitId{3}, "Blå stue"),
              row(5, "Åse Lund", 61, UnitId{4}, "Grøn stue")};
    m.rows[0].position = core::Position::Green;
    m.rows[0].isCurrent = true;
    m.rows[1].position = core::Position::Yellow;
    m.rows[1].isCurrent = true;
    m.rows[1].openSteps = 5;
    m.rows[1].isOverdue = true;
    m.rows[1].contact = "Mette Holm";
    m.rows[3].position = core::Position::Red;
    m.rows[3].openSteps = 1;
    m.mayAdd = m.mayImport = true;
    return m;
}

TEST(ChildrenScreen, IsSoundAtEverySizeWithNobodyAndWithHostileNames)
{
    app::ChildrenModel hostile = group();
    hostile.rows.push_back(row(6, hugeName(), 40, UnitId{3}, "Blå stue"));
    hostile.rows.push_back(row(7, hashName(), 40, UnitId{3}, "Blå stue"));
    hostile.rows.push_back(row(8, rtlName(), 40, UnitId{3}, "Blå stue"));
    hostile.units.front().name = hugeName();
    for (auto& r : hostile.rows) r.contact = hugeName();
    hostile.imports = {{BatchId{1}, Instant{}, 3, 1, 0, true}};
    for (const StageOptions& options : allStages())
        for (const app::ChildrenModel& model : {app::ChildrenModel{}, group(), hostile}) {
            ChildrenPage page(model, options);
            page.view.showsImports = true;
            page.stage.expectSound();
        }
}

TEST(ChildrenScreen, FindsAChildByPartOfItsNameAndOpensIt)
{
    ChildrenPage page(group());
    page.stage.picture("children");
    page.stage.press("Ctrl+F");
    page.stage.type("åse");
    page.stage.expect("Åse Lund");
    page.stage.expectGone("Asta Juhl");
    page.stage.click("Åse Lund");
    ASSERT_TRUE(page.stage.wentTo);
    EXPECT_EQ(page.stage.wentTo->child, ChildId{5});
}

TEST(ChildrenScreen, ShowsOneGroup)
{
    ChildrenPage page(group());
    page.stage.click("Alle grupper");
    page.stage.click("Grøn stue");
    page.stage.expect("Bo Juhl");
    page.stage.expectGone("Asta Juhl");
    page.stage.expect("2 børn");
}

TEST(ChildrenScreen, AModelMadeAnewIsFilteredAnew)
{
    ChildrenPage page(group());
    page.stage.press("Ctrl+F");
    page.stage.type("bo");
    page.stage.expect("Bo Juhl");
    app::ChildrenModel renamed = group();
    renamed.rows[2] = row(3, "Karl Juhl", 30, UnitId{4}, "Grøn stue");
    page.model = std::move(renamed); // its rows lie elsewhere, as those of a model made anew
    page.stage.expectGone("Karl Juhl");
    page.stage.expect("Ingen børn passer");
}

TEST(ChildrenScreen, AddsChildrenOneAfterTheOtherByKeyboard)
{
    ChildrenPage page(group());
    page.stage.click("Tilføj barn");
    page.stage.type("Nora Test");
    page.stage.press("Tab");
    page.stage.type("3-4-2023");
    page.stage.press("Tab");
    page.stage.picture("children-add");
    page.stage.click("Gruppe");
    page.stage.click("Blå stue · Strandhuset");
    page.stage.click("Tilføj");
    const auto* add = page.stage.last<app::AddChild>();
    ASSERT_NE(add, nullptr);
    EXPECT_EQ(add->name, "Nora Test");
    EXPECT_EQ(add->birthDate, on(2023, 4, 3));
    EXPECT_EQ(add->unit, UnitId{3});
    EXPECT_FALSE(add->sex);
    page.stage.expect("1 barn er tilføjet");
    page.stage.press("Escape");
    page.stage.expectGone("1 barn er tilføjet");
}

TEST(ChildrenScreen, SaysWhatToDoWhenThereIsNobody)
{
    app::ChildrenModel model;
    model.units = group().units;
    model.mayImport = model.mayAdd = true;
    ChildrenPage page(model);
    page.stage.picture("children-none");
    page.stage.click("Hent fra en liste");
    ASSERT_TRUE(page.stage.wentTo);
    EXPECT_EQ(page.stage.wentTo->screen, app::Screen::Import);
}

TEST(ChildrenScreen, Pictures)
{
    ChildrenPage(group(), {.width = 1280, .height = 720, .scale = 2}).stage.picture("children-zoom200");
    ChildrenPage(group(), {.width = 2560, .height = 1440, .scale = 2, .theme = ui::ThemeName::Dark})
        .stage.picture("children-scale2-dark");
}

} // namespace
} // namespace trivsel::tests
